"""A course that asks for no method twice: its plans, their gap and price, and what was held when it is re-planned."""

from functools import cache

import pytest

from instanzen import build_kurs
from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.anfrage import Anfrage, RegelAenderung
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan, Zeile
from lotsen_curriculum.planning import (
    Limits,
    Planbar,
    Umgeplant,
    build_problem,
    check_plan,
    compose_seminarplan,
    replan_seminarplan,
)

DIE_REGEL = RegelAenderung(regel="methode_je_kurs_einmal", wert=True, grund="Die Gruppe kennt schon viel.")
OHNE_TAUSCH = Limits(schritte_tausch=0)
"""Both plans are compared in the same orders."""

KURSE = (1, 4, 5, 9, 11)


@cache
def kurs_of(seed: int, *, einmal: bool) -> tuple[Curriculum, Anfrage, Seminarplan]:
    """A seeded course of two or three days with its plan."""
    welt, wunsch = build_kurs(seed)
    wunsch = wunsch.model_copy(update={"regeln": (*wunsch.regeln, DIE_REGEL)}) if einmal else wunsch
    ergebnis = compose_seminarplan(build_problem(welt, wunsch), limits=OHNE_TAUSCH)
    assert isinstance(ergebnis, Planbar)
    return welt, wunsch, ergebnis.plan


def schritte(plan: Seminarplan) -> list[Zeile]:
    """The rows of all Schritte."""
    return [zeile for termin in plan.termine for zeile in termin.zeilen if zeile.art == "schritt"]


def wiederholt(plan: Seminarplan) -> int:
    """How many Schritte have a method that another one has before."""
    methoden = [zeile.methode for zeile in schritte(plan)]
    return len(methoden) - len(set(methoden))


@pytest.mark.parametrize("seed", KURSE)
def test_a_course_without_repetition_is_sound_and_states_its_gap(seed: int) -> None:
    """The checker accepts the plan, all its methods differ, and its bound does not lie above its points."""
    welt, wunsch, plan = kurs_of(seed, einmal=True)
    assert check_plan(plan, welt, wunsch) == ()
    assert wiederholt(plan) == 0
    assert plan.schranke <= plan.kosten
    assert plan.luecke_prozent >= 0


@pytest.mark.parametrize("seed", KURSE)
def test_the_rule_never_makes_a_course_cheaper(seed: int) -> None:
    """The proven plan of the course that may repeat has no more points."""
    frei, streng = kurs_of(seed, einmal=False)[2], kurs_of(seed, einmal=True)[2]
    assert frei.luecke_prozent == 0
    assert wiederholt(frei) > 0
    assert frei.kosten <= streng.kosten


@pytest.mark.parametrize("seed", KURSE)
def test_methods_of_held_sessions_do_not_come_again(seed: int) -> None:
    """After the first session the rest is planned anew, free of charge, and repeats nothing of what was held."""
    welt, _, plan = kurs_of(seed, einmal=True)
    zweiter = plan.termine[1]
    stand = {"datum": zweiter.datum, "um": zweiter.von}
    aenderung = Aenderung.model_validate({"grund": "Für den Test.", "stand": stand, "personen": 13, "treue": 0})
    neu = replan_seminarplan(plan, welt, aenderung, limits=OHNE_TAUSCH)
    assert isinstance(neu, Umgeplant)
    assert neu.plan.termine[0].zeilen == plan.termine[0].zeilen
    assert wiederholt(neu.plan) == 0
    assert check_plan(neu.plan, welt, neu.plan.anfrage) == ()
