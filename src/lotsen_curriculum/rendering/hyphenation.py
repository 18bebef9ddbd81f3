"""German hyphenation: where a word may go on in the next line, after the patterns of the Trennmuster project.

A pattern such as `1chi` puts its digits between the letters wherever its letters stand in a word; at each place the
highest digit counts, and an odd one allows a hyphen (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983). The
patterns are read when the first word asks for them. Why no library: `docs/adr/0011-silbentrennung.md`.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["hyphen_places", "is_prose"]

_LEAST = 3
"""Letters that stay together before and after a hyphen."""

_LETTERS = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+")
_NO_PROSE = re.compile(r"[\d_@#\\\u00ad]|://|\w\.\w|[A-ZÄÖÜ]{2}|[^\W\d_A-Za-zÄÖÜäöüß]")
"""Signs of codes, addresses, abbreviations, hyphens set by hand, and letters that German doesn't have."""


def is_prose(text: str) -> bool:
    """Whether what stands between two spaces may be German prose: no code, no address, no foreign letters."""
    return not _NO_PROSE.search(text)


@lru_cache(20_000)
def hyphen_places(word: str) -> tuple[int, ...]:
    """The indices in a word before which a hyphen may stand, in order.

    The word may carry punctuation and the signs of gender-sensitive spelling: each stretch of letters counts alone,
    and at least three letters stay together at its ends.
    """
    return tuple(match.start() + place for match in _LETTERS.finditer(word) for place in _places(match.group().lower()))


def _places(letters: str) -> list[int]:
    patterns, longest = _patterns()
    framed = f".{letters}."
    levels = [0] * (len(framed) + 1)
    for start in range(len(framed)):
        for end in range(start + 1, min(start + longest, len(framed)) + 1):
            pattern = patterns.get(framed[start:end])
            for offset, level in _digits(pattern) if pattern else ():
                levels[start + offset] = max(levels[start + offset], level)
    return [place for place in range(_LEAST, len(letters) - _LEAST + 1) if levels[place + 1] % 2]


@lru_cache(40_000)
def _digits(pattern: str) -> tuple[tuple[int, int], ...]:
    """The digits of a pattern, each with the number of letters before it."""
    return tuple((match.start() - index, int(match.group())) for index, match in enumerate(re.finditer(r"\d", pattern)))


@cache
def _patterns() -> tuple[dict[str, str], int]:
    """Each pattern by its letters, and how many letters the longest has."""
    data = (files("lotsen_curriculum.rendering") / "trennmuster" / "de-1996.pat").read_bytes()
    letters = data.translate(None, b"0123456789").decode().split()
    return dict(zip(letters, data.decode().split(), strict=True)), max(map(len, letters))
