"""The outline writer: a document as plain text, for golden tests, previews and comparisons of two editions."""

from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import assert_never

from lotsen_curriculum.documents.nodes import (
    Block,
    Box,
    BulletList,
    Cell,
    Column,
    CrossReference,
    Document,
    FillLines,
    FitText,
    Grid,
    Heading,
    Image,
    Inline,
    Inlines,
    KeepTogether,
    LineBreak,
    Link,
    MarginText,
    NumberedList,
    PageBreak,
    PageCount,
    PageLayout,
    PageList,
    PageNumber,
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
from lotsen_curriculum.rendering.tree import anchor_titles, clean, headings, plain

__all__ = ["write_outline"]

_BULLETS = {"bullet": "-", "dash": "–", "checkbox": "☐"}


def write_outline(document: Document) -> str:
    """The whole document as text, one construct a line, in a notation close to Markdown."""
    writer = _Outline(document)
    head = [f"Titel: {document.title}"]
    head += [f"Thema: {document.subject}"] if document.subject else []
    head += [f"Seite: {_layout(document.layout)}"]
    head += _page_text("Kopf", document.header) + _page_text("Fuß", document.footer)
    lines = [*head, "", *writer.blocks(document.blocks)]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


class _Outline:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._titles = anchor_titles(document)

    def blocks(self, blocks: Iterable[TopBlock]) -> list[str]:
        lines: list[str] = []
        for block in blocks:
            lines.extend(self.block(block))
        return lines

    def block(self, block: TopBlock) -> list[str]:  # noqa: C901, PLR0911, PLR0912 - one case for each node
        match block:
            case Heading():
                anchor = f" {{{block.anchor}}}" if block.anchor else ""
                return ["", f"{'#' * block.level} {self.inlines(block.content)}{anchor}"]
            case Paragraph():
                style = "" if block.style == "body" else f"[{block.style}] "
                return [style + self.inlines(block.content)]
            case FitText():
                line = f"[groß] {self.inlines(block.content)}"
                return ["", f"{'#' * block.level} {line}"] if block.level else [line]
            case PageBreak():
                return [f"--- neue Seite{_right(block)} ---"]
            case SectionChange():
                header, footer = block.header or PageText(), block.footer or PageText()
                head = f"--- Abschnitt: {_layout(block.layout)}{_right(block)} ---"
                return [head, *_page_text("Kopf", header), *_page_text("Fuß", footer)]
            case TableOfContents():
                return list(self.contents(block.depth))
            case BulletList():
                return self.items((_BULLETS[block.marker] for _ in block.items), (item.blocks for item in block.items))
            case NumberedList():
                return self.items(number_labels(block), (item.blocks for item in block.items))
            case Table():
                return self.table(block)
            case Grid():
                return [line for cell in block.cells for line in ("+ Feld", *_indented(self.blocks(cell)))]
            case Box():
                return [f"[Kasten {block.tone}] {clean(block.title)}".rstrip(), *_indented(self.blocks(block.blocks))]
            case KeepTogether():
                return self.blocks(block.blocks)
            case SignatureLines():
                return [f"_____ {clean(line.name)}, {clean(line.function)}".rstrip(", ") for line in block.lines]
            case FillLines():
                return [clean(block.label) + " " + "_" * 5 + f" × {block.count}"]
            case Image():
                return [f"[Bild: {clean(block.alt)}]" if block.alt else "[Schmuckbild]"]
            case Strip():
                return [_strip(block)]
            case _:
                assert_never(block)

    def items(self, labels: Iterable[str], groups: Iterable[tuple[Block, ...]]) -> list[str]:
        lines: list[str] = []
        for label, blocks in zip(labels, groups, strict=True):
            first, *rest = self.blocks(blocks) or [""]
            lines += [f"{label} {first}".rstrip(), *_indented(rest)]
        return lines

    def table(self, table: Table) -> list[str]:
        lines = [
            f"[Tabelle {_widths(table.columns)}{' dicht' if table.dense else ''}] {clean(table.description)}".rstrip()
        ]
        lines += [self.row(row, "=") for row in table.header]
        return lines + [self.row(row, "|") for row in table.rows]

    def row(self, row: Row, edge: str) -> str:
        tone = "" if row.tone == "plain" else f" [{row.tone}]"
        return f"{edge} " + " | ".join(self.cell(cell) for cell in row.cells) + f" {edge}{tone}"

    def cell(self, cell: Cell) -> str:
        text = " / ".join(line for line in self.blocks(cell.blocks) if line)
        span = f"<{cell.column_span}> " if cell.column_span > 1 else ""
        return span + (f"!{text}" if cell.is_header else text)

    def contents(self, depth: int) -> Iterator[str]:
        for heading in headings(self._document):
            if heading.in_contents and heading.level <= depth:
                yield f"{'  ' * (heading.level - 1)}· {plain(heading.content, self._titles)}"

    def inlines(self, content: Inlines) -> str:
        return "".join(self.inline(inline) for inline in content)

    def inline(self, inline: Inline) -> str:
        match inline:
            case Run():
                mark = "**" * inline.bold + "*" * inline.italic
                return mark + clean(inline.text) + mark[::-1]
            case Link():
                return f"[{clean(inline.text)}]({inline.url})" if inline.text else f"<{inline.url}>"
            case CrossReference():
                title = self._titles.get(inline.anchor, "")
                return f"→{title}" if inline.kind == "title" else f"→S. ({inline.anchor})"
            case PageList():
                return ", ".join(f"→S. ({anchor})" for anchor in inline.anchors)
            case LineBreak():
                return " ⏎ "
            case _:
                assert_never(inline)


def number_labels(block: NumberedList) -> Iterator[str]:
    """The labels of a numbered list's items: `1.`, `2.` or `a)`, `b)`."""
    for number in range(block.start, block.start + len(block.items)):
        yield f"{number}." if block.marker == "decimal" else f"{letters(number)})"


def letters(number: int) -> str:
    """A number from 1 as letters: a … z, aa, bb … as Word counts."""
    turn, place = divmod(max(number, 1) - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def _indented(lines: list[str]) -> list[str]:
    return indent("\n".join(lines), "  ").split("\n") if lines else []


def _right(block: PageBreak | SectionChange) -> str:
    return " (rechts)" if block.to == "right" else ""


def _layout(layout: PageLayout) -> str:
    return f"{layout.size} {'hoch' if layout.orientation == 'portrait' else 'quer'}{', Rahmen' if layout.frame else ''}"


def _page_text(name: str, page_text: PageText) -> list[str]:
    places = [_margin(place) for place in (page_text.left, page_text.center, page_text.right)]
    return [f"{name}: {' | '.join(places)}"] if any(places) else []


def _margin(place: MarginText) -> str:
    parts = []
    for part in place:
        match part:
            case Run():
                parts.append(clean(part.text))
            case PageNumber():
                parts.append("{Seite}")
            case PageCount():
                parts.append("{Seiten}")
            case _:
                assert_never(part)
    return "".join(parts)


def _widths(columns: tuple[Column, ...]) -> str:
    return " ".join(f"{column.width_mm:g}mm" if column.width_mm else f"{column.share:g}*" for column in columns)


def _strip(strip: Strip) -> str:
    bar = " ".join(f"{clean(segment.label)}:{segment.length:g}:{segment.tone}" for segment in strip.segments)
    legend = ", ".join(f"{tone} = {clean(label)}" for tone, label in strip.legend)
    ends = f" ({clean(strip.start)} – {clean(strip.end)})" if strip.start or strip.end else ""
    return f"[Band: {clean(strip.alt)}] {bar}{ends}" + (f" [{legend}]" if legend else "")
