"""The places of a course in one number each, so that the engine's arrays are long, dense and free of impossible cells.

A place is a Termin, whether lunch is behind, and a Takt. Lunch parts a Termin into two *Strecken*: before it a place
can't be later than the last beginning of lunch, after it not earlier than the first end.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning.problem import PlanningProblem, TaktTermin

__all__ = ["Orte", "build_orte", "frei_bis"]

Zahlen = npt.NDArray[np.int32]
JaNein = npt.NDArray[np.bool_]

NIRGENDS = -1_000_000
"""Leads from every Takt to no place at all."""


@dataclass(frozen=True, eq=False)
class Orte:
    """All places, Strecke by Strecke; the last of them, `vor`, is before the first Termin.

    A row of `n` Takten leads from place `o` to place `o + n`, as long as it stays on its Strecke (`ende`).

    Attributes:
        seit: How many values "Takte since the last break" can have, from 0.
        termin: For each place its Termin; -1 before the first.
        mittag: For each place whether lunch is behind, 0 or 1.
        takt: For each place its Takt.
        ende: For each place the last one of its Strecke.
        versatz: For each Termin and side of lunch what leads from a Takt to its place.
    """

    seit: int
    termin: Zahlen
    mittag: Zahlen
    takt: Zahlen
    ende: Zahlen
    versatz: Zahlen

    @property
    def anzahl(self) -> int:
        """How many places there are."""
        return len(self.termin)

    @property
    def vor(self) -> int:
        """The place before the first Termin."""
        return self.anzahl - 1

    @property
    def moeglich(self) -> JaNein:
        """Axes since, place: whether so many Takte can lie since the last break, which is on the same Strecke."""
        anfang = np.flatnonzero(np.append(True, self.ende[1:] != self.ende[:-1]))
        seit_anfang = np.arange(self.anzahl) - np.repeat(anfang, np.diff(np.append(anfang, self.anzahl)))
        return np.arange(self.seit)[:, None] <= seit_anfang

    def at(self, termin: int, mittag: int, takt: int) -> int:
        """The place at `takt`, which must be on the Strecke."""
        return int(self.versatz[termin, mittag]) + takt

    def has(self, termin: int, mittag: int, takt: int) -> bool:
        """Whether there is such a place."""
        ort = self.at(termin, mittag, takt)
        return 0 <= ort < self.vor and (self.termin[ort], self.mittag[ort], self.takt[ort]) == (termin, mittag, takt)


def build_orte(problem: PlanningProblem, zugabe_takte: int) -> Orte:
    """The places of a problem whose Termine may end up to `zugabe_takte` later."""
    strecken = [
        (s, mittag, von, bis)
        for s, termin in enumerate(problem.termine)
        for mittag, von, bis in _strecken(problem, termin, termin.takte + zugabe_takte - problem.masse.abschluss)
        if von <= bis
    ]
    strecken.append((-1, 0, 0, 0))
    laengen = [bis - von + 1 for _, _, von, bis in strecken]
    enden = np.cumsum(laengen) - 1
    versatz = np.full((len(problem.termine) + 1, 2), NIRGENDS, dtype=np.int32)
    for (s, mittag, _, bis), ende in zip(strecken, enden, strict=True):
        versatz[s, mittag] = ende - bis
    lang = max(termin.takte for termin in problem.termine) + zugabe_takte
    return Orte(
        seit=min(problem.masse.block, lang) + 1,
        termin=_repeat([s for s, *_ in strecken], laengen),
        mittag=_repeat([mittag for _, mittag, *_ in strecken], laengen),
        takt=np.concatenate([np.arange(von, bis + 1, dtype=np.int32) for *_, von, bis in strecken]),
        ende=_repeat(enden, laengen),
        versatz=versatz,
    )


def frei_bis(termin: TaktTermin, takt: int) -> int:
    """The Takt until which a row that begins at `takt` meets nothing of the trainer's own; -1 inside of it."""
    if any(eigenes.start < takt < eigenes.ende for eigenes in termin.eigenes):
        return -1
    return min((eigenes.start for eigenes in termin.eigenes if eigenes.start >= takt), default=takt - NIRGENDS)


def _strecken(problem: PlanningProblem, termin: TaktTermin, letzter: int) -> list[tuple[int, int, int]]:
    """Side of lunch, first and last Takt of each Strecke of a Termin whose Abschluss begins by `letzter`."""
    ankommen = problem.masse.ankommen
    if termin.mittag is None:
        return [(0, 0, max(letzter, ankommen))]
    if not problem.masse.mittag:
        return [(0, 0, ankommen)]
    kurz = min(problem.masse.mittag)
    frueh, spaet = termin.mittag
    return [(0, 0, max(spaet - kurz, ankommen)), (1, frueh + kurz, letzter)]


def _repeat(werte: npt.ArrayLike, laengen: list[int]) -> Zahlen:
    return np.repeat(np.asarray(werte, dtype=np.int32), laengen)
