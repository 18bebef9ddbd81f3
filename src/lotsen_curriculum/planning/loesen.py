"""Solve one problem in one fixed order of Bausteine: bound, then ever wider searches, then the range of UE."""

from dataclasses import dataclass, replace

from lotsen_curriculum.planning.aufschlag import raise_aufschlag
from lotsen_curriculum.planning.bound import Schranke, compute_schranke
from lotsen_curriculum.planning.entspannt import believed_methoden
from lotsen_curriculum.planning.luecken import MITTAG, PAUSE
from lotsen_curriculum.planning.pausen import PausenSpanne, pausen_spanne
from lotsen_curriculum.planning.plan import Arbeit
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, FEIN, UNMOEGLICH, PlanningProblem
from lotsen_curriculum.planning.search import Fund, search
from lotsen_curriculum.planning.spur import Tat
from lotsen_curriculum.planning.tafeln import Tafeln, build_tafeln

__all__ = ["STANDARD", "Limits", "Loesung", "solve"]

PAUSEN_PREISE = (FEIN, 2 * FEIN, 4 * FEIN, 8 * FEIN)
"""Prices for each Takt of break that are tried when the range of UE binds."""


@dataclass(frozen=True)
class Limits:
    """When the search stops: never by the clock, so that the same input gives the same plan everywhere.

    Attributes:
        breiten: Labels kept at each node, search by search, until the plan is proven best.
        labels: Labels that one search may keep at all nodes together; wider searches are left out.
        notbreiten: Further searches, only while there is no plan at all.
        labels_vorher: Labels of searches that are tried before the bound is sharpened.
        schritte: How often the surcharges that sharpen the bound are raised at most.
        zellen: How many states all these bounds may have together.
        ordnungen: How many orders of the Bausteine are bounded at most.
        schritte_suche: Schritte in all orders that are searched together at most, the most promising order first, once
            there is a plan; the bounds of the others still count.
        zweige: How many ways of covering the mandatory Profilelemente are tried at most.
    """

    breiten: tuple[int, ...] = (60, 600, 5000)
    labels_vorher: int = 9_000
    notbreiten: tuple[int, ...] = (300, 3000)
    schritte: int = 20
    zellen: int = 10_000_000
    labels: int = 90_000
    ordnungen: int = 12
    schritte_suche: int = 600
    zweige: int = 40


STANDARD = Limits()


@dataclass(frozen=True)
class Loesung:
    """What is known about a problem.

    Attributes:
        kosten: Points of the best plan found, in parts of a point (`FEIN`); `UNMOEGLICH` without one.
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
    genau = _force_spanne(problem, spanne, 1 if zu_viel else -1, limits=limits, seed=seed, unter=unter)
    return replace(genau, schranke=max(genau.schranke, loesung.schranke))


def _force_spanne(
    problem: PlanningProblem, spanne: PausenSpanne, richtung: int, *, limits: Limits, seed: int, unter: int
) -> Loesung:
    """The best plan inside the range of break: try prices on each Takt of break until plans come to lie in it."""
    beste = Loesung(UNMOEGLICH, 0)
    for preis in PAUSEN_PREISE:
        tafeln = build_tafeln(problem, pausen_preis=richtung * preis)
        hier = limits if preis == PAUSEN_PREISE[-1] else replace(limits, notbreiten=())
        loesung = _widen(tafeln, spanne, hier, seed, min(unter, beste.kosten))
        schranke = max(beste.schranke, loesung.schranke)
        if beste.hat_plan and not loesung.hat_plan:
            return replace(beste, schranke=min(schranke, beste.kosten))
        beste = replace(loesung, schranke=schranke)
        if (beste.hat_plan and beste.schranke >= beste.kosten) or (not beste.hat_plan and schranke >= AUSSICHTSLOS):
            break
    return beste


def _widen(tafeln: Tafeln, spanne: PausenSpanne | None, limits: Limits, seed: int, unter: int) -> Loesung:
    """Search with growing width until nothing better can have been cut off; sharpen the bound after the first."""
    blick = _Blick(tafeln, compute_schranke(tafeln), spanne)
    if blick.schranke.anfang[0] >= AUSSICHTSLOS:
        return Loesung(UNMOEGLICH, UNMOEGLICH)
    unten, bester, kosten = blick.unten, Fund(UNMOEGLICH, (), UNMOEGLICH), unter
    breiten = [breite for breite in limits.breiten if breite * len(tafeln.knoten) <= limits.labels]
    vorher = sum(breite * len(tafeln.knoten) <= limits.labels_vorher for breite in breiten)
    notbreiten = limits.notbreiten if unter >= AUSSICHTSLOS else ()
    for nummer, breite in enumerate((*breiten, *notbreiten)):
        if nummer == vorher:
            blick = _sharpen(blick, kosten, limits)
            unten = max(unten, min(kosten, blick.unten))
        if unten >= kosten or (nummer >= len(breiten) and bester.taten):
            break
        fund = search(blick.tafeln, blick.schranke, breite=breite, unter=kosten, spanne=spanne, seed=seed)
        if fund.kosten < kosten:
            bester, kosten = fund, fund.kosten
        unten = max(unten, _aufgerundet(min(kosten, fund.abgeschnitten)))
    if bester.kosten >= UNMOEGLICH:
        return Loesung(UNMOEGLICH, unten)
    return Loesung(bester.kosten, min(unten, bester.kosten), tuple(_arbeit(tafeln, tat) for tat in bester.taten))


@dataclass(frozen=True)
class _Blick:
    """Tables with their bound."""

    tafeln: Tafeln
    schranke: Schranke
    spanne: PausenSpanne | None

    @property
    def unten(self) -> int:
        """The points below which there is no plan."""
        versatz = self.spanne.versatz(self.tafeln.pausen_preis) if self.spanne else 0
        return _aufgerundet(self.schranke.anfang[0] - int(self.tafeln.aufschlag.spaeter[-1]) - versatz)

    @property
    def zellen(self) -> int:
        """The size of the bound, as a measure of the work that one more takes."""
        return sum(werte.size for werte in self.schranke.werte)


def _sharpen(blick: _Blick, kosten: int, limits: Limits) -> _Blick:
    """Raise the surcharges as often as the limits allow; the best bound of all steps."""
    regeln = blick.tafeln.problem.regeln
    if not regeln.methode_je_tag_einmal:
        return blick
    bester = blick
    ziel = kosten if kosten < AUSSICHTSLOS else blick.unten * 5 // 4 + FEIN
    for _ in range(min(limits.schritte, limits.zellen // blick.zellen)):
        if bester.unten >= ziel:
            break
        benutzt = believed_methoden(blick.tafeln, blick.schranke)
        aufschlag = raise_aufschlag(
            blick.tafeln.aufschlag,
            benutzt,
            abstand=ziel - blick.unten,
            vortag_preis=regeln.preis_methode_vom_vortag,
        )
        tafeln = replace(blick.tafeln, aufschlag=aufschlag)
        blick = _Blick(tafeln, compute_schranke(tafeln), blick.spanne)
        bester = blick if blick.unten > bester.unten else bester
    return bester


def _aufgerundet(punkte: int) -> int:
    """Parts of a point, rounded up: every plan has whole points."""
    return -(-punkte // FEIN) * FEIN


def _arbeit(tafeln: Tafeln, tat: Tat) -> Arbeit:
    if tat.wahl is None:
        return Arbeit(tat.luecke)
    knoten = tafeln.knoten[tat.knoten]
    return Arbeit(tat.luecke, knoten.baustein, knoten.schritt, knoten.schritt.wahlen[tat.wahl], tat.dauer)


def _pausen(problem: PlanningProblem, arbeiten: tuple[Arbeit, ...]) -> int:
    """Takte of break in a plan."""
    pausen = sum(problem.masse.pause for arbeit in arbeiten if arbeit.luecke == PAUSE)
    return pausen + sum(arbeit.luecke - MITTAG for arbeit in arbeiten if arbeit.luecke > MITTAG)
