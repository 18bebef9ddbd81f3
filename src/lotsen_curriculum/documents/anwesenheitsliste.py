"""The attendance list to sign: one line a person, one column a Termin; only names, nothing else about anybody."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from lotsen_curriculum.documents.building import cell, name, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    Cell,
    Column,
    Document,
    Heading,
    LineBreak,
    Margins,
    PageBreak,
    PageLayout,
    Row,
    SignatureLine,
    SignatureLines,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss, mit_kurs
from lotsen_curriculum.documents.worte import format_ue, format_zeitraum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan

__all__ = ["build_anwesenheitsliste"]

_T = TypeVar("_T")

_TERMINE_JE_BLATT = 4
"""So many columns leave each signature room on upright paper."""

_PERSONEN_JE_BLATT = 20
_ZEILEN_MM = 154.0
"""Room for the lines to sign on a sheet: under a letterhead too, the signature of the trainer still fits below."""

_LAYOUT = PageLayout(margins=Margins(top_mm=16, right_mm=15, bottom_mm=18, left_mm=15))


def build_anwesenheitsliste(plan: Seminarplan, curriculum: Curriculum, namen: Sequence[str] = ()) -> Document:
    """The list for `namen`, or with as many empty lines as people are expected.

    Each sheet has at most 20 people, four Termine, and its own line for the trainer's signature; many people or
    Termine are spread evenly, so that no sheet holds but a line or two.
    """
    reihen = list(enumerate(namen or [""] * plan.anfrage.gruppe.personen, start=1))
    blocks: list[TopBlock] = []
    for termine in _verteilt(plan.termine, _TERMINE_JE_BLATT):
        for personen in _verteilt(reihen, _PERSONEN_JE_BLATT):
            blocks += [PageBreak()] if blocks else []
            blocks += _blatt(plan, curriculum, termine, personen)
    return Document(
        title=f"Anwesenheitsliste: {plan.titel}",
        subject="Zum Unterschreiben an jedem Termin",
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        layout=_LAYOUT,
        footer=build_fuss(f"Anwesenheitsliste · {plan.titel}"),
    )


def _verteilt(dinge: Sequence[_T], hoechstens: int) -> list[Sequence[_T]]:
    """The things in their order, in as few parts as possible, of nearly equal size."""
    teile = -(-len(dinge) // hoechstens)
    grenzen = [len(dinge) * teil // teile for teil in range(teile + 1)]
    return [dinge[von:bis] for von, bis in pairwise(grenzen)]


def _blatt(
    plan: Seminarplan, curriculum: Curriculum, termine: Sequence[PlanTermin], personen: Sequence[tuple[int, str]]
) -> list[TopBlock]:
    zeitraum = format_zeitraum([termin.datum for termin in plan.termine])
    return [
        Heading(1, text("Anwesenheitsliste")),
        paragraph(mit_kurs(plan, curriculum, " · "), style="lead"),
        paragraph(f"{zeitraum} · {format_ue(plan.ue.gesamt)}. Bitte an jedem Termin eigenhändig unterschreiben."),
        Table(
            columns=(Column(width_mm=9, align="right"), Column(share=1.5), *(Column() for _ in termine)),
            header=(row("Nr.", "Vorname und Name", *(_kopf(plan, termin) for termin in termine)),),
            rows=tuple(_zeilen(personen, len(termine))),
            description="Eine Zeile für jede Person, eine Spalte für jeden Termin",
        ),
        SignatureLines((SignatureLine("Ort, Datum"), SignatureLine("Unterschrift der Leitung"))),
    ]


def _kopf(plan: Seminarplan, termin: PlanTermin) -> Cell:
    ue = format_ue(plan.ue.je_termin[plan.termine.index(termin)])
    wann = f"{termin.von:%H:%M}–{termin.bis:%H:%M}"
    return cell(f"{termin.datum:%d.%m.%Y}", LineBreak(), wann, LineBreak(), ue)


def _zeilen(personen: Sequence[tuple[int, str]], spalten: int) -> list[Row]:
    """The lines to sign; the last ones stay with the signature below them, wherever a page ends."""
    return [
        Row(
            (cell(str(nummer)), cell(name(person) if person else ""), *(cell() for _ in range(spalten))),
            height_mm=min(9.5, _ZEILEN_MM / len(personen)),
            keep_with_next=stelle >= len(personen) - 3,
        )
        for stelle, (nummer, person) in enumerate(personen)
    ]
