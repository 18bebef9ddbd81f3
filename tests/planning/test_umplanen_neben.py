"""Re-planning beside other courses: who leads there, and a room in use, is not free here at the same time."""

from typing import Any

import pytest
from planen import plane

from bauen import baustein, curriculum, modul, schritt
from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning import NichtPlanbar, Umgeplant, check_plan, replan_seminarplan
from lotsen_curriculum.planning.check.saison import check_saison

TAG, ABEND = "2027-03-06 09:00-12:00", "2027-03-13 09:00-12:00"
ADA, BO = {"name": "Ada"}, {"name": "Bo"}


def welt() -> Curriculum:
    """Two modules of one Baustein with three Schritte each."""
    module = []
    for m in ("m1", "m2"):
        schritte = [schritt(f"s{k}", f"{m}{k}", minuten=(15, 25, 35)) for k in "abc"]
        module.append(modul(m, baustein(f"{m}-1", *schritte)))
    return curriculum(*module)


def kurs(titel: str, *termine: str, ort: str | None = None, **weiteres: Any) -> Seminarplan:
    """The plan of a course."""
    plan = plane(welt(), *termine, titel=titel, **weiteres)
    if ort is None:
        return plan
    wuensche = tuple(termin.model_copy(update={"ort": ort}) for termin in plan.anfrage.termine)
    return plan.model_copy(
        update={
            "anfrage": plan.anfrage.model_copy(update={"termine": wuensche}),
            "termine": tuple(termin.model_copy(update={"ort": ort}) for termin in plan.termine),
        }
    )


def umplanen(plan: Seminarplan, *neben: Seminarplan, **werte: Any) -> Umgeplant | NichtPlanbar:
    """What comes of a change beside other courses; a plan holds, and collides with none of them."""
    aenderung = Aenderung.model_validate({"grund": "Für den Test."} | werte)
    ergebnis = replan_seminarplan(plan, welt(), aenderung, neben=neben)
    if isinstance(ergebnis, Umgeplant):
        assert check_plan(ergebnis.plan, welt(), ergebnis.plan.anfrage) == ()
        assert check_saison([ergebnis.plan, *neben]) == ()
    return ergebnis


def leitende(plan: Seminarplan) -> list[set[str]]:
    """Who leads each session."""
    return [{name for zeile in termin.zeilen for name in zeile.trainer} for termin in plan.termine]


@pytest.fixture(scope="module")
def nord() -> Seminarplan:
    """Two mornings, both led by Ada, though Bo could."""
    plan = kurs("Nord", TAG, ABEND, ort="Rathaus", trainer=[ADA, BO])
    assert leitende(plan) == [{"Ada"}, {"Ada"}]
    return plan


def test_whoever_leads_elsewhere_is_not_free(nord: Seminarplan) -> None:
    """The second morning moves to a day on which Ada leads another course: Bo leads, on that day only."""
    sued = kurs("Süd", "2027-03-20 10:00-14:00", trainer=[ADA])
    ergebnis = umplanen(nord, sued, termine=[{"datum": "2027-03-13", "auf": "2027-03-20"}])
    assert isinstance(ergebnis, Umgeplant)
    assert leitende(ergebnis.plan) == [{"Ada"}, {"Bo"}]
    assert ergebnis.unterschied.bewegt == ()


def test_one_course_may_begin_when_the_other_ends(nord: Seminarplan) -> None:
    """Ada leads there from twelve o'clock, and here until then."""
    sued = kurs("Süd", "2027-03-20 12:00-16:00", trainer=[ADA])
    ergebnis = umplanen(nord, sued, termine=[{"datum": "2027-03-13", "auf": "2027-03-20"}])
    assert isinstance(ergebnis, Umgeplant)
    assert leitende(ergebnis.plan) == [{"Ada"}, {"Ada"}]


def test_a_session_for_which_nobody_is_left_is_told_with_what_takes_them(nord: Seminarplan) -> None:
    """LC340: Ada and Bo lead two other courses on the new day."""
    sued = kurs("Süd", "2027-03-20 10:00-14:00", trainer=[ADA])
    west = kurs("West", "2027-03-20 09:00-13:00", trainer=[BO])
    ergebnis = umplanen(nord, sued, west, termine=[{"datum": "2027-03-13", "auf": "2027-03-20"}])
    assert isinstance(ergebnis, NichtPlanbar)
    assert [str(problem) for problem in ergebnis.problems] == [
        "LC340 Am 20.03.2027 sind zu wenige Personen da für „Nord“ (09:00 bis 12:00), „Süd“ (10:00 bis 14:00) und "
        "„West“ (09:00 bis 13:00). In Frage kommen nur Ada und Bo. Nennen Sie in einer dieser Anfragen eine weitere "
        "Person, oder verlegen Sie einen der Termine."
    ]


def test_somebody_who_is_needed_and_leads_elsewhere_is_named() -> None:
    """LC342: Bo is there, but only Ada can lead the second module, which is locked to that day."""
    bo = {"name": "Bo", "module": ["m1"]}
    fest = [{"baustein": "m2-1", "datum": "2027-03-13"}]
    plan = kurs("Nord", TAG, ABEND, trainer=[ADA, bo], fest=fest)
    sued = kurs("Süd", "2027-03-13 14:00-18:00", trainer=[ADA])
    spaeter = [{"datum": "2027-03-13", "von": "12:00", "bis": "15:00"}]
    ergebnis = umplanen(plan, sued, termine=spaeter)
    assert isinstance(ergebnis, NichtPlanbar)
    (problem,) = ergebnis.problems
    assert (problem.code, problem.message) == (
        "LC342",
        "„Nord“ geht nur auf, wenn noch jemand von diesen mitleitet: Ada (13.03.2027). Gebraucht werden sie aber auch "
        "für „Süd“ (13.03.2027, 14:00 bis 18:00).",
    )
    assert isinstance(umplanen(plan, termine=spaeter), Umgeplant)


def test_a_room_in_use_is_told(nord: Seminarplan) -> None:
    """LC341, and only where the sessions share a minute."""
    sued = kurs("Süd", "2027-03-20 10:00-14:00", ort="Rathaus", trainer=[BO])
    ergebnis = umplanen(nord, sued, termine=[{"datum": "2027-03-13", "auf": "2027-03-20"}])
    assert isinstance(ergebnis, NichtPlanbar)
    (problem,) = ergebnis.problems
    assert problem.code == "LC341"
    assert problem.message.startswith("„Rathaus“ ist am 20.03.2027 doppelt belegt: durch „Süd“ (10:00 bis 14:00)")
    woanders = [{"datum": "2027-03-13", "auf": "2027-03-20", "ort": "Schule"}]
    assert isinstance(umplanen(nord, sued, termine=woanders), Umgeplant)


def test_what_was_held_collides_with_nothing_any_more(nord: Seminarplan) -> None:
    """Ada was in two places on the first morning, as the plans have it: that is past; the second is hers."""
    sued = kurs("Süd", TAG, ort="Rathaus", trainer=[ADA])
    aenderung = Aenderung.model_validate({"grund": "x", "stand": {"datum": "2027-03-07", "um": "08:00"}})
    ergebnis = replan_seminarplan(nord, welt(), aenderung, neben=[sued])
    assert isinstance(ergebnis, Umgeplant)
    assert ergebnis.plan.termine[0].zeilen == nord.termine[0].zeilen
    assert ergebnis.unterschied.leitung == ()


def test_two_courses_of_one_title_are_told(nord: Seminarplan) -> None:
    """LC344: otherwise nobody knows which of them is meant."""
    ergebnis = umplanen(nord, kurs("Nord", "2027-05-08 09:00-13:00", trainer=[BO]), personen=12)
    assert isinstance(ergebnis, NichtPlanbar)
    assert [problem.code for problem in ergebnis.problems] == ["LC344"]
