"""Slices: pieces of a document as wide as their column, that flow down the pages. All measures in pt, y downwards.

Every block is laid out as a list of slices (a line of a paragraph, a row of a table). Whatever holds blocks wraps the
slices of its content: a list indents them, a box paints under them, a row puts several lists side by side.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lotsen_curriculum.rendering.pdf.page import Page

__all__ = [
    "MM",
    "Paint",
    "Slice",
    "altered",
    "draw",
    "gap",
    "height_of",
    "indented",
    "kept",
    "keys_of",
    "lowered",
    "split_at",
    "stacked",
    "wrapped",
]

MM = 72 / 25.4
"""Points in a millimetre."""

Paint = Callable[[Page, float, float], None]
"""Draws on a page, from a left edge and a top."""


@dataclass(eq=False, slots=True)
class Slice:
    """A piece that is not torn over pages, unless `split` can; nobody changes one, `altered` gives another.

    Why not frozen: a book has half a million, and a frozen one takes four times as long to make.

    Attributes:
        before: Distance to what stands above; dropped at the top of a page or cell.
        after: Distance to what follows; the larger of `after` and the next `before` counts.
        keep: Whether no page may end after it.
        split: Gives the part that fits a height and the rest, or None where nothing fits.
        loose: Whether it may be split wherever a page ends; otherwise only where it is taller than a page.
        repeat: What stands above it where it begins a page (the head of a table).
        keys: The headings that begin here, as the table of contents numbers them.
    """

    height: float
    paint: Paint
    before: float = 0
    after: float = 0
    keep: bool = False
    split: "Callable[[float], tuple[Slice, Slice] | None] | None" = None
    loose: bool = False
    repeat: "Slice | None" = None
    keys: tuple[str, ...] = ()


def altered(piece: Slice, **changes: Any) -> Slice:
    """A slice like another, with other values of some attributes."""
    new = Slice(
        piece.height,
        piece.paint,
        piece.before,
        piece.after,
        piece.keep,
        piece.split,
        piece.loose,
        piece.repeat,
        piece.keys,
    )
    for name, value in changes.items():
        setattr(new, name, value)
    return new


def gap(above: Slice | None, below: Slice) -> float:
    """The distance between two slices."""
    return max(above.after, below.before) if above else 0.0


def stacked(slices: Sequence[Slice]) -> list[tuple[float, Slice]]:
    """The slices with their tops, as they stand in a column of their own."""
    placed, top, above = [], 0.0, None
    for below in slices:
        top += gap(above, below)
        placed.append((top, below))
        top += below.height
        above = below
    return placed


def height_of(slices: Sequence[Slice]) -> float:
    """The height of a column of slices."""
    placed = stacked(slices)
    return placed[-1][0] + placed[-1][1].height if placed else 0.0


def draw(slices: Sequence[Slice], page: Page, x: float, y: float) -> None:
    """Draws a column of slices."""
    for top, piece in stacked(slices):
        piece.paint(page, x, y + top)


def keys_of(slices: Sequence[Slice]) -> tuple[str, ...]:
    """The headings that begin in a column of slices."""
    return tuple(key for piece in slices for key in piece.keys)


def indented(slices: Sequence[Slice], indent: float) -> list[Slice]:
    """The slices, further to the right."""

    def around(piece: Slice, page: Page, x: float, y: float) -> None:
        piece.paint(page, x + indent, y)

    return [wrapped(piece, around) for piece in slices] if indent else list(slices)


def wrapped(piece: Slice, around: "Callable[[Slice, Page, float, float], None]") -> Slice:
    """The slice painted by `around`; so are its parts after a split and its repeated head."""

    def paint(page: Page, x: float, y: float) -> None:
        around(piece, page, x, y)

    def split(height: float) -> tuple[Slice, Slice] | None:
        parts = piece.split(height) if piece.split else None
        return (wrapped(parts[0], around), wrapped(parts[1], around)) if parts else None

    repeat = wrapped(piece.repeat, around) if piece.repeat else None
    return altered(piece, paint=paint, split=split if piece.split else None, repeat=repeat)


def lowered(piece: Slice, distance: float) -> Slice:
    """The slice under a distance that is never dropped."""

    def paint(page: Page, x: float, y: float) -> None:
        piece.paint(page, x, y + distance)

    return altered(piece, paint=paint, height=piece.height + distance) if distance else piece


def kept(slices: Sequence[Slice]) -> list[Slice]:
    """The slices, held on one page with each other."""
    return [altered(piece, keep=True) for piece in slices[:-1]] + list(slices[-1:])


def split_at(slices: Sequence[Slice], height: float) -> tuple[list[Slice], list[Slice]]:
    """The slices of a column that fit a height, and the rest; a slice that can be split may be in both."""
    placed = stacked(slices)
    for index, (top, piece) in enumerate(placed):
        if top + piece.height <= height + 0.01:
            continue
        parts = piece.split(height - top) if piece.split else None
        if parts:
            return [*slices[:index], parts[0]], [parts[1], *slices[index + 1 :]]
        return _parted(slices, index)
    return list(slices), []


def _parted(slices: Sequence[Slice], index: int) -> tuple[list[Slice], list[Slice]]:
    """The slices cut before `index`, or earlier where no page may end there, unless it may end nowhere."""
    cut = index
    while cut and slices[cut - 1].keep:
        cut -= 1
    cut = cut or index
    return list(slices[:cut]), list(slices[cut:])
