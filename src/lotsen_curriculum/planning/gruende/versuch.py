"""Trials: what is planned without some of what the Anfrage states, each looked at once.

A trial asks three questions, the cheap ones first: does one look show an obstacle, could there be a plan at all, is
there one? A no to the first two is proven. A plan is always a plan; where none is found within the limits of the last
question, that counts as a no.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.gruende.angabe import Angabe
from lotsen_curriculum.planning.gruende.hindernisse import find_hindernisse
from lotsen_curriculum.planning.gruende.lage import ZUGABEN_MIN, Lage
from lotsen_curriculum.planning.kern.abdeckung import solve_covered
from lotsen_curriculum.planning.kern.loesen import Limits, Loesung, solve
from lotsen_curriculum.planning.kern.machbar import find_machbare
from lotsen_curriculum.planning.ordnung import candidate_orders
from lotsen_curriculum.planning.pausen import gesamt_min, pausen_spanne
from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem
from lotsen_curriculum.problems import CurriculumError

__all__ = ["PROBE", "Versuche", "find_minimal"]

PROBE = Limits(breiten=(15,), notbreiten=(60, 300), zellen=0, ordnungen=8, zweige=4)
"""How hard a single trial looks for a plan."""

WENIGE = 3
"""In so many orders of the Bausteine a plan is looked for where a no means only that a remedy is not told."""

Weg = frozenset[Angabe]
"""What is taken away."""


def _find_any(kandidaten: Sequence[PlanningProblem], *, gruendlich: bool) -> Loesung:
    """The first plan that is found in any of the orders: quickly in all of them, then thoroughly in the first."""
    schnell = replace(PROBE, notbreiten=())
    reihen = ((schnell, kandidaten), (PROBE, kandidaten[:1])) if gruendlich else ((schnell, kandidaten[:WENIGE]),)
    for limits, ordnungen in reihen:
        for ordnung in ordnungen:
            loesung = _solve_one(ordnung, limits)
            if loesung.hat_plan:
                return loesung
    return Loesung(UNMOEGLICH, 0)


def _solve_one(kandidat: PlanningProblem, limits: Limits) -> Loesung:
    def suche(zweig: PlanningProblem, unter: int) -> Loesung:
        return solve(zweig, limits=limits, seed=0, unter=unter)

    return solve_covered(kandidat, suche, zweige=limits.zweige)


@dataclass(frozen=True, eq=False)
class Versuche:
    """All trials about one problem that has no plan.

    Attributes:
        gruendlich: Whether a plan is looked for with all of `PROBE` before a question is answered with no.
    """

    problem: PlanningProblem
    gruendlich: bool = True
    _gebaut: dict[tuple[Weg, int], PlanningProblem | None] = field(default_factory=dict)
    _ordnungen: dict[tuple[Weg, int], "_Ordnungen"] = field(default_factory=dict)
    _geloest: dict[Weg, tuple[Loesung, Lage]] = field(default_factory=dict)

    @property
    def gesucht(self) -> int:
        """For how many questions plans were searched."""
        return len(self._geloest)

    def is_free(self, weg: Weg) -> bool:
        """Whether one look shows no obstacle."""
        return any(self._is_free(*versuch) for versuch in self._stufen(weg))

    def is_machbar(self, weg: Weg) -> bool:
        """Whether there could be a plan, as far as no search is needed to see that."""
        return any(self._machbare(*versuch).erste for versuch in self._stufen(weg))

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
        for bleibt, mehr in self._stufen(weg):
            if bleibt != weg and not self.has_plan(bleibt):
                continue
            loesung = _find_any(self._machbare(bleibt, mehr).alle, gruendlich=self.gruendlich)
            if loesung.hat_plan:
                return loesung, self._lage(bleibt, mehr)
        return Loesung(UNMOEGLICH, 0), self._lage(weg, 0)

    def _stufen(self, weg: Weg) -> Iterator[tuple[Weg, int]]:
        """What is tried in turn: sessions whose end is taken away end later, as much as the matter needs first."""
        ohne_enden = frozenset(angabe for angabe in weg if not angabe.ende)
        enden = len(weg - ohne_enden)
        wenig, viel = self._stoff_min
        frei = {mehr: self._frei_min + mehr * enden for mehr in ZUGABEN_MIN if mehr and enden}
        for mehr in sorted(frei, key=lambda mehr: max(0, wenig - frei[mehr], frei[mehr] - viel)):
            yield weg, mehr
        yield ohne_enden, 0

    @cached_property
    def _stoff_min(self) -> tuple[int, int]:
        """Usual minutes of what must be in, and of all candidates."""
        muss, alles = 0, 0
        for baustein in self.problem.bausteine:
            for schritt in baustein.schritte:
                wahl = min(schritt.wahlen[:1], default=None)
                takte = min(wahl.preise, key=lambda paar: paar[1])[0] if wahl else 0
                alles += takte
                muss += takte if baustein.fehlt_preis is None and schritt.fehlt_preis is None else 0
        raster = self.problem.regeln.raster_min
        return muss * raster, alles * raster

    @property
    def _frei_min(self) -> int:
        """Minutes between Ankommen and Abschluss of all sessions, without the breaks that they need."""
        regeln, spanne = self.problem.regeln, pausen_spanne(self.problem)
        rand = (regeln.ankommen_min + regeln.abschluss_min) * len(self.problem.termine)
        return gesamt_min(self.problem) - rand - spanne.kommt_min[0] * regeln.raster_min

    def _lage(self, weg: Weg, mehr: int) -> Lage:
        """The data and the Anfrage without some Angaben, sessions whose end is among them later by `mehr` minutes."""
        lage = Lage(self.problem.curriculum, self.problem.anfrage, mehr)
        for angabe in sorted(weg, key=lambda angabe: angabe.satz):
            lage = angabe.ohne(lage)
        return lage

    def _is_free(self, weg: Weg, mehr: int) -> bool:
        neu = self._build(weg, mehr)
        return neu is not None and not find_hindernisse(neu)

    def _machbare(self, weg: Weg, mehr: int) -> "_Ordnungen":
        if (weg, mehr) not in self._ordnungen:
            neu = self._build(weg, mehr) if self._is_free(weg, mehr) else None
            ordnungen = () if neu is None else candidate_orders(neu, PROBE.ordnungen)
            self._ordnungen[weg, mehr] = _Ordnungen(find_machbare(ordnungen))
        return self._ordnungen[weg, mehr]

    def _build(self, weg: Weg, mehr: int) -> PlanningProblem | None:
        if (weg, mehr) not in self._gebaut:
            lage = self._lage(weg, mehr)
            try:
                self._gebaut[weg, mehr] = build_problem(lage.curriculum, lage.anfrage)
            except CurriculumError:
                self._gebaut[weg, mehr] = None
        return self._gebaut[weg, mehr]


@dataclass(frozen=True, eq=False)
class _Ordnungen:
    """The orders of the Bausteine in which there could be a plan, looked for only as far as they are asked for."""

    suche: Iterator[PlanningProblem]

    @cached_property
    def erste(self) -> PlanningProblem | None:
        """The first one; None where there is proven to be no plan in any."""
        return next(self.suche, None)

    @cached_property
    def alle(self) -> tuple[PlanningProblem, ...]:
        """All of them."""
        return () if self.erste is None else (self.erste, *self.suche)


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
