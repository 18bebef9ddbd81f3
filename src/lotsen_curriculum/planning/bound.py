"""The backward dynamic programme: from each state, what the rest of the course costs at least.

It keeps the clock, the breaks and the class of the row before, and forgets which methods were used, who leads and how
long the breaks were in total. What it forgets can only make a plan dearer, so its values are true lower bounds.
"""

from dataclasses import dataclass

import numpy as np

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.knoten import EIGEN, LEER, Knoten
from lotsen_curriculum.planning.problem import UNMOEGLICH, TaktEigenes, Wahl
from lotsen_curriculum.planning.tafeln import Tafeln
from lotsen_curriculum.planning.wahltafel import Zahlen

__all__ = ["Schranke", "compute_schranke"]


@dataclass(frozen=True, eq=False)
class Schranke:
    """The least points from each state to the end of the course.

    Attributes:
        werte: For each node (the last is the end) an array over class (as in the node), Termin, lunch, Takte since the
            last break, Takt.
        anfang: The same before the first Termin has begun.
    """

    werte: tuple[Zahlen, ...]
    anfang: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class _Eintritt:
    """The least points from the beginning of a Schritt's row, by what lies directly before.

    Attributes:
        direkt: Straight after another row, by its class.
        nach_pause: After a pause or lunch that begins here, by Termin, lunch and Takt, without `strecke_min`.
        termin: As the first row of each Termin.
    """

    direkt: Zahlen
    nach_pause: Zahlen
    termin: Zahlen


def compute_schranke(tafeln: Tafeln) -> Schranke:
    """Walk the chain backward once."""
    anzahl = len(tafeln.knoten)
    werte: list[Zahlen] = [np.empty(0, dtype=np.int32)] * anzahl
    werte.append(_ende(tafeln))
    anfang = [UNMOEGLICH] * (anzahl + 1)
    for nummer in reversed(range(anzahl)):
        knoten = tafeln.knoten[nummer]
        eintritt = _tun(tafeln, knoten, werte[knoten.tun])
        werte[nummer] = _fold(tafeln, knoten, eintritt, werte)
        if not knoten.begonnen:
            weiter = [anfang[ziel] + preis for ziel, preis in knoten.auslassen]
            anfang[nummer] = min(int(_termin_start(tafeln, eintritt, werte[nummer])[0]), *weiter, UNMOEGLICH)
    return Schranke(tuple(werte), tuple(anfang))


def _ende(tafeln: Tafeln) -> Zahlen:
    """After the last Schritt only the last Termin may be closed."""
    werte = np.full((len(tafeln.klassen_am_ende), *tafeln.form), UNMOEGLICH, dtype=np.int32)
    werte[:, -1] = tafeln.schluss[-1]
    if LEER in tafeln.klassen_am_ende:
        werte[LEER] = UNMOEGLICH
        _force_eigenes(tafeln, werte, klassen=len(werte))
    return werte


def _tun(tafeln: Tafeln, knoten: Knoten, nachher: Zahlen) -> _Eintritt:
    """Do the Schritt of the node, with whichever method and length is best."""
    regeln = tafeln.problem.regeln
    klassen = tafeln.klassen_of(knoten.tun)
    frei = np.full(tafeln.form, UNMOEGLICH, dtype=np.int32)
    nach_mittag = frei.copy()
    direkt = np.full((len(knoten.klassen), *tafeln.form), UNMOEGLICH, dtype=np.int32)
    for wahl in knoten.schritt.wahlen:
        start = _start(tafeln, wahl, nachher[klassen.index(wahl.klasse)])
        np.minimum(frei, start, out=frei)
        np.minimum(nach_mittag, start + regel.mittag_aktivierend(wahl.aktivierend, regeln), out=nach_mittag)
        for stelle, klasse in enumerate(knoten.klassen):
            umbau = int(tafeln.umbau[klasse, wahl.klasse])
            _minimum_shifted(tafeln, direkt[stelle], start, umbau, int(tafeln.folge_preis[klasse, wahl.klasse]))
    erlaubt = tafeln.start_erlaubt(knoten)
    if erlaubt is not None:
        for feld in (frei, nach_mittag, *direkt):
            feld.transpose(0, 3, 1, 2)[~erlaubt] = UNMOEGLICH
    ankommen = tafeln.problem.masse.ankommen
    return _Eintritt(direkt, _nach_pause(tafeln, frei, nach_mittag), _at(frei, ankommen))


def _start(tafeln: Tafeln, wahl: Wahl, nachher: Zahlen) -> Zahlen:
    """The least points if the method begins here, over all its lengths."""
    start = np.full(tafeln.form, UNMOEGLICH, dtype=np.int32)
    for takte, preis in wahl.preise:
        _minimum_shifted(tafeln, start, nachher, takte, preis)
    if not all(wahl.termine):
        start[~np.array(wahl.termine)] = UNMOEGLICH
    if tafeln.methode_termin_preis is not None:
        start += tafeln.methode_termin_preis[wahl.nummer][:, None, None, None]
        np.minimum(start, UNMOEGLICH, out=start)
    return start


def _minimum_shifted(tafeln: Tafeln, ziel: Zahlen, quelle: Zahlen, takte: int, preis: int) -> None:
    """Let a row of `takte` lead from `ziel` to `quelle` where that is cheaper."""
    _, _, seit, breite = tafeln.form
    if takte >= seit:
        return
    feld = ziel[:, :, : seit - takte, : breite - takte]
    wert = quelle[:, :, takte:, takte:] + np.int32(preis)
    if tafeln.hat_eigenes and takte:
        wert = np.where(tafeln.passt(takte)[:, None, None, : breite - takte], wert, UNMOEGLICH)
    np.minimum(feld, wert, out=feld)


def _nach_pause(tafeln: Tafeln, frei: Zahlen, nach_mittag: Zahlen) -> Zahlen:
    """A pause or lunch first, then the Schritt; what the block before costs is added later."""
    termine, _, _, breite = tafeln.form
    werte = np.full((termine, 2, breite), UNMOEGLICH, dtype=np.int32)
    pause = tafeln.problem.masse.pause
    if pause < breite:
        wert = frei[:, :, 0, pause:] + np.int32(pause * tafeln.pausen_preis)
        werte[:, :, : breite - pause] = np.where(tafeln.passt(pause)[:, None, : breite - pause], wert, UNMOEGLICH)
    for laenge, preis, erlaubt in tafeln.mittag:
        if laenge < breite:
            moeglich = (erlaubt & tafeln.passt(laenge))[:, : breite - laenge]
            wert = np.where(moeglich, nach_mittag[:, 1, 0, laenge:] + np.int32(preis), UNMOEGLICH)
            np.minimum(werte[:, 0, : breite - laenge], wert, out=werte[:, 0, : breite - laenge])
    return werte


def _at(feld: Zahlen, takt: int) -> Zahlen:
    """The values at the start of each Termin, before lunch, with `takt` behind."""
    _, _, seit, breite = feld.shape
    if takt >= min(seit, breite):
        return np.full(feld.shape[0], UNMOEGLICH, dtype=np.int32)
    werte: Zahlen = feld[:, 0, takt, takt].copy()
    return werte


def _fold(tafeln: Tafeln, knoten: Knoten, eintritt: _Eintritt, werte: list[Zahlen]) -> Zahlen:
    """The best of: straight on, a break first, the next Termin, leaving out; and what the trainer's own forces."""
    nach_pause = eintritt.nach_pause[:, :, None, :] + tafeln.strecke_preis[:, None]
    feld: Zahlen = np.minimum(eintritt.direkt, nach_pause[None])
    for ziel, preis in knoten.auslassen:
        stellen = tafeln.stellen[ziel][list(knoten.klassen)]
        np.minimum(feld, werte[ziel][stellen] + np.int32(preis), out=feld)
    if tafeln.hat_eigenes:
        _force_eigenes(tafeln, feld, klassen=1)
    anfang = _termin_start(tafeln, eintritt, feld)
    weiter = np.full(tafeln.form[0], UNMOEGLICH, dtype=np.int32)
    weiter[:-1] = np.minimum(anfang[1:] + tafeln.geteilt_preis(knoten), UNMOEGLICH)
    schliessen = tafeln.schluss + weiter[:, None, None, None]
    mit_schluss = [klasse != LEER for klasse in knoten.klassen]
    feld[mit_schluss] = np.minimum(feld[mit_schluss], schliessen)
    if tafeln.hat_eigenes:
        _force_eigenes(tafeln, feld, klassen=len(knoten.klassen))
    np.minimum(feld, UNMOEGLICH, out=feld)
    return feld


def _termin_start(tafeln: Tafeln, eintritt: _Eintritt, feld: Zahlen) -> Zahlen:
    """The least points if a Termin begins before this node: with the Schritt, or with the trainer's own."""
    ankommen = tafeln.problem.masse.ankommen
    anfang = eintritt.termin.copy()
    for s, termin in enumerate(tafeln.problem.termine):
        for eigenes in termin.eigenes:
            if eigenes.start == ankommen:
                anfang[s] = _nach_eigenem(feld[LEER], (s, 0, ankommen), eigenes)
    return anfang


def _force_eigenes(tafeln: Tafeln, feld: Zahlen, klassen: int) -> None:
    """Lead the first `klassen` classes to what comes after the trainer's own: straight, after a pause, after lunch.

    Where something of the trainer's own begins nothing else can. LEER and EIGEN are the first two classes of every node
    where it exists at all.
    """
    _, _, seit, _ = tafeln.form
    for s, termin in enumerate(tafeln.problem.termine):
        for eigenes in reversed(termin.eigenes):
            for klasse in range(klassen):
                danach = feld[min(klasse, EIGEN)]
                for l_, r in ((l_, r) for l_ in (0, 1) for r in range(seit)):
                    feld[klasse, s, l_, r, eigenes.start] = _nach_eigenem(danach, (s, l_, r), eigenes)
                _force_pausen(tafeln, feld[klasse], danach, s, eigenes)


def _force_pausen(tafeln: Tafeln, feld: Zahlen, danach: Zahlen, s: int, eigenes: TaktEigenes) -> None:
    """A pause or lunch that ends where something of the trainer's own begins."""
    pause = tafeln.problem.masse.pause
    vorher = eigenes.start - pause
    if vorher >= 0 and eigenes.start <= tafeln.grenze[s, vorher]:
        for l_ in (0, 1):
            wert = _nach_eigenem(danach, (s, l_, 0), eigenes) + pause * tafeln.pausen_preis
            feld[s, l_, :, vorher] = np.minimum(feld[s, l_, :, vorher], wert + tafeln.strecke_preis)
    for laenge, preis, erlaubt in tafeln.mittag:
        vorher = eigenes.start - laenge
        if vorher >= 0 and erlaubt[s, vorher] and eigenes.start <= tafeln.grenze[s, vorher]:
            wert = _nach_eigenem(danach, (s, 1, 0), eigenes) + preis
            feld[s, 0, :, vorher] = np.minimum(feld[s, 0, :, vorher], wert + tafeln.strecke_preis)


def _nach_eigenem(danach: Zahlen, ort: tuple[int, int, int], eigenes: TaktEigenes) -> int:
    """The value behind something of the trainer's own that begins `r` Takte after the last break."""
    s, l_, r = ort
    seit = r + eigenes.ende - eigenes.start
    return int(danach[s, l_, seit, eigenes.ende]) if seit < danach.shape[2] else UNMOEGLICH
