"""The trace of a search: the steps of all labels, so that the best one's plan can be read from its end."""

from dataclasses import dataclass, field

import numpy as np

from lotsen_curriculum.planning.kern.labels import Labels, Spalte
from lotsen_curriculum.planning.kern.luecken import EIGENES
from lotsen_curriculum.planning.kern.orte import Orte
from lotsen_curriculum.planning.kern.wahltafel import Zahlen

__all__ = ["Spur", "Tat"]

SPALTEN = [Spalte.SPUR, Spalte.KNOTEN, Spalte.LUECKE, Spalte.WAHL, Spalte.DAUER, Spalte.ORT]
"""What is kept of each step."""


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


@dataclass(eq=False)
class Spur:
    """All steps so far."""

    orte: Orte
    teile: list[Zahlen] = field(default_factory=list)
    laenge: int = 0

    def record(self, labels: Labels) -> Labels:
        """Give each label that made a step its place in the trace."""
        getan = np.flatnonzero(labels[Spalte.WAHL] != -1)
        self.teile.append(labels.zahlen[SPALTEN][:, getan])
        labels.zahlen[Spalte.SPUR, getan] = self.laenge + np.arange(len(getan))
        labels.zahlen[Spalte.WAHL, getan] = -1
        self.laenge += len(getan)
        return labels

    def trace(self, ende: int) -> tuple[Tat, ...]:
        """The steps that lead to number `ende`, in order."""
        spur = np.concatenate(self.teile, axis=1)
        taten: list[Tat] = []
        while ende >= 0:
            ende, knoten, luecke, wahl, dauer, ort = (int(zahl) for zahl in spur[:, ende])
            taten.append(Tat(knoten, luecke, None if wahl == EIGENES else wahl, dauer, int(self.orte.takt[ort])))
        return tuple(reversed(taten))
