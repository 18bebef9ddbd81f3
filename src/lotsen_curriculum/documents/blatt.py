"""How a sheet uses its page: type as large as fits, and lines to write on down to its end.

Builders can't measure: heights are reckoned from numbers of characters, on the safe side.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from lotsen_curriculum.documents.nodes import (
    Block,
    BulletList,
    FillLines,
    Heading,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    NumberedList,
    Paragraph,
    ParagraphStyle,
    Run,
)

__all__ = ["BLATT_MM", "GROSS", "NORMAL", "Schrift", "fill_page", "height_of", "styled"]

BLATT_MM = 238.0
"""The height of A4 between its margins, less what a letterhead's funding notice takes at the bottom."""

_BREITE_MM = 164.0
_PT_MM = 25.4 / 72
_EINZUG_MM = 7.0
_ZEILE_MM = 10.0
"""A ruled line, as the writers draw it."""

_LUFT_MM = 2.0
"""What a line with blanks has above it, so that a pen has room."""

_MEHR = 4
"""So many lines at most are added to each one that the text asks for."""

_LUECKE = re.compile(r"_{4,}")
_ENDE = re.compile(r"\s*_{20,}[\s.]*$")
_NUR = re.compile(r"_{12,}")
_LANG = "_" * 56


@dataclass(frozen=True)
class Schrift:
    """A size of type: the style that has it, its size in pt, its line height as a multiple, and the space after in pt.

    `zeichen` is the width of a character as a multiple of the size.
    """

    style: ParagraphStyle
    pt: float
    zeile: float
    danach_pt: float
    zeichen: float = 0.5

    def absatz_mm(self, content: Inlines, breite_mm: float) -> float:
        """The height of a paragraph with the distance after it."""
        je_zeile = breite_mm / (self.pt * _PT_MM * self.zeichen)
        zeilen = sum(max(1, ceil(len(zeile) / je_zeile)) for zeile in _plain(content).split("\n"))
        return (zeilen * self.pt * self.zeile + self.danach_pt) * _PT_MM


GROSS = Schrift("speech", 13, 1.45, 9)
NORMAL = Schrift("sheet", 11, 1.4, 5)


def fill_page(blocks: Sequence[Block], room_mm: float) -> list[Block]:
    """The blocks as they fill `room_mm` best: with ruled lines, else with blanks as they are; large, else smaller."""
    liniert, locker = _map(blocks, _ruled), _map(blocks, _spaced)
    for schrift, form in ((GROSS, liniert), (NORMAL, liniert), (GROSS, locker), (NORMAL, locker)):
        gesetzt = styled(form, schrift)
        rest = room_mm - height_of(gesetzt, schrift)
        if rest >= 0:
            return _lengthened(gesetzt, rest)
    return styled(blocks, NORMAL)


def styled(blocks: Sequence[Block], schrift: Schrift) -> list[Block]:
    """The blocks with their running text in one size."""
    return _map(blocks, lambda absatz: (replace(absatz, style=schrift.style),))


def height_of(blocks: Sequence[Block], schrift: Schrift, breite_mm: float = _BREITE_MM) -> float:
    """About how high the blocks are in mm, seldom less."""
    return sum(_height(block, schrift, breite_mm) for block in blocks)


def _height(block: Block, schrift: Schrift, breite_mm: float) -> float:
    match block:
        case Paragraph():
            return schrift.absatz_mm(block.content, breite_mm) + block.space_before_mm
        case Heading():
            return Schrift("body", 14.5, 1.25, 21).absatz_mm(block.content, breite_mm)
        case BulletList() | NumberedList():
            enger = replace(schrift, danach_pt=schrift.danach_pt / 2)
            return sum(height_of(item.blocks, enger, breite_mm - _EINZUG_MM) for item in block.items)
        case FillLines():
            return block.count * _ZEILE_MM + 2
        case _:
            return 0.0


def _map(blocks: Sequence[Block], change: Callable[[Paragraph], Sequence[Block]]) -> list[Block]:
    """The blocks with every paragraph of running text as `change` makes it, in lists too."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph() if block.style in ("body", "sheet", "speech"):
                found += change(block)
            case BulletList() | NumberedList():
                items = tuple(ListItem(tuple(_map(item.blocks, change))) for item in block.items)
                found.append(replace(block, items=items))
            case _:
                found.append(block)
    return found


def _ruled(paragraph: Paragraph) -> list[Block]:
    """A paragraph whose lines end in blanks, with ruled lines instead; one without blanks stays whole."""
    return [block for zeile in _spaced(paragraph) for block in _with_rule(zeile)]


def _spaced(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph with blanks line by line, with room to write; one without blanks stays whole."""
    if not _LUECKE.search(_plain(paragraph.content)):
        return [paragraph]
    return [Paragraph(zeile, space_before_mm=_LUFT_MM) for zeile in _lines(paragraph.content)]


def _with_rule(paragraph: Paragraph) -> Iterator[Block]:
    zeile = paragraph.content
    letzter = zeile[-1]
    if not isinstance(letzter, Run) or not _ENDE.search(letzter.text) or len(_LUECKE.findall(_plain(zeile))) > 1:
        yield paragraph
        return
    kopf = (*zeile[:-1], replace(letzter, text=_ENDE.sub("", letzter.text)))
    if not _plain(kopf).strip():
        yield replace(paragraph, content=(replace(letzter, text=_NUR.sub(_LANG, letzter.text)),))
        return
    yield Paragraph(kopf, keep_with_next=True)
    yield FillLines(1)


def _lengthened(blocks: list[Block], rest_mm: float) -> list[Block]:
    """The blocks with as many more lines to write on as there is room for, the same number at each place."""
    orte = _places(blocks)
    mehr = min(_MEHR, int(rest_mm / (orte * _ZEILE_MM))) if orte else 0
    return _with_more(blocks, mehr)


def _places(blocks: Sequence[Block]) -> int:
    inside = [item.blocks for block in blocks if isinstance(block, BulletList | NumberedList) for item in block.items]
    return sum(isinstance(block, FillLines) for block in blocks) + sum(map(_places, inside))


def _with_more(blocks: Sequence[Block], mehr: int) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        match block:
            case FillLines():
                found.append(replace(block, count=block.count + mehr))
            case BulletList() | NumberedList():
                items = tuple(ListItem(tuple(_with_more(item.blocks, mehr))) for item in block.items)
                found.append(replace(block, items=items))
            case _:
                found.append(block)
    return found


def _lines(content: Inlines) -> Iterator[Inlines]:
    """The content line by line, without its line breaks."""
    zeile: Inlines = ()
    for inline in content:
        if isinstance(inline, LineBreak):
            yield from (zeile,) if zeile else ()
            zeile = ()
        else:
            zeile = (*zeile, inline)
    yield from (zeile,) if zeile else ()


def _plain(content: Inlines) -> str:
    teile = []
    for inline in content:
        match inline:
            case Run():
                teile.append(inline.text)
            case Link():
                teile.append(inline.text or inline.url)
            case LineBreak():
                teile.append("\n")
            case _:
                teile.append("Seite")
    return "".join(teile)
