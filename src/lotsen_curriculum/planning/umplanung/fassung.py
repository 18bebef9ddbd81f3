"""The next version of a plan: from the solution of a re-planning to a plan, its points, and who leads it."""

from dataclasses import replace

from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.hinweise import hinweise_of
from lotsen_curriculum.planning.kern.arbeit import Arbeit
from lotsen_curriculum.planning.kern.bound import compute_schranke
from lotsen_curriculum.planning.kern.loesen import Loesung
from lotsen_curriculum.planning.kern.tafeln import build_tafeln
from lotsen_curriculum.planning.plan import build_plan, with_kosten
from lotsen_curriculum.planning.problem import FEIN, PlanningProblem
from lotsen_curriculum.planning.umplanung.leitung import keep_leitung
from lotsen_curriculum.planning.umplanung.umplanung import Umplanung

__all__ = ["next_fassung"]


def next_fassung(umplanung: Umplanung, aenderung: Aenderung, problem: PlanningProblem, loesung: Loesung) -> Seminarplan:
    """The plan of a solution that was found in the order of `problem`, as the version that follows the old one."""
    blick, geaendert = umplanung.blick, umplanung.geaendert
    fest = umplanung.hold(problem, umplanung.treue)
    uebergangen = _uebergangen(problem, fest)
    kosten = (loesung.kosten - _treue_preis(umplanung, problem, loesung.arbeiten) + uebergangen) // FEIN
    schranke = min(kosten, -(-(_schranke(umplanung, problem) + uebergangen) // FEIN))
    ganz = replace(fest, bausteine=problem.bausteine)
    plan = build_plan(ganz, loesung.arbeiten, kosten=kosten, schranke=schranke)
    nummern = [geaendert.nummern[termin.stelle] for termin in problem.termine]
    termine = tuple(t.model_copy(update={"nummer": n}) for t, n in zip(plan.termine, nummern, strict=True))
    plan = plan.model_copy(update={"termine": termine})
    plan, mehr = keep_leitung(problem, blick, plan, aenderung.treue_leitung)
    fassung, frueher = blick.plan.fassung + 1, (h for h in blick.plan.hinweise if h.startswith("Fassung "))
    weiteres = {
        "fassung": fassung,
        "gehalten_bis": blick.bis,
        "abgesagt": geaendert.abgesagt,
        "hinweise": (*hinweise_of(ganz, plan), *frueher, f"Fassung {fassung}: {aenderung.grund}"),
    }
    return with_kosten(plan, kosten + mehr).model_copy(update=weiteres)


def _treue_preis(umplanung: Umplanung, problem: PlanningProblem, arbeiten: tuple[Arbeit, ...]) -> int:
    """What the changes of a solution cost: its price less that of the rules."""
    alt = {(zeile.baustein, zeile.schritt): gehalten for _, zeile, gehalten in umplanung.blick.schritte}
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
    return mehr + len((alt.keys() & bekannt) - getan) * umplanung.treue * FEIN


def _schranke(umplanung: Umplanung, problem: PlanningProblem) -> int:
    """Points that no plan stays below that keeps what was held, in the order of `problem`."""
    return compute_schranke(build_tafeln(umplanung.hold(problem, 0))).anfang[0]


def _uebergangen(problem: PlanningProblem, fest: PlanningProblem) -> int:
    """The price of optional Schritte that were left out in what was held; the engine does not see them any more."""
    return sum(
        schritt.fehlt_preis or 0
        for alt, neu in zip(problem.bausteine, fest.bausteine, strict=True)
        for schritt in alt.schritte
        if schritt.id not in {bleibt.id for bleibt in neu.schritte}
    )
