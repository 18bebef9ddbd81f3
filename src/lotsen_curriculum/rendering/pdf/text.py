"""Paragraphs to lines: inlines become words in any script, words fill lines, lines know where each piece stands."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lotsen_curriculum.documents.nodes import CrossReference, FitText, Inline, Inlines, LineBreak, Link, Run
from lotsen_curriculum.rendering.bidi import base_level, levels, visual_order
from lotsen_curriculum.rendering.fontbook import Font
from lotsen_curriculum.rendering.shaping import Shaped, Shaper, clusters, words
from lotsen_curriculum.rendering.theme import Colour, TextLook, Theme
from lotsen_curriculum.rendering.tree import plain

__all__ = ["GuessingTypesetter", "Line", "Piece", "Span", "Style", "Typesetter", "fitted", "spans_of"]


_UNKNOWN_EM = 0.6
"""Guessed width of a letter that the text font lacks."""


@dataclass(frozen=True)
class Style:
    """How a stretch of text looks; `owner` is the inline that needs an element of its own (a link, a language)."""

    bold: bool
    italic: bool
    size: float
    colour: Colour
    owner: Inline | None = None

    @property
    def underlined(self) -> bool:
        """Whether it looks like a link."""
        return isinstance(self.owner, Link)


@dataclass(frozen=True)
class Span:
    """A stretch of text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, eq=False, slots=True)
class Piece:
    """A shaped piece of a word in its style; `level` is its direction's level, `width` in pt."""

    shaped: Shaped
    style: Style
    level: int
    width: float


@dataclass(frozen=True, eq=False, slots=True)
class Word:
    """What no line breaks inside; `room` is its width without the spaces at its end."""

    pieces: tuple[Piece, ...]
    width: float
    room: float
    text: str


@dataclass(frozen=True, eq=False)
class Line:
    """A finished line: pieces in reading order with their x, its height, and the baseline below its top, in pt."""

    pieces: tuple[tuple[float, Piece], ...]
    height: float
    baseline: float


def spans_of(
    content: Inlines, look: TextLook, theme: Theme, titles: dict[str, str], pages: dict[str, str]
) -> list[list[Span]]:
    """The spans of a paragraph, a list for each line that a `LineBreak` ends."""
    lines: list[list[Span]] = [[]]
    base = Style(look.bold, look.italic, look.size_pt, theme.colour(look.colour))
    for inline in content:
        if isinstance(inline, LineBreak):
            lines.append([])
            continue
        text = plain((inline,), titles, pages)
        if text:
            lines[-1].append(Span(text, _style(inline, base, theme)))
    return lines


def fitted(block: FitText, natural: float, width: float) -> float:
    """The size in pt for a text that is `natural` wide at its full size and has `width`."""
    size = block.size_pt * min(1.0, width / natural) if natural else block.size_pt
    return int(max(size, block.min_size_pt) * 10) / 10


def _style(inline: Run | Link | CrossReference, base: Style, theme: Theme) -> Style:
    if not isinstance(inline, Run):
        colour = theme.accent if isinstance(inline, Link) else base.colour
        return replace(base, colour=colour, owner=inline)
    return replace(
        base,
        bold=base.bold or inline.bold,
        italic=base.italic != inline.italic,
        size=base.size * theme.small_share if inline.role == "small" else base.size,
        colour=theme.role_colour(inline.role, base.colour),
        owner=inline if inline.language else None,
    )


class Typesetter:
    """Breaks spans into lines with the fonts of one shaper."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._known: dict[Style, dict[tuple[str, int], Word]] = {}
        self.known_lines: dict[tuple[int, TextLook, float, str], tuple[Inlines, list[Line]]] = {}

    def lines(self, spans: Sequence[Span], look: TextLook, width: float, align: str) -> list[Line]:
        """The lines that the spans fill at `width` pt; one empty line where there is no text."""
        text = "".join(span.text for span in spans)
        base = base_level(text)
        found = self._words(spans, text, base)
        rows = list(self._fill(found, width)) or [[]]
        return [
            _place(row, base, look, width, align, hyphen=self._shaper if index < len(rows) - 1 else None)
            for index, row in enumerate(rows)
        ]

    def natural_width(self, spans: Sequence[Span]) -> float:
        """The width of the spans on one line."""
        text = "".join(span.text for span in spans)
        return sum(word.width for word in self._words(spans, text, base_level(text)))

    def _words(self, spans: Sequence[Span], text: str, base: int) -> list[Word]:
        direction = levels(text, base)
        uniform = not any(direction) or len(set(direction)) <= 1
        starts = _starts(spans)
        known = [self._known.setdefault(span.style, {}) for span in spans]
        found: list[Word] = []
        at = current = 0
        for part in words(text):
            end = at + len(part)
            while starts[current + 1] <= at:
                current += 1
            if uniform and end <= starts[current + 1]:
                found.append(self._word(known[current], spans[current].style, part, direction[at]))
            else:
                found.append(_word(tuple(self._cut(spans, starts, direction, at, end)), part))
            at = end
        return found

    def _cut(
        self, spans: Sequence[Span], starts: list[int], direction: list[int], at: int, end: int
    ) -> Iterator[Piece]:
        """The pieces of a word that crosses spans or directions."""
        for span, first, after in zip(spans, starts, starts[1:], strict=False):
            start = max(first, at)
            while start < min(after, end):
                stop = start + 1
                while stop < min(after, end) and direction[stop] == direction[start]:
                    stop += 1
                yield from self._pieces(span.style, span.text[start - first : stop - first], direction[start])
                start = stop

    def _word(self, known: dict[tuple[str, int], Word], style: Style, text: str, level: int) -> Word:
        word = known.get((text, level))
        if word is None:
            word = known[text, level] = _word(self._pieces(style, text, level), text)
        return word

    def _pieces(self, style: Style, text: str, level: int) -> tuple[Piece, ...]:
        shaped = self._shaper.shape(text, bold=style.bold, italic=style.italic, rtl=bool(level % 2))
        return tuple(Piece(part, style, level, part.width * style.size) for part in shaped)

    def _fill(self, found: list[Word], width: float) -> Iterator[list[Word]]:
        row: list[Word] = []
        used = 0.0
        for word in found:
            if row and used + word.room > width + 0.01:
                yield row
                row, used = [], 0.0
            for part in [word] if word.room <= width + 0.01 else self._torn(word):
                if row and used + part.room > width + 0.01:
                    yield row
                    row, used = [], 0.0
                row.append(part)
                used += part.width
        if row:
            yield row

    def _torn(self, word: Word) -> Iterator[Word]:
        for piece in word.pieces:
            for part in clusters(piece.shaped.text):
                yield _word(self._pieces(piece.style, part, piece.level), part)


class GuessingTypesetter(Typesetter):
    """Guesses how many lines text fills, from the widths of single letters: good enough for page numbers, and fast."""

    def __init__(self, shaper: Shaper) -> None:
        super().__init__(shaper)
        self._faces = {
            (bold, italic): _Widths(shaper.book.face(bold=bold, italic=italic))
            for bold in (False, True)
            for italic in (False, True)
        }

    def lines(self, spans: Sequence[Span], look: TextLook, width: float, align: str) -> list[Line]:
        """As many empty lines as the text will need; words that don't fit cost a little of each."""
        del align
        count = math.ceil(self.natural_width(spans) / max(width - look.size_pt, 1)) or 1
        height, baseline = _metrics((), look)
        return [Line((), height, baseline)] * count

    def natural_width(self, spans: Sequence[Span]) -> float:
        """The widths of all letters."""
        return sum(
            sum(map(self._faces[span.style.bold, span.style.italic].__getitem__, span.text)) * span.style.size
            for span in spans
        )


class _Widths(dict[str, float]):
    """Widths of letters in em, looked up when they are first asked for."""

    def __init__(self, font: Font) -> None:
        self._font = font

    def __missing__(self, char: str) -> float:
        glyph = self._font.shaper.get_nominal_glyph(ord(char))
        self[char] = float(self._font.shaper.get_glyph_h_advance(glyph)) / self._font.upem if glyph else _UNKNOWN_EM
        return self[char]


def _starts(spans: Sequence[Span]) -> list[int]:
    starts = [0]
    for span in spans:
        starts.append(starts[-1] + len(span.text))
    return starts


def _word(pieces: tuple[Piece, ...], text: str) -> Word:
    width = pieces[0].width if len(pieces) == 1 else sum(piece.width for piece in pieces)
    spaces = len(text) - len(text.rstrip(" "))
    trailing = 0.0
    for piece in reversed(pieces):
        inside = min(spaces, len(piece.shaped.text) - len(piece.shaped.text.rstrip(" ")))
        if not inside:
            break
        trailing += inside * piece.style.size * _space(piece.shaped)
        spaces -= inside
    return Word(pieces, width, width - trailing, text)


def _space(shaped: Shaped) -> float:
    return next((glyph.advance for glyph in shaped.glyphs if glyph.text == " "), 0.0)


def _place(row: list[Word], base: int, look: TextLook, width: float, align: str, *, hyphen: Shaper | None) -> Line:
    pieces = [piece for word in row for piece in word.pieces]
    visible = sum(word.width for word in row[:-1]) + (row[-1].room if row else 0)
    if hyphen and row and row[-1].text.endswith("\u00ad"):
        pieces, visible = _hyphenated(pieces, visible, hyphen)
    free = width - visible
    side = {"left": "right", "right": "left"}.get(align, align) if base else align
    x = {"left": 0.0, "center": free / 2, "right": free}[side]
    if base:
        x -= (row[-1].width - row[-1].room) if row else 0
    xs: dict[int, float] = {}
    depth = [piece.level for piece in pieces]
    for index in visual_order(depth) if any(depth) else range(len(pieces)):
        xs[index] = x
        x += pieces[index].width
    height, baseline = _metrics(pieces, look)
    return Line(tuple((xs[index], piece) for index, piece in enumerate(pieces)), height, baseline)


def _hyphenated(pieces: list[Piece], visible: float, shaper: Shaper) -> tuple[list[Piece], float]:
    """The line's pieces with a visible hyphen, which screen readers take for the soft hyphen that it is."""
    last = pieces[-1]
    (hyphen,) = shaper.shape("-", bold=last.style.bold, italic=last.style.italic, rtl=False)
    mute = replace(hyphen, text="\u00ad", simple=False)
    width = hyphen.width * last.style.size
    return [*pieces, Piece(mute, last.style, last.level, width)], visible + width


def _metrics(pieces: Sequence[Piece], look: TextLook) -> tuple[float, float]:
    """A line's height and baseline: the look's own, more where a font reaches higher or deeper."""
    leading = look.size_pt * look.line
    ascent, descent = look.size_pt * 1.069, look.size_pt * 0.293
    extra = (leading - ascent - descent) / 2
    up, down = ascent + extra, descent + extra
    for font, size in {(piece.shaped.font, piece.style.size) for piece in pieces}:
        up, down = max(up, font.ascent * size), max(down, font.descent * size)
    return up + down, up
