"""Spans to lines: words fill lines, hyphenated where it helps, and lines know where each stretch of them stands."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import attrgetter

from lotsen_curriculum.rendering.bidi import base_level, visual_order
from lotsen_curriculum.rendering.hyphenation import hyphen_places, is_prose
from lotsen_curriculum.rendering.pdf.text import Span, Style
from lotsen_curriculum.rendering.pdf.words import Piece, Word, joined, word_book, word_of
from lotsen_curriculum.rendering.shaping import SOFT_HYPHEN, Shaped, Shaper, clusters
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


class Typesetter:
    """Breaks spans into lines with the fonts of one shaper."""

    def __init__(self, shaper: Shaper, language: str = "") -> None:
        self._shaper = shaper
        self._is_german = language.startswith("de")
        self._words = word_book(shaper)

    def lines(self, spans: Sequence[Span], look: TextLook, width: float, align: str) -> list[Line]:
        """The lines that the spans fill at `width` pt; one empty line where there is no text."""
        text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
        base = base_level(text)
        rows = self._rows(self._words.cut(spans, text, base), width + 0.01, hyphenated=look.hyphenated)
        last = len(rows) - 1
        return [
            _placed(self._ended(row) if index < last else row, base, look, width, align)
            for index, row in enumerate(rows)
        ]

    def natural_width(self, spans: Sequence[Span]) -> float:
        """The width of the spans on one line."""
        text = "".join(span.text for span in spans)
        return sum(word.width for word in self._words.cut(spans, text, base_level(text)))

    def _rows(self, found: list[Word], width: float, *, hyphenated: bool) -> list[list[Word]]:
        """The words in rows; hyphens stand only where they save a row or fill one that is far from full."""
        rows = list(self._fill(found, width, math.inf)) or [[]]
        if not hyphenated or len(rows) == 1 or not self._is_german:
            return rows
        closer = list(self._fill(found, width, min(_ZONE, _ZONE_SHARE * width)))
        return closer if len(closer) < len(rows) or _has_hole(rows, width) else rows

    def _fill(self, found: list[Word], width: float, zone: float) -> Iterator[list[Word]]:
        """The words in rows; where more than `zone` would stay free, a word is hyphenated."""
        row: list[Word] = []
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

    def _hyphenate(self, word: Word, room: float) -> tuple[Word, Word] | None:
        """As much of a word as has room with its hyphen, and the rest; None where no hyphen may stand there."""
        first, *others = word.pieces
        if first.level or first.style.whole or not self._is_german:
            return None
        known, hyphen, text = self._words.of(first.style, 0), self._hyphen(first), first.shaped.text
        for place in reversed(hyphen_places(text.rstrip())):
            head = known[text[:place]]
            if head.width + hyphen.width <= room:
                rest = [*known[text[place:]].pieces, *others]
                return word_of([*head.pieces, hyphen], text[:place]), word_of(rest, word.text[place:])
        return None

    def _tear(self, word: Word, room: float) -> tuple[Word, Word] | None:
        """As many characters of a word as have room, at least one, and the rest; None where it has only one."""
        characters = [
            self._words.of(piece.style, piece.level)[text]
            for piece in word.pieces
            for text in clusters(piece.shaped.text)
        ]
        used = accumulate(character.room for character in characters)
        count = max(1, sum(width <= room for width in used))
        if count >= len(characters):
            return None
        return joined(characters[:count]), joined(characters[count:])

    def _hyphen(self, before: Piece) -> Piece:
        style = before.style
        shaped = self._shaper.soft_hyphen(bold=style.bold, italic=style.italic)
        return Piece(shaped, style, before.level, shaped.width * style.size)

    def _ended(self, row: list[Word]) -> list[Word]:
        """The row with a visible hyphen at its end, where it ends in a soft one."""
        if not row[-1].text.endswith(SOFT_HYPHEN):
            return row
        return [*row, word_of([self._hyphen(row[-1].pieces[-1])], SOFT_HYPHEN)]


def _has_hole(rows: Sequence[Sequence[Word]], width: float) -> bool:
    return any(sum([word.width for word in row]) < width * (1 - _HOLE) for row in rows[:-1])


def _token(found: Sequence[Word], index: int) -> str:
    """The text between two spaces that a word is part of."""
    start, end = index, index + 1
    while start and not found[start - 1].text.endswith(" "):
        start -= 1
    while end < len(found) and not found[end - 1].text.endswith(" "):
        end += 1
    return "".join([word.text for word in found[start:end]])


def _placed(row: Sequence[Word], base: int, look: TextLook, width: float, align: str) -> Line:
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


def _stretches(pieces: Sequence[Piece], x: float) -> Iterator[Stretch]:
    """The stretches of a line that runs from left to right."""
    for style, group in groupby(pieces, attrgetter("style")):
        same = list(group)
        width = sum([piece.width for piece in same])
        yield Stretch(x, width, style, tuple([piece.shaped for piece in same]))
        x += width


def line_metrics(pieces: Sequence[Piece], look: TextLook) -> tuple[float, float]:
    """A line's height and baseline: the look's own, more where a font reaches higher or deeper."""
    leading = look.size_pt * look.line
    ascent, descent = look.size_pt * 1.069, look.size_pt * 0.293
    extra = (leading - ascent - descent) / 2
    up, down = ascent + extra, descent + extra
    for font, size in {(piece.shaped.font, piece.style.size) for piece in pieces}:
        up, down = max(up, font.ascent * size), max(down, font.descent * size)
    return up + down, up
