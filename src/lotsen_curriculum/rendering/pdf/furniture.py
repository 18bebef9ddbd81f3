"""What stands around the text: header, footer, frame; all of it artifacts."""

from typing import assert_never

from lotsen_curriculum.documents.nodes import MarginText, PageCount, PageNumber, PageText, Run
from lotsen_curriculum.rendering.pdf.flow import Sheet
from lotsen_curriculum.rendering.pdf.lines import Line, Typesetter
from lotsen_curriculum.rendering.pdf.page import Artifact, Page
from lotsen_curriculum.rendering.pdf.slices import MM
from lotsen_curriculum.rendering.pdf.text import Span, Style
from lotsen_curriculum.rendering.theme import TextLook, Theme
from lotsen_curriculum.rendering.tree import clean

__all__ = ["paint_furniture"]

_HEADER = Artifact("Pagination", "Header")
_FOOTER = Artifact("Pagination", "Footer")
_DISTANCE = 7 * MM
_FRAME_INSET = 9 * MM
_GAP = 12


def paint_furniture(page: Page, sheet: Sheet, total: int, *, setter: Typesetter, theme: Theme, header: bool) -> None:
    """Draws header, footer and frame of a page; nothing on a page that is blank on purpose."""
    if sheet.section.layout.frame:
        _paint_frame(page, theme)
    if sheet.blank:
        return
    painter = _MarginPainter(page, sheet, total, setter, theme)
    if header and _says(sheet.section.header):
        with page.artifact(_HEADER):
            painter.paint(sheet.section.header, max(sheet.area.top - _DISTANCE - 6, 6))
            page.rect(sheet.area.left, max(sheet.area.top - _DISTANCE + 8, 20), sheet.area.width, 0.4, theme.rule)
    if _says(sheet.section.footer):
        with page.artifact(_FOOTER):
            painter.paint(sheet.section.footer, min(sheet.area.bottom + _DISTANCE - 4, sheet.area.page_height - 16))


class _MarginPainter:
    def __init__(self, page: Page, sheet: Sheet, total: int, setter: Typesetter, theme: Theme) -> None:
        self._page = page
        self._sheet = sheet
        self._total = total
        self._setter = setter
        self._theme = theme

    def paint(self, text: PageText, top: float) -> None:
        """Draws the three places of a header or footer."""
        look = TextLook(self._theme.margin_pt, line=1.3)
        right, center = self._width(text.right), self._width(text.center)
        half = self._sheet.area.width / 2 - center / 2 if center else self._sheet.area.width - right
        for place, align in ((text.left, "left"), (text.center, "center"), (text.right, "right")):
            spans = self._shortened(self._spans(place), half - _GAP) if align == "left" else self._spans(place)
            for line in self._setter.lines(spans, look, self._sheet.area.width, align)[:1] if spans else ():
                self._draw(line, top)
        self._paint_note(text.note, look, top + 1.6 * self._theme.margin_pt if _says_line(text) else top)

    def _width(self, place: MarginText) -> float:
        spans = self._spans(place)
        return self._setter.natural_width(spans) if spans else 0.0

    def _shortened(self, spans: list[Span], room: float) -> list[Span]:
        """The spans, cut with `…` where they would run into what stands at the right."""
        while spans and self._setter.natural_width(spans) > room:
            last = spans[-1]
            text = last.text.removesuffix("…")[:-1].rstrip()
            spans = [*spans[:-1], Span(f"{text}…", last.style)] if text else spans[:-1]
        return spans

    def _paint_note(self, note: MarginText, look: TextLook, top: float) -> None:
        """Draws what stands under the three places, on as many lines as it needs."""
        for line in self._setter.lines(self._spans(note), look, self._sheet.area.width, "left") if note else ():
            self._draw(line, top)
            top += line.height

    def _draw(self, line: Line, top: float) -> None:
        for stretch in line.stretches:
            x = self._sheet.area.left + stretch.x
            self._page.text(stretch.pieces, x, top + line.baseline, stretch.style.size, stretch.style.colour)

    def _spans(self, text: MarginText) -> list[Span]:
        return [
            Span(
                self._text(part),
                Style(isinstance(part, Run) and part.bold, False, self._theme.margin_pt, self._theme.muted),
            )
            for part in text
            if self._text(part)
        ]

    def _text(self, part: Run | PageNumber | PageCount) -> str:
        match part:
            case Run():
                return clean(part.text)
            case PageNumber():
                return self._sheet.label
            case PageCount():
                return str(self._total)
            case _:
                assert_never(part)


def _says(text: PageText) -> bool:
    return _says_line(text) or bool(text.note)


def _says_line(text: PageText) -> bool:
    return bool(text.left or text.center or text.right)


def _paint_frame(page: Page, theme: Theme) -> None:
    page.decorate()
    for inset, thickness in ((_FRAME_INSET, 1.6), (_FRAME_INSET + 4, 0.5)):
        width, height = page.width - 2 * inset, page.height - 2 * inset
        page.rect(inset, inset, width, thickness, theme.accent)
        page.rect(inset, inset + height - thickness, width, thickness, theme.accent)
        page.rect(inset, inset, thickness, height, theme.accent)
        page.rect(inset + width - thickness, inset, thickness, height, theme.accent)
