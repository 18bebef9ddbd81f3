"""One re-planning: the problem that holds on to the old plan, the orders that are tried, and why there is no plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain, islice, product

from lotsen_curriculum.model.anfrage import TerminWunsch
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.festhalten import Gehalten, Stelle, hold_on, order_like
from lotsen_curriculum.planning.gehalten import Rueckblick
from lotsen_curriculum.planning.gruende.hindernisse import find_hindernisse
from lotsen_curriculum.planning.gruende.versuch import PROBE
from lotsen_curriculum.planning.kern.abdeckung import solve_covered
from lotsen_curriculum.planning.kern.beste import find_best_of
from lotsen_curriculum.planning.kern.loesen import Limits, Loesung, solve
from lotsen_curriculum.planning.kern.machbar import is_machbar
from lotsen_curriculum.planning.ordnung import candidate_orders
from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem, TaktTermin
from lotsen_curriculum.planning.umplanung.aendern import Geaendert
from lotsen_curriculum.planning.umplanung.leitung import with_those_who_led
from lotsen_curriculum.planning.umplanung.neben import explain_busy, find_collisions, without_busy
from lotsen_curriculum.planning.umplanung.umordnen import Verteilung, cheap_orders
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["Umplanung"]

MEHR_MIN = (15, 30, 45, 60, 90, 120)
"""By how much one session is tried to end later where nothing can be planned any more."""

NEUE_NUMMERN = 1_000_000
"""Sessions that are only tried have numbers from here on, which no session of a plan has."""

UMORDNUNGEN, VORRAT = 3, 20
"""How many other orders are tried where a Baustein can't stay in its session, and from how many they are chosen."""


@dataclass(frozen=True)
class Umplanung:
    """One re-planning.

    Attributes:
        blick: The old plan as it was held.
        neu: The problem of the changed Anfrage, nothing held on to yet.
        treue: Points for each change of a row.
        neben: The plans of other courses that share people and rooms.
    """

    blick: Rueckblick
    geaendert: Geaendert
    neu: PlanningProblem
    treue: int
    limits: Limits
    neben: tuple[Seminarplan, ...] = ()

    @property
    def problem(self) -> PlanningProblem:
        """The new problem in the order of the old plan."""
        neu = with_those_who_led(without_busy(self.neu, self.neben), self.blick, self.geaendert.nummern)
        return order_like(neu, self.blick.plan, self.blick.gehaltene)

    @property
    def ohne_spanne(self) -> PlanningProblem:
        """The same without a range of UE."""
        return replace(self.problem, lernzeit_min=(0, UNMOEGLICH))

    def solve(self, problem: PlanningProblem, seed: int) -> tuple[Loesung, PlanningProblem]:
        """The plan with the fewest points, changed rows included, and the problem in the order in which it was found.

        Orders other than the old one are tried where a Baustein can't stay in its session, or where that has no plan.
        """
        if self._hindernisse(self.hold(problem, self.treue)):
            return Loesung(UNMOEGLICH, UNMOEGLICH), problem
        ordnungen = (problem, *self._exchanges(problem))
        loesung = self._stay(problem, seed) if len(ordnungen) == 1 else self._best_of(ordnungen, seed)
        if not loesung.hat_plan:
            ordnungen = (problem, *self._other_orders(problem))
            loesung = self._best_of(ordnungen, seed)
        return loesung, next(eine for eine in ordnungen if _follows(eine, loesung.im_plan))

    def _exchanges(self, problem: PlanningProblem) -> tuple[PlanningProblem, ...]:
        """The cheapest orders in which each Baustein has somebody to lead it, as far as the clock allows them."""
        orders = cheap_orders(problem, self._alte_verteilung(problem), self.treue, VORRAT)
        return tuple(islice((eine for eine in orders if is_machbar(self.hold(eine, self.treue))), UMORDNUNGEN))

    def _best_of(self, ordnungen: tuple[PlanningProblem, ...], seed: int) -> Loesung:
        """The best plan in several orders; once there is a plan, only the two most promising are searched."""
        limits = replace(self.limits, schritte_suche=2 * sum(len(b.schritte) for b in ordnungen[0].bausteine))
        return find_best_of(tuple(self.hold(eine, self.treue) for eine in ordnungen), limits, seed=seed)

    def _stay(self, problem: PlanningProblem, seed: int) -> Loesung:
        """The best plan in the old order.

        First the rows of unchanged sessions begin when they did; then only what is better than that is looked for.
        """
        ruhig = find_best_of((self.hold(problem, self.treue, bleiben=True),), self.limits, seed=seed)

        def suche(zweig: PlanningProblem, unter: int) -> Loesung:
            return solve(
                zweig, limits=self.limits, seed=seed, unter=min(unter, ruhig.kosten), aufschlag=ruhig.aufschlag
            )

        loesung = solve_covered(self.hold(problem, self.treue), suche, zweige=self.limits.zweige)
        return loesung if loesung.hat_plan else replace(ruhig, schranke=min(loesung.schranke, ruhig.kosten))

    def hold(self, problem: PlanningProblem, treue: int, *, bleiben: bool = False) -> PlanningProblem:
        """`problem` with what was held fixed and with a price of `treue` points on each change.

        With `bleiben` the rows of sessions that are as long as before begin when they did.
        """
        nummern = {self.geaendert.nummern[termin.stelle]: n for n, termin in enumerate(problem.termine)}
        gleich = self._unchanged(problem) if bleiben else frozenset()
        zeilen = {
            (zeile.baustein or "", zeile.schritt or ""): Gehalten(
                zeile, nummern.get(nummer), gehalten, bleibt=nummer in gleich
            )
            for nummer, zeile, gehalten in self.blick.schritte
        }
        return hold_on(problem, zeilen, self._frei_ab(problem), treue)

    def _unchanged(self, problem: PlanningProblem) -> frozenset[int]:
        """Numbers of the sessions that begin and end when they did; one that is running late is none of them."""
        vorher = {t.nummer or n: (t.von, t.bis) for n, t in enumerate(self.blick.plan.termine, start=1)}
        neu = {self.geaendert.nummern[n]: (t.von, t.bis) for n, t in enumerate(problem.anfrage.termine)}
        gleich = {nummer for nummer, zeiten in neu.items() if vorher.get(nummer) == zeiten}
        laufend = self._frei_ab(problem) if self.blick.anders else None
        if laufend is not None:
            gleich.discard(self.geaendert.nummern[problem.termine[laufend.termin].stelle])
        return frozenset(gleich)

    def _frei_ab(self, problem: PlanningProblem) -> Stelle | None:
        laufend = self.blick.laufend
        if laufend is None or self.blick.frei_ab_min is None:
            return None
        nummer = next(
            n
            for n, termin in enumerate(problem.termine)
            if termin.datum == laufend.datum and termin.von == uhrzeit_to_minuten(laufend.von)
        )
        raster = problem.regeln.raster_min
        return Stelle(nummer, -(-(self.blick.frei_ab_min - problem.termine[nummer].von) // raster))

    def _alte_verteilung(self, problem: PlanningProblem) -> Verteilung:
        """Where the old plan has each Baustein in the new problem."""
        nummern = {self.geaendert.nummern[termin.stelle]: n for n, termin in enumerate(problem.termine)}
        paare = ((zeile.baustein or "", nummern.get(nummer)) for nummer, zeile, _ in self.blick.schritte)
        laufend = self._frei_ab(problem)
        return Verteilung(
            {baustein: termin for baustein, termin in paare if termin is not None},
            (laufend.termin, laufend.takt) if laufend else (0, 0),
            self.blick.gehaltene,
        )

    def _other_orders(self, problem: PlanningProblem) -> tuple[PlanningProblem, ...]:
        """Candidate orders that leave in place what was held."""
        zahl = len(self.blick.gehaltene)
        vorn = problem.bausteine[:zahl]
        orders = candidate_orders(problem, self.limits.ordnungen)
        return tuple(o for o in orders if o.bausteine[:zahl] == vorn and o.bausteine != problem.bausteine)

    def _hindernisse(self, problem: PlanningProblem) -> tuple[Problem, ...]:
        """Obstacles; a room that was too small is no obstacle once its session was held."""
        laufend = self._frei_ab(problem)
        gehalten = {t.stelle for n, t in enumerate(problem.termine) if laufend is not None and n <= laufend.termin}
        return tuple(
            hindernis
            for hindernis in find_hindernisse(problem)
            if not (hindernis.code == "LC311" and hindernis.loc[1] in gehalten)
        )

    @property
    def kollisionen(self) -> tuple[Problem, ...]:
        """What other courses take up and no plan can mend."""
        return find_collisions(self.neu, self.neben, self._offene())

    def _offene(self) -> tuple[TaktTermin, ...]:
        """The sessions that have not begun."""
        laufend = self._frei_ab(self.neu)
        return self.neu.termine if laufend is None else self.neu.termine[laufend.termin + 1 :]

    def gruende(self) -> tuple[Problem, ...]:
        """Why there is no plan after the change. Raises `CurriculumError` as `build_problem` does."""
        allein = replace(self, neben=())
        if self.neben and allein.solve(allein.ohne_spanne, 0)[0].hat_plan:
            return (explain_busy(self.neu, self.neben, self._offene()),)
        hindernisse = self._hindernisse(self.hold(self.ohne_spanne, 0))
        if hindernisse:
            return hindernisse
        message = "Nach dieser Änderung geht der Plan nicht mehr auf: Was sein muss, passt nicht in die übrige Zeit."
        hint = "Verlängern Sie einen Termin, nehmen Sie unter „neue_termine“ einen dazu, oder wählen Sie etwas ab."
        hilft = next(chain(self._longer(), self._more()), hint)
        return (Problem("LC332", message, hint=hilft, loc=("termine",)),)

    def _longer(self) -> Iterator[str]:
        """Each session with a later end with which there is a plan, as a remedy; the least later first."""
        laufend = self._frei_ab(self.problem)
        offen = [t.stelle for n, t in enumerate(self.problem.termine) if laufend is None or n >= laufend.termin]
        for mehr, stelle in product(MEHR_MIN, offen):
            termine = list(self.geaendert.anfrage.termine)
            bis = uhrzeit_to_minuten(termine[stelle].bis) + mehr
            danach = [t.von for t in termine if t.datum == termine[stelle].datum and t.von >= termine[stelle].bis]
            if bis <= min([24 * 60 - 1, *map(uhrzeit_to_minuten, danach)]):
                termine[stelle] = termine[stelle].model_copy(update={"bis": minuten_to_uhrzeit(bis)})
                if self._works(tuple(termine)):
                    wann = f"{termine[stelle].datum:%d.%m.%Y} bis {termine[stelle].bis:%H:%M}"
                    yield f"Mit dem Termin am {wann} geht er auf."

    def _more(self) -> Iterator[str]:
        """As many of the longest sessions that were lost, brought back at the end, as it takes for a plan: a remedy."""
        termine, neue = self.geaendert.anfrage.termine, {termin.datum for termin in self.geaendert.anfrage.termine}
        verloren = [t for t in self.blick.plan.anfrage.termine if t.datum not in neue]
        verloren.sort(key=lambda t: uhrzeit_to_minuten(t.von) - uhrzeit_to_minuten(t.bis))
        tage = [max(neue) + timedelta(days=7 * n) for n in range(1, len(verloren) + 1)]
        ersatz = [t.model_copy(update={"datum": tag}) for t, tag in zip(verloren, tage, strict=True)]
        for zahl in range(1, len(ersatz) + 1):
            if self._works((*termine, *ersatz[:zahl])):
                wort = "einem weiteren Termin" if zahl == 1 else f"{zahl} weiteren Terminen"
                zeiten = " und ".join(dict.fromkeys(f"{t.von:%H:%M} bis {t.bis:%H:%M}" for t in ersatz[:zahl]))
                yield f"Mit {wort} ({zeiten}) unter „neue_termine“ geht er auf."

    def _works(self, termine: tuple[TerminWunsch, ...]) -> bool:
        """Whether a plan is found with other sessions; those that are new stand last."""
        anfrage = self.geaendert.anfrage.model_copy(update={"termine": termine})
        nummern = (*self.geaendert.nummern, *range(NEUE_NUMMERN, NEUE_NUMMERN + len(termine)))[: len(termine)]
        geaendert = replace(self.geaendert, anfrage=anfrage, nummern=nummern)
        anders = replace(self, geaendert=geaendert, neu=build_problem(self.neu.curriculum, anfrage))
        fest = anders.hold(anders.ohne_spanne, 0)
        return not anders._hindernisse(fest) and is_machbar(fest) and find_best_of((fest,), PROBE).hat_plan


def _follows(problem: PlanningProblem, im_plan: tuple[str, ...]) -> bool:
    """Whether the Bausteine of a plan stand in the order of the problem."""
    dabei = set(im_plan)
    return tuple(baustein.id for baustein in problem.bausteine if baustein.id in dabei) == im_plan
