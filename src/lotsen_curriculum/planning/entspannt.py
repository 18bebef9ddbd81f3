"""The plan that the bound believes in: the search without everything that the bound forgets.

It shows which methods the bound uses too often; from that the surcharges are raised.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning.bound import Schranke
from lotsen_curriculum.planning.knoten import Knoten
from lotsen_curriculum.planning.labels import Labels, Spalte
from lotsen_curriculum.planning.luecken import TERMIN
from lotsen_curriculum.planning.problem import FEIN
from lotsen_curriculum.planning.search import Suche
from lotsen_curriculum.planning.tafeln import Tafeln
from lotsen_curriculum.planning.wahltafel import Wahltafel, Zahlen

__all__ = ["believed_methoden"]


def believed_methoden(tafeln: Tafeln, schranke: Schranke) -> list[tuple[int, int]]:
    """Method and Termin of each Schritt of a plan that costs exactly what the bound says."""
    ohne_bedarf = replace(tafeln, pausen_bedarf=np.zeros_like(tafeln.pausen_bedarf))
    fund = _Entspannt(ohne_bedarf, schranke, 1, schranke.anfang[0] + FEIN, None, 0).run()
    benutzt, termin = [], -1
    for tat in fund.taten:
        termin += tat.luecke == TERMIN
        if tat.wahl is not None:
            benutzt.append((tafeln.knoten[tat.knoten].schritt.wahlen[tat.wahl].nummer, termin))
    return benutzt


class _Entspannt(Suche):
    """A search that pays the surcharges, forgets which methods were used, and does not ask who leads."""

    def has_way(self, labels: Labels, nummer: int) -> npt.NDArray[np.bool_]:  # noqa: ARG002  # the search's signature
        return np.ones(len(labels), dtype=bool)

    def zurueck(self, labels: Labels) -> Zahlen:
        return np.zeros(len(labels), dtype=np.int32)

    def lead(self, knoten: Knoten, starts: Labels) -> Labels:  # noqa: ARG002  # the search's signature
        return starts

    def begin(self, tafel: Wahltafel, starts: Labels) -> tuple[npt.NDArray[np.bool_], Zahlen]:
        termin = starts[Spalte.TERMIN]
        aufschlag = self.tafeln.aufschlag.je_termin[tafel.nummern].T[termin]
        return tafel.termine.T[termin], self.neighbour_preis(tafel, starts) + aufschlag

    def used(self, tafel: Wahltafel, starts: Labels) -> tuple[Zahlen, Zahlen]:
        nichts = np.zeros((len(starts), len(tafel.nummern)), dtype=np.int32)
        return nichts, nichts
