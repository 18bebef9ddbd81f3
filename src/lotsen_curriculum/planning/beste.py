"""The best plan over the candidate orders: bounds of all of them first, then searches, the most promising first."""

from dataclasses import replace

from lotsen_curriculum.planning.abdeckung import solve_covered
from lotsen_curriculum.planning.bound import compute_schranke
from lotsen_curriculum.planning.loesen import Limits, Loesung, solve
from lotsen_curriculum.planning.ordnung import candidate_orders
from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem
from lotsen_curriculum.planning.tafeln import build_tafeln

__all__ = ["find_best", "find_best_of"]


def find_best(problem: PlanningProblem, limits: Limits, *, seed: int = 0) -> Loesung:
    """The best plan in any candidate order; its bound holds for all plans in these orders."""
    return find_best_of(candidate_orders(problem, limits.ordnungen), limits, seed=seed)


def find_best_of(kandidaten: tuple[PlanningProblem, ...], limits: Limits, *, seed: int = 0) -> Loesung:
    """The best plan of any of the problems, which differ in the order of their Bausteine."""
    beste = Loesung(UNMOEGLICH, UNMOEGLICH)
    schranke = UNMOEGLICH
    schritte = sum(len(baustein.schritte) for baustein in kandidaten[0].bausteine)
    for nummer, (unten, kandidat) in enumerate(_by_schranke(kandidaten)):
        if unten >= beste.kosten or (beste.hat_plan and nummer * schritte >= limits.schritte_suche):
            schranke = min(schranke, unten)
            continue

        def suche(zweig: PlanningProblem, unter: int, grenze: int = beste.kosten) -> Loesung:
            return solve(zweig, limits=limits, seed=seed, unter=min(unter, grenze))

        loesung = solve_covered(kandidat, suche, zweige=limits.zweige)
        schranke = min(schranke, loesung.schranke)
        beste = loesung if loesung.kosten < beste.kosten else beste
    return replace(beste, schranke=min(schranke, beste.kosten))


def _by_schranke(kandidaten: tuple[PlanningProblem, ...]) -> list[tuple[int, PlanningProblem]]:
    """The candidates with their bounds, the least first; one alone needs no comparison."""
    if len(kandidaten) == 1:
        return [(0, kandidaten[0])]
    bounds = [(compute_schranke(build_tafeln(kandidat)).anfang[0], kandidat) for kandidat in kandidaten]
    return sorted(bounds, key=lambda paar: paar[0])
