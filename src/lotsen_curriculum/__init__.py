"""Qualifizierung von Integrationslots*innen in Hesse as data: seminar plans that hold, documents, certificates.

The names below are what scripts need; each is imported when it is first used, so that importing the package costs
nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lotsen_curriculum.documents.agenda import build_agenda
    from lotsen_curriculum.documents.arten import ARTEN
    from lotsen_curriculum.documents.leitfaden import build_leitfaden
    from lotsen_curriculum.documents.trainerplan import build_trainerplan
    from lotsen_curriculum.loading import dump_plan, load_aenderung, load_anfrage, load_curriculum, load_plan
    from lotsen_curriculum.model.aenderung import Aenderung
    from lotsen_curriculum.model.anfrage import Anfrage
    from lotsen_curriculum.model.curriculum import Curriculum
    from lotsen_curriculum.model.seminarplan import Seminarplan
    from lotsen_curriculum.planning import (
        Abhilfe,
        Konflikt,
        NichtPlanbar,
        Planbar,
        Umgeplant,
        Warum,
        build_problem,
        compose_seminarplan,
        explain_baustein,
        find_abhilfen,
        find_konflikt,
        replan_seminarplan,
    )
    from lotsen_curriculum.planning.check import check_plan
    from lotsen_curriculum.problems import CurriculumError, Problem
    from lotsen_curriculum.rendering import render

__all__ = [
    "ARTEN",
    "Abhilfe",
    "Aenderung",
    "Anfrage",
    "Curriculum",
    "CurriculumError",
    "Konflikt",
    "NichtPlanbar",
    "Planbar",
    "Problem",
    "Seminarplan",
    "Umgeplant",
    "Warum",
    "build_agenda",
    "build_leitfaden",
    "build_problem",
    "build_trainerplan",
    "check_plan",
    "compose_seminarplan",
    "dump_plan",
    "explain_baustein",
    "find_abhilfen",
    "find_konflikt",
    "load_aenderung",
    "load_anfrage",
    "load_curriculum",
    "load_plan",
    "render",
    "replan_seminarplan",
]

_HOMES = {
    "ARTEN": "documents.arten",
    "Abhilfe": "planning",
    "Aenderung": "model.aenderung",
    "Anfrage": "model.anfrage",
    "Curriculum": "model.curriculum",
    "CurriculumError": "problems",
    "Konflikt": "planning",
    "NichtPlanbar": "planning",
    "Planbar": "planning",
    "Problem": "problems",
    "Seminarplan": "model.seminarplan",
    "Umgeplant": "planning",
    "Warum": "planning",
    "build_agenda": "documents.agenda",
    "build_leitfaden": "documents.leitfaden",
    "build_problem": "planning",
    "build_trainerplan": "documents.trainerplan",
    "check_plan": "planning.check",
    "compose_seminarplan": "planning",
    "dump_plan": "loading",
    "explain_baustein": "planning",
    "find_abhilfen": "planning",
    "find_konflikt": "planning",
    "load_aenderung": "loading",
    "load_anfrage": "loading",
    "load_curriculum": "loading",
    "load_plan": "loading",
    "render": "rendering",
    "replan_seminarplan": "planning",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
