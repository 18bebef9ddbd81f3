"""Solve one problem in one fixed order of Bausteine: bound, then ever wider searches, then the range of UE."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, partial

from lotsen_curriculum.planning.kern.arbeit import Arbeit
from lotsen_curriculum.planning.kern.aufschlag import Aufschlag
from lotsen_curriculum.planning.kern.luecken import MITTAG, PAUSE
from lotsen_curriculum.planning.kern.schaerfen import Blick, Schaerfung, look, rough_aufschlag
from lotsen_curriculum.planning.kern.search import search
from lotsen_curriculum.planning.kern.spur import Tat
from lotsen_curriculum.planning.kern.tafeln import Tafeln, build_tafeln
from lotsen_curriculum.planning.pausen import PausenSpanne, pausen_spanne
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, FEIN, UNMOEGLICH, PlanningProblem

__all__ = ["STANDARD", "Limits", "Loesung", "solve"]

PAUSEN_PREISE = tuple(FEIN // 2 * 2**stufe for stufe in range(6))
"""Prices for each Takt of break that are tried when the range of UE binds, each twice the one before."""

HOFFNUNG = 16
"""The first search looks for a plan at most one part in so many above the bound: so it carries far fewer labels."""

NAH_PROZENT = 4
"""How far the bound may lie below the plan where the proof is in reach."""


@dataclass(frozen=True)
class Limits:
    """When the search stops: never by the clock, so that the same input gives the same plan everywhere.

    Attributes:
        breiten: Labels kept at each node, search by search, until the plan is proven best.
        labels: Labels that one search may be expected to keep at all nodes together; the first is always made.
        labels_nah: The same where the bound is nearly as high as the plan (`NAH_PROZENT`): the proof is in reach.
        labels_lose: The same where days have nothing to do with each other: it can be reached.
        notbreiten: Further searches, only while there is no plan at all.
        schritte: How often the surcharges that sharpen the bound are raised before the second search, and three
            times as often before each further one; for the first the rough course is enough.
        zellen: How many states the bounds before the second search may have together; three times as many before each
            further one.
        ordnungen: How many orders of the Bausteine are bounded at most.
        schritte_suche: Schritte in all orders that are searched together at most, the most promising order first, once
            there is a plan; the bounds of the others still count.
        tausch_gewinn: Parts of a point by which an exchange of neighbours must make the plan better.
        schritte_tausch: Schritte in all orders with neighbours exchanged that are looked at together at most.
        zweige: How many ways of covering the mandatory Profilelemente are tried at most.
    """

    breiten: tuple[int, ...] = (60, 400, 1500, 6000, 24_000)
    notbreiten: tuple[int, ...] = (300, 3000)
    schritte: int = 8
    zellen: int = 10_000_000
    labels: int = 50_000
    labels_nah: int = 400_000
    labels_lose: int = 700_000
    ordnungen: int = 12
    schritte_suche: int = 600
    tausch_gewinn: int = 15 * FEIN
    schritte_tausch: int = 120
    zweige: int = 40

    def allow(self, labels: int, problem: PlanningProblem, unten: int, kosten: int) -> bool:
        """Whether a further search may be made that is expected to keep so many labels."""
        nah, regeln = unten * 100 >= kosten * (100 - NAH_PROZENT), problem.regeln
        lose = len(problem.tage) == 1 or not (regeln.preis_methode_vom_vortag or regeln.methode_je_kurs_einmal)
        return labels <= (self.labels_lose if lose else self.labels_nah if nah else self.labels)


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
    if aufschlag is None and limits.zellen:
        aufschlag = rough_aufschlag(tafeln)
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
    ohne = replace(frei.schaerfung.bester, spanne=spanne)
    mit_preis = cache(partial(_with_pausen_preis, ohne))
    blick = _sharpest(ohne, map(mit_preis, preise))
    unten = max(frei.unten, blick.unten)
    lauf = _Lauf(Schaerfung(blick, blick), frei.limits, frei.seed, frei.unter, unten, zuletzt=frei.zuletzt)
    for preis in preise:
        if abs(preis) >= max(FEIN, abs(blick.tafeln.pausen_preis)) and not lauf.taten and lauf.unten < lauf.kosten:
            lauf.search_with(mit_preis(preis), frei.limits.breiten[0])
    return lauf


def _sharpest(blick: Blick, teurer: Iterable[Blick]) -> Blick:
    """That of ever dearer Takte of break which gives the highest bound: it rises, and then falls."""
    for hier in teurer:
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

    schaerfung: Schaerfung[Blick]
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
            if breite <= self.zuletzt[0]:
                continue
            if not self.may_search(breite):
                break
            self.search(breite)
            if self.taten and not spanne.holds(self.pausen):
                return
        for breite in self.limits.notbreiten:
            if self.unter >= AUSSICHTSLOS and not self.taten:
                self.search_with(self.schaerfung.bester, breite)

    def may_search(self, breite: int) -> bool:
        """Sharpen the bound; whether a search is still needed, and the limits allow it by what the last one kept."""
        zuvor, labels = self.zuletzt
        if self.unten >= self.kosten:
            return False
        self.sharpen()
        if self.unten >= self.kosten or zuvor == 0:
            return self.unten < self.kosten
        return self.limits.allow(labels * breite // zuvor, self.schaerfung.bester.problem, self.unten, self.kosten)

    def sharpen(self) -> None:
        """Raise the bound step by step; before the first search it is as sharp as the rough course made it."""
        blick = self.schaerfung.bester
        if self.zuletzt != (0, 0):
            wieder = self.zuletzt[0] > self.limits.breiten[0]
            schritte = min(self.limits.schritte, self.limits.zellen // blick.zellen)
            blick = self.schaerfung.run(self.kosten, schritte * (3 if wieder else 1))
        self.unten = max(self.unten, min(self.kosten, blick.unten))

    def search(self, breite: int) -> None:
        """Search for a plan just above the bound; where there is none yet, for any."""
        blick = self.schaerfung.bester
        self.zuletzt = breite, self.search_with(blick, breite, self.unten + self.unten // HOFFNUNG + 4 * FEIN)
        if not self.taten and self.unten < self.kosten:
            self.zuletzt = breite, self.search_with(blick, breite)

    def search_with(self, blick: Blick, breite: int, unter: int = UNMOEGLICH) -> int:
        """Search once for a plan below `unter` points; how many labels that kept."""
        unter = min(unter, self.kosten)
        fund = search(blick.tafeln, blick.schranke, breite=breite, unter=unter, spanne=blick.spanne, seed=self.seed)
        if fund.kosten < self.kosten:
            self.kosten, self.taten = fund.kosten, fund.taten
        self.unten = max(self.unten, _aufgerundet(min(unter, self.kosten, fund.abgeschnitten)))
        return fund.labels


def _aufgerundet(punkte: int) -> int:
    """Parts of a point, rounded up: every plan has whole points."""
    return -(-punkte // FEIN) * FEIN


def _arbeit(tafeln: Tafeln, tat: Tat) -> Arbeit:
    if tat.wahl is None:
        return Arbeit(tat.luecke)
    knoten = tafeln.knoten[tat.knoten]
    return Arbeit(tat.luecke, knoten.baustein, knoten.schritt, knoten.schritt.wahlen[tat.wahl], tat.dauer)
