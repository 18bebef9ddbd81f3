"""The best plan over the candidate orders: bounds of all of them first, then searches, the most promising first."""

from dataclasses import replace

from lotsen_curriculum.planning.kern.abdeckung import solve_covered
from lotsen_curriculum.planning.kern.aufschlag import Aufschlag
from lotsen_curriculum.planning.kern.bound import compute_schranke
from lotsen_curriculum.planning.kern.loesen import Limits, Loesung, solve
from lotsen_curriculum.planning.kern.tafeln import build_tafeln
from lotsen_curriculum.planning.ordnung import candidate_orders, neighbour_swaps
from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem

__all__ = ["find_best", "find_best_of"]


def find_best(problem: PlanningProblem, limits: Limits, *, seed: int = 0) -> Loesung:
    """The best plan in any candidate order, and where that is proven also with neighbours exchanged.

    Its bound holds for all plans in all orders that are counted.
    """
    kandidaten = candidate_orders(problem, limits.ordnungen)
    return _try_swaps(*_best_of(kandidaten, limits, seed), limits, seed)


def find_best_of(kandidaten: tuple[PlanningProblem, ...], limits: Limits, *, seed: int = 0) -> Loesung:
    """The best plan of any of the problems, which differ in the order of their Bausteine."""
    return _best_of(kandidaten, limits, seed)[1]


def _best_of(kandidaten: tuple[PlanningProblem, ...], limits: Limits, seed: int) -> tuple[PlanningProblem, Loesung]:
    """The best plan, and the candidate that it belongs to."""
    beste, seine = Loesung(UNMOEGLICH, UNMOEGLICH), kandidaten[0]
    schranke = UNMOEGLICH
    schritte = sum(len(baustein.schritte) for baustein in kandidaten[0].bausteine)
    for nummer, (unten, kandidat) in enumerate(_by_schranke(kandidaten)):
        if unten >= beste.kosten or (beste.hat_plan and nummer * schritte >= limits.schritte_suche):
            schranke = min(schranke, unten)
            continue
        loesung = _solve(kandidat, limits, seed, beste.kosten)
        schranke = min(schranke, loesung.schranke)
        if loesung.kosten < beste.kosten:
            beste, seine = loesung, kandidat
    return seine, replace(beste, schranke=min(schranke, beste.kosten), ordnungen=len(kandidaten))


def _solve(
    kandidat: PlanningProblem, limits: Limits, seed: int, grenze: int, aufschlag: Aufschlag | None = None
) -> Loesung:
    """The best plan below `grenze` points that covers the mandatory Profilelemente.

    Each branch begins with the surcharges of the one before, from which it differs by one Schritt.
    """

    def suche(zweig: PlanningProblem, unter: int) -> Loesung:
        nonlocal aufschlag
        loesung = solve(zweig, limits=limits, seed=seed, unter=min(unter, grenze), aufschlag=aufschlag)
        aufschlag = loesung.aufschlag
        return loesung

    return solve_covered(kandidat, suche, zweige=limits.zweige)


def _by_schranke(kandidaten: tuple[PlanningProblem, ...]) -> list[tuple[int, PlanningProblem]]:
    """The candidates with their bounds, the least first; one alone needs no comparison."""
    if len(kandidaten) == 1:
        return [(0, kandidaten[0])]
    bounds = [(compute_schranke(build_tafeln(kandidat)).anfang[0], kandidat) for kandidat in kandidaten]
    return sorted(bounds, key=lambda paar: paar[0])


def _try_swaps(problem: PlanningProblem, beste: Loesung, limits: Limits, seed: int) -> Loesung:
    """Exchange neighbours in a proven plan, one pair after the other, as long as it stays proven.

    The course has its order for a reason: an exchange must be worth `limits.tausch_gewinn`. Each begins with the
    surcharges of the proof. An order is counted only where its bound shows that it holds no better plan at all.
    """
    versucht: set[frozenset[str]] = set()
    schritte = sum(len(baustein.schritte) for baustein in problem.bausteine)
    while beste.ist_bewiesen and (len(versucht) + 1) * schritte <= limits.schritte_tausch:
        neue = (tausch for tausch in neighbour_swaps(problem, beste.im_plan) if tausch[0] not in versucht)
        paar, kandidat = next(neue, (None, problem))
        if paar is None:
            break
        versucht.add(paar)
        loesung = _solve(kandidat, limits, seed, beste.kosten - limits.tausch_gewinn, beste.aufschlag)
        if loesung.hat_plan:
            problem, beste = kandidat, replace(loesung, ordnungen=beste.ordnungen + 1)
        elif loesung.schranke >= beste.kosten:
            beste = replace(beste, ordnungen=beste.ordnungen + 1)
    return beste
