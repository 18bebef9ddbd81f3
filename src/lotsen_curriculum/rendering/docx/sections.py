"""Sections of a Word document: paper, margins, headers and footers with page fields."""

from typing import assert_never

from lotsen_curriculum.documents.nodes import MarginText, PageCount, PageLayout, PageNumber, PageText, Run
from lotsen_curriculum.rendering.docx.elements import WordParagraph, written
from lotsen_curriculum.rendering.docx.inlines import Inliner, page_field
from lotsen_curriculum.rendering.docx.xml import w
from lotsen_curriculum.rendering.theme import Colour

__all__ = ["margin_part", "page_numbers", "page_size", "section_properties", "text_width"]

_MM = 72 / 25.4 * 20
_SIZES_MM = {"A4": (210, 297), "A5": (148, 210), "A6": (105, 148)}
_FORMATS = {"roman": "lowerRoman", "decimal": "decimal"}


def page_size(layout: PageLayout) -> tuple[float, float]:
    """Width and height in twentieths of a point."""
    short, long = _SIZES_MM[layout.size]
    wide, high = (short, long) if layout.orientation == "portrait" else (long, short)
    return wide * _MM, high * _MM


def text_width(layout: PageLayout) -> float:
    """The width between the margins in twentieths of a point."""
    return page_size(layout)[0] - (layout.margins.left_mm + layout.margins.right_mm) * _MM


def section_properties(
    layout: PageLayout,
    references: "list[tuple[str, str, str]]",
    *,
    kind: str,
    numbers: str,
    other_first_page: bool,
    frame: Colour,
) -> str:
    """The properties of a section; `references` are (header or footer, type, relation id).

    `numbers` is what `page_numbers` gives.
    """
    found = [f'<w:{name}Reference w:type="{place}" r:id="{relation}"/>' for name, place, relation in references]
    wide, high = page_size(layout)
    turned = {"orient": "landscape"} if layout.orientation == "landscape" else {}
    found += [w("type", val=kind), w("pgSz", w=wide, h=high, **turned), _page_margins(layout)]
    if layout.frame:
        lines = [w(side, val="double", sz=8, space=24, color=frame.lstrip("#")) for side in _SIDES]
        found.append(w("pgBorders", *lines, offsetFrom="page"))
    found.append(numbers)
    if other_first_page:
        found.append(w("titlePg"))
    return w("sectPr", *found)


def page_numbers(numbering: str, *, anew: bool) -> str:
    """How pages count in a section: in which figures, and whether they begin again at 1."""
    if anew:
        return w("pgNumType", fmt=_FORMATS[numbering], start=1)
    return "" if numbering == "decimal" else w("pgNumType", fmt=_FORMATS[numbering])


_SIDES = ("top", "left", "bottom", "right")


def _page_margins(layout: PageLayout) -> str:
    margins = layout.margins
    edges = {"top": margins.top_mm, "right": margins.right_mm, "bottom": margins.bottom_mm, "left": margins.left_mm}
    spaces = {name: value * _MM for name, value in edges.items()}
    header, footer = min(9 * _MM, spaces["top"] / 2), min(8 * _MM, spaces["bottom"] / 2)
    return w("pgMar", **spaces, header=header, footer=footer, gutter=0)


def margin_part(name: str, text: PageText, inliner: Inliner, width: float) -> str:
    """A header (`hdr`) or footer (`ftr`) with its three places at tab stops; what is empty has no stop.

    Why: a long text at the left runs over the middle; with a stop there the page number would fall into the next line.
    """
    ruled = name == "hdr" and any((text.left, text.center, text.right))
    style = "Header" if ruled else "Footer"
    shown = []
    if text.left or text.center or text.right or not text.note:
        line = WordParagraph(style, _margin_runs(text.left, inliner))
        stops = []
        for place, kind, at in ((text.center, "center", width / 2), (text.right, "right", width)):
            if place:
                line.content += w("r", w("tab")) + _margin_runs(place, inliner)
                stops.append(w("tab", val=kind, pos=at))
        if stops:
            line.put("tabs", *stops)
        shown.append(line)
    if text.note:
        shown.append(WordParagraph(style, _margin_runs(text.note, inliner)))
    return w(name, written(shown))


def _margin_runs(text: MarginText, inliner: Inliner) -> str:
    found = []
    for part in text:
        match part:
            case Run():
                found.append(inliner.runs((part,), size_pt=8))
            case PageNumber():
                found.append(page_field("PAGE"))
            case PageCount():
                found.append(page_field("NUMPAGES"))
            case _:
                assert_never(part)
    return "".join(found)
