"""One step of a label: a Schritt done after some gap, with some method, in some length; or left out.

Every label that comes out knows the least points of a plan that goes on from it (`UNTEN`), and those that can't stay
below the limit are gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning.kern.bound import Schranke
from lotsen_curriculum.planning.kern.knoten import Knoten
from lotsen_curriculum.planning.kern.labels import Labels, Mengen, Spalte
from lotsen_curriculum.planning.kern.luecken import MITTAG, extend_eigenes, extend_luecken
from lotsen_curriculum.planning.kern.tafeln import Tafeln
from lotsen_curriculum.planning.kern.wahltafel import Wahltafel, Zahlen
from lotsen_curriculum.planning.pausen import PausenSpanne
from lotsen_curriculum.planning.problem import FEIN, UNMOEGLICH

__all__ = ["Tun"]

JaNein = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Tun:
    """The steps that the rules allow, at their exact prices.

    Attributes:
        unter: Points that a plan must stay below.
        spanne: The range of break minutes, where it must be watched.
    """

    tafeln: Tafeln
    schranke: Schranke
    unter: int
    spanne: PausenSpanne | None = None

    @cached_property
    def versatz(self) -> int:
        """What the price on breaks has added at most to the points of a plan inside the range."""
        return self.spanne.versatz(self.tafeln.pausen_preis) if self.spanne else 0

    def steps(self, nummer: int, labels: Labels) -> Iterator[tuple[int, Labels]]:
        """From a node on: the next nodes, each with the labels that come there."""
        knoten = self.tafeln.knoten[nummer]
        for ziel, preis in knoten.auslassen:
            danach = Labels(labels.zahlen.copy(), labels.heute, labels.gestern)
            danach.zahlen[Spalte.KOSTEN] += preis
            yield ziel, self._bounded(danach, ziel)
        yield knoten.tun, self._tun(nummer, knoten, labels)

    def eigenes(self, nummer: int, labels: Labels) -> Labels:
        """The labels behind the next thing of the trainer's own, still before the same node."""
        knoten = self.tafeln.knoten[nummer] if nummer < len(self.tafeln.knoten) else None
        danach = extend_eigenes(self.tafeln, knoten, labels, zaehlt_pausen=self.spanne is not None)
        danach.zahlen[Spalte.KNOTEN] = nummer
        return self._bounded(danach, nummer)

    def _bounded(self, labels: Labels, nummer: int) -> Labels:
        """The labels that may still lead to a plan below the limit from node `nummer`."""
        klasse = self.tafeln.stellen[nummer][labels[Spalte.KLASSE]]
        werte = self.schranke.werte[nummer][klasse, labels[Spalte.SEIT], labels[Spalte.ORT]]
        unten = labels[Spalte.KOSTEN] + werte - self._zurueck(labels) - self.versatz
        labels.zahlen[Spalte.UNTEN] = unten
        return labels.take(unten <= self.unter - FEIN)

    def _zurueck(self, labels: Labels) -> Zahlen:
        """What the surcharges will give back from here on."""
        aufschlag = self.tafeln.aufschlag
        s = self.tafeln.orte.termin[labels[Spalte.ORT]]
        spaeter = aufschlag.spaeter[np.where(s < 0, -1, aufschlag.tage[s])]
        return labels[Spalte.ZURUECK] + labels[Spalte.ZURUECK_MORGEN] + spaeter

    def _tun(self, nummer: int, knoten: Knoten, labels: Labels) -> Labels:
        """Do the Schritt of a node after every gap."""
        starts = extend_luecken(self.tafeln, knoten, labels, zaehlt_pausen=self.spanne is not None)
        erlaubt = self.tafeln.start_erlaubt(knoten)
        if erlaubt is not None:
            starts = starts.take(erlaubt[starts[Spalte.ORT]])
        if self.spanne is not None:
            starts = starts.take(self._in_spanne(self.spanne, starts))
        starts.zahlen[Spalte.KNOTEN] = nummer
        return self._do(nummer, knoten.tun, self._lead(knoten, starts))

    def _in_spanne(self, spanne: PausenSpanne, labels: Labels) -> JaNein:
        """The labels from which the course can still come into its range of break minutes."""
        s, pausen = self.tafeln.orte.termin[labels[Spalte.ORT]], labels[Spalte.PAUSEN]
        moeglich: JaNein = pausen + np.array(spanne.kommt_min)[s + 1] <= spanne.hoechstens
        moeglich &= pausen + np.array(spanne.kommt_max)[s] >= spanne.mindestens
        return moeglich

    def _lead(self, knoten: Knoten, starts: Labels) -> Labels:
        """Add the module of the node to the work of the day's team."""
        modul = self.tafeln.module.index(knoten.baustein.modul)
        s, team = self.tafeln.orte.termin[starts[Spalte.ORT]], starts[Spalte.TEAM]
        danach = self.tafeln.team_weiter[s, team, modul]
        preis = self.tafeln.team_preis[s, danach]
        starts.zahlen[Spalte.KOSTEN] += np.where(preis < UNMOEGLICH, preis - self.tafeln.team_preis[s, team], 0)
        starts.zahlen[Spalte.TEAM] = danach
        return starts.take(preis < UNMOEGLICH)

    def _do(self, nummer: int, ziel: int, starts: Labels) -> Labels:
        """Do the Schritt with every method, in every length that the bound still allows."""
        tafel = self.tafeln.wahltafeln[nummer]
        moeglich, grundpreis = self._begin(tafel, starts)
        heute, morgen = self._used(tafel, starts)
        bisher = starts[Spalte.KOSTEN] - self._zurueck(starts) - self.versatz
        je_wahl = np.where(moeglich, grundpreis + heute + morgen + bisher[:, None], UNMOEGLICH)
        umbau = self.tafeln.umbau[starts[Spalte.KLASSE][:, None], tafel.klassen]
        takte = umbau.take(tafel.wahl, axis=1) + tafel.dauern
        unten = je_wahl.take(tafel.wahl, axis=1) + tafel.preise + self._rest(ziel, tafel, starts, takte)
        welche, paar = np.nonzero(unten <= self.unter - FEIN)
        wahl = tafel.wahl[paar]
        danach = starts.take(welche)
        danach.zahlen[Spalte.KOSTEN] += grundpreis[welche, wahl] + tafel.preise[paar]
        danach.zahlen[Spalte.UNTEN] = unten[welche, paar]
        danach.zahlen[Spalte.ZURUECK] -= heute[welche, wahl]
        danach.zahlen[Spalte.ZURUECK_MORGEN] -= morgen[welche, wahl]
        danach.zahlen[[Spalte.ORT, Spalte.SEIT]] += takte[welche, paar]
        danach.zahlen[Spalte.KLASSE] = tafel.klassen[wahl]
        danach.zahlen[Spalte.WAHL] = wahl
        danach.zahlen[Spalte.DAUER] = tafel.dauern[paar]
        return Labels(danach.zahlen, danach.heute | tafel.mengen[:, paar], danach.gestern)

    def _begin(self, tafel: Wahltafel, starts: Labels) -> tuple[JaNein, Zahlen]:
        """For each label and method: may it begin, and the price that does not depend on its length."""
        regeln = self.tafeln.problem.regeln
        moeglich = tafel.termine.T[self.tafeln.orte.termin[starts[Spalte.ORT]]]
        if regeln.methode_einmal:
            moeglich &= ~_in_menge(starts.heute, tafel)
        gestern = _in_menge(starts.gestern, tafel) * np.int32(regeln.preis_methode_vom_vortag)
        return moeglich, self._neighbour_preis(tafel, starts) + gestern

    def _neighbour_preis(self, tafel: Wahltafel, starts: Labels) -> Zahlen:
        """For each label and method the price of what lies directly before."""
        nach_mittag = starts[Spalte.LUECKE] >= MITTAG
        folge = self.tafeln.folge_preis[starts[Spalte.KLASSE][:, None], tafel.klassen]
        preis: Zahlen = folge + nach_mittag[:, None] * tafel.mittag_preise
        return preis

    def _used(self, tafel: Wahltafel, starts: Labels) -> tuple[Zahlen, Zahlen]:
        """What a method that is used gives back no more: its day and its pair with a yesterday without it; tomorrow."""
        aufschlag = self.tafeln.aufschlag
        tag = aufschlag.tage[self.tafeln.orte.termin[starts[Spalte.ORT]]][:, None]
        paar = aufschlag.paar_punkte[tafel.nummern, tag - 1]
        mit_gestern = np.where((tag > 0) & ~_in_menge(starts.gestern, tafel), paar, 0)
        return aufschlag.tag_punkte[tafel.nummern, tag] + mit_gestern, aufschlag.paar_punkte[tafel.nummern, tag]

    def _rest(self, ziel: int, tafel: Wahltafel, starts: Labels, takte: Zahlen) -> Zahlen:
        """For each label and pair the bound on what follows."""
        orte, werte = self.tafeln.orte, self.schranke.werte[ziel]
        ort, seit = starts[Spalte.ORT], starts[Spalte.SEIT]
        hoechstens = np.minimum(self.tafeln.grenze[ort] - ort, orte.seit - 1 - seit)
        klasse = self.tafeln.stellen[ziel][tafel.klassen][tafel.wahl]
        zelle = klasse * (orte.seit * orte.anzahl) + (seit * orte.anzahl + ort)[:, None] + takte * (orte.anzahl + 1)
        rest = werte.reshape(-1).take(zelle, mode="clip")
        return np.where(takte <= hoechstens[:, None], rest, np.int32(UNMOEGLICH))


def _in_menge(menge: Mengen, tafel: Wahltafel) -> JaNein:
    """For each label and method whether it is in the set."""
    bits = menge[tafel.nummern // 64] >> (tafel.nummern % 64).astype(np.uint64)[:, None]
    enthalten: JaNein = ((bits & np.uint64(1)) != 0).T
    return enthalten
