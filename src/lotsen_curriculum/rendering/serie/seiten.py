"""Pages of a batch: stretches that are the same for all, painted once, and between them the lines that differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lotsen_curriculum.documents.nodes import Block, PageBreak, SectionChange, TableOfContents, TopBlock
from lotsen_curriculum.rendering.pdf.blocks import BlockLayout
from lotsen_curriculum.rendering.pdf.composition import Composition
from lotsen_curriculum.rendering.pdf.flow import Area
from lotsen_curriculum.rendering.pdf.fonts import EmbeddedFonts
from lotsen_curriculum.rendering.pdf.furniture import paint_furniture
from lotsen_curriculum.rendering.pdf.images import Images
from lotsen_curriculum.rendering.pdf.layout import Layout, Place, References
from lotsen_curriculum.rendering.pdf.lines import Typesetter
from lotsen_curriculum.rendering.pdf.objects import Ref, Value, number
from lotsen_curriculum.rendering.pdf.page import Page
from lotsen_curriculum.rendering.pdf.slices import Slice, gap, height_of, stacked
from lotsen_curriculum.rendering.pdf.structure import Element

__all__ = ["Festes", "Offenes", "Seite", "Seitenbau", "layout_of", "move_down"]


@dataclass
class Festes:
    """A stretch that all documents share: its slices, its top in the model, its painted content."""

    slices: list[Slice]
    top: float = 0.0
    inhalt: bytes = b""
    has_heading: bool = False

    @property
    def height(self) -> float:
        """Its height on the page."""
        return height_of(self.slices)


@dataclass
class Offenes:
    """Blocks that differ, by their numbers in the document, each with its place in the model's structure."""

    blocks: list[tuple[int, Element]]


@dataclass
class Seite:
    """A page: what surrounds it, its stretches in order, the elements of the marks that all share, its pictures."""

    index: int
    area: Area
    rahmen: bytes
    teile: list[Festes | Offenes]
    marked: list[Element]
    images: dict[str, Ref] = field(default_factory=dict)


def layout_of(found: Composition, setter: Typesetter, images: Images) -> Layout:
    """Lays out further documents as the model was laid out."""
    references = References(found.titles, {}, found.headings)
    return BlockLayout(setter, found.theme, references, images, iter(found.headings))


class _Halter(Element):
    """Hands a block its place in the model's structure, emptied, where layout asks for a new element."""

    def __init__(self, platz: Element) -> None:
        super().__init__("Document")
        self._platz = platz

    def child(
        self,
        tag: str,
        *,
        alt: str | None = None,
        language: str | None = None,
        attributes: dict[str, Value] | None = None,
    ) -> Element:
        """The place, for any tag: lines are paragraphs."""
        del tag, alt, language, attributes
        self._platz.kids = []
        return self._platz


class Seitenbau:
    """Lays out the pages of a model document, and the lines of each other document into them."""

    def __init__(self, muster: Composition, layout: Layout, fonts: EmbeddedFonts, offen: frozenset[int]) -> None:
        self.root = Element("Document")
        self._layout = layout
        self._blocks = muster.document.blocks
        self.seiten = [
            self._page(muster, index, blocks, fonts, offen)
            for index, blocks in enumerate(_pages(muster.document.blocks))
        ]

    @property
    def passt(self) -> bool:
        """Whether every page of the model holds what stands on it."""
        return all(self._bottom(seite) <= seite.area.bottom + 0.01 for seite in self.seiten)

    def _page(
        self,
        muster: Composition,
        index: int,
        blocks: list[tuple[int, Block]],
        fonts: EmbeddedFonts,
        offen: frozenset[int],
    ) -> Seite:
        sheet = muster.sheets[index]
        area = sheet.area
        frame = Page(index, area.page_width, area.page_height, fonts)
        paint_furniture(frame, sheet, len(muster.sheets), setter=muster.setter, theme=muster.theme, header=False)
        teile: list[Festes | Offenes] = []
        layout = self._layout.within(Place(height=area.height))
        for is_open, group in groupby(blocks, key=lambda pair: pair[0] in offen):
            if is_open:
                teile.append(Offenes([(number_, self.root.child("P")) for number_, _ in group]))
            else:
                slices = [piece for _, block in group for piece in layout.block(block, area.width, self.root)]
                teile.append(Festes(slices, has_heading=any(piece.keys for piece in slices)))
        seite = Seite(index, area, frame.content(), teile, [])
        self._paint(seite, fonts)
        return seite

    def _paint(self, seite: Seite, fonts: EmbeddedFonts) -> None:
        """Paints what all share, where it stands in the model."""
        for teil, top, _ in self.place(seite, self._blocks):
            if isinstance(teil, Festes):
                page = Page(seite.index, seite.area.page_width, seite.area.page_height, fonts, marked=seite.marked)
                for offset, piece in stacked(teil.slices):
                    piece.paint(page, seite.area.left, top + offset)
                if page.links:
                    raise ValueError("a batch has no links")
                seite.images.update(page.images)
                teil.top, teil.inhalt = top, page.content() + b"\nQ"

    def place(
        self, seite: Seite, blocks: Sequence[TopBlock], layout: Layout | None = None
    ) -> Iterator[tuple[Festes | Offenes, float, list[Slice]]]:
        """Each stretch with its top; for one that differs also the slices that `blocks` give it."""
        inner = (layout or self._layout).within(Place(height=seite.area.height))
        cursor, above = seite.area.top, None
        for teil in seite.teile:
            slices = teil.slices if isinstance(teil, Festes) else self._lines(teil, blocks, inner, seite.area.width)
            if not slices:
                continue
            top = cursor + gap(above, slices[0])
            yield teil, top, slices
            cursor = top + (teil.height if isinstance(teil, Festes) else height_of(slices))
            above = slices[-1]

    def _lines(self, teil: Offenes, blocks: Sequence[TopBlock], layout: Layout, width: float) -> list[Slice]:
        slices: list[Slice] = []
        for index, element in teil.blocks:
            block = blocks[index]
            assert not isinstance(block, PageBreak | SectionChange | TableOfContents)
            slices += layout.block(block, width, _Halter(element))
        return slices

    def _bottom(self, seite: Seite) -> float:
        *_, (_, top, slices) = self.place(seite, self._blocks)
        return top + height_of(slices)


def move_down(distance: float) -> bytes:
    """Begins a stretch that stands `distance` pt lower than in the model; the stretch itself ends what begins here."""
    return b"q" if abs(distance) < 0.005 else f"q 1 0 0 1 0 {number(-distance)} cm".encode()


def _pages(blocks: Sequence[TopBlock]) -> list[list[tuple[int, Block]]]:
    pages: list[list[tuple[int, Block]]] = [[]]
    for index, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            pages.append([])
        elif not isinstance(block, SectionChange | TableOfContents):
            pages[-1].append((index, block))
    return pages
