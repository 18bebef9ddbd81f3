"""The backward dynamic programme: from each state, what the rest of the course costs at least.

It keeps the clock, the breaks and the class of the row before, and forgets which methods were used, who leads and how
long the breaks were in total. What it forgets can only make a plan dearer, so its values are true lower bounds.
"""

from dataclasses import dataclass

import numpy as np

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.kern.knoten import EIGEN, LEER, Knoten
from lotsen_curriculum.planning.kern.tafeln import Eigenort, Tafeln
from lotsen_curriculum.planning.kern.unterbrechung import PAUSE
from lotsen_curriculum.planning.kern.wahltafel import Zahlen
from lotsen_curriculum.planning.problem import UNMOEGLICH, Wahl

__all__ = ["Schranke", "compute_schranke"]


@dataclass(frozen=True, eq=False)
class Schranke:
    """The least points from each state to the end of the course.

    Attributes:
        werte: For each node (the last is the end) an array over class (as in the node), Takte since the last break,
            place.
    """

    werte: tuple[Zahlen, ...]

    @property
    def anfang(self) -> tuple[int, ...]:
        """The same for each node before the first Termin has begun."""
        return tuple(int(werte[0, 0, -1]) for werte in self.werte)


@dataclass(frozen=True, eq=False)
class _Eintritt:
    """The least points from the beginning of a Schritt's row, by what lies directly before.

    Attributes:
        direkt: Straight after another row: class of that row, Takte since the last break, place.
        nach_pause: After a pause or lunch that begins at a place, without what the stretch before costs.
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
    for nummer in reversed(range(anzahl)):
        knoten = tafeln.knoten[nummer]
        werte[nummer] = _fold(tafeln, knoten, _tun(tafeln, knoten, werte[knoten.tun]), werte)
    return Schranke(tuple(werte))


def _ende(tafeln: Tafeln) -> Zahlen:
    """After the last Schritt only the last Termin may be closed."""
    letzter = tafeln.orte.termin == len(tafeln.problem.termine) - 1
    schluss = np.where(letzter, tafeln.schluss, np.int32(UNMOEGLICH))
    werte = np.repeat(schluss[None], len(tafeln.klassen_am_ende), axis=0)
    if LEER in tafeln.klassen_am_ende:
        werte[LEER] = UNMOEGLICH
        _force_eigenes(tafeln, werte, klassen=len(werte))
    return werte


def _tun(tafeln: Tafeln, knoten: Knoten, nachher: Zahlen) -> _Eintritt:
    """Do the Schritt of the node, with whichever method and length is best."""
    orte, ankommen, regeln = tafeln.orte, tafeln.problem.masse.ankommen, tafeln.problem.regeln
    klassen = tafeln.klassen_of(knoten.tun)
    direkt = np.full((len(knoten.klassen), orte.seit, orte.anzahl), UNMOEGLICH, dtype=np.int32)
    nach_pause = np.full(orte.anzahl, UNMOEGLICH, dtype=np.int32)
    nach_mittag, am_anfang = nach_pause.copy(), np.full(len(tafeln.start), UNMOEGLICH, dtype=np.int32)
    for wahl in knoten.schritt.wahlen:
        start = _start(tafeln, wahl, nachher[klassen.index(wahl.klasse)])
        for stelle, klasse in enumerate(knoten.klassen):
            umbau = int(tafeln.umbau[klasse, wahl.klasse])
            _minimum_shifted(tafeln, direkt[stelle], start, umbau, int(tafeln.folge_preis[klasse, wahl.klasse]))
        np.minimum(nach_pause, start[0], out=nach_pause)
        np.minimum(nach_mittag, start[0] + regel.mittag_aktivierend(wahl.aktivierend, regeln), out=nach_mittag)
        if ankommen < orte.seit:
            np.minimum(am_anfang, start[ankommen, tafeln.start], out=am_anfang)
    erlaubt = tafeln.start_erlaubt(knoten)
    if erlaubt is not None:
        for feld in (direkt, nach_pause, nach_mittag):
            feld[..., ~erlaubt] = UNMOEGLICH
        am_anfang[~erlaubt[tafeln.start]] = UNMOEGLICH
    return _Eintritt(direkt, _break_first(tafeln, nach_pause, nach_mittag), am_anfang)


def _start(tafeln: Tafeln, wahl: Wahl, nachher: Zahlen) -> Zahlen:
    """The least points if the method begins here, over all its lengths."""
    start = np.full(nachher.shape, UNMOEGLICH, dtype=np.int32)
    for takte, preis in wahl.preise:
        _minimum_shifted(tafeln, start, nachher, takte, preis)
    if not all(wahl.termine):
        start[:, ~np.array([*wahl.termine, True])[tafeln.orte.termin]] = UNMOEGLICH
    if tafeln.methode_preis is not None:
        start += tafeln.methode_preis[wahl.nummer]
    return start


def _minimum_shifted(tafeln: Tafeln, ziel: Zahlen, quelle: Zahlen, takte: int, preis: int) -> None:
    """Let a row of `takte` lead from `ziel` to `quelle` where that is cheaper.

    Such a row leads to as many Takte more since the last break and as many places on: in memory, equally far from
    everywhere. Where that leaves the Strecke it comes to a cell with more Takte since the last break than since the
    Strecke began; no plan can be there, and the cell says so.
    """
    seit, orte = quelle.shape
    if takte >= seit:
        return
    wert = quelle.reshape(-1)[takte * (orte + 1) :] + np.int32(preis)
    if tafeln.eigenorte and takte:
        _stop_at_eigenes(tafeln, wert, takte)
    feld = ziel.reshape(-1)[: len(wert)]
    np.minimum(feld, wert, out=feld)


def _stop_at_eigenes(tafeln: Tafeln, wert: Zahlen, takte: int) -> None:
    """No row runs into something of the trainer's own: the few places from which it would are ruled out."""
    anzahl, vorher = tafeln.orte.anzahl, tafeln.vor_eigenem
    for ort in vorher[vorher + takte > tafeln.grenze[vorher]]:
        wert[ort::anzahl] = UNMOEGLICH


def _break_first(tafeln: Tafeln, nach_pause: Zahlen, nach_mittag: Zahlen) -> Zahlen:
    """A pause or lunch from each place; given is what follows after either, at the place where the next row begins."""
    werte = np.full(len(nach_pause), UNMOEGLICH, dtype=np.int32)
    for pause in tafeln.unterbrechungen:
        danach = nach_pause if pause.luecke == PAUSE else nach_mittag
        werte[pause.von] = np.minimum(werte[pause.von], danach[pause.bis] + np.int32(pause.preis))
    return werte


def _fold(tafeln: Tafeln, knoten: Knoten, eintritt: _Eintritt, werte: list[Zahlen]) -> Zahlen:
    """The best of: straight on, a break first, the next Termin, leaving out; and what the trainer's own forces."""
    feld = eintritt.direkt
    np.minimum(feld, eintritt.nach_pause + tafeln.vor_pause, out=feld)
    for ziel, preis in knoten.auslassen:
        stellen = tafeln.stellen[ziel][list(knoten.klassen)]
        np.minimum(feld, werte[ziel][stellen] + np.int32(preis), out=feld)
    _force_eigenes(tafeln, feld, klassen=1)
    anfang = np.minimum(_termin_start(tafeln, eintritt, feld) + tafeln.geteilt_preis(knoten), UNMOEGLICH)
    schliessen = tafeln.schluss + np.append(anfang, np.int32(UNMOEGLICH))[tafeln.orte.termin + 1]
    ab = int(knoten.klassen[0] == LEER)
    np.minimum(feld[ab:], schliessen, out=feld[ab:])
    feld[:ab, 0, -1] = np.minimum(feld[:ab, 0, -1], anfang[0])
    _force_eigenes(tafeln, feld, klassen=len(feld))
    np.minimum(feld, UNMOEGLICH, out=feld)
    return feld


def _termin_start(tafeln: Tafeln, eintritt: _Eintritt, feld: Zahlen) -> Zahlen:
    """The least points if a Termin begins before this node: with the Schritt, or with the trainer's own."""
    anfang = eintritt.termin.copy()
    for eigenes in tafeln.eigenorte:
        anfang[tafeln.start == eigenes.ort] = feld[LEER, tafeln.problem.masse.ankommen, eigenes.ort]
    return anfang


def _force_eigenes(tafeln: Tafeln, feld: Zahlen, klassen: int) -> None:
    """Lead the first `klassen` classes to what comes after the trainer's own: straight, after a pause, after lunch.

    Where something of the trainer's own begins nothing else can. LEER and EIGEN are the first two classes of every node
    where it exists at all.
    """
    for eigenes in tafeln.eigenorte:
        for klasse in range(klassen):
            danach = _after_eigenes(feld[min(klasse, EIGEN)], eigenes)
            feld[klasse, :, eigenes.ort] = danach
            for pause in tafeln.unterbrechungen:
                vorher = pause.von[pause.bis == eigenes.ort]
                wert = danach[0] + np.int32(pause.preis) + tafeln.vor_pause[:, vorher]
                feld[klasse][:, vorher] = np.minimum(feld[klasse][:, vorher], wert)


def _after_eigenes(danach: Zahlen, eigenes: Eigenort) -> Zahlen:
    """The values behind something of the trainer's own, by the Takte since the last break when it begins."""
    werte = np.full(len(danach), UNMOEGLICH, dtype=np.int32)
    if eigenes.passt and eigenes.takte < len(danach):
        werte[: len(danach) - eigenes.takte] = danach[eigenes.takte :, eigenes.ort + eigenes.takte]
    return werte
