"""Several courses together: a roster, then each course by itself, and back to the roster where that fails."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.hindernisse import find_hindernisse
from lotsen_curriculum.planning.loesen import STANDARD, Limits
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.planning.saison.dienstplan import Dienstplan, build_dienstplan, repair_dienstplan
from lotsen_curriculum.planning.saison.kollision import explain_offen, explain_schnitt, explain_vergeblich
from lotsen_curriculum.planning.saison.kurse import explain_allein, find_schnitt, plan_kurs, sure_schnitte
from lotsen_curriculum.planning.saison.loeser import require_ortools
from lotsen_curriculum.planning.saison.modell import Schnitt, open_schnitte
from lotsen_curriculum.planning.saison.raeume import find_doppelte_raeume
from lotsen_curriculum.planning.saison.termine import Saison, build_saison
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["RUNDEN", "SaisonErgebnis", "SaisonNichtPlanbar", "SaisonPlanbar", "SaisonProblem", "plan_saison"]

RUNDEN = 8
"""How often courses go back to the roster at most."""

WENIGE = 6
"""Courses up to which each is planned as thoroughly as alone."""

ZUEGIG = Limits(breiten=(60, 600), notbreiten=(300,), zellen=2_000_000, ordnungen=4, zweige=4)
"""How thoroughly each of more courses is planned: its points come out a few per cent higher, in a fifth of the time."""

Melden = Callable[[str], None]
"""Is told the title of the course that is planned next."""


class SaisonProblem(NamedTuple):
    """A problem with the index of the Anfrage that it stands in."""

    nummer: int
    problem: Problem


@dataclass(frozen=True)
class SaisonPlanbar:
    """All courses were planned.

    Attributes:
        plaene: The plans, in the order of the Anfragen.
        kosten: Points of the roster.
        schranke: Points that no roster can stay below.
        runden: How often the roster was made: once, and again for each time that courses went back to it.
    """

    plaene: tuple[Seminarplan, ...]
    kosten: int
    schranke: int
    runden: int


@dataclass(frozen=True)
class SaisonNichtPlanbar:
    """At least one course can't be planned; nothing is given for the others."""

    problems: tuple[SaisonProblem, ...]


SaisonErgebnis = SaisonPlanbar | SaisonNichtPlanbar


def plan_saison(
    curriculum: Curriculum,
    anfragen: Sequence[Anfrage],
    *,
    seed: int = 0,
    limits: Limits | None = None,
    runden: int = RUNDEN,
    melden: Melden = lambda _: None,
) -> SaisonErgebnis:
    """Plans courses that share trainers and rooms: nobody and no room is in two places at once.

    The order of the Anfragen plays no part. The same name is the same person, the same `ort` the same room.

    Args:
        curriculum: The data.
        anfragen: At least one; checked by `loading`.
        seed: Chooses among rosters and plans of equal points.
        limits: When the search for each plan stops; if not given, as for one course, and sooner for more than six.
        runden: How often courses may go back to the roster.
        melden: Is called with the title of each course before it is planned.

    Raises:
        CurriculumError: LC345 where the extra `saison` is not installed.
    """
    require_ortools()
    if gleiche := tuple(_gleiche_titel(anfragen)):
        return SaisonNichtPlanbar(gleiche)
    problems = [SaisonProblem(nummer, problem) for nummer, problem in find_doppelte_raeume(anfragen)]
    gebaut = [_build(curriculum, anfrage) for anfrage in anfragen]
    for nummer, bau in enumerate(gebaut):
        problems += [SaisonProblem(nummer, problem) for problem in bau[1]]
    if problems:
        return SaisonNichtPlanbar(tuple(problems))
    saison = build_saison([problem for problem, _ in gebaut if problem is not None])
    gruendlich = STANDARD if len(anfragen) <= WENIGE else ZUEGIG
    ergebnis = _Runden(saison, seed, limits or gruendlich, melden).run(runden)
    nummern = [[anfrage.titel for anfrage in anfragen].index(kurs.anfrage.titel) for kurs in saison.kurse]
    if isinstance(ergebnis, SaisonNichtPlanbar):
        return SaisonNichtPlanbar(tuple(SaisonProblem(nummern[kurs], problem) for kurs, problem in ergebnis.problems))
    plaene = dict(zip(nummern, ergebnis.plaene, strict=True))
    return SaisonPlanbar(
        tuple(plaene[nummer] for nummer in range(len(anfragen))), ergebnis.kosten, ergebnis.schranke, ergebnis.runden
    )


def _gleiche_titel(anfragen: Sequence[Anfrage]) -> Iterator[SaisonProblem]:
    titel = [anfrage.titel for anfrage in anfragen]
    for nummer, name in enumerate(titel):
        if name in titel[:nummer]:
            message = f"Zwei Anfragen heißen „{name}“; Kalender und Dienstplan könnten sie nicht auseinanderhalten."
            hint = "Geben Sie jedem Kurs einen eigenen Titel, zum Beispiel mit Ort und Monat."
            yield SaisonProblem(nummer, Problem("LC344", message, hint=hint, loc=("titel",)))


def _build(curriculum: Curriculum, anfrage: Anfrage) -> tuple[PlanningProblem | None, tuple[Problem, ...]]:
    """The problem of a course, or what is wrong with it whoever leads it."""
    try:
        problem = build_problem(curriculum, anfrage)
    except CurriculumError as fehler:
        return None, fehler.problems
    return problem, find_hindernisse(problem)


@dataclass
class _Runden:
    """The way from the roster to the courses and back; courses go by their index in the season.

    Attributes:
        fertig: The plans of courses whose teams have not changed since.
        zuletzt: The cuts that came last.
    """

    saison: Saison
    seed: int
    limits: Limits
    melden: Melden
    schnitte: list[Schnitt] = field(default_factory=list)
    fertig: dict[int, Seminarplan] = field(default_factory=dict)
    zuletzt: list[Schnitt] = field(default_factory=list)

    def run(self, runden: int) -> SaisonErgebnis:
        """Plans all courses, with at most so many rosters."""
        self.schnitte = list(sure_schnitte(self.saison))
        dienstplan = build_dienstplan(self.saison, self.schnitte, seed=self.seed)
        for runde in range(1, runden + 1):
            if problems := tuple(self._collisions(dienstplan)) or tuple(self._plan(dienstplan)):
                return SaisonNichtPlanbar(problems)
            if len(self.fertig) == len(self.saison.kurse):
                plaene = tuple(self.fertig[kurs] for kurs in range(len(self.saison.kurse)))
                return SaisonPlanbar(plaene, dienstplan.kosten, dienstplan.schranke, runde)
            vorher, dienstplan = dienstplan, repair_dienstplan(dienstplan, self.schnitte, seed=self.seed)
            self._drop(vorher, dienstplan)
        problem = explain_vergeblich(self.saison, self.zuletzt)
        return SaisonNichtPlanbar((SaisonProblem(self.zuletzt[0].kurs, problem),))

    def _collisions(self, dienstplan: Dienstplan) -> Iterator[SaisonProblem]:
        """What the roster could not do, each collision once."""
        gesagt: set[str] = set()
        for nummer in dienstplan.offen:
            problem = explain_offen(self.saison, nummer)
            if problem.message not in gesagt:
                gesagt.add(problem.message)
                yield SaisonProblem(self.saison.termine[nummer].kurs, problem)
        if not gesagt:
            for schnitt in open_schnitte(dienstplan.teams, self.schnitte):
                yield SaisonProblem(schnitt.kurs, explain_schnitt(self.saison, schnitt, self.schnitte))

    def _plan(self, dienstplan: Dienstplan) -> Iterator[SaisonProblem]:
        """Plans what is not planned; a course that fails gives a cut, or its problems where the roster can't help."""
        self.zuletzt = []
        for kurs, problem in enumerate(self.saison.kurse):
            if kurs in self.fertig:
                continue
            self.melden(problem.anfrage.titel)
            plan = plan_kurs(self.saison, kurs, dienstplan.teams, seed=self.seed, limits=self.limits)
            if plan is not None:
                self.fertig[kurs] = plan
            elif problems := explain_allein(self.saison, kurs):
                yield from (SaisonProblem(kurs, each) for each in problems)
            else:
                self.zuletzt.append(find_schnitt(self.saison, kurs, dienstplan.teams))
        self.schnitte += self.zuletzt

    def _drop(self, vorher: Dienstplan, nachher: Dienstplan) -> None:
        """Forget the plans of courses with other teams than before."""
        for nummer, team in nachher.teams.items():
            if team != vorher.teams[nummer]:
                self.fertig.pop(self.saison.termine[nummer].kurs, None)
