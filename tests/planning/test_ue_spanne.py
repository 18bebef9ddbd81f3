"""A wished total: plans keep it, their bound holds, and tiny ones are the best of all by the checker's word."""

from dataclasses import replace
from functools import cache

import pytest
from aufzaehlung import beste_kosten

from bauen import anfrage, baustein, curriculum, methode, modul, schritt, standard_regelwerk
from instanzen import build_kurs
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning import STANDARD, Limits, Planbar, build_problem, check_plan, compose_seminarplan

OHNE_TAUSCH = replace(STANDARD, schritte_tausch=0)
KNAPP = replace(OHNE_TAUSCH, breiten=(30,), notbreiten=(), zellen=0)
"""Another way through the same problem: one narrow search, no surcharges."""

KURSE = (4, 9, 13)


def welt() -> Curriculum:
    """Three Schritte that can be short or long, the last of them optional."""
    steine = [baustein(f"m1-{n}", schritt("a", f"x{n}", minuten=(15, 30, 45))) for n in (1, 2)]
    steine.append(baustein("m1-3", schritt("a", "x3", minuten=(15, 30, 45)), rang="empfohlen"))
    regeln = standard_regelwerk(raster_min=15, umbau_min=15, mittag_min=45, mittag_max_min=60)
    methoden = tuple(methode(f"x{n}", (15, 30, 45)) for n in (1, 2, 3))
    return curriculum(modul("m1", *steine), methoden=methoden, regelwerk=regeln)


@pytest.mark.parametrize("ue", [1, 2, 3])
@pytest.mark.parametrize("termin", ["2027-03-06 18:00-20:00", "2027-03-06 11:30-14:30"])
def test_the_plan_with_a_wished_total_is_the_best_of_all(termin: str, ue: int) -> None:
    """More or less break than the Termin would have without the wish: the enumeration knows none with fewer points."""
    wunsch = anfrage(termin, ue=ue)
    ergebnis = compose_seminarplan(build_problem(welt(), wunsch), limits=OHNE_TAUSCH)
    beste = beste_kosten(welt(), wunsch)
    if not isinstance(ergebnis, Planbar):
        assert beste is None
        return
    assert check_plan(ergebnis.plan, welt(), wunsch) == ()
    assert ergebnis.plan.kosten == ergebnis.plan.schranke == beste


@cache
def plan_of(seed: int, ue: int | None, limits: Limits = OHNE_TAUSCH) -> Seminarplan | None:
    """The plan of a seeded course that the checker accepts."""
    daten, wunsch = build_kurs(seed)
    wunsch = wunsch.model_copy(update={"ue": ue})
    ergebnis = compose_seminarplan(build_problem(daten, wunsch), limits=limits)
    if not isinstance(ergebnis, Planbar):
        return None
    assert check_plan(ergebnis.plan, daten, wunsch) == ()
    return ergebnis.plan


@pytest.mark.parametrize("seed", KURSE)
def test_no_plan_with_the_wished_total_lies_below_the_bound(seed: int) -> None:
    """One UE less and one more than the course has by itself: the bound holds for what other limits find, too."""
    frei = plan_of(seed, None)
    assert frei is not None
    gebunden = 0
    for ue in (int(frei.ue.gesamt) - 1, int(frei.ue.gesamt) + 1):
        plan, anderer = plan_of(seed, ue), plan_of(seed, ue, KNAPP)
        if plan is not None:
            assert abs(plan.ue.gesamt - ue) <= 0.5
            assert frei.schranke <= plan.schranke <= plan.kosten
            gebunden += 1
            assert anderer is None or plan.schranke <= anderer.kosten
    assert gebunden
