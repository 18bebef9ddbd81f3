"""The forward search: labels walk the chain, pruned by the bound; what is cut off becomes the certificate."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning.bound import Schranke
from lotsen_curriculum.planning.knoten import Knoten
from lotsen_curriculum.planning.labels import (
    Labels,
    Mengen,
    Spalte,
    concat,
    dominate,
    merge,
    start_label,
)
from lotsen_curriculum.planning.luecken import EIGENES, MITTAG, close_termin, extend_eigenes, extend_luecken
from lotsen_curriculum.planning.pausen import PausenSpanne
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, FEIN, UNMOEGLICH
from lotsen_curriculum.planning.tafeln import Tafeln
from lotsen_curriculum.planning.wahltafel import Wahltafel, Zahlen, worte_of

__all__ = ["Fund", "Suche", "Tat", "search"]

SCHRITT_SPALTEN = [Spalte.SPUR, Spalte.KNOTEN, Spalte.LUECKE, Spalte.WAHL, Spalte.DAUER, Spalte.TAKT]
"""What the trace keeps of each step."""

STREUUNG = 8 * FEIN
"""What a label must promise more for each better one at the same time of the same Termin, so that others live too."""

BREIT = 1000
"""From this width on a search is there to prove."""

VORRAT = 8
"""How many times more labels than are kept at a node are looked at for useless ones."""


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
        wartend[0].append(start_label(worte_of(self.tafeln.problem)))
        for nummer, knoten in enumerate(self.tafeln.knoten):
            if any(len(teil) for teil in wartend[nummer]):
                labels = self._settle(wartend[nummer], nummer)
                wartend[knoten.tun].extend(self._tun(nummer, knoten, labels))
                for ziel, preis in knoten.auslassen:
                    wartend[ziel].append(self._auslassen(labels, ziel, preis))
            wartend[nummer] = []
        return self._finish(wartend[anzahl])

    @cached_property
    def vortag_preis(self) -> int | None:
        """What a method of yesterday can cost today at most; None where it could come more than once."""
        regeln = self.tafeln.problem.regeln
        return regeln.preis_methode_vom_vortag if regeln.methode_je_tag_einmal else None

    @cached_property
    def versatz(self) -> int:
        """What the price on breaks has added at most to the points of a plan inside the range."""
        return self.spanne.versatz(self.tafeln.pausen_preis) if self.spanne else 0

    @cached_property
    def streuung(self) -> int:
        """Narrow searches look for plans in many places; wide ones prove, and cut off what promises least."""
        return STREUUNG if self.breite < BREIT else 0

    def _settle(self, wartend: list[Labels], nummer: int) -> Labels:
        """Bring together what arrives at a node, keep the best `breite`, and write their steps into the trace."""
        labels = self._forget(concat(wartend), nummer)
        if self.seed:
            labels = labels.take(np.roll(np.arange(len(labels)), self.seed))
        labels = labels.take(self.has_way(labels, nummer))
        labels = merge(dominate(self._cut(labels, VORRAT * self.breite), self.vortag_preis))
        labels = self._record(self._cut(labels, self.breite))
        knoten = self.tafeln.knoten[nummer] if nummer < len(self.tafeln.knoten) else None
        teile = [labels]
        while self.tafeln.hat_eigenes and len(teile[-1]):
            neu = extend_eigenes(self.tafeln, knoten, teile[-1], zaehlt_pausen=self.spanne is not None)
            neu.zahlen[Spalte.KNOTEN] = nummer
            teile.append(self._record(self._bounded(neu, nummer)))
        return concat(teile)

    def _forget(self, labels: Labels, nummer: int) -> Labels:
        """Reduce the sets of methods to those that can still come and still matter."""
        kommt, regeln = self.tafeln.kommende[nummer], self.tafeln.problem.regeln
        vortag = regeln.preis_methode_vom_vortag > 0
        heute = labels.heute & kommt if vortag or regeln.methode_je_tag_einmal else np.zeros_like(labels.heute)
        gestern = labels.gestern & kommt if vortag else np.zeros_like(labels.gestern)
        return Labels(labels.zahlen, heute, gestern)

    def has_way(self, labels: Labels, nummer: int) -> npt.NDArray[np.bool_]:
        """Labels for which enough methods are free to do the Baustein today, or that can leave it or the day."""
        moeglich = np.ones(len(labels), dtype=bool)
        if nummer == len(self.tafeln.knoten):
            return moeglich
        knoten = self.tafeln.knoten[nummer]
        for menge, anzahl in self.tafeln.wahltafeln[nummer].heute_noetig:
            moeglich &= np.bitwise_count(menge & ~labels.heute).sum(axis=0) >= anzahl
        if knoten.begonnen:
            return moeglich
        s = labels[Spalte.TERMIN]
        schluss = self.tafeln.schluss[s, labels[Spalte.MITTAG], labels[Spalte.SEIT], labels[Spalte.TAKT]]
        return moeglich | bool(knoten.auslassen) | (s < 0) | (schluss < UNMOEGLICH)

    def _cut(self, labels: Labels, anzahl: int) -> Labels:
        """Keep the labels that promise most; remember the promise of the best one that goes."""
        if len(labels) <= anzahl:
            return labels
        unten = labels[Spalte.UNTEN]
        folge = np.argsort(unten + self.streuung * _rank_at_place(labels), kind="stable")
        self.abgeschnitten = min(self.abgeschnitten, int(unten[folge[anzahl:]].min()))
        return labels.take(np.sort(folge[:anzahl]))

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
        werte = self.schranke.werte[nummer][(self.tafeln.stellen[nummer][labels[Spalte.KLASSE]], *ort)]
        return np.where(s < 0, self.schranke.anfang[nummer], werte).astype(np.int32)

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
        return [self._do(nummer, knoten.tun, starts)]

    def lead(self, knoten: Knoten, starts: Labels) -> Labels:
        """Add the module of the node to the work of the day's team."""
        modul = self.tafeln.module.index(knoten.baustein.modul)
        s, team = starts[Spalte.TERMIN], starts[Spalte.TEAM]
        danach = self.tafeln.team_weiter[s, team, modul]
        preis = self.tafeln.team_preis[s, danach]
        starts.zahlen[Spalte.KOSTEN] += np.where(preis < UNMOEGLICH, preis - self.tafeln.team_preis[s, team], 0)
        starts.zahlen[Spalte.TEAM] = danach
        return starts.take(preis < UNMOEGLICH)

    def _do(self, nummer: int, ziel: int, starts: Labels) -> Labels:
        """Do the Schritt with every method, in every length that the bound still allows."""
        tafel = self.tafeln.wahltafeln[nummer]
        moeglich, grundpreis = self.begin(tafel, starts)
        heute, morgen = self.used(tafel, starts)
        bisher = starts[Spalte.KOSTEN] - self.zurueck(starts) - self.versatz
        je_wahl = np.where(moeglich, grundpreis + heute + morgen + bisher[:, None], UNMOEGLICH)
        umbau = self.tafeln.umbau[starts[Spalte.KLASSE][:, None], tafel.klassen]
        takte = umbau[:, tafel.wahl] + tafel.dauern
        unten = je_wahl[:, tafel.wahl] + tafel.preise + self._rest(ziel, tafel, starts, takte)
        welche, paar = np.nonzero(unten <= self.unter - FEIN)
        wahl = tafel.wahl[paar]
        danach = starts.take(welche)
        danach.zahlen[Spalte.KOSTEN] += grundpreis[welche, wahl] + tafel.preise[paar]
        danach.zahlen[Spalte.UNTEN] = unten[welche, paar]
        danach.zahlen[Spalte.ZURUECK] -= heute[welche, wahl]
        danach.zahlen[Spalte.ZURUECK_MORGEN] -= morgen[welche, wahl]
        danach.zahlen[[Spalte.TAKT, Spalte.SEIT]] += takte[welche, paar]
        danach.zahlen[Spalte.KLASSE] = tafel.klassen[wahl]
        danach.zahlen[Spalte.WAHL] = wahl
        danach.zahlen[Spalte.DAUER] = tafel.dauern[paar]
        return Labels(danach.zahlen, danach.heute | tafel.mengen[:, paar], danach.gestern)

    def begin(self, tafel: Wahltafel, starts: Labels) -> tuple[npt.NDArray[np.bool_], Zahlen]:
        """For each label and method: may it begin, and the price that does not depend on its length."""
        regeln = self.tafeln.problem.regeln
        moeglich = tafel.termine.T[starts[Spalte.TERMIN]]
        if regeln.methode_je_tag_einmal:
            moeglich &= ~_in_menge(starts.heute, tafel)
        gestern = _in_menge(starts.gestern, tafel) * np.int32(regeln.preis_methode_vom_vortag)
        return moeglich, self.neighbour_preis(tafel, starts) + gestern

    def neighbour_preis(self, tafel: Wahltafel, starts: Labels) -> Zahlen:
        """For each label and method the price of what lies directly before."""
        nach_mittag = starts[Spalte.LUECKE] >= MITTAG
        folge = self.tafeln.folge_preis[starts[Spalte.KLASSE][:, None], tafel.klassen]
        preis: Zahlen = folge + nach_mittag[:, None] * tafel.mittag_preise
        return preis

    def used(self, tafel: Wahltafel, starts: Labels) -> tuple[Zahlen, Zahlen]:
        """What a method that is used gives back no more: its day and its pair with a yesterday without it; tomorrow."""
        aufschlag = self.tafeln.aufschlag
        tag = aufschlag.tage[starts[Spalte.TERMIN]][:, None]
        paar = aufschlag.paar_punkte[tafel.nummern, tag - 1]
        mit_gestern = np.where((tag > 0) & ~_in_menge(starts.gestern, tafel), paar, 0)
        return aufschlag.tag_punkte[tafel.nummern, tag] + mit_gestern, aufschlag.paar_punkte[tafel.nummern, tag]

    def _rest(self, ziel: int, tafel: Wahltafel, starts: Labels, takte: Zahlen) -> Zahlen:
        """For each label and pair the bound on what follows."""
        _, _, seit_ende, takt_ende = self.tafeln.form
        seit, takt = starts[Spalte.SEIT][:, None] + takte, starts[Spalte.TAKT][:, None] + takte
        s, mittag = starts[Spalte.TERMIN][:, None], starts[Spalte.MITTAG][:, None]
        grenze = self.tafeln.grenze[starts[Spalte.TERMIN], starts[Spalte.TAKT]][:, None]
        passt = (seit < seit_ende) & (takt < takt_ende) & (takt <= grenze)
        klasse = self.tafeln.stellen[ziel][tafel.klassen][tafel.wahl]
        werte = self.schranke.werte[ziel]
        rest = werte[klasse, s, mittag, np.minimum(seit, seit_ende - 1), np.minimum(takt, takt_ende - 1)]
        return np.where(passt, rest, UNMOEGLICH)

    def _finish(self, wartend: list[Labels]) -> Fund:
        """Close the last Termin and read the best plan from the trace."""
        if not any(len(teil) for teil in wartend):
            return Fund(UNMOEGLICH, (), self.abgeschnitten)
        labels = self._settle(wartend, len(self.tafeln.knoten))
        labels = close_termin(self.tafeln, labels.take(labels[Spalte.TERMIN] == len(self.tafeln.problem.termine) - 1))
        if self.spanne is not None:
            pausen = labels[Spalte.PAUSEN]
            labels = labels.take((self.spanne.mindestens <= pausen) & (pausen <= self.spanne.hoechstens))
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


def _rank_at_place(labels: Labels) -> Zahlen:
    """How many labels at the same time of the same Termin promise more."""
    ort = labels[Spalte.TERMIN] * 1000 + labels[Spalte.TAKT]
    folge = np.lexsort((labels[Spalte.UNTEN], ort))
    sortiert = ort[folge]
    rang = np.empty(len(labels), dtype=np.int32)
    rang[folge] = np.arange(len(labels)) - np.searchsorted(sortiert, sortiert)
    return rang


def _in_menge(menge: Mengen, tafel: Wahltafel) -> npt.NDArray[np.bool_]:
    """For each label and method whether it is in the set."""
    bits = menge[tafel.nummern // 64] >> (tafel.nummern % 64).astype(np.uint64)[:, None]
    enthalten: npt.NDArray[np.bool_] = ((bits & np.uint64(1)) != 0).T
    return enthalten
