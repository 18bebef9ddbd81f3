"""The course as calendar entries, one for each Termin."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from lotsen_curriculum.documents.kalendernodes import Kalender, Kalendereintrag
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan

__all__ = ["build_kalender"]


def build_kalender(plan: Seminarplan, curriculum: Curriculum) -> Kalender:
    """The calendar of `plan`: the same UIDs for the same course and title, whatever its dates and contents.

    Each new version of a plan raises SEQUENCE; sessions that were dropped stay in it as cancelled.
    """
    zahl = len(plan.termine)
    eintraege = [
        Kalendereintrag(
            uid=_uid(plan, termin.nummer or stelle),
            titel=f"{plan.titel} ({stelle}/{zahl})" if zahl > 1 else plan.titel,
            beginn=datetime.combine(termin.datum, termin.von),
            ende=datetime.combine(termin.datum, termin.bis),
            ort=termin.ort or "",
            beschreibung=_beschreibung(termin, curriculum),
            sequence=plan.fassung - 1,
        )
        for stelle, termin in enumerate(plan.termine, start=1)
    ]
    abgesagt = [
        Kalendereintrag(
            uid=_uid(plan, absage.nummer),
            titel=f"Entfällt: {plan.titel}",
            beginn=datetime.combine(absage.datum, absage.von),
            ende=datetime.combine(absage.datum, absage.bis),
            ort="",
            beschreibung="",
            sequence=plan.fassung - 1,
            abgesagt=True,
        )
        for absage in plan.abgesagt
    ]
    return Kalender(plan.titel, (*eintraege, *abgesagt))


def _uid(plan: Seminarplan, nummer: int) -> str:
    """The UID of the session that had this number in the first version of the plan."""
    return f"{uuid5(NAMESPACE_URL, f'lotsen-curriculum:{plan.kurs}:{plan.titel}:{nummer}')}@lotsen-curriculum"


def _beschreibung(termin: PlanTermin, curriculum: Curriculum) -> str:
    """The day's Bausteine with the time at which each begins."""
    zeilen: dict[str, str] = {}
    for zeile in termin.zeilen:
        if zeile.baustein and zeile.baustein not in zeilen:
            zeilen[zeile.baustein] = f"{zeile.von:%H:%M} {curriculum.bausteine[zeile.baustein].titel}"
    return "\n".join(zeilen.values())
