"""Slices to pages: what stands on which page, at which place, and what each page is called."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from lotsen_curriculum.documents.nodes import PageLayout, PageText
from lotsen_curriculum.rendering.pdf.slices import MM, Slice, altered, gap

__all__ = ["Area", "Flow", "Section", "Sheet", "area_of", "roman"]

_SOLID = 6
"""Slices at the beginning of a group higher than a page that stay together all the same (a heading and its text)."""

_LEAST_PART = 0.6
"""The share of a page that a torn row has at least under the repeated head of its table."""

_SIZES_MM = {"A4": (210, 297), "A5": (148, 210), "A6": (105, 148)}


@dataclass(frozen=True)
class Area:
    """A page in pt: its size, and the left edge, top, width and bottom of its text."""

    page_width: float
    page_height: float
    left: float
    top: float
    width: float
    bottom: float

    @property
    def height(self) -> float:
        """Height of the text."""
        return self.bottom - self.top


def area_of(layout: PageLayout, *, even: bool = False) -> Area:
    """The area of a page; even pages of a mirrored layout have left and right swapped."""
    short, long = _SIZES_MM[layout.size]
    wide, high = (short, long) if layout.orientation == "portrait" else (long, short)
    margins = layout.margins
    left = margins.right_mm if even and layout.mirrored else margins.left_mm
    width = wide - margins.left_mm - margins.right_mm
    bottom = high - margins.bottom_mm
    return Area(wide * MM, high * MM, left * MM, margins.top_mm * MM, width * MM, bottom * MM)


@dataclass(frozen=True)
class Section:
    """What the pages of a section share."""

    layout: PageLayout
    header: PageText
    footer: PageText


@dataclass(frozen=True)
class Sheet:
    """A page with the slices that stand on it (left edge, top, slice) and its number."""

    section: Section
    area: Area
    number: int
    style: Literal["roman", "decimal"]
    blank: bool = False
    placed: list[tuple[float, float, Slice]] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The number as it is shown."""
        return roman(self.number) if self.style == "roman" else str(self.number)


class Flow:
    """Fills pages from the top; begins a new one where what must stay together doesn't fit."""

    def __init__(self, section: Section, numbering: Literal["roman", "decimal"]) -> None:
        self.sheets: list[Sheet] = []
        self._section = section
        self._numbering: Literal["roman", "decimal"] = numbering
        self._number = 0
        self._cursor = 0.0
        self._above: Slice | None = None
        self._new_sheet()

    @property
    def section(self) -> Section:
        """The section that is being filled."""
        return self._section

    def add(self, slices: Sequence[Slice]) -> None:
        """Places slices that follow each other."""
        for group in _groups(slices):
            if not self._fits(group) and self._above is not None and not self._may_start_here(group):
                self._new_sheet()
            for piece in group:
                self._place(piece)

    def break_page(self, *, right: bool) -> None:
        """Goes on on a new page; nothing happens at the top of an empty one, unless it is on the wrong side."""
        if self._above is not None:
            self._new_sheet()
        if right and len(self.sheets) % 2 == 0:
            self.sheets[-1] = replace(self.sheets[-1], blank=True)
            self._new_sheet()

    def change_section(self, section: Section, *, right: bool, numbering: Literal["roman", "decimal"] | None) -> None:
        """Goes on on a new page with another layout; `numbering` begins to count at 1 again."""
        if self._above is None:
            self.sheets.pop()
            self._number -= 1
        if right and len(self.sheets) % 2 == 1:
            self._new_sheet()
            self.sheets[-1] = replace(self.sheets[-1], blank=True)
        self._section = section
        if numbering:
            self._numbering, self._number = numbering, 0
        self._new_sheet()

    def finish(self) -> list[Sheet]:
        """The sheets, without an empty one at the end (after a last page break)."""
        if self._above is None and len(self.sheets) > 1:
            self.sheets.pop()
        return self.sheets

    def _new_sheet(self) -> None:
        self._number += 1
        even = len(self.sheets) % 2 == 1
        area = area_of(self._section.layout, even=even)
        self.sheets.append(Sheet(self._section, area, self._number, self._numbering))
        self._cursor, self._above = area.top, None

    def _fits(self, group: Sequence[Slice]) -> bool:
        bottom, above = self._cursor, self._above
        for piece in group:
            bottom += gap(above, piece) + piece.height
            above = piece
        return bottom <= self._area.bottom + 0.01

    def _may_start_here(self, group: Sequence[Slice]) -> bool:
        """Whether a group goes on from here although it is torn: where it is loose, or higher than a page anyway."""
        last = group[-1]
        too_high = sum(piece.height for piece in group) > self._area.height
        if last.split is not None and (last.loose or too_high):
            return len(group) == 1 or self._fits(group[:-1])
        return too_high and len(group) > _SOLID and self._fits(group[:_SOLID])

    def _place(self, piece: Slice) -> None:
        if self._above is None and piece.repeat and self._has_room(piece.repeat, piece):
            self._put(piece.repeat)
        top = self._cursor + gap(self._above, piece)
        if top + piece.height > self._area.bottom + 0.01:
            self._place_torn(piece, self._area.bottom - top)
        else:
            self._put(piece)

    def _has_room(self, head: Slice, piece: Slice) -> bool:
        """Whether a repeated head and what follows fit on a page, or a good part of what is torn anyway."""
        torn = piece.split is not None and piece.height > self._area.height
        return head.height + (_LEAST_PART * self._area.height if torn else piece.height) < self._area.height

    def _place_torn(self, piece: Slice, room: float) -> None:
        at_top = self._above is None or self._above is piece.repeat
        may_split = piece.loose or at_top or piece.height > self._area.height
        parts = piece.split(room) if piece.split and may_split else None
        if parts:
            self._put(parts[0])
            self._new_sheet()
            self._place(altered(parts[1], repeat=piece.repeat, loose=piece.loose))
        elif at_top:
            self._put(piece)
        else:
            self._new_sheet()
            self._place(piece)

    def _put(self, piece: Slice) -> None:
        self._cursor += gap(self._above, piece)
        self.sheets[-1].placed.append((self._area.left, self._cursor, piece))
        self._cursor += piece.height
        self._above = piece

    @property
    def _area(self) -> Area:
        return self.sheets[-1].area


def _groups(slices: Iterable[Slice]) -> Iterator[list[Slice]]:
    group: list[Slice] = []
    for piece in slices:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


def roman(number: int) -> str:
    """A number as small Roman numerals."""
    steps = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    text = ""
    for value, letters in (*steps, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += letters * (number // value)
        number %= value
    return text
