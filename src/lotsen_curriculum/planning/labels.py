"""Labels of the forward search: partial plans as columns of equal length.

A label is everything that the rest of the course can depend on. Two labels with the same key are the same to the rest
of the course, so that only the cheaper is kept; keys are compared whole, never by a hash.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

__all__ = ["Labels", "Mengen", "Spalte", "concat", "dominate", "merge", "methoden_menge", "start_label"]

Zahlen = npt.NDArray[np.int32]
Mengen = npt.NDArray[np.uint64]
"""Sets of methods as bits, 64 in a word; axes: word, label."""

RUNDEN = 3
"""How many of the cheapest labels of each place are compared with all others there."""


class Spalte(IntEnum):
    """The whole numbers of a label.

    `KOSTEN` so far and `UNTEN`, the least points of any plan that goes on from here. Where it stands: `TERMIN` (-1
    before the first), `MITTAG`, `SEIT` (the last break), `TAKT`, `KLASSE`. What the bound forgets: `TEAM`, `TAGPAUSE`
    and `PAUSEN` (Takte of break today and in the course, 0 where they can't matter). How it came here: `SPUR` (number
    of the last step in the trace), and `KNOTEN`, `LUECKE`, `WAHL`, `DAUER` of a step that is not in the trace yet
    (`WAHL` is -1 where there is none). What the surcharges still give back: `ZURUECK` for today, `ZURUECK_MORGEN` for
    the pair of today and tomorrow.
    """

    KOSTEN = 0
    UNTEN = 1
    TERMIN = 2
    MITTAG = 3
    SEIT = 4
    TAKT = 5
    KLASSE = 6
    TEAM = 7
    TAGPAUSE = 8
    PAUSEN = 9
    SPUR = 10
    KNOTEN = 11
    LUECKE = 12
    WAHL = 13
    DAUER = 14
    ZURUECK = 15
    ZURUECK_MORGEN = 16


SCHLUESSEL = (
    Spalte.TERMIN,
    Spalte.MITTAG,
    Spalte.SEIT,
    Spalte.TAKT,
    Spalte.KLASSE,
    Spalte.TEAM,
    Spalte.TAGPAUSE,
    Spalte.PAUSEN,
)


@dataclass(frozen=True, eq=False)
class Labels:
    """Columns of labels; `zahlen[Spalte.X]` is one column, `heute` and `gestern` are sets of methods used."""

    zahlen: Zahlen
    heute: Mengen
    gestern: Mengen

    def __len__(self) -> int:
        return int(self.zahlen.shape[1])

    def __getitem__(self, spalte: Spalte) -> Zahlen:
        zahlen: Zahlen = self.zahlen[spalte]
        return zahlen

    def take(self, stellen: npt.NDArray[np.intp] | npt.NDArray[np.bool_]) -> "Labels":
        """The labels at `stellen`, as a copy."""
        wo = np.flatnonzero(stellen) if stellen.dtype == np.bool_ else stellen
        return Labels(self.zahlen.take(wo, axis=1), self.heute.take(wo, axis=1), self.gestern.take(wo, axis=1))


def start_label(worte: int) -> Labels:
    """The one label before the first Termin."""
    zahlen = np.zeros((len(Spalte), 1), dtype=np.int32)
    zahlen[[Spalte.TERMIN, Spalte.SPUR, Spalte.WAHL]] = -1
    return Labels(zahlen, np.zeros((worte, 1), dtype=np.uint64), np.zeros((worte, 1), dtype=np.uint64))


def concat(teile: Sequence[Labels]) -> Labels:
    """All labels of `teile`, in order."""
    if len(teile) == 1:
        return teile[0]
    return Labels(
        np.concatenate([teil.zahlen for teil in teile], axis=1),
        np.concatenate([teil.heute for teil in teile], axis=1),
        np.concatenate([teil.gestern for teil in teile], axis=1),
    )


def methoden_menge(nummern: Sequence[int], worte: int) -> Mengen:
    """The methods `nummern` as one set."""
    menge = np.zeros((worte, 1), dtype=np.uint64)
    for nummer in nummern:
        menge[nummer // 64] |= np.uint64(1 << nummer % 64)
    return menge


def merge(labels: Labels) -> Labels:
    """The cheapest label of each key, sorted by key."""
    ort = _ort(labels)
    spalten = (labels[Spalte.KOSTEN], *labels.heute, *labels.gestern, ort)
    folge = np.lexsort(spalten)
    neu = np.ones(len(folge), dtype=bool)
    neu[1:] = np.any([spalte[folge[1:]] != spalte[folge[:-1]] for spalte in spalten[1:]], axis=0)
    return labels.take(folge[neu])


def dominate(labels: Labels, vortag_preis: int | None) -> Labels:
    """Drop labels that another at the same place makes useless: no dearer, and no more methods used.

    With `vortag_preis` a method that only the better one used yesterday is paid for: it can come once today at most.
    """
    folge = np.lexsort((labels[Spalte.KOSTEN], _ort(labels)))
    labels = labels.take(folge)
    bleibt = np.ones(len(labels), dtype=bool)
    ort = _ort(labels)
    for runde in range(RUNDEN):
        fuehrt = _leader(ort, bleibt, runde)
        bleibt &= ~_dominated(labels, fuehrt, vortag_preis)
    return labels.take(bleibt)


def _ort(labels: Labels) -> npt.NDArray[np.int64]:
    """Everything of the key but the sets, in one number."""
    ort = np.zeros(len(labels), dtype=np.int64)
    for spalte in SCHLUESSEL:
        werte = labels[spalte]
        ort = ort * (int(werte.max(initial=0)) + 2) + werte + 1
    return ort


def _leader(ort: npt.NDArray[np.int64], bleibt: npt.NDArray[np.bool_], runde: int) -> npt.NDArray[np.intp]:
    """For each label the one at its place that is the `runde`-th cheapest of those that are left, or itself."""
    stellen = np.arange(len(ort))
    erste = np.searchsorted(ort, ort)
    rang = np.cumsum(bleibt) - 1
    rang_im_ort = rang - (rang[erste] - (bleibt[erste] - 1))
    gewaehlt = bleibt & (rang_im_ort == runde)
    fuehrt = np.full(len(ort), -1)
    fuehrt[erste[gewaehlt]] = stellen[gewaehlt]
    fuehrt = fuehrt[erste]
    return np.where(fuehrt >= 0, fuehrt, stellen)


def _dominated(labels: Labels, fuehrt: npt.NDArray[np.intp], vortag_preis: int | None) -> npt.NDArray[np.bool_]:
    heute_mehr = (labels.heute[:, fuehrt] & ~labels.heute).any(axis=0)
    gestern_mehr = np.bitwise_count(labels.gestern[:, fuehrt] & ~labels.gestern).sum(axis=0, dtype=np.int32)
    kosten = labels[Spalte.KOSTEN]
    if vortag_preis is None:
        billiger = (gestern_mehr == 0) & (kosten[fuehrt] <= kosten)
    else:
        billiger = kosten[fuehrt] + gestern_mehr * vortag_preis <= kosten
    ergebnis: npt.NDArray[np.bool_] = billiger & ~heute_mehr & (fuehrt != np.arange(len(labels)))
    return ergebnis
