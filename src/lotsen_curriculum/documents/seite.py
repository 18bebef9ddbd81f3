"""What documents share at the edges: the footer, what a plan is called, and the order of its rows."""

from collections.abc import Iterator

from lotsen_curriculum.documents.nodes import PageCount, PageNumber, PageText, Run
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile

__all__ = ["build_fuss", "kurs_neben_titel", "mit_kurs", "schritte_of"]


def build_fuss(links: str) -> PageText:
    """The footer: what the document is at the left, the page and the number of pages at the right."""
    return PageText(left=(Run(links),), right=(Run("Seite "), PageNumber(), Run(" von "), PageCount()))


def kurs_neben_titel(plan: Seminarplan, curriculum: Curriculum) -> str:
    """The title of the plan's course where it says more than the plan's own title, else nothing."""
    kurs = curriculum.kurs(plan.kurs).titel
    return "" if kurs.casefold() in plan.titel.casefold() else kurs


def mit_kurs(plan: Seminarplan, curriculum: Curriculum, zwischen: str) -> str:
    """The plan's title and that of its course, joined by `zwischen`; once where one has the other in it."""
    kurs = kurs_neben_titel(plan, curriculum)
    if plan.titel.casefold() in kurs.casefold():
        return kurs
    return zwischen.join(filter(None, (plan.titel, kurs)))


def schritte_of(plan: Seminarplan) -> Iterator[tuple[int, PlanTermin, Zeile, str, str, str]]:
    """All rows of `plan` that are a Schritt: number of the Termin, Termin, row, ids of Baustein, Schritt and method."""
    for nummer, termin in enumerate(plan.termine, start=1):
        for zeile in termin.zeilen:
            if zeile.baustein and zeile.schritt and zeile.methode:
                yield nummer, termin, zeile, zeile.baustein, zeile.schritt, zeile.methode
