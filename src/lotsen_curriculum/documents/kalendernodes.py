"""A calendar as plain data, between the builder that knows seminars and the writer that knows iCalendar."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Kalender", "Kalendereintrag"]


@dataclass(frozen=True)
class Kalendereintrag:
    """One entry; times are local times of Europe/Berlin.

    Attributes:
        uid: Stays the same for the n-th Termin of a course, so that a new file updates the entry.
        sequence: Counts the versions of the entry.
        abgesagt: True for an entry that calendars shall strike out.
    """

    uid: str
    titel: str
    beginn: datetime
    ende: datetime
    ort: str
    beschreibung: str
    sequence: int = 0
    abgesagt: bool = False


@dataclass(frozen=True)
class Kalender:
    """All entries of a course, with its title."""

    titel: str
    eintraege: tuple[Kalendereintrag, ...]
