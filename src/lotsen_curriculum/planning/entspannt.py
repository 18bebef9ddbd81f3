"""The plan that the bound believes in: the steps without everything that the bound forgets.

It shows which methods the bound uses too often; from that the surcharges are raised.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning.bound import Schranke
from lotsen_curriculum.planning.knoten import Knoten
from lotsen_curriculum.planning.labels import Labels, Spalte, concat, start_label
from lotsen_curriculum.planning.problem import FEIN
from lotsen_curriculum.planning.tafeln import Tafeln
from lotsen_curriculum.planning.tun import Tun
from lotsen_curriculum.planning.wahltafel import Wahltafel, Zahlen, worte_of

__all__ = ["believed_methoden"]


def believed_methoden(tafeln: Tafeln, schranke: Schranke) -> list[tuple[int, int]]:
    """Method and Termin of each Schritt of a plan that costs exactly what the bound says.

    From each label some step costs no more than the bound promised; the first that is found is gone.
    """
    ohne_bedarf = replace(tafeln, pausen_bedarf=np.zeros_like(tafeln.pausen_bedarf))
    tun = _Entspannt(ohne_bedarf, schranke, schranke.anfang[0] + FEIN)
    labels, nummer, benutzt = start_label(tafeln.orte.vor, worte_of(tafeln.problem)), 0, []
    while nummer < len(tafeln.knoten):
        labels, knoten = _with_eigenes(tun, nummer, labels), tafeln.knoten[nummer]
        nummer, labels = next((ziel, teil.take(_best(teil))) for ziel, teil in tun.steps(nummer, labels) if len(teil))
        if (wahl := int(labels[Spalte.WAHL][0])) >= 0:
            benutzt.append((knoten.schritt.wahlen[wahl].nummer, int(tafeln.orte.termin[labels[Spalte.ORT][0]])))
        labels.zahlen[Spalte.WAHL] = -1
    return benutzt


def _best(labels: Labels) -> npt.NDArray[np.intp]:
    return np.array([labels[Spalte.UNTEN].argmin()])


def _with_eigenes(tun: Tun, nummer: int, labels: Labels) -> Labels:
    """The label, and where it comes over things of the trainer's own."""
    teile = [labels]
    while tun.tafeln.eigenorte and len(teile[-1]):
        teile.append(tun.eigenes(nummer, teile[-1]))
        teile[-1].zahlen[Spalte.WAHL] = -1
    return concat(teile)


class _Entspannt(Tun):
    """Steps that pay the surcharges, forget which methods were used, and do not ask who leads."""

    def zurueck(self, labels: Labels) -> Zahlen:
        return np.zeros(len(labels), dtype=np.int32)

    def lead(self, knoten: Knoten, starts: Labels) -> Labels:  # noqa: ARG002  # the exact steps' signature
        return starts

    def begin(self, tafel: Wahltafel, starts: Labels) -> tuple[npt.NDArray[np.bool_], Zahlen]:
        termin = self.tafeln.orte.termin[starts[Spalte.ORT]]
        aufschlag = self.tafeln.aufschlag.je_termin[tafel.nummern].T[termin]
        return tafel.termine.T[termin], self.neighbour_preis(tafel, starts) + aufschlag

    def used(self, tafel: Wahltafel, starts: Labels) -> tuple[Zahlen, Zahlen]:
        nichts = np.zeros((len(starts), len(tafel.nummern)), dtype=np.int32)
        return nichts, nichts
