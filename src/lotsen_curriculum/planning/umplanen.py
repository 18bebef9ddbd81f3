"""Re-planning: what was held stays, and the rest changes as little as possible.

Each changed row costs points beside the prices of the rules (`festhalten`); the plan with the least sum is looked for
by the engine that makes new plans. Codes: LC330 the plan does not fit the data of today, LC331 see `gehalten`, LC332
nothing can be planned any more after the change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.anfrage import TerminWunsch
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.regelwerk import regeln_of
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.abdeckung import solve_covered
from lotsen_curriculum.planning.aendern import Geaendert, apply_aenderung
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.beste import find_best_of
from lotsen_curriculum.planning.bound import compute_schranke
from lotsen_curriculum.planning.check import check_plan
from lotsen_curriculum.planning.compose import NichtPlanbar
from lotsen_curriculum.planning.festhalten import Gehalten, Stelle, hold_on, order_like
from lotsen_curriculum.planning.gehalten import Rueckblick, look_back
from lotsen_curriculum.planning.hindernisse import find_hindernisse
from lotsen_curriculum.planning.leitung import keep_leitung, with_those_who_led
from lotsen_curriculum.planning.loesen import STANDARD, Limits, Loesung, solve
from lotsen_curriculum.planning.machbar import is_machbar
from lotsen_curriculum.planning.ordnung import candidate_orders
from lotsen_curriculum.planning.plan import Arbeit, build_plan, with_kosten
from lotsen_curriculum.planning.problem import FEIN, UNMOEGLICH, PlanningProblem
from lotsen_curriculum.planning.tafeln import build_tafeln
from lotsen_curriculum.planning.unterschied import Unterschied, compare_plans
from lotsen_curriculum.planning.versuch import PROBE
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["Umgeplant", "replan_seminarplan"]

TREUE_MAX = 1000
"""The price of a changed row where nothing asks for a change."""

MEHR_MIN = (15, 30, 45, 60, 90, 120)
"""By how much one session is tried to end later where nothing can be planned any more."""


@dataclass(frozen=True)
class Umgeplant:
    """A plan after a change.

    Attributes:
        plan: The new plan; its gap compares it with all plans that keep what was held, however much they change.
        unterschied: What is different from the old plan.
        bewiesen: Whether no plan has fewer points when each changed row is counted too.
    """

    plan: Seminarplan
    unterschied: Unterschied
    bewiesen: bool


def replan_seminarplan(
    plan: Seminarplan,
    curriculum: Curriculum,
    aenderung: Aenderung,
    *,
    seed: int = 0,
    limits: Limits = STANDARD,
) -> Umgeplant | NichtPlanbar:
    """The plan after `aenderung`, or why there is none.

    Where the range of UE can't be kept any more, the plan says so in a hint and stays below or above it.

    Args:
        plan: The plan as it was made, or its last version.
        curriculum: The data; the plan must still fit them.
        aenderung: What has changed, as `load_aenderung` reads it and checks it against the plan.
        seed: Chooses among plans of equal points.
        limits: When the search stops.

    Raises:
        CurriculumError: LC330 and all that `check_plan` finds where the plan does not fit the data of today; LC331;
            what `build_problem` raises where the change makes no sense.
    """
    _check_still_fits(plan, curriculum)
    raster = regeln_of(curriculum.regelwerke[plan.anfrage.regelwerk], plan.anfrage).raster_min
    blick = look_back(plan, aenderung.stand, raster)
    geaendert = apply_aenderung(blick.plan, aenderung)
    treue = aenderung.treue if _concerns_content(aenderung) else TREUE_MAX
    umplanung = _Umplanung(blick, geaendert, build_problem(curriculum, geaendert.anfrage), treue, limits)
    for problem in (umplanung.problem, umplanung.ohne_spanne):
        loesung, ordnungen = umplanung.solve(problem, seed)
        if loesung.hat_plan:
            return umplanung.finish(plan, aenderung, ordnungen, loesung)
    return NichtPlanbar(umplanung.gruende(), {})


def _concerns_content(aenderung: Aenderung) -> bool:
    """Whether more has changed than days and places: otherwise no row has a reason to change."""
    zeiten = any(t.entfaellt or t.von or t.bis or t.raum for t in aenderung.termine)
    gruppe = aenderung.personen is not None or aenderung.deutsch is not None
    geschafft = aenderung.stand is not None and aenderung.stand.geschafft is not None
    return zeiten or gruppe or geschafft or bool(aenderung.neue_termine or aenderung.fehlt)


def _check_still_fits(plan: Seminarplan, curriculum: Curriculum) -> None:
    problems = check_plan(plan, curriculum, plan.anfrage)
    if problems:
        message = "Der Plan passt nicht zu den heutigen Modulen, Methoden und Regeln; so wird er nicht umgeplant."
        hint = "Planen Sie mit der Anfrage neu, oder nehmen Sie die Daten, mit denen der Plan entstand (--daten)."
        raise CurriculumError([Problem("LC330", message, hint=hint), *problems])


@dataclass(frozen=True)
class _Umplanung:
    """One re-planning.

    Attributes:
        neu: The problem of the changed Anfrage, nothing held on to yet.
    """

    blick: Rueckblick
    geaendert: Geaendert
    neu: PlanningProblem
    treue: int
    limits: Limits

    @property
    def problem(self) -> PlanningProblem:
        """The new problem in the order of the old plan."""
        neu = with_those_who_led(self.neu, self.blick, self.geaendert.nummern)
        return order_like(neu, self.blick.plan, self.blick.gehaltene)

    @property
    def ohne_spanne(self) -> PlanningProblem:
        """The same without a range of UE."""
        return replace(self.problem, lernzeit_min=(0, UNMOEGLICH))

    def solve(self, problem: PlanningProblem, seed: int) -> tuple[Loesung, tuple[PlanningProblem, ...]]:
        """The plan with the fewest points, changed rows included, and the orders that were tried for it.

        First the rows of unchanged sessions begin when they did; then only what is better than that is looked for.
        Orders other than the old one are tried only where that has no plan.
        """
        fest = self.hold(problem, self.treue)
        if self._hindernisse(fest):
            return Loesung(UNMOEGLICH, UNMOEGLICH), ()
        ruhig = find_best_of((self.hold(problem, self.treue, bleiben=True),), self.limits, seed=seed)
        loesung = self._better(fest, ruhig, seed)
        andere = () if loesung.hat_plan else self._other_orders(problem)
        if andere:
            kandidaten = tuple(self.hold(ordnung, self.treue) for ordnung in andere)
            loesung = find_best_of(kandidaten, self.limits, seed=seed)
        return loesung, (problem, *andere)

    def _better(self, fest: PlanningProblem, ruhig: Loesung, seed: int) -> Loesung:
        """The best plan if it is better than `ruhig`, otherwise that with what is known about all plans."""

        def suche(zweig: PlanningProblem, unter: int) -> Loesung:
            return solve(zweig, limits=self.limits, seed=seed, unter=min(unter, ruhig.kosten))

        loesung = solve_covered(fest, suche, zweige=self.limits.zweige)
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

    def gruende(self) -> tuple[Problem, ...]:
        """Why there is no plan after the change."""
        hindernisse = self._hindernisse(self.hold(self.ohne_spanne, 0))
        if hindernisse:
            return hindernisse
        message = "Nach dieser Änderung geht der Plan nicht mehr auf: Was sein muss, passt nicht in die übrige Zeit."
        hint = "Verlängern Sie einen Termin, nehmen Sie unter „neue_termine“ einen dazu, oder wählen Sie etwas ab."
        laenger = next(self._longer(), None)
        if laenger is None:
            return (Problem("LC332", message, hint=hint, loc=("termine",)),)
        hilft = f"Mit dem Termin am {laenger.datum:%d.%m.%Y} bis {laenger.bis:%H:%M} geht er auf."
        return (Problem("LC332", message, hint=hilft, loc=("termine",)),)

    def _longer(self) -> Iterator[TerminWunsch]:
        """Sessions with a later end with which there is a plan; the least later first."""
        laufend = self._frei_ab(self.problem)
        offen = [t.stelle for n, t in enumerate(self.problem.termine) if laufend is None or n >= laufend.termin]
        for mehr, stelle in product(MEHR_MIN, offen):
            termine = list(self.geaendert.anfrage.termine)
            bis = uhrzeit_to_minuten(termine[stelle].bis) + mehr
            danach = [t.von for t in termine if t.datum == termine[stelle].datum and t.von >= termine[stelle].bis]
            if bis <= min([24 * 60 - 1, *map(uhrzeit_to_minuten, danach)]):
                termine[stelle] = termine[stelle].model_copy(update={"bis": minuten_to_uhrzeit(bis)})
                if self._works(tuple(termine)):
                    yield termine[stelle]

    def _works(self, termine: tuple[TerminWunsch, ...]) -> bool:
        """Whether a plan is found with other sessions."""
        anfrage = self.geaendert.anfrage.model_copy(update={"termine": termine})
        anders = replace(self, neu=build_problem(self.neu.curriculum, anfrage))
        fest = anders.hold(anders.ohne_spanne, 0)
        return not anders._hindernisse(fest) and is_machbar(fest) and find_best_of((fest,), PROBE).hat_plan

    def finish(
        self, alt: Seminarplan, aenderung: Aenderung, ordnungen: tuple[PlanningProblem, ...], loesung: Loesung
    ) -> Umgeplant:
        """The plan of a solution, with all that makes it the next version of the old one."""
        problem = ordnungen[0]
        fest = self.hold(problem, self.treue)
        uebergangen = _uebergangen(problem, fest)
        kosten = (loesung.kosten - self._treue_preis(problem, loesung.arbeiten) + uebergangen) // FEIN
        plan = build_plan(
            replace(fest, bausteine=problem.bausteine),
            loesung.arbeiten,
            kosten=kosten,
            schranke=min(kosten, -(-(self._schranke(ordnungen) + uebergangen) // FEIN)),
        )
        nummern = [self.geaendert.nummern[termin.stelle] for termin in problem.termine]
        termine = tuple(t.model_copy(update={"nummer": n}) for t, n in zip(plan.termine, nummern, strict=True))
        plan, mehr = keep_leitung(
            problem, self.blick, plan.model_copy(update={"termine": termine}), aenderung.treue_leitung
        )
        neu = with_kosten(plan, kosten + mehr).model_copy(
            update={
                "fassung": alt.fassung + 1,
                "gehalten_bis": self.blick.bis,
                "abgesagt": self.geaendert.abgesagt,
                "hinweise": (*plan.hinweise, *_gruende(alt), f"Fassung {alt.fassung + 1}: {aenderung.grund}"),
            }
        )
        return Umgeplant(neu, compare_plans(alt, neu), bewiesen=loesung.schranke >= loesung.kosten)

    def _treue_preis(self, problem: PlanningProblem, arbeiten: tuple[Arbeit, ...]) -> int:
        """What the changes of a solution cost: its price less that of the rules."""
        alt = {(zeile.baustein, zeile.schritt): gehalten for _, zeile, gehalten in self.blick.schritte}
        preise = {
            (baustein.id, schritt.id, wahl.methode): dict(wahl.preise)
            for baustein in problem.bausteine
            for schritt in baustein.schritte
            for wahl in schritt.wahlen
        }
        mehr, getan = 0, set()
        for arbeit in arbeiten:
            if arbeit.baustein and arbeit.schritt and arbeit.wahl:
                getan.add((arbeit.baustein.id, arbeit.schritt.id))
                if not alt.get((arbeit.baustein.id, arbeit.schritt.id)):
                    grund = preise[arbeit.baustein.id, arbeit.schritt.id, arbeit.wahl.methode]
                    mehr += dict(arbeit.wahl.preise)[arbeit.dauer] - grund[arbeit.dauer]
        bekannt = {(baustein.id, schritt.id) for baustein in problem.bausteine for schritt in baustein.schritte}
        return mehr + len((alt.keys() & bekannt) - getan) * self.treue * FEIN

    def _schranke(self, ordnungen: tuple[PlanningProblem, ...]) -> int:
        """Points that no plan stays below that keeps what was held, in the orders that were tried."""
        frei = (self.hold(ordnung, 0) for ordnung in ordnungen)
        return min(compute_schranke(build_tafeln(kandidat)).anfang[0] for kandidat in frei)


def _uebergangen(problem: PlanningProblem, fest: PlanningProblem) -> int:
    """The price of optional Schritte that were left out in what was held; the engine does not see them any more."""
    return sum(
        schritt.fehlt_preis or 0
        for alt, neu in zip(problem.bausteine, fest.bausteine, strict=True)
        for schritt in alt.schritte
        if schritt.id not in {bleibt.id for bleibt in neu.schritte}
    )


def _gruende(alt: Seminarplan) -> tuple[str, ...]:
    """The reasons of earlier re-plannings."""
    return tuple(hinweis for hinweis in alt.hinweise if hinweis.startswith("Fassung "))
