"""Properties of paragraphs, and the distances that Word has no style for."""

from collections.abc import Iterable, Iterator

from lotsen_curriculum.rendering.docx.xml import Xml, twips, w, w_attribute

__all__ = ["at_page_top", "ended", "keep", "ordered", "separator", "set_property", "spaced"]

_ORDER = (
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "bidi",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "sectPr",
)
"""The order of a paragraph's properties in the schema, as far as they are used here."""


def ordered(properties: "Iterable[Xml]") -> "list[Xml]":
    """The properties in the schema's order."""
    return sorted(properties, key=lambda item: _ORDER.index(item.tag.split("}")[1]))


def set_property(paragraph: Xml, item: Xml) -> None:
    """Gives a paragraph a direct property, in the schema's order; one of the same name is replaced."""
    properties = paragraph.find(w_attribute("pPr"))
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    old = properties.find(item.tag)
    if old is not None:
        properties.remove(old)
    properties.append(item)
    style = [child for child in properties if child.tag == w_attribute("pStyle")]
    rest = [child for child in properties if child.tag != w_attribute("pStyle")]
    properties[:] = [*style, *ordered(rest)]


def at_page_top(paragraph: Xml) -> None:
    """Takes the distance above a heading away, where it begins a page."""
    style = paragraph.find(f"{w_attribute('pPr')}/{w_attribute('pStyle')}")
    if style is not None and str(style.get(w_attribute("val"))).startswith("Heading"):
        set_property(paragraph, w("spacing", before=0))


def keep(elements: "list[Xml]") -> "list[Xml]":
    """Holds paragraphs with what follows, but for the last."""
    for element in elements[:-1]:
        for paragraph in element.iter(w_attribute("p")):
            set_property(paragraph, w("keepNext"))
    return elements


def separator() -> Xml:
    """The paragraph that Word needs between two tables and at the end of a cell or section; it is 2 pt high."""
    return w("p", w("pPr", w("pStyle", val="Trenner")))


def spaced(elements: "list[Xml]") -> "list[Xml]":
    """The elements with distance under tables: space before the next paragraph, or a separator before a table."""
    return list(_spaced(elements))


def _spaced(elements: "list[Xml]") -> Iterator[Xml]:
    after_table = False
    for element in elements:
        is_table = element.tag == w_attribute("tbl")
        if after_table and is_table:
            between = separator()
            set_property(between, w("spacing", before=twips(5)))
            yield between
        elif after_table:
            _push_down(element)
        yield element
        after_table = is_table


def _push_down(paragraph: Xml) -> None:
    """Gives a paragraph room above, unless its own style has more."""
    spacing = paragraph.find(f"{w_attribute('pPr')}/{w_attribute('spacing')}")
    style = paragraph.find(f"{w_attribute('pPr')}/{w_attribute('pStyle')}")
    heading = style is not None and str(style.get(w_attribute("val"))).startswith("Heading")
    if spacing is None and not heading:
        set_property(paragraph, w("spacing", before=twips(9)))


def ended(elements: "list[Xml]") -> "list[Xml]":
    """The content of a cell: it must end with a paragraph."""
    if elements and elements[-1].tag == w_attribute("p"):
        return elements
    return [*elements, separator()]
