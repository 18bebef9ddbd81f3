"""Spans to lines: words in any script fill lines, and lines know where each stretch of them stands."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import attrgetter

from lotsen_curriculum.rendering.bidi import base_level, levels, runs_right, visual_order
from lotsen_curriculum.rendering.hyphenation import hyphen_places, is_prose
from lotsen_curriculum.rendering.pdf.text import Span, Style
from lotsen_curriculum.rendering.shaping import SOFT_HYPHEN, Glyph, Shaped, Shaper, clusters, words
from lotsen_curriculum.rendering.theme import TextLook

__all__ = ["Line", "Stretch", "Typesetter", "line_metrics"]

_ZONE_SHARE = 0.15
"""The share of a line that may stay white at its end before a word is hyphenated."""

_ZONE = 36.0
"""The most that may stay white in any line, in pt."""

_HOLE = 0.3
"""The share of a line that looks like a hole where it stays white."""

_MOST_HYPHENS = 2
"""Lines one below the other that may end in a hyphen, as in our Word files."""


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
    """A finished line: its stretches in reading order, its height, and the baseline below its top, in pt.

    `hyphenated` says that its last word goes on in the next line.
    """

    stretches: tuple[Stretch, ...]
    height: float
    baseline: float
    hyphenated: bool = False


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
        self[text] = word = _word([_Piece(part, style, self._level, part.width * style.size) for part in shaped], text)
        return word


class Typesetter:
    """Breaks spans into lines with the fonts of one shaper."""

    def __init__(self, shaper: Shaper, language: str = "") -> None:
        self._shaper = shaper
        self._is_german = language.startswith("de")
        self._known: dict[tuple[Style, int], _Words] = {}

    def lines(self, spans: Sequence[Span], look: TextLook, width: float, align: str) -> list[Line]:
        """The lines that the spans fill at `width` pt; one empty line where there is no text."""
        text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
        base = base_level(text)
        rows = self._rows(self._words(spans, text, base), width + 0.01, hyphenated=look.hyphenated)
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
            found.append(pieces[0] if len(pieces) == 1 else _joined(pieces))
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

    def _rows(self, found: list[_Word], width: float, *, hyphenated: bool) -> list[list[_Word]]:
        """The words in rows; hyphens stand only where they save a row or fill one that is far from full."""
        rows = list(self._fill(found, width, math.inf)) or [[]]
        if not hyphenated or len(rows) == 1 or not self._is_german:
            return rows
        closer = list(self._fill(found, width, min(_ZONE, _ZONE_SHARE * width)))
        return closer if len(closer) < len(rows) or _has_hole(rows, width) else rows

    def _fill(self, found: list[_Word], width: float, zone: float) -> Iterator[list[_Word]]:
        """The words in rows; where more than `zone` would stay free, a word is hyphenated."""
        row: list[_Word] = []
        used, hyphens = 0.0, 0
        for index, word in enumerate(found):
            rest = word
            while used + rest.room > width:
                free = width - used
                wanted = free > zone and hyphens < _MOST_HYPHENS and index < len(found) - 1
                wanted = (wanted or word.room > width) and is_prose(_token(found, index))
                parts = self._hyphenate(rest, free) if wanted else None
                parts = parts or (None if row else self._tear(rest, width))
                if parts is None and not row:
                    break
                yield [*row, parts[0]] if parts else row
                hyphens = hyphens + 1 if parts else 0
                row, used, rest = [], 0.0, parts[1] if parts else rest
            row.append(rest)
            used += rest.width
        if row:
            yield row

    def _hyphenate(self, word: _Word, room: float) -> tuple[_Word, _Word] | None:
        """As much of a word as has room with its hyphen, and the rest; None where no hyphen may stand there."""
        first, *others = word.pieces
        if first.level or first.style.whole or not self._is_german:
            return None
        known, hyphen, text = self._of(first.style, 0), self._hyphen(first), first.shaped.text
        for place in reversed(hyphen_places(text.rstrip())):
            head = known[text[:place]]
            if head.width + hyphen.width <= room:
                rest = [*known[text[place:]].pieces, *others]
                return _word([*head.pieces, hyphen], text[:place]), _word(rest, word.text[place:])
        return None

    def _tear(self, word: _Word, room: float) -> tuple[_Word, _Word] | None:
        """As many characters of a word as have room, at least one, and the rest; None where it has only one."""
        characters = [
            self._of(piece.style, piece.level)[text] for piece in word.pieces for text in clusters(piece.shaped.text)
        ]
        used = accumulate(character.room for character in characters)
        count = max(1, sum(width <= room for width in used))
        if count >= len(characters):
            return None
        return _joined(characters[:count]), _joined(characters[count:])

    def _hyphen(self, before: _Piece) -> _Piece:
        style = before.style
        shaped = self._shaper.soft_hyphen(bold=style.bold, italic=style.italic)
        return _Piece(shaped, style, before.level, shaped.width * style.size)

    def _hyphenated(self, row: list[_Word]) -> list[_Word]:
        """The row with a visible hyphen at its end, where it ends in a soft one."""
        if not row[-1].text.endswith(SOFT_HYPHEN):
            return row
        return [*row, _word([self._hyphen(row[-1].pieces[-1])], SOFT_HYPHEN)]


def _word(pieces: Sequence[_Piece], text: str) -> _Word:
    width = sum([piece.width for piece in pieces])
    return _Word(tuple(pieces), width, width - _trailing(pieces), text)


def _joined(parts: Sequence[_Word]) -> _Word:
    """A word from its parts, which may differ in style or direction."""
    return _word([piece for part in parts for piece in part.pieces], "".join([part.text for part in parts]))


def _has_hole(rows: Sequence[Sequence[_Word]], width: float) -> bool:
    return any(sum([word.width for word in row]) < width * (1 - _HOLE) for row in rows[:-1])


def _token(found: Sequence[_Word], index: int) -> str:
    """The text between two spaces that a word is part of."""
    start, end = index, index + 1
    while start and not found[start - 1].text.endswith(" "):
        start -= 1
    while end < len(found) and not found[end - 1].text.endswith(" "):
        end += 1
    return "".join([word.text for word in found[start:end]])


def _trailing(pieces: Sequence[_Piece]) -> float:
    """The width of the spaces at the end of a word."""
    width = 0.0
    for piece in reversed(pieces):
        text = piece.shaped.text
        kept = text.rstrip(" ")
        width += (len(text) - len(kept)) * _space(piece.shaped.glyphs) * piece.style.size
        if kept:
            break
    return width


def _space(glyphs: Sequence[Glyph]) -> float:
    return next((glyph.advance for glyph in reversed(glyphs) if glyph.text == " "), 0.0)


def _placed(row: Sequence[_Word], base: int, look: TextLook, width: float, align: str) -> Line:
    pieces = [piece for word in row for piece in word.pieces]
    room = sum([word.width for word in row[:-1]]) + (row[-1].room if row else 0)
    free = width - room
    side = {"left": "right", "right": "left"}.get(align, align) if base else align
    x = {"left": 0.0, "center": free / 2, "right": free}[side]
    height, baseline = line_metrics(pieces, look)
    if not any(piece.level for piece in pieces):
        hyphenated = bool(pieces) and pieces[-1].shaped.text == SOFT_HYPHEN
        return Line(tuple(_stretches(pieces, x)), height, baseline, hyphenated)
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
