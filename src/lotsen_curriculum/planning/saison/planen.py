"""Several courses together: a roster, then each course by itself, and back to the roster where that fails.

A course that can't be planned is told with its reasons, its people are free for the others, and these are planned.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.gruende.hindernisse import find_hindernisse
from lotsen_curriculum.planning.kern.loesen import STANDARD, Limits
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.planning.raeume import find_doppelte_raeume
from lotsen_curriculum.planning.saison.dienstplan import Dienstplan, build_dienstplan, leave_out, repair_dienstplan
from lotsen_curriculum.planning.saison.kollision import explain_offen, explain_schnitt, explain_vergeblich
from lotsen_curriculum.planning.saison.kurse import explain_allein, find_schnitt, plan_kurs, sure_schnitte
from lotsen_curriculum.planning.saison.loeser import require_ortools
from lotsen_curriculum.planning.saison.modell import Schnitt, open_schnitte
from lotsen_curriculum.planning.saison.termine import Saison, build_saison
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["RUNDEN", "SaisonErgebnis", "SaisonProblem", "plan_saison"]

RUNDEN = 8
"""How many rosters are made at most."""

WENIGE = 6
"""Courses up to which each is planned as thoroughly as alone."""

ZUEGIG = Limits(breiten=(60,), notbreiten=(300,), schritte=2, ordnungen=4, zweige=4)
"""How thoroughly each of more courses is planned: its points come out a few per cent higher, in a third of the time."""

Gruende = dict[str, tuple[Problem, ...]]
"""Why courses have no plan, by title."""

Melden = Callable[[str], None]
"""Is told the title of the course that is planned next."""


class SaisonProblem(NamedTuple):
    """A problem with the index of the Anfrage that it stands in."""

    nummer: int
    problem: Problem


@dataclass(frozen=True)
class SaisonErgebnis:
    """What became of several courses.

    Attributes:
        plaene: The plans, in the order of the Anfragen; None where a course has none.
        problems: Why, at least one for each course without a plan; nobody and no room is taken up by such a course.
        kosten: Points of the roster of the courses that were planned.
        schranke: Points that no roster of these courses can stay below.
        runden: How many rosters were made: one, and another each time that courses went back to it.
        zurueck: How often a course went back to the roster, because there was no plan with the people that it had.
    """

    plaene: tuple[Seminarplan | None, ...]
    problems: tuple[SaisonProblem, ...] = ()
    kosten: int = 0
    schranke: int = 0
    runden: int = 0
    zurueck: int = 0

    @property
    def fertige(self) -> tuple[Seminarplan, ...]:
        """The plans that there are."""
        return tuple(plan for plan in self.plaene if plan is not None)


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

    The order of the Anfragen plays no part. The same name is the same person, the same `ort` the same room. A course
    that can't be planned does not keep the others from their plans; of two that need the same, one is planned.

    Args:
        curriculum: The data.
        anfragen: At least one; checked by `loading`.
        seed: Chooses among rosters and plans of equal points.
        limits: When the search for each plan stops; if not given, as for one course, and sooner for more than six.
        runden: How many rosters are made at most.
        melden: Is called with the title of each course before it is planned.

    Raises:
        CurriculumError: LC345 where the extra `saison` is not installed.
    """
    require_ortools()
    if gleiche := tuple(_gleiche_titel(anfragen)):
        return SaisonErgebnis((None,) * len(anfragen), gleiche)
    problems, gruende = _look_at_each(curriculum, sorted(anfragen, key=lambda anfrage: anfrage.titel))
    gruendlich = STANDARD if len(anfragen) <= WENIGE else ZUEGIG
    saison = build_saison(problems)
    dienstplan = build_dienstplan(saison, sure_schnitte(saison), seed=seed)
    lauf = _Lauf(dienstplan, gruende, seed, limits or gruendlich, melden, dienstplan.sicher)
    lauf.run(runden)
    return lauf.as_ergebnis(anfragen)


def _gleiche_titel(anfragen: Sequence[Anfrage]) -> Iterator[SaisonProblem]:
    titel = [anfrage.titel for anfrage in anfragen]
    for nummer, name in enumerate(titel):
        if name in titel[:nummer]:
            message = f"Zwei Anfragen heißen „{name}“; Kalender und Dienstplan könnten sie nicht auseinanderhalten."
            hint = "Geben Sie jedem Kurs einen eigenen Titel, zum Beispiel mit Ort und Monat."
            yield SaisonProblem(nummer, Problem("LC344", message, hint=hint, loc=("titel",)))


def _look_at_each(curriculum: Curriculum, anfragen: Sequence[Anfrage]) -> tuple[list[PlanningProblem], Gruende]:
    """The problems of the courses that may have a plan, and what is wrong with the others whoever leads them."""
    gruende: dict[str, tuple[Problem, ...]] = {}
    for nummer, problem in find_doppelte_raeume(anfragen):
        titel = anfragen[nummer].titel
        gruende[titel] = (*gruende.get(titel, ()), problem)
    gebaut = []
    for anfrage in anfragen:
        try:
            gebaut.append(build_problem(curriculum, anfrage))
            gefunden = find_hindernisse(gebaut[-1])
        except CurriculumError as fehler:
            gefunden = fehler.problems
        if gefunden:
            gruende[anfrage.titel] = (*gruende.get(anfrage.titel, ()), *gefunden)
    return [problem for problem in gebaut if problem.anfrage.titel not in gruende], gruende


@dataclass
class _Lauf:
    """The way from the roster to the courses and back; courses go by their index in the season.

    Attributes:
        gruende: Why courses have no plan, by title; also of those that are not in the season.
        schnitte: What courses need of the roster.
        fertig: The plans of courses whose teams have not changed since.
        zurueck: How often a course went back to the roster.
    """

    dienstplan: Dienstplan
    gruende: Gruende
    seed: int
    limits: Limits
    melden: Melden
    schnitte: tuple[Schnitt, ...]
    fertig: dict[int, Seminarplan] = field(default_factory=dict)
    runden: int = 0
    zurueck: int = 0

    def run(self, runden: int) -> None:
        """Plans all courses that can be planned, with at most so many rosters."""
        self._settle()
        while True:
            self.runden += 1
            neue = tuple(self._plan())
            self.zurueck += len(neue)
            if not neue or self.runden == runden:
                break
            self._go_back(neue)
        for schnitt in neue:
            self._give_up(schnitt.kurs, (explain_vergeblich(self.saison, [schnitt]),))
        self.dienstplan = leave_out(self.dienstplan, self.ohne)

    @property
    def saison(self) -> Saison:
        """The courses that have or had a chance."""
        return self.dienstplan.saison

    @property
    def ohne(self) -> frozenset[int]:
        """The courses of the season that have no plan and won't have one."""
        return frozenset(kurs for kurs in range(len(self.saison.kurse)) if self._titel(kurs) in self.gruende)

    def as_ergebnis(self, anfragen: Sequence[Anfrage]) -> SaisonErgebnis:
        """What became of the courses, in the order of their Anfragen."""
        plaene = {self._titel(kurs): plan for kurs, plan in self.fertig.items()}
        gruende = [(n, problem) for n, eine in enumerate(anfragen) for problem in self.gruende.get(eine.titel, ())]
        return SaisonErgebnis(
            plaene=tuple(plaene.get(anfrage.titel) for anfrage in anfragen),
            problems=tuple(SaisonProblem(nummer, problem) for nummer, problem in gruende),
            kosten=self.dienstplan.kosten,
            schranke=self.dienstplan.schranke,
            runden=self.runden,
            zurueck=self.zurueck,
        )

    def _plan(self) -> Iterator[Schnitt]:
        """Plans what is not planned; a course that fails is given up, or gives a cut where the roster can help."""
        for kurs in sorted({*range(len(self.saison.kurse))} - self.ohne - self.fertig.keys()):
            self.melden(self._titel(kurs))
            plan = plan_kurs(self.saison, kurs, self.dienstplan.teams, seed=self.seed, limits=self.limits)
            if plan is not None:
                self.fertig[kurs] = plan
            elif problems := explain_allein(self.saison, kurs):
                self._give_up(kurs, problems)
            else:
                yield find_schnitt(self.saison, kurs, self.dienstplan.teams)

    def _go_back(self, neue: Sequence[Schnitt]) -> None:
        """Another roster, which keeps these cuts too; plans of courses with other teams than before are forgotten."""
        vorher = self.dienstplan.teams
        self.schnitte += tuple(neue)
        self._repair()
        self._settle()
        for nummer, team in self.dienstplan.teams.items():
            if team != vorher[nummer]:
                self.fertig.pop(self.saison.termine[nummer].kurs, None)

    def _settle(self) -> None:
        """Give up courses that lack somebody, those that lack most first, until the roster serves all others."""
        while fehlt := self._what_lacks():
            self._give_up(*fehlt)
            self._repair()

    def _repair(self) -> None:
        self.schnitte = tuple(schnitt for schnitt in self.schnitte if schnitt.kurs not in self.ohne)
        self.dienstplan = repair_dienstplan(leave_out(self.dienstplan, self.ohne), self.schnitte, seed=self.seed)

    def _what_lacks(self) -> tuple[int, tuple[Problem, ...]] | None:
        """The course that lacks somebody in most sessions, or else most of what it needs, and why; None without any."""
        teams = self.dienstplan.teams
        if unbesetzt := self.dienstplan.offen:
            kurs = _most([self.saison.termine[nummer].kurs for nummer in unbesetzt])
            return kurs, explain_offen(self.saison, kurs, unbesetzt, teams)
        if offen := open_schnitte(teams, self.schnitte):
            kurs = _most([schnitt.kurs for schnitt in offen])
            eigene = [schnitt for schnitt in offen if schnitt.kurs == kurs]
            return kurs, tuple(explain_schnitt(self.saison, schnitt, self.schnitte, teams) for schnitt in eigene)
        return None

    def _give_up(self, kurs: int, problems: tuple[Problem, ...]) -> None:
        self.gruende[self._titel(kurs)] = problems
        self.fertig.pop(kurs, None)

    def _titel(self, kurs: int) -> str:
        return self.saison.kurse[kurs].anfrage.titel


def _most(kurse: Sequence[int]) -> int:
    """The course that is named most often, of several the last."""
    zahlen = Counter(kurse)
    return max(zahlen, key=lambda kurs: (zahlen[kurs], kurs))
