"""The fonts of a batch: those of the model with the letters that most names need, and own ones for all others."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lotsen_curriculum.rendering.fontbook import Font
from lotsen_curriculum.rendering.pdf.fonts import EmbeddedFont, EmbeddedFonts
from lotsen_curriculum.rendering.shaping import Shaped, Shaper

__all__ = ["EigeneSchriften", "GeteilteSchriften"]

_ALPHABET = (
    "".join(map(chr, (*range(0x20, 0x7F), *range(0xC0, 0x100)))).replace("\xd7", "").replace("\xf7", "") + "·–„“’"
)
"""Characters that every file of a batch has the glyphs for: most names need no others."""


class GeteilteSchriften(EmbeddedFonts):
    """The fonts of the model, with the letters that most lines are made of."""

    def __init__(self, shaper: Shaper) -> None:
        super().__init__()
        for bold in (False, True):
            for char in _ALPHABET:
                for shaped in shaper.shape(char, bold=bold, italic=False, rtl=False):
                    self[shaped.font].use(shaped)

    def __getitem__(self, font: Font) -> "_GeteilteSchrift":
        if font not in self._fonts:
            self._fonts[font] = _GeteilteSchrift(font, f"F{len(self._fonts) + 1}")
        found = self._fonts[font]
        assert isinstance(found, _GeteilteSchrift)
        return found

    def knows(self, shaped: Shaped) -> bool:
        """Whether a piece can be drawn with the model's glyphs as they are."""
        return shaped.font in self._fonts and self[shaped.font].has(shaped)


class _GeteilteSchrift(EmbeddedFont):
    """A font of the model."""

    def has(self, shaped: Shaped) -> bool:
        """Whether all glyphs are there and stand for the same text."""
        return shaped.simple and all(
            glyph.number in self._used and self._texts.get(glyph.number) == glyph.text for glyph in shaped.glyphs
        )


class EigeneSchriften(EmbeddedFonts):
    """The fonts of one person's lines: the model's where they have the glyphs, else own ones."""

    def __init__(self, shared: GeteilteSchriften) -> None:
        super().__init__()
        self._shared = shared

    def drawing(self, pieces: Sequence[Shaped]) -> Iterator[tuple[EmbeddedFont, Sequence[Shaped]]]:
        """Pieces that follow each other, each stretch with the font that draws it."""
        for font, group in groupby(pieces, self._chosen):
            yield font, tuple(group)

    def _chosen(self, shaped: Shaped) -> EmbeddedFont:
        if self._shared.knows(shaped):
            return self._shared[shaped.font]
        if shaped.font not in self._fonts:
            self._fonts[shaped.font] = EmbeddedFont(shaped.font, f"N{len(self._fonts) + 1}")
        return self._fonts[shaped.font]
