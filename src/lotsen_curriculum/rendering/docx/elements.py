"""What stands in a Word document's body: paragraphs and tables, whose properties may change until they are written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from lotsen_curriculum.rendering.docx.xml import w

__all__ = ["Element", "WordCell", "WordParagraph", "WordRow", "WordTable", "in_order", "paragraphs_of", "written"]

_ORDER = {
    name: place
    for place, name in enumerate(
        (
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "suppressAutoHyphens",
            "bidi",
            "spacing",
            "ind",
            "contextualSpacing",
            "jc",
            "outlineLvl",
            "sectPr",
        )
    )
}
"""The order of a paragraph's properties in the schema, as far as they are used here."""


@dataclass(slots=True)
class WordParagraph:
    """A paragraph: the id of its style, its runs as text, and direct properties by name."""

    style: str
    content: str = ""
    properties: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, *content: str, **attributes: "str | int | float") -> None:
        """Gives the paragraph a property; one of the same name is replaced."""
        self.properties[name] = w(name, *content, **attributes)

    @property
    def is_heading(self) -> bool:
        """Whether its style is that of a heading."""
        return self.style.startswith("Heading")

    @property
    def text(self) -> str:
        """The paragraph as it is written."""
        style = f'<w:pStyle w:val="{self.style}"/>' if self.style != "Normal" else ""
        properties = style + in_order(self.properties)
        return f"<w:p>{w('pPr', properties) if properties else ''}{self.content}</w:p>"


@dataclass(slots=True)
class WordCell:
    """A cell: its properties as text, and what it holds."""

    properties: str
    content: "list[Element]"

    @property
    def text(self) -> str:
        """The cell as it is written."""
        return f"<w:tc>{self.properties}{written(self.content)}</w:tc>"


@dataclass(slots=True)
class WordRow:
    """A row: its properties as text, and its cells."""

    properties: str
    cells: list[WordCell]

    @property
    def text(self) -> str:
        """The row as it is written."""
        properties = w("trPr", self.properties) if self.properties else ""
        return f"<w:tr>{properties}{''.join([cell.text for cell in self.cells])}</w:tr>"


@dataclass(slots=True)
class WordTable:
    """A table of fixed widths in twentieths; borders, margins of cells and further properties are text."""

    widths: Sequence[float]
    margins: str
    borders: str = ""
    more: str = ""
    rows: list[WordRow] = field(default_factory=list)
    indent: float = 0

    @property
    def text(self) -> str:
        """The table as it is written."""
        indent = w("tblInd", w=self.indent, type="dxa") if self.indent else ""
        size, layout = w("tblW", w=sum(self.widths), type="dxa"), w("tblLayout", type="fixed")
        properties = w("tblPr", size, indent, self.borders, layout, self.margins, self.more)
        grid = w("tblGrid", *[w("gridCol", w=wide) for wide in self.widths])
        return f"<w:tbl>{properties}{grid}{''.join([row.text for row in self.rows])}</w:tbl>"


Element: TypeAlias = WordParagraph | WordTable
"""What a body, a cell or a list item is made of."""


def in_order(properties: Mapping[str, str]) -> str:
    """Properties by name, written in the schema's order."""
    if len(properties) < 2:
        return "".join(properties.values())
    return "".join([properties[name] for name in sorted(properties, key=_ORDER.__getitem__)])


def written(elements: Iterable[Element]) -> str:
    """The elements as they are written, one after the other."""
    return "".join([element.text for element in elements])


def paragraphs_of(element: Element) -> Iterator[WordParagraph]:
    """The paragraph itself, or all paragraphs in a table."""
    if isinstance(element, WordParagraph):
        yield element
        return
    for row in element.rows:
        for cell in row.cells:
            for inner in cell.content:
                yield from paragraphs_of(inner)
