"""The plan that the bound believes in: the search without everything that the bound forgets.

It shows which methods the bound uses too often; from that the surcharges are raised.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.bound import Schranke
from lotsen_curriculum.planning.knoten import Knoten
from lotsen_curriculum.planning.labels import Labels, Spalte
from lotsen_curriculum.planning.luecken import MITTAG, TERMIN
from lotsen_curriculum.planning.problem import FEIN, Wahl
from lotsen_curriculum.planning.search import Suche
from lotsen_curriculum.planning.tafeln import Tafeln, Zahlen

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

    def begin(self, wahl: Wahl, starts: Labels) -> Labels:
        tafeln = self.tafeln
        starts = starts.take(np.array(wahl.termine)[starts[Spalte.TERMIN]])
        nach_mittag = starts[Spalte.LUECKE] >= MITTAG
        starts.zahlen[Spalte.KOSTEN] += (
            tafeln.folge_preis[starts[Spalte.KLASSE], wahl.klasse]
            + nach_mittag * np.int32(regel.mittag_aktivierend(wahl.aktivierend, tafeln.problem.regeln))
            + tafeln.aufschlag.je_termin[wahl.nummer][starts[Spalte.TERMIN]]
        )
        return starts
