"""Who got what and why: the Träger's own list of a batch, as a document and as rows for a spreadsheet."""

from collections.abc import Sequence
from fractions import Fraction

from lotsen_curriculum.documents.building import name, paragraph, row, text
from lotsen_curriculum.documents.nodes import A4_LANDSCAPE, Column, Document, Heading, Table
from lotsen_curriculum.documents.seite import build_fuss
from lotsen_curriculum.documents.worte import NACHWEIS, format_zeitraum, join_worte
from lotsen_curriculum.model.teilnahme import Kursangaben, Vergabe
from lotsen_curriculum.units import format_dezimal

__all__ = ["build_vergabeliste", "summe_satz", "vergabe_rows"]

_KOPF = ("Zeile", "Vorname", "Name", "bekommt", "Nummer", "ausgestellt am", "besuchte UE", "Grund")


def build_vergabeliste(vergaben: Sequence[Vergabe], kurs: Kursangaben) -> Document:
    """The list with a summary on top; it is for the Träger and names everybody."""
    return Document(
        title=f"Vergabeliste: {kurs.titel}",
        subject="Wer welchen Nachweis bekommen hat und warum",
        blocks=(
            Heading(1, text("Wer hat was bekommen?")),
            paragraph(f"{kurs.titel}, {format_zeitraum(kurs.tage)}", style="lead"),
            paragraph(summe_satz(vergaben)),
            _tabelle(vergaben),
            paragraph(
                "Diese Liste enthält Namen. Sie ist für den Träger bestimmt und wird nicht weitergegeben.",
                style="small",
            ),
        ),
        layout=A4_LANDSCAPE,
        footer=build_fuss(f"Vergabeliste · {kurs.titel}"),
        created=kurs.tage[-1],
    )


def vergabe_rows(vergaben: Sequence[Vergabe]) -> list[tuple[str | int | Fraction, ...]]:
    """The list as rows for a spreadsheet, headings first."""
    return [_KOPF, *(_zeile(vergabe) for vergabe in vergaben)]


def _zeile(vergabe: Vergabe) -> tuple[int, str, str, str, str, str, Fraction, str]:
    bescheid, nachweis = vergabe.bescheid, vergabe.nachweis
    return (
        bescheid.person.zeile,
        bescheid.person.vorname,
        bescheid.person.name,
        NACHWEIS[nachweis.art] if nachweis else "nichts",
        nachweis.nummer if nachweis else "",
        f"{nachweis.datum:%d.%m.%Y}" if nachweis else "",
        bescheid.besuchte_ue,
        " ".join((bescheid.grund, *vergabe.hinweise)),
    )


def summe_satz(vergaben: Sequence[Vergabe]) -> str:
    """How many people got what, in one sentence."""
    arten = [NACHWEIS[vergabe.nachweis.art] for vergabe in vergaben if vergabe.nachweis]
    if not arten:
        return f"{_personen(len(vergaben))}: Niemand bekommt einen Nachweis."
    bekommen = join_worte([f"{arten.count(art)} × {art}" for art in dict.fromkeys(arten)])
    ohne = len(vergaben) - len(arten)
    rest = f"; {_personen(ohne)} {'bekommt' if ohne == 1 else 'bekommen'} nichts" if ohne else ""
    return f"{_personen(len(vergaben))}: {bekommen}{rest}."


def _personen(zahl: int) -> str:
    return "1 Person" if zahl == 1 else f"{zahl} Personen"


def _tabelle(vergaben: Sequence[Vergabe]) -> Table:
    rows = [_zeile(vergabe) for vergabe in vergaben]
    return Table(
        columns=(
            Column(width_mm=12, align="right"),
            Column(share=2.2),
            Column(width_mm=44),
            Column(width_mm=34),
            Column(width_mm=18, align="right"),
            Column(share=3),
        ),
        header=(row("Zeile", "Name", "bekommt", "Nummer", "UE", "Grund"),),
        rows=tuple(
            row(str(zeile), name(f"{vorname} {nachname}".strip()), art, nummer, format_dezimal(ue), grund)
            for zeile, vorname, nachname, art, nummer, _, ue, grund in rows
        ),
        dense=True,
        description="Eine Zeile für jede Person der Teilnahmeliste",
    )
