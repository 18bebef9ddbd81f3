"""The Word writer: real styles, headings, lists and tables, German throughout, text in any script."""

from collections.abc import Iterator

from lotsen_curriculum.documents.nodes import (
    Block,
    Document,
    FitText,
    PageBreak,
    PageLayout,
    PageText,
    SectionChange,
    TableOfContents,
)
from lotsen_curriculum.rendering.docx.blocks import BlockBody
from lotsen_curriculum.rendering.docx.body import Body, Parts, Place
from lotsen_curriculum.rendering.docx.elements import Element, WordParagraph, written
from lotsen_curriculum.rendering.docx.figures import drawing, strip_picture
from lotsen_curriculum.rendering.docx.inlines import Inliner
from lotsen_curriculum.rendering.docx.numbering import Numbering
from lotsen_curriculum.rendering.docx.package import Package
from lotsen_curriculum.rendering.docx.paragraphs import at_page_top, ended, separator, spaced
from lotsen_curriculum.rendering.docx.sections import margin_part, page_numbers, section_properties, text_width
from lotsen_curriculum.rendering.docx.styles import build_styles
from lotsen_curriculum.rendering.pdf.composition import fitting_size, page_labels
from lotsen_curriculum.rendering.theme import STANDARD, Theme
from lotsen_curriculum.rendering.tree import anchor_titles, headings

__all__ = ["write_docx"]


_FIRST_PICTURE = 10_000
"""The first number of pictures in a template's copy; its own have lower ones."""


def write_docx(document: Document, theme: Theme = STANDARD) -> bytes:
    """The document as a Word file."""
    package = Package(build_styles(theme, document.language), theme.word_template)
    keyed = tuple((f"h{index}", heading) for index, heading in enumerate(headings(document)))
    pages = page_labels(document, theme)
    marks = {heading.anchor: f"_Ref{key}" for key, heading in keyed if heading.anchor}
    inliner = Inliner(theme, package.relate, anchor_titles(document), pages, marks)
    numbering = Numbering(package.first_list)
    pictures = iter(range(_FIRST_PICTURE if theme.word_template else 1, 1_000_000))

    def picture(data: bytes, alt: str, width_pt: float, height_pt: float) -> str:
        relation, ratio = package.picture(data)
        return drawing(relation, next(pictures), alt, width_pt, height_pt or width_pt * ratio)

    def fit(block: FitText, width_pt: float) -> float:
        return fitting_size(block, width_pt, theme)

    parts = Parts(
        theme, inliner, numbering, picture, keyed, pages, fit, lambda strip, width: strip_picture(strip, width, theme)
    )
    body = _Sections(document, BlockBody(parts), package, inliner, theme).text()
    return package.finish(document, body, numbering=numbering.build())


class _Sections:
    """The body, cut into Word's sections: each ends with its properties, in its last paragraph."""

    def __init__(self, document: Document, body: Body, package: Package, inliner: Inliner, theme: Theme) -> None:
        self._document = document
        self._body = body
        self._package = package
        self._inliner = inliner
        self._theme = theme
        self._template = theme.word_template
        self._layout = self._on_paper(document.layout)
        self._margins = (document.header, document.footer)
        self._numbering: str = document.numbering
        self._counts_anew = document.numbering == "roman"
        self._kind = "nextPage"
        self._first = True

    def text(self) -> str:
        """What stands in the body; the last section's properties are its end."""
        found: list[Element] = []
        waiting: list[Element] = []
        break_before = False
        for block in self._document.blocks:
            if isinstance(block, SectionChange) or (isinstance(block, PageBreak) and block.to == "right"):
                found += self._closed(waiting)
                waiting, break_before = [], False
                self._change(block)
            elif isinstance(block, PageBreak):
                break_before = bool(waiting)
            else:
                elements = self._with_break(self._block(block), break_before)
                if elements and not waiting:
                    at_page_top(elements[0])
                waiting += elements
                break_before = False
        return written(found) + written(ended(spaced(waiting))) + self._properties()

    def _on_paper(self, layout: PageLayout) -> PageLayout:
        return self._template.layout(layout) if self._template else layout

    def _block(self, block: Block | TableOfContents) -> list[Element]:
        place = Place(text_width(self._layout))
        return (
            self._body.contents(block, place) if isinstance(block, TableOfContents) else self._body.block(block, place)
        )

    def _with_break(self, elements: list[Element], break_before: bool) -> list[Element]:
        if not break_before:
            return elements
        first = elements[0] if elements else None
        if not isinstance(first, WordParagraph):
            first = separator()
            elements = [first, *elements]
        first.put("pageBreakBefore")
        at_page_top(first)
        return elements

    def _change(self, block: PageBreak | SectionChange) -> None:
        self._kind = "oddPage" if block.to == "right" else "nextPage"
        self._counts_anew = False
        self._first = False
        if isinstance(block, SectionChange):
            self._layout = self._on_paper(block.layout)
            self._margins = (block.header or self._margins[0], block.footer or self._margins[1])
            self._numbering = block.numbering or self._numbering
            self._counts_anew = bool(block.numbering)

    def _closed(self, waiting: list[Element]) -> list[Element]:
        """A section with its properties; a section without content is left out, but for the first page's."""
        if not waiting:
            return []
        content = ended(spaced(waiting))
        last = content[-1]
        assert isinstance(last, WordParagraph)
        last.properties["sectPr"] = self._properties()
        return content

    def _properties(self) -> str:
        other = self._first and not self._document.header_on_first_page
        references = list(self._references(other_first_page=other))
        own = section_properties(
            self._layout,
            references,
            kind=self._kind,
            numbers=page_numbers(self._numbering, anew=self._counts_anew),
            other_first_page=other,
            frame=self._theme.accent,
        )
        return self._template.section(own, self._layout, first=self._first) if self._template else own

    def _references(self, *, other_first_page: bool) -> Iterator[tuple[str, str, str]]:
        header, footer = self._margins
        yield "header", "default", self._margin("header", header)
        yield "footer", "default", self._margin("footer", footer)
        if other_first_page:
            yield "header", "first", self._margin("header", PageText())
            yield "footer", "first", self._margin("footer", footer)

    def _margin(self, kind: str, text: PageText) -> str:
        tag = "hdr" if kind == "header" else "ftr"
        return self._package.margin(kind, margin_part(tag, text, self._inliner, text_width(self._layout)))
