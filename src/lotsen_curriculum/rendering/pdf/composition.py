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
    SectionChange,
    TableOfContents,
)
from lotsen_curriculum.rendering.fontbook import font_book
from lotsen_curriculum.rendering.pdf.figures import Images
from lotsen_curriculum.rendering.pdf.flow import Area, Flow, Section, Sheet, area_of
from lotsen_curriculum.rendering.pdf.layout import Layout, Place, References
from lotsen_curriculum.rendering.pdf.objects import PdfFile
from lotsen_curriculum.rendering.pdf.slices import Slice
from lotsen_curriculum.rendering.pdf.structure import Element
from lotsen_curriculum.rendering.pdf.text import GuessingTypesetter, Typesetter, fitted, spans_of
from lotsen_curriculum.rendering.shaping import shaper_of
from lotsen_curriculum.rendering.theme import TextLook, Theme
from lotsen_curriculum.rendering.tree import anchor_titles, content_of, headings, walk

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


def compose(document: Document, theme: Theme, file: PdfFile) -> Composition:
    """Lays the document out, again and again until its page references are right."""
    setter = Typesetter(shaper_of(font_book(theme)))
    images = Images(file)
    pages: dict[str, str] = {}
    for _ in range(_MOST_ROUNDS):
        found = _compose_once(document, theme, setter, images, pages)
        labels = {key: found.sheets[index].label for key, (index, _) in found.places.items()}
        if labels == pages or not _refers(document):
            break
        pages = labels
    return found


def _refers(document: Document) -> bool:
    return any(
        isinstance(block, TableOfContents)
        or any(isinstance(inline, CrossReference) and inline.kind != "title" for inline in content_of(block))
        for block in walk(document.blocks)
    )


def _compose_once(
    document: Document, theme: Theme, setter: Typesetter, images: Images, pages: dict[str, str]
) -> Composition:
    keyed = {f"h{index}": heading for index, heading in enumerate(headings(document))}
    titles = anchor_titles(document)
    layout = Layout(setter, theme, References(titles, pages, keyed), images, iter(keyed))
    root = Element("Document")
    flow = Flow(Section(document.layout, document.header, document.footer), document.numbering)
    waiting: list[Slice] = []
    for block in document.blocks:
        if isinstance(block, PageBreak | SectionChange):
            flow.add(waiting)
            waiting = []
            _turn(block, flow)
        else:
            waiting += _slices(block, area_of(flow.section.layout), layout, root)
    flow.add(waiting)
    sheets = flow.finish()
    return Composition(document, theme, setter, sheets, root, keyed, dict(_places(sheets, keyed)), titles, images)


def _slices(block: Block | TableOfContents, area: Area, layout: Layout, root: Element) -> list[Slice]:
    if isinstance(block, TableOfContents):
        return layout.contents(block, area.width, root)
    return layout.within(Place(height=area.height)).block(block, area.width, root)


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
    if not _refers(document):
        return {}
    found = _compose_once(document, theme, GuessingTypesetter(shaper_of(font_book(theme))), Images(PdfFile()), {})
    return {key: found.sheets[index].label for key, (index, _) in found.places.items()}


def fitting_size(block: FitText, width: float, theme: Theme) -> float:
    """The size in pt at which a text fits a width, within its bounds."""
    setter = Typesetter(shaper_of(font_book(theme)))
    look = TextLook(block.size_pt, bold=True)
    lines = spans_of(block.content, look, theme, {}, {})
    natural = max(setter.natural_width(spans) for spans in lines)
    return fitted(block, natural, width)
