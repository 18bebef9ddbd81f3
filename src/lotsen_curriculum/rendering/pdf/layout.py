"""Blocks to slices: one method for each node of the document tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import assert_never

from lotsen_curriculum.documents.nodes import (
    Align,
    Block,
    Box,
    BulletList,
    CrossReference,
    FillLines,
    FitText,
    Grid,
    Heading,
    Image,
    Inlines,
    KeepTogether,
    Link,
    NumberedList,
    Paragraph,
    ParagraphStyle,
    Run,
    SignatureLines,
    Strip,
    Table,
    TableOfContents,
)
from lotsen_curriculum.rendering.outline import number_labels
from lotsen_curriculum.rendering.pdf.figures import Images, layout_image, layout_strip
from lotsen_curriculum.rendering.pdf.lines import Line, Stretch, Typesetter
from lotsen_curriculum.rendering.pdf.objects import Name, Value
from lotsen_curriculum.rendering.pdf.page import LinkArea, Page
from lotsen_curriculum.rendering.pdf.slices import (
    MM,
    Paint,
    Slice,
    altered,
    draw,
    gap,
    height_of,
    indented,
    kept,
    lowered,
)
from lotsen_curriculum.rendering.pdf.structure import Element
from lotsen_curriculum.rendering.pdf.tables import layout_grid, layout_table
from lotsen_curriculum.rendering.pdf.text import Span, Style, fitted, spans_of
from lotsen_curriculum.rendering.theme import TextLook, Theme
from lotsen_curriculum.rendering.tree import plain

__all__ = ["Layout", "Owners", "Place", "References"]

_BULLETS = {"bullet": "•", "dash": "–", "checkbox": "☐"}
_LIST_NUMBERING = {"bullet": "Disc", "dash": "None", "checkbox": "Square", "decimal": "Decimal", "letter": "LowerAlpha"}
_SIGNATURES_A_ROW = 3


class Owners:
    """The elements of one paragraph: its own, and one for each link or stretch in another language."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._inner: dict[int, Element] = {}

    def of(self, style: Style) -> Element:
        """The element that text in a style belongs to."""
        if style.owner is None:
            return self.element
        if id(style.owner) not in self._inner:
            language = style.owner.language if isinstance(style.owner, Run) else None
            tag = "Span" if isinstance(style.owner, Run) else "Link"
            self._inner[id(style.owner)] = self.element.child(tag, language=language)
        return self._inner[id(style.owner)]


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


class Layout:
    """Lays out blocks for one theme, as they look in one place."""

    def __init__(
        self, setter: Typesetter, theme: Theme, references: References, images: Images, keys: Iterator[str]
    ) -> None:
        self.setter = setter
        self.theme = theme
        self.references = references
        self.images = images
        self.place = Place()
        self._keys = keys

    def within(self, place: Place) -> "Layout":
        """The same, for another place."""
        inner = Layout(self.setter, self.theme, self.references, self.images, self._keys)
        inner.place = place
        return inner

    def blocks(self, blocks: Iterable[Block], width: float, parent: Element) -> list[Slice]:
        """The slices of blocks that follow each other."""
        return [piece for block in blocks for piece in self.block(block, width, parent)]

    def block(self, block: Block, width: float, parent: Element) -> list[Slice]:  # noqa: C901, PLR0911, PLR0912 - one case for each node
        """The slices of a block; its element goes under `parent`."""
        match block:
            case Heading():
                return self.heading(block, width, parent)
            case Paragraph():
                return self.paragraph(block, width, parent)
            case FitText():
                return self.fit_text(block, width, parent)
            case BulletList():
                labels = [_BULLETS[block.marker]] * len(block.items)
                return self.item_list(block, labels, width, parent)
            case NumberedList():
                return self.item_list(block, list(number_labels(block)), width, parent)
            case Table():
                return layout_table(self, block, width, parent)
            case Grid():
                return layout_grid(self, block, width, parent)
            case Box():
                return self.box(block, width, parent)
            case SignatureLines():
                return self.signatures(block, width, parent)
            case FillLines():
                return self.fill_lines(block, width, parent)
            case Image():
                return layout_image(self, block, width, parent)
            case Strip():
                return layout_strip(self, block, width, parent)
            case KeepTogether():
                return kept(self.blocks(block.blocks, width, parent))
            case _:
                assert_never(block)

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
                self._painter(line, owners),
                before=look.before_pt if index == 0 else 0,
                after=look.after_pt if index == last else 0,
                keep=line.hyphenated or (index in (0, last - 1) and index != last),
            )
            for index, line in enumerate(lines)
        ]

    def _painter(self, line: Line, owners: Owners) -> Paint:
        def paint(page: Page, x: float, y: float) -> None:
            for stretch in line.stretches:
                style = stretch.style
                owner = owners.of(style)
                page.mark(owner)
                page.text(stretch.pieces, x + stretch.x, y + line.baseline, style.size, style.colour)
                if style.owner is not None and not isinstance(style.owner, Run):
                    _link(page, owner, stretch, (x + stretch.x, y, line))

        return paint

    def fit_text(self, block: FitText, width: float, parent: Element) -> list[Slice]:
        """A line as large as the column allows."""
        look = TextLook(block.size_pt, line=1.25, after_pt=6, bold=True)
        lines = self.spans(block.content, look)
        natural = max(self.setter.natural_width(spans) for spans in lines)
        fitting = replace(look, size_pt=fitted(block, natural, width))
        slices = self.text(block.content, fitting, width, parent.child("P"), block.align)
        return [lowered(slices[0], block.space_before_mm * MM), *slices[1:]]

    def item_list(
        self, block: BulletList | NumberedList, labels: "list[str]", width: float, parent: Element
    ) -> list[Slice]:
        """Items with their labels at the left."""
        look = self.look("body")
        numbering: dict[str, Value] = {"O": Name("List"), "ListNumbering": Name(_LIST_NUMBERING[block.marker])}
        element = parent.child("L", attributes=numbering) if block.items else parent
        label_spans = [[Span(label, Style(False, False, look.size_pt, self.theme.text))] for label in labels]
        indent = max([self.setter.natural_width(spans) for spans in label_spans], default=0) + 0.7 * look.size_pt
        slices: list[Slice] = []
        for item, spans in zip(block.items, label_spans, strict=True):
            entry = element.child("LI")
            line = self.setter.lines(spans, look, indent, "left")[0]
            label = Slice(line.height, self._painter(line, Owners(entry.child("Lbl"))))
            body = self.blocks(item.blocks, width - indent, entry.child("LBody"))
            slices += _labelled(label, indented(body, indent), look)
        return [*slices[:-1], altered(slices[-1], after=look.after_pt)] if slices else []

    def box(self, box: Box, width: float, parent: Element) -> list[Slice]:
        """A tinted area with an edge in the accent colour."""
        pad_x, pad_y = 4 * MM, 2.8 * MM
        element = parent.child("Div")
        title = (Paragraph((Run(box.title, bold=True),), style="label"),) if box.title else ()
        inner = indented(self.blocks((*title, *box.blocks), width - 2 * pad_x, element), pad_x)
        edge = self.theme.accent if box.tone in ("soft", "accent", "group") else self.theme.muted
        slices, above = [], None
        for piece in inner:
            head = pad_y if above is None else gap(above, piece)
            foot = pad_y if piece is inner[-1] else 0.0
            slices.append(_tinted(piece, (head, foot, width), self.theme.tones[box.tone], edge))
            above = piece
        if slices:
            slices[0] = altered(slices[0], before=6)
            slices[-1] = altered(slices[-1], after=9)
        return kept(slices) if height_of(slices) < 45 * MM else slices

    def signatures(self, block: SignatureLines, width: float, parent: Element) -> list[Slice]:
        """Lines side by side, at most three, with what stands under them."""
        slices = []
        for start in range(0, len(block.lines), _SIGNATURES_A_ROW):
            chosen = block.lines[start : start + _SIGNATURES_A_ROW]
            column = (width + 8 * MM) / max(len(chosen), 2)
            texts = []
            for line in chosen:
                content = [Paragraph((Run(line.name),), style="small")]
                content += [Paragraph((Run(line.function, role="muted"),), style="small")] if line.function else []
                texts.append(self.blocks(content, column - 8 * MM, parent))
            slices.append(self._signature_row(texts, column))
        return slices

    def _signature_row(self, texts: "list[list[Slice]]", column: float) -> Slice:
        room = 16 * MM

        def paint(page: Page, x: float, y: float) -> None:
            for index, column_slices in enumerate(texts):
                page.decorate()
                page.rect(x + index * column, y + room, column - 8 * MM, 0.6, self.theme.text)
                draw(column_slices, page, x + index * column, y + room + 3)

        return Slice(room + 3 + max(map(height_of, texts)), paint, after=8)

    def fill_lines(self, block: FillLines, width: float, parent: Element) -> list[Slice]:
        """Ruled lines under their label."""

        def paint(page: Page, x: float, y: float) -> None:
            page.decorate()
            page.rect(x, y + 8.5 * MM - 0.5, width, 0.5, self.theme.muted)

        label = Paragraph((Run(block.label),), style="label")
        head = self.paragraph(label, width, parent) if block.label else []
        rules = [Slice(8.5 * MM, paint, after=5 if number == block.count - 1 else 0) for number in range(block.count)]
        return [*head, *rules]

    def contents(self, contents: TableOfContents, width: float, parent: Element) -> list[Slice]:
        """The headings with dots and page numbers; each is a link."""
        headings = self.references.headings.items()
        shown = [(key, head) for key, head in headings if head.in_contents and head.level <= contents.depth]
        element = parent.child("TOC") if shown else parent
        return [piece for key, head in shown for piece in self._entry(key, head, width, element)]

    def _entry(self, key: str, heading: Heading, width: float, parent: Element) -> list[Slice]:
        top = heading.level == 1
        look = TextLook(10.5, before_pt=7 if top else 1.5, after_pt=1.5, bold=top)
        indent = (heading.level - 1) * 5 * MM
        owners = Owners(parent.child("TOCI").child("P"))
        link = CrossReference(key, "title")
        text = plain(heading.content, self.references.titles)
        style = Style(look.bold, False, look.size_pt, self.theme.text, link)
        lines = self.setter.lines([Span(text + " ", style)], look, width - indent - 14 * MM, "left")
        label = Span(self.references.pages.get(key, "000"), style)
        number = self.setter.lines([label], look, width - indent, "right")[0]
        slices = [Slice(line.height, self._painter(line, owners), keep=True) for line in lines]
        slices[-1] = self._with_number(slices[-1], lines[-1], number, self._painter(number, owners))
        slices[0] = altered(slices[0], before=look.before_pt)
        return indented(slices, indent)

    def _with_number(self, piece: Slice, line: Line, number: Line, paint_number: Paint) -> Slice:
        first = max((part.x + part.width for part in line.stretches), default=0.0) + 3
        last = min((part.x for part in number.stretches), default=0.0) - 4

        def paint(page: Page, x: float, y: float) -> None:
            piece.paint(page, x, y)
            paint_number(page, x, y)
            page.decorate()
            page.dots(x + first, y + line.baseline - 0.35, x + last, self.theme.muted)

        return altered(piece, paint=paint, keep=False, after=1.5)


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


def _link(page: Page, element: Element, stretch: Stretch, place: tuple[float, float, Line]) -> None:
    x, y, line = place
    owner, size = stretch.style.owner, stretch.style.size
    box = (x, page.height - y - line.height, x + stretch.width, page.height - y)
    if isinstance(owner, Link):
        page.underline(x, y + line.baseline + 0.14 * size, stretch.width, 0.045 * size, stretch.style.colour)
        shown = f"{owner.text} ({owner.url})" if owner.text else owner.url
        page.link(LinkArea(box, element, owner.url, inside=False, contents=shown))
    elif isinstance(owner, CrossReference):
        page.link(LinkArea(box, element, owner.anchor, inside=True, contents=stretch.text.strip() or owner.anchor))


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


def _tinted(piece: Slice, room: "tuple[float, float, float]", tint: str, edge: str) -> Slice:
    head, foot, width = room
    height = head + piece.height + foot

    def paint(page: Page, x: float, y: float) -> None:
        page.decorate()
        page.rect(x, y, width, height + (0 if foot else 0.4), tint)
        page.rect(x, y, 2.2, height + (0 if foot else 0.4), edge)
        piece.paint(page, x, y + head)

    def split(limit: float) -> "tuple[Slice, Slice] | None":
        parts = piece.split(limit - head - foot) if piece.split else None
        if not parts:
            return None
        return _tinted(parts[0], (head, foot, width), tint, edge), _tinted(parts[1], (foot, foot, width), tint, edge)

    repeat = _tinted(piece.repeat, (0, 0, width), tint, edge) if piece.repeat else None
    split_part = split if piece.split else None
    return altered(piece, height=height, paint=paint, before=0, after=0, split=split_part, repeat=repeat)
