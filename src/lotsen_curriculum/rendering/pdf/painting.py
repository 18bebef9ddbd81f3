"""Lines on pages: each stretch marked for the element that it belongs to, links made places to click."""

from lotsen_curriculum.documents.nodes import CrossReference, Link, Run
from lotsen_curriculum.rendering.pdf.lines import Line, Stretch
from lotsen_curriculum.rendering.pdf.page import LinkArea, Page
from lotsen_curriculum.rendering.pdf.slices import Paint
from lotsen_curriculum.rendering.pdf.structure import Element
from lotsen_curriculum.rendering.pdf.text import Style

__all__ = ["Owners", "line_painter"]


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


def line_painter(line: Line, owners: Owners) -> Paint:
    """Draws a line of a paragraph whose elements are `owners`."""

    def paint(page: Page, x: float, y: float) -> None:
        for stretch in line.stretches:
            style = stretch.style
            owner = owners.of(style)
            page.mark(owner)
            page.text(stretch.pieces, x + stretch.x, y + line.baseline, style.size, style.colour)
            if style.owner is not None and not isinstance(style.owner, Run):
                _link(page, owner, stretch, (x + stretch.x, y, line))

    return paint


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
