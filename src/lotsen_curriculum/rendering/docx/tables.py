"""Tables of a Word document: real ones with header rows, and those that only place things (boxes, cards)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lotsen_curriculum.documents.nodes import Box, Cell, Column, Grid, Paragraph, Row, Run, SignatureLines, Table
from lotsen_curriculum.rendering.columns import column_widths
from lotsen_curriculum.rendering.docx.paragraphs import ended, set_property
from lotsen_curriculum.rendering.docx.styles import hex_colour
from lotsen_curriculum.rendering.docx.xml import Xml, append, w, w_attribute
from lotsen_curriculum.rendering.theme import Colour
from lotsen_curriculum.rendering.tree import clean, spans

if TYPE_CHECKING:
    from lotsen_curriculum.rendering.docx.body import Body, Place

__all__ = ["box_elements", "grid_elements", "signature_elements", "table_elements"]

_MM = 72 / 25.4 * 20
_SIGNATURES_A_ROW = 3


def table_elements(body: "Body", table: Table, place: "Place") -> "list[Xml]":
    """A table with real header rows, fixed widths, and rows that don't tear."""
    rows = [*table.header, *table.rows]
    if not rows:
        return []
    widths = _widths(table.columns, place.width)
    theme = body.parts.theme
    rule = _border("bottom", theme.rule, 4)
    inside = _border("insideH", theme.rule, 4)
    element = _table(widths, w("tblBorders", rule, inside), _margins(70 if table.dense else 90, 50))
    look = w("tblLook", firstRow=int(bool(table.header)), firstColumn=0, noHBand=1, noVBand=1)
    properties = element.find(w_attribute("tblPr"))
    properties.append(look)
    if table.description:
        properties.append(w("tblDescription", val=clean(table.description)))
    inner = replace(place, table_style="Tabellendicht" if table.dense else "Tabellentext", depth=0)
    for index, row in enumerate(rows):
        is_head = index < len(table.header)
        element.append(_row(body, row, table.columns, widths, (inner, is_head)))
    return [element]


def _row(
    body: "Body", row: Row, columns: Sequence[Column], widths: Sequence[float], where: "tuple[Place, bool]"
) -> Xml:
    place, is_head = where
    theme = body.parts.theme
    tone = "group" if is_head and row.tone == "plain" else row.tone
    properties = w("trPr", None if row.splittable else w("cantSplit"))
    if row.height_mm:
        properties.append(w("trHeight", val=row.height_mm * _MM, hRule="atLeast"))
    if is_head:
        properties.append(w("tblHeader"))
    element = w("tr", properties if len(properties) else None)
    for start, cell in spans(row):
        bold = is_head or cell.is_header
        wide = sum(widths[start : start + cell.column_span])
        inner = replace(place, bold=bold, align=columns[start].align, width=max(wide - 180, 200))
        own = cell.tone if cell.tone != "plain" else tone
        tint = theme.tones[own] if own != "plain" else None
        border = w("tcBorders", _border("bottom", theme.accent, 8)) if is_head else None
        element.append(_cell(body, cell, wide, inner, (tint, border)))
    if row.keep_with_next or row.tone == "group" or is_head:
        for paragraph in element.iter(w_attribute("p")):
            set_property(paragraph, w("keepNext"))
    return element


def _cell(body: "Body", cell: Cell, wide: float, place: "Place", look: "tuple[Colour | None, Xml | None]") -> Xml:
    tint, border = look
    properties = w("tcPr", w("tcW", w=wide, type="dxa"))
    if cell.column_span > 1:
        properties.append(w("gridSpan", val=cell.column_span))
    append(properties, border, _shade(tint) if tint else None)
    blocks = cell.blocks or (Paragraph(()),)
    return append(w("tc", properties), *ended(body.blocks(blocks, place)))


def box_elements(body: "Body", box: Box, place: "Place") -> "list[Xml]":
    """A tinted cell with an edge."""
    theme = body.parts.theme
    edge = theme.accent if box.tone in ("soft", "accent", "group") else theme.muted
    properties = w("tcPr", w("tcW", w=place.width, type="dxa"))
    append(properties, w("tcBorders", _border("left", edge, 18)), _shade(theme.tones[box.tone]))
    title = (Paragraph((Run(box.title, bold=True),), style="label"),) if box.title else ()
    content = body.blocks((*title, *box.blocks), replace(place, width=place.width - 440, depth=0))
    element = _table([place.width], None, _margins(220, 110))
    return [append(element, w("tr", append(w("tc", properties), *ended(content))))]


def grid_elements(body: "Body", grid: Grid, place: "Place") -> "list[Xml]":
    """Cells side by side, for cards; with cut lines where it has a border."""
    if not grid.cells:
        return []
    widths = _widths(grid.columns, place.width)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = w("tblBorders", *(_border(side, body.parts.theme.rule, 4) for side in sides)) if grid.border else None
    element = _table(widths, lines, _margins(220, 220))
    for start in range(0, len(grid.cells), len(widths)):
        chosen = grid.cells[start : start + len(widths)]
        height = w("trHeight", val=grid.row_height_mm * _MM, hRule="atLeast") if grid.row_height_mm else None
        row = w("tr", w("trPr", w("cantSplit"), height))
        for blocks, wide in zip([*chosen, *[()] * (len(widths) - len(chosen))], widths, strict=True):
            content = ended(body.blocks(blocks, replace(place, width=wide - 440, depth=0)))
            row.append(append(w("tc", w("tcPr", w("tcW", w=wide, type="dxa"))), *content))
        element.append(row)
    return [element]


def signature_elements(body: "Body", block: SignatureLines, place: "Place") -> "list[Xml]":
    """Lines side by side, drawn as the upper border of what stands under them."""
    found: list[Xml] = []
    for start in range(0, len(block.lines), _SIGNATURES_A_ROW):
        chosen = block.lines[start : start + _SIGNATURES_A_ROW]
        count = max(len(chosen), 2)
        widths = [place.width / count] * count
        element = _table(widths, None, _margins(120, 0))
        row = w("tr", w("trPr", w("cantSplit")))
        for index in range(count):
            texts = (chosen[index].name, chosen[index].function) if index < len(chosen) else ()
            row.append(append(w("tc", w("tcPr", w("tcW", w=widths[0], type="dxa"))), *ended(_signature(body, texts))))
        found.append(append(element, row))
    return found


def _signature(body: "Body", texts: Sequence[str]) -> "list[Xml]":
    found = []
    for index, text in enumerate(text for text in texts if text):
        runs = body.parts.inliner.runs((Run(text, role="muted" if index else "normal"),), size_pt=9)
        line = [w("pBdr", _border("top", body.parts.theme.text, 6)), w("spacing", before=900)] if not index else []
        found.append(body.paragraph("Klein", line, runs))
    return found


def _widths(columns: Sequence[Column], width: float) -> "list[float]":
    """Column widths in twentieths, whole numbers that fill the width."""
    exact = [value * 20 for value in column_widths(columns, width / 20)]
    ends = [round(sum(exact[: index + 1])) for index in range(len(exact))]
    return [float(end - start) for start, end in zip([0, *ends], ends, strict=False)]


def _table(widths: Sequence[float], borders: "Xml | None", margins: Xml) -> Xml:
    properties = w("tblPr", w("tblW", w=sum(widths), type="dxa"), borders, w("tblLayout", type="fixed"), margins)
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=wide) for wide in widths)))


def _margins(side: int, top: int) -> Xml:
    edges = (("top", top), ("left", side), ("bottom", top), ("right", side))
    return w("tblCellMar", *(w(name, w=value, type="dxa") for name, value in edges))


def _border(side: str, colour: Colour, size: int) -> Xml:
    return w(side, val="single", sz=size, space=0, color=hex_colour(colour))


def _shade(colour: Colour) -> Xml:
    return w("shd", val="clear", color="auto", fill=hex_colour(colour))
