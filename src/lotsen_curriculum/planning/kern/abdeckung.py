"""Coverage of the mandatory Profilelemente: where one is missing in the best plan, force a Schritt that serves it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lotsen_curriculum.planning.kern.loesen import Loesung
from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem

__all__ = ["solve_covered"]

Solve = Callable[[PlanningProblem, int], Loesung]
"""Solves a problem below so many points."""


def solve_covered(problem: PlanningProblem, solve: Solve, *, zweige: int) -> Loesung:
    """The best plan that covers every mandatory Profilelement, by branching on the Schritte that serve a missing one.

    After `zweige` problems the rest stays open: its bound still counts, so that the stated gap is true.
    """
    beste = Loesung(UNMOEGLICH, UNMOEGLICH)
    offen, geschlossen = [(problem, 0)], UNMOEGLICH
    for _ in range(zweige):
        if not offen:
            break
        zweig, _unten = offen.pop()
        loesung = solve(zweig, beste.kosten)
        fehlt = _fehlende(problem, loesung) if loesung.hat_plan else ()
        if fehlt:
            offen += [(kind, loesung.schranke) for kind in reversed(list(_force(zweig, fehlt[0])))]
            continue
        geschlossen = min(geschlossen, loesung.schranke)
        beste = loesung if loesung.hat_plan else beste
    return replace(beste, schranke=min(geschlossen, beste.kosten, *(unten for _, unten in offen)))


def _fehlende(problem: PlanningProblem, loesung: Loesung) -> tuple[str, ...]:
    """Mandatory Profilelemente that no Schritt of the plan serves."""
    dabei = {element for arbeit in loesung.arbeiten if arbeit.schritt for element in arbeit.schritt.elemente}
    return tuple(element for element in problem.kurs.pflicht_profilelemente if element not in dabei)


def _force(problem: PlanningProblem, element: str) -> Iterator[PlanningProblem]:
    """The problem with each Schritt that serves `element` made mandatory in turn; one is enough where it is anyway."""
    for stelle, baustein in enumerate(problem.bausteine):
        dienend = [n for n, schritt in enumerate(baustein.schritte) if element in schritt.elemente]
        feste = [n for n in dienend if baustein.schritte[n].fehlt_preis is None]
        for nummer in feste[:1] or dienend:
            schritt = replace(baustein.schritte[nummer], fehlt_preis=None)
            schritte = (*baustein.schritte[:nummer], schritt, *baustein.schritte[nummer + 1 :])
            neu = replace(baustein, fehlt_preis=None, schritte=schritte)
            yield replace(problem, bausteine=(*problem.bausteine[:stelle], neu, *problem.bausteine[stelle + 1 :]))
