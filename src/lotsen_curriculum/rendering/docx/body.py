"""Text to the elements of a Word document's body: headings, paragraphs, lists, pictures, lines to write on."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lotsen_curriculum.documents.nodes import (
    Block,
    BulletList,
    FillLines,
    FitText,
    Heading,
    Image,
    Inlines,
    NumberedList,
    Paragraph,
    Run,
    Strip,
    TableOfContents,
)
from lotsen_curriculum.rendering.docx.elements import Element, WordParagraph, WordTable
from lotsen_curriculum.rendering.docx.inlines import Inliner, field
from lotsen_curriculum.rendering.docx.numbering import Numbering
from lotsen_curriculum.rendering.docx.paragraphs import spaced
from lotsen_curriculum.rendering.docx.styles import PARAGRAPH_STYLES
from lotsen_curriculum.rendering.docx.xml import w
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
    picture: Callable[[bytes, str, float, float], str]
    headings: tuple[tuple[str, Heading], ...]
    pages: dict[str, str]
    fit: Callable[[FitText, float], float]
    strip: Callable[[Strip, float], tuple[bytes, float]]


class Body(ABC):
    """Makes the body's elements; headings take their bookmarks in reading order; `BlockBody` knows each block."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._keys = iter(parts.headings)
        self._bookmark = 0

    def blocks(self, blocks: Iterable[Block], place: Place) -> list[Element]:
        """The elements of blocks that follow each other."""
        return spaced([element for block in blocks for element in self.block(block, place)])

    @abstractmethod
    def block(self, block: Block, place: Place) -> list[Element]:
        """The elements of a block."""

    def heading(self, heading: Heading) -> WordParagraph:
        """A heading with its bookmark."""
        key, _ = next(self._keys)
        self._bookmark += 1
        look = self.parts.theme.headings[heading.level - 1]
        runs = self.parts.inliner.runs(heading.content, size_pt=look.size_pt)
        start, end = w("bookmarkStart", id=self._bookmark, name=f"_Ref{key}"), w("bookmarkEnd", id=self._bookmark)
        return self._directed(f"Heading{heading.level}", f"{start}{runs}{end}", heading.content, "left")

    def paragraph(self, paragraph: Paragraph, place: Place) -> WordParagraph:
        """A paragraph in its style; in a table, in that of the table."""
        style = PARAGRAPH_STYLES[paragraph.style][0]
        if place.table_style and paragraph.style in ("body", "label"):
            bold = place.bold or paragraph.style == "label"
            style = place.table_style + ("Kopf" if bold else "")
        runs = self.parts.inliner.runs(paragraph.content, size_pt=self.parts.theme.paragraphs[paragraph.style].size_pt)
        align = place.align if paragraph.align == "left" else paragraph.align
        made = self._directed(style, runs, paragraph.content, align)
        if paragraph.space_before_mm:
            made.put("spacing", before=paragraph.space_before_mm * MM)
        if paragraph.keep_with_next:
            made.put("keepNext")
        return made

    def _directed(self, style: str, runs: str, content: Inlines, align: str) -> WordParagraph:
        """A paragraph aligned; in one from right to left Word's `left` is the side where lines begin."""
        made = WordParagraph(style, runs)
        if self.parts.inliner.is_rtl(content):
            made.put("bidi")
        if align != "left":
            made.put("jc", val=align)
        return made

    def fit_text(self, block: FitText, place: Place) -> WordParagraph:
        """A line as large as the column allows."""
        size = round(self.parts.fit(block, place.width / 20) * 2) / 2
        runs = self.parts.inliner.runs(block.content, size_pt=size, bold=True, forced_pt=size)
        style = f"Heading{block.level}" if block.level else "Normal"
        made = self._directed(style, runs, block.content, block.align)
        made.put("spacing", before=block.space_before_mm * MM, after=120)
        made.put("suppressAutoHyphens")
        return made

    def item_list(self, block: BulletList | NumberedList, place: Place) -> list[Element]:
        """Items with their labels; what follows the first paragraph of an item stands under its text."""
        numbering = self.parts.numbering
        if isinstance(block, BulletList):
            number = numbering.bullet(block.marker)
        else:
            number = numbering.counted(block.marker, place.depth, block.start)
        inner = replace(place, depth=place.depth + 1, width=place.width - 360, align="left")
        found: list[Element] = []
        for item in block.items:
            elements = self.blocks(item.blocks, inner)
            lead = item.blocks[0] if item.blocks else None
            if not isinstance(lead, Paragraph):
                elements.insert(0, WordParagraph(place.table_style or "Normal"))
            first, *others = elements
            assert isinstance(first, WordParagraph)
            first.put("numPr", w("ilvl", val=min(place.depth, 8)), w("numId", val=number))
            if not (isinstance(lead, Paragraph) and lead.space_before_mm):
                first.put("contextualSpacing")
            for element in others:
                _indent(element, 360 * (place.depth + 1))
            found += [first, *others]
        if not place.depth:
            _end_list(found)
        return found

    def fill_lines(self, block: FillLines, place: Place) -> list[Element]:
        """Ruled lines under their label."""
        label = Paragraph((Run(block.label),), style="label")
        found: list[Element] = [self.paragraph(label, place)] if block.label else []
        for _ in range(block.count):
            line = WordParagraph("Schreiblinie", w("r", w("tab")))
            line.put("tabs", w("tab", val="right", leader="underscore", pos=place.width))
            found.append(line)
        return found

    def image(self, image: Image, place: Place) -> WordParagraph:
        """A picture, no wider than its column."""
        width = min(image.width_mm * MM, place.width) / 20
        made = WordParagraph("Normal", w("r", self.parts.picture(image.data, image.alt, width, 0)))
        if image.align != "left":
            made.put("jc", val=image.align)
        return made

    def strip(self, strip: Strip, place: Place) -> WordParagraph:
        """A bar of segments as a picture."""
        data, height = self.parts.strip(strip, place.width / 20)
        return WordParagraph("Normal", w("r", self.parts.picture(data, strip.alt, place.width / 20, height)))

    def contents(self, contents: TableOfContents, place: Place) -> list[Element]:
        """The headings as links with page fields.

        Why: no TOC field around them; with one, LibreOffice 7.4 leaves the page numbers of footers empty.
        """
        shown = [pair for pair in self.parts.headings if pair[1].in_contents and pair[1].level <= contents.depth]
        return [self._entry(key, heading, place) for key, heading in shown]

    def _entry(self, key: str, heading: Heading, place: Place) -> WordParagraph:
        title = self.parts.inliner.runs(heading.content, size_pt=10.5)
        page = field(f"PAGEREF _Ref{key} \\h", self.parts.pages.get(key, "?"))
        link = w("hyperlink", title, w("r", w("tab")), page, anchor=f"_Ref{key}", history=1)
        made = WordParagraph(f"TOC{min(heading.level, 6)}", link)
        made.put("tabs", w("tab", val="right", leader="dot", pos=place.width))
        return made


def _end_list(elements: list[Element]) -> None:
    """Gives the last paragraph of a list the distance of its style to what follows."""
    if elements and isinstance(elements[-1], WordParagraph):
        elements[-1].properties.pop("contextualSpacing", None)


def _indent(element: Element, indent: int) -> None:
    """Moves what follows the first paragraph of an item under its text."""
    if isinstance(element, WordTable):
        element.indent = element.indent or indent
    elif "numPr" not in element.properties:
        element.put("ind", left=indent)
