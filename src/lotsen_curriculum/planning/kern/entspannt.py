"""The plan that the bound believes in: from the beginning, always a step that costs just what the bound says.

It shows which methods the bound uses too often; from that the surcharges are raised.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.kern.bound import Schranke
from lotsen_curriculum.planning.kern.knoten import EIGEN, LEER, Knoten
from lotsen_curriculum.planning.kern.tafeln import Tafeln
from lotsen_curriculum.planning.kern.unterbrechung import PAUSE
from lotsen_curriculum.planning.problem import UNMOEGLICH, Wahl

__all__ = ["believed_methoden"]


class _Stand(NamedTuple):
    """Where one stands: node, class of the row before, Takte since the last break, place."""

    nummer: int
    klasse: int
    seit: int
    ort: int


class _Beginn(NamedTuple):
    """Where the next row can begin, with the class before it, the price so far, and whether lunch lies between."""

    klasse: int
    seit: int
    ort: int
    preis: int
    nach_mittag: bool = False


def believed_methoden(tafeln: Tafeln, schranke: Schranke) -> list[tuple[int, int]]:
    """Method and Termin of each Schritt of a plan that costs exactly what the bound says."""
    weg, stand, benutzt = _Weg(tafeln, schranke), _Stand(0, LEER, 0, tafeln.orte.vor), []
    while stand.nummer < len(tafeln.knoten):
        stand, methode = next(weg.steps(stand))
        if methode is not None:
            benutzt.append((methode, int(tafeln.orte.termin[stand.ort])))
    return benutzt


@dataclass(frozen=True, eq=False)
class _Weg:
    """A walk along the bound."""

    tafeln: Tafeln
    schranke: Schranke

    def steps(self, stand: _Stand) -> Iterator[tuple[_Stand, int | None]]:
        """The next states that cost no more than the bound promised, with the method that was used."""
        knoten, wert = self.tafeln.knoten[stand.nummer], self._wert(stand)
        for ziel, preis in knoten.auslassen:
            if self._wert(stand._replace(nummer=ziel)) + preis == wert:
                yield stand._replace(nummer=ziel), None
        for beginn in self._beginne(stand, knoten):
            yield from self._do(knoten, beginn, wert)
            for eigenes in self.tafeln.eigenorte:
                if eigenes.ort == beginn.ort and eigenes.passt:
                    seit, ort = beginn.seit + eigenes.takte, beginn.ort + eigenes.takte
                    danach = _Stand(stand.nummer, _after_pause(beginn.klasse), seit, ort)
                    if seit < self.tafeln.orte.seit and beginn.preis + self._wert(danach) == wert:
                        yield danach, None

    def _wert(self, stand: _Stand) -> int:
        stelle = self.tafeln.stellen[stand.nummer][stand.klasse]
        return int(self.schranke.werte[stand.nummer][stelle, stand.seit, stand.ort])

    def _beginne(self, stand: _Stand, knoten: Knoten) -> Iterator[_Beginn]:
        """What can lie between here and the next row."""
        tafeln, (_, klasse, seit, ort) = self.tafeln, stand
        s = int(tafeln.orte.termin[ort])
        if s >= 0:
            yield _Beginn(klasse, seit, ort, 0)
        for pause in tafeln.unterbrechungen:
            if pause.nach[ort] >= 0:
                preis = pause.preis + int(tafeln.strecke_preis[seit])
                yield _Beginn(_after_pause(klasse), 0, int(pause.nach[ort]), preis, pause.luecke != PAUSE)
        schluss = int(tafeln.schluss[seit, ort])
        if s + 1 < len(tafeln.start) and schluss < UNMOEGLICH and (s < 0 or klasse != LEER):
            preis = schluss + int(tafeln.geteilt_preis(knoten)[s + 1])
            yield _Beginn(LEER, tafeln.problem.masse.ankommen, int(tafeln.start[s + 1]), preis)

    def _do(self, knoten: Knoten, beginn: _Beginn, wert: int) -> Iterator[tuple[_Stand, int]]:
        """Do the Schritt with each method in each length."""
        erlaubt = self.tafeln.start_erlaubt(knoten)
        if erlaubt is None or erlaubt[beginn.ort]:
            for wahl in knoten.schritt.wahlen:
                if wahl.termine[self.tafeln.orte.termin[beginn.ort]]:
                    yield from self._do_with(knoten, beginn, wahl, wert - self._preis(beginn, wahl))

    def _preis(self, beginn: _Beginn, wahl: Wahl) -> int:
        """What a method costs here in any length, surcharge included."""
        tafeln = self.tafeln
        mittag = regel.mittag_aktivierend(wahl.aktivierend, tafeln.problem.regeln) if beginn.nach_mittag else 0
        aufschlag = 0 if tafeln.methode_preis is None else int(tafeln.methode_preis[wahl.nummer, beginn.ort])
        return beginn.preis + mittag + aufschlag + int(tafeln.folge_preis[beginn.klasse, wahl.klasse])

    def _do_with(self, knoten: Knoten, beginn: _Beginn, wahl: Wahl, wert: int) -> Iterator[tuple[_Stand, int]]:
        """Use a method in each length that leads to the rest of the price."""
        tafeln = self.tafeln
        umbau = int(tafeln.umbau[beginn.klasse, wahl.klasse])
        laengstens = min(int(tafeln.grenze[beginn.ort]) - beginn.ort, tafeln.orte.seit - 1 - beginn.seit)
        for takte, preis in wahl.preise:
            if umbau + takte <= laengstens:
                lang = umbau + takte
                danach = _Stand(knoten.tun, wahl.klasse, beginn.seit + lang, beginn.ort + lang)
                if self._wert(danach) + preis == wert:
                    yield danach, wahl.nummer


def _after_pause(klasse: int) -> int:
    return LEER if klasse == LEER else EIGEN
