"""Model to plan: problem, rules, engine; and the independent checker."""

from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.check import check_plan
from lotsen_curriculum.planning.compose import Ergebnis, NichtPlanbar, Planbar, compose_seminarplan
from lotsen_curriculum.planning.loesen import STANDARD, Limits
from lotsen_curriculum.planning.problem import PlanningProblem

__all__ = [
    "STANDARD",
    "Ergebnis",
    "Limits",
    "NichtPlanbar",
    "Planbar",
    "PlanningProblem",
    "build_problem",
    "check_plan",
    "compose_seminarplan",
]
