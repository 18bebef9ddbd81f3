"""Tables of a Word document: real ones with header rows, and those that only place things (boxes, cards)."""

from collections.abc import Sequence
from dataclasses import replace

from lotsen_curriculum.documents.nodes import (
    Box,
    Cell,
    Column,
    Grid,
    Paragraph,
    Row,
    Run,
    RunRole,
    SignatureLines,
    Table,
)
from lotsen_curriculum.rendering.columns import column_widths
from lotsen_curriculum.rendering.docx.body import MM, Body, Place
from lotsen_curriculum.rendering.docx.elements import (
    Element,
    WordCell,
    WordParagraph,
    WordRow,
    WordTable,
    paragraphs_of,
)
from lotsen_curriculum.rendering.docx.paragraphs import ended
from lotsen_curriculum.rendering.docx.styles import hex_colour
from lotsen_curriculum.rendering.docx.xml import w
from lotsen_curriculum.rendering.theme import Colour
from lotsen_curriculum.rendering.tree import clean, spans

__all__ = ["box_elements", "grid_elements", "signature_elements", "table_elements"]

_SIGNATURES_A_ROW = 3


def table_elements(body: Body, table: Table, place: Place) -> list[Element]:
    """A table with real header rows, fixed widths, and rows that don't tear."""
    rows = [*table.header, *table.rows]
    if not rows:
        return []
    widths = _widths(table.columns, place.width)
    rule = body.parts.theme.rule
    borders = w("tblBorders", _border("bottom", rule, 4), _border("insideH", rule, 4))
    look = w("tblLook", firstRow=int(bool(table.header)), firstColumn=0, noHBand=1, noVBand=1)
    told = w("tblDescription", val=clean(table.description)) if table.description else ""
    made = WordTable(widths, _margins(70 if table.dense else 90, 50), borders, look + told)
    inner = replace(place, table_style="Tabellendicht" if table.dense else "Tabellentext", depth=0)
    for index, row in enumerate(rows):
        made.rows.append(_row(body, row, table.columns, widths, (inner, index < len(table.header))))
    return [made]


def _row(
    body: Body, row: Row, columns: Sequence[Column], widths: Sequence[float], where: tuple[Place, bool]
) -> WordRow:
    place, is_head = where
    theme = body.parts.theme
    tone = "group" if is_head and row.tone == "plain" else row.tone
    border = w("tcBorders", _border("bottom", theme.accent, 8)) if is_head else ""
    made = WordRow(_row_properties(row, is_head=is_head), [])
    for start, cell in spans(row):
        bold = is_head or cell.is_header
        wide = sum(widths[start : start + cell.column_span])
        inner = replace(place, bold=bold, align=columns[start].align, width=max(wide - 180, 200))
        own = cell.tone if cell.tone != "plain" else tone
        shade = _shade(theme.tones[own]) if own != "plain" else ""
        made.cells.append(_cell(body, cell, wide, inner, border + shade))
    if row.keep_with_next or row.tone == "group" or is_head:
        for paragraph in (
            paragraph for cell in made.cells for inside in cell.content for paragraph in paragraphs_of(inside)
        ):
            paragraph.put("keepNext")
    return made


def _row_properties(row: Row, *, is_head: bool) -> str:
    whole = "" if row.splittable else w("cantSplit")
    height = w("trHeight", val=row.height_mm * MM, hRule="atLeast") if row.height_mm else ""
    return whole + height + (w("tblHeader") if is_head else "")


def _cell(body: Body, cell: Cell, wide: float, place: Place, look: str) -> WordCell:
    span = w("gridSpan", val=cell.column_span) if cell.column_span > 1 else ""
    blocks = cell.blocks or (Paragraph(()),)
    return WordCell(w("tcPr", _width(wide), span, look), ended(body.blocks(blocks, place)))


def box_elements(body: Body, box: Box, place: Place) -> list[Element]:
    """A tinted cell with an edge."""
    theme = body.parts.theme
    edge = theme.accent if box.tone in ("soft", "accent", "group") else theme.muted
    look = w("tcBorders", _border("left", edge, 18)) + _shade(theme.tones[box.tone])
    title = (Paragraph((Run(box.title, bold=True),), style="label"),) if box.title else ()
    content = body.blocks((*title, *box.blocks), replace(place, width=place.width - 440, depth=0))
    cell = WordCell(w("tcPr", _width(place.width), look), ended(content))
    return [WordTable([place.width], _margins(220, 110), rows=[WordRow("", [cell])])]


def grid_elements(body: Body, grid: Grid, place: Place) -> list[Element]:
    """Cells side by side, for cards; with cut lines where it has a border."""
    if not grid.cells:
        return []
    widths = _widths(grid.columns, place.width)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = w("tblBorders", *(_border(side, body.parts.theme.rule, 4) for side in sides)) if grid.border else ""
    pad = 227 if grid.border else 113
    made = WordTable(widths, _margins(pad, pad), lines)
    height = w("trHeight", val=grid.row_height_mm * MM, hRule="atLeast") if grid.row_height_mm else ""
    for start in range(0, len(grid.cells), len(widths)):
        chosen = grid.cells[start : start + len(widths)]
        row = WordRow(w("cantSplit") + height, [])
        for blocks, wide in zip([*chosen, *[()] * (len(widths) - len(chosen))], widths, strict=True):
            content = ended(body.blocks(blocks, replace(place, width=wide - 2 * pad, depth=0)))
            row.cells.append(WordCell(w("tcPr", _width(wide)), content))
        made.rows.append(row)
    return [made]


def signature_elements(body: Body, block: SignatureLines, place: Place) -> list[Element]:
    """Lines side by side, drawn as the upper border of what stands under them."""
    found: list[Element] = []
    for start in range(0, len(block.lines), _SIGNATURES_A_ROW):
        texts = [(line.name, line.function) for line in block.lines[start : start + _SIGNATURES_A_ROW]]
        shares, cells = [1 / max(len(texts), 2)] * max(len(texts), 2), [*texts, *[()] * (2 - len(texts))]
        if len(texts) == 1 and block.align == "center":
            shares, cells = [0.25, 0.5, 0.25], [(), texts[0], ()]
        widths = [share * place.width for share in shares]
        row = WordRow(w("cantSplit"), [])
        for wide, cell in zip(widths, cells, strict=True):
            row.cells.append(WordCell(w("tcPr", _width(wide)), ended(_signature(body, cell, block.align))))
        found.append(WordTable(widths, _SIGNATURE_MARGINS, rows=[row]))
    return found


def _signature(body: Body, texts: Sequence[str], align: str) -> list[Element]:
    found: list[Element] = []
    for index, text in enumerate(text for text in texts if text):
        role: RunRole = "muted" if index else "normal"
        line = WordParagraph("Klein", body.parts.inliner.runs((Run(text, role=role),), size_pt=9))
        if not index:
            line.put("pBdr", _border("top", body.parts.theme.text, 6, space=3))
            line.put("spacing", before=900)
        if align == "center":
            line.put("jc", val=align)
        found.append(line)
    return found


def _widths(columns: Sequence[Column], width: float) -> "list[float]":
    """Column widths in twentieths, whole numbers that fill the width."""
    exact = [value * 20 for value in column_widths(columns, width / 20)]
    ends = [round(sum(exact[: index + 1])) for index in range(len(exact))]
    return [float(end - start) for start, end in zip([0, *ends], ends, strict=False)]


def _width(wide: float) -> str:
    return w("tcW", w=wide, type="dxa")


def _margins(side: int, top: int) -> str:
    edges = (("top", top), ("left", side), ("bottom", top), ("right", side))
    return w("tblCellMar", *(w(name, w=value, type="dxa") for name, value in edges))


_SIGNATURE_MARGINS = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=240, type="dxa"))
"""The first line begins at the edge of the text; between two lines is a gap."""


def _border(side: str, colour: Colour, size: int, *, space: int = 0) -> str:
    return w(side, val="single", sz=size, space=space, color=hex_colour(colour))


def _shade(colour: Colour) -> str:
    return w("shd", val="clear", color="auto", fill=hex_colour(colour))
