"""Model to plan: the problem, its rules, what becomes of a solution; with rooms for engine, reasons and re-planning.

Units inside the engine: times are Takte (steps of the raster), prices are points, and what is numbered counts from 0,
where no name and no docstring says otherwise.
"""

from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.check import check_plan
from lotsen_curriculum.planning.compose import Ergebnis, NichtPlanbar, Planbar, compose_seminarplan
from lotsen_curriculum.planning.gruende.abhilfe import Abhilfe, find_abhilfen
from lotsen_curriculum.planning.gruende.konflikt import Konflikt, find_konflikt
from lotsen_curriculum.planning.gruende.warum import Warum, explain_baustein
from lotsen_curriculum.planning.kern.loesen import STANDARD, Limits
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.planning.umplanung.umplanen import Umgeplant, replan_seminarplan
from lotsen_curriculum.planning.umplanung.unterschied import Unterschied

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
