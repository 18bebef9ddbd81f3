"""The calendar file: one entry a Termin, German time, entries that can be updated later."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from handplan import plan_of
from kleinerkurs import GUTER_PLAN, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.documents.kalender import build_kalender
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Absage, Seminarplan
from lotsen_curriculum.rendering.ics import render_ics


@pytest.fixture(scope="module")
def kurs() -> Curriculum:
    """The tiny course."""
    return kleiner_kurs()


@pytest.fixture(scope="module")
def plan(kurs: Curriculum) -> Seminarplan:
    """A good plan of the tiny course."""
    return plan_of(GUTER_PLAN, kurs, kleine_anfrage())


def test_entries_have_the_termine_times_in_berlin(plan: Seminarplan, kurs: Curriculum) -> None:
    """A calendar program reads each Termin with its beginning, end and title, in the time zone Europe/Berlin."""
    events = Calendar.from_ical(render_ics(build_kalender(plan, kurs))).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["Ein Kurs (1/2)", "Ein Kurs (2/2)"]
    for event, termin in zip(events, plan.termine, strict=True):
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert (start.date(), start.time(), end.time()) == (termin.datum, termin.von, termin.bis)
        assert start.tzinfo.key == "Europe/Berlin"
        assert start.utcoffset() == timedelta(hours=1)


def test_the_file_carries_its_time_zone(plan: Seminarplan, kurs: Curriculum) -> None:
    """Programs that don't know Europe/Berlin find its rules in the file."""
    zones = Calendar.from_ical(render_ics(build_kalender(plan, kurs))).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Europe/Berlin"]


def test_entries_keep_their_uid_when_dates_move(plan: Seminarplan, kurs: Curriculum) -> None:
    """The same course and title give the same UIDs on other days, all different from each other."""
    woanders = tuple(
        termin.model_copy(update={"datum": termin.datum + timedelta(days=7), "ort": "Rathaus"})
        for termin in plan.termine
    )
    uids = [eintrag.uid for eintrag in build_kalender(plan, kurs).eintraege]
    moved = build_kalender(plan.model_copy(update={"termine": woanders}), kurs)
    assert [eintrag.uid for eintrag in moved.eintraege] == uids
    assert len(set(uids)) == 2
    assert b"LOCATION:Rathaus" in render_ics(moved)


def test_same_plan_same_bytes(plan: Seminarplan, kurs: Curriculum) -> None:
    """Writing twice gives the same bytes."""
    assert render_ics(build_kalender(plan, kurs)) == render_ics(build_kalender(plan, kurs))


def test_an_entry_tells_what_the_day_is_about(plan: Seminarplan, kurs: Curriculum) -> None:
    """The description lists the day's Bausteine with the time at which each begins."""
    erster = build_kalender(plan, kurs).eintraege[0]
    assert erster.beschreibung == "09:15 Baustein b1\n10:50 Baustein b2\n13:00 Baustein b3"


def test_a_new_version_keeps_uids_raises_sequence_and_cancels(plan: Seminarplan, kurs: Curriculum) -> None:
    """The second session has moved to the front, the first is dropped; calendars recognize both."""
    erster, zweiter = plan.termine
    absage = Absage(nummer=1, datum=erster.datum, von=erster.von, bis=erster.bis)
    bleibt = zweiter.model_copy(update={"nummer": 2})
    neu = plan.model_copy(update={"termine": (bleibt,), "fassung": 3, "abgesagt": (absage,)})
    vorher = [eintrag.uid for eintrag in build_kalender(plan, kurs).eintraege]
    events = Calendar.from_ical(render_ics(build_kalender(neu, kurs))).walk("VEVENT")
    assert [str(event["UID"]) for event in events] == [vorher[1], vorher[0]]
    assert [event["SEQUENCE"] for event in events] == [2, 2]
    assert [str(event.get("STATUS", "")) for event in events] == ["", "CANCELLED"]
