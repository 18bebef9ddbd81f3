"""The handout folder: a page that says which sheet is needed when, then all sheets in order, a new page each."""

from dataclasses import dataclass, replace

from lotsen_curriculum.documents.blatt import BLATT_MM, NORMAL, fill_page, height_of
from lotsen_curriculum.documents.building import cell, paragraph, row, text
from lotsen_curriculum.documents.karten import build_karten
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.material import kopien_of
from lotsen_curriculum.documents.nodes import (
    Block,
    Column,
    CrossReference,
    Document,
    Heading,
    PageBreak,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss, schritte_of
from lotsen_curriculum.documents.worte import format_quelle, format_zeitraum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Kopiervorlage
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = ["build_handouts", "build_kopiervorlage"]

_KOPF_MM = 14.0
_QUELLEN_PT = 9


@dataclass(frozen=True)
class _Blatt:
    """A sheet of a plan: its anchor, when it is first handed out, and how many are needed."""

    anker: str
    vorlage: Kopiervorlage
    wann: str
    kopien: int


def build_handouts(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """The sheets that participants of `plan` get, in the order in which they get them, after a list of them all.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    blaetter = _blaetter(plan, curriculum)
    blocks: list[TopBlock] = [
        Heading(1, text("Arbeitsblätter für Teilnehmende"), in_contents=False),
        paragraph(f"{plan.titel} · {format_zeitraum([termin.datum for termin in plan.termine])}", style="lead"),
        _liste(blaetter) if blaetter else paragraph("In diesem Seminar gibt es keine Arbeitsblätter."),
    ]
    if any(blatt.vorlage.karten for blatt in blaetter):
        blocks.append(paragraph("Karten: alle Seiten kopieren, dann an den Linien auseinanderschneiden."))
    for blatt in blaetter:
        blocks += [PageBreak(), *build_kopiervorlage(blatt.vorlage, anchor=blatt.anker)]
    return Document(
        title=f"Arbeitsblätter: {plan.titel}",
        subject="Blätter für Teilnehmende",
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        footer=build_fuss(plan.titel),
    )


def _liste(blaetter: list[_Blatt]) -> Table:
    return Table(
        columns=(Column(), Column(width_mm=34), Column(width_mm=34), Column(width_mm=16, align="right")),
        header=(row("Blatt", "Wann", "Kopien", "Seite"),),
        rows=tuple(
            row(
                cell(CrossReference(blatt.anker)),
                blatt.wann,
                f"{blatt.kopien}" + (" × alle Karten" if blatt.vorlage.karten else ""),
                cell(CrossReference(blatt.anker, "number")),
            )
            for blatt in blaetter
        ),
        description="Alle Blätter mit Zeit, Zahl der Kopien und Seite",
    )


def _blaetter(plan: Seminarplan, curriculum: Curriculum) -> list[_Blatt]:
    """Each sheet once, when it is first needed, with the most copies that any Schritt needs."""
    gefunden: dict[str, _Blatt] = {}
    for nummer, _, zeile, baustein, schritt, _ in schritte_of(plan):
        modul = curriculum.modul_of_baustein[baustein].id
        for kennung in curriculum.schritt(baustein, schritt).kopiervorlagen:
            vorlage, anker = curriculum.kopiervorlage(modul, kennung), f"blatt-{modul}-{kennung}"
            wann = f"Termin {nummer}, {zeile.von:%H:%M}" if len(plan.termine) > 1 else f"{zeile.von:%H:%M}"
            neu = _Blatt(anker, vorlage, wann, kopien_of(vorlage, zeile, curriculum, plan.anfrage.gruppe.personen))
            alt = gefunden.get(anker, neu)
            gefunden[anker] = replace(alt, kopien=max(alt.kopien, neu.kopien))
    return list(gefunden.values())


def build_kopiervorlage(vorlage: Kopiervorlage, *, level: int = 1, anchor: str | None = None) -> list[TopBlock]:
    """One sheet as blocks under a heading of `level`, and its cards on pages of their own.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    quellen = _quellen(vorlage)
    raum = BLATT_MM - _KOPF_MM - height_of(quellen, replace(NORMAL, pt=_QUELLEN_PT))
    inhalt = parse_markdown(vorlage.text, heading_level=level + 1)
    blocks: list[TopBlock] = [Heading(level, text(vorlage.titel), anchor=anchor), *fill_page(inhalt, raum), *quellen]
    return [*blocks, *build_karten(vorlage.karten)] if vorlage.karten else blocks


def _quellen(vorlage: Kopiervorlage) -> list[Block]:
    if not vorlage.quellen:
        return []
    quellen = "; ".join(format_quelle(quelle) for quelle in vorlage.quellen)
    return [paragraph(f"Quellen: {quellen}", style="small")]
