"""Blocks to the elements of a Word document's body: one method for each node."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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
    Inlines,
    KeepTogether,
    NumberedList,
    Paragraph,
    Run,
    SignatureLines,
    Strip,
    Table,
    TableOfContents,
)
from lotsen_curriculum.rendering.docx.inlines import Inliner, field
from lotsen_curriculum.rendering.docx.numbering import Numbering
from lotsen_curriculum.rendering.docx.paragraphs import keep, ordered, set_property, spaced
from lotsen_curriculum.rendering.docx.styles import PARAGRAPH_STYLES
from lotsen_curriculum.rendering.docx.tables import box_elements, grid_elements, signature_elements, table_elements
from lotsen_curriculum.rendering.docx.xml import Xml, append, w, w_attribute
from lotsen_curriculum.rendering.theme import Theme

__all__ = ["MM", "Body", "Parts", "Place"]

MM = 72 / 25.4 * 20
"""Twentieths of a point in a millimetre."""


@dataclass(frozen=True)
class Place:
    """Where blocks stand: the width there in twentieths, the text style of tables, weight, alignment, list depth."""

    width: float
    table_style: str = ""
    bold: bool = False
    align: str = "left"
    depth: int = 0
    size_pt: float = 10.5


@dataclass(frozen=True)
class Parts:
    """What the body needs of the rest of the file."""

    theme: Theme
    inliner: Inliner
    numbering: Numbering
    picture: Callable[[bytes, str, float, float], Xml]
    headings: tuple[tuple[str, Heading], ...]
    pages: dict[str, str]
    fit: Callable[[FitText, float], float]
    strip: Callable[[Strip, float], tuple[bytes, float]]


class Body:
    """Makes the body's elements; headings take their bookmarks in reading order."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._keys = iter(parts.headings)
        self._bookmark = 0

    def blocks(self, blocks: Iterable[Block], place: Place) -> "list[Xml]":
        """The elements of blocks that follow each other."""
        return spaced([element for block in blocks for element in self.block(block, place)])

    def block(self, block: Block, place: Place) -> "list[Xml]":  # noqa: C901, PLR0911, PLR0912 - one case for each node
        """The elements of a block."""
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                return [self._paragraph(block, place)]
            case FitText():
                return [self._fit_text(block, place)]
            case BulletList():
                return self._list(block, place)
            case NumberedList():
                return self._list(block, place)
            case Table():
                return table_elements(self, block, place)
            case Grid():
                return grid_elements(self, block, place)
            case Box():
                return box_elements(self, block, place)
            case SignatureLines():
                return signature_elements(self, block, place)
            case FillLines():
                return self._fill_lines(block, place)
            case Image():
                return [self._image(block, place)]
            case Strip():
                return self._strip(block, place)
            case KeepTogether():
                return keep(self.blocks(block.blocks, place))
            case _:
                assert_never(block)

    def paragraph(self, style: str, properties: "list[Xml]", content: "Iterable[Xml]") -> Xml:
        """A paragraph of a Word style with direct properties, which are put in the schema's order."""
        inner = [w("pStyle", val=style)] if style != "Normal" else []
        inner += ordered(properties)
        return append(w("p", w("pPr", *inner) if inner else None), *content)

    def _heading(self, heading: Heading) -> Xml:
        key, _ = next(self._keys)
        self._bookmark += 1
        look = self.parts.theme.headings[heading.level - 1]
        runs = self.parts.inliner.runs(heading.content, size_pt=look.size_pt)
        start = w("bookmarkStart", id=self._bookmark, name=f"_Ref{key}")
        content = [start, *runs, w("bookmarkEnd", id=self._bookmark)]
        return self.paragraph(f"Heading{heading.level}", self._direction(heading.content, "left"), content)

    def _paragraph(self, paragraph: Paragraph, place: Place) -> Xml:
        style = PARAGRAPH_STYLES[paragraph.style][0]
        bold = False
        if place.table_style and paragraph.style in ("body", "label"):
            bold = place.bold or paragraph.style == "label"
            style = place.table_style + ("Kopf" if bold else "")
        look = self.parts.theme.paragraphs[paragraph.style]
        align = place.align if paragraph.align == "left" else paragraph.align
        properties = self._direction(paragraph.content, align)
        if paragraph.space_before_mm:
            properties.append(w("spacing", before=paragraph.space_before_mm * MM))
        if paragraph.keep_with_next:
            properties.append(w("keepNext"))
        return self.paragraph(style, properties, self.parts.inliner.runs(paragraph.content, size_pt=look.size_pt))

    def _direction(self, content: Inlines, align: str) -> "list[Xml]":
        """Alignment and direction; in a paragraph from right to left Word's `left` is the side where lines begin."""
        properties = [w("bidi")] if self.parts.inliner.is_rtl(content) else []
        return properties + ([w("jc", val=align)] if align != "left" else [])

    def _fit_text(self, block: FitText, place: Place) -> Xml:
        size = round(self.parts.fit(block, place.width / 20) * 2)
        properties = [
            *self._direction(block.content, block.align),
            w("spacing", before=block.space_before_mm * MM, after=120),
        ]
        paragraph = self.paragraph("Normal", properties, self.parts.inliner.runs(block.content, size_pt=size / 2))
        for run in paragraph.iter(w_attribute("r")):
            properties_of_run = run.find(w_attribute("rPr"))
            if properties_of_run is None:
                properties_of_run = w("rPr")
                run.insert(0, properties_of_run)
            properties_of_run.extend([w("b"), w("bCs"), w("sz", val=size), w("szCs", val=size)])
            properties_of_run[:] = sorted(properties_of_run, key=lambda item: _RUN_ORDER.index(item.tag.split("}")[1]))
        return paragraph

    def _list(self, block: BulletList | NumberedList, place: Place) -> "list[Xml]":
        numbering = self.parts.numbering
        if isinstance(block, BulletList):
            number = numbering.bullet(block.marker)
        else:
            number = numbering.counted(block.marker, place.depth, block.start)
        inner = replace(place, depth=place.depth + 1, width=place.width - 360, align="left")
        found = []
        for item in block.items:
            elements = self.blocks(item.blocks, inner)
            first_is_text = bool(item.blocks) and isinstance(item.blocks[0], Paragraph)
            if not first_is_text:
                style = place.table_style or "Normal"
                elements.insert(0, self.paragraph(style, [], ()))
            _number(elements[0], number, place.depth)
            for element in elements[1:]:
                _indent(element, 360 * (place.depth + 1))
            found += elements
        return found

    def _fill_lines(self, block: FillLines, place: Place) -> "list[Xml]":
        label = Paragraph((Run(block.label),), style="label")
        found = [self._paragraph(label, place)] if block.label else []
        for _ in range(block.count):
            stop = w("tab", val="right", leader="underscore", pos=place.width)
            found.append(self.paragraph("Schreiblinie", [w("tabs", stop)], [w("r", w("tab"))]))
        return found

    def _image(self, image: Image, place: Place) -> Xml:
        width = min(image.width_mm * MM, place.width) / 20
        drawing = self.parts.picture(image.data, image.alt, width, 0)
        properties = [w("jc", val=image.align)] if image.align != "left" else []
        return self.paragraph("Normal", properties, [w("r", drawing)])

    def _strip(self, strip: Strip, place: Place) -> "list[Xml]":
        data, height = self.parts.strip(strip, place.width / 20)
        return [self.paragraph("Normal", [], [w("r", self.parts.picture(data, strip.alt, place.width / 20, height))])]

    def contents(self, contents: TableOfContents, place: Place) -> "list[Xml]":
        """The headings as links with page fields.

        Why: no TOC field around them; with one, LibreOffice 7.4 leaves the page numbers of footers empty.
        """
        shown = [pair for pair in self.parts.headings if pair[1].in_contents and pair[1].level <= contents.depth]
        return [self._entry(key, heading, place) for key, heading in shown]

    def _entry(self, key: str, heading: Heading, place: Place) -> Xml:
        link = append(
            w("hyperlink", anchor=f"_Ref{key}", history=1), *self.parts.inliner.runs(heading.content, size_pt=10.5)
        )
        append(link, w("r", w("tab")), *field(f"PAGEREF _Ref{key} \\h", self.parts.pages.get(key, "?")))
        tabs = w("tabs", w("tab", val="right", leader="dot", pos=place.width))
        return self.paragraph(f"TOC{min(heading.level, 6)}", [tabs], [link])


_RUN_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "rtl", "cs", "lang")


def _number(paragraph: Xml, number: int, depth: int) -> None:
    set_property(paragraph, w("numPr", w("ilvl", val=min(depth, 8)), w("numId", val=number)))
    set_property(paragraph, w("contextualSpacing"))


def _indent(element: Xml, indent: int) -> None:
    """Moves what follows the first paragraph of an item under its text."""
    if element.tag == w_attribute("tbl"):
        properties = element.find(w_attribute("tblPr"))
        if properties.find(w_attribute("tblInd")) is None:
            properties.find(w_attribute("tblW")).addnext(w("tblInd", w=indent, type="dxa"))
    elif element.find(f"{w_attribute('pPr')}/{w_attribute('numPr')}") is None:
        set_property(element, w("ind", left=indent))
