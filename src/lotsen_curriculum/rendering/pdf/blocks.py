"""Blocks to slices: one case for each node of the document tree."""

from typing import assert_never

from lotsen_curriculum.documents.nodes import (
    Block,
    Box,
    BulletList,
    FillLines,
    FitText,
    Grid,
    Heading,
    Image,
    KeepTogether,
    NumberedList,
    Paragraph,
    SignatureLines,
    Strip,
    Table,
)
from lotsen_curriculum.rendering.outline import number_labels
from lotsen_curriculum.rendering.pdf.boxes import layout_box, layout_fill_lines, layout_signatures
from lotsen_curriculum.rendering.pdf.figures import layout_image, layout_strip
from lotsen_curriculum.rendering.pdf.layout import Layout
from lotsen_curriculum.rendering.pdf.slices import Slice, kept
from lotsen_curriculum.rendering.pdf.structure import Element
from lotsen_curriculum.rendering.pdf.tables import layout_grid, layout_table

__all__ = ["BlockLayout"]

_BULLETS = {"bullet": "•", "dash": "–", "checkbox": "☐"}


class BlockLayout(Layout):
    """Lays out every kind of block."""

    def block(self, block: Block, width: float, parent: Element) -> list[Slice]:  # noqa: C901, PLR0911, PLR0912 - one case for each node
        """The slices of a block; its element goes under `parent`."""
        match block:
            case Heading():
                return self.heading(block, width, parent)
            case Paragraph():
                return self.paragraph(block, width, parent)
            case FitText():
                return self.fit_text(block, width, parent)
            case BulletList():
                labels = [_BULLETS[block.marker]] * len(block.items)
                return self.item_list(block, labels, width, parent)
            case NumberedList():
                return self.item_list(block, list(number_labels(block)), width, parent)
            case Table():
                return layout_table(self, block, width, parent)
            case Grid():
                return layout_grid(self, block, width, parent)
            case Box():
                return layout_box(self, block, width, parent)
            case SignatureLines():
                return layout_signatures(self, block, width, parent)
            case FillLines():
                return layout_fill_lines(self, block, width, parent)
            case Image():
                return layout_image(self, block, width, parent)
            case Strip():
                return layout_strip(self, block, width, parent)
            case KeepTogether():
                return kept(self.blocks(block.blocks, width, parent))
            case _:
                assert_never(block)
