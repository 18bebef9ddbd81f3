"""The forward search: labels walk the chain, pruned by the bound; what is cut off becomes the certificate."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning.kern.bound import Schranke
from lotsen_curriculum.planning.kern.labels import Labels, Spalte, concat, reduce, start_label
from lotsen_curriculum.planning.kern.luecken import close_termin
from lotsen_curriculum.planning.kern.spur import Spur, Tat
from lotsen_curriculum.planning.kern.tafeln import Tafeln
from lotsen_curriculum.planning.kern.tun import Tun
from lotsen_curriculum.planning.kern.wahltafel import Zahlen, worte_of
from lotsen_curriculum.planning.pausen import PausenSpanne
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, FEIN, UNMOEGLICH

__all__ = ["Fund", "search"]

STREUUNG = 4 * FEIN
"""What a label must promise more for each better one at the same place, so that others live too."""

BREIT = 1000
"""From this width on a search is there to prove."""

VORRAT = 8
"""How many times more labels than are kept at a node are looked at for useless ones."""


@dataclass(frozen=True)
class Fund:
    """What one search gives.

    Attributes:
        kosten: Points of the plan, `UNMOEGLICH` where none below the given limit was found.
        abgeschnitten: The least points that a plan cut off for want of width could have; `UNMOEGLICH` if nothing was.
        labels: How many labels were kept at all nodes together.
    """

    kosten: int
    taten: tuple[Tat, ...]
    abgeschnitten: int
    labels: int


def search(
    tafeln: Tafeln, schranke: Schranke, *, breite: int, unter: int, spanne: PausenSpanne | None = None, seed: int = 0
) -> Fund:
    """The best plan below `unter` points that a search with `breite` labels at each node finds.

    Args:
        tafeln: The tables.
        schranke: The bound made from the same tables.
        breite: Labels kept at each node.
        unter: Points that a plan must stay below.
        spanne: The range of break minutes, where it must be watched.
        seed: Chooses among plans of equal points.
    """
    tun = Tun(tafeln, schranke, min(unter, AUSSICHTSLOS), spanne)
    return _Suche(tafeln, tun, breite, seed, Spur(tafeln.orte)).run()


@dataclass(eq=False)
class _Suche:
    """One walk along the chain."""

    tafeln: Tafeln
    tun: Tun
    breite: int
    seed: int
    spur: Spur
    abgeschnitten: int = field(default=UNMOEGLICH, init=False)
    labels: int = field(default=0, init=False)

    def run(self) -> Fund:
        """Walk the chain once."""
        anzahl = len(self.tafeln.knoten)
        wartend: list[list[Labels]] = [[] for _ in range(anzahl + 1)]
        wartend[0].append(start_label(self.tafeln.orte.vor, worte_of(self.tafeln.problem)))
        for nummer in range(anzahl):
            if any(len(teil) for teil in wartend[nummer]):
                for ziel, labels in self.tun.steps(nummer, self._settle(wartend[nummer], nummer)):
                    wartend[ziel].append(labels)
            wartend[nummer] = []
        return self._finish(wartend[anzahl])

    @cached_property
    def vortag_preis(self) -> int | None:
        """What a method of yesterday can cost today at most; None where it could come more than once."""
        regeln = self.tafeln.problem.regeln
        return regeln.preis_methode_vom_vortag if regeln.methode_einmal else None

    @cached_property
    def streuung(self) -> int:
        """Narrow searches look for plans in many places; wide ones prove, and cut off what promises least."""
        return STREUUNG if self.breite < BREIT else 0

    def _settle(self, wartend: list[Labels], nummer: int) -> Labels:
        """Bring together what arrives at a node, keep the best `breite`, and write their steps into the trace."""
        labels = self._forget(concat(wartend), nummer)
        if self.seed:
            labels = labels.take(np.roll(np.arange(len(labels)), self.seed))
        if nummer < len(self.tafeln.knoten):
            labels = labels.take(self._has_way(labels, nummer))
        labels = reduce(self._cut(labels, VORRAT * self.breite), self.vortag_preis)
        teile = [self.spur.record(self._cut(labels, self.breite))]
        self.labels += len(teile[0])
        while self.tafeln.eigenorte and len(teile[-1]):
            teile.append(self.spur.record(self.tun.eigenes(nummer, teile[-1])))
        return concat(teile)

    def _forget(self, labels: Labels, nummer: int) -> Labels:
        """Reduce the sets of methods to those that can still come and still matter."""
        kommt, regeln = self.tafeln.kommende[nummer], self.tafeln.problem.regeln
        vortag = regeln.preis_methode_vom_vortag > 0
        heute = labels.heute & kommt if vortag or regeln.methode_einmal else np.zeros_like(labels.heute)
        gestern = labels.gestern & kommt if vortag else np.zeros_like(labels.gestern)
        return Labels(labels.zahlen, heute, gestern)

    def _has_way(self, labels: Labels, nummer: int) -> npt.NDArray[np.bool_]:
        """Labels for which enough methods are free to do the Baustein now, or that can leave it or get others free."""
        knoten = self.tafeln.knoten[nummer]
        moeglich = np.ones(len(labels), dtype=bool)
        for menge, anzahl in self.tafeln.wahltafeln[nummer].jetzt_noetig:
            moeglich &= np.bitwise_count(menge & ~labels.heute).sum(axis=0) >= anzahl
        if knoten.begonnen:
            return moeglich
        if not self.tafeln.problem.regeln.methode_je_kurs_einmal:
            moeglich |= self.tafeln.schluss[labels[Spalte.SEIT], labels[Spalte.ORT]] < UNMOEGLICH
        return moeglich | bool(knoten.auslassen)

    def _cut(self, labels: Labels, anzahl: int) -> Labels:
        """Keep the labels that promise most; remember the promise of the best one that goes."""
        if len(labels) <= anzahl:
            return labels
        unten = labels[Spalte.UNTEN]
        folge = np.argsort(unten + self.streuung * _rank_at_place(labels), kind="stable")
        self.abgeschnitten = min(self.abgeschnitten, int(unten[folge[anzahl:]].min()))
        return labels.take(np.sort(folge[:anzahl]))

    def _finish(self, wartend: list[Labels]) -> Fund:
        """Close the last Termin and read the best plan from the trace."""
        if not any(len(teil) for teil in wartend):
            return Fund(UNMOEGLICH, (), self.abgeschnitten, self.labels)
        labels = self._settle(wartend, len(self.tafeln.knoten))
        letzter = self.tafeln.orte.termin[labels[Spalte.ORT]] == len(self.tafeln.problem.termine) - 1
        labels = close_termin(self.tafeln, labels.take(letzter))
        spanne = self.tun.spanne
        if spanne is not None:
            pausen = labels[Spalte.PAUSEN]
            labels = labels.take((spanne.mindestens <= pausen) & (pausen <= spanne.hoechstens))
        kosten = labels[Spalte.KOSTEN] - self.tafeln.pausen_preis * labels[Spalte.PAUSEN]
        if not len(labels) or kosten.min() >= self.tun.unter:
            return Fund(UNMOEGLICH, (), self.abgeschnitten, self.labels)
        beste = int(kosten.argmin())
        taten = self.spur.trace(int(labels[Spalte.SPUR][beste]))
        return Fund(int(kosten[beste]), taten, self.abgeschnitten, self.labels)


def _rank_at_place(labels: Labels) -> Zahlen:
    """How many labels at the same place promise more."""
    ort = labels[Spalte.ORT]
    folge = np.lexsort((labels[Spalte.UNTEN], ort))
    sortiert = ort[folge]
    rang = np.empty(len(labels), dtype=np.int32)
    rang[folge] = np.arange(len(labels)) - np.searchsorted(sortiert, sortiert)
    return rang
