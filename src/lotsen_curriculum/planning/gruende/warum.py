"""Why a plan is as it is: for one Baustein its day, its methods and its minutes, and what anything else would cost.

What it would cost is found by planning again with the choice forbidden: for a day the whole course, for a method or
its minutes the day alone, while the other days stay as they are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.schrittdauer import schrittdauer_of
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile
from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.festhalten import order_like
from lotsen_curriculum.planning.gruende.ausschnitt import cut_day
from lotsen_curriculum.planning.gruende.hindernisse import find_hindernisse
from lotsen_curriculum.planning.kern.beste import find_best, find_best_of
from lotsen_curriculum.planning.kern.loesen import Limits
from lotsen_curriculum.planning.problem import FEIN, Festzeit, PlanningProblem, TaktBaustein, TaktSchritt

__all__ = ["Warum", "explain_baustein"]

GRUENDLICH = Limits(breiten=(60, 400), zellen=0, ordnungen=4, zweige=4)
"""How hard an alternative on the same day is looked for."""

ANDERER_TAG = replace(GRUENDLICH, breiten=(60,), ordnungen=2)
"""How hard a plan with the Baustein on another day is looked for: the whole course in each order."""


@dataclass(frozen=True)
class Warum:
    """One choice of a plan.

    Attributes:
        wahl: What was chosen, as a German sentence.
        grund: Why, as a German sentence; empty where the price alone says it.
        mehr_punkte: Points that the best plan that was found without it has more; None where none was found.
        bewiesen: Whether no plan without it has fewer points.
    """

    wahl: str
    grund: str
    mehr_punkte: int | None
    bewiesen: bool

    @property
    def sonst(self) -> str:
        """What anything else would cost, as a German sentence."""
        if self.mehr_punkte is None:
            return "Ausprobiert: Anders geht es nicht."
        if self.mehr_punkte == 0:
            return "Anders ginge es genauso gut."
        if self.mehr_punkte < 0:
            return f"Anders ginge es um {_punkte(-self.mehr_punkte)} besser; der Plan ist nicht bewiesen der beste."
        genau = "" if self.bewiesen else "höchstens "
        return f"Das Nächstbeste kostet {genau}{_punkte(self.mehr_punkte)} mehr."


def explain_baustein(problem: PlanningProblem, plan: Seminarplan, baustein: str, schritt: str = "") -> Iterator[Warum]:
    """The choices about one Baustein of `plan`, or about one of its Schritte only; nothing where it has none.

    Each takes a small part of a second, the day of the Baustein about one; they come one by one, so that a caller can
    show the first while the next is looked for.

    Args:
        problem: The problem that `plan` was made for.
        plan: A plan; its version is not looked at.
        baustein: Id of a Baustein of the course; also of one that was left out.
        schritt: Id of one of its Schritte, to ask for that alone.
    """
    blick = _Blick(order_like(problem, plan, frozenset()), plan, baustein)
    zeilen = [(t, z) for t in plan.termine for z in t.zeilen if z.baustein == baustein and schritt in ("", z.schritt)]
    if not zeilen:
        yield from blick.missing()
        return
    if not schritt:
        yield from blick.day(zeilen[0][0])
    for termin, zeile in zeilen:
        yield blick.method(termin, zeile)
        yield blick.minutes(termin, zeile)


@dataclass(frozen=True)
class _Blick:
    """A plan with its problem, seen from one Baustein."""

    problem: PlanningProblem
    plan: Seminarplan
    baustein: str
    _tage: dict[date, tuple[PlanningProblem, int]] = field(default_factory=dict)

    def missing(self) -> Iterator[Warum]:
        """Why the Baustein is not in."""
        if any(stein.id == self.baustein for stein in self.problem.bausteine):
            wahl = f"Der Baustein {self.baustein} ist nicht im Plan."
            yield self._warum(wahl, "Die Zeit reicht nicht für alles.", lambda stein: replace(stein, fehlt_preis=None))

    def day(self, termin: PlanTermin) -> Iterator[Warum]:
        """Why the Baustein begins on its day."""
        andere = tuple(Festzeit(n, None) for n, t in enumerate(self.problem.termine) if t.datum != termin.datum)
        if not andere:
            return
        wahl = f"Der Baustein {self.baustein} liegt am {termin.datum:%d.%m.%Y}."
        fest = [f for f in self.plan.anfrage.fest if f.baustein == self.baustein]
        grund = "So ist es festgelegt." if fest else ""

        def woanders(stein: TaktBaustein) -> TaktBaustein:
            return replace(stein, fehlt_preis=None, fest=andere)

        yield self._warum(wahl, grund, woanders)

    def method(self, termin: PlanTermin, zeile: Zeile) -> Warum:
        """Why a Schritt has its method."""
        methode = self.problem.curriculum.methoden[zeile.methode or ""]
        wahl = f"„{zeile.titel}“ mit der Methode „{methode.titel}“."

        def ohne(schritt: TaktSchritt) -> TaktSchritt:
            return replace(schritt, wahlen=tuple(w for w in schritt.wahlen if w.methode != zeile.methode))

        gruende = " ".join(self._reasons(termin, zeile))
        return self._warum(wahl, gruende, self._at_schritt(zeile, ohne), tag=termin.datum)

    def minutes(self, termin: PlanTermin, zeile: Zeile) -> Warum:
        """Why a Schritt has its minutes."""
        regeln, personen = self.problem.regeln, self.plan.anfrage.gruppe.personen
        minuten = zeile.minuten - zeile.umbau_min
        schritt = self.problem.curriculum.schritt(self.baustein, zeile.schritt or "")
        methode = self.problem.curriculum.methoden[zeile.methode or ""]
        dauer = schrittdauer_of(schritt, methode, personen=personen, raster_min=regeln.raster_min)
        grund = ""
        if dauer is not None:
            grund = f"Mit {personen} Personen sind {dauer.typisch} üblich, {dauer.min} bis {dauer.max} möglich."
        umbau = f", dazu {zeile.umbau_min} für den Umbau" if zeile.umbau_min else ""

        def ohne(schritt: TaktSchritt) -> TaktSchritt:
            takte = minuten // regeln.raster_min
            wahlen = (w._replace(preise=tuple(p for p in w.preise if p[0] != takte)) for w in schritt.wahlen)
            return replace(schritt, wahlen=tuple(w for w in wahlen if w.preise))

        wahl = f"„{zeile.titel}“ mit {minuten} Minuten{umbau}."
        return self._warum(wahl, grund, self._at_schritt(zeile, ohne), tag=termin.datum)

    def _reasons(self, termin: PlanTermin, zeile: Zeile) -> Iterator[str]:
        """Why none of the methods that are recommended before was taken."""
        namen = self.problem.curriculum.schritt(self.baustein, zeile.schritt or "").methoden
        if zeile.methode == namen[0]:
            yield "Es ist die empfohlene."
        nicht_besser = []
        for methode in (self.problem.curriculum.methoden[name] for name in namen[: namen.index(zeile.methode or "")]):
            hindernis = self._obstacle(methode, termin, zeile)
            if hindernis is None:
                nicht_besser.append(f"„{methode.titel}“")
            else:
                yield f"„{methode.titel}“ wäre empfohlen, {hindernis}."
        if nicht_besser:
            *vordere, letzte = nicht_besser
            mehrere = f"{', '.join(vordere)} und {letzte} wären eher empfohlen, machen"
            wer = mehrere if vordere else f"{letzte} wäre eher empfohlen, macht"
            yield f"{wer} den Plan im Ganzen aber nicht besser."

    def _obstacle(self, methode: Methode, termin: PlanTermin, zeile: Zeile) -> str | None:
        """What stands against a method; None where it could be taken."""
        anfrage, regeln = self.plan.anfrage, self.problem.regeln
        gruppe, schritt = anfrage.gruppe, self.problem.curriculum.schritt(self.baustein, zeile.schritt or "")
        wunsch = next(t for t in anfrage.termine if (t.datum, t.von) == (termin.datum, termin.von))
        if not methode.gruppe.min_personen <= gruppe.personen <= methode.gruppe.max_personen:
            spanne = f"{methode.gruppe.min_personen} bis {methode.gruppe.max_personen}"
            return f"ist aber für {spanne} Personen"
        if not regel.gruppe_passt(methode, anfrage):
            return "passt aber nicht zum Deutsch der Gruppe oder zur Form des Seminars"
        if not regel.raum_passt(methode, anfrage, wunsch):
            return "braucht aber mehr Platz"
        if schrittdauer_of(schritt, methode, personen=gruppe.personen, raster_min=regeln.raster_min) is None:
            return f"passt aber mit {gruppe.personen} Personen nicht in die Zeit"
        return self._used(methode, termin)

    def _used(self, methode: Methode, termin: PlanTermin) -> str | None:
        """When a method is used that may not come again; None where it may."""
        regeln = self.problem.regeln
        dran = [(t, z) for t in self.plan.termine for z in t.zeilen if z.methode == methode.id]
        heute = [z for t, z in dran if t.datum == termin.datum]
        if heute and regeln.methode_einmal:
            return f"ist an diesem Tag aber schon um {heute[0].von:%H:%M} dran"
        if dran and regeln.methode_je_kurs_einmal:
            return f"ist in diesem Kurs aber auch am {dran[0][0].datum:%d.%m.%Y} dran"
        return None

    def _at_schritt(
        self, zeile: Zeile, aendern: Callable[[TaktSchritt], TaktSchritt]
    ) -> Callable[[TaktBaustein], TaktBaustein]:
        """The Baustein with one Schritt changed; both must be in."""

        def am_baustein(stein: TaktBaustein) -> TaktBaustein:
            schritte = tuple(
                replace(aendern(schritt), fehlt_preis=None) if schritt.id == zeile.schritt else schritt
                for schritt in stein.schritte
            )
            return replace(stein, fehlt_preis=None, schritte=schritte)

        return am_baustein

    def _warum(
        self,
        wahl: str,
        grund: str,
        aendern: Callable[[TaktBaustein], TaktBaustein],
        *,
        tag: date | None = None,
    ) -> Warum:
        """Plan again with the Baustein changed; with `tag` only what lies on that day may move."""
        problem, bisher = self._whole if tag is None else self._day(tag)
        steine = tuple(aendern(stein) if stein.id == self.baustein else stein for stein in problem.bausteine)
        anders = replace(problem, bausteine=steine)
        if find_hindernisse(anders):
            return Warum(wahl, grund, None, bewiesen=True)
        loesung = find_best(anders, ANDERER_TAG) if tag is None else find_best_of((anders,), GRUENDLICH)
        if not loesung.hat_plan:
            return Warum(wahl, grund, None, bewiesen=False)
        mehr = (loesung.kosten - bisher) // FEIN
        return Warum(wahl, grund, mehr, bewiesen=tag is None and loesung.schranke >= loesung.kosten)

    @property
    def _whole(self) -> tuple[PlanningProblem, int]:
        """The problem of the whole course, and the points of the plan."""
        return self.problem, self.plan.kosten * FEIN

    def _day(self, tag: date) -> tuple[PlanningProblem, int]:
        """The problem of a day that may change, and the points that the plan has there."""
        if tag not in self._tage:
            wie_es_ist = cut_day(self.problem, self.plan, tag, frei=False)
            kosten = find_best_of((wie_es_ist,), GRUENDLICH).kosten
            self._tage[tag] = cut_day(self.problem, self.plan, tag, frei=True), kosten
        return self._tage[tag]


def _punkte(zahl: int) -> str:
    return "1 Punkt" if zahl == 1 else f"{zahl} Punkte"
