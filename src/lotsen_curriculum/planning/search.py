"""The forward search: labels walk the chain, pruned by the bound; what is cut off becomes the certificate."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.bound import Schranke
from lotsen_curriculum.planning.knoten import Knoten
from lotsen_curriculum.planning.labels import (
    Labels,
    Mengen,
    Spalte,
    concat,
    dominate,
    merge,
    methoden_menge,
    start_label,
)
from lotsen_curriculum.planning.luecken import EIGENES, MITTAG, close_termin, extend_eigenes, extend_luecken
from lotsen_curriculum.planning.pausen import PausenSpanne
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, FEIN, UNMOEGLICH, Wahl
from lotsen_curriculum.planning.tafeln import Tafeln, Zahlen

__all__ = ["Fund", "Suche", "Tat", "search"]

SCHRITT_SPALTEN = [Spalte.SPUR, Spalte.KNOTEN, Spalte.LUECKE, Spalte.WAHL, Spalte.DAUER, Spalte.TAKT]
"""What the trace keeps of each step."""


@dataclass(frozen=True)
class Tat:
    """One step of a found plan: the Schritt of a node, or (without `wahl`) something of the trainer's own.

    Attributes:
        luecke: What lies before it, as in `luecken`.
        wahl: Index in the node's methods.
        dauer: Takte of the Schritt without changing the seating.
        ende: Takt at which it ends.
    """

    knoten: int
    luecke: int
    wahl: int | None
    dauer: int
    ende: int


@dataclass(frozen=True)
class Fund:
    """What one search gives.

    Attributes:
        kosten: Points of the plan, `UNMOEGLICH` where none below the given limit was found.
        abgeschnitten: The least points that a plan cut off for want of width could have; `UNMOEGLICH` if nothing was.
    """

    kosten: int
    taten: tuple[Tat, ...]
    abgeschnitten: int


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
    return Suche(tafeln, schranke, breite, min(unter, AUSSICHTSLOS), spanne, seed).run()


@dataclass(eq=False)
class Suche:
    """One walk along the chain."""

    tafeln: Tafeln
    schranke: Schranke
    breite: int
    unter: int
    spanne: PausenSpanne | None
    seed: int
    abgeschnitten: int = UNMOEGLICH
    spur: list[Zahlen] = field(default_factory=list)
    spur_laenge: int = 0

    def run(self) -> Fund:
        """Walk the chain once."""
        anzahl = len(self.tafeln.knoten)
        wartend: list[list[Labels]] = [[] for _ in range(anzahl + 1)]
        wartend[0].append(start_label(self.worte))
        for nummer, knoten in enumerate(self.tafeln.knoten):
            if any(len(teil) for teil in wartend[nummer]):
                labels = self._settle(wartend[nummer], nummer)
                wartend[knoten.tun].extend(self._tun(nummer, knoten, labels))
                for ziel, preis in knoten.auslassen:
                    wartend[ziel].append(self._auslassen(labels, ziel, preis))
            wartend[nummer] = []
        return self._finish(wartend[anzahl])

    @cached_property
    def worte(self) -> int:
        """Words of 64 bits that a set of methods takes."""
        return len(self.tafeln.problem.methoden) // 64 + 1

    @cached_property
    def kommende(self) -> list[Mengen]:
        """For each node the methods that can still come."""
        kommt = [methoden_menge([], self.worte)]
        for knoten in reversed(self.tafeln.knoten):
            nummern = [wahl.nummer for wahl in knoten.schritt.wahlen]
            kommt.append(kommt[-1] | methoden_menge(nummern, self.worte))
        return kommt[::-1]

    @cached_property
    def vortag_preis(self) -> int | None:
        """What a method of yesterday can cost today at most; None where it could come more than once."""
        regeln = self.tafeln.problem.regeln
        return regeln.preis_methode_vom_vortag if regeln.methode_je_tag_einmal else None

    @cached_property
    def versatz(self) -> int:
        """What the price on breaks has added at most to the points of a plan inside the range."""
        return self.spanne.versatz(self.tafeln.pausen_preis) if self.spanne else 0

    def _settle(self, wartend: list[Labels], nummer: int) -> Labels:
        """Bring together what arrives at a node, keep the best `breite`, and write their steps into the trace."""
        labels = self._forget(concat(wartend), nummer)
        labels = labels.take(self.has_way(labels, nummer))
        labels = merge(dominate(labels, self.vortag_preis))
        labels = self._record(self._cut(labels))
        knoten = self.tafeln.knoten[nummer] if nummer < len(self.tafeln.knoten) else None
        teile = [labels]
        while self.tafeln.hat_eigenes and len(teile[-1]):
            neu = extend_eigenes(self.tafeln, knoten, teile[-1], zaehlt_pausen=self.spanne is not None)
            neu.zahlen[Spalte.KNOTEN] = nummer
            teile.append(self._record(self._bounded(neu, nummer)))
        return concat(teile)

    def _forget(self, labels: Labels, nummer: int) -> Labels:
        """Reduce the sets of methods to those that can still come and still matter."""
        kommt, regeln = self.kommende[nummer], self.tafeln.problem.regeln
        vortag = regeln.preis_methode_vom_vortag > 0
        heute = labels.heute & kommt if vortag or regeln.methode_je_tag_einmal else np.zeros_like(labels.heute)
        gestern = labels.gestern & kommt if vortag else np.zeros_like(labels.gestern)
        return Labels(labels.zahlen, heute, gestern)

    def has_way(self, labels: Labels, nummer: int) -> npt.NDArray[np.bool_]:
        """Labels that have, for every Schritt that must still be done today, a method not used today."""
        moeglich = np.ones(len(labels), dtype=bool)
        for menge in self._heute_noetig(nummer):
            moeglich &= (menge & ~labels.heute).any(axis=0)
        return moeglich

    def _heute_noetig(self, nummer: int) -> Iterator[Mengen]:
        """The methods of each Schritt that must follow on the same day, because its Baustein may not be torn."""
        regeln, knoten = self.tafeln.problem.regeln, self.tafeln.knoten
        if nummer == len(knoten) or not (regeln.methode_je_tag_einmal and regeln.baustein_zusammen):
            return
        hier = knoten[nummer]
        if hier.begonnen and not hier.baustein.teilbar:
            stelle = hier.baustein.schritte.index(hier.schritt)
            for schritt in hier.baustein.schritte[stelle:]:
                if schritt.fehlt_preis is None:
                    yield methoden_menge([wahl.nummer for wahl in schritt.wahlen], self.worte)

    def _cut(self, labels: Labels) -> Labels:
        """Keep the labels that promise most; remember the promise of the best one that goes."""
        if len(labels) <= self.breite:
            return labels
        folge = np.argsort(labels[Spalte.UNTEN], kind="stable")
        self.abgeschnitten = min(self.abgeschnitten, int(labels[Spalte.UNTEN][folge[self.breite]]))
        return labels.take(np.sort(folge[: self.breite]))

    def _record(self, labels: Labels) -> Labels:
        """Give each label that made a step its place in the trace."""
        getan = np.flatnonzero(labels[Spalte.WAHL] != -1)
        self.spur.append(labels.zahlen[SCHRITT_SPALTEN][:, getan])
        labels.zahlen[Spalte.SPUR, getan] = self.spur_laenge + np.arange(len(getan))
        labels.zahlen[Spalte.WAHL, getan] = -1
        self.spur_laenge += len(getan)
        return labels

    def _auslassen(self, labels: Labels, ziel: int, preis: int) -> Labels:
        """Go on to `ziel` without doing anything."""
        danach = Labels(labels.zahlen.copy(), labels.heute, labels.gestern)
        danach.zahlen[Spalte.KOSTEN] += preis
        return self._bounded(danach, ziel)

    def _bounded(self, labels: Labels, nummer: int) -> Labels:
        """The labels that may still lead to a plan below the limit from node `nummer`."""
        unten = labels[Spalte.KOSTEN] + self._werte(labels, nummer) - self.zurueck(labels) - self.versatz
        labels.zahlen[Spalte.UNTEN] = unten
        return labels.take(unten <= self.unter - FEIN)

    def zurueck(self, labels: Labels) -> Zahlen:
        """What the surcharges will give back from here on."""
        aufschlag = self.tafeln.aufschlag
        s = labels[Spalte.TERMIN]
        spaeter = aufschlag.spaeter[np.where(s < 0, -1, aufschlag.tage[s])]
        return labels[Spalte.ZURUECK] + labels[Spalte.ZURUECK_MORGEN] + spaeter

    def _werte(self, labels: Labels, nummer: int) -> Zahlen:
        """The bound on the rest of the course."""
        s = labels[Spalte.TERMIN]
        ort = (s, labels[Spalte.MITTAG], labels[Spalte.SEIT], labels[Spalte.TAKT])
        werte = self.schranke.werte[nummer][(self._stellen(nummer)[labels[Spalte.KLASSE]], *ort)]
        return np.where(s < 0, self.schranke.anfang[nummer], werte).astype(np.int32)

    def _stellen(self, nummer: int) -> npt.NDArray[np.intp]:
        """For each class its place in the arrays of a node."""
        stellen = np.zeros(len(self.tafeln.problem.klassen), dtype=np.intp)
        klassen = self.tafeln.klassen_of(nummer)
        stellen[list(klassen)] = np.arange(len(klassen))
        return stellen

    def _tun(self, nummer: int, knoten: Knoten, labels: Labels) -> list[Labels]:
        """Do the Schritt of a node after every gap, with every method and length."""
        starts = extend_luecken(self.tafeln, knoten, labels, zaehlt_pausen=self.spanne is not None)
        erlaubt = self.tafeln.start_erlaubt(knoten)
        if erlaubt is not None:
            starts = starts.take(erlaubt[starts[Spalte.TERMIN], starts[Spalte.TAKT]])
        if self.spanne is not None:
            starts = starts.take(_in_spanne(self.spanne, starts))
        starts.zahlen[Spalte.KNOTEN] = nummer
        starts = self.lead(knoten, starts)
        folge = [(stelle + self.seed) % len(knoten.schritt.wahlen) for stelle in range(len(knoten.schritt.wahlen))]
        return [self._do(knoten, stelle, starts) for stelle in folge]

    def lead(self, knoten: Knoten, starts: Labels) -> Labels:
        """Add the module of the node to the work of the day's team."""
        modul = self.tafeln.module.index(knoten.baustein.modul)
        s, team = starts[Spalte.TERMIN], starts[Spalte.TEAM]
        danach = self.tafeln.team_weiter[s, team, modul]
        preis = self.tafeln.team_preis[s, danach]
        starts.zahlen[Spalte.KOSTEN] += np.where(preis < UNMOEGLICH, preis - self.tafeln.team_preis[s, team], 0)
        starts.zahlen[Spalte.TEAM] = danach
        return starts.take(preis < UNMOEGLICH)

    def _do(self, knoten: Knoten, stelle: int, starts: Labels) -> Labels:
        """Do the Schritt with one method, in every length that the bound still allows."""
        wahl = knoten.schritt.wahlen[stelle]
        starts = self.begin(wahl, starts)
        umbau = self.tafeln.umbau[starts[Spalte.KLASSE], wahl.klasse]
        dauern = np.array([takte for takte, _ in wahl.preise], dtype=np.int32)
        preise = np.array([preis for _, preis in wahl.preise], dtype=np.int32)
        unten = self._unten_of_dauern(knoten.tun, wahl, starts, umbau, dauern) + preise - self.versatz
        welche, dauer = np.nonzero(unten <= self.unter - FEIN)
        danach = starts.take(welche)
        minuten = umbau[welche] + dauern[dauer]
        danach.zahlen[Spalte.KOSTEN] += preise[dauer]
        danach.zahlen[Spalte.UNTEN] = unten[welche, dauer]
        danach.zahlen[Spalte.TAKT] += minuten
        danach.zahlen[Spalte.SEIT] += minuten
        danach.zahlen[Spalte.KLASSE] = wahl.klasse
        danach.zahlen[Spalte.WAHL] = stelle
        danach.zahlen[Spalte.DAUER] = dauern[dauer]
        return Labels(danach.zahlen, danach.heute | methoden_menge([wahl.nummer], self.worte), danach.gestern)

    def begin(self, wahl: Wahl, starts: Labels) -> Labels:
        """The labels that can begin with this method, with the prices that do not depend on its length."""
        regeln = self.tafeln.problem.regeln
        wort, bit = wahl.nummer // 64, np.uint64(wahl.nummer % 64)
        moeglich = np.array(wahl.termine)[starts[Spalte.TERMIN]]
        if regeln.methode_je_tag_einmal:
            moeglich &= (starts.heute[wort] >> bit & np.uint64(1)) == 0
        starts = starts.take(moeglich)
        nach_mittag = starts[Spalte.LUECKE] >= MITTAG
        gestern = (starts.gestern[wort] >> bit & np.uint64(1)).astype(np.int32)
        starts.zahlen[Spalte.KOSTEN] += (
            self.tafeln.folge_preis[starts[Spalte.KLASSE], wahl.klasse]
            + nach_mittag * np.int32(regel.mittag_aktivierend(wahl.aktivierend, regeln))
            + gestern * np.int32(regeln.preis_methode_vom_vortag)
        )
        self._use(wahl, starts, gestern)
        return starts

    def _use(self, wahl: Wahl, starts: Labels, gestern: Zahlen) -> None:
        """A method that is used gives its surcharges back no more; nor does its pair with a yesterday without it."""
        aufschlag = self.tafeln.aufschlag
        tag = aufschlag.tage[starts[Spalte.TERMIN]]
        paar = aufschlag.paar_punkte[wahl.nummer]
        mit_gestern = np.where((tag > 0) & (gestern == 0), paar[tag - 1], 0)
        starts.zahlen[Spalte.ZURUECK] -= aufschlag.tag_punkte[wahl.nummer][tag] + mit_gestern
        starts.zahlen[Spalte.ZURUECK_MORGEN] -= paar[tag]

    def _unten_of_dauern(self, ziel: int, wahl: Wahl, starts: Labels, umbau: Zahlen, dauern: Zahlen) -> Zahlen:
        """For each label and length the points so far and the bound on the rest, without the price of the length."""
        _, _, seit_ende, takt_ende = self.tafeln.form
        takte = umbau[:, None] + dauern
        seit, takt = starts[Spalte.SEIT][:, None] + takte, starts[Spalte.TAKT][:, None] + takte
        s, mittag = starts[Spalte.TERMIN][:, None], starts[Spalte.MITTAG][:, None]
        grenze = self.tafeln.grenze[starts[Spalte.TERMIN], starts[Spalte.TAKT]][:, None]
        passt = (seit < seit_ende) & (takt < takt_ende) & (takt <= grenze)
        werte = self.schranke.werte[ziel][self._stellen(ziel)[wahl.klasse]]
        rest = werte[s, mittag, np.minimum(seit, seit_ende - 1), np.minimum(takt, takt_ende - 1)]
        bisher = starts[Spalte.KOSTEN] - self.zurueck(starts)
        return np.where(passt, bisher[:, None] + rest, UNMOEGLICH)

    def _finish(self, wartend: list[Labels]) -> Fund:
        """Close the last Termin and read the best plan from the trace."""
        if not any(len(teil) for teil in wartend):
            return Fund(UNMOEGLICH, (), self.abgeschnitten)
        labels = self._settle(wartend, len(self.tafeln.knoten))
        labels = close_termin(self.tafeln, labels.take(labels[Spalte.TERMIN] == len(self.tafeln.problem.termine) - 1))
        if self.spanne is not None:
            labels = labels.take(_in_spanne(self.spanne, labels))
        kosten = labels[Spalte.KOSTEN] - self.tafeln.pausen_preis * labels[Spalte.PAUSEN]
        if not len(labels) or kosten.min() >= self.unter:
            return Fund(UNMOEGLICH, (), self.abgeschnitten)
        beste = int(kosten.argmin())
        return Fund(int(kosten[beste]), self._trace(int(labels[Spalte.SPUR][beste])), self.abgeschnitten)

    def _trace(self, ende: int) -> tuple[Tat, ...]:
        spur = np.concatenate(self.spur, axis=1)
        taten: list[Tat] = []
        while ende >= 0:
            ende, knoten, luecke, wahl, dauer, takt = (int(zahl) for zahl in spur[:, ende])
            taten.append(Tat(knoten, luecke, None if wahl == EIGENES else wahl, dauer, takt))
        return tuple(reversed(taten))


def _in_spanne(spanne: PausenSpanne, labels: Labels) -> npt.NDArray[np.bool_]:
    """The labels from which the course can still come into its range of break minutes."""
    danach = labels[Spalte.TERMIN] + 1
    pausen = labels[Spalte.PAUSEN]
    kommt_min, kommt_max = np.array(spanne.kommt_min), np.array(spanne.kommt_max)
    hier_max = kommt_max[labels[Spalte.TERMIN]]
    moeglich: npt.NDArray[np.bool_] = pausen + kommt_min[danach] <= spanne.hoechstens
    moeglich &= pausen + hier_max >= spanne.mindestens
    return moeglich
