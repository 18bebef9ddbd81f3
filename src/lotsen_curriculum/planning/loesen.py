"""Solve one problem in one fixed order of Bausteine: bound, then ever wider searches, then the range of UE."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

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

PAUSEN_PREISE = tuple(FEIN // 2 * 2**stufe for stufe in range(6))
"""Prices for each Takt of break that are tried when the range of UE binds, each twice the one before."""

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
    """The best plan below `unter` points in the given order; `aufschlag` are the surcharges to begin with.

    The range of UE is watched only where a plan leaves it: mostly the Termine keep it by themselves.
    """
    tafeln, spanne = build_tafeln(problem), pausen_spanne(problem)
    blick = look(replace(tafeln, aufschlag=aufschlag or tafeln.aufschlag), None)
    lauf = _Lauf(Schaerfung(blick, blick), limits, seed, unter, blick.unten)
    lauf.widen(spanne)
    if lauf.taten and not spanne.holds(lauf.pausen):
        lauf = _force_spanne(lauf, spanne)
        lauf.widen(spanne)
    return lauf.loesung


def _force_spanne(frei: "_Lauf", spanne: PausenSpanne) -> "_Lauf":
    """The searches inside the range of break, with a first plan where one is easily found.

    A price on each Takt of break sharpens the bound: where it is highest, the price proves best. The first plan is
    looked for with that price, or a dearer one: it leads more labels into the range.
    """
    preise = [preis if frei.pausen > spanne.hoechstens else -preis for preis in PAUSEN_PREISE]
    blick = _sharpest(replace(frei.schaerfung.bester, spanne=spanne), preise)
    unten = max(frei.unten, blick.unten)
    lauf = _Lauf(Schaerfung(blick, blick), frei.limits, frei.seed, frei.unter, unten, zuletzt=frei.zuletzt)
    for preis in preise:
        if abs(preis) >= max(FEIN, abs(blick.tafeln.pausen_preis)) and not lauf.taten and lauf.unten < lauf.kosten:
            lauf.search_with(_with_pausen_preis(blick, preis), frei.limits.breiten[0])
    return lauf


def _sharpest(blick: Blick, preise: Sequence[int]) -> Blick:
    """The tables with that price on each Takt of break that gives the highest bound: it rises, and then falls."""
    for preis in preise:
        hier = _with_pausen_preis(blick, preis)
        if hier.genau < blick.genau:
            break
        blick = hier
    return blick


def _with_pausen_preis(blick: Blick, preis: int) -> Blick:
    """The same tables with another price on each Takt of break."""
    tafeln = build_tafeln(blick.tafeln.problem, pausen_preis=preis)
    return look(replace(tafeln, aufschlag=blick.tafeln.aufschlag), blick.spanne)


@dataclass(eq=False)
class _Lauf:
    """Searches of one problem, each wider and with a sharper bound than the one before.

    Attributes:
        unter: Points that a plan stays below.
        unten: Points that no plan stays below.
        taten: The best plan found.
        zuletzt: Width of the last search, and how many labels it kept.
    """

    schaerfung: Schaerfung
    limits: Limits
    seed: int
    unter: int
    unten: int
    taten: tuple[Tat, ...] = ()
    zuletzt: tuple[int, int] = (0, 0)
    kosten: int = field(init=False)

    def __post_init__(self) -> None:
        self.kosten = self.unter

    @property
    def pausen(self) -> int:
        """Takte of break in the best plan found."""
        pause = self.schaerfung.bester.tafeln.problem.masse.pause
        pausen = sum(pause for tat in self.taten if tat.luecke == PAUSE)
        return pausen + sum(tat.luecke - MITTAG for tat in self.taten if tat.luecke > MITTAG)

    @property
    def loesung(self) -> Loesung:
        """What is known now."""
        tafeln = self.schaerfung.bester.tafeln
        if not self.taten:
            return Loesung(UNMOEGLICH, self.unten, aufschlag=tafeln.aufschlag)
        arbeiten = tuple(_arbeit(tafeln, tat) for tat in self.taten)
        return Loesung(self.kosten, min(self.unten, self.kosten), arbeiten, tafeln.aufschlag)

    def widen(self, spanne: PausenSpanne) -> None:
        """Search with growing width until nothing better can have been cut off, or a plan lies outside of `spanne`."""
        if self.unten >= AUSSICHTSLOS:
            self.unten = UNMOEGLICH
            return
        for breite in self.limits.breiten:
            if self.may_search(breite):
                self.search(breite)
            if self.taten and not spanne.holds(self.pausen):
                return
        for breite in self.limits.notbreiten:
            if self.unter >= AUSSICHTSLOS and not self.taten:
                self.search(breite)

    def may_search(self, breite: int) -> bool:
        """Whether the limits allow a search of this width, by what the last one kept."""
        zuvor, labels = self.zuletzt
        if zuvor == 0:
            return True
        return breite > zuvor and self.limits.allow(labels * breite // zuvor, self.unten, self.kosten)

    def search(self, breite: int) -> None:
        """Sharpen the bound, and search where that does not settle it."""
        schritte = self.limits.schritte_for(self.schaerfung.bester, zuerst=self.zuletzt == (0, 0))
        blick = self.schaerfung.run(self.kosten, schritte) if self.unten < self.kosten else self.schaerfung.bester
        self.unten = max(self.unten, min(self.kosten, blick.unten))
        if self.unten < self.kosten and breite > self.zuletzt[0]:
            self.zuletzt = breite, self.search_with(blick, breite)

    def search_with(self, blick: Blick, breite: int) -> int:
        """Search once; how many labels that kept."""
        fund = search(
            blick.tafeln, blick.schranke, breite=breite, unter=self.kosten, spanne=blick.spanne, seed=self.seed
        )
        if fund.kosten < self.kosten:
            self.kosten, self.taten = fund.kosten, fund.taten
        self.unten = max(self.unten, _aufgerundet(min(self.kosten, fund.abgeschnitten)))
        return fund.labels


def _aufgerundet(punkte: int) -> int:
    """Parts of a point, rounded up: every plan has whole points."""
    return -(-punkte // FEIN) * FEIN


def _arbeit(tafeln: Tafeln, tat: Tat) -> Arbeit:
    if tat.wahl is None:
        return Arbeit(tat.luecke)
    knoten = tafeln.knoten[tat.knoten]
    return Arbeit(tat.luecke, knoten.baustein, knoten.schritt, knoten.schritt.wahlen[tat.wahl], tat.dauer)
