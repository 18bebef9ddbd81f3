"""The course as calendar entries, one for each Termin."""

from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan

__all__ = ["Kalender", "Kalendereintrag", "build_kalender"]


@dataclass(frozen=True)
class Kalendereintrag:
    """One entry; times are local times of Europe/Berlin.

    Attributes:
        uid: Stays the same for the n-th Termin of a course, so that a new file updates the entry.
        sequence: Counts the versions of the entry.
    """

    uid: str
    titel: str
    beginn: datetime
    ende: datetime
    ort: str
    beschreibung: str
    sequence: int = 0


@dataclass(frozen=True)
class Kalender:
    """All entries of a course, with its title."""

    titel: str
    eintraege: tuple[Kalendereintrag, ...]


def build_kalender(plan: Seminarplan, curriculum: Curriculum) -> Kalender:
    """The calendar of `plan`: the same UIDs for the same course and title, whatever its dates and contents."""
    eintraege = tuple(
        Kalendereintrag(
            uid=f"{uuid5(NAMESPACE_URL, f'lotsen-curriculum:{plan.kurs}:{plan.titel}:{nummer}')}@lotsen-curriculum",
            titel=f"{plan.titel} ({nummer}/{len(plan.termine)})" if len(plan.termine) > 1 else plan.titel,
            beginn=datetime.combine(termin.datum, termin.von),
            ende=datetime.combine(termin.datum, termin.bis),
            ort=termin.ort or "",
            beschreibung=_beschreibung(termin, curriculum),
        )
        for nummer, termin in enumerate(plan.termine, start=1)
    )
    return Kalender(plan.titel, eintraege)


def _beschreibung(termin: PlanTermin, curriculum: Curriculum) -> str:
    """The day's Bausteine with the time at which each begins."""
    zeilen: dict[str, str] = {}
    for zeile in termin.zeilen:
        if zeile.baustein and zeile.baustein not in zeilen:
            zeilen[zeile.baustein] = f"{zeile.von:%H:%M} {curriculum.bausteine[zeile.baustein].titel}"
    return "\n".join(zeilen.values())
