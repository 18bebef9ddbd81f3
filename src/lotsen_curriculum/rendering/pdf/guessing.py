"""How many lines text will fill, guessed from the widths of single letters: enough for page numbers, and fast."""

import math
from collections.abc import Sequence

from lotsen_curriculum.rendering.fontbook import Font
from lotsen_curriculum.rendering.pdf.lines import Line, Typesetter, line_metrics
from lotsen_curriculum.rendering.pdf.text import Span
from lotsen_curriculum.rendering.shaping import Shaper
from lotsen_curriculum.rendering.theme import TextLook

__all__ = ["GuessingTypesetter"]

_UNKNOWN_EM = 0.6
"""Guessed width of a letter that the text font lacks."""


class GuessingTypesetter(Typesetter):
    """Sets lines without text, as many as the text will need."""

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
        height, baseline = line_metrics((), look)
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
