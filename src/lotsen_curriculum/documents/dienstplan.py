"""The roster of several courses: who is where when, by day and by person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from lotsen_curriculum.documents.building import paragraph, row, text
from lotsen_curriculum.documents.kalender import build_kalender
from lotsen_curriculum.documents.kalendernodes import Kalender
from lotsen_curriculum.documents.nodes import Column, Document, Heading, Table, TopBlock
from lotsen_curriculum.documents.seite import build_fuss
from lotsen_curriculum.documents.worte import format_datum_kurz, format_zeitraum, sortierung
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan

__all__ = [
    "Einsatz",
    "build_dienstplan",
    "build_personenkalender",
    "einsaetze_of",
    "saison_satz",
    "termine_of_personen",
]

TITEL = "Dienstplan"


@dataclass(frozen=True)
class Einsatz:
    """A session with those who lead it.

    Attributes:
        kurs: The title of its course.
        leitung: Names, in the order in which they begin; empty where the Anfrage names nobody.
    """

    kurs: str
    datum: date
    von: time
    bis: time
    ort: str
    leitung: tuple[str, ...]

    @property
    def wann(self) -> str:
        """Day and times as `Sa 06.03.2027, 09:00–15:00`."""
        return f"{format_datum_kurz(self.datum)}, {self.von:%H:%M}–{self.bis:%H:%M}"


def einsaetze_of(plaene: Sequence[Seminarplan]) -> tuple[Einsatz, ...]:
    """All sessions of these plans, by day and time."""
    alle = [
        Einsatz(plan.titel, termin.datum, termin.von, termin.bis, termin.ort or "", _leitung(termin))
        for plan in plaene
        for termin in plan.termine
    ]
    return tuple(sorted(alle, key=lambda e: (e.datum, e.von, e.bis, e.kurs)))


def termine_of_personen(einsaetze: Sequence[Einsatz]) -> Mapping[str, tuple[Einsatz, ...]]:
    """For each person, in German order of names, the sessions that this person leads."""
    namen = sorted({name for einsatz in einsaetze for name in einsatz.leitung}, key=lambda n: (sortierung(n), n))
    return {name: tuple(einsatz for einsatz in einsaetze if name in einsatz.leitung) for name in namen}


def saison_satz(plaene: Sequence[Seminarplan]) -> str:
    """How much there is, as `3 Kurse mit 18 Terminen und 4 Personen, 6. März bis 17. April 2027`."""
    einsaetze = einsaetze_of(plaene)
    was = _zahl(len(plaene), "Kurs", "Kurse")
    wann = _zahl(len(einsaetze), "Termin", "Terminen")
    wer = _zahl(len(termine_of_personen(einsaetze)), "Person", "Personen")
    return f"{was} mit {wann} und {wer}, {format_zeitraum([einsatz.datum for einsatz in einsaetze])}"


def _zahl(anzahl: int, eins: str, viele: str) -> str:
    return f"{anzahl} {eins if anzahl == 1 else viele}"


def build_dienstplan(plaene: Sequence[Seminarplan]) -> Document:
    """The roster of these plans: a table of all sessions, then one for each person."""
    einsaetze = einsaetze_of(plaene)
    blocks: list[TopBlock] = [
        Heading(1, text(TITEL)),
        paragraph(f"{saison_satz(plaene)}.", style="lead"),
        Table(
            columns=(Column(share=6), Column(share=7), Column(share=5), Column(share=5)),
            header=(row("Wann", "Kurs", "Ort", "Leitung"),),
            rows=tuple(row(e.wann, e.kurs, e.ort, ", ".join(e.leitung)) for e in einsaetze),
            dense=True,
            description="Alle Termine mit Kurs, Ort und Leitung",
        ),
    ]
    for name, eigene in termine_of_personen(einsaetze).items():
        blocks += [
            Heading(2, text(name)),
            Table(
                columns=(Column(share=6), Column(share=7), Column(share=5), Column(share=5)),
                header=(row("Wann", "Kurs", "Ort", "Zusammen mit"),),
                rows=tuple(row(e.wann, e.kurs, e.ort, ", ".join(n for n in e.leitung if n != name)) for e in eigene),
                dense=True,
                description=f"Die Termine von {name}",
            ),
        ]
    return Document(
        title=TITEL,
        subject=saison_satz(plaene),
        blocks=tuple(blocks),
        created=einsaetze[0].datum,
        footer=build_fuss(TITEL),
    )


def build_personenkalender(plaene: Sequence[Seminarplan], curriculum: Curriculum, name: str) -> Kalender:
    """The calendar of one person: the entries that the courses' own calendars have for the sessions that they lead."""
    eintraege = [
        eintrag
        for plan in plaene
        for termin, eintrag in zip(plan.termine, build_kalender(plan, curriculum).eintraege, strict=False)
        if name in _leitung(termin)
    ]
    return Kalender(f"{TITEL} {name}", tuple(sorted(eintraege, key=lambda eintrag: eintrag.beginn)))


def _leitung(termin: PlanTermin) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for zeile in termin.zeilen for name in zeile.trainer))
