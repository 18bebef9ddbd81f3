"""Text to glyphs: words in runs of one font and direction, shaped by HarfBuzz, measured, ready to be drawn.

A word is what no line breaks inside: letters up to and with the next space, hyphen or slash, one ideograph, or (in a
word that is wider than its line) one character with its marks.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import uharfbuzz as hb

from lotsen_curriculum.rendering.fontbook import Font, FontBook
from lotsen_curriculum.rendering.scripts import script_of
from lotsen_curriculum.rendering.tree import clean

__all__ = ["SOFT_HYPHEN", "Glyph", "Shaped", "Shaper", "clusters", "shaper_of", "words"]

SOFT_HYPHEN = "\u00ad"
"""Where a word may be hyphenated; the hyphen there is no part of the word."""

_LETTER = r"[^\W\d_]"
_BREAK = re.compile(
    rf"(?<= )(?! )|(?<={_LETTER}[\-–/])(?={_LETTER})|(?<=—)(?=\w)|(?<=[\u200b\u00ad])(?! )|(?<=[/=&?])(?=\w{{6}})"
)
_SPACED = re.compile(" +|[^ ]+ *")
_BREAK_SIGN = re.compile("[-–/—\u200b\u00ad=&?]")
_IDEOGRAPHS = frozenset({"Hani", "Hira", "Kana", "Bopo"})
_IDEOGRAPH = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001aff0-\U0003ffff]")
"""Where Unicode keeps all characters of these scripts."""
_NO_LINE_START = frozenset("、。，．：；？！）】」』〉》〕ーぁぃぅぇぉっゃゅょ")
_INVISIBLE = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
) | {chr(code) for code in range(0xFE00, 0xFE10)}
_FEATURES = {"liga": False, "dlig": False, "clig": False, "hlig": False}
_ARABIC_FEATURES = {**_FEATURES, "calt": True}


class Glyph(NamedTuple):
    """A glyph: its number in the font, its advance and offsets in em, and the characters that it stands for."""

    number: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True, eq=False, slots=True)
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

    def soft_hyphen(self, *, bold: bool, italic: bool) -> Shaped:
        """The hyphen at the end of a line inside a word, which readers take for U+00AD and leave out of the word."""
        return _soft_hyphen(self.book.face(bold=bold, italic=italic))

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


@lru_cache(64)
def _soft_hyphen(font: Font) -> Shaped:
    glyph = font.shaper.get_nominal_glyph(ord(SOFT_HYPHEN)) or font.shaper.get_nominal_glyph(ord("-")) or 0
    width = font.shaper.get_glyph_h_advance(glyph) / font.upem
    return Shaped(font, SOFT_HYPHEN, (Glyph(glyph, width, 0, 0, SOFT_HYPHEN),), width, simple=True)


def _shape_run(font: Font, text: str, *, rtl: bool) -> Shaped:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(font.shaper, buffer, _ARABIC_FEATURES if rtl else _FEATURES)
    infos, positions, em = buffer.glyph_infos, buffer.glyph_positions, font.upem
    own = _texts(text, [info.cluster for info in infos])
    glyphs = tuple(
        [
            Glyph(info.codepoint, place.x_advance / em, place.x_offset / em, place.y_offset / em, part)
            for info, place, part in zip(infos, positions, own, strict=True)
        ]
    )
    whole = all(own) and "".join(own) == text
    simple = whole and not rtl and _INVISIBLE.isdisjoint(text)
    return Shaped(font, text, glyphs, sum([glyph[1] for glyph in glyphs]), simple, any(glyph[3] for glyph in glyphs))


def _texts(text: str, starts: list[int]) -> list[str]:
    """What each glyph stands for, from where its cluster starts: the first glyph of a cluster has all of its text."""
    if starts == list(range(len(text))):
        return list(text)
    ends = dict(pairwise([*sorted(set(starts)), len(text)]))
    told: set[int] = set()
    found = []
    for start in starts:
        found.append("" if start in told else text[start : ends[start]])
        told.add(start)
    return found


def words(text: str) -> Iterator[str]:
    """The text cut where a line may break; joined, the words are the text again."""
    cut = iter(_SPACED.findall(text)) if not _BREAK_SIGN.search(text) else filter(None, _BREAK.split(text))
    if text.isascii() or not _IDEOGRAPH.search(text):
        return cut
    return chain.from_iterable(map(_ideographs, cut))


def _ideographs(word: str) -> Iterator[str]:
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
