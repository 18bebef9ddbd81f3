"""What can lie between a row and the next one: nothing, a pause, lunch, or the end of the Termin."""

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning.kern.knoten import EIGEN, LEER, Knoten
from lotsen_curriculum.planning.kern.labels import Labels, Spalte, concat
from lotsen_curriculum.planning.kern.tafeln import Tafeln
from lotsen_curriculum.planning.kern.unterbrechung import DIREKT, MITTAG, PAUSE, TERMIN
from lotsen_curriculum.planning.problem import AUSSICHTSLOS, UNMOEGLICH

__all__ = ["DIREKT", "EIGENES", "MITTAG", "PAUSE", "TERMIN", "close_termin", "extend_eigenes", "extend_luecken"]

EIGENES = -2
"""Stands in the column `WAHL` for something of the trainer's own."""


def extend_luecken(tafeln: Tafeln, knoten: Knoten | None, labels: Labels, *, zaehlt_pausen: bool) -> Labels:
    """For each label every gap after it; the labels then stand where the next row begins.

    At the end of the course (`knoten` is None) no further Termin begins.
    """
    direkt = labels.take(labels[Spalte.ORT] != tafeln.orte.vor)
    direkt.zahlen[Spalte.LUECKE] = DIREKT
    teile = [direkt, _breaks(tafeln, labels, zaehlt_pausen)]
    if knoten is not None:
        teile.append(_next_termin(tafeln, knoten, labels))
    return concat(teile)


def extend_eigenes(tafeln: Tafeln, knoten: Knoten | None, labels: Labels, *, zaehlt_pausen: bool) -> Labels:
    """The labels that come, with or without a gap, to the beginning of something of the trainer's own, behind it."""
    an = extend_luecken(tafeln, knoten, labels, zaehlt_pausen=zaehlt_pausen)
    dauer = np.zeros(tafeln.orte.anzahl, dtype=np.int32)
    for eigenes in tafeln.eigenorte:
        dauer[eigenes.ort] = eigenes.takte if eigenes.passt else 0
    takte = dauer[an[Spalte.ORT]]
    hin = (takte > 0) & (an[Spalte.SEIT] + takte < tafeln.orte.seit)
    danach = an.take(hin)
    danach.zahlen[[Spalte.ORT, Spalte.SEIT]] += takte[hin]
    danach.zahlen[Spalte.KLASSE] = _after_pause(danach)
    danach.zahlen[Spalte.WAHL] = EIGENES
    return danach


def close_termin(tafeln: Tafeln, labels: Labels) -> Labels:
    """The labels that can end their Termin, with the price of doing so; before the first Termin there is none."""
    ort = labels[Spalte.ORT]
    preis = tafeln.schluss[labels[Spalte.SEIT], ort]
    s = tafeln.orte.termin[ort]
    satt = ~tafeln.endet_tag[s] | (labels[Spalte.TAGPAUSE] >= tafeln.pausen_bedarf[s])
    moeglich = (preis < UNMOEGLICH) & ((s < 0) | ((labels[Spalte.KLASSE] != LEER) & satt))
    zu = labels.take(moeglich)
    zu.zahlen[Spalte.KOSTEN] += preis[moeglich]
    return zu


def _breaks(tafeln: Tafeln, labels: Labels, zaehlt: bool) -> Labels:
    """Each label after a pause and after each lunch that it can have; counted where a day or the course needs it."""
    nach = tafeln.nach_unterbrechung[:, labels[Spalte.ORT]]
    welche, wo = np.nonzero(nach >= 0)
    luecke, takte, preis = np.array([(u.luecke, u.takte, u.preis) for u in tafeln.unterbrechungen], dtype=np.int32).T
    danach = labels.take(wo)
    danach.zahlen[Spalte.LUECKE] = luecke[welche]
    danach.zahlen[Spalte.KOSTEN] += preis[welche] + tafeln.strecke_preis[danach[Spalte.SEIT]]
    danach.zahlen[Spalte.ORT] = nach[welche, wo]
    danach.zahlen[Spalte.SEIT] = 0
    danach.zahlen[Spalte.KLASSE] = _after_pause(danach)
    bedarf = tafeln.pausen_bedarf[tafeln.orte.termin[danach[Spalte.ORT]]]
    danach.zahlen[Spalte.TAGPAUSE] = np.minimum(danach[Spalte.TAGPAUSE] + takte[welche], bedarf)
    danach.zahlen[Spalte.PAUSEN] += takte[welche] * zaehlt
    return danach


def _after_pause(labels: Labels) -> npt.NDArray[np.int32]:
    """The class after something that is no Schritt; before the first Schritt of a Termin it stays `LEER`."""
    return np.where(labels[Spalte.KLASSE] == LEER, LEER, EIGEN).astype(np.int32)


def _next_termin(tafeln: Tafeln, knoten: Knoten, labels: Labels) -> Labels:
    """End the Termin and begin the next; a new day forgets what was used the day before yesterday.

    Where no method may come twice in the course, nothing is forgotten, and there is no yesterday.
    """
    letzter = len(tafeln.problem.termine) - 1
    danach = close_termin(tafeln, labels.take(tafeln.orte.termin[labels[Spalte.ORT]] < letzter))
    s = tafeln.orte.termin[danach[Spalte.ORT]]
    neuer_tag = tafeln.endet_tag[s]
    danach.zahlen[Spalte.KOSTEN] += tafeln.geteilt_preis(knoten)[s + 1]
    danach.zahlen[Spalte.ORT] = tafeln.start[s + 1]
    danach.zahlen[Spalte.SEIT] = tafeln.problem.masse.ankommen
    danach.zahlen[Spalte.TEAM] = 0
    danach.zahlen[Spalte.KLASSE] = LEER
    danach.zahlen[Spalte.LUECKE] = TERMIN
    danach.zahlen[Spalte.TAGPAUSE] = np.where(neuer_tag, 0, danach[Spalte.TAGPAUSE])
    frei = tafeln.gibt_frei[s]
    _give_back(tafeln, danach, frei)
    gestern = np.where(frei, danach.heute, danach.gestern)
    heute = np.where(frei, np.uint64(0), danach.heute)
    return Labels(danach.zahlen, heute, gestern).take(danach[Spalte.KOSTEN] < AUSSICHTSLOS)


def _give_back(tafeln: Tafeln, labels: Labels, frei: npt.NDArray[np.bool_]) -> None:
    """Where methods are `frei` again, as on a new day: what they and pairs of days will give back of the surcharges."""
    aufschlag = tafeln.aufschlag
    tag = aufschlag.tage[tafeln.orte.termin[labels[Spalte.ORT]]]
    heute = labels[Spalte.ZURUECK_MORGEN] + aufschlag.tag_summe[tag]
    labels.zahlen[Spalte.ZURUECK] = np.where(frei, heute, labels[Spalte.ZURUECK])
    morgen = np.where(frei, aufschlag.paar_summe[tag], labels[Spalte.ZURUECK_MORGEN])
    labels.zahlen[Spalte.ZURUECK_MORGEN] = morgen
