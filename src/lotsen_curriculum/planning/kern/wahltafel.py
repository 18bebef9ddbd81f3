"""The methods of each Schritt as arrays, so that the search tries all methods and lengths of a Schritt at once."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.kern.knoten import Knoten
from lotsen_curriculum.planning.kern.labels import Mengen, methoden_menge
from lotsen_curriculum.planning.problem import PlanningProblem

__all__ = ["Stellen", "Wahltafel", "Zahlen", "build_wahltafel", "kommende_methoden", "worte_of"]

KNAPP = 6
"""Sets of more methods than this are hardly ever used up in a day, and are not watched."""

Zahlen = npt.NDArray[np.int32]
Stellen = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Wahltafel:
    """The methods of one Schritt (axis `w`), and all pairs of a method and a length (axis `p`).

    Attributes:
        nummern: Number of each method.
        klassen: Class of each method.
        termine: For each method and Termin whether the room is large enough.
        mittag_preise: For each method its price straight after lunch.
        wahl: For each pair its method (index on axis `w`).
        dauern: For each pair its length in Takten.
        preise: For each pair its price.
        mengen: For each pair its method as a set.
        jetzt_noetig: Sets of methods, and how many of each must be free so that the Baustein can be done now.
    """

    nummern: Stellen
    klassen: Stellen
    termine: npt.NDArray[np.bool_]
    mittag_preise: Zahlen
    wahl: Stellen
    dauern: Zahlen
    preise: Zahlen
    mengen: Mengen
    jetzt_noetig: tuple[tuple[Mengen, int], ...]


def worte_of(problem: PlanningProblem) -> int:
    """Words of 64 bits that a set of methods takes."""
    return len(problem.methoden) // 64 + 1


def build_wahltafel(problem: PlanningProblem, knoten: Knoten) -> Wahltafel:
    """The methods of the Schritt of a node."""
    wahlen, worte = knoten.schritt.wahlen, worte_of(problem)
    paare = [(stelle, takte, preis) for stelle, wahl in enumerate(wahlen) for takte, preis in wahl.preise]
    stellen = np.array([stelle for stelle, _, _ in paare], dtype=np.intp)
    mengen = [methoden_menge([wahl.nummer], worte) for wahl in wahlen]
    mittag = [regel.mittag_aktivierend(wahl.aktivierend, problem.regeln) for wahl in wahlen]
    return Wahltafel(
        nummern=np.array([wahl.nummer for wahl in wahlen], dtype=np.intp),
        klassen=np.array([wahl.klasse for wahl in wahlen], dtype=np.intp),
        termine=np.array([wahl.termine for wahl in wahlen], dtype=bool).reshape(len(wahlen), len(problem.termine)),
        mittag_preise=np.array(mittag, dtype=np.int32),
        wahl=stellen,
        dauern=np.array([takte for _, takte, _ in paare], dtype=np.int32),
        preise=np.array([preis for _, _, preis in paare], dtype=np.int32),
        mengen=np.concatenate([methoden_menge([], worte), *mengen], axis=1)[:, stellen + 1],
        jetzt_noetig=_jetzt_noetig(problem, knoten),
    )


def kommende_methoden(problem: PlanningProblem, knoten: tuple[Knoten, ...]) -> tuple[Mengen, ...]:
    """For each node, and for the end, the methods that can still come."""
    kommt = [methoden_menge([], worte_of(problem))]
    for einer in reversed(knoten):
        kommt.append(kommt[-1] | methoden_menge([wahl.nummer for wahl in einer.schritt.wahlen], worte_of(problem)))
    return tuple(reversed(kommt))


def _jetzt_noetig(problem: PlanningProblem, knoten: Knoten) -> tuple[tuple[Mengen, int], ...]:
    """Sets of methods of which so many must be free for what is left of a Baustein: Schritte alone and in pairs.

    That is so where it lies on one day and no method comes twice on it, or where none comes twice in the course.

    Two Schritte need two different methods, however many each of them could be done with (Hall's condition).
    """
    regeln, baustein = problem.regeln, knoten.baustein
    an_einem_tag = regeln.methode_je_tag_einmal and regeln.baustein_zusammen and not baustein.teilbar
    if not (an_einem_tag or regeln.methode_je_kurs_einmal):
        return ()
    rest = baustein.schritte[baustein.schritte.index(knoten.schritt) :]
    einzeln = [{wahl.nummer for wahl in schritt.wahlen} for schritt in rest if schritt.fehlt_preis is None]
    noetig = [(menge, 1) for menge in einzeln] + [(a | b, 2) for a, b in combinations(einzeln, 2)]
    knapp = [(menge, anzahl) for menge, anzahl in noetig if len(menge) <= KNAPP]
    return tuple((methoden_menge(sorted(menge), worte_of(problem)), anzahl) for menge, anzahl in knapp)
