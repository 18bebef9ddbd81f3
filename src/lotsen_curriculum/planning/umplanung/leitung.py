"""Who leads after a re-planning: what was led is a fact, and whoever was to lead a Schritt goes on doing so.

That somebody else leads a Schritt has a price of its own, to be weighed against that of one person more in a session.
The engine decides what is done and when; this decides by whom.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile
from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.gehalten import Rueckblick
from lotsen_curriculum.planning.problem import FEIN, PlanningProblem, TaktTermin
from lotsen_curriculum.planning.team import smallest_team

__all__ = ["keep_leitung", "with_those_who_led"]


def with_those_who_led(problem: PlanningProblem, blick: Rueckblick, nummern: tuple[int, ...]) -> PlanningProblem:
    """`problem` with the people in each session who have led in it: they were there, whatever has changed since.

    Args:
        problem: The new problem.
        blick: The old plan as it was held.
        nummern: For each session of the Anfrage the number that it has in the old plan.
    """
    stellen = {trainer.name: stelle for stelle, trainer in enumerate(problem.trainer)}
    dabei: dict[int, set[int]] = {}
    for nummer, zeile, gehalten in blick.schritte:
        if gehalten:
            dabei.setdefault(nummer, set()).update(stellen[name] for name in zeile.trainer)
    termine = tuple(_with(termin, dabei.get(nummern[termin.stelle], set())) for termin in problem.termine)
    return replace(problem, termine=termine)


def _with(termin: TaktTermin, dabei: set[int]) -> TaktTermin:
    return replace(termin, leitung=tuple(sorted({*termin.leitung, *dabei})), dabei=tuple(sorted(dabei)))


def keep_leitung(problem: PlanningProblem, blick: Rueckblick, plan: Seminarplan, treue: int) -> tuple[Seminarplan, int]:
    """`plan` led by those who led it before, and by how many points its teams are dearer than the smallest ones.

    Args:
        problem: What was planned, its sessions in the order of `plan`.
        blick: The old plan as it was held.
        plan: The new plan, its sessions with their numbers.
        treue: Points for each Schritt that somebody else leads; among teams that cost the same, the fewest change.
    """
    if not problem.trainer:
        return plan, 0
    sitzungen = [_Sitzung(problem, blick, *paar) for paar in zip(problem.termine, plan.termine, strict=True)]
    teams = [min(sitzung.teams, key=lambda team: sitzung.rank(team, treue * FEIN)) for sitzung in sitzungen]
    termine = tuple(sitzung.led_by(team) for sitzung, team in zip(sitzungen, teams, strict=True))
    mehr = sum(sitzung.mehrpreis(team) for sitzung, team in zip(sitzungen, teams, strict=True))
    return plan.model_copy(update={"termine": termine}), mehr // FEIN


@dataclass(frozen=True)
class _Sitzung:
    """One session whose rows need somebody who leads them; people are indices in `problem.trainer`."""

    problem: PlanningProblem
    blick: Rueckblick
    takt: TaktTermin
    termin: PlanTermin

    @property
    def teams(self) -> Iterator[tuple[int, ...]]:
        """All teams in which each has something to lead, the smallest first, then in the order of the Anfrage."""
        leitung = self.takt.leitung
        for zahl in range(1, min(self.problem.regeln.trainer_je_termin_max, len(leitung)) + 1):
            for team in combinations(leitung, zahl):
                if {self._leader(zeile, team) for zeile in self._schritte} == set(team):
                    yield team

    def rank(self, team: tuple[int, ...], treue: int) -> tuple[int, int]:
        """What a team costs with its changes, and how many Schritte it leads that somebody else led."""
        paare = ((self._before(zeile), self._leader(zeile, team)) for zeile in self._schritte)
        anders = sum(vorher is not None and vorher != jetzt for vorher, jetzt in paare)
        return regel.trainer_zusaetzlich(team, self.problem.regeln) + treue * anders, anders

    def mehrpreis(self, team: tuple[int, ...]) -> int:
        """Parts of a point by which a team is dearer than the smallest, which the engine has counted."""
        module = {self._modul(zeile) for zeile in self._schritte}
        kleinstes = smallest_team(self.problem, self.takt, module) or ()
        regeln = self.problem.regeln
        return regel.trainer_zusaetzlich(team, regeln) - regel.trainer_zusaetzlich(kleinstes, regeln)

    def led_by(self, team: tuple[int, ...]) -> PlanTermin:
        """The session with the names of those who lead each row."""
        zeilen = (self._named(zeile, team) for zeile in self.termin.zeilen)
        return self.termin.model_copy(update={"zeilen": tuple(zeilen)})

    def _named(self, zeile: Zeile, team: tuple[int, ...]) -> Zeile:
        if not zeile.trainer:
            return zeile
        leader = self._leader(zeile, team) if zeile.art == "schritt" else self._leader_of_frame(zeile, team)
        assert leader is not None  # only teams that can lead all Schritte are taken
        return zeile.model_copy(update={"trainer": (self.problem.trainer[leader].name,)})

    def _leader(self, zeile: Zeile, team: tuple[int, ...]) -> int | None:
        """Who of a team leads a Schritt: who led it, or the first who can; None where nobody can."""
        vorher = self._before(zeile)
        if self.blick.is_held(self.termin, zeile):
            return vorher
        koennen = [person for person in team if regel.kompetent(self.problem.trainer[person], self._modul(zeile))]
        return vorher if vorher in koennen else next(iter(koennen), None)

    def _leader_of_frame(self, zeile: Zeile, team: tuple[int, ...]) -> int:
        """Who leads another row: who led it where that has been held, otherwise the first of the team."""
        vorher = self._before(zeile) if self.blick.is_held(self.termin, zeile) else None
        return team[0] if vorher is None else vorher

    def _before(self, zeile: Zeile) -> int | None:
        """Who led the row in the old plan, or was to lead it."""
        ort = (zeile.baustein, zeile.schritt) if zeile.art == "schritt" else (self.termin.nummer, zeile.von)
        name = self.blick.leitung.get(ort)
        return next((n for n, trainer in enumerate(self.problem.trainer) if trainer.name == name), None)

    def _modul(self, zeile: Zeile) -> str:
        return self.problem.curriculum.modul_of_baustein[zeile.baustein or ""].id

    @cached_property
    def _schritte(self) -> tuple[Zeile, ...]:
        return tuple(zeile for zeile in self.termin.zeilen if zeile.art == "schritt")
