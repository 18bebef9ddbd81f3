"""The index of the book: methods and terms from A to Z with the pages where they are dealt with."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lotsen_curriculum.documents.building import paragraph, text
from lotsen_curriculum.documents.nodes import (
    Block,
    Box,
    BulletList,
    Column,
    Grid,
    Heading,
    Inline,
    KeepTogether,
    NumberedList,
    PageList,
    Paragraph,
    Run,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.stichworte import STICHWORTE
from lotsen_curriculum.documents.worte import sortierung
from lotsen_curriculum.model.curriculum import Curriculum

__all__ = ["build_register", "with_stellen"]

_TIEFE = 3
"""Headings down to this level are places that the index points at."""

_HOECHSTENS = 6
"""Places of one entry; more help nobody."""

_TITEL_ZAEHLT = 20
"""A term in a heading counts as much as so many in the text."""


_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True)
class Stelle:
    """A part of the book: the anchor of its heading, the heading's text, and the text below it."""

    anker: str
    titel: str
    text: str


def with_stellen(blocks: Sequence[TopBlock]) -> list[TopBlock]:
    """The blocks with an anchor at every heading that the index may point at.

    An anchor is named after the entry of the data that the heading stands under and after its words, never after its
    place in the book: two editions are compared by their outlines, and only what has changed shall differ.
    """
    path: dict[int, str] = {}
    times: Counter[str] = Counter()
    found: list[TopBlock] = []
    for block in blocks:
        whole = block
        if isinstance(block, Heading) and block.level <= _TIEFE:
            path = {level: anchor for level, anchor in path.items() if level < block.level}
            if block.anchor is None:
                name = "-".join(("stelle", *list(path.values())[-1:], _slug(_inline_text(block.content))))
                times[name] += 1
                whole = replace(block, anchor=name if times[name] == 1 else f"{name}-{times[name]}")
            else:
                path[block.level] = block.anchor
        found.append(whole)
    return found


def _slug(titel: str) -> str:
    """A title as a word of small letters, digits and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", titel.casefold().translate(_UMLAUTE)))


def build_register(blocks: Sequence[TopBlock], curriculum: Curriculum) -> list[TopBlock]:
    """The index of `blocks`, whose headings have anchors: methods with the Bausteine that use them, and terms."""
    eintraege = {**_begriffe(list(_stellen(blocks))), **_methoden(curriculum)}
    found: list[TopBlock] = [
        Heading(1, text("Register: Methoden und Begriffe"), anchor="register"),
        paragraph("Bei Methoden steht zuerst die Seite im Methodenpool, dann die Seminarpläne.", style="small"),
    ]
    namen = sorted(eintraege, key=sortierung)
    for buchstabe, gruppe in groupby(namen, key=lambda name: sortierung(name)[0].upper()):
        zeilen = [_zeile(name, eintraege[name]) for name in gruppe]
        mitte = -(-len(zeilen) // 2)
        spalten = (tuple(zeilen[:mitte]), tuple(zeilen[mitte:]))
        found.append(Paragraph(text(buchstabe), style="label", keep_with_next=True))
        found.append(Grid(columns=(Column(), Column()), cells=spalten))
    return found


def _zeile(name: str, anker: Sequence[str]) -> Paragraph:
    return Paragraph((Run(f"{name}  "), PageList(tuple(anker))), style="small")


def _methoden(curriculum: Curriculum) -> Mapping[str, Sequence[str]]:
    benutzt: dict[str, dict[str, None]] = {}
    for baustein in curriculum.bausteine.values():
        for schritt in baustein.schritte:
            benutzt.setdefault(schritt.methoden[0], {})[f"baustein-{baustein.id}"] = None
    return {
        methode.titel: (f"methode-{methode.id}", *list(benutzt.get(methode.id, ()))[: _HOECHSTENS - 1])
        for methode in curriculum.methoden.values()
    }


def _begriffe(stellen: Sequence[Stelle]) -> Mapping[str, Sequence[str]]:
    """For each term the places that deal with it most, in the book's order."""
    found: dict[str, Sequence[str]] = {}
    for begriff, muster in STICHWORTE.items():
        worte = muster.split("|")
        zahlen = [
            sum(stelle.text.count(wort) + _TITEL_ZAEHLT * (wort in stelle.titel) for wort in worte)
            for stelle in stellen
        ]
        beste = sorted(range(len(stellen)), key=lambda index: -zahlen[index])[:_HOECHSTENS]
        wichtig = [index for index in beste if zahlen[index] >= min(2, max(zahlen, default=0)) and zahlen[index]]
        if wichtig:
            found[begriff] = [stellen[index].anker for index in sorted(wichtig)]
    return found


def _stellen(blocks: Sequence[TopBlock]) -> Iterator[Stelle]:
    kopf: Heading | None = None
    texte: list[str] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= _TIEFE:
            if kopf and kopf.anchor:
                yield Stelle(kopf.anchor, _inline_text(kopf.content), "\n".join(texte))
            kopf, texte = block, []
        else:
            texte += _texte((block,))
    if kopf and kopf.anchor:
        yield Stelle(kopf.anchor, _inline_text(kopf.content), "\n".join(texte))


def _texte(blocks: Iterable[TopBlock]) -> Iterator[str]:
    """The running text of blocks and of all that they hold."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield _inline_text(block.content)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from _texte(item.blocks)
            case Table():
                yield from _texte(_cells(block))
            case Box() | KeepTogether():
                yield from _texte(block.blocks)
            case _:
                pass


def _cells(table: Table) -> Iterator[Block]:
    for row in table.rows:
        for cell in row.cells:
            yield from cell.blocks


def _inline_text(content: Iterable[Inline]) -> str:
    return "".join(inline.text for inline in content if isinstance(inline, Run))
