"""Plan an instance and hold the result against the checker; look at rows by what they are."""

from typing import Any

from bauen import anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan, Zeile
from lotsen_curriculum.planning import NichtPlanbar, Planbar, build_problem, check_plan, compose_seminarplan

__all__ = ["codes", "plane", "scheitere", "schritte", "zeilen"]


def plane(welt: Curriculum, *termine: str, **weiteres: Any) -> Seminarplan:
    """The plan of an Anfrage that can be planned; the checker accepts it."""
    wunsch = anfrage(*termine, **weiteres)
    ergebnis = compose_seminarplan(build_problem(welt, wunsch))
    assert isinstance(ergebnis, Planbar), ergebnis
    assert check_plan(ergebnis.plan, welt, wunsch) == ()
    return ergebnis.plan


def scheitere(welt: Curriculum, *termine: str, **weiteres: Any) -> NichtPlanbar:
    """Why an Anfrage can't be planned."""
    ergebnis = compose_seminarplan(build_problem(welt, anfrage(*termine, **weiteres)))
    assert isinstance(ergebnis, NichtPlanbar), ergebnis
    return ergebnis


def codes(ergebnis: NichtPlanbar) -> list[str]:
    """The codes of the problems, in order."""
    return [problem.code for problem in ergebnis.problems]


def zeilen(plan: Seminarplan, art: str) -> list[Zeile]:
    """The rows of one kind, over all Termine."""
    return [zeile for termin in plan.termine for zeile in termin.zeilen if zeile.art == art]


def schritte(plan: Seminarplan) -> list[str]:
    """The Schritte of a plan as `m1-1/a`, in order."""
    return [f"{zeile.baustein}/{zeile.schritt}" for zeile in zeilen(plan, "schritt")]
