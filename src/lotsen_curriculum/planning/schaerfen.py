"""Sharpen the bound: raise the surcharges step by step, each step guided by the plan that the bound believes in."""

from dataclasses import dataclass, replace

from lotsen_curriculum.planning.aufschlag import raise_aufschlag
from lotsen_curriculum.planning.bound import Schranke, compute_schranke
from lotsen_curriculum.planning.entspannt import believed_methoden
from lotsen_curriculum.planning.pausen import PausenSpanne
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, FEIN
from lotsen_curriculum.planning.tafeln import Tafeln

__all__ = ["Blick", "Schaerfung", "look"]

GEDULD = 3
"""After so many steps in a row without a better bound the steps become half as long."""


@dataclass(frozen=True)
class Blick:
    """Tables with their bound."""

    tafeln: Tafeln
    schranke: Schranke
    spanne: PausenSpanne | None

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


def look(tafeln: Tafeln, spanne: PausenSpanne | None) -> Blick:
    """The tables with their bound."""
    return Blick(tafeln, compute_schranke(tafeln), spanne)


@dataclass(eq=False)
class Schaerfung:
    """The subgradient method on the surcharges, to be gone on with as long as it pays.

    Attributes:
        bester: The best bound so far.
        hier: Where the method stands; its bound may be worse.
        weite: Share of the way to the best known plan that a step aims at.
        vergeblich: Steps in a row without a better bound.
    """

    bester: Blick
    hier: Blick
    weite: float = 1.0
    vergeblich: int = 0

    def run(self, kosten: int, schritte: int) -> Blick:
        """Raise the surcharges up to `schritte` times, and no further than to a bound of `kosten`; the best bound."""
        if self.bester.tafeln.problem.regeln.methode_einmal:
            for _ in range(schritte):
                ziel = kosten if kosten < AUSSICHTSLOS else self.bester.unten * 9 // 8 + FEIN
                if self.bester.unten < ziel:
                    self._step(ziel)
        return self.bester

    def _step(self, ziel: int) -> None:
        tafeln = self.hier.tafeln
        aufschlag = raise_aufschlag(
            tafeln.aufschlag,
            believed_methoden(tafeln, self.hier.schranke),
            abstand=self.weite * (ziel - self.hier.genau),
            vortag_preis=tafeln.problem.regeln.preis_methode_vom_vortag,
        )
        self.hier = look(replace(tafeln, aufschlag=aufschlag), self.hier.spanne)
        if self.hier.genau > self.bester.genau:
            self.bester, self.vergeblich = self.hier, 0
        else:
            self.vergeblich += 1
        if self.vergeblich == GEDULD:
            self.weite, self.vergeblich = self.weite / 2, 0
