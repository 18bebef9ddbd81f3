"""Boxes, lines to sign and lines to write on."""

from lotsen_curriculum.documents.nodes import Box, FillLines, Paragraph, Run, SignatureLines
from lotsen_curriculum.rendering.pdf.layout import Layout
from lotsen_curriculum.rendering.pdf.page import Page
from lotsen_curriculum.rendering.pdf.slices import MM, Slice, altered, draw, gap, height_of, indented, kept
from lotsen_curriculum.rendering.pdf.structure import Element
from lotsen_curriculum.rendering.theme import Colour

__all__ = ["layout_box", "layout_fill_lines", "layout_signatures"]

_SIGNATURES_A_ROW = 3

_RULE_MM = 10.0
"""From one line to write on to the next."""


def layout_box(layout: Layout, box: Box, width: float, parent: Element) -> list[Slice]:
    """A tinted area with an edge in the accent colour."""
    pad_x, pad_y = 4 * MM, 2.8 * MM
    element = parent.child("Div")
    title = (Paragraph((Run(box.title, bold=True),), style="label"),) if box.title else ()
    inner = indented(layout.blocks((*title, *box.blocks), width - 2 * pad_x, element), pad_x)
    edge = layout.theme.accent if box.tone in ("soft", "accent", "group") else layout.theme.muted
    slices, above = [], None
    for piece in inner:
        head = pad_y if above is None else gap(above, piece)
        foot = pad_y if piece is inner[-1] else 0.0
        slices.append(_tinted(piece, (head, foot, width), layout.theme.tones[box.tone], edge))
        above = piece
    if slices:
        slices[0] = altered(slices[0], before=6)
        slices[-1] = altered(slices[-1], after=9)
    return kept(slices) if height_of(slices) < 45 * MM else slices


def layout_signatures(layout: Layout, block: SignatureLines, width: float, parent: Element) -> list[Slice]:
    """Lines side by side, at most three, with what stands under them."""
    slices = []
    for start in range(0, len(block.lines), _SIGNATURES_A_ROW):
        chosen = block.lines[start : start + _SIGNATURES_A_ROW]
        column = (width + 8 * MM) / max(len(chosen), 2)
        texts = []
        for line in chosen:
            content = [Paragraph((Run(line.name, role="name"),), style="small", align=block.align)]
            if line.function:
                content.append(Paragraph((Run(line.function, role="muted"),), style="small", align=block.align))
            texts.append(layout.blocks(content, column - 8 * MM, parent))
        left = (width + 8 * MM - len(chosen) * column) / 2 if block.align == "center" else 0.0
        slices.append(_signature_row(texts, column, left, layout.theme.text))
    return slices


def _signature_row(texts: "list[list[Slice]]", column: float, left: float, colour: Colour) -> Slice:
    room = 16 * MM

    def paint(page: Page, x: float, y: float) -> None:
        for index, column_slices in enumerate(texts):
            page.decorate()
            page.rect(x + left + index * column, y + room, column - 8 * MM, 0.6, colour)
            draw(column_slices, page, x + left + index * column, y + room + 3)

    return Slice(room + 3 + max(map(height_of, texts)), paint, after=8)


def layout_fill_lines(layout: Layout, block: FillLines, width: float, parent: Element) -> list[Slice]:
    """Ruled lines under their label."""

    def paint(page: Page, x: float, y: float) -> None:
        page.decorate()
        page.rect(x, y + _RULE_MM * MM - 0.5, width, 0.5, layout.theme.muted)

    label = Paragraph((Run(block.label),), style="label")
    head = layout.paragraph(label, width, parent) if block.label else []
    rules = [Slice(_RULE_MM * MM, paint, after=5 if number == block.count - 1 else 0) for number in range(block.count)]
    return [*head, *rules]


def _tinted(piece: Slice, room: "tuple[float, float, float]", tint: str, edge: str) -> Slice:
    head, foot, width = room
    height = head + piece.height + foot

    def paint(page: Page, x: float, y: float) -> None:
        page.decorate()
        page.rect(x, y, width, height + (0 if foot else 0.4), tint)
        page.rect(x, y, 2.2, height + (0 if foot else 0.4), edge)
        piece.paint(page, x, y + head)

    def split(limit: float) -> "tuple[Slice, Slice] | None":
        parts = piece.split(limit - head - foot) if piece.split else None
        if not parts:
            return None
        return _tinted(parts[0], (head, foot, width), tint, edge), _tinted(parts[1], (foot, foot, width), tint, edge)

    repeat = _tinted(piece.repeat, (0, 0, width), tint, edge) if piece.repeat else None
    split_part = split if piece.split else None
    return altered(piece, height=height, paint=paint, before=0, after=0, split=split_part, repeat=repeat)
