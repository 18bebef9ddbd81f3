"""Sections of a Word document: paper, margins, headers and footers with page fields."""

from copy import deepcopy
from typing import assert_never

from lotsen_curriculum.documents.nodes import MarginText, PageCount, PageLayout, PageNumber, PageText, Run
from lotsen_curriculum.rendering.docx.inlines import Inliner, page_field
from lotsen_curriculum.rendering.docx.xml import NAMESPACES, Xml, append, w
from lotsen_curriculum.rendering.theme import Colour

__all__ = ["margin_part", "page_size", "section_properties", "text_width"]

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
    numbering: str | None,
    other_first_page: bool,
    frame: Colour,
) -> Xml:
    """The properties of a section; `references` are (header or footer, type, relation id)."""
    section = w("sectPr")
    for name, place, relation in references:
        reference = w(f"{name}Reference", type=place)
        reference.set(f"{{{NAMESPACES['r']}}}id", relation)
        section.append(reference)
    wide, high = page_size(layout)
    margins = layout.margins
    size = w("pgSz", w=wide, h=high)
    if layout.orientation == "landscape":
        size.set(next(iter(size.attrib)).replace("}w", "}orient"), "landscape")
    edges = {"top": margins.top_mm, "right": margins.right_mm, "bottom": margins.bottom_mm, "left": margins.left_mm}
    header, footer = min(9 * _MM, margins.top_mm * _MM / 2), min(8 * _MM, margins.bottom_mm * _MM / 2)
    spaces = {name: value * _MM for name, value in edges.items()}
    append(section, w("type", val=kind), size, w("pgMar", **spaces, header=header, footer=footer, gutter=0))
    if layout.frame:
        lines = [w(side, val="double", sz=8, space=24, color=frame.lstrip("#")) for side in _SIDES]
        section.append(w("pgBorders", *lines, offsetFrom="page"))
    if numbering:
        section.append(w("pgNumType", fmt=_FORMATS[numbering], start=1))
    if other_first_page:
        section.append(w("titlePg"))
    return section


_SIDES = ("top", "left", "bottom", "right")


def margin_part(name: str, text: PageText, inliner: Inliner, width: float) -> Xml:
    """A header (`hdr`) or footer (`ftr`) with its three places at tab stops."""
    stops = w("tabs", w("tab", val="center", pos=width / 2), w("tab", val="right", pos=width))
    ruled = name == "hdr" and any((text.left, text.center, text.right))
    style = w("pStyle", val="Header" if ruled else "Footer")
    content: list[Xml] = []
    for index, place in enumerate((text.left, text.center, text.right)):
        content += [w("r", w("tab"))] if index else []
        content += _margin_runs(place, inliner)
    shown = [append(w("p", w("pPr", style, stops)), *content)] if _says_line(text) or not text.note else []
    if text.note:
        shown.append(append(w("p", w("pPr", deepcopy(style))), *_margin_runs(text.note, inliner)))
    return w(name, *shown)


def _says_line(text: PageText) -> bool:
    return bool(text.left or text.center or text.right)


def _margin_runs(text: MarginText, inliner: Inliner) -> "list[Xml]":
    found: list[Xml] = []
    for part in text:
        match part:
            case Run():
                found += inliner.runs((part,), size_pt=8)
            case PageNumber():
                found.append(page_field("PAGE"))
            case PageCount():
                found.append(page_field("NUMPAGES"))
            case _:
                assert_never(part)
    return found
