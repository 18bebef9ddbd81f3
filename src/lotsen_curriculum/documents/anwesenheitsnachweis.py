"""Attendance for the proof of use: who was there at which Termin, in UE, with the sums that funding is counted by."""

from collections.abc import Sequence
from fractions import Fraction

from lotsen_curriculum.documents.building import bold, cell, name, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    A4_LANDSCAPE,
    Column,
    Document,
    Heading,
    PageBreak,
    Row,
    SignatureLine,
    SignatureLines,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss
from lotsen_curriculum.documents.worte import format_ue, format_zeitraum
from lotsen_curriculum.model.teilnahme import Kursangaben, Teilnahme
from lotsen_curriculum.units import format_dezimal

__all__ = ["anwesenheit_rows", "build_anwesenheitsnachweis"]

_TERMINE_JE_BLATT = 8


def build_anwesenheitsnachweis(personen: Sequence[Teilnahme], kurs: Kursangaben) -> Document:
    """The list with eight Termine on a sheet; only names and UE, nothing else about anybody."""
    blocks: list[TopBlock] = []
    for anfang in range(0, len(kurs.minuten), _TERMINE_JE_BLATT):
        blocks += [PageBreak()] if blocks else []
        blocks += _blatt(personen, kurs, range(anfang, min(anfang + _TERMINE_JE_BLATT, len(kurs.minuten))))
    return Document(
        title=f"Anwesenheit: {kurs.titel}",
        subject="Für den Verwendungsnachweis",
        blocks=tuple(blocks),
        created=kurs.tage[-1],
        layout=A4_LANDSCAPE,
        footer=build_fuss(f"Anwesenheit · {kurs.titel}"),
    )


def anwesenheit_rows(personen: Sequence[Teilnahme], kurs: Kursangaben) -> list[tuple[str | int | Fraction, ...]]:
    """The list as rows for a spreadsheet, headings first, sums last."""
    kopf = ("Nr.", "Vorname", "Name", *(f"{tag:%d.%m.%Y} (UE)" for tag in kurs.tage), "Summe (UE)")
    rows: list[tuple[str | int | Fraction, ...]] = [kopf]
    for nummer, person in enumerate(personen, start=1):
        werte = (minuten / kurs.ue_min for minuten in (*person.minuten, _summe(person)))
        rows.append((nummer, person.vorname, person.name, *werte))
    summen = [sum((person.minuten[termin] for person in personen), Fraction(0)) for termin in range(len(kurs.minuten))]
    werte = (minuten / kurs.ue_min for minuten in (*summen, sum(summen, Fraction(0))))
    return [*rows, ("", "", "Zusammen", *werte)]


def _summe(person: Teilnahme) -> Fraction:
    return sum(person.minuten, Fraction(0))


def _ue(minuten: Fraction, kurs: Kursangaben) -> str:
    return format_dezimal(minuten / kurs.ue_min)


def _blatt(personen: Sequence[Teilnahme], kurs: Kursangaben, termine: range) -> list[TopBlock]:
    gesamt = sum((_summe(person) for person in personen), Fraction(0))
    return [
        Heading(1, text("Anwesenheit")),
        paragraph(f"{kurs.titel} · {kurs.kurs}", style="lead"),
        paragraph(
            f"{format_zeitraum(kurs.tage)}, {format_ue(kurs.ue)} zu je {kurs.ue_min} Minuten. "
            f"{len(personen)} Personen, zusammen {_ue(gesamt, kurs)} Teilnehmenden-UE."
        ),
        Table(
            columns=(
                Column(width_mm=9, align="right"),
                Column(width_mm=62),
                *(Column(align="right") for _ in termine),
                Column(width_mm=20, align="right"),
            ),
            header=(row("Nr.", "Name", *(f"{kurs.tage[t]:%d.%m.%Y}" for t in termine), "Summe aller"),),
            rows=tuple(_rows(personen, kurs, termine)),
            dense=True,
            description="Eine Zeile für jede Person, eine Spalte für jeden Termin, in Unterrichtseinheiten",
        ),
        SignatureLines((SignatureLine("Ort, Datum"), SignatureLine("Unterschrift der Leitung"))),
    ]


def _rows(personen: Sequence[Teilnahme], kurs: Kursangaben, termine: range) -> list[Row]:
    rows = [
        row(str(nummer), name(p.voller_name), *(_ue(p.minuten[t], kurs) for t in termine), _ue(_summe(p), kurs))
        for nummer, p in enumerate(personen, start=1)
    ]
    summen = [sum((person.minuten[termin] for person in personen), Fraction(0)) for termin in termine]
    gesamt = sum((_summe(person) for person in personen), Fraction(0))
    werte = [_ue(minuten, kurs) for minuten in summen]
    return [*rows, row("", cell(bold("Zusammen")), *werte, cell(bold(_ue(gesamt, kurs))), tone="group")]
