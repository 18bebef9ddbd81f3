"""Solve one problem in one fixed order of Bausteine: bound, then ever wider searches, then the range of UE."""

from dataclasses import dataclass, replace

from lotsen_curriculum.planning.bound import compute_schranke
from lotsen_curriculum.planning.luecken import MITTAG, PAUSE
from lotsen_curriculum.planning.pausen import PausenSpanne, pausen_spanne
from lotsen_curriculum.planning.plan import Arbeit
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, UNMOEGLICH, PlanningProblem
from lotsen_curriculum.planning.search import Fund, Tat, search
from lotsen_curriculum.planning.tafeln import Tafeln, build_tafeln

__all__ = ["STANDARD", "Limits", "Loesung", "solve"]

PAUSEN_PREISE = (1, 2, 4)
"""Points for each Takt of break that are tried when the range of UE binds."""


@dataclass(frozen=True)
class Limits:
    """When the search stops: never by the clock, so that the same input gives the same plan everywhere.

    Attributes:
        breiten: Labels kept at each node, search by search, until the plan is proven best.
        ordnungen: How many orders of the Bausteine are tried at most.
        zweige: How many ways of covering the mandatory Profilelemente are tried at most.
    """

    breiten: tuple[int, ...] = (100, 1000, 5000)
    ordnungen: int = 12
    zweige: int = 40


STANDARD = Limits()


@dataclass(frozen=True)
class Loesung:
    """What is known about a problem.

    Attributes:
        kosten: Points of the best plan found; `UNMOEGLICH` without one.
        schranke: No plan has fewer points; `UNMOEGLICH` where there is proven to be none.
    """

    kosten: int
    schranke: int
    arbeiten: tuple[Arbeit, ...] = ()

    @property
    def hat_plan(self) -> bool:
        """Whether a plan was found."""
        return self.kosten < UNMOEGLICH


def solve(problem: PlanningProblem, *, limits: Limits, seed: int, unter: int = UNMOEGLICH) -> Loesung:
    """The best plan below `unter` points in the given order of the Bausteine."""
    loesung = _widen(build_tafeln(problem), None, limits, seed, unter)
    spanne = pausen_spanne(problem)
    if not loesung.hat_plan or spanne.mindestens <= _pausen(problem, loesung.arbeiten) <= spanne.hoechstens:
        return loesung
    zu_viel = _pausen(problem, loesung.arbeiten) > spanne.hoechstens
    tafeln = max(
        (build_tafeln(problem, pausen_preis=preis if zu_viel else -preis) for preis in PAUSEN_PREISE),
        key=lambda tafeln: _unten(tafeln, spanne),
    )
    genau = _widen(tafeln, spanne, limits, seed, unter)
    return replace(genau, schranke=max(genau.schranke, loesung.schranke))


def _unten(tafeln: Tafeln, spanne: PausenSpanne) -> int:
    return compute_schranke(tafeln).anfang[0] - spanne.versatz(tafeln.pausen_preis)


def _widen(tafeln: Tafeln, spanne: PausenSpanne | None, limits: Limits, seed: int, unter: int) -> Loesung:
    """Search with growing width until nothing better can have been cut off."""
    bound = compute_schranke(tafeln)
    if bound.anfang[0] >= AUSSICHTSLOS:
        return Loesung(UNMOEGLICH, UNMOEGLICH)
    unten = bound.anfang[0] - (spanne.versatz(tafeln.pausen_preis) if spanne else 0)
    bester, kosten = Fund(UNMOEGLICH, (), UNMOEGLICH), unter
    for breite in limits.breiten:
        if unten >= kosten:
            break
        fund = search(tafeln, bound, breite=breite, unter=kosten, spanne=spanne, seed=seed)
        if fund.kosten < kosten:
            bester, kosten = fund, fund.kosten
        unten = max(unten, min(kosten, fund.abgeschnitten))
    if bester.kosten >= UNMOEGLICH:
        return Loesung(UNMOEGLICH, unten)
    return Loesung(bester.kosten, min(unten, bester.kosten), tuple(_arbeit(tafeln, tat) for tat in bester.taten))


def _arbeit(tafeln: Tafeln, tat: Tat) -> Arbeit:
    if tat.wahl is None:
        return Arbeit(tat.luecke)
    knoten = tafeln.knoten[tat.knoten]
    return Arbeit(tat.luecke, knoten.baustein, knoten.schritt, knoten.schritt.wahlen[tat.wahl], tat.dauer)


def _pausen(problem: PlanningProblem, arbeiten: tuple[Arbeit, ...]) -> int:
    """Takte of break in a plan."""
    pausen = sum(problem.masse.pause for arbeit in arbeiten if arbeit.luecke == PAUSE)
    return pausen + sum(arbeit.luecke - MITTAG for arbeit in arbeiten if arbeit.luecke > MITTAG)
