"""Trials: what is planned without some of what the Anfrage states, each looked at once.

A trial asks three questions, the cheap ones first: does one look show an obstacle, could there be a plan at all, is
there one? A no to the first two is proven. A plan is always a plan; where none is found within the limits of the last
question, that counts as a no.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lotsen_curriculum.planning.abdeckung import solve_covered
from lotsen_curriculum.planning.angaben import Angabe
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.hindernisse import find_hindernisse
from lotsen_curriculum.planning.lage import ZUGABEN_MIN, Lage
from lotsen_curriculum.planning.loesen import Limits, Loesung, solve
from lotsen_curriculum.planning.machbar import is_machbar
from lotsen_curriculum.planning.ordnung import candidate_orders
from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem
from lotsen_curriculum.problems import CurriculumError

__all__ = ["PROBE", "Versuche", "find_any", "find_minimal"]

PROBE = Limits(breiten=(15,), notbreiten=(60, 300), zellen=0, ordnungen=8, zweige=4)
"""How hard a single trial looks for a plan."""

KEINE = Loesung(UNMOEGLICH, UNMOEGLICH)
"""Proven: there is no plan."""

Weg = frozenset[Angabe]
"""What is taken away."""


def find_any(problem: PlanningProblem, limits: Limits) -> Loesung:
    """The first plan that is found, in the first candidate order that has one; `UNMOEGLICH` as bound is a proof."""
    offen = False
    for kandidat in candidate_orders(problem, limits.ordnungen):
        if is_machbar(kandidat):
            loesung = solve_covered(
                kandidat,
                lambda zweig, unter: solve(zweig, limits=limits, seed=0, unter=unter),
                zweige=limits.zweige,
            )
            if loesung.hat_plan:
                return loesung
            offen |= loesung.schranke < UNMOEGLICH
    return Loesung(UNMOEGLICH, 0) if offen else KEINE


@dataclass(frozen=True, eq=False)
class Versuche:
    """All trials about one problem that has no plan."""

    problem: PlanningProblem
    _gebaut: dict[tuple[Weg, int], PlanningProblem | None] = field(default_factory=dict)
    _moeglich: dict[tuple[Weg, int], bool] = field(default_factory=dict)
    _geloest: dict[Weg, tuple[Loesung, Lage]] = field(default_factory=dict)

    def is_free(self, weg: Weg) -> bool:
        """Whether one look shows no obstacle."""
        return any(self._is_free(weg, mehr) for mehr in _stufen(weg))

    def is_machbar(self, weg: Weg) -> bool:
        """Whether there could be a plan, as far as no search is needed to see that."""
        return any(self._is_machbar(weg, mehr) for mehr in _stufen(weg))

    def has_plan(self, weg: Weg) -> bool:
        """Whether a plan is found; with less taken away it would hold for `weg` too, and a no with more as well."""
        if weg not in self._geloest:
            if any(loesung.hat_plan and weniger <= weg for weniger, (loesung, _) in self._geloest.items()):
                return True
            if any(not loesung.hat_plan and weg <= mehr for mehr, (loesung, _) in self._geloest.items()):
                return False
        return self.solution(weg)[0].hat_plan

    def solution(self, weg: Weg) -> tuple[Loesung, Lage]:
        """The first plan that is found, and what it was made for."""
        if weg not in self._geloest:
            self._geloest[weg] = self._solve(weg)
        return self._geloest[weg]

    def _solve(self, weg: Weg) -> tuple[Loesung, Lage]:
        for mehr in _stufen(weg):
            neu = self._build(weg, mehr)
            if neu is not None and self._is_machbar(weg, mehr) and (loesung := find_any(neu, PROBE)).hat_plan:
                return loesung, self._lage(weg, mehr)
        return Loesung(UNMOEGLICH, 0), self._lage(weg, 0)

    def _lage(self, weg: Weg, mehr: int) -> Lage:
        """The data and the Anfrage without some Angaben, sessions whose end is among them later by `mehr` minutes."""
        lage = Lage(self.problem.curriculum, self.problem.anfrage, mehr)
        for angabe in sorted(weg, key=lambda angabe: angabe.satz):
            lage = angabe.ohne(lage)
        return lage

    def _is_free(self, weg: Weg, mehr: int) -> bool:
        neu = self._build(weg, mehr)
        return neu is not None and not find_hindernisse(neu)

    def _is_machbar(self, weg: Weg, mehr: int) -> bool:
        if (weg, mehr) not in self._moeglich:
            neu = self._build(weg, mehr)
            moeglich = neu is not None and self._is_free(weg, mehr) and any(map(is_machbar, _orders(neu)))
            self._moeglich[weg, mehr] = moeglich
        return self._moeglich[weg, mehr]

    def _build(self, weg: Weg, mehr: int) -> PlanningProblem | None:
        if (weg, mehr) not in self._gebaut:
            lage = self._lage(weg, mehr)
            try:
                self._gebaut[weg, mehr] = build_problem(lage.curriculum, lage.anfrage)
            except CurriculumError:
                self._gebaut[weg, mehr] = None
        return self._gebaut[weg, mehr]


def _stufen(weg: Weg) -> tuple[int, ...]:
    """By how much sessions are tried to end later."""
    return ZUGABEN_MIN if any(angabe.ende for angabe in weg) else ZUGABEN_MIN[:1]


def _orders(problem: PlanningProblem) -> tuple[PlanningProblem, ...]:
    return candidate_orders(problem, PROBE.ordnungen)


def find_minimal(helps: Callable[[Sequence[Angabe]], bool], alle: Sequence[Angabe]) -> list[Angabe] | None:
    """A smallest choice of `alle`, the first of them preferred, that helps; None where not even all do (QuickXplain).

    Smallest means that it does not help any more without any single one of them.
    """
    if not helps(alle):
        return None
    return [] if helps([]) else _quickxplain(helps, [], alle, pruefen=False)


def _quickxplain(
    helps: Callable[[Sequence[Angabe]], bool], fest: Sequence[Angabe], rest: Sequence[Angabe], *, pruefen: bool
) -> list[Angabe]:
    """The members of `rest` that, with `fest`, are a smallest choice; `pruefen` where `fest` may be enough."""
    if pruefen and helps(fest):
        return []
    if len(rest) == 1:
        return list(rest)
    erste, zweite = rest[: len(rest) // 2], rest[len(rest) // 2 :]
    aus_zweiter = _quickxplain(helps, [*fest, *erste], zweite, pruefen=bool(erste))
    aus_erster = _quickxplain(helps, [*fest, *aus_zweiter], erste, pruefen=bool(aus_zweiter))
    return [*aus_erster, *aus_zweiter]
