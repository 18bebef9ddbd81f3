"""Surcharges on methods: what the bound forgets about repetition, turned into prices that make it tight again.

The bound does not know which methods were used. A surcharge for using a method on a day, given back once for each day,
keeps it a true lower bound (a method comes at most once a day) and makes repeating dear (Lagrange multipliers). The
same for a method on two neighbouring days, where each pair gives its surcharge back once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning.problem import PlanningProblem

__all__ = ["Aufschlag", "no_aufschlag", "raise_aufschlag"]

Punkte = npt.NDArray[np.int32]
Anteile = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Aufschlag:
    """Surcharges in the engine's points.

    Attributes:
        tag: For each method and day; given back once for every method and day.
        paar: For each method and pair of neighbouring days; given back once for every method and pair.
        tage: For each Termin its day; all the same day where no method may come twice in the whole course.
    """

    tag: Anteile
    paar: Anteile
    tage: npt.NDArray[np.intp]

    @cached_property
    def tag_punkte(self) -> Punkte:
        """`tag` in whole points."""
        return self.tag.astype(np.int32)

    @cached_property
    def paar_punkte(self) -> Punkte:
        """`paar` in whole points, with a column of zeros for the last day."""
        return self.paar.astype(np.int32)

    @cached_property
    def je_termin(self) -> Punkte:
        """For each method and Termin what using it there costs more."""
        je_tag = self.tag_punkte + self.paar_punkte
        je_tag[:, 1:] += self.paar_punkte[:, :-1]
        return je_tag[:, self.tage]

    @cached_property
    def tag_summe(self) -> Punkte:
        """For each day what it gives back."""
        summe: Punkte = self.tag_punkte.sum(axis=0, dtype=np.int32)
        return summe

    @cached_property
    def paar_summe(self) -> Punkte:
        """For each day what the pair of it and the next gives back."""
        summe: Punkte = self.paar_punkte.sum(axis=0, dtype=np.int32)
        return summe

    @cached_property
    def spaeter(self) -> Punkte:
        """For each day what all later days and their pairs give back; the last entry is for before the first."""
        je_tag = self.tag_summe + self.paar_summe
        danach = np.append(np.cumsum(je_tag[::-1], dtype=np.int32)[::-1], np.int32(0))
        return np.append(danach[1:], danach[0])


def no_aufschlag(problem: PlanningProblem) -> Aufschlag:
    """No surcharge at all."""
    einer = problem.regeln.methode_je_kurs_einmal
    tage = np.array([0 if einer else termin.tag for termin in problem.termine])
    leer = np.zeros((len(problem.methoden), tage[-1] + 1))
    return Aufschlag(leer, leer.copy(), tage)


def raise_aufschlag(
    aufschlag: Aufschlag, benutzt: Sequence[tuple[int, int]], *, abstand: float, vortag_preis: int
) -> Aufschlag:
    """The surcharges after one step of the subgradient method.

    Args:
        aufschlag: The surcharges so far.
        benutzt: Method and Termin of each Schritt in the best plan that the bound believes in.
        abstand: How far the step goes: how much the bound should rise.
        vortag_preis: The most that a pair of days may carry: the true price of repeating.
    """
    zahl = np.zeros_like(aufschlag.tag)
    for methode, termin in benutzt:
        zahl[methode, aufschlag.tage[termin]] += 1
    zu_oft_tag = np.where((zahl < 1) & (aufschlag.tag <= 0), 0, zahl - 1)
    zu_oft_paar = np.zeros_like(zahl)
    zu_oft_paar[:, :-1] = zahl[:, :-1] + zahl[:, 1:] - 1
    zu_oft_paar[(zu_oft_paar < 0) & (aufschlag.paar <= 0)] = 0
    if vortag_preis == 0:
        zu_oft_paar[:] = 0
    norm = float((zu_oft_tag**2).sum() + (zu_oft_paar**2).sum())
    weite = abstand / norm if norm else 0.0
    return Aufschlag(
        np.maximum(0, aufschlag.tag + weite * zu_oft_tag),
        np.clip(aufschlag.paar + weite * zu_oft_paar, 0, vortag_preis),
        aufschlag.tage,
    )
