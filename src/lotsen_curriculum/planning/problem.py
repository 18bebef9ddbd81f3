"""The planning problem in integers: what may stand where, for how many steps of the raster, at which price.

One step of the raster is a *Takt* (5 minutes by default). Times inside a Termin count in Takten from its start, so that
the engine never sees a clock. Ids stay ids; everything that is compared in the engine is a small integer.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lotsen_curriculum.model.anfrage import Anfrage, Trainer
from lotsen_curriculum.model.base import Sozialform
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.regelwerk import Regeln

__all__ = [
    "AUSSICHTSLOS",
    "FEIN",
    "UNMOEGLICH",
    "Festzeit",
    "Klasse",
    "Masse",
    "PlanningProblem",
    "TaktBaustein",
    "TaktEigenes",
    "TaktSchritt",
    "TaktTermin",
    "Wahl",
]

UNMOEGLICH = 1_000_000_000
"""The price of what a hard rule forbids: above every sum of points, and twice it still fits 32 bits."""

FEIN = 8
"""Parts into which the engine divides one point, so that surcharges can be finer than the prices of the rules."""

AUSSICHTSLOS = UNMOEGLICH // 2
"""From here on a sum of points holds something forbidden, whatever was taken off it again."""


class Klasse(NamedTuple):
    """What the next Schritt remembers of the row before it; no `sozialform` after something of the trainer's own."""

    sozialform: Sozialform | None
    input: bool


class Wahl(NamedTuple):
    """One method that can do a Schritt with this group.

    Attributes:
        nummer: Index of the method in `PlanningProblem.methoden`.
        klasse: Index in `PlanningProblem.klassen`.
        preise: For each possible length in Takten its price in points.
        termine: For each Termin whether its room is large enough.
    """

    methode: str
    nummer: int
    klasse: int
    aktivierend: bool
    preise: tuple[tuple[int, int], ...]
    termine: tuple[bool, ...]


class Festzeit(NamedTuple):
    """A lock: a row starts in this Termin, at `takt` where that is given."""

    termin: int
    takt: int | None


@dataclass(frozen=True)
class TaktSchritt:
    """A Schritt with the methods that can do it.

    Attributes:
        fehlt_preis: Points for leaving it out; None where it may not be left out.
        elemente: Profilelemente that it serves.
        fest: Where it may start, beside what its Baustein's lock says; None for anywhere.
    """

    id: str
    fehlt_preis: int | None
    wahlen: tuple[Wahl, ...]
    elemente: tuple[str, ...]
    fest: tuple[Festzeit, ...] | None = None


@dataclass(frozen=True)
class TaktBaustein:
    """A candidate Baustein.

    Attributes:
        fehlt_preis: Points for leaving it out; None where it must be in.
        fest: Where it may start; None without a lock, empty where its lock can't be met.
    """

    id: str
    modul: str
    fehlt_preis: int | None
    teilbar: bool
    voraussetzungen: tuple[str, ...]
    fest: tuple[Festzeit, ...] | None
    schritte: tuple[TaktSchritt, ...]


class TaktEigenes(NamedTuple):
    """Something of the trainer's own, from Takt `start` to Takt `ende`."""

    start: int
    ende: int
    titel: str


@dataclass(frozen=True)
class TaktTermin:
    """A Termin on the raster.

    Attributes:
        stelle: Index in `anfrage.termine`.
        tag: Number of its day in the course, from 0.
        von: Minutes since midnight.
        takte: Its whole length, rounded down to the raster.
        rest_min: Minutes that are left over and belong to the Abschluss.
        mittag: First Takt at which lunch may start and last Takt at which it must be over; None without lunch.
        leitung: Indices of the trainers who are there.
        dabei: Those of them who have led in it already, where a part of the course has been held.
    """

    stelle: int
    datum: date
    tag: int
    von: int
    takte: int
    rest_min: int
    mittag: tuple[int, int] | None
    eigenes: tuple[TaktEigenes, ...]
    leitung: tuple[int, ...]
    dabei: tuple[int, ...] = ()


class Masse(NamedTuple):
    """Lengths of the rules in Takten; `mittag` holds every length that lunch may have."""

    block: int
    pause: int
    mittag: tuple[int, ...]
    ankommen: int
    abschluss: int
    umbau: int


@dataclass(frozen=True)
class PlanningProblem:
    """Everything that the engine needs to know about one Anfrage.

    Attributes:
        bausteine: The candidates in the order in which they are planned.
        methoden: Ids of all methods that occur, by number.
        klassen: What a row can be remembered as, by number; the first two stand for something of the trainer's own.
        regeln: The rules; their prices count in parts of a point (`FEIN`).
        lernzeit_min: The least and the most minutes of learning time of the whole course.
    """

    curriculum: Curriculum
    anfrage: Anfrage
    kurs: Kurs
    regeln: Regeln
    masse: Masse
    termine: tuple[TaktTermin, ...]
    bausteine: tuple[TaktBaustein, ...]
    methoden: tuple[str, ...]
    klassen: tuple[Klasse, ...]
    trainer: tuple[Trainer, ...]
    lernzeit_min: tuple[int, int]

    @property
    def tage(self) -> tuple[tuple[TaktTermin, ...], ...]:
        """The Termine of each day."""
        return tuple(
            tuple(termin for termin in self.termine if termin.tag == tag) for tag in range(self.termine[-1].tag + 1)
        )
