"""Text to slices: headings, paragraphs and lists, and what all other blocks are laid out with."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from lotsen_curriculum.documents.nodes import (
    Align,
    Block,
    BulletList,
    FitText,
    Heading,
    Inlines,
    ListItem,
    NumberedList,
    Paragraph,
    ParagraphStyle,
)
from lotsen_curriculum.rendering.pdf.images import Images
from lotsen_curriculum.rendering.pdf.lines import Typesetter
from lotsen_curriculum.rendering.pdf.objects import Name, Value
from lotsen_curriculum.rendering.pdf.page import Page
from lotsen_curriculum.rendering.pdf.painting import Owners, line_painter
from lotsen_curriculum.rendering.pdf.slices import (
    MM,
    Slice,
    altered,
    indented,
    lowered,
)
from lotsen_curriculum.rendering.pdf.structure import Element
from lotsen_curriculum.rendering.pdf.text import Span, Style, fitted, spans_of
from lotsen_curriculum.rendering.theme import TextLook, Theme

__all__ = ["Layout", "Place", "References"]

_LIST_NUMBERING = {"bullet": "Disc", "dash": "None", "checkbox": "Square", "decimal": "Decimal", "letter": "LowerAlpha"}


@dataclass(frozen=True)
class References:
    """What references show: titles by anchor, page labels by anchor and by heading key, headings by key."""

    titles: dict[str, str]
    pages: dict[str, str]
    headings: dict[str, Heading]


@dataclass(frozen=True)
class Place:
    """What a column does to its text: size of body text (0: the theme's), weight, alignment; the page's height."""

    body_pt: float = 0
    bold: bool = False
    align: Align = "left"
    height: float = 700


class Layout(ABC):
    """Lays out blocks for one theme, as they look in one place; `BlockLayout` knows each kind of block."""

    def __init__(
        self, setter: Typesetter, theme: Theme, references: References, images: Images, keys: Iterator[str]
    ) -> None:
        self.setter = setter
        self.theme = theme
        self.references = references
        self.images = images
        self.place = Place()
        self._keys = keys

    def within(self, place: Place) -> Self:
        """The same, for another place."""
        inner = type(self)(self.setter, self.theme, self.references, self.images, self._keys)
        inner.place = place
        return inner

    def blocks(self, blocks: Iterable[Block], width: float, parent: Element) -> list[Slice]:
        """The slices of blocks that follow each other."""
        return [piece for block in blocks for piece in self.block(block, width, parent)]

    @abstractmethod
    def block(self, block: Block, width: float, parent: Element) -> list[Slice]:
        """The slices of a block; its element goes under `parent`."""

    def look(self, style: ParagraphStyle) -> TextLook:
        """A paragraph style as it looks in this place."""
        look = self.theme.paragraphs[style]
        if not self.place.body_pt:
            return look
        return _tight(look, self.place.body_pt / self.theme.paragraphs["body"].size_pt, bold=self.place.bold)

    def heading(self, heading: Heading, width: float, parent: Element) -> list[Slice]:
        """A heading, held together with what follows."""
        look = self.theme.headings[heading.level - 1]
        element = parent.child(f"H{heading.level}")
        slices = [altered(piece, keep=True) for piece in self.text(heading.content, look, width, element)]
        return [altered(slices[0], keys=(next(self._keys),)), *slices[1:]]

    def paragraph(self, paragraph: Paragraph, width: float, parent: Element) -> list[Slice]:
        """A paragraph's lines; neither its first nor its last stands alone on a page."""
        look = self.look(paragraph.style)
        inset = 4 * MM if paragraph.style == "quote" else 0
        element = parent.child("P")
        align = self.place.align if paragraph.align == "left" else paragraph.align
        slices = indented(self.text(paragraph.content, look, width - inset, element, align), inset)
        if paragraph.keep_with_next or paragraph.style == "label":
            slices[-1] = altered(slices[-1], keep=True)
        return [lowered(slices[0], paragraph.space_before_mm * MM), *slices[1:]]

    def spans(self, content: Inlines, look: TextLook) -> "list[list[Span]]":
        """The spans of inlines, with what references show."""
        return spans_of(content, look, self.theme, self.references.titles, self.references.pages)

    def text(
        self, content: Inlines, look: TextLook, width: float, element: Element, align: Align = "left"
    ) -> list[Slice]:
        """The lines of inlines; the first two and the last two stay together, and no word goes on over a page's end."""
        owners = Owners(element)
        lines = [line for spans in self.spans(content, look) for line in self.setter.lines(spans, look, width, align)]
        last = len(lines) - 1
        return [
            Slice(
                line.height,
                line_painter(line, owners),
                before=look.before_pt if index == 0 else 0,
                after=look.after_pt if index == last else 0,
                keep=line.hyphenated or (index in (0, last - 1) and index != last),
            )
            for index, line in enumerate(lines)
        ]

    def fit_text(self, block: FitText, width: float, parent: Element) -> list[Slice]:
        """A line as large as the column allows; a heading where it has a level."""
        look = TextLook(block.size_pt, line=1.25, after_pt=6, bold=True)
        lines = self.spans(block.content, look)
        natural = max(self.setter.natural_width(spans) for spans in lines)
        fitting = replace(look, size_pt=fitted(block, natural, width))
        element = parent.child(f"H{block.level}" if block.level else "P")
        slices = self.text(block.content, fitting, width, element, block.align)
        return [lowered(slices[0], block.space_before_mm * MM), *slices[1:]]

    def item_list(
        self, block: BulletList | NumberedList, labels: "list[str]", width: float, parent: Element
    ) -> list[Slice]:
        """Items with their labels at the left."""
        look = self.look(_style_of(block))
        numbering: dict[str, Value] = {"O": Name("List"), "ListNumbering": Name(_LIST_NUMBERING[block.marker])}
        element = parent.child("L", attributes=numbering) if block.items else parent
        label_spans = [[Span(label, Style(False, False, look.size_pt, self.theme.text))] for label in labels]
        indent = max([self.setter.natural_width(spans) for spans in label_spans], default=0) + 0.7 * look.size_pt
        slices: list[Slice] = []
        for item, spans in zip(block.items, label_spans, strict=True):
            entry = element.child("LI")
            line = self.setter.lines(spans, look, indent, "left")[0]
            label = lowered(
                Slice(line.height, line_painter(line, Owners(entry.child("Lbl")))), _space_before(item) * MM
            )
            body = self.blocks(item.blocks, width - indent, entry.child("LBody"))
            slices += _labelled(label, indented(body, indent), look)
        return [*slices[:-1], altered(slices[-1], after=look.after_pt)] if slices else []


def _space_before(item: ListItem) -> float:
    """The distance above an item's first paragraph in mm, which its label keeps too."""
    first = item.blocks[0] if item.blocks else None
    return first.space_before_mm if isinstance(first, Paragraph) else 0.0


def _style_of(block: BulletList | NumberedList) -> ParagraphStyle:
    """The style of a list's first paragraph, which its labels share."""
    first = next((item.blocks[0] for item in block.items if item.blocks), None)
    return first.style if isinstance(first, Paragraph) else "body"


@lru_cache(256)
def _tight(look: TextLook, scale: float, *, bold: bool) -> TextLook:
    """A look as it is in a table."""
    return replace(
        look,
        size_pt=look.size_pt * scale,
        line=min(look.line, 1.3),
        before_pt=look.before_pt / 2,
        after_pt=look.after_pt / 2,
        bold=look.bold or bold,
        hyphenated=look.hyphenated and not bold,
    )


def _labelled(label: Slice, body: "list[Slice]", look: TextLook) -> "list[Slice]":
    if not body:
        return [altered(label, after=look.after_pt * 0.4)]
    whole = [_with_label(label, body[0]), *body[1:]]
    return [*whole[:-1], altered(whole[-1], after=min(whole[-1].after, look.after_pt * 0.5))]


def _with_label(label: Slice, first: Slice) -> Slice:
    def paint(page: Page, x: float, y: float) -> None:
        label.paint(page, x, y)
        first.paint(page, x, y)

    def split(height: float) -> "tuple[Slice, Slice] | None":
        parts = first.split(height) if first.split else None
        return (_with_label(label, parts[0]), parts[1]) if parts else None

    height = max(first.height, label.height)
    return altered(first, paint=paint, height=height, split=split if first.split else None)
