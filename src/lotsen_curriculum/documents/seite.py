"""What documents share at the edges: the footer, and the order of a plan's rows."""

from collections.abc import Iterator

from lotsen_curriculum.documents.nodes import PageCount, PageNumber, PageText, Run
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile

__all__ = ["build_fuss", "schritte_of"]


def build_fuss(links: str) -> PageText:
    """The footer: what the document is at the left, the page and the number of pages at the right."""
    return PageText(left=(Run(links),), right=(Run("Seite "), PageNumber(), Run(" von "), PageCount()))


def schritte_of(plan: Seminarplan) -> Iterator[tuple[int, PlanTermin, Zeile, str, str, str]]:
    """All rows of `plan` that are a Schritt: number of the Termin, Termin, row, ids of Baustein, Schritt and method."""
    for nummer, termin in enumerate(plan.termine, start=1):
        for zeile in termin.zeilen:
            if zeile.baustein and zeile.schritt and zeile.methode:
                yield nummer, termin, zeile, zeile.baustein, zeile.schritt, zeile.methode
