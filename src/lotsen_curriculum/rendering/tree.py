"""What all writers ask of a document tree: its blocks in reading order, their own texts, its headings and anchors."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from lotsen_curriculum.documents.nodes import (
    Block,
    Box,
    BulletList,
    Cell,
    CrossReference,
    Document,
    FillLines,
    FitText,
    Grid,
    Heading,
    Image,
    Inlines,
    KeepTogether,
    LineBreak,
    Link,
    MarginText,
    NumberedList,
    PageBreak,
    PageList,
    PageText,
    Paragraph,
    Row,
    Run,
    SectionChange,
    SignatureLines,
    Strip,
    Table,
    TableOfContents,
    TopBlock,
)

__all__ = [
    "anchor_titles",
    "children",
    "clean",
    "content_of",
    "heading_level",
    "headings",
    "is_control",
    "own_texts",
    "page_texts",
    "plain",
    "spans",
    "walk",
    "with_page_lists",
]


_WHITE = dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029"), " ")


def clean(text: str) -> str:
    """The text with every tab and line break as a space."""
    return text if text.isprintable() else text.translate(_WHITE)


def children(block: TopBlock) -> Iterator[tuple[Block, ...]]:
    """The groups of blocks that a block holds, in reading order."""
    match block:
        case BulletList() | NumberedList():
            yield from (item.blocks for item in block.items)
        case Table():
            for row in (*block.header, *block.rows):
                yield from (cell.blocks for cell in row.cells)
        case Grid():
            yield from block.cells
        case Box() | KeepTogether():
            yield block.blocks
        case _:
            return


def walk(blocks: Iterable[TopBlock]) -> Iterator[TopBlock]:
    """All blocks, each before those that it holds."""
    for block in blocks:
        yield block
        for group in children(block):
            yield from walk(group)


def headings(document: Document) -> Iterator[Heading]:
    """All headings in reading order."""
    return (block for block in walk(document.blocks) if isinstance(block, Heading))


def heading_level(block: TopBlock) -> int | None:
    """The level of a block that is a heading, whatever its size; None for all others."""
    return block.level if isinstance(block, Heading | FitText) else None


def anchor_titles(document: Document) -> dict[str, str]:
    """The plain text of the heading behind each anchor."""
    titles: dict[str, str] = {}
    for heading in headings(document):
        if heading.anchor:
            titles[heading.anchor] = plain(heading.content, titles)
    return titles


def plain(content: Inlines, titles: dict[str, str], pages: dict[str, str] | None = None) -> str:
    """The text of inlines without any style; a page reference without a known page is `S. …`."""
    parts = []
    for inline in content:
        match inline:
            case Run(text):
                parts.append(clean(text))
            case Link():
                parts.append(clean(inline.text or inline.url))
            case CrossReference(anchor, "title"):
                parts.append(titles.get(anchor, ""))
            case CrossReference(anchor, kind):
                number = (pages or {}).get(anchor, "…")
                parts.append(number if kind == "number" else f"S.\u00a0{number}")
            case PageList(anchors):
                parts.append(plain(_listed_pages(anchors, pages or {}), titles, pages))
            case LineBreak():
                parts.append(" ")
    return "".join(parts)


def with_page_lists(content: Inlines, pages: Mapping[str, str]) -> Iterator[Run | Link | CrossReference | LineBreak]:
    """The inlines with every list of pages as the references and the marks between them that it is written with."""
    for inline in content:
        if isinstance(inline, PageList):
            yield from _listed_pages(inline.anchors, pages)
        else:
            yield inline


def _listed_pages(anchors: Iterable[str], pages: Mapping[str, str]) -> tuple[Run | CrossReference, ...]:
    """References to the pages of `anchors` in their order: a page once, pages that follow each other as a range."""
    spans: list[list[str]] = []
    for anchor in anchors:
        page = pages.get(anchor, "…")
        last = pages.get(spans[-1][-1], "…") if spans else ""
        if page == last:
            continue
        if _follows(last, page):
            spans[-1] = [spans[-1][0], anchor]
        else:
            spans.append([anchor])
    found: list[Run | CrossReference] = []
    for number, span in enumerate(spans):
        found += [Run(", ")] if number else []
        found.append(CrossReference(span[0], "number"))
        found += [Run("–"), CrossReference(span[1], "number")] if len(span) > 1 else []
    return tuple(found)


def _follows(before: str, page: str) -> bool:
    return before.isdecimal() and page.isdecimal() and int(page) == int(before) + 1


def content_of(block: TopBlock) -> Inlines:
    """The inlines of a heading or paragraph; nothing for other blocks."""
    return block.content if isinstance(block, Heading | Paragraph | FitText) else ()


def own_texts(block: TopBlock) -> Iterator[str]:  # noqa: C901 - one case for each node
    """Every text that a block itself shows or says, without those of the blocks that it holds."""
    match block:
        case Heading() | Paragraph() | FitText():
            yield plain(block.content, {})
        case Box():
            yield block.title
        case Table():
            yield block.description
        case SignatureLines():
            for line in block.lines:
                yield from (line.name, line.function)
        case FillLines():
            yield block.label
        case Image():
            yield block.alt
        case Strip():
            yield from (block.alt, block.start, block.end)
            yield from (segment.label for segment in block.segments)
            yield from (label for _, label in block.legend)
        case SectionChange():
            for page_text in (block.header, block.footer):
                yield from page_texts(page_text) if page_text else ()
        case BulletList() | NumberedList() | Grid() | KeepTogether() | PageBreak() | TableOfContents():
            return
        case _:
            assert_never(block)


def page_texts(page_text: PageText) -> Iterator[str]:
    """The texts of a header or footer."""
    places: tuple[MarginText, ...] = (page_text.left, page_text.center, page_text.right, page_text.note)
    for place in places:
        yield from (part.text for part in place if isinstance(part, Run))


def is_control(char: str) -> bool:
    """Whether a character can't be printed at all: a control, a surrogate, or a place that Unicode leaves empty."""
    return char not in "\t\n\r\x0b\x0c\x85" and unicodedata.category(char) in ("Cc", "Cs", "Cn")


def spans(row: Row) -> Iterator[tuple[int, Cell]]:
    """Each cell of a row with the number of the column that it begins in."""
    start = 0
    for cell in row.cells:
        yield start, cell
        start += cell.column_span
