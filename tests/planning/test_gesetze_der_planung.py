"""Laws of planning: what can't make the best plan dearer, what can't take it away, and what changes nothing at all."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from instanzen import build_kurs, build_tag
from lotsen_curriculum.documents.worte import luecke_satz
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning import STANDARD, Planbar, build_problem, compose_seminarplan
from lotsen_curriculum.planning.problem import FEIN
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

EINE_ORDNUNG = replace(STANDARD, ordnungen=1, schritte_tausch=0)
"""Only the given order: which others are compared depends on locks and on the plan."""

TAGE = (1, 3, 4, 9, 13, 18)
KURSE = (4, 6)

ERLEICHTERUNGEN: dict[str, dict[str, Any]] = {
    "Methoden dürfen sich am Tag wiederholen": {"regel": "methode_je_tag_einmal", "wert": False},
    "Blöcke dürfen länger sein": {"regel": "block_max_min", "wert": 105},
    "Mittag darf länger gehen": {"regel": "mittag_max_min", "wert": 60},
    "ein Tag darf mehr UE haben": {"regel": "tag_max_ue", "wert": 12},
    "Bausteine dürfen geteilt werden": {"regel": "baustein_zusammen", "wert": False},
    "die empfohlene Methode kostet nichts": {"regel": "empfohlene_methode", "gewicht": 0},
    "die Methode von gestern kostet nichts": {"regel": "methode_vom_vortag", "gewicht": 0},
}


@pytest.mark.parametrize("was", ERLEICHTERUNGEN)
def test_relaxing_a_rule_never_makes_the_best_plan_dearer(was: str) -> None:
    """Where the plan is proven best without the relief, no bound with it lies above its points."""
    verglichen = 0
    for build, seed in [*((build_tag, seed) for seed in TAGE), (build_kurs, 6)]:
        welt, wunsch = build(seed)
        streng, locker = _plan_of(build, seed), _plan(welt, _relax(wunsch, ERLEICHTERUNGEN[was]))
        if streng is not None and streng.luecke_prozent == 0:
            assert locker is not None
            assert locker.schranke <= streng.kosten
            assert locker.kosten <= streng.kosten or locker.luecke_prozent > 0
            verglichen += 1
    assert verglichen > len(TAGE) / 2


@pytest.mark.parametrize("seed", KURSE)
def test_minutes_that_are_added_to_a_session_never_take_the_plan_away(seed: int) -> None:
    """Each session in turn ends later, by five minutes to an hour."""
    welt, wunsch = build_kurs(seed)
    assert _plan_of(build_kurs, seed) is not None
    for stelle, termin in enumerate(wunsch.termine):
        for mehr in (5, 40):
            bis = minuten_to_uhrzeit(uhrzeit_to_minuten(termin.bis) + mehr)
            termine = [*wunsch.termine]
            termine[stelle] = termin.model_copy(update={"bis": bis})
            assert _plan(welt, wunsch.model_copy(update={"termine": tuple(termine)})) is not None, (stelle, mehr)


@pytest.mark.parametrize("seed", KURSE)
def test_data_in_another_order_gives_the_same_course(seed: int) -> None:
    """Modules and methods that were read in another order change neither the plan nor its bound."""
    welt, wunsch = build_kurs(seed)
    rueckwaerts = replace(
        welt,
        module=dict(reversed([*welt.module.items()])),
        methoden=dict(reversed([*welt.methoden.items()])),
    )
    assert _plan_of(build_kurs, seed) == _plan(rueckwaerts, wunsch)


def test_planning_in_several_threads_gives_the_same_plans() -> None:
    """Nothing is shared between plans that are made at the same time."""
    with ThreadPoolExecutor(3) as pool:
        plaene = list(pool.map(lambda seed: _plan(*build_tag(seed)), TAGE))
    assert plaene == [_plan_of(build_tag, seed) for seed in TAGE]


@pytest.mark.parametrize("seed", [*TAGE, 71, 74, 77, 88, 89])
def test_every_day_is_proven(seed: int) -> None:
    """One-day seminars are proven with the price for yesterday's methods as well."""
    plan = _plan_of(build_tag, seed)
    assert plan is not None
    assert plan.luecke_prozent == 0


def test_the_sentence_about_the_proof_claims_nothing_about_other_orders() -> None:
    """It names the orders that were compared, whether the plan is proven or not."""
    plan = _plan_of(build_tag, 9)
    assert plan is not None
    acht = plan.model_copy(update={"ordnungen": 8})
    offen = {"schranke": plan.kosten - 1, "luecke_prozent": 16.67}
    assert "in dieser Reihenfolge der Bausteine keinen besseren" in luecke_satz(plan)
    assert "in 8 Reihenfolgen der Bausteine" in luecke_satz(acht)
    assert "in dieser Reihenfolge der Bausteine könnte" in luecke_satz(plan.model_copy(update=offen))
    assert "in den 8 verglichenen Reihenfolgen der Bausteine könnte" in luecke_satz(acht.model_copy(update=offen))
    zweite = plan.model_copy(update={**offen, "fassung": 2})
    assert luecke_satz(zweite).startswith("Ein Plan, der nur Gehaltenes übernähme, könnte in der Bewertung höchstens")


@pytest.mark.parametrize(("gewinn", "getauscht"), [(1, True), (15, False)])
def test_neighbours_are_exchanged_only_where_that_is_worth_it(gewinn: int, *, getauscht: bool) -> None:
    """A plan keeps the order of the course, or costs at least `tausch_gewinn` less than the best plan in that order."""
    limits = replace(STANDARD, tausch_gewinn=gewinn * FEIN)
    gespart = []
    for seed in TAGE:
        ergebnis = compose_seminarplan(build_problem(*build_tag(seed)), limits=limits)
        streng = _plan_of(build_tag, seed)
        assert isinstance(ergebnis, Planbar)
        assert streng is not None
        gespart.append(streng.kosten - ergebnis.plan.kosten)
        assert ergebnis.plan.ordnungen > 1 or not gespart[-1]
    assert all(punkte == 0 or punkte >= gewinn for punkte in gespart)
    assert any(gespart) == getauscht


@cache
def _plan_of(build: Callable[[int], tuple[Curriculum, Anfrage]], seed: int) -> Seminarplan | None:
    """The plan of a seeded instance, made once."""
    return _plan(*build(seed))


def _plan(welt: Curriculum, wunsch: Anfrage) -> Seminarplan | None:
    ergebnis = compose_seminarplan(build_problem(welt, wunsch), limits=EINE_ORDNUNG)
    return ergebnis.plan if isinstance(ergebnis, Planbar) else None


def _relax(wunsch: Anfrage, aenderung: dict[str, Any]) -> Anfrage:
    daten = wunsch.model_dump(mode="json")
    return Anfrage.model_validate(daten | {"regeln": [*daten["regeln"], aenderung | {"grund": "zur Probe"}]})
