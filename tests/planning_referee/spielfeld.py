"""The playing field of the referee: all variables of one instance, without any rule.

A plan is a circuit through the Schritte that are in and the trainer's own points; an arc says what lies between two of
them: nothing, a break, lunch, or the change to the next session. Times count in steps of the raster from the session's
beginning. The Bausteine come in a given order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ortools.sat.python import cp_model

from lotsen_curriculum.model.anfrage import Anfrage, Eigenes, TerminWunsch
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Baustein, Schritt
from lotsen_curriculum.model.regelwerk import regeln_of
from lotsen_curriculum.units import uhrzeit_to_minuten

__all__ = ["Bogen", "EigenKnoten", "Knoten", "SchrittKnoten", "Spielfeld"]


@dataclass
class Knoten:
    """A Schritt or something of the trainer's own; variables of its place, in steps of the raster."""

    drin: Any
    sitzung: list[Any]
    beginn: Any
    ende: Any
    block_ab: Any


@dataclass
class SchrittKnoten(Knoten):
    """A Schritt with the choice of method, minutes and person."""

    baustein: Baustein
    schritt: Schritt
    wahl: dict[str, Any]
    leitung: list[Any]
    dauer: Any
    umbau: Any
    mitte: Any


@dataclass
class EigenKnoten(Knoten):
    """Something of the trainer's own."""

    eigenes: Eigenes


@dataclass(frozen=True)
class Bogen:
    """What lies between two nodes; node -1 is the outside, before the first and after the last."""

    von: int
    nach: int
    art: Literal["direkt", "pause", "mittag", "wechsel", "anfang", "ende"]
    sitzung: int
    gilt: Any


class Spielfeld:
    """All variables of one instance; `punkte` gathers what the rules add to the price."""

    def __init__(self, curriculum: Curriculum, anfrage: Anfrage, reihenfolge: tuple[str, ...]) -> None:
        self.cp = cp_model.CpModel()
        self.curriculum, self.anfrage = curriculum, anfrage
        self.regeln = regeln_of(curriculum.regelwerke[anfrage.regelwerk], anfrage)
        self.raster = self.regeln.raster_min
        self.termine = sorted(anfrage.termine, key=lambda termin: (termin.datum, termin.von))
        self.tage = [sorted({t.datum for t in self.termine}).index(t.datum) for t in self.termine]
        self.takte = [self.minuten(termin) // self.raster for termin in self.termine]
        self.rest = [self.minuten(termin) % self.raster for termin in self.termine]
        self.punkte: list[Any] = []
        self.bausteine = self._ordered(reihenfolge)
        self.baustein_drin = {b.id: self.wahrheit(b.id) for b in self.bausteine}
        self.schritte = [self._schrittknoten(b, s) for b in self.bausteine for s in b.schritte]
        self.knoten: list[Knoten] = [*self.schritte, *self._eigenknoten()]
        self.puffer = [self.cp.new_int_var(0, takte, "puffer") for takte in self.takte]
        self.mittag = [self.cp.new_int_var(0, takte, "mittag") for takte in self.takte]
        self.boegen = list(self._boegen())

    def wahrheit(self, name: str) -> Any:
        """A new variable that is true or false."""
        return self.cp.new_bool_var(name)

    def minuten(self, termin: TerminWunsch) -> int:
        """Length of a session."""
        return uhrzeit_to_minuten(termin.bis) - uhrzeit_to_minuten(termin.von)

    def muss(self, baustein: Baustein) -> bool:
        """Whether a Baustein has to be in: by its rank, by wish or by a lock."""
        gewuenscht = {*self.anfrage.bausteine.mit, *(fest.baustein for fest in self.anfrage.fest)}
        return baustein.rang == "pflicht" or baustein.id in gewuenscht

    def methoden(self, knoten: SchrittKnoten) -> Iterator[tuple[Methode, Any]]:
        """Each method of a Schritt with the variable that says whether it is used."""
        return ((self.curriculum.methoden[name], gilt) for name, gilt in knoten.wahl.items())

    def zwischen(self, von: int, nach: int, *arten: str) -> list[Bogen]:
        """The arcs of these kinds from one node to another."""
        return [bogen for bogen in self.boegen if (bogen.von, bogen.nach) == (von, nach) and bogen.art in arten]

    def schritt_boegen(self) -> Iterator[tuple[SchrittKnoten, SchrittKnoten, Any]]:
        """Each pair of Schritte with the variable that says that the second directly follows the first."""
        for bogen in self.boegen:
            if bogen.art == "direkt":
                davor, danach = self.knoten[bogen.von], self.knoten[bogen.nach]
                if isinstance(davor, SchrittKnoten) and isinstance(danach, SchrittKnoten):
                    yield davor, danach, bogen.gilt

    def _ordered(self, reihenfolge: tuple[str, ...]) -> list[Baustein]:
        module = [self.curriculum.module[name] for name in self.curriculum.kurs(self.anfrage.kurs).module]
        offen = {b.id: b for modul in module for b in modul.bausteine if b.id not in self.anfrage.bausteine.ohne}
        return [offen[name] for name in reihenfolge] if reihenfolge else list(offen.values())

    def _schrittknoten(self, baustein: Baustein, schritt: Schritt) -> SchrittKnoten:
        lang = max(self.takte)
        dauer, umbau = self.cp.new_int_var(0, lang, "dauer"), self.wahrheit("umbau")
        beginn = self.cp.new_int_var(0, lang, "beginn")
        return SchrittKnoten(
            drin=self.wahrheit(f"{baustein.id}/{schritt.id}"),
            sitzung=[self.wahrheit("sitzung") for _ in self.termine],
            beginn=beginn,
            ende=beginn + dauer + self.regeln.umbau_min // self.raster * umbau,
            block_ab=self.cp.new_int_var(0, lang, "block"),
            baustein=baustein,
            schritt=schritt,
            wahl={name: self.wahrheit(name) for name in schritt.methoden},
            leitung=[self.wahrheit(trainer.name) for trainer in self.anfrage.trainer],
            dauer=dauer,
            umbau=umbau,
            mitte=self.wahrheit("mitte"),
        )

    def _eigenknoten(self) -> Iterator[EigenKnoten]:
        for punkt in self.anfrage.eigenes:
            von, bis = uhrzeit_to_minuten(punkt.von), uhrzeit_to_minuten(punkt.bis)
            hier = [
                t.datum == punkt.datum and uhrzeit_to_minuten(t.von) <= von < uhrzeit_to_minuten(t.bis)
                for t in self.termine
            ]
            start = uhrzeit_to_minuten(self.termine[hier.index(True)].von)
            beginn, ende = (von - start) // self.raster, (bis - start) // self.raster
            block_ab = self.cp.new_int_var(0, max(self.takte), "block")
            yield EigenKnoten(self.cp.new_constant(1), [int(h) for h in hier], beginn, ende, block_ab, punkt)

    def _boegen(self) -> Iterator[Bogen]:
        letzte = len(self.termine) - 1
        for nummer in range(len(self.knoten)):
            yield Bogen(-1, nummer, "anfang", 0, self.wahrheit("anfang"))
            yield Bogen(nummer, -1, "ende", letzte, self.wahrheit("ende"))
            for nach in range(len(self.knoten)):
                if nummer != nach and not self._vorwaerts_versperrt(nummer, nach):
                    for sitzung in range(len(self.termine)):
                        yield Bogen(nummer, nach, "direkt", sitzung, self.wahrheit("direkt"))
                        yield Bogen(nummer, nach, "pause", sitzung, self.wahrheit("pause"))
                        yield Bogen(nummer, nach, "mittag", sitzung, self.wahrheit("mittag"))
                        if sitzung < letzte:
                            yield Bogen(nummer, nach, "wechsel", sitzung, self.wahrheit("wechsel"))

    def _vorwaerts_versperrt(self, von: int, nach: int) -> bool:
        """Whether an arc between two Schritte would go back or leave out one that must be in."""
        if max(von, nach) >= len(self.schritte):
            return False
        enden = {self.schritte[von].baustein.id, self.schritte[nach].baustein.id}
        return nach < von or any(
            not s.schritt.optional and (self.muss(s.baustein) or s.baustein.id in enden)
            for s in self.schritte[von + 1 : nach]
        )
