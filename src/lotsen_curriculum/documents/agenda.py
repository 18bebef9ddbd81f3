"""The participants' agenda: one page a day, what comes when, in plain words."""

from collections.abc import Iterator
from itertools import groupby

from lotsen_curriculum.documents.building import bold, cell, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    Block,
    Column,
    Document,
    Heading,
    PageBreak,
    Row,
    Run,
    Table,
    Tone,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss
from lotsen_curriculum.documents.worte import format_datum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile

__all__ = ["build_agenda"]

_VIELE = 16
"""From more rows on the print is smaller, so that a day stays on one page, letterhead and all."""


def build_agenda(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """The agenda of `plan` for participants: a page for each Termin, without methods, minutes and names of rules."""
    blocks: list[TopBlock] = []
    for nummer, termin in enumerate(plan.termine, start=1):
        if nummer > 1:
            blocks.append(PageBreak())
        blocks += _termin(nummer, termin, plan, curriculum)
    return Document(
        title=f"Agenda: {plan.titel}",
        subject=curriculum.kurs(plan.kurs).titel,
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        footer=build_fuss(plan.titel),
    )


def _termin(nummer: int, termin: PlanTermin, plan: Seminarplan, curriculum: Curriculum) -> list[Block]:
    ort = f", {termin.ort}" if termin.ort else ""
    return [
        paragraph(plan.titel, style="label"),
        Heading(1, text(f"Tag {nummer}" if len(plan.termine) > 1 else "Unser Tag")),
        paragraph(f"{format_datum(termin.datum)}, {termin.von:%H:%M} bis {termin.bis:%H:%M} Uhr{ort}", style="lead"),
        Table(
            columns=(Column(width_mm=32), Column()),
            header=(row("Uhrzeit", "Was wir machen"),),
            rows=tuple(_rows(termin, curriculum)),
            dense=len(termin.zeilen) > _VIELE,
            description=f"Ablauf von {format_datum(termin.datum)}",
        ),
    ]


def _rows(termin: PlanTermin, curriculum: Curriculum) -> Iterator[Row]:
    for baustein, gruppe in groupby(termin.zeilen, key=lambda zeile: zeile.baustein):
        zeilen = list(gruppe)
        if baustein is None:
            yield from (_row_of(zeile) for zeile in zeilen)
        else:
            yield _row_of_baustein(zeilen, curriculum.bausteine[baustein].titel)


def _row_of(zeile: Zeile) -> Row:
    tone: Tone = "muted" if zeile.art in ("pause", "mittag") else "plain"
    return row(_zeit(zeile, zeile), zeile.titel, tone=tone)


def _row_of_baustein(zeilen: list[Zeile], titel: str) -> Row:
    schritte = (paragraph(Run(zeile.titel, role="muted")) for zeile in zeilen)
    return row(_zeit(zeilen[0], zeilen[-1]), cell(paragraph(bold(titel)), *schritte))


def _zeit(erste: Zeile, letzte: Zeile) -> str:
    return f"{erste.von:%H:%M}–{letzte.bis:%H:%M}"
