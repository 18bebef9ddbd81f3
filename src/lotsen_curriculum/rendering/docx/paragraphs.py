"""Paragraphs beside their neighbours: what keeps them together, and the distances that Word has no style for."""

from collections.abc import Iterator

from lotsen_curriculum.rendering.docx.elements import Element, WordParagraph, WordTable, paragraphs_of
from lotsen_curriculum.rendering.docx.xml import twips

__all__ = ["at_page_top", "ended", "keep", "separator", "spaced"]

_UNDER_TABLE_PT = 9
_BETWEEN_TABLES_PT = 5


def at_page_top(element: Element) -> None:
    """Takes the distance above a heading away, where it begins a page; one that it has itself stays."""
    if isinstance(element, WordParagraph) and element.is_heading and "spacing" not in element.properties:
        element.put("spacing", before=0)


def keep(elements: list[Element]) -> list[Element]:
    """Holds paragraphs with what follows, but for the last."""
    for element in elements[:-1]:
        for paragraph in paragraphs_of(element):
            paragraph.put("keepNext")
    return elements


def separator() -> WordParagraph:
    """The paragraph that Word needs between two tables and at the end of a cell or section; it is 1 pt high."""
    return WordParagraph("Trenner")


def spaced(elements: list[Element]) -> list[Element]:
    """The elements with distance under tables: space before the next paragraph, or a separator before a table."""
    return list(_spaced(elements))


def _spaced(elements: list[Element]) -> Iterator[Element]:
    after_table = False
    for element in elements:
        if after_table:
            yield from _below_table(element)
        yield element
        after_table = isinstance(element, WordTable)


def _below_table(element: Element) -> Iterator[Element]:
    """A separator before a table; a paragraph gets room above, unless it has some itself or begins a page."""
    if isinstance(element, WordTable):
        between = separator()
        between.put("spacing", before=twips(_BETWEEN_TABLES_PT))
        yield between
    elif not element.is_heading and not {"spacing", "pageBreakBefore"} & element.properties.keys():
        element.put("spacing", before=twips(_UNDER_TABLE_PT))


def ended(elements: list[Element]) -> list[Element]:
    """The content of a cell: it must end with a paragraph."""
    if elements and isinstance(elements[-1], WordParagraph):
        return elements
    return [*elements, separator()]
