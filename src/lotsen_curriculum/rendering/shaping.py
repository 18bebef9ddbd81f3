"""Text to glyphs: words in runs of one font and direction, shaped by HarfBuzz, measured, ready to be drawn.

A word is what no line breaks inside: letters up to and with the next space, hyphen or slash, one ideograph, or (in a
word that is wider than its line) one character with its marks.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import uharfbuzz as hb

from lotsen_curriculum.rendering.fontbook import Font, FontBook
from lotsen_curriculum.rendering.scripts import script_of
from lotsen_curriculum.rendering.tree import clean

__all__ = ["Glyph", "Shaped", "Shaper", "clusters", "shaper_of", "words"]

_LETTER = r"[^\W\d_]"
_BREAK = re.compile(
    rf"(?<= )(?! )|(?<={_LETTER}[\-–/])(?={_LETTER})|(?<=—)(?=\w)|(?<=[\u200b\u00ad])(?! )|(?<=[/=&?])(?=\w{{6}})"
)
_IDEOGRAPHS = frozenset({"Hani", "Hira", "Kana", "Bopo"})
_NO_LINE_START = frozenset("、。，．：；？！）】」』〉》〕ーぁぃぅぇぉっゃゅょ")
_INVISIBLE = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
) | {chr(code) for code in range(0xFE00, 0xFE10)}
_FEATURES = {"liga": False, "dlig": False, "clig": False, "hlig": False}
_ARABIC_FEATURES = {**_FEATURES, "calt": True}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: its number in the font, its advance and offsets in em, and the characters that it stands for."""

    number: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True, eq=False)
class Shaped:
    """A piece of a word in one font and direction, its glyphs from left to right; `width` in em.

    `simple` says that the glyphs, read in order, give the text: no `ActualText` is needed. `raised` says that some
    glyph stands off the baseline.
    """

    font: Font
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    simple: bool
    raised: bool = False


class Shaper:
    """Shapes words with the fonts of one book; results are remembered, for words come again and again."""

    def __init__(self, book: FontBook) -> None:
        self.book = book
        self._shape = lru_cache(maxsize=50_000)(self._shape_now)

    def shape(self, text: str, *, bold: bool, italic: bool, rtl: bool) -> tuple[Shaped, ...]:
        """A word's pieces in reading order."""
        return self._shape(text, bold, italic, rtl)

    def missing(self, text: str, *, bold: bool = False, italic: bool = False) -> list[str]:
        """The characters that no font has, each once; what a private-use character looks like nobody can know."""
        visible = dict.fromkeys(char for char in clean(text) if char not in _INVISIBLE)
        return [char for char in visible if self._is_missing(char, bold=bold, italic=italic)]

    def _is_missing(self, char: str, *, bold: bool, italic: bool) -> bool:
        private = unicodedata.category(char) == "Co"
        return private or self.book.find(char, bold=bold, italic=italic) is None

    def _shape_now(self, text: str, bold: bool, italic: bool, rtl: bool) -> tuple[Shaped, ...]:
        return tuple(_shape_run(font, part, rtl=rtl) for font, part in self._font_runs(text, bold, italic))

    def _font_runs(self, text: str, bold: bool, italic: bool) -> Iterator[tuple[Font, str]]:
        face = self.book.face(bold=bold, italic=italic)
        if face.characters.issuperset(map(ord, text)):
            yield face, text
            return
        current, start = face, 0
        for index, char in enumerate(text):
            font = self._font_for(char, current, bold, italic)
            if font is not current:
                if index > start:
                    yield current, text[start:index]
                current, start = font, index
        yield current, text[start:]

    def _font_for(self, char: str, current: Font, bold: bool, italic: bool) -> Font:
        joins = char in _INVISIBLE or char == " " or unicodedata.combining(char) or unicodedata.category(char) == "Mc"
        if joins and (char in _INVISIBLE or ord(char) in current.characters):
            return current
        return self.book.find(char, bold=bold, italic=italic) or current


@lru_cache(4)
def shaper_of(book: FontBook) -> Shaper:
    """The shaper of a book's fonts, shared by all documents: what one has shaped, the next one finds."""
    return Shaper(book)


def _shape_run(font: Font, text: str, *, rtl: bool) -> Shaped:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(font.shaper, buffer, _ARABIC_FEATURES if rtl else _FEATURES)
    glyphs = tuple(_glyphs(font, text, buffer))
    whole = all(glyph.text for glyph in glyphs) and "".join(glyph.text for glyph in glyphs) == text
    simple = whole and not rtl and _INVISIBLE.isdisjoint(text)
    return Shaped(font, text, glyphs, sum(glyph.advance for glyph in glyphs), simple, any(glyph.dy for glyph in glyphs))


def _glyphs(font: Font, text: str, buffer: hb.Buffer) -> Iterator[Glyph]:
    infos, positions, em = buffer.glyph_infos, buffer.glyph_positions, font.upem
    ends = dict(pairwise([*sorted({info.cluster for info in infos}), len(text)]))
    told: set[int] = set()
    for info, position in zip(infos, positions, strict=True):
        own = "" if info.cluster in told else text[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        yield Glyph(info.codepoint, position.x_advance / em, position.x_offset / em, position.y_offset / em, own)


def words(text: str) -> Iterator[str]:
    """The text cut where a line may break; joined, the words are the text again."""
    for word in _BREAK.split(text):
        if word:
            yield from _ideographs(word)


def _ideographs(word: str) -> Iterator[str]:
    if word.isascii() or not any(script_of(char) in _IDEOGRAPHS for char in word):
        yield word
        return
    start = 0
    for index in range(1, len(word)):
        pair = word[index - 1 : index + 1]
        if any(script_of(char) in _IDEOGRAPHS for char in pair) and word[index] not in _NO_LINE_START | {" "}:
            yield word[start:index]
            start = index
    yield word[start:]


def clusters(text: str) -> Iterator[str]:
    """The text cut into characters with their marks, for words that are wider than a line."""
    start = 0
    for index in range(1, len(text)):
        char, before = text[index], text[index - 1]
        if unicodedata.category(char)[0] != "M" and char not in _INVISIBLE and before not in "\u200d\u2060":
            yield text[start:index]
            start = index
    yield text[start:]
