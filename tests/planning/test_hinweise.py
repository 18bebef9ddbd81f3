"""Hints block nothing and are true: holidays, small groups; and the size of a course is counted in three ways."""

from datetime import date
from fractions import Fraction

import pytest
from planen import plane, scheitere

from bauen import baustein, curriculum, kurs, modul, schritt
from lotsen_curriculum.documents.worte import umfang_satz
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.umfang import Umfang, umfang_of
from lotsen_curriculum.planning.feiertage import feiertag_of


def welt(ue: tuple[int, int] = (1, 400)) -> Curriculum:
    """Many optional Bausteine of one Schritt."""
    steine = [baustein(f"m1-{n}", schritt("a", f"x{n}", f"y{n}"), rang="optional") for n in range(1, 40)]
    return curriculum(modul("m1", *steine), kurse=(kurs("kurs", "m1", ue=ue),))


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        (date(2027, 3, 26), "Karfreitag"),
        (date(2027, 5, 27), "Fronleichnam"),
        (date(2027, 10, 3), "Tag der Deutschen Einheit"),
        (date(2027, 11, 1), None),
        (date(2027, 3, 6), None),
    ],
)
def test_holidays_are_those_of_hesse(tag: date, name: str | None) -> None:
    """Fronleichnam is one, Allerheiligen is none."""
    assert feiertag_of(tag) == name


def test_whoever_leads_nothing_is_told() -> None:
    """A second person on the list is not forgotten in silence; one who is away is none of the plan's business."""
    leute = [{"name": "A. Beispiel"}, {"name": "M. Muster"}, {"name": "E. Weg", "nicht": ["2027-03-06"]}]
    plan = plane(welt(), "2027-03-06 18:00-20:00", trainer=leute)
    (satz,) = [hinweis for hinweis in plan.hinweise if "für keinen Schritt eingeteilt" in hinweis]
    assert satz.startswith("M. Muster ist für keinen Schritt eingeteilt")


def test_a_session_on_a_holiday_is_told() -> None:
    """The plan is made all the same."""
    plan = plane(welt(), "2027-03-25 18:00-20:00", "2027-03-26 18:00-20:00")
    assert "Termin 2 (26.03.2027) liegt in Hessen auf einem Feiertag: Karfreitag." in plan.hinweise
    assert not any("Termin 1" in hinweis for hinweis in plan.hinweise)


def test_a_small_group_is_told() -> None:
    """Fewer than twelve people are a hint, twelve are none."""
    klein, genug = (plane(welt(), "2027-03-06 18:00-20:00", personen=zahl) for zahl in (11, 12))
    assert "Die Gruppe hat 11 Personen; empfohlen sind mindestens 12." in klein.hinweise
    assert not any("empfohlen sind" in hinweis for hinweis in genug.hinweise)


def test_eight_evenings_of_two_hours_are_below_twenty_ue() -> None:
    """21.33 UE on the calendar; with a break each there are at most 19.56, and that is said with both figures."""
    abende = [f"2027-03-{tag:02d} 18:00-20:00" for tag in range(1, 9)]
    problem = scheitere(welt(ue=(20, 36)), *abende, pausen={"pause_min": 10}).problems[0]
    assert problem.code == "LC316"
    assert "höchstens 19,56 UE (mit Pausen wären es 21,33); nötig sind 20." in problem.message


def test_the_size_is_counted_in_three_ways() -> None:
    """Calendar, learning time, and what is recognised; the sentence is there only where they differ."""
    plan = plane(welt(ue=(1, 3)), "2027-03-06 18:00-20:00", pausen={"pause_min": 10})
    umfang = umfang_of(plan, welt(ue=(1, 3)))
    assert (umfang.kalender_ue, umfang.lern_ue) == (Fraction(120, 45), Fraction(110, 45))
    assert umfang_satz(umfang) == (
        "Mit Pausen 2,67 UE, davon Lernzeit 2,44 UE; angerechnet 2,44 UE (eine UE hat 45 Minuten, Pausen zählen nicht)."
    )
    assert umfang_satz(Umfang(90, 90, 45, False, 36)) == ""
    assert "mehr als 36 UE auch nicht" in umfang_satz(Umfang(2000, 1800, 45, False, 36))
