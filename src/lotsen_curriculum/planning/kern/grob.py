"""The course at a rough glance: without breaks, on days that are shorter by the breaks they need.

A bound of this course takes a fraction of the time that the true one takes, and repeats the same methods. So the
surcharges are raised here first (`schaerfen`). No proof rests on it: with whatever surcharges, the true bound is true.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.kern.aufschlag import Aufschlag
from lotsen_curriculum.planning.kern.knoten import LEER
from lotsen_curriculum.planning.kern.tafeln import Tafeln
from lotsen_curriculum.planning.pausen import pausen_of_termin
from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem, TaktTermin

__all__ = ["Grob", "build_grob"]

Zahlen = npt.NDArray[np.int32]
Stellen = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class _Zuege:
    """All pairs `p` of method and length at a node, after a beginning of the Termin and after each class (axis `c`).

    Attributes:
        nummern: For each pair its method.
        klassen: For each pair its row in the values of the next node.
        weiten: Axes c, p: Takte, with changing the seating.
        preise: Axes c, p, Termin: the price without surcharges.
        geteilt: For each Termin the price of beginning it before this node.
        auslassen: Nodes that can be gone to without doing anything, each class' row there, and the price.
    """

    tun: int
    nummern: Stellen
    klassen: Stellen
    weiten: Stellen
    preise: Zahlen
    geteilt: Zahlen
    auslassen: tuple[tuple[int, Stellen, int], ...]


@dataclass(frozen=True, eq=False)
class _Werte:
    """The least points from a node to the end.

    Attributes:
        beginn: If a Termin begins before it, by Termin; the last entry is for after the last one.
        vor: Before the first Termin has begun.
        feld: Axes class, Termin, Takt of work, with a margin as wide as the longest row.
    """

    beginn: Zahlen
    vor: int
    feld: Zahlen


class _Stand(NamedTuple):
    """Where one stands: node, row of the class before, Termin (-1 before the first), Takt of work."""

    nummer: int
    klasse: int
    termin: int
    takt: int


@dataclass(frozen=True, eq=False)
class Grob:
    """The rough course with its surcharges.

    Attributes:
        schluss: Axes Termin, Takt of work: the price of ending the Termin there.
        zuege: For each node what can be done there.
        am_ende: How many classes the end of the course knows.
        rand: The longest row.
    """

    problem: PlanningProblem
    aufschlag: Aufschlag
    schluss: Zahlen
    zuege: tuple[_Zuege, ...]
    am_ende: int
    rand: int

    def raised(self, aufschlag: Aufschlag) -> "Grob":
        """The same course with other surcharges."""
        return replace(self, aufschlag=aufschlag)

    @property
    def genau(self) -> int:
        """The points of the best rough plan, without what the surcharges give back."""
        return self._werte[0].vor - int(self.aufschlag.spaeter[-1])

    @cached_property
    def benutzt(self) -> list[tuple[int, int]]:
        """Method and Termin of each Schritt of the best rough plan."""
        benutzt: list[tuple[int, int]] = []
        stand = _Stand(0, 0, -1, 0)
        while stand.nummer < len(self.zuege):
            weiter = self._leave_out(stand)
            if weiter is None:
                weiter, methode = self._do(stand)
                benutzt.append((methode, weiter.termin))
            stand = weiter
        return benutzt

    def _wert(self, stand: _Stand) -> int:
        werte = self._werte[stand.nummer]
        return werte.vor if stand.termin < 0 else int(werte.feld[stand.klasse, stand.termin, stand.takt])

    def _leave_out(self, stand: _Stand) -> _Stand | None:
        """The next node, if leaving something out is best."""
        for ziel, stellen, preis in self.zuege[stand.nummer].auslassen:
            danach = stand._replace(nummer=ziel, klasse=int(stellen[stand.klasse]))
            if self._wert(danach) + preis == self._wert(stand):
                return danach
        return None

    def _do(self, stand: _Stand) -> tuple[_Stand, int]:
        """The next node after the best Schritt, in this Termin or the next, and its method."""
        zuege, (_, klasse, s, takt) = self.zuege[stand.nummer], stand
        zeile = klasse + 1
        schluss = 0 if s < 0 else int(self.schluss[s, takt])
        if schluss + int(self._werte[stand.nummer].beginn[s + 1]) == self._wert(stand):
            zeile, s, takt = 0, s + 1, 0
        danach = self._werte[zuege.tun].feld[zuege.klassen, s, takt + zuege.weiten[zeile]]
        paar = int((danach + self._preise(zuege)[zeile, :, s]).argmin())
        ende = takt + int(zuege.weiten[zeile, paar])
        return _Stand(zuege.tun, int(zuege.klassen[paar]), s, ende), int(zuege.nummern[paar])

    @cached_property
    def _werte(self) -> list[_Werte]:
        """The values of each node and of the end."""
        termine, takte = self.schluss.shape
        feld = np.full((self.am_ende, termine, takte + self.rand), UNMOEGLICH, dtype=np.int32)
        feld[:, -1, :takte] = self.schluss[-1]
        ende = _Werte(np.full(termine + 1, UNMOEGLICH, dtype=np.int32), UNMOEGLICH, feld)
        werte = [ende] * (len(self.zuege) + 1)
        for nummer in reversed(range(len(self.zuege))):
            werte[nummer] = self._fold(self.zuege[nummer], werte)
        return werte

    def _fold(self, zuege: _Zuege, werte: list[_Werte]) -> _Werte:
        """The best of: a Schritt, the next Termin, leaving out."""
        termine, takte = self.schluss.shape
        tun = self._tun(zuege, werte[zuege.tun].feld)
        beginn = np.append(np.minimum(tun[0, :, 0] + zuege.geteilt, UNMOEGLICH), np.int32(UNMOEGLICH))
        feld = np.full((len(tun) - 1, termine, takte + self.rand), UNMOEGLICH, dtype=np.int32)
        innen = feld[..., :takte]
        np.minimum(tun[1:], self.schluss + beginn[1:, None], out=innen)
        vor = int(beginn[0])
        for ziel, stellen, preis in zuege.auslassen:
            np.minimum(innen, werte[ziel].feld[stellen, :, :takte] + np.int32(preis), out=innen)
            vor = min(vor, werte[ziel].vor + preis)
        np.minimum(innen, np.int32(UNMOEGLICH), out=innen)
        return _Werte(beginn, vor, feld)

    def _tun(self, zuege: _Zuege, nachher: Zahlen) -> Zahlen:
        """Do the Schritt with the best method and length; axes c (see `_Zuege`), Termin, Takt of work."""
        klassen, termine, lang = nachher.shape
        je_weite = as_strided(
            nachher, (klassen, termine, self.rand + 1, lang - self.rand), (*nachher.strides, nachher.itemsize)
        )
        paare = je_weite[zuege.klassen, :, zuege.weiten] + self._preise(zuege)[..., None]
        tun: Zahlen = paare.min(axis=1, initial=UNMOEGLICH)
        return tun

    def _preise(self, zuege: _Zuege) -> Zahlen:
        return zuege.preise + self.aufschlag.je_termin[zuege.nummern]


def build_grob(tafeln: Tafeln) -> Grob:
    """The rough course of the tables, with their surcharges."""
    zuege = tuple(_zuege(tafeln, nummer) for nummer in range(len(tafeln.knoten)))
    rand = max((int(einer.weiten.max(initial=0)) for einer in zuege), default=0)
    return Grob(tafeln.problem, tafeln.aufschlag, _schluss(tafeln.problem), zuege, len(tafeln.klassen_am_ende), rand)


def _schluss(problem: PlanningProblem) -> Zahlen:
    """The price of ending each Termin after each Takt of work."""
    arbeit = [_arbeit(problem, termin) for termin in problem.termine]
    schluss = np.full((len(arbeit), max(1, *(takte + 1 for takte in arbeit))), UNMOEGLICH, dtype=np.int32)
    for zeile, takte in zip(schluss, arbeit, strict=True):
        for takt in range(takte + 1):
            zeile[takt] = regel.puffer(takte - takt, problem.regeln)
    return schluss


def _arbeit(problem: PlanningProblem, termin: TaktTermin) -> int:
    """Takte of work in a Termin, at most."""
    eigenes = sum(eines.ende - eines.start for eines in termin.eigenes)
    pausen, _ = pausen_of_termin(problem, termin)
    return termin.takte - problem.masse.ankommen - problem.masse.abschluss - pausen - eigenes


def _zuege(tafeln: Tafeln, nummer: int) -> _Zuege:
    knoten, tafel = tafeln.knoten[nummer], tafeln.wahltafeln[nummer]
    vorher = np.array([LEER, *knoten.klassen])[:, None]
    danach = tafel.klassen[tafel.wahl]
    erlaubt = tafel.termine[tafel.wahl] & _termine(tafeln, nummer)
    preise = tafel.preise + tafeln.folge_preis[vorher, danach]
    return _Zuege(
        tun=knoten.tun,
        nummern=tafel.nummern[tafel.wahl],
        klassen=tafeln.stellen[knoten.tun][danach],
        weiten=tafel.dauern + tafeln.umbau[vorher, danach].astype(np.intp),
        preise=np.where(erlaubt, preise[..., None], np.int32(UNMOEGLICH)),
        geteilt=tafeln.geteilt_preis(knoten),
        auslassen=tuple((ziel, tafeln.stellen[ziel][list(knoten.klassen)], preis) for ziel, preis in knoten.auslassen),
    )


def _termine(tafeln: Tafeln, nummer: int) -> npt.NDArray[np.bool_]:
    """In which Termine the Schritt of a node may begin at some time."""
    erlaubt = tafeln.start_erlaubt(tafeln.knoten[nummer])
    anzahl = len(tafeln.problem.termine)
    if erlaubt is None:
        return np.ones(anzahl, dtype=bool)
    return np.bincount(tafeln.orte.termin[:-1][erlaubt[:-1]], minlength=anzahl) > 0
