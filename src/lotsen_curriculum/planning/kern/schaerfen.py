"""Sharpen the bound: raise the surcharges step by step, each step guided by the plan that the bound believes in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, Protocol, Self, TypeVar

from lotsen_curriculum.planning.kern.aufschlag import Aufschlag, raise_aufschlag
from lotsen_curriculum.planning.kern.bound import Schranke, compute_schranke
from lotsen_curriculum.planning.kern.entspannt import believed_methoden
from lotsen_curriculum.planning.kern.grob import build_grob
from lotsen_curriculum.planning.kern.tafeln import Tafeln
from lotsen_curriculum.planning.pausen import PausenSpanne
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, FEIN, UNMOEGLICH, PlanningProblem

__all__ = ["Blick", "Schaerfung", "look", "rough_aufschlag"]

GEDULD = 2
"""After so many steps in a row without a better bound the steps become half as long."""

KUERZESTE = 1 / 32
"""Shorter steps are not worth the bound that each of them takes."""

GROBE_SCHRITTE = 12
"""How often the surcharges are raised on the rough course at most, before they are on the true one."""


class _Sicht(Protocol):
    """A course with surcharges and its bound: the true one (`Blick`) or the rough one (`Grob`)."""

    @property
    def problem(self) -> PlanningProblem: ...

    @property
    def aufschlag(self) -> Aufschlag: ...

    @property
    def genau(self) -> int: ...

    @property
    def benutzt(self) -> Sequence[tuple[int, int]]: ...

    def raised(self, aufschlag: Aufschlag) -> Self: ...


Sicht = TypeVar("Sicht", bound=_Sicht)


@dataclass(frozen=True)
class Blick:
    """Tables with their bound."""

    tafeln: Tafeln
    schranke: Schranke
    spanne: PausenSpanne | None

    @property
    def problem(self) -> PlanningProblem:
        """What is planned."""
        return self.tafeln.problem

    @property
    def aufschlag(self) -> Aufschlag:
        """The surcharges."""
        return self.tafeln.aufschlag

    @property
    def genau(self) -> int:
        """The points below which there is no plan, before they are rounded up."""
        versatz = self.spanne.versatz(self.tafeln.pausen_preis) if self.spanne else 0
        return self.schranke.anfang[0] - int(self.tafeln.aufschlag.spaeter[-1]) - versatz

    @property
    def unten(self) -> int:
        """The points below which there is no plan: every plan has whole points."""
        return -(-self.genau // FEIN) * FEIN

    @property
    def zellen(self) -> int:
        """The size of the bound, as a measure of the work that one more takes."""
        return sum(werte.size for werte in self.schranke.werte)

    @cached_property
    def benutzt(self) -> Sequence[tuple[int, int]]:
        """Method and Termin of each Schritt of the plan that the bound believes in."""
        return believed_methoden(self.tafeln, self.schranke)

    def raised(self, aufschlag: Aufschlag) -> "Blick":
        """The same tables with other surcharges."""
        return look(replace(self.tafeln, aufschlag=aufschlag), self.spanne)


def look(tafeln: Tafeln, spanne: PausenSpanne | None) -> Blick:
    """The tables with their bound."""
    return Blick(tafeln, compute_schranke(tafeln), spanne)


@dataclass(eq=False)
class Schaerfung(Generic[Sicht]):
    """The subgradient method on the surcharges, to be gone on with as long as it pays.

    Attributes:
        bester: The best bound so far.
        hier: Where the method stands; its bound may be worse.
        weite: Share of the way to the best known plan that a step aims at.
        vergeblich: Steps in a row without a better bound.
    """

    bester: Sicht
    hier: Sicht
    weite: float = 0.5
    vergeblich: int = 0

    def run(self, kosten: int, schritte: int) -> Sicht:
        """Raise the surcharges up to `schritte` times, and no further than to a bound of `kosten`; the best bound."""
        if self.bester.problem.regeln.methode_einmal:
            for _ in range(schritte):
                ziel = kosten if kosten < AUSSICHTSLOS else self.bester.genau * 9 // 8 + FEIN
                if self.bester.genau <= ziel - FEIN and self.weite > KUERZESTE:
                    self._go(self._raised(ziel))
        return self.bester

    def _raised(self, ziel: int) -> Sicht:
        aufschlag = raise_aufschlag(
            self.hier.aufschlag,
            self.hier.benutzt,
            abstand=self.weite * (ziel - self.hier.genau),
            vortag_preis=self.hier.problem.regeln.preis_methode_vom_vortag,
        )
        return self.hier.raised(aufschlag)

    def _go(self, neu: Sicht) -> None:
        self.hier = neu
        if neu.genau > self.bester.genau:
            self.bester, self.vergeblich = neu, 0
        else:
            self.vergeblich += 1
        if self.vergeblich == GEDULD:
            self.weite, self.vergeblich = self.weite / 2, 0


def rough_aufschlag(tafeln: Tafeln) -> Aufschlag:
    """The surcharges that the rough course asks for; none where it has no plan."""
    grob = build_grob(tafeln)
    if grob.genau >= AUSSICHTSLOS:
        return tafeln.aufschlag
    schritte = min(GROBE_SCHRITTE, 2 + 2 * len(tafeln.problem.termine))
    return Schaerfung(grob, grob, weite=1.0).run(UNMOEGLICH, schritte).aufschlag
