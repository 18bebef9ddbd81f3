"""Why a plan is as it is: the price of anything else is what a plan with the choice forbidden costs."""

import pytest
from planen import plane

from bauen import anfrage, baustein, curriculum, methode, modul, schritt
from instanzen import build_tag
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import Planbar, Warum, build_problem, compose_seminarplan, explain_baustein

ABEND, NAECHSTER_ABEND = "2027-03-06 18:00-19:30", "2027-03-07 18:00-19:30"


def welt() -> Curriculum:
    """Two Bausteine that both want the method „kreis“, and an optional one that is too long."""
    erster = baustein("m1-1", schritt("a", "kreis", minuten=20))
    zweiter = baustein("m1-2", schritt("a", "kreis", "gross", "paar", minuten=(15, 20, 25)))
    dritter = baustein("m1-3", schritt("a", "lang", minuten=75), rang="optional")
    methoden = methode("gross", personen=(40, 60)), methode("lang", (75, 75, 75)), methode("kreis", sozialform="paar")
    return curriculum(modul("m1", erster, zweiter, dritter), methoden=methoden)


def gruende(kennung: str, *termine: str) -> list[Warum]:
    """The choices about a Baustein of the plan for `termine`."""
    plan = plane(welt(), *termine)
    return list(explain_baustein(build_problem(welt(), anfrage(*termine)), plan, kennung))


def test_reasons_name_what_stands_against_the_recommended_methods() -> None:
    """One is used already on the day, one is for larger groups."""
    methode_, minuten = gruende("m1-2", ABEND)
    assert methode_.wahl == "„Schritt a“ mit der Methode „Paar“."
    assert "„Kreis“ wäre empfohlen, ist an diesem Tag aber schon um 18:15 dran." in methode_.grund
    assert "„Gross“ wäre empfohlen, ist aber für 40 bis 60 Personen." in methode_.grund
    assert methode_.sonst == "Ausprobiert: Anders geht es nicht."
    assert minuten.grund == "Mit 14 Personen sind 20 üblich, 15 bis 25 möglich."


def test_a_method_of_another_day_stands_against_itself_where_none_comes_twice() -> None:
    """The reason names the day on which the method was used."""
    regeln = [{"regel": "methode_je_kurs_einmal", "wert": True, "grund": "Für den Test."}]
    termine = "2027-03-06 18:00-19:05", "2027-03-07 18:00-19:05"
    plan = plane(welt(), *termine, regeln=regeln)
    gefragt = explain_baustein(build_problem(welt(), anfrage(*termine, regeln=regeln)), plan, "m1-2")
    saetze = " ".join(warum.grund for warum in gefragt)
    assert "„Kreis“ wäre empfohlen, ist in diesem Kurs aber auch am 06.03.2027 dran." in saetze


def test_the_price_of_another_day_is_that_of_a_plan_with_a_lock_on_it() -> None:
    """The best plan with the Baustein on the other evening has just so many points more."""
    termine = ABEND, NAECHSTER_ABEND
    plan = plane(welt(), *termine)
    tag = gruende("m1-2", *termine)[0]
    heute = next(t.datum for t in plan.termine if any(z.baustein == "m1-2" for z in t.zeilen))
    (anderer,) = {termin.datum for termin in plan.termine} - {heute}
    try:
        kosten = plane(welt(), *termine, fest=[{"baustein": "m1-2", "datum": str(anderer)}]).kosten
    except AssertionError:
        assert tag.mehr_punkte is None
    else:
        assert tag.mehr_punkte == kosten - plan.kosten


def test_a_baustein_that_is_left_out_is_explained() -> None:
    """It is not in, and what it would cost to force it in is tried."""
    (warum,) = gruende("m1-3", ABEND)
    assert warum.wahl == "Der Baustein m1-3 ist nicht im Plan."
    assert warum.mehr_punkte is None


@pytest.mark.parametrize("samen", [1, 3, 9])
def test_in_a_day_that_is_proven_nothing_else_is_better(samen: int) -> None:
    """Each choice of the best plan of a seeded day costs nothing or something to give up."""
    problem = build_problem(*build_tag(samen))
    ergebnis = compose_seminarplan(problem)
    assert isinstance(ergebnis, Planbar)
    assert ergebnis.plan.luecke_prozent == 0
    baustein = next(zeile.baustein for zeile in ergebnis.plan.termine[0].zeilen if zeile.baustein)
    gruende = list(explain_baustein(problem, ergebnis.plan, baustein))
    assert gruende
    assert all(warum.mehr_punkte is None or warum.mehr_punkte >= 0 for warum in gruende)
