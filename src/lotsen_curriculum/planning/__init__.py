"""Model to plan: problem, rules, engine; and the independent checker.

Units inside the engine: times are Takte (steps of the raster), prices are points, and what is numbered counts from 0,
where no name and no docstring says otherwise.
"""

from lotsen_curriculum.planning.abhilfe import Abhilfe, find_abhilfen
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.check import check_plan
from lotsen_curriculum.planning.compose import Ergebnis, NichtPlanbar, Planbar, compose_seminarplan
from lotsen_curriculum.planning.konflikt import Konflikt, find_konflikt
from lotsen_curriculum.planning.loesen import STANDARD, Limits
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.planning.umplanen import Umgeplant, replan_seminarplan
from lotsen_curriculum.planning.unterschied import Unterschied
from lotsen_curriculum.planning.warum import Warum, explain_baustein

__all__ = [
    "STANDARD",
    "Abhilfe",
    "Ergebnis",
    "Konflikt",
    "Limits",
    "NichtPlanbar",
    "Planbar",
    "PlanningProblem",
    "Umgeplant",
    "Unterschied",
    "Warum",
    "build_problem",
    "check_plan",
    "compose_seminarplan",
    "explain_baustein",
    "find_abhilfen",
    "find_konflikt",
    "replan_seminarplan",
]
