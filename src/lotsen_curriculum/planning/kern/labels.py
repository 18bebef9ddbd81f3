"""Labels of the forward search: partial plans as columns of equal length.

A label is everything that the rest of the course can depend on. Two labels with the same key are the same to the rest
of the course, so that only the cheaper is kept; keys are compared whole, never by a hash.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

__all__ = ["Labels", "Mengen", "Spalte", "concat", "methoden_menge", "reduce", "start_label"]

Zahlen = npt.NDArray[np.int32]
Mengen = npt.NDArray[np.uint64]
"""Sets of methods as bits, 64 in a word; axes: word, label."""

WORT = (1 << 64) - 1
"""All bits of one word."""

FUEHRENDE = 4
"""How many of the cheapest labels of each place are compared with all others there."""


class Spalte(IntEnum):
    """The whole numbers of a label.

    `KOSTEN` so far and `UNTEN`, the least points of any plan that goes on from here. Where it stands: `ORT` (see
    `orte`), `SEIT` (Takte since the last break), `KLASSE`. What the bound forgets: `TEAM`, `TAGPAUSE` and `PAUSEN`
    (Takte of break today and in the course, 0 where they can't matter). How it came here: `SPUR` (number of the last
    step in the trace), and `KNOTEN`, `LUECKE`, `WAHL`, `DAUER` of a step that is not in the trace yet (`WAHL` is -1
    where there is none). What the surcharges still give back: `ZURUECK` for today, `ZURUECK_MORGEN` for the pair of
    today and tomorrow.
    """

    KOSTEN = 0
    UNTEN = 1
    ORT = 2
    SEIT = 3
    KLASSE = 4
    TEAM = 5
    TAGPAUSE = 6
    PAUSEN = 7
    SPUR = 8
    KNOTEN = 9
    LUECKE = 10
    WAHL = 11
    DAUER = 12
    ZURUECK = 13
    ZURUECK_MORGEN = 14


SCHLUESSEL = (Spalte.ORT, Spalte.SEIT, Spalte.KLASSE, Spalte.TEAM, Spalte.TAGPAUSE, Spalte.PAUSEN)


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


def start_label(ort: int, worte: int) -> Labels:
    """The one label before the first Termin, at `ort`."""
    zahlen = np.zeros((len(Spalte), 1), dtype=np.int32)
    zahlen[Spalte.ORT] = ort
    zahlen[[Spalte.SPUR, Spalte.WAHL]] = -1
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
    bits = sum(1 << nummer for nummer in set(nummern))
    return np.array([[bits >> 64 * wort & WORT] for wort in range(worte)], dtype=np.uint64)


def reduce(labels: Labels, vortag_preis: int | None) -> Labels:
    """The labels without those that another one makes useless, sorted by key."""
    ort = _ort(labels)
    folge = np.lexsort((labels[Spalte.KOSTEN], ort))
    labels, ort = labels.take(folge), ort[folge]
    bleibt = ~_dominated(labels, _leaders(ort), vortag_preis)
    return _merge(labels.take(bleibt), ort[bleibt])


def _merge(labels: Labels, ort: npt.NDArray[np.int64]) -> Labels:
    """The cheapest label of each key, sorted by key."""
    spalten = (labels[Spalte.KOSTEN], *labels.heute, *labels.gestern, ort)
    folge = np.lexsort(spalten)
    neu = np.ones(len(folge), dtype=bool)
    neu[1:] = np.any([spalte[folge[1:]] != spalte[folge[:-1]] for spalte in spalten[1:]], axis=0)
    return labels.take(folge[neu])


def _ort(labels: Labels) -> npt.NDArray[np.int64]:
    """Everything of the key but the sets, in one number."""
    ort = np.zeros(len(labels), dtype=np.int64)
    for spalte in SCHLUESSEL:
        werte = labels[spalte]
        hoechster = int(werte.max(initial=0))
        if hoechster:
            ort = ort * (hoechster + 1) + werte
    return ort


def _leaders(ort: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """For each label of a list that is sorted by place the first few at its place, or itself."""
    stellen = np.arange(len(ort))
    erste = np.searchsorted(ort, ort)
    fuehrende = erste + np.arange(FUEHRENDE)[:, None]
    return np.where(fuehrende < stellen, fuehrende, stellen)


def _dominated(labels: Labels, fuehrende: npt.NDArray[np.intp], vortag_preis: int | None) -> npt.NDArray[np.bool_]:
    """Labels for which another at the same place is no dearer, and has used no more methods.

    With `vortag_preis` a method that only the better one used yesterday is paid for: it can come once today at most.
    """
    heute_mehr = (labels.heute[:, fuehrende] & ~labels.heute[:, None]).any(axis=0)
    gestern_mehr = np.bitwise_count(labels.gestern[:, fuehrende] & ~labels.gestern[:, None]).sum(axis=0, dtype=np.int32)
    kosten = labels[Spalte.KOSTEN]
    if vortag_preis is None:
        billiger = (gestern_mehr == 0) & (kosten[fuehrende] <= kosten)
    else:
        billiger = kosten[fuehrende] + gestern_mehr * vortag_preis <= kosten
    ergebnis: npt.NDArray[np.bool_] = (billiger & ~heute_mehr & (fuehrende != np.arange(len(labels)))).any(axis=0)
    return ergebnis
