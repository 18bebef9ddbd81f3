"""A day cut out of a plan: it costs what it costs there, and in a proven plan it can't be made better by itself."""

from functools import cache
from typing import Any

import pytest

from instanzen import build_kurs
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning import Limits, Planbar, PlanningProblem, build_problem, compose_seminarplan
from lotsen_curriculum.planning.festhalten import order_like
from lotsen_curriculum.planning.gruende.ausschnitt import cut_day
from lotsen_curriculum.planning.kern.beste import find_best_of

OHNE_TAUSCH = Limits(schritte_tausch=0)
ABENDE = [{"datum": f"2027-03-{tag:02d}", "von": "18:00", "bis": "20:00"} for tag in (6, 8, 10, 12)]
WEITERES: dict[str, dict[str, Any]] = {
    "gewöhnlich": {},
    "keine Methode zweimal": {"regeln": [{"regel": "methode_je_kurs_einmal", "wert": True, "grund": "Für den Test."}]},
    "mit acht UE": {"ue": 8},
    "mit neun UE": {"ue": 9},
}
KURSE = [(seed, name) for seed in (2, 4, 7, 9) for name in WEITERES if (seed, name) != (2, "mit neun UE")]
"""One with a mandatory Profilelement and long UE, of which four evenings give eight; one with a torn Baustein."""


@cache
def plan_of(seed: int, name: str) -> tuple[PlanningProblem, Seminarplan]:
    """A seeded course of four evenings, its Bausteine in the order of its plan."""
    daten, wunsch = build_kurs(seed)
    werte = wunsch.model_dump(mode="json") | {"termine": ABENDE, "fest": [], "eigenes": []} | WEITERES[name]
    problem = build_problem(daten, Anfrage.model_validate(werte))
    ergebnis = compose_seminarplan(problem, limits=OHNE_TAUSCH)
    assert isinstance(ergebnis, Planbar)
    return order_like(problem, ergebnis.plan, frozenset()), ergebnis.plan


@pytest.mark.parametrize(("seed", "name"), KURSE)
def test_a_day_of_a_proven_plan_has_no_better_one_beside_the_same_neighbours(seed: int, name: str) -> None:
    """As it is, the day can be planned; free, it costs just the same."""
    problem, plan = plan_of(seed, name)
    assert plan.luecke_prozent == 0
    for termin in plan.termine:
        fest, frei = (
            find_best_of((cut_day(problem, plan, termin.datum, frei=frei),), OHNE_TAUSCH) for frei in (False, True)
        )
        assert fest.hat_plan
        assert frei.schranke == frei.kosten == fest.kosten


@pytest.mark.parametrize("seed", [2, 4, 7, 9])
def test_the_neighbours_of_a_day_stay_as_they_are(seed: int) -> None:
    """Every Schritt of another day has the one method, length and beginning that the plan gives it."""
    problem, plan = plan_of(seed, "gewöhnlich")
    tag = plan.termine[0].datum
    ausschnitt = cut_day(problem, plan, tag, frei=True)
    frei = {(z.baustein, z.schritt) for t in plan.termine if t.datum == tag for z in t.zeilen}
    geblieben = 0
    for stein in ausschnitt.bausteine:
        for schritt in stein.schritte:
            if (stein.id, schritt.id) not in frei and schritt.fehlt_preis is None:
                (wahl,) = schritt.wahlen
                assert len(wahl.preise) == 1
                assert schritt.fest is not None
                geblieben += 1
    assert geblieben
