"""The driver: from a planning problem to a plan with its proven gap, or to the reasons why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass

from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.gruende.explain import explain
from lotsen_curriculum.planning.gruende.hindernisse import find_hindernisse
from lotsen_curriculum.planning.kern.beste import find_best
from lotsen_curriculum.planning.kern.loesen import STANDARD, Limits
from lotsen_curriculum.planning.plan import build_plan
from lotsen_curriculum.planning.problem import FEIN, PlanningProblem
from lotsen_curriculum.problems import Problem

__all__ = ["Ergebnis", "NichtPlanbar", "Planbar", "compose_seminarplan", "find_plan"]


@dataclass(frozen=True)
class Planbar:
    """A plan was found."""

    plan: Seminarplan


@dataclass(frozen=True)
class NichtPlanbar:
    """There is no plan.

    Attributes:
        problems: Why, the first rule that can't hold first.
        fehlende_min: Minutes that are missing, by index of the Termin in the Anfrage; with them there is a plan.
    """

    problems: tuple[Problem, ...]
    fehlende_min: Mapping[int, int]


Ergebnis = Planbar | NichtPlanbar


def compose_seminarplan(problem: PlanningProblem, *, seed: int = 0, limits: Limits = STANDARD) -> Ergebnis:
    """The best plan that is found within `limits`, with its proven gap; or why there is none.

    Args:
        problem: What to plan.
        seed: Chooses among plans of equal points.
        limits: When the search stops. The clock plays no part: the same input gives the same plan.
    """
    hindernisse = find_hindernisse(problem)
    if hindernisse:
        return NichtPlanbar(hindernisse, {})
    plan = find_plan(problem, seed=seed, limits=limits)
    return NichtPlanbar(*explain(problem, find_best)) if plan is None else Planbar(plan)


def find_plan(problem: PlanningProblem, *, seed: int = 0, limits: Limits = STANDARD) -> Seminarplan | None:
    """The same without a reason where none is found; for problems in which one look shows no obstacle."""
    loesung = find_best(problem, limits, seed=seed)
    if not loesung.hat_plan:
        return None
    kosten, schranke = loesung.kosten // FEIN, loesung.schranke // FEIN
    plan = build_plan(problem, loesung.arbeiten, kosten=kosten, schranke=schranke)
    return plan.model_copy(update={"ordnungen": loesung.ordnungen})
