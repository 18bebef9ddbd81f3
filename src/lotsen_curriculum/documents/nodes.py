"""The closed tree that every document is: builders make it, writers turn it into bytes.

A tree says what something *is* (a heading, a row that must not tear, a shaded pause), never how it looks: colours,
fonts and sizes are the theme's. All nodes are frozen dataclasses; `Block` and `Inline` are the two closed unions that
writers match on.

Rules that hold for every tree:

- Text is NFC and holds no control characters. A line break or tab inside a `Run` counts as a space; `LineBreak` breaks
  a line.
- Heading levels start at 1 and skip none on the way down.
- Anchors are unique in a document; every `CrossReference` and `PageList` names anchors that exist.

`lotsen_curriculum.rendering.check_document` reports what breaks these rules.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = [
    "A4_LANDSCAPE",
    "A4_PORTRAIT",
    "A6_LANDSCAPE",
    "A6_PORTRAIT",
    "Align",
    "Block",
    "Box",
    "BulletList",
    "Cell",
    "Column",
    "CrossReference",
    "Document",
    "FillLines",
    "FitText",
    "Grid",
    "Heading",
    "Image",
    "Inline",
    "Inlines",
    "KeepTogether",
    "LineBreak",
    "Link",
    "ListItem",
    "MarginText",
    "Margins",
    "NumberedList",
    "PageBreak",
    "PageCount",
    "PageLayout",
    "PageList",
    "PageNumber",
    "PageText",
    "Paragraph",
    "ParagraphStyle",
    "Row",
    "Run",
    "RunRole",
    "SectionChange",
    "Segment",
    "SignatureLine",
    "SignatureLines",
    "Strip",
    "Table",
    "TableOfContents",
    "Tone",
    "TopBlock",
]

Align = Literal["left", "center", "right"]
"""How lines stand in their column: at its left edge, in the middle, at its right edge."""

Tone = Literal[
    "plain",
    "muted",
    "soft",
    "group",
    "accent",
    "warn",
    "series1",
    "series2",
    "series3",
    "series4",
    "series5",
    "series6",
]
"""What a tinted area means; the theme gives the colour.

`plain` no tint; `muted` beside the point (a break); `soft` slightly set off (a note); `group` a row that heads the rows
below it; `accent` what matters most; `warn` what needs care; `series1` … `series6` kinds that are told apart (in a
strip and its legend).
"""

ParagraphStyle = Literal["body", "lead", "small", "label", "quote", "sheet", "speech", "caption", "title", "subtitle"]
"""What a paragraph is.

`body` running text; `lead` a summary that opens a part; `small` dense or secondary text; `label` a short bold line that
names what follows, without being a heading; `quote` quoted speech or an instruction to say aloud; `sheet` text of a
sheet to work with; `speech` large text, read out standing or from a card; `caption` the line under a figure or above a
table; `title` and `subtitle` the lines of a cover (they don't replace headings).
"""

RunRole = Literal["normal", "muted", "accent", "small", "name"]
"""What a run is within its paragraph: ordinary, secondary, set off in the accent colour, smaller, or a person's name.

A name looks like the text around it, but is never hyphenated or marked as misspelt.
"""


# --- Inlines ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Run:
    """Text in one style; `language` (such as `ar`) marks text that is not in the document's language."""

    text: str
    bold: bool = False
    italic: bool = False
    role: RunRole = "normal"
    language: str | None = None


@dataclass(frozen=True)
class Link:
    """A link to a web or mail address; without `text` it shows the address itself."""

    url: str
    text: str = ""


@dataclass(frozen=True)
class CrossReference:
    """A clickable reference to the heading with this anchor.

    `page` shows `S. 143`, `number` only `143`, `title` the heading's text.
    """

    anchor: str
    kind: Literal["page", "number", "title"] = "title"


@dataclass(frozen=True)
class PageList:
    """The pages of several headings, as an index has them: `12, 30–32`, each page once, each number clickable."""

    anchors: tuple[str, ...]


@dataclass(frozen=True)
class LineBreak:
    """A forced new line within the same paragraph."""


Inline = Run | Link | CrossReference | PageList | LineBreak
Inlines = tuple[Inline, ...]


# --- Page ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PageNumber:
    """The page's own number (or label), only in headers and footers."""


@dataclass(frozen=True)
class PageCount:
    """The number of pages of the document, only in headers and footers."""


MarginText = tuple[Run | PageNumber | PageCount, ...]
"""What stands at one place of a header or footer."""


@dataclass(frozen=True)
class PageText:
    """A header or footer: up to three texts on one line, at the left edge, in the middle, at the right edge.

    `note` stands under them over the whole width and may wrap (a funding notice).
    """

    left: MarginText = ()
    center: MarginText = ()
    right: MarginText = ()
    note: MarginText = ()


@dataclass(frozen=True)
class Margins:
    """The white edges of a page in mm; the header and the footer stand inside `top` and `bottom`."""

    top_mm: float = 22
    right_mm: float = 20
    bottom_mm: float = 20
    left_mm: float = 20


@dataclass(frozen=True)
class PageLayout:
    """Paper, orientation, margins; `mirrored` swaps left and right on even pages (binding), `frame` draws a border."""

    size: Literal["A4", "A5", "A6"] = "A4"
    orientation: Literal["portrait", "landscape"] = "portrait"
    margins: Margins = Margins()
    mirrored: bool = False
    frame: bool = False


A4_PORTRAIT = PageLayout()
A4_LANDSCAPE = PageLayout(orientation="landscape", margins=Margins(top_mm=18, right_mm=15, bottom_mm=16, left_mm=15))
A6_PORTRAIT = PageLayout(size="A6", margins=Margins(top_mm=8, right_mm=8, bottom_mm=8, left_mm=8))
A6_LANDSCAPE = PageLayout(
    size="A6", orientation="landscape", margins=Margins(top_mm=8, right_mm=8, bottom_mm=8, left_mm=8)
)


# --- Blocks ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 6; `anchor` lets references point at it, `in_contents` lists it in the contents."""

    level: int
    content: Inlines
    anchor: str | None = None
    in_contents: bool = True


@dataclass(frozen=True)
class Paragraph:
    """Text that flows over lines; `space_before_mm` adds distance where a design (a certificate) asks for it."""

    content: Inlines
    style: ParagraphStyle = "body"
    align: Align = "left"
    space_before_mm: float = 0
    keep_with_next: bool = False


@dataclass(frozen=True)
class FitText:
    """One line as large as fits, from `size_pt` down to `min_size_pt`, then wrapped (the name on a certificate).

    `level` makes it a heading (what the certificate is).
    """

    content: Inlines
    size_pt: float = 28
    min_size_pt: float = 16
    align: Align = "center"
    space_before_mm: float = 0
    level: int | None = None


@dataclass(frozen=True)
class ListItem:
    """One item of a list: paragraphs and, nested, further lists."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class BulletList:
    """Items without an order; `checkbox` shows boxes to tick instead of bullets."""

    items: tuple[ListItem, ...]
    marker: Literal["bullet", "dash", "checkbox"] = "bullet"


@dataclass(frozen=True)
class NumberedList:
    """Items in an order, counted `1.` or `a)` from `start`."""

    items: tuple[ListItem, ...]
    marker: Literal["decimal", "letter"] = "decimal"
    start: int = 1


@dataclass(frozen=True)
class Column:
    """A table column: fixed at `width_mm`, or else a `share` of the width that the fixed columns leave."""

    width_mm: float | None = None
    share: float = 1
    align: Align = "left"


@dataclass(frozen=True)
class Cell:
    """A cell: blocks, the number of columns that it spans, and whether it is the header of its row (`is_header`)."""

    blocks: "tuple[Block, ...]" = ()
    column_span: int = 1
    is_header: bool = False
    tone: Tone = "plain"


@dataclass(frozen=True)
class Row:
    """A table row with its tint.

    It is not torn over two pages unless it is `splittable` or taller than a page; `height_mm` is a minimum.
    """

    cells: tuple[Cell, ...]
    tone: Tone = "plain"
    splittable: bool = False
    keep_with_next: bool = False
    height_mm: float = 0


@dataclass(frozen=True)
class Table:
    """Rows under header rows, which repeat on each page and head their columns; `dense` uses the small size.

    Each row fills the columns from the left. `description` is read to those who can't see the table.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header: tuple[Row, ...] = ()
    dense: bool = False
    description: str = ""


@dataclass(frozen=True)
class Grid:
    """Places side by side that are no table (cards on a sheet), read cell by cell; `row_height_mm` is a minimum."""

    columns: tuple[Column, ...]
    cells: "tuple[tuple[Block, ...], ...]"
    row_height_mm: float = 0
    border: bool = False


@dataclass(frozen=True)
class Box:
    """A tinted box with an optional title, for notes and for what must not be overlooked; may run over pages."""

    blocks: "tuple[Block, ...]"
    title: str = ""
    tone: Tone = "soft"


@dataclass(frozen=True)
class PageBreak:
    """Goes on at the top of the next page, or of the next right-hand page (odd number) for what is bound."""

    to: Literal["next", "right"] = "next"


@dataclass(frozen=True)
class SectionChange:
    """Goes on on a new page with another layout; `header` and `footer` stay as they are where None.

    `numbering` changes how pages count from here: `roman` or `decimal`, beginning again at 1; None goes on counting.
    """

    layout: PageLayout
    to: Literal["next", "right"] = "next"
    header: PageText | None = None
    footer: PageText | None = None
    numbering: Literal["roman", "decimal"] | None = None


@dataclass(frozen=True)
class SignatureLine:
    """A line to sign on: what stands under it, first the name (or purpose, such as `Ort, Datum`), then the function."""

    name: str
    function: str = ""


@dataclass(frozen=True)
class SignatureLines:
    """Lines to sign on, side by side, with room above them; `align` is for rows that don't fill the width."""

    lines: tuple[SignatureLine, ...]
    align: Literal["left", "center"] = "left"


@dataclass(frozen=True)
class FillLines:
    """Ruled lines to write on by hand, under an optional label."""

    count: int
    label: str = ""


@dataclass(frozen=True)
class Image:
    """A PNG or JPEG picture at a width in mm, its height following; an empty `alt` says that it only decorates."""

    data: bytes
    alt: str
    width_mm: float
    align: Align = "left"


@dataclass(frozen=True)
class Segment:
    """A piece of a strip: its length in any unit (minutes), its tint, and a short label that is shown where it fits."""

    length: float
    tone: Tone
    label: str = ""


@dataclass(frozen=True)
class Strip:
    """A horizontal bar of coloured segments, such as the rhythm of a day; `alt` tells in words what it shows.

    `legend` names the tones in use; `start` and `end` stand under the bar's two ends.
    """

    segments: tuple[Segment, ...]
    alt: str
    legend: tuple[tuple[Tone, str], ...] = ()
    start: str = ""
    end: str = ""
    height_mm: float = 7


@dataclass(frozen=True)
class TableOfContents:
    """The headings down to level `depth` with their page numbers."""

    depth: int = 2


@dataclass(frozen=True)
class KeepTogether:
    """Blocks that stay on one page where they fit on one."""

    blocks: "tuple[Block, ...]"


Block = (
    Heading
    | Paragraph
    | FitText
    | BulletList
    | NumberedList
    | Table
    | Grid
    | Box
    | SignatureLines
    | FillLines
    | Image
    | Strip
    | KeepTogether
)
"""What may stand anywhere: on the page, in a cell, in a list item, in a box."""

TopBlock = Block | PageBreak | SectionChange | TableOfContents
"""What may stand directly on the page."""


@dataclass(frozen=True)
class Document:
    """A whole document: what it is called, how its first section's page looks, and its blocks.

    `created` is the date in the file's properties (a parameter, never the clock). The header is left out on the first
    page where `header_on_first_page` is false. `numbering` is how the first section's pages count.
    """

    title: str
    blocks: tuple[TopBlock, ...]
    subject: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "de-DE"
    created: date | None = None
    layout: PageLayout = A4_PORTRAIT
    header: PageText = PageText()
    footer: PageText = PageText()
    header_on_first_page: bool = True
    numbering: Literal["roman", "decimal"] = "decimal"
