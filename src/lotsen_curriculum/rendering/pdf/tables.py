"""Tables and grids: columns get their widths, rows become slices that tear only where they must."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from lotsen_curriculum.documents.nodes import Block, Cell, Grid, Row, Table, Tone
from lotsen_curriculum.rendering.columns import column_widths
from lotsen_curriculum.rendering.pdf.layout import Layout
from lotsen_curriculum.rendering.pdf.objects import Name, Value
from lotsen_curriculum.rendering.pdf.page import Artifact, Page
from lotsen_curriculum.rendering.pdf.slices import MM, Slice, altered, draw, height_of, keys_of, split_at
from lotsen_curriculum.rendering.pdf.structure import Element
from lotsen_curriculum.rendering.theme import Colour
from lotsen_curriculum.rendering.tree import spans

__all__ = ["layout_grid", "layout_table"]

_REPEATED = Artifact("Pagination")


@dataclass(frozen=True, eq=False)
class _Cell:
    """A cell that is laid out: its left edge and width in the row, its slices, its tint, and its element."""

    left: float
    width: float
    slices: list[Slice]
    tint: Colour | None


@dataclass(frozen=True)
class _RowLook:
    """What a row looks like: padding, least height, the rule under it, and cut lines around its cells."""

    pad_x: float
    pad_y: float
    least: float
    rule: Colour | None
    rule_width: float = 0.4
    border: Colour | None = None


def layout_table(layout: Layout, table: Table, width: float, parent: Element) -> list[Slice]:
    """The rows of a table; the head stands again where a page begins with a row."""
    if not table.rows and not table.header:
        return []
    described: dict[str, Value] | None = (
        {"O": Name("Table"), "Summary": table.description} if table.description else None
    )
    element = parent.child("Table", attributes=described)
    widths = column_widths(table.columns, width)
    inner = layout.within(
        replace(layout.place, body_pt=layout.theme.dense_pt if table.dense else layout.theme.table_pt)
    )
    build = _Builder(inner, table, widths, element)
    head = [altered(build.row(row, is_head=True), keep=True) for row in table.header]
    repeat = _repeated(head) if head else None
    body = [altered(build.row(row, is_head=False), repeat=repeat) for row in table.rows]
    slices = [*head, *body]
    slices[0] = altered(slices[0], before=4)
    slices[-1] = altered(slices[-1], after=9, keep=bool(table.rows) and table.rows[-1].keep_with_next)
    return slices


class _Builder:
    def __init__(self, layout: Layout, table: Table, widths: list[float], element: Element) -> None:
        self._layout = layout
        self._table = table
        self._lefts = list(accumulate(widths, initial=0.0))
        self._element = element
        self._places = {
            (column, bold): layout.within(replace(layout.place, bold=bold, align=column.align))
            for column in table.columns
            for bold in (False, True)
        }

    def row(self, row: Row, *, is_head: bool) -> Slice:
        """A row as one slice."""
        theme = self._layout.theme
        element = self._element.child("TR")
        tone: Tone = "group" if is_head and row.tone == "plain" else row.tone
        tint = theme.tones[tone] if tone != "plain" else None
        cells = [self._cell(start, cell, element, tint, is_head) for start, cell in spans(row)]
        dense = self._table.dense
        look = _RowLook(
            pad_x=3.2 if dense else 4.2,
            pad_y=2.4 if dense else 3.4,
            least=row.height_mm * MM,
            rule=theme.accent if is_head else theme.rule,
            rule_width=0.8 if is_head else 0.4,
        )
        keep = row.keep_with_next or row.tone == "group"
        return altered(_row_slice(cells, look, self._lefts[-1]), loose=row.splittable, keep=keep)

    def _cell(self, start: int, cell: Cell, row: Element, tint: Colour | None, is_head: bool) -> _Cell:
        is_header = is_head or cell.is_header
        element = row.child("TH" if is_header else "TD", attributes=_attributes(cell, is_head=is_head))
        layout = self._places[self._table.columns[start], is_header]
        left = self._lefts[start]
        wide = self._lefts[start + cell.column_span] - left
        pad = 3.2 if self._table.dense else 4.2
        slices = layout.blocks(cell.blocks, max(wide - 2 * pad, 4), element)
        own = layout.theme.tones[cell.tone] if cell.tone != "plain" else tint
        return _Cell(left, wide, slices, own)


def _attributes(cell: Cell, *, is_head: bool) -> dict[str, Value] | None:
    found: dict[str, Value] = {}
    if is_head or cell.is_header:
        found["Scope"] = Name("Column" if is_head else "Row")
    if cell.column_span > 1:
        found["ColSpan"] = cell.column_span
    return {"O": Name("Table"), **found} if found else None


def _row_slice(cells: Sequence[_Cell], look: _RowLook, width: float) -> Slice:
    """Cells side by side."""
    height = max([look.least, *(height_of(cell.slices) + 2 * look.pad_y for cell in cells)])

    def paint(page: Page, x: float, y: float) -> None:
        page.decorate()
        for cell in cells:
            if cell.tint:
                page.rect(x + cell.left, y, cell.width, height, cell.tint)
            if look.border:
                _frame(page, (x + cell.left, y, cell.width, height), look.border)
        for cell in cells:
            draw(cell.slices, page, x + cell.left + look.pad_x, y + look.pad_y)
        if look.rule:
            page.decorate()
            page.rect(x, y + height - look.rule_width, width, look.rule_width, look.rule)

    def split(limit: float) -> tuple[Slice, Slice] | None:
        parts = [split_at(cell.slices, limit - 2 * look.pad_y) for cell in cells]
        if any(cell.slices and not first for cell, (first, _) in zip(cells, parts, strict=True)):
            return None
        least = look.least - limit
        if least <= 0 and not any(rest for _, rest in parts):
            return None
        short = replace(look, least=min(look.least, limit), rule=None)
        above = [replace(cell, slices=first) for cell, (first, _) in zip(cells, parts, strict=True)]
        below = [replace(cell, slices=rest) for cell, (_, rest) in zip(cells, parts, strict=True)]
        return _row_slice(above, short, width), _row_slice(below, replace(look, least=max(least, 0)), width)

    keys = tuple(key for cell in cells for key in keys_of(cell.slices))
    return Slice(height, paint, split=split, keys=keys)


def _frame(page: Page, box: tuple[float, float, float, float], colour: Colour) -> None:
    x, y, width, height = box
    for edge in ((x, y, width, 0.4), (x, y + height, width, 0.4), (x, y, 0.4, height), (x + width, y, 0.4, height)):
        page.rect(*edge, colour)


def _repeated(head: Sequence[Slice]) -> Slice:
    """The head of a table, as it stands again on further pages: an artifact."""

    def paint(page: Page, x: float, y: float) -> None:
        with page.artifact(_REPEATED):
            draw(head, page, x, y)

    return Slice(height_of(head), paint)


def layout_grid(layout: Layout, grid: Grid, width: float, parent: Element) -> list[Slice]:
    """Places side by side, row by row; without a border they begin and end where the text around them does."""
    count = len(grid.columns)
    pad = 4 * MM if grid.border else 2 * MM
    outside = 0 if grid.border else pad
    widths = column_widths(grid.columns, width + 2 * outside)
    lefts = list(accumulate(widths, initial=-outside))
    theme = layout.theme
    look = _RowLook(pad, pad, grid.row_height_mm * MM, rule=None, border=theme.rule if grid.border else None)
    slices = []
    for start in range(0, len(grid.cells), count):
        cells = [
            _Cell(lefts[index], widths[index], _grid_cell(layout, blocks, widths[index] - 2 * pad, parent), None)
            for index, blocks in enumerate(grid.cells[start : start + count])
        ]
        slices.append(_row_slice(cells, look, width))
    return slices


def _grid_cell(layout: Layout, blocks: tuple[Block, ...], width: float, parent: Element) -> list[Slice]:
    return layout.blocks(blocks, width, parent.child("Div"))
