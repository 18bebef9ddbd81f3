"""One Termin of a plan as a table for the trainer: a row for each row on the clock, learning goals at each Baustein."""

import re

from lotsen_curriculum.documents.building import bold, cell, paragraph, row, text
from lotsen_curriculum.documents.material import material_of_zeile
from lotsen_curriculum.documents.nodes import Block, Column, Heading, Paragraph, Row, Run, Table
from lotsen_curriculum.documents.rhythmus import build_belastung, build_rhythmus
from lotsen_curriculum.documents.worte import PHASE, SOZIALFORM, format_datum, format_ue
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan, Zeile

__all__ = ["build_tagesplan"]

_SPALTEN = (
    Column(width_mm=14),
    Column(width_mm=11, align="right"),
    Column(width_mm=22),
    Column(share=3),
    Column(width_mm=17),
    Column(width_mm=36),
    Column(width_mm=23),
    Column(share=2.2),
    Column(width_mm=24),
)
_KOPF = ("Uhrzeit", "Min.", "Phase", "Inhalt", "Lernziel", "Methode", "Sozialform", "Material", "Leitung")


def build_tagesplan(nummer: int, plan: Seminarplan, curriculum: Curriculum) -> list[Block]:
    """The Termin `nummer` (from 1): heading, the rhythm of the day, the table."""
    termin = plan.termine[nummer - 1]
    ort = f", {termin.ort}" if termin.ort else ""
    umfang = format_ue(plan.ue.je_termin[nummer - 1])
    return [
        Heading(2, text(f"Termin {nummer}: {format_datum(termin.datum)}"), anchor=f"termin-{nummer}"),
        paragraph(f"{termin.von:%H:%M} bis {termin.bis:%H:%M} Uhr{ort} · {umfang}", style="lead"),
        build_rhythmus(termin),
        build_belastung(termin, curriculum),
        Table(
            columns=_SPALTEN,
            header=(row(*_KOPF),),
            rows=tuple(_rows(termin.zeilen, curriculum, plan.anfrage.gruppe.personen)),
            dense=True,
            description=f"Ablauf von Termin {nummer}",
        ),
    ]


def _rows(zeilen: tuple[Zeile, ...], curriculum: Curriculum, personen: int) -> list[Row]:
    rows: list[Row] = []
    baustein: str | None = None
    for zeile in zeilen:
        if zeile.baustein and zeile.baustein != baustein:
            baustein = zeile.baustein
            rows.append(_baustein_row(baustein, zeilen, curriculum))
        rows.append(_schritt_row(zeile, curriculum, personen) if zeile.schritt else _other_row(zeile))
    return rows


def _baustein_row(baustein: str, zeilen: tuple[Zeile, ...], curriculum: Curriculum) -> Row:
    """The Baustein's title, and the learning goals that its Schritte of the day serve, with their numbers."""
    schritte = [zeile.schritt for zeile in zeilen if zeile.baustein == baustein and zeile.schritt]
    ziele = dict.fromkeys(ziel for schritt in schritte for ziel in curriculum.schritt(baustein, schritt).lernziele)
    modul = curriculum.modul_of_baustein[baustein].titel
    titel = Paragraph((bold(curriculum.bausteine[baustein].titel), Run(f"  {baustein} · {modul}", role="muted")))
    saetze = " ".join(f"{_zielnummer(ziel)}: {curriculum.lernziele[ziel].text}" for ziel in sorted(ziele))
    kopf = cell(titel, paragraph(saetze, style="small"), column_span=len(_SPALTEN))
    return row(kopf, tone="group", keep_with_next=True)


def _zielnummer(ziel: str) -> str:
    """`m1-z4` as `Z4`: the module stands above it."""
    return ziel.rsplit("-", maxsplit=1)[-1].upper()


def _schritt_row(zeile: Zeile, curriculum: Curriculum, personen: int) -> Row:
    assert zeile.baustein
    assert zeile.schritt
    assert zeile.methode
    assert zeile.phase
    assert zeile.sozialform
    schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
    umbau = f" Zuerst {zeile.umbau_min} Minuten Umbau." if zeile.umbau_min else ""
    return row(
        cell(bold(f"{zeile.von:%H:%M}")),
        str(zeile.minuten),
        PHASE[zeile.phase],
        cell(paragraph(bold(schritt.titel)), paragraph(_erster_satz(schritt.was_geschieht) + umbau)),
        ", ".join(_zielnummer(ziel) for ziel in schritt.lernziele),
        curriculum.methoden[zeile.methode].titel,
        SOZIALFORM[zeile.sozialform],
        "; ".join(material_of_zeile(zeile, curriculum, personen)),
        ", ".join(zeile.trainer),
    )


def _erster_satz(absatz: str) -> str:
    """The first sentence of a text, which says what the Schritt is about; a colon does not end it."""
    erster = re.match(r".+?[.!?]“?(?=\s+[A-ZÄÖÜ„]|$)", absatz, flags=re.DOTALL)
    return (erster[0] if erster else absatz).replace("\n", " ").replace("**", "")


def _other_row(zeile: Zeile) -> Row:
    return row(
        cell(bold(f"{zeile.von:%H:%M}")),
        str(zeile.minuten),
        PHASE[zeile.phase] if zeile.phase else "",
        cell(bold(zeile.titel), column_span=5),
        ", ".join(zeile.trainer),
        tone="muted",
    )
