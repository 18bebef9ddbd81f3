"""Who took part, for how long, what follows from it, and what a certificate says about the course.

These values hold names of people and live only as long as a batch runs; nothing here is ever stored.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from lotsen_curriculum.model.base import Form
from lotsen_curriculum.model.regelwerk import Regeln
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = [
    "Ausstellung",
    "Bescheid",
    "Bild",
    "Kursangaben",
    "Modulanteil",
    "Nachweis",
    "Nachweisart",
    "Teilnahme",
    "Teilnahmeliste",
    "Vergabe",
    "lernminuten_of",
]

Nachweisart = Literal["zertifikat", "teilnahmebescheinigung", "ehrenurkunde"]
"""What somebody can be given."""


@dataclass(frozen=True)
class Teilnahme:
    """One person of the roster.

    Attributes:
        zeile: The line of the roster, counted from 1.
        vorname: Empty for somebody who has only one name; that one stands in `name`.
        kennung: What tells apart people who are called the same; printed nowhere.
        minuten: Minutes of learning time that the person was there, for each Termin of the plan.
        anzeigename: How the whole name is printed, where first names don't come first (李小龍, Nagy Ferenc).
    """

    zeile: int
    vorname: str
    name: str
    minuten: tuple[Fraction, ...]
    geburtsdatum: date | None = None
    kennung: str = ""
    anzeigename: str = ""

    @property
    def voller_name(self) -> str:
        """The name as it is printed: first names, then family name, unless the roster says it otherwise."""
        return self.anzeigename or f"{self.vorname} {self.name}".strip()


@dataclass(frozen=True)
class Teilnahmeliste:
    """A roster that was read without a problem; `hinweise` are German sentences that block nothing."""

    personen: tuple[Teilnahme, ...]
    hinweise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Modulanteil:
    """How many UE of a course a module had."""

    titel: str
    ue: Fraction


@dataclass(frozen=True)
class Kursangaben:
    """What a certificate says about a course as it was held.

    Attributes:
        kurs: What the course is, such as `Basisqualifizierung`.
        titel: What this one was called.
        orte: Places of the sessions, each once, in the order of the sessions.
        minuten: Minutes of learning time of each Termin.
        ue_min: Minutes of one UE.
        module: The modules with their UE in the order of the course; the last entry may be what belongs to none.
        kompetenzen: Titles of the Profilelemente that were covered, in the order of the Kernprofil.
        nachweis: What somebody gets who attended enough.
    """

    kurs: str
    titel: str
    tage: tuple[date, ...]
    orte: tuple[str, ...]
    form: Form
    minuten: tuple[int, ...]
    ue_min: int
    module: tuple[Modulanteil, ...]
    kompetenzen: tuple[str, ...]
    nachweis: Nachweisart

    @property
    def ue(self) -> Fraction:
        """UE of the whole course."""
        return Fraction(sum(self.minuten), self.ue_min)


@dataclass(frozen=True)
class Bescheid:
    """What somebody is given, and why; `art` is None for who gets nothing.

    Attributes:
        besuchte_ue: UE that the person attended.
        vollstaendig: Whether that was all of the course.
        grund: One German sentence.
    """

    person: Teilnahme
    art: Nachweisart | None
    besuchte_ue: Fraction
    vollstaendig: bool
    grund: str


@dataclass(frozen=True)
class Bild:
    """A picture's bytes with its alternative text; `seitenverhaeltnis` is its width over its height."""

    daten: bytes
    alternativtext: str
    seitenverhaeltnis: float


@dataclass(frozen=True)
class Ausstellung:
    """How and by whom a batch is issued.

    Attributes:
        quer: Landscape pages.
        mit_geburtsdatum: Whether the date of birth is printed, where it is known.
        anlass: What an Ehrenurkunde honours; empty for the usual words.
    """

    logos: tuple[Bild, ...] = ()
    quer: bool = False
    mit_geburtsdatum: bool = False
    anlass: str = ""


@dataclass(frozen=True)
class Nachweis:
    """One document for one person: a Bescheid with its number and its day of issue."""

    bescheid: Bescheid
    art: Nachweisart
    datum: date
    nummer: str = ""


@dataclass(frozen=True)
class Vergabe:
    """What a batch did for one person: the Nachweis, or None; `hinweise` are German sentences (corrected, revoked)."""

    bescheid: Bescheid
    nachweis: Nachweis | None
    hinweise: tuple[str, ...] = ()


def lernminuten_of(plan: Seminarplan, regeln: Regeln) -> tuple[int, ...]:
    """Minutes of learning time of each Termin; breaks count only where the rules say so."""
    frei = set() if regeln.pausen_zaehlen else {"pause", "mittag"}
    return tuple(sum(zeile.minuten for zeile in termin.zeilen if zeile.art not in frei) for termin in plan.termine)
