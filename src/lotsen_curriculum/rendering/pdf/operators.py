"""The operators that show shaped glyphs."""

from collections.abc import Mapping
from itertools import groupby

from lotsen_curriculum.rendering.pdf.objects import number
from lotsen_curriculum.rendering.shaping import Glyph

__all__ = ["glyph_items", "show_raised"]


def glyph_items(glyphs: tuple[Glyph, ...], widths: Mapping[int, int]) -> bytes:
    """What stands in the array of `TJ` for glyphs on the baseline: their codes, and kerning between them.

    Args:
        glyphs: The glyphs from left to right.
        widths: The nominal width of each glyph in 1/1000 em.
    """
    parts = ["<"]
    for glyph, advance, dx, _, _ in glyphs:
        before = round(-1000 * dx) if dx else 0
        if before:
            parts.append(f">{before}<")
        parts.append(f"{glyph:04X}")
        after = widths[glyph] - round(1000 * advance) - before
        if after:
            parts.append(f">{after}<")
    parts.append(">")
    return "".join(parts).replace("<>", "").encode()


def show_raised(glyphs: tuple[Glyph, ...], widths: Mapping[int, int], size: float) -> bytes:
    """The operators that show glyphs of which some stand off the baseline: each stretch with its own rise (`Ts`)."""
    parts: list[bytes] = []
    for rise, group in groupby(glyphs, key=lambda glyph: glyph.dy):
        parts.append(f"{number(rise * size)} Ts [".encode() + glyph_items(tuple(group), widths) + b"] TJ")
    return b" ".join([*parts, b"0 Ts"])
