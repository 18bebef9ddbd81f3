"""Spans to lines: words in any script fill lines, and lines know where each stretch of them stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from lotsen_curriculum.rendering.bidi import base_level, levels, runs_right, visual_order
from lotsen_curriculum.rendering.pdf.text import Span, Style
from lotsen_curriculum.rendering.shaping import SOFT_HYPHEN, Glyph, Shaped, Shaper, clusters, words
from lotsen_curriculum.rendering.theme import TextLook

__all__ = ["Line", "Stretch", "Typesetter", "line_metrics"]


@dataclass(frozen=True, eq=False, slots=True)
class Stretch:
    """Pieces of words in one style that follow each other; `x` is their left end, in pt from that of the line."""

    x: float
    width: float
    style: Style
    pieces: tuple[Shaped, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, eq=False, slots=True)
class Line:
    """A finished line: its stretches in reading order, its height, and the baseline below its top, in pt."""

    stretches: tuple[Stretch, ...]
    height: float
    baseline: float


@dataclass(frozen=True, eq=False, slots=True)
class _Piece:
    """A shaped piece of a word in its style; `level` is its direction's level, `width` in pt."""

    shaped: Shaped
    style: Style
    level: int
    width: float


@dataclass(frozen=True, eq=False, slots=True)
class _Word:
    """What no line breaks inside; `room` is its width without the spaces at its end."""

    pieces: tuple[_Piece, ...]
    width: float
    room: float
    text: str


class _Words(dict[str, _Word]):
    """The words in one style and direction, shaped when they first come."""

    def __init__(self, shaper: Shaper, style: Style, level: int) -> None:
        self._shaper = shaper
        self._style = style
        self._level = level

    def __missing__(self, text: str) -> _Word:
        style = self._style
        shaped = self._shaper.shape(text, bold=style.bold, italic=style.italic, rtl=bool(self._level % 2))
        pieces = tuple([_Piece(part, style, self._level, part.width * style.size) for part in shaped])
        width = sum([piece.width for piece in pieces])
        self[text] = word = _Word(pieces, width, width - style.size * _trailing(shaped), text)
        return word


class Typesetter:
    """Breaks spans into lines with the fonts of one shaper."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._known: dict[tuple[Style, int], _Words] = {}

    def lines(self, spans: Sequence[Span], look: TextLook, width: float, align: str) -> list[Line]:
        """The lines that the spans fill at `width` pt; one empty line where there is no text."""
        text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
        base = base_level(text)
        rows = list(self._fill(self._words(spans, text, base), width + 0.01)) or [[]]
        last = len(rows) - 1
        return [
            _placed(self._hyphenated(row) if index < last else row, base, look, width, align)
            for index, row in enumerate(rows)
        ]

    def natural_width(self, spans: Sequence[Span]) -> float:
        """The width of the spans on one line."""
        text = "".join(span.text for span in spans)
        return sum(word.width for word in self._words(spans, text, base_level(text)))

    def _words(self, spans: Sequence[Span], text: str, base: int) -> list[_Word]:
        parts = self._parts(spans, text, base)
        if len(parts) == 1:
            return list(map(parts[0][1].__getitem__, words(text)))
        found: list[_Word] = []
        at = index = 0
        for word in words(text):
            end, pieces = at + len(word), []
            while at < end:
                after, known = parts[index]
                stop = min(after, end)
                pieces.append(known[text[at:stop]])
                at = stop
                index += stop == after
            found.append(pieces[0] if len(pieces) == 1 else _joined(pieces, word))
        return found

    def _parts(self, spans: Sequence[Span], text: str, base: int) -> list[tuple[int, _Words]]:
        """The stretches of one style and direction: where each ends in the text, and its words."""
        found: list[tuple[int, _Words]] = []
        at = 0
        direction = levels(text, base) if base or runs_right(text) else None
        for span in spans:
            end = at + len(span.text)
            for level, group in groupby(direction[at:end]) if direction else ((0, span.text),):
                at += len(list(group)) if direction else len(span.text)
                found.append((at, self._of(span.style, level)))
        return found

    def _of(self, style: Style, level: int) -> _Words:
        known = self._known.get((style, level))
        if known is None:
            known = self._known[style, level] = _Words(self._shaper, style, level)
        return known

    def _fill(self, found: list[_Word], width: float) -> Iterator[list[_Word]]:
        row: list[_Word] = []
        used = 0.0
        for word in found:
            if used + word.room > width and row:
                yield row
                row, used = [], 0.0
            for part in (word,) if word.room <= width else self._torn(word):
                if used + part.room > width and row:
                    yield row
                    row, used = [], 0.0
                row.append(part)
                used += part.width
        if row:
            yield row

    def _torn(self, word: _Word) -> Iterator[_Word]:
        for piece in word.pieces:
            known = self._of(piece.style, piece.level)
            yield from (known[part] for part in clusters(piece.shaped.text))

    def _hyphenated(self, row: list[_Word]) -> list[_Word]:
        """The row with a visible hyphen at its end, where it ends in a soft one."""
        if not row[-1].text.endswith(SOFT_HYPHEN):
            return row
        style = row[-1].pieces[-1].style
        shaped = self._shaper.soft_hyphen(bold=style.bold, italic=style.italic)
        width = shaped.width * style.size
        return [*row, _Word((_Piece(shaped, style, row[-1].pieces[-1].level, width),), width, width, SOFT_HYPHEN)]


def _trailing(shaped: Sequence[Shaped]) -> float:
    """The width of the spaces at the end of a word, in em."""
    width = 0.0
    for piece in reversed(shaped):
        kept = piece.text.rstrip(" ")
        width += (len(piece.text) - len(kept)) * _space(piece.glyphs)
        if kept:
            break
    return width


def _space(glyphs: Sequence[Glyph]) -> float:
    return next((glyph.advance for glyph in reversed(glyphs) if glyph.text == " "), 0.0)


def _joined(parts: Sequence[_Word], text: str) -> _Word:
    """A word whose parts differ in style or direction."""
    width = room = 0.0
    for part in parts:
        room = width + part.room if part.room else room
        width += part.width
    return _Word(tuple(piece for part in parts for piece in part.pieces), width, room, text)


def _placed(row: Sequence[_Word], base: int, look: TextLook, width: float, align: str) -> Line:
    pieces = [piece for word in row for piece in word.pieces]
    room = sum([word.width for word in row[:-1]]) + (row[-1].room if row else 0)
    free = width - room
    side = {"left": "right", "right": "left"}.get(align, align) if base else align
    x = {"left": 0.0, "center": free / 2, "right": free}[side]
    height, baseline = line_metrics(pieces, look)
    if not any(piece.level for piece in pieces):
        return Line(tuple(_stretches(pieces, x)), height, baseline)
    if base:
        x -= (row[-1].width - row[-1].room) if row else 0
    xs: dict[int, float] = {}
    for index in visual_order([piece.level for piece in pieces]):
        xs[index] = x
        x += pieces[index].width
    found = [Stretch(xs[index], piece.width, piece.style, (piece.shaped,)) for index, piece in enumerate(pieces)]
    return Line(tuple(found), height, baseline)


def _stretches(pieces: Sequence[_Piece], x: float) -> Iterator[Stretch]:
    """The stretches of a line that runs from left to right."""
    for style, group in groupby(pieces, attrgetter("style")):
        same = list(group)
        width = sum([piece.width for piece in same])
        yield Stretch(x, width, style, tuple([piece.shaped for piece in same]))
        x += width


def line_metrics(pieces: Sequence[_Piece], look: TextLook) -> tuple[float, float]:
    """A line's height and baseline: the look's own, more where a font reaches higher or deeper."""
    leading = look.size_pt * look.line
    ascent, descent = look.size_pt * 1.069, look.size_pt * 0.293
    extra = (leading - ascent - descent) / 2
    up, down = ascent + extra, descent + extra
    for font, size in {(piece.shaped.font, piece.style.size) for piece in pieces}:
        up, down = max(up, font.ascent * size), max(down, font.descent * size)
    return up + down, up
