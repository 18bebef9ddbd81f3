"""Blocks to the elements of a Word document's body: one case for each node of the document tree."""

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
from lotsen_curriculum.rendering.docx.body import Body, Place
from lotsen_curriculum.rendering.docx.elements import Element
from lotsen_curriculum.rendering.docx.paragraphs import keep
from lotsen_curriculum.rendering.docx.tables import box_elements, grid_elements, signature_elements, table_elements

__all__ = ["BlockBody"]


class BlockBody(Body):
    """Makes the elements of every kind of block."""

    def block(self, block: Block, place: Place) -> list[Element]:  # noqa: C901, PLR0911, PLR0912 - one case for each node
        """The elements of a block."""
        match block:
            case Heading():
                return [self.heading(block)]
            case Paragraph():
                return [self.paragraph(block, place)]
            case FitText():
                return [self.fit_text(block, place)]
            case BulletList():
                return self.item_list(block, place)
            case NumberedList():
                return self.item_list(block, place)
            case Table():
                return table_elements(self, block, place)
            case Grid():
                return grid_elements(self, block, place)
            case Box():
                return box_elements(self, block, place)
            case SignatureLines():
                return signature_elements(self, block, place)
            case FillLines():
                return self.fill_lines(block, place)
            case Image():
                return [self.image(block, place)]
            case Strip():
                return [self.strip(block, place)]
            case KeepTogether():
                return keep(self.blocks(block.blocks, place))
            case _:
                assert_never(block)
