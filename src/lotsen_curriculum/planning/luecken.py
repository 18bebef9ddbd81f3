"""What can lie between a row and the next one: nothing, a pause, lunch, or the end of the Termin."""

import numpy as np

from lotsen_curriculum.planning.knoten import EIGEN, LEER, Knoten
from lotsen_curriculum.planning.labels import Labels, Spalte, concat
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, UNMOEGLICH
from lotsen_curriculum.planning.tafeln import Tafeln

__all__ = ["DIREKT", "EIGENES", "MITTAG", "PAUSE", "TERMIN", "close_termin", "extend_eigenes", "extend_luecken"]

DIREKT, PAUSE, TERMIN, MITTAG = 0, 1, 2, 3
"""Kinds of gap; lunch of `n` Takten is `MITTAG + n`."""

EIGENES = -2
"""Stands in the column `WAHL` for something of the trainer's own."""


def extend_luecken(tafeln: Tafeln, knoten: Knoten | None, labels: Labels, *, zaehlt_pausen: bool) -> Labels:
    """For each label every gap after it; the labels then stand where the next row begins.

    At the end of the course (`knoten` is None) no further Termin begins.
    """
    im_termin = labels.take(labels[Spalte.TERMIN] >= 0)
    im_termin.zahlen[Spalte.LUECKE] = DIREKT
    pause = tafeln.problem.masse.pause
    teile = [im_termin, _pause(tafeln, im_termin, pause, zaehlt_pausen)]
    teile += [_mittag(tafeln, im_termin, stelle, zaehlt_pausen) for stelle in range(len(tafeln.mittag))]
    if knoten is not None:
        teile.append(_naechster_termin(tafeln, knoten, labels))
    return concat(teile)


def extend_eigenes(tafeln: Tafeln, knoten: Knoten | None, labels: Labels, *, zaehlt_pausen: bool) -> Labels:
    """The labels that come, with or without a gap, to the beginning of something of the trainer's own, behind it."""
    an = extend_luecken(tafeln, knoten, labels, zaehlt_pausen=zaehlt_pausen)
    ende = tafeln.eigen_ende[an[Spalte.TERMIN], an[Spalte.TAKT]]
    seit = an[Spalte.SEIT] + ende - an[Spalte.TAKT]
    hin = (ende >= 0) & (seit < tafeln.form[2])
    danach = an.take(hin)
    danach.zahlen[Spalte.TAKT] = ende[hin]
    danach.zahlen[Spalte.SEIT] = seit[hin]
    danach.zahlen[Spalte.KLASSE] = np.where(danach[Spalte.KLASSE] == LEER, LEER, EIGEN)
    danach.zahlen[Spalte.WAHL] = EIGENES
    return danach


def close_termin(tafeln: Tafeln, labels: Labels) -> Labels:
    """The labels that can end their Termin, with the price of doing so; before the first Termin there is none."""
    s = labels[Spalte.TERMIN]
    preis = tafeln.schluss[s, labels[Spalte.MITTAG], labels[Spalte.SEIT], labels[Spalte.TAKT]]
    preis = np.where(s < 0, 0, preis)
    letzter = tafeln.endet_tag[s]
    satt = ~letzter | (labels[Spalte.TAGPAUSE] >= tafeln.pausen_bedarf[s])
    moeglich = (preis < UNMOEGLICH) & ((s < 0) | ((labels[Spalte.KLASSE] != LEER) & satt))
    zu = labels.take(moeglich)
    zu.zahlen[Spalte.KOSTEN] += preis[moeglich]
    return zu


def _pause(tafeln: Tafeln, labels: Labels, takte: int, zaehlt: bool) -> Labels:
    moeglich = tafeln.passt(takte)[labels[Spalte.TERMIN], labels[Spalte.TAKT]]
    danach = labels.take(moeglich & (labels[Spalte.TAKT] + takte < tafeln.form[3]))
    danach.zahlen[Spalte.LUECKE] = PAUSE
    danach.zahlen[Spalte.KOSTEN] += takte * tafeln.pausen_preis
    return _nach_pause(tafeln, danach, takte, zaehlt)


def _mittag(tafeln: Tafeln, labels: Labels, stelle: int, zaehlt: bool) -> Labels:
    takte, preis, erlaubt = tafeln.mittag[stelle]
    ort = labels[Spalte.TERMIN], labels[Spalte.TAKT]
    danach = labels.take((erlaubt & tafeln.passt(takte))[ort] & (labels[Spalte.MITTAG] == 0))
    danach.zahlen[Spalte.LUECKE] = MITTAG + takte
    danach.zahlen[Spalte.MITTAG] = 1
    danach.zahlen[Spalte.KOSTEN] += preis
    return _nach_pause(tafeln, danach, takte, zaehlt)


def _nach_pause(tafeln: Tafeln, labels: Labels, takte: int, zaehlt: bool) -> Labels:
    """Move labels over a break; count it where a day or the course needs it."""
    labels.zahlen[Spalte.KOSTEN] += tafeln.strecke_preis[labels[Spalte.SEIT]]
    labels.zahlen[Spalte.TAKT] += takte
    labels.zahlen[Spalte.SEIT] = 0
    labels.zahlen[Spalte.KLASSE] = np.where(labels[Spalte.KLASSE] == LEER, LEER, EIGEN)
    bedarf = tafeln.pausen_bedarf[labels[Spalte.TERMIN]]
    labels.zahlen[Spalte.TAGPAUSE] = np.minimum(labels[Spalte.TAGPAUSE] + takte, bedarf)
    labels.zahlen[Spalte.PAUSEN] += takte * zaehlt
    return labels


def _naechster_termin(tafeln: Tafeln, knoten: Knoten, labels: Labels) -> Labels:
    """End the Termin and begin the next; a new day forgets what was used the day before yesterday."""
    letzter = len(tafeln.problem.termine) - 1
    danach = close_termin(tafeln, labels.take(labels[Spalte.TERMIN] < letzter))
    s = danach[Spalte.TERMIN].copy()
    if len(tafeln.problem.termine) > 1:
        danach.zahlen[Spalte.KOSTEN] += np.where(s < 0, 0, tafeln.geteilt_preis(knoten)[s])
    neuer_tag = tafeln.endet_tag[s]
    ankommen = tafeln.problem.masse.ankommen
    danach.zahlen[[Spalte.SEIT, Spalte.TAKT]] = ankommen
    danach.zahlen[[Spalte.MITTAG, Spalte.TEAM]] = 0
    danach.zahlen[Spalte.TERMIN] += 1
    danach.zahlen[Spalte.KLASSE] = LEER
    danach.zahlen[Spalte.LUECKE] = TERMIN
    danach.zahlen[Spalte.TAGPAUSE] = np.where(neuer_tag, 0, danach[Spalte.TAGPAUSE])
    _give_back(tafeln, danach, neuer_tag)
    gestern = np.where(neuer_tag, danach.heute, danach.gestern)
    heute = np.where(neuer_tag, np.uint64(0), danach.heute)
    return Labels(danach.zahlen, heute, gestern).take(danach[Spalte.KOSTEN] < AUSSICHTSLOS)


def _give_back(tafeln: Tafeln, labels: Labels, neuer_tag: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> None:
    """At the beginning of a day: what its methods and pairs of days will give back of the surcharges."""
    aufschlag = tafeln.aufschlag
    tag = aufschlag.tage[labels[Spalte.TERMIN]]
    heute = labels[Spalte.ZURUECK_MORGEN] + aufschlag.tag_summe[tag]
    labels.zahlen[Spalte.ZURUECK] = np.where(neuer_tag, heute, labels[Spalte.ZURUECK])
    morgen = np.where(neuer_tag, aufschlag.paar_summe[tag], labels[Spalte.ZURUECK_MORGEN])
    labels.zahlen[Spalte.ZURUECK_MORGEN] = morgen
