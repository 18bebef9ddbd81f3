"""Solve one problem in one fixed order of Bausteine: bound, then ever wider searches, then the range of UE."""

from dataclasses import dataclass, replace

from lotsen_curriculum.planning.aufschlag import Aufschlag
from lotsen_curriculum.planning.luecken import MITTAG, PAUSE
from lotsen_curriculum.planning.pausen import PausenSpanne, pausen_spanne
from lotsen_curriculum.planning.plan import Arbeit
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, FEIN, UNMOEGLICH, PlanningProblem
from lotsen_curriculum.planning.schaerfen import Blick, Schaerfung, look
from lotsen_curriculum.planning.search import search
from lotsen_curriculum.planning.spur import Tat
from lotsen_curriculum.planning.tafeln import Tafeln, build_tafeln

__all__ = ["STANDARD", "Limits", "Loesung", "solve"]

PAUSEN_PREISE = (FEIN, 2 * FEIN, 4 * FEIN, 8 * FEIN)
"""Prices for each Takt of break that are tried when the range of UE binds."""

NAH_PROZENT = 5
"""How far the bound may lie below the plan where the proof is in reach."""


@dataclass(frozen=True)
class Limits:
    """When the search stops: never by the clock, so that the same input gives the same plan everywhere.

    Attributes:
        breiten: Labels kept at each node, search by search, until the plan is proven best.
        labels: Labels that one search may be expected to keep at all nodes together; the first is always made.
        labels_nah: The same where the bound is nearly as high as the plan (`NAH_PROZENT`): then the proof is in reach.
        notbreiten: Further searches, only while there is no plan at all.
        schritte: How often the surcharges that sharpen the bound are raised before the first search; before each
            further one twice as often.
        zellen: How many states the bounds before the first search may have together; twice as many before each other.
        ordnungen: How many orders of the Bausteine are bounded at most.
        schritte_suche: Schritte in all orders that are searched together at most, the most promising order first, once
            there is a plan; the bounds of the others still count.
        tausch_gewinn: Parts of a point by which an exchange of neighbours must make the plan better.
        schritte_tausch: Schritte in all orders with neighbours exchanged that are looked at together at most.
        zweige: How many ways of covering the mandatory Profilelemente are tried at most.
    """

    breiten: tuple[int, ...] = (60, 400, 1500, 6000, 24_000)
    notbreiten: tuple[int, ...] = (300, 3000)
    schritte: int = 4
    zellen: int = 10_000_000
    labels: int = 60_000
    labels_nah: int = 400_000
    ordnungen: int = 12
    schritte_suche: int = 600
    tausch_gewinn: int = 15 * FEIN
    schritte_tausch: int = 120
    zweige: int = 40

    def schritte_for(self, blick: Blick, *, zuerst: bool) -> int:
        """How often the surcharges are raised before a search; not before the first where there are some already."""
        faktor = 2 if not zuerst else int(not blick.tafeln.aufschlag.je_termin.any())
        return min(self.schritte, self.zellen // blick.zellen) * faktor

    def allow(self, labels: int, unten: int, kosten: int) -> bool:
        """Whether a further search may be made that is expected to keep so many labels."""
        nah = unten * 100 >= kosten * (100 - NAH_PROZENT)
        return labels <= (self.labels_nah if nah else self.labels)


STANDARD = Limits()


@dataclass(frozen=True)
class Loesung:
    """What is known about a problem.

    Attributes:
        kosten: Points of the best plan found, in parts of a point (`FEIN`); `UNMOEGLICH` without one.
        schranke: No plan has fewer points; `UNMOEGLICH` where there is proven to be none.
        aufschlag: Surcharges with which the bound was highest.
        ordnungen: In how many orders of the Bausteine all plans were compared.
    """

    kosten: int
    schranke: int
    arbeiten: tuple[Arbeit, ...] = ()
    aufschlag: Aufschlag | None = None
    ordnungen: int = 1

    @property
    def hat_plan(self) -> bool:
        """Whether a plan was found."""
        return self.kosten < UNMOEGLICH

    @property
    def im_plan(self) -> tuple[str, ...]:
        """Ids of the Bausteine of the plan, in order."""
        return tuple(dict.fromkeys(arbeit.baustein.id for arbeit in self.arbeiten if arbeit.baustein))

    @property
    def ist_bewiesen(self) -> bool:
        """Whether there is no better plan in any of the orders."""
        return self.hat_plan and self.schranke >= self.kosten


def solve(
    problem: PlanningProblem,
    *,
    limits: Limits,
    seed: int,
    unter: int = UNMOEGLICH,
    aufschlag: Aufschlag | None = None,
) -> Loesung:
    """The best plan below `unter` points in the given order; `aufschlag` are the surcharges to begin with."""
    tafeln = build_tafeln(problem)
    loesung = _widen(replace(tafeln, aufschlag=aufschlag or tafeln.aufschlag), None, limits, seed, unter)
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
    """Search with growing width until nothing better can have been cut off; sharpen the bound before each search."""
    blick = look(tafeln, spanne)
    if blick.schranke.anfang[0] >= AUSSICHTSLOS:
        return Loesung(UNMOEGLICH, UNMOEGLICH)
    lauf = _Lauf(Schaerfung(blick, blick), limits, seed, unter, blick.unten)
    for breite in limits.breiten:
        if lauf.may_search(breite):
            lauf.search(breite)
    for breite in limits.notbreiten:
        if unter >= AUSSICHTSLOS and not lauf.taten:
            lauf.search(breite)
    aufschlag = lauf.schaerfung.bester.tafeln.aufschlag
    if not lauf.taten:
        return Loesung(UNMOEGLICH, lauf.unten, aufschlag=aufschlag)
    arbeiten = tuple(_arbeit(tafeln, tat) for tat in lauf.taten)
    return Loesung(lauf.kosten, min(lauf.unten, lauf.kosten), arbeiten, aufschlag)


@dataclass(eq=False)
class _Lauf:
    """Searches of one problem, each wider and with a sharper bound than the one before.

    Attributes:
        kosten: Points that a better plan stays below.
        unten: Points that no plan stays below.
        taten: The best plan found.
        zuletzt: Width of the last search, and how many labels it kept.
    """

    schaerfung: Schaerfung
    limits: Limits
    seed: int
    kosten: int
    unten: int
    taten: tuple[Tat, ...] = ()
    zuletzt: tuple[int, int] = (0, 0)

    def may_search(self, breite: int) -> bool:
        """Whether the limits allow a search of this width, by what the last one kept."""
        zuvor, labels = self.zuletzt
        return zuvor == 0 or self.limits.allow(labels * breite // zuvor, self.unten, self.kosten)

    def search(self, breite: int) -> None:
        """Sharpen the bound, and search where that does not settle it."""
        schritte = self.limits.schritte_for(self.schaerfung.bester, zuerst=self.zuletzt == (0, 0))
        blick = self.schaerfung.run(self.kosten, schritte) if self.unten < self.kosten else self.schaerfung.bester
        self.unten = max(self.unten, min(self.kosten, blick.unten))
        if self.unten >= self.kosten or breite <= self.zuletzt[0]:
            return
        fund = search(
            blick.tafeln, blick.schranke, breite=breite, unter=self.kosten, spanne=blick.spanne, seed=self.seed
        )
        self.zuletzt = breite, fund.labels
        if fund.kosten < self.kosten:
            self.kosten, self.taten = fund.kosten, fund.taten
        self.unten = max(self.unten, _aufgerundet(min(self.kosten, fund.abgeschnitten)))


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
