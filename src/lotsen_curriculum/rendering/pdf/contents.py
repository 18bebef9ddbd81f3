"""The table of contents: a line of dots and a page number for each heading, and a link to it."""

from lotsen_curriculum.documents.nodes import CrossReference, Heading, TableOfContents
from lotsen_curriculum.rendering.pdf.layout import Layout
from lotsen_curriculum.rendering.pdf.lines import Line
from lotsen_curriculum.rendering.pdf.page import Page
from lotsen_curriculum.rendering.pdf.painting import Owners, line_painter
from lotsen_curriculum.rendering.pdf.slices import MM, Paint, Slice, altered, indented
from lotsen_curriculum.rendering.pdf.structure import Element
from lotsen_curriculum.rendering.pdf.text import Span, Style
from lotsen_curriculum.rendering.theme import Colour, TextLook
from lotsen_curriculum.rendering.tree import plain

__all__ = ["layout_contents"]


def layout_contents(layout: Layout, contents: TableOfContents, width: float, parent: Element) -> list[Slice]:
    """The headings with dots and page numbers; each is a link."""
    headings = layout.references.headings.items()
    shown = [(key, head) for key, head in headings if head.in_contents and head.level <= contents.depth]
    element = parent.child("TOC") if shown else parent
    return [piece for key, head in shown for piece in _entry(layout, key, head, width, element)]


def _entry(layout: Layout, key: str, heading: Heading, width: float, parent: Element) -> list[Slice]:
    top = heading.level == 1
    look = TextLook(10.5, before_pt=7 if top else 1.5, after_pt=1.5, bold=top)
    indent = (heading.level - 1) * 5 * MM
    owners = Owners(parent.child("TOCI").child("P"))
    link = CrossReference(key, "title")
    text = plain(heading.content, layout.references.titles)
    style = Style(look.bold, False, look.size_pt, layout.theme.text, link)
    lines = layout.setter.lines([Span(text + " ", style)], look, width - indent - 14 * MM, "left")
    label = Span(layout.references.pages.get(key, "000"), style)
    number = layout.setter.lines([label], look, width - indent, "right")[0]
    slices = [Slice(line.height, line_painter(line, owners), keep=True) for line in lines]
    slices[-1] = _with_number(slices[-1], lines[-1], (number, line_painter(number, owners)), layout.theme.muted)
    slices[0] = altered(slices[0], before=look.before_pt)
    return indented(slices, indent)


def _with_number(piece: Slice, line: Line, number: tuple[Line, Paint], colour: Colour) -> Slice:
    first = max((part.x + part.width for part in line.stretches), default=0.0) + 3
    last = min((part.x for part in number[0].stretches), default=0.0) - 4

    def paint(page: Page, x: float, y: float) -> None:
        piece.paint(page, x, y)
        number[1](page, x, y)
        page.decorate()
        page.dots(x + first, y + line.baseline - 0.35, x + last, colour)

    return altered(piece, paint=paint, keep=False, after=1.5)
