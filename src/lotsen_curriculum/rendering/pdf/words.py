"""Text to words: shaped pieces in one style and direction, remembered, for words come again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from lotsen_curriculum.rendering.bidi import levels, runs_right
from lotsen_curriculum.rendering.pdf.text import Span, Style
from lotsen_curriculum.rendering.shaping import Glyph, Shaped, Shaper, words

__all__ = ["Piece", "Word", "WordBook", "Words", "joined", "word_book", "word_of"]


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


class Words(dict[str, Word]):
    """The words in one style and direction, shaped when they first come."""

    def __init__(self, shaper: Shaper, style: Style, level: int) -> None:
        self._shaper = shaper
        self._style = style
        self._level = level

    def __missing__(self, text: str) -> Word:
        style = self._style
        shaped = self._shaper.shape(text, bold=style.bold, italic=style.italic, rtl=bool(self._level % 2))
        self[text] = word = word_of([Piece(part, style, self._level, part.width * style.size) for part in shaped], text)
        return word


class WordBook:
    """The words of one shaper's fonts, by style and direction."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._known: dict[tuple[Style, int], Words] = {}

    def cut(self, spans: Sequence[Span], text: str, base: int) -> list[Word]:
        """The words that the spans, whose text is `text`, consist of; `base` is the paragraph's direction."""
        parts = self._parts(spans, text, base)
        if len(parts) == 1:
            return list(map(parts[0][1].__getitem__, words(text)))
        found: list[Word] = []
        at = index = 0
        for word in words(text):
            end, pieces = at + len(word), []
            while at < end:
                after, known = parts[index]
                stop = min(after, end)
                pieces.append(known[text[at:stop]])
                at = stop
                index += stop == after
            found.append(pieces[0] if len(pieces) == 1 else joined(pieces))
        return found

    def _parts(self, spans: Sequence[Span], text: str, base: int) -> list[tuple[int, Words]]:
        """The stretches of one style and direction: where each ends in the text, and its words."""
        found: list[tuple[int, Words]] = []
        at = 0
        direction = levels(text, base) if base or runs_right(text) else None
        for span in spans:
            end = at + len(span.text)
            for level, group in groupby(direction[at:end]) if direction else ((0, span.text),):
                at += len(list(group)) if direction else len(span.text)
                found.append((at, self.of(span.style, level)))
        return found

    def of(self, style: Style, level: int) -> Words:
        """The words in a style and direction."""
        known = self._known.get((style, level))
        if known is None:
            known = self._known[style, level] = Words(self._shaper, style, level)
        return known


@lru_cache(2)
def word_book(shaper: Shaper) -> WordBook:
    """The words of a shaper, shared by all documents: what one has cut, the next one finds."""
    return WordBook(shaper)


def word_of(pieces: Sequence[Piece], text: str) -> Word:
    """A word of these pieces."""
    width = sum([piece.width for piece in pieces])
    return Word(tuple(pieces), width, width - _trailing(pieces), text)


def joined(parts: Sequence[Word]) -> Word:
    """A word from its parts, which may differ in style or direction."""
    return word_of([piece for part in parts for piece in part.pieces], "".join([part.text for part in parts]))


def _trailing(pieces: Sequence[Piece]) -> float:
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
