"""Short forms for builders: text, paragraphs, cells and rows from plain strings."""

from lotsen_curriculum.documents.nodes import (
    Block,
    BulletList,
    Cell,
    Inline,
    Inlines,
    ListItem,
    NumberedList,
    Paragraph,
    ParagraphStyle,
    Row,
    Run,
    Tone,
)

__all__ = ["Part", "bold", "bullets", "cell", "italic", "name", "numbered", "paragraph", "row", "text"]

Part = str | Inline | Block
"""What a cell or an item can be made from: a string, an inline (both become one paragraph), or a whole block."""


def text(*parts: str | Inline) -> Inlines:
    """Inlines from strings and inlines; empty strings are left out."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part != "")


def bold(content: str) -> Run:
    """A bold run."""
    return Run(content, bold=True)


def italic(content: str) -> Run:
    """An italic run."""
    return Run(content, italic=True)


def name(content: str) -> Run:
    """A person's name."""
    return Run(content, role="name")


def paragraph(*parts: str | Inline, style: ParagraphStyle = "body") -> Paragraph:
    """A paragraph from strings and inlines."""
    return Paragraph(text(*parts), style=style)


def cell(*parts: Part, column_span: int = 1, is_header: bool = False, tone: Tone = "plain") -> Cell:
    """A table cell; neighbouring strings and inlines become one paragraph."""
    return Cell(_to_blocks(parts), column_span=column_span, is_header=is_header, tone=tone)


def row(*cells: Cell | Part, tone: Tone = "plain", keep_with_next: bool = False) -> Row:
    """A table row; what is not a cell yet becomes one."""
    whole = tuple(part if isinstance(part, Cell) else cell(part) for part in cells)
    return Row(whole, tone=tone, keep_with_next=keep_with_next)


def bullets(*items: Part) -> BulletList:
    """A bullet list with one string, inline or block an item."""
    return BulletList(tuple(ListItem(_to_blocks((item,))) for item in items))


def numbered(*items: Part) -> NumberedList:
    """A numbered list with one string, inline or block an item."""
    return NumberedList(tuple(ListItem(_to_blocks((item,))) for item in items))


def _to_blocks(parts: tuple[Part, ...]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    line: list[Inline] = []
    for part in parts:
        if isinstance(part, str):
            line.extend(text(part))
        elif isinstance(part, Inline):
            line.append(part)
        else:
            _flush(line, blocks)
            blocks.append(part)
    _flush(line, blocks)
    return tuple(blocks)


def _flush(line: list[Inline], blocks: list[Block]) -> None:
    if line:
        blocks.append(Paragraph(tuple(line)))
        line.clear()
