"""Who gets what follows from attendance and rules, and the reason says why."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bauen import anfrage, baustein, curriculum, modul, schritt, standard_regelwerk
from handplan import plan_of
from kleinerkurs import GUTER_PLAN, kleine_anfrage, kleiner_kurs
from kursbesuch import KURS, angaben, guter_plan, person
from lotsen_curriculum.certificates.codes import CODES
from lotsen_curriculum.certificates.eligibility import bescheide_of
from lotsen_curriculum.certificates.kurs import check_plan_known, kursangaben_of
from lotsen_curriculum.model.teilnahme import Bescheid
from lotsen_curriculum.problems import Problem


def bescheid(*minuten: int | Fraction, prozent: int = 80, modul_prozent: int = 0) -> Bescheid:
    """The Bescheid for these minutes, under these shares."""
    regeln = standard_regelwerk(zertifikat_kurs_prozent=prozent, zertifikat_modul_prozent=modul_prozent)
    kurs = kleiner_kurs(regelwerk=regeln)
    (found,) = bescheide_of(plan_of(GUTER_PLAN, kurs, kleine_anfrage()), kurs, [person(minuten=minuten)])
    return found


def test_exactly_eighty_percent_is_enough() -> None:
    """264 of 330 minutes are 80 percent: a Zertifikat; a minute less gives a Teilnahmebescheinigung with the share."""
    assert bescheid(225, 39).art == "zertifikat"
    weniger = bescheid(225, 38)
    assert weniger.art == "teilnahmebescheinigung"
    assert weniger.grund == "5,84 von 7,33 UE besucht (79,6 %), nötig sind 80 %."


def test_a_share_is_never_rounded_up() -> None:
    """79.99 percent read as 79.9, not as 80."""
    assert "(79,9 %)" in bescheid(225, Fraction(389, 10)).grund


def test_the_share_is_a_rule() -> None:
    """With 50 percent half is enough; an Anfrage can set it."""
    assert bescheid(165, 0, prozent=50).art == "zertifikat"
    anders = kleine_anfrage(regeln=[{"regel": "zertifikat_kurs_prozent", "wert": 50, "grund": "so vereinbart"}])
    plan = plan_of(GUTER_PLAN, KURS, anders)
    (found,) = bescheide_of(plan, KURS, [person(minuten=(165, 0))])
    assert found.art == "zertifikat"


def test_the_share_of_each_module_counts_where_it_is_asked_for() -> None:
    """Who misses most of the evening has enough of the course, but not of the module that was taught there."""
    assert bescheid(225, 39, modul_prozent=50).art == "teilnahmebescheinigung"
    assert "zu wenig von „Modul m2“" in bescheid(225, 39, modul_prozent=50).grund
    assert bescheid(225, 105, modul_prozent=100).art == "zertifikat"


def test_who_never_came_gets_nothing() -> None:
    """No minute, no document."""
    assert bescheid(0, 0).art is None
    assert bescheid(0, 0, prozent=0).art is None


def test_one_kind_for_all() -> None:
    """With a given kind everybody who was there gets it, whatever the share."""
    leute = [person(minuten=(10, 0)), person(minuten=(0, 0))]
    found = bescheide_of(guter_plan(), KURS, leute, art="ehrenurkunde")
    assert [b.art for b in found] == ["ehrenurkunde", None]


def test_a_vertiefungsseminar_gives_a_teilnahmebescheinigung() -> None:
    """A course that is one module alone certifies attendance, also to who was always there."""
    eines = modul("v-eins", baustein("v-eins-1", schritt("s1", "kreis", minuten=(10, 60, 90))), art="vertiefung")
    kurs = curriculum(eines, kurse=())
    plan = plan_of(
        "2027-03-06 09:00-11:00\n09:00 ankommen\n09:15 v-eins-1/s1 kreis\n10:30 abschluss",
        kurs,
        anfrage("2027-03-06 09:00-11:00", kurs="v-eins"),
    )
    (found,) = bescheide_of(plan, kurs, [person(minuten=(120,))])
    assert (found.art, found.vollstaendig) == ("teilnahmebescheinigung", True)


@given(st.fractions(0, 225, max_denominator=20), st.fractions(0, 105, max_denominator=20), st.integers(1, 100))
@settings(max_examples=60)
def test_more_attendance_never_gives_less(erster: Fraction, zweiter: Fraction, prozent: int) -> None:
    """A Zertifikat means that the share was reached; a full attendance always reaches it."""
    found = bescheid(erster, zweiter, prozent=prozent)
    genug = (erster + zweiter) * 100 >= prozent * 330
    assert (found.art == "zertifikat") == (genug and bool(erster + zweiter))
    assert found.besuchte_ue == (erster + zweiter) / 45


def test_the_course_is_told_as_it_was_held() -> None:
    """Modules with their UE and what belongs to none add up to the course; covered elements are named."""
    kurs = angaben()
    assert kurs.ue == Fraction(22, 3)
    assert sum(anteil.ue for anteil in kurs.module) == kurs.ue
    assert [anteil.titel for anteil in kurs.module] == ["Modul m1", "Modul m2", "Ankommen, Austausch und Abschluss"]
    assert kurs.kompetenzen == ("Element 1", "Element 2", "Element 3", "Element 4")


def test_a_plan_of_other_modules_is_refused() -> None:
    """A plan that names a course, rules, Bausteine, Schritte or methods that don't exist gives a problem for each."""
    plan = guter_plan()
    fremd = curriculum(modul("m9", baustein("b9", schritt("s1", "kreis"))), kurse=())
    assert {p.code for p in check_plan_known(plan, fremd)} == {"LC543"}
    assert len(check_plan_known(plan, fremd)) == 5
    assert check_plan_known(plan, KURS) == ()
    assert check_plan_known(plan.model_copy(update={"entfallen": ("b9", "b1/s9")}), KURS) == tuple(
        Problem("LC543", f"Der Plan nennt {was}; das gibt es nicht.", hint=CODES["LC543"][1])
        for was in ("den Baustein „b9“", "den Schritt „b1/s9“")
    )
    ohne = replace(KURS, methoden={})
    assert all("die Methode „" in problem.message for problem in check_plan_known(plan, ohne))
    assert check_plan_known(plan, ohne)


@pytest.mark.parametrize("form", ["praesenz", "online"])
def test_the_form_is_told(form: str) -> None:
    """On site or online comes from the Anfrage of the plan."""
    plan = plan_of(GUTER_PLAN, KURS, kleine_anfrage(form=form))
    assert kursangaben_of(plan, KURS).form == form
