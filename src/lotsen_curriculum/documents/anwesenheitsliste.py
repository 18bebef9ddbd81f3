"""The attendance list to sign: one line a person, one column a Termin; only names, nothing else about anybody."""

from collections.abc import Sequence

from lotsen_curriculum.documents.building import cell, name, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    A4_LANDSCAPE,
    Cell,
    Column,
    Document,
    Heading,
    LineBreak,
    PageBreak,
    Row,
    SignatureLine,
    SignatureLines,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss
from lotsen_curriculum.documents.worte import format_ue, format_zeitraum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan

__all__ = ["build_anwesenheitsliste"]

_TERMINE_JE_BLATT = 6
_ZEILEN_MM = 91.0
"""Room for the lines to sign on a sheet, so that the signature of the trainer still fits below."""


def build_anwesenheitsliste(plan: Seminarplan, curriculum: Curriculum, namen: Sequence[str] = ()) -> Document:
    """The list for `namen`, or with as many empty lines as people are expected; six Termine on a sheet."""
    blocks: list[TopBlock] = []
    for anfang in range(0, len(plan.termine), _TERMINE_JE_BLATT):
        blocks += [PageBreak()] if blocks else []
        blocks += _blatt(plan, curriculum, namen, slice(anfang, anfang + _TERMINE_JE_BLATT))
    return Document(
        title=f"Anwesenheitsliste: {plan.titel}",
        subject="Zum Unterschreiben an jedem Termin",
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        layout=A4_LANDSCAPE,
        footer=build_fuss(f"Anwesenheitsliste · {plan.titel}"),
    )


def _blatt(plan: Seminarplan, curriculum: Curriculum, namen: Sequence[str], auswahl: slice) -> list[TopBlock]:
    termine = plan.termine[auswahl]
    zeitraum = format_zeitraum([termin.datum for termin in plan.termine])
    return [
        Heading(1, text("Anwesenheitsliste")),
        paragraph(f"{plan.titel} · {curriculum.kurs(plan.kurs).titel}", style="lead"),
        paragraph(f"{zeitraum} · {format_ue(plan.ue.gesamt)}. Bitte an jedem Termin eigenhändig unterschreiben."),
        Table(
            columns=(Column(width_mm=9, align="right"), Column(width_mm=58), *(Column() for _ in termine)),
            header=(row("Nr.", "Vorname und Name", *(_kopf(plan, termin) for termin in termine)),),
            rows=tuple(_zeilen(plan, namen, len(termine))),
            description="Eine Zeile für jede Person, eine Spalte für jeden Termin",
        ),
        SignatureLines((SignatureLine("Ort, Datum"), SignatureLine("Unterschrift der Leitung"))),
    ]


def _kopf(plan: Seminarplan, termin: PlanTermin) -> Cell:
    ue = format_ue(plan.ue.je_termin[plan.termine.index(termin)])
    wann = f"{termin.von:%H:%M}–{termin.bis:%H:%M}"
    return cell(f"{termin.datum:%d.%m.%Y}", LineBreak(), wann, LineBreak(), ue)


def _zeilen(plan: Seminarplan, namen: Sequence[str], spalten: int) -> list[Row]:
    reihen = list(namen) or [""] * plan.anfrage.gruppe.personen
    return [
        Row(
            (cell(str(nummer)), cell(name(person) if person else ""), *(cell() for _ in range(spalten))),
            height_mm=max(6.5, min(9.0, _ZEILEN_MM / len(reihen))),
        )
        for nummer, person in enumerate(reihen, start=1)
    ]
