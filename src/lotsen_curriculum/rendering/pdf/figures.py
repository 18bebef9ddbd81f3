"""Pictures and strips as figures with an alternative text."""

from lotsen_curriculum.documents.nodes import Image, Strip
from lotsen_curriculum.rendering.images import read_image
from lotsen_curriculum.rendering.pdf.layout import Layout
from lotsen_curriculum.rendering.pdf.lines import Line
from lotsen_curriculum.rendering.pdf.objects import Name
from lotsen_curriculum.rendering.pdf.page import Page
from lotsen_curriculum.rendering.pdf.slices import MM, Slice
from lotsen_curriculum.rendering.pdf.structure import Element
from lotsen_curriculum.rendering.pdf.text import Span, Style
from lotsen_curriculum.rendering.theme import TextLook

__all__ = ["layout_image", "layout_strip"]

_TALLEST = 0.9
"""The share of a page's height that a picture takes at most."""


def layout_image(layout: Layout, image: Image, width: float, parent: Element) -> list[Slice]:
    """A picture, no wider than its column and no higher than its page; without `alt` it only decorates."""
    picture = read_image(image.data)
    if picture is None:
        raise ValueError("check_document lets no unreadable picture through")
    ratio = picture.height / picture.width
    wide = min(image.width_mm * MM, width, _TALLEST * layout.place.height / ratio)
    element = parent.child("Figure", alt=image.alt) if image.alt else None
    name, ref = layout.images.place(image.data)
    left = {"left": 0.0, "center": (width - wide) / 2, "right": width - wide}[image.align]

    def paint(page: Page, x: float, y: float) -> None:
        if element:
            page.mark(element)
            _bound(element, page, (x + left, y, wide, wide * ratio))
        else:
            page.decorate()
        page.image(name, ref, (x + left, y, wide, wide * ratio))

    return [Slice(wide * ratio, paint, before=4, after=6)]


def layout_strip(layout: Layout, strip: Strip, width: float, parent: Element) -> list[Slice]:
    """A bar of segments, what stands under its ends, and its legend: one figure."""
    element = parent.child("Figure", alt=strip.alt)
    small = TextLook(8, line=1.3)
    total = sum(segment.length for segment in strip.segments) or 1
    height = strip.height_mm * MM

    def line(text: str, room: float, align: str, colour: str) -> Line:
        span = Span(text, Style(bold=False, italic=False, size=small.size_pt, colour=colour))
        return layout.setter.lines([span], small, room, align)[0]

    def paint(page: Page, x: float, y: float) -> None:
        page.mark(element)
        at = x
        for segment in strip.segments:
            wide = width * segment.length / total
            page.rect(at, y, max(wide - 0.8, 0.2), height, layout.theme.tones[segment.tone])
            label = line(segment.label, 10_000, "left", layout.theme.text)
            if segment.label and _width(label) < wide - 4:
                _show(line(segment.label, wide - 0.8, "center", layout.theme.text), page, at, y + height / 2 - 5.2)
            at += wide
        _show(line(strip.start, width, "left", layout.theme.muted), page, x, y + height + 1)
        _show(line(strip.end, width, "right", layout.theme.muted), page, x, y + height + 1)
        for left, top, tone, label in keys:
            page.rect(x + left, y + height + top + 2.4, 6, 6, layout.theme.tones[tone])
            _show(label, page, x + left + 9, y + height + top)
        _bound(element, page, (x, y, width, total_height))

    keys, foot = [], 13.0 if strip.start or strip.end else 2.0
    left, top = 0.0, foot + 1
    for tone, text in strip.legend:
        label = line(text, 10_000, "left", layout.theme.muted)
        if left and left + _width(label) + 9 > width:
            left, top = 0.0, top + 11
        keys.append((left, top, tone, label))
        left += _width(label) + 22
    total_height = height + (top + 12 if keys else foot)
    return [Slice(total_height, paint, before=4, after=6)]


def _width(line: Line) -> float:
    return sum(stretch.width for stretch in line.stretches)


def _show(line: Line, page: Page, x: float, y: float) -> None:
    for stretch in line.stretches:
        page.text(stretch.pieces, x + stretch.x, y + line.baseline, stretch.style.size, stretch.style.colour)


def _bound(element: Element, page: Page, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    corners = [round(value, 2) for value in (x, page.height - y - height, x + width, page.height - y)]
    element.attributes = {"O": Name(Layout), "Placement": Name("Block"), "BBox": corners}
