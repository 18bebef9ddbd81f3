"""Hold on to a plan: what was held cannot change, and each other row has a price for changing.

A row that has begun before the moment has one method, one length and one beginning, and no price of its own. A later
row keeps its method, its minutes and its day, or costs `treue` points for each of the three; so does leaving it out,
or taking in what the plan did not have.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lotsen_curriculum.model.seminarplan import Seminarplan, Zeile
from lotsen_curriculum.planning.problem import (
    FEIN,
    Festzeit,
    Klasse,
    PlanningProblem,
    TaktBaustein,
    TaktSchritt,
    Wahl,
)
from lotsen_curriculum.units import uhrzeit_to_minuten

__all__ = ["Gehalten", "Stelle", "hold_on", "order_like"]

Schluessel = tuple[str, str]
"""Ids of a Baustein and a Schritt."""


@dataclass(frozen=True)
class Gehalten:
    """A row of the old plan in the new problem.

    Attributes:
        termin: Number of its session in the new problem; None where the session is no more.
        bleibt: Whether it must begin when it did.
    """

    zeile: Zeile
    termin: int | None
    ist_gehalten: bool
    bleibt: bool = False


@dataclass(frozen=True)
class Stelle:
    """From where on a row may begin: Takt `takt` of Termin `termin`, or any later Termin."""

    termin: int
    takt: int


def order_like(problem: PlanningProblem, plan: Seminarplan, gehaltene: frozenset[str]) -> PlanningProblem:
    """`problem` with the Bausteine in the order of `plan`, those that were held first.

    Those that the plan left out stand before what follows them in the course.
    """
    nach_id = {baustein.id: baustein for baustein in problem.bausteine}
    im_plan = dict.fromkeys(z.baustein for termin in plan.termine for z in termin.zeilen if z.baustein)
    folge = [baustein for baustein in im_plan if baustein in nach_id]
    grund = list(nach_id)
    for stelle, name in reversed(list(enumerate(grund))):
        if name not in folge:
            danach = [folge.index(spaeter) for spaeter in grund[stelle + 1 :]]
            folge.insert(min(danach, default=len(folge)), name)
    folge.sort(key=lambda name: name not in gehaltene)
    return replace(problem, bausteine=tuple(nach_id[name] for name in folge))


def hold_on(
    problem: PlanningProblem, zeilen: Mapping[Schluessel, Gehalten], frei_ab: Stelle | None, treue: int
) -> PlanningProblem:
    """`problem` with what was held fixed, and a price of `treue` points on each change of the rest.

    Args:
        problem: The new problem, its Bausteine in the order of the plan.
        zeilen: The Schritte of the old plan.
        frei_ab: Where the first row that was not held may begin; None where nothing was held.
        treue: Points for each change of a row.
    """
    alle_methoden = [*problem.methoden, *_fremde(problem, zeilen)]
    klassen = [*problem.klassen]
    for eintrag in zeilen.values():
        klasse = Klasse(eintrag.zeile.sozialform, eintrag.zeile.input)
        klassen += [] if klasse in klassen else [klasse]
    halter = _Halter(
        replace(problem, methoden=tuple(alle_methoden), klassen=tuple(klassen)), zeilen, frei_ab, treue * FEIN
    )
    return replace(halter.problem, bausteine=tuple(halter.hold(baustein) for baustein in problem.bausteine))


def _fremde(problem: PlanningProblem, zeilen: Mapping[Schluessel, Gehalten]) -> Iterator[str]:
    """Methods that were used and that the group of today could not use."""
    methoden = {eintrag.zeile.methode for eintrag in zeilen.values() if eintrag.ist_gehalten}
    yield from sorted(methode for methode in methoden if methode and methode not in problem.methoden)


@dataclass(frozen=True)
class _Halter:
    """Everything that one Schritt needs to be held."""

    problem: PlanningProblem
    zeilen: Mapping[Schluessel, Gehalten]
    frei_ab: Stelle | None
    treue: int

    def hold(self, baustein: TaktBaustein) -> TaktBaustein:
        gehalten = [self._is_held(baustein, schritt) for schritt in baustein.schritte]
        letzter = max((nummer for nummer, held in enumerate(gehalten) if held), default=-1)
        schritte = []
        for nummer, schritt in enumerate(baustein.schritte):
            if gehalten[nummer]:
                schritte.append(self._fix(baustein, schritt))
            elif nummer > letzter:
                schritte.append(self._price(baustein, schritt))
        alte = sum((baustein.id, schritt.id) in self.zeilen for schritt in baustein.schritte)
        fehlt = None if baustein.fehlt_preis is None else baustein.fehlt_preis + alte * self.treue
        return replace(baustein, schritte=tuple(schritte), fehlt_preis=None if any(gehalten) else fehlt)

    def _is_held(self, baustein: TaktBaustein, schritt: TaktSchritt) -> bool:
        eintrag = self.zeilen.get((baustein.id, schritt.id))
        return eintrag is not None and eintrag.ist_gehalten

    def _fix(self, baustein: TaktBaustein, schritt: TaktSchritt) -> TaktSchritt:
        """The Schritt exactly as it was held."""
        zeile, termin = self.zeilen[baustein.id, schritt.id].zeile, self.zeilen[baustein.id, schritt.id].termin
        assert termin is not None and zeile.methode is not None  # noqa: PT018  # sessions that were held exist
        raster = self.problem.regeln.raster_min
        klasse = self.problem.klassen.index(Klasse(zeile.sozialform, zeile.input), 2)
        wahl = Wahl(
            methode=zeile.methode,
            nummer=self.problem.methoden.index(zeile.methode),
            klasse=klasse,
            aktivierend=self.problem.curriculum.methoden[zeile.methode].energie == "aktivierend",
            preise=(((zeile.minuten - zeile.umbau_min) // raster, 0),),
            termine=tuple(nummer == termin for nummer in range(len(self.problem.termine))),
        )
        return replace(schritt, wahlen=(wahl,), fehlt_preis=None, fest=self._at_its_time(zeile, termin))

    def _price(self, baustein: TaktBaustein, schritt: TaktSchritt) -> TaktSchritt:
        """The Schritt with the prices of changing it."""
        eintrag = self.zeilen.get((baustein.id, schritt.id))
        fest = None if self.frei_ab is None else self._after(self.frei_ab)
        if eintrag is None:
            dazu = tuple(_dearer(wahl, self.treue) for wahl in schritt.wahlen)
            return replace(schritt, wahlen=dazu, fest=fest)
        if eintrag.bleibt and eintrag.termin is not None:
            fest = self._at_its_time(eintrag.zeile, eintrag.termin)
        wahlen = tuple(neu for wahl in schritt.wahlen for neu in self._like(wahl, eintrag))
        fehlt = None if schritt.fehlt_preis is None else schritt.fehlt_preis + self.treue
        return replace(schritt, wahlen=wahlen, fehlt_preis=fehlt, fest=fest)

    def _at_its_time(self, zeile: Zeile, termin: int) -> tuple[Festzeit, ...]:
        takt = (uhrzeit_to_minuten(zeile.von) - self.problem.termine[termin].von) // self.problem.regeln.raster_min
        return (Festzeit(termin, takt),)

    def _after(self, stelle: Stelle) -> tuple[Festzeit, ...]:
        termine = self.problem.termine
        heute = (Festzeit(stelle.termin, takt) for takt in range(stelle.takt, termine[stelle.termin].takte))
        return (*heute, *(Festzeit(nummer, None) for nummer in range(stelle.termin + 1, len(termine))))

    def _like(self, wahl: Wahl, eintrag: Gehalten) -> Iterator[Wahl]:
        """The method on the day of the old row, and dearer on all others."""
        zeile, raster = eintrag.zeile, self.problem.regeln.raster_min
        alt = (zeile.minuten - zeile.umbau_min) // raster
        grund = 0 if wahl.methode == zeile.methode else self.treue
        preise = tuple((takte, preis + grund + (self.treue if takte != alt else 0)) for takte, preis in wahl.preise)
        neu = wahl._replace(preise=preise)
        if eintrag.termin is None:
            yield _dearer(neu, self.treue)
            return
        tag = self.problem.termine[eintrag.termin].tag
        am_tag = tuple(passt and t.tag == tag for passt, t in zip(wahl.termine, self.problem.termine, strict=True))
        sonst = tuple(passt and t.tag != tag for passt, t in zip(wahl.termine, self.problem.termine, strict=True))
        yield neu._replace(termine=am_tag)
        if any(sonst):
            yield _dearer(neu, self.treue)._replace(termine=sonst)


def _dearer(wahl: Wahl, preis: int) -> Wahl:
    return wahl._replace(preise=tuple((takte, punkte + preis) for takte, punkte in wahl.preise))
