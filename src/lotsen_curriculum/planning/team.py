"""Who leads a Termin: the smallest team for the modules that are worked on, and a small automaton for the engine.

While a Termin grows, only the modules so far matter, and of those only which trainers can lead them. The automaton's
states are what is left after that reduction; its tables tell the engine the next state and the price of each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem, TaktTermin

__all__ = ["TeamAutomat", "build_team", "smallest_team"]

Zustand = frozenset[frozenset[int]]
"""For each module so far the trainers who can lead it; what follows from another entry is left out."""


def smallest_team(problem: PlanningProblem, termin: TaktTermin, module: Iterable[str]) -> tuple[int, ...] | None:
    """The smallest team that can lead all `module` in `termin`, the first of them in the order of the Anfrage.

    Whoever has led in it already belongs to it.
    """
    return _smallest(problem, termin, _dabei(termin) | {_koennen(problem, termin, modul) for modul in module})


@dataclass(frozen=True)
class TeamAutomat:
    """The states of one Termin; state 0 is the empty Termin.

    Attributes:
        weiter: For each state and module (by number) the next state.
        preise: Points of each state, `UNMOEGLICH` where no team can do it.
    """

    weiter: tuple[tuple[int, ...], ...]
    preise: tuple[int, ...]


def build_team(problem: PlanningProblem, termin: TaktTermin, module: tuple[str, ...]) -> TeamAutomat:
    """The automaton of `termin`; without trainers in the Anfrage it has one state and no price."""
    if not problem.trainer:
        return TeamAutomat(((0,) * len(module),), (0,))
    zustaende: dict[Zustand, int] = {frozenset(): 0}
    weiter: list[tuple[int, ...]] = []
    for zustand in (offen := [Zustand()]):
        folgen = [_add(zustand or _dabei(termin), _koennen(problem, termin, modul)) for modul in module]
        for folge in folgen:
            if folge not in zustaende:
                zustaende[folge] = len(zustaende)
                offen.append(folge)
        weiter.append(tuple(zustaende[folge] for folge in folgen))
    return TeamAutomat(tuple(weiter), tuple(_preis(problem, termin, zustand) for zustand in zustaende))


def _dabei(termin: TaktTermin) -> Zustand:
    """What those who have led already ask for: each of them."""
    return frozenset(frozenset({person}) for person in termin.dabei)


def _koennen(problem: PlanningProblem, termin: TaktTermin, modul: str) -> frozenset[int]:
    return frozenset(nummer for nummer in termin.leitung if regel.kompetent(problem.trainer[nummer], modul))


def _add(zustand: Zustand, koennen: frozenset[int]) -> Zustand:
    """`zustand` with one more module; whoever leads the module with the fewest trainers leads the others too."""
    if any(eintrag <= koennen for eintrag in zustand):
        return zustand
    return frozenset(eintrag for eintrag in zustand if not koennen <= eintrag) | {koennen}


def _preis(problem: PlanningProblem, termin: TaktTermin, zustand: Zustand) -> int:
    team = _smallest(problem, termin, zustand)
    return UNMOEGLICH if team is None else regel.trainer_zusaetzlich(team, problem.regeln)


def _smallest(problem: PlanningProblem, termin: TaktTermin, zustand: Zustand) -> tuple[int, ...] | None:
    """The smallest team with somebody for every entry; no more people than entries can be needed."""
    for groesse in range(min(problem.regeln.trainer_je_termin_max, len(zustand), len(termin.leitung)) + 1):
        for team in combinations(termin.leitung, groesse):
            if all(koennen.intersection(team) for koennen in zustand):
                return team
    return None
