"""The operators that show shaped glyphs."""

from collections.abc import Callable

from lotsen_curriculum.rendering.pdf.objects import number
from lotsen_curriculum.rendering.shaping import Glyph

__all__ = ["show_glyphs"]


def show_glyphs(glyphs: tuple[Glyph, ...], width: Callable[[int], int], size: float) -> bytes:
    """The operators that show glyphs: kerning in the array of `TJ`, raised marks by `Ts`."""
    parts: list[str] = []
    codes: list[str] = []
    rise = 0.0
    items: list[str] = []

    def flush() -> None:
        if codes:
            items.append(f"<{''.join(codes)}>")
            codes.clear()

    def show() -> None:
        flush()
        if items:
            parts.append(f"[{''.join(items)}] TJ")
            items.clear()

    for glyph in glyphs:
        if glyph.dy != rise:
            show()
            rise = glyph.dy
            parts.append(f"{number(rise * size)} Ts")
        before = round(-1000 * glyph.dx)
        if before:
            flush()
            items.append(str(before))
        codes.append(f"{glyph.number:04X}")
        after = width(glyph.number) - round(1000 * glyph.advance) - before
        if after:
            flush()
            items.append(str(after))
    show()
    if rise:
        parts.append("0 Ts")
    return " ".join(parts).encode()
