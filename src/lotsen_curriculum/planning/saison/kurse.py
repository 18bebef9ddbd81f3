"""One course of the season planned by itself, its teams fixed; and what the roster must give it where that fails."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.compose import NichtPlanbar, compose_seminarplan, find_plan
from lotsen_curriculum.planning.gruende.hindernisse import find_hindernisse
from lotsen_curriculum.planning.kern.beste import find_best
from lotsen_curriculum.planning.kern.loesen import STANDARD, Limits
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.planning.saison.modell import Schnitt
from lotsen_curriculum.planning.saison.termine import Dienst, Saison, Teams
from lotsen_curriculum.problems import Problem

__all__ = ["explain_allein", "find_schnitt", "plan_kurs", "sure_schnitte"]

HINWEIS = (
    "Die Leitung kommt aus einem gemeinsamen Dienstplan mit anderen Kursen; was über den besten Plan gesagt ist, "
    "gilt für diese Leitung."
)
"""Stands in each plan of a season, because the plan alone does not show why others don't lead."""

PROBE = Limits(breiten=(15,), notbreiten=(60, 300), zellen=0, ordnungen=4, zweige=4)
"""How hard it is tried whether a course can be planned with a part of its teams."""


def sure_schnitte(saison: Saison) -> tuple[Schnitt, ...]:
    """The cuts that are plain from the start: somebody must be able to lead each module that must be in a course."""
    schnitte = []
    for kurs, problem in enumerate(saison.kurse):
        alle = {(nummer, p) for nummer in saison.termine_of[kurs] for p in saison.termine[nummer].leitung}
        module = {baustein.modul for baustein in problem.bausteine if baustein.fehlt_preis is None}
        for modul in sorted(module):
            koennen = frozenset(dienst for dienst in alle if dienst[1] in saison.koennen[kurs, modul])
            if koennen and len(koennen) < len(alle):
                schnitte.append(Schnitt(kurs, koennen))
    return tuple(schnitte)


def plan_kurs(
    saison: Saison, kurs: int, teams: Teams, *, seed: int = 0, limits: Limits = STANDARD
) -> Seminarplan | None:
    """The plan of a course whose sessions have these teams; None where none is found."""
    problem = _with_teams(saison, kurs, teams, saison.termine_of[kurs])
    plan = None if find_hindernisse(problem) else find_plan(problem, seed=seed, limits=limits)
    if plan is None or not problem.trainer:
        return plan
    return plan.model_copy(update={"hinweise": (*plan.hinweise, HINWEIS)})


def explain_allein(saison: Saison, kurs: int) -> tuple[Problem, ...]:
    """Why a course can't be planned even if all its people are free; empty where it can.

    Raises `CurriculumError` as `build_problem` does.
    """
    if _plannable(saison.kurse[kurs]):
        return ()
    ergebnis = compose_seminarplan(saison.kurse[kurs])
    return ergebnis.problems if isinstance(ergebnis, NichtPlanbar) else ()


def find_schnitt(saison: Saison, kurs: int, teams: Teams) -> Schnitt:
    """What the roster must change for a course that can't be planned with these teams.

    Whoever joins a team only makes more plans possible. So where a course can't be planned with the teams of some
    sessions and everybody in the others, at least one person must join one of these teams. As few sessions are named as
    it takes: without any one of them a plan is found. And as few people: all others together would not help.
    """
    noetig = list(saison.termine_of[kurs])
    if not _plannable(saison.kurse[kurs]):
        return Schnitt(kurs, frozenset(_dazu(saison, noetig, teams)))
    for nummer in saison.termine_of[kurs]:
        rest = [andere for andere in noetig if andere != nummer]
        if not _plannable(_with_teams(saison, kurs, teams, rest)):
            noetig = rest
    dazu, groesser = set(_dazu(saison, noetig, teams)), dict(teams)
    for nummer, person in sorted(dazu):
        mit = groesser | {nummer: groesser[nummer] | {person}}
        if not _plannable(_with_teams(saison, kurs, mit, noetig)):
            groesser = mit
            dazu.discard((nummer, person))
    return Schnitt(kurs, frozenset(dazu))


def _dazu(saison: Saison, termine: Collection[int], teams: Teams) -> Iterator[Dienst]:
    """Who could join the teams of these sessions."""
    return ((n, person) for n in termine for person in saison.termine[n].leitung if person not in teams[n])


def _plannable(problem: PlanningProblem) -> bool:
    return not find_hindernisse(problem) and find_best(problem, PROBE).hat_plan


def _with_teams(saison: Saison, kurs: int, teams: Teams, termine: Collection[int]) -> PlanningProblem:
    """The problem of a course with only the team in each of these sessions, and everybody available in the others."""
    problem = saison.kurse[kurs]
    namen = {saison.termine[n].stelle: {saison.personen[person] for person in teams[n]} for n in termine}
    enger = [
        replace(termin, leitung=tuple(n for n in termin.leitung if problem.trainer[n].name in namen[stelle]))
        if stelle in namen
        else termin
        for stelle, termin in enumerate(problem.termine)
    ]
    return replace(problem, termine=tuple(enger))
