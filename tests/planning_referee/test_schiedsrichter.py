"""The referee agrees with the checker on its own plans, and the engine with the referee on seeded instances."""

import pytest
from schiedsrichter import urteile
from vergleich import Vergleich, vergleiche

from bauen import anfrage, baustein, curriculum, methode, modul, schritt
from handplan import plan_of
from instanzen import build_kurs, build_tag
from kleinerkurs import kleine_anfrage, kleiner_kurs
from lotsen_curriculum.model.anfrage import RegelAenderung
from lotsen_curriculum.planning.check import check_plan

TAGE = 14
"""Day instances of the ordinary run; `python -m benchmarks schiedsrichter` takes 90, and courses beside."""

KURSE = 3
AUFWAND = 10.0
"""Work of the referee for each instance, roughly seconds; where it is used up, only the bounds are compared."""

KURS_AUFWAND = 2.0
"""The same for a course, which the referee does not finish anyway."""


@pytest.fixture(scope="module")
def tage() -> dict[int, Vergleich]:
    """Engine and referee on the first days, by seed."""
    return {seed: vergleiche(*build_tag(seed), aufwand=AUFWAND) for seed in range(TAGE)}


def test_engine_and_referee_never_contradict_each_other_on_days(tage: dict[int, Vergleich]) -> None:
    """No plan lies below the other's bound, and none is found where the other proved that there is none."""
    assert {seed: tag.widersprueche for seed, tag in tage.items() if tag.widersprueche} == {}


def test_engine_and_referee_prove_the_same_points_on_days(tage: dict[int, Vergleich]) -> None:
    """Where both come to an end they agree exactly, and mostly they do come to an end."""
    fertig = {seed: tag for seed, tag in tage.items() if tag.beide_fertig}
    assert [seed for seed, tag in fertig.items() if not tag.einig] == []
    assert len(fertig) >= 0.9 * len(tage)


def test_days_of_the_sample_are_of_both_kinds(tage: dict[int, Vergleich]) -> None:
    """The sample shows something: most days can be planned, some cannot, and good plans cost something."""
    planbar = [tag for tag in tage.values() if tag.plan]
    assert len(tage) / 2 < len(planbar) < len(tage)
    assert sum(tag.plan.kosten > 0 for tag in planbar if tag.plan) > len(planbar) / 2


@pytest.mark.parametrize("seed", range(KURSE))
def test_neither_beats_the_others_bound_on_a_course(seed: int) -> None:
    """On two or three sessions no plan lies below the other's bound."""
    assert vergleiche(*build_kurs(seed), aufwand=KURS_AUFWAND).widersprueche == ()


@pytest.mark.parametrize("seed", [6, 8, 9])
def test_neither_beats_the_others_bound_where_no_method_comes_twice(seed: int) -> None:
    """The same on courses that ask for another method in each Schritt."""
    welt, wunsch = build_kurs(seed)
    regel = RegelAenderung(regel="methode_je_kurs_einmal", wert=True, grund="Für den Test.")
    einmal = wunsch.model_copy(update={"regeln": (*wunsch.regeln, regel)})
    vergleich = vergleiche(welt, einmal, aufwand=KURS_AUFWAND)
    assert vergleich.widersprueche == ()
    assert vergleich.plan is not None


def test_the_referee_finds_the_plan_that_costs_nothing() -> None:
    """For the tiny course of the checker's tests there is a plan without a point, and the checker accepts it."""
    welt, wunsch = kleiner_kurs(), kleine_anfrage()
    urteil = urteile(welt, wunsch, aufwand=60)
    assert (urteil.status, urteil.kosten) == ("optimal", 0)
    assert check_plan(plan_of(urteil.text, welt, wunsch), welt, wunsch) == ()


def test_the_referee_proves_that_one_method_cannot_serve_twice() -> None:
    """Two Schritte that know only one method do not fit on one day."""
    welt = curriculum(
        modul("m1", baustein("b1", schritt("s1", "spiel"), schritt("s2", "spiel"))), methoden=(methode("spiel"),)
    )
    assert urteile(welt, anfrage("2027-03-06 09:00-10:30")).status == "unmoeglich"
