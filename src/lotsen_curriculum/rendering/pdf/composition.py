"""A document composed: its sheets filled, every page reference known, its structure, and where headings stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from lotsen_curriculum.documents.nodes import (
    Block,
    CrossReference,
    Document,
    FitText,
    Heading,
    PageBreak,
    PageList,
    SectionChange,
    TableOfContents,
    TopBlock,
)
from lotsen_curriculum.rendering.fontbook import font_book
from lotsen_curriculum.rendering.pdf.blocks import BlockLayout
from lotsen_curriculum.rendering.pdf.contents import layout_contents
from lotsen_curriculum.rendering.pdf.flow import Area, Flow, Section, Sheet, area_of
from lotsen_curriculum.rendering.pdf.guessing import GuessingTypesetter
from lotsen_curriculum.rendering.pdf.images import Images
from lotsen_curriculum.rendering.pdf.layout import Place, References
from lotsen_curriculum.rendering.pdf.lines import Typesetter
from lotsen_curriculum.rendering.pdf.objects import PdfFile
from lotsen_curriculum.rendering.pdf.slices import Slice
from lotsen_curriculum.rendering.pdf.structure import Annotation, Element, Mark
from lotsen_curriculum.rendering.pdf.text import fitted, spans_of
from lotsen_curriculum.rendering.shaping import shaper_of
from lotsen_curriculum.rendering.theme import TextLook, Theme
from lotsen_curriculum.rendering.tree import anchor_titles, content_of, walk

__all__ = ["Composition", "compose", "fitting_size", "page_labels"]

_MOST_ROUNDS = 4
"""Rounds until page references stand still; a reference may move the page that it names."""


@dataclass(frozen=True)
class Composition:
    """What is painted: sheets, the Document element, the place (sheet, top) of each heading by key and anchor."""

    document: Document
    theme: Theme
    setter: Typesetter
    sheets: list[Sheet]
    root: Element
    headings: dict[str, Heading]
    places: dict[str, tuple[int, float]]
    titles: dict[str, str]
    images: Images

    @property
    def page_labels(self) -> dict[str, str]:
        """What the page of each heading is called, by key and anchor."""
        return {key: self.sheets[index].label for key, (index, _) in self.places.items()}


def compose(document: Document, theme: Theme, file: PdfFile) -> Composition:
    """Lays the document out, again and again until its page references are right."""
    composer = _Composer(document, theme, Typesetter(shaper_of(font_book(theme)), document.language), Images(file))
    pages = composer.guessed_pages
    for _ in range(_MOST_ROUNDS):
        found = composer.compose(pages)
        labels = found.page_labels
        if labels == pages or not composer.refers:
            break
        pages = labels
    return found


class _Composer:
    """Lays out one document; what no page reference can change is laid out once and then kept."""

    def __init__(self, document: Document, theme: Theme, setter: Typesetter, images: Images) -> None:
        self._document = document
        self._theme = theme
        self._setter = setter
        self._images = images
        self._keyed: dict[str, Heading] = {}
        self._keys: list[list[str]] = []
        self._referring: set[int] = set()
        for index, block in enumerate(document.blocks):
            self._look_into(index, block)
        self._titles = anchor_titles(document)
        self._root = Element("Document")
        self._kept: dict[int, tuple[list[Slice], list[Element | Mark | Annotation]]] = {}

    def _look_into(self, index: int, block: TopBlock) -> None:
        """Gives the headings inside a block their keys, and finds out whether it names any page."""
        keys: list[str] = []
        for part in walk((block,)):
            if isinstance(part, Heading):
                keys.append(f"h{len(self._keyed)}")
                self._keyed[keys[-1]] = part
            if _names_page(part):
                self._referring.add(index)
        self._keys.append(keys)

    @property
    def refers(self) -> bool:
        """Whether the document names any of its pages."""
        return bool(self._referring)

    @property
    def guessed_pages(self) -> dict[str, str]:
        """Page labels that are about as wide as most."""
        return dict.fromkeys((*self._keyed, *self._titles), "000")

    def compose(self, pages: dict[str, str]) -> Composition:
        """The document with these page labels in its references."""
        document = self._document
        flow = Flow(Section(document.layout, document.header, document.footer), document.numbering)
        references = References(self._titles, pages, self._keyed)
        self._root.kids = []
        waiting: list[Slice] = []
        for index, block in enumerate(document.blocks):
            if isinstance(block, PageBreak | SectionChange):
                flow.add(waiting)
                waiting = []
                _turn(block, flow)
            else:
                waiting += self._slices(index, block, area_of(flow.section.layout), references)
        flow.add(waiting)
        sheets = flow.finish()
        places = dict(_places(sheets, self._keyed))
        setter, titles, images = self._setter, self._titles, self._images
        return Composition(document, self._theme, setter, sheets, self._root, self._keyed, places, titles, images)

    def _slices(self, index: int, block: Block | TableOfContents, area: Area, references: References) -> list[Slice]:
        """The slices of a block, whose elements go under the root; those of an earlier round where they stay."""
        if index not in self._kept:
            before = len(self._root.kids)
            slices = self._laid_out(block, area, references, iter(self._keys[index]))
            if index in self._referring:
                return slices
            self._kept[index] = slices, self._root.kids[before:]
            return slices
        slices, kids = self._kept[index]
        self._root.kids += kids
        return slices

    def _laid_out(
        self, block: Block | TableOfContents, area: Area, references: References, keys: Iterator[str]
    ) -> list[Slice]:
        layout = BlockLayout(self._setter, self._theme, references, self._images, keys)
        if isinstance(block, TableOfContents):
            return layout_contents(layout, block, area.width, self._root)
        return layout.within(Place(height=area.height)).block(block, area.width, self._root)


def _names_page(block: TopBlock) -> bool:
    if isinstance(block, TableOfContents):
        return True
    return any(
        isinstance(inline, PageList) or (isinstance(inline, CrossReference) and inline.kind != "title")
        for inline in content_of(block)
    )


def _turn(block: PageBreak | SectionChange, flow: Flow) -> None:
    right = block.to == "right"
    if isinstance(block, PageBreak):
        flow.break_page(right=right)
        return
    before = flow.section
    section = Section(block.layout, block.header or before.header, block.footer or before.footer)
    flow.change_section(section, right=right, numbering=block.numbering)


def _places(sheets: list[Sheet], keyed: dict[str, Heading]) -> Iterator[tuple[str, tuple[int, float]]]:
    for index, sheet in enumerate(sheets):
        for _, top, piece in sheet.placed:
            for key in piece.keys:
                yield key, (index, top)
                anchor = keyed[key].anchor
                if anchor:
                    yield anchor, (index, top)


def page_labels(document: Document, theme: Theme) -> dict[str, str]:
    """The page of each heading by key and anchor, about as in the PDF; nothing where the document refers to no page.

    Why one round only, with guessed widths: Word sets the text anew and counts for itself; until then a good guess
    will do.
    """
    setter = GuessingTypesetter(shaper_of(font_book(theme)))
    composer = _Composer(document, theme, setter, Images(PdfFile()))
    return composer.compose(composer.guessed_pages).page_labels if composer.refers else {}


def fitting_size(block: FitText, width: float, theme: Theme) -> float:
    """The size in pt at which a text fits a width, within its bounds."""
    setter = Typesetter(shaper_of(font_book(theme)))
    look = TextLook(block.size_pt, bold=True)
    lines = spans_of(block.content, look, theme, {}, {})
    natural = max(setter.natural_width(spans) for spans in lines)
    return fitted(block, natural, width)
