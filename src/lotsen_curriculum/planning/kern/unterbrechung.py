"""Pause and lunch as tables: from which place to which, for how many Takte, at which price."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.kern.orte import Orte, frei_bis
from lotsen_curriculum.planning.problem import PlanningProblem

__all__ = ["DIREKT", "MITTAG", "PAUSE", "TERMIN", "Unterbrechung", "build_unterbrechungen"]

DIREKT, PAUSE, TERMIN, MITTAG = 0, 1, 2, 3
"""Kinds of gap: nothing, a pause, the end of the Termin; lunch of `n` Takten is `MITTAG + n`."""


@dataclass(frozen=True, eq=False)
class Unterbrechung:
    """A pause, or lunch of one length.

    Attributes:
        luecke: Its kind, as above.
        nach: For each place the place after it; -1 where it may not begin.
    """

    luecke: int
    takte: int
    preis: int
    nach: npt.NDArray[np.intp]

    @cached_property
    def von(self) -> npt.NDArray[np.intp]:
        """The places where it may begin."""
        return np.flatnonzero(self.nach >= 0)

    @cached_property
    def bis(self) -> npt.NDArray[np.intp]:
        """The places after it, in the order of `von`."""
        return self.nach[self.von]


def build_unterbrechungen(
    problem: PlanningProblem, orte: Orte, grenze: npt.NDArray[np.int32], pausen_preis: int
) -> tuple[Unterbrechung, ...]:
    """Pause first, then lunch in each length that it may have; `grenze` as in the tables."""
    takte = problem.masse.pause
    pause = Unterbrechung(PAUSE, takte, takte * pausen_preis, _nach_pause(orte, grenze, takte))
    mittage = [
        Unterbrechung(
            MITTAG + laenge,
            laenge,
            regel.mittag_kurz(laenge, problem.regeln) + laenge * pausen_preis,
            _nach_mittag(problem, orte, laenge),
        )
        for laenge in problem.masse.mittag
    ]
    return (pause, *mittage)


def _nach_pause(orte: Orte, grenze: npt.NDArray[np.int32], takte: int) -> npt.NDArray[np.intp]:
    danach = np.arange(orte.anzahl) + takte
    nach = np.where(danach <= grenze, danach, -1)
    nach[orte.vor] = -1
    return nach


def _nach_mittag(problem: PlanningProblem, orte: Orte, takte: int) -> npt.NDArray[np.intp]:
    """Lunch leads to the second Strecke of its Termin."""
    nach = np.full(orte.anzahl, -1, dtype=np.intp)
    for s, termin in enumerate(problem.termine):
        for takt in range(termin.takte):
            frei = regel.mittag_passt(termin, takt, takte) and takt + takte <= frei_bis(termin, takt)
            if frei and orte.has(s, 1, takt + takte):
                nach[orte.at(s, 0, takt)] = orte.at(s, 1, takt + takte)
    return nach
