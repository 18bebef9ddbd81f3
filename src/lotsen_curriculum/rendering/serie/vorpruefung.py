"""Looks over all names before a batch begins: which characters no font has, and which package would help."""

from collections.abc import Iterator, Sequence

from lotsen_curriculum.rendering.check import describe
from lotsen_curriculum.rendering.fontbook import font_book
from lotsen_curriculum.rendering.scripts import package_for
from lotsen_curriculum.rendering.shaping import Shaper
from lotsen_curriculum.rendering.theme import STANDARD, Theme

__all__ = ["missing_in"]


def missing_in(texts: Sequence[str], theme: Theme = STANDARD) -> Iterator[tuple[int, str, str]]:
    """For each text and each character that can't be printed: the text's index, the character, the packages."""
    shaper = Shaper(font_book(theme))
    missing = frozenset(shaper.missing("".join(sorted(set("".join(texts))))))
    for index, text in enumerate(texts) if missing else ():
        for char in dict.fromkeys(char for char in text if char in missing):
            yield index, describe(char), package_for(char)
