"""Calendar entries to an iCalendar file (RFC 5545), with the icalendar library."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from lotsen_curriculum.documents.kalendernodes import Kalender, Kalendereintrag

__all__ = ["render_ics"]

_BERLIN = ZoneInfo("Europe/Berlin")


def render_ics(kalender: Kalender) -> bytes:
    """The calendar file, with the time zone Europe/Berlin; same calendar, same bytes."""
    datei = Calendar()
    datei.add("prodid", "-//lotsen_curriculum//DE")
    datei.add("version", "2.0")
    datei.add("x-wr-calname", kalender.titel)
    for eintrag in kalender.eintraege:
        datei.add_component(_event(eintrag))
    datei.add_missing_timezones()
    return bytes(datei.to_ical())


def _event(eintrag: Kalendereintrag) -> Event:
    event = Event()
    event.add("uid", eintrag.uid)
    event.add("dtstamp", _dtstamp(eintrag.beginn))
    event.add("dtstart", eintrag.beginn.replace(tzinfo=_BERLIN))
    event.add("dtend", eintrag.ende.replace(tzinfo=_BERLIN))
    event.add("summary", eintrag.titel)
    event.add("sequence", eintrag.sequence)
    if eintrag.abgesagt:
        event.add("status", "CANCELLED")
    if eintrag.ort:
        event.add("location", eintrag.ort)
    if eintrag.beschreibung:
        event.add("description", eintrag.beschreibung)
    return event


def _dtstamp(beginn: datetime) -> datetime:
    """RFC 5545 wants a time of making; ours is the entry's beginning: the same plan must give the same bytes."""
    return beginn.replace(tzinfo=_BERLIN).astimezone(UTC)
