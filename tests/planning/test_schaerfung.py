"""Surcharges: what guides them is a true slope of the bound, and the rough course finds useful ones."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from instanzen import build_kurs
from lotsen_curriculum.planning import build_problem
from lotsen_curriculum.planning.kern.aufschlag import Aufschlag
from lotsen_curriculum.planning.kern.beste import find_best
from lotsen_curriculum.planning.kern.grob import Grob, build_grob
from lotsen_curriculum.planning.kern.loesen import STANDARD
from lotsen_curriculum.planning.kern.schaerfen import Blick, look, rough_aufschlag
from lotsen_curriculum.planning.kern.tafeln import Tafeln, build_tafeln
from lotsen_curriculum.planning.problem import FEIN

SAMEN = (1, 2, 4, 5, 6, 8)
"""Courses that have a plan."""


@cache
def tafeln(seed: int) -> Tafeln:
    """The tables of a seeded course."""
    return build_tafeln(build_problem(*build_kurs(seed)))


def wuerfle(leer: Aufschlag, seed: int) -> Aufschlag:
    """Surcharges of a few points on half of all methods and days."""
    zufall = np.random.default_rng(seed)
    tag, paar = zufall.integers(0, 4 * FEIN, (2, *leer.tag.shape)) * (zufall.random((2, *leer.tag.shape)) < 1 / 2)
    paar[:, -1] = 0
    return Aufschlag(tag.astype(float), paar.astype(float), leer.tage)


def steigung(sicht: Blick | Grob, hin: Aufschlag) -> int:
    """How far the bound rises at most with the surcharges `hin`, told by the plan that it believes in."""
    hier = sicht.aufschlag
    zahl = np.zeros_like(hier.tag)
    for methode, termin in sicht.benutzt:
        zahl[methode, hier.tage[termin]] += 1
    paare = np.zeros_like(zahl)
    paare[:, :-1] = zahl[:, :-1] + zahl[:, 1:] - 1
    return int(((zahl - 1) * (hin.tag - hier.tag)).sum() + (paare * (hin.paar - hier.paar)).sum())


@pytest.mark.parametrize("seed", SAMEN)
@pytest.mark.parametrize("grob", [False, True])
def test_the_plan_that_a_bound_believes_in_is_its_slope(seed: int, *, grob: bool) -> None:
    """No surcharges raise the bound, the true one or the rough one, further than that plan says."""
    daten = tafeln(seed)
    anfang: Blick | Grob = build_grob(daten) if grob else look(daten, None)
    blicke = [anfang, *(anfang.raised(wuerfle(daten.aufschlag, wurf)) for wurf in range(6))]
    for hier in blicke:
        assert all(hin.genau <= hier.genau + steigung(hier, hin.aufschlag) for hin in blicke)


def test_what_the_rough_course_asks_for_sharpens_the_true_bound() -> None:
    """With the surcharges of the rough course the true bound is higher on the whole, and never above the best plan."""
    gewinn = 0
    for seed in SAMEN:
        daten = tafeln(seed)
        vorher, nachher = look(daten, None), look(replace(daten, aufschlag=rough_aufschlag(daten)), None)
        beste = find_best(daten.problem, replace(STANDARD, ordnungen=1, schritte_tausch=0))
        assert nachher.unten <= beste.kosten
        gewinn += nachher.unten - vorher.unten
    assert gewinn > 0


def test_a_schritt_that_no_method_can_do_has_no_rough_plan() -> None:
    """Where the rough course has no plan there are no surcharges."""
    assert not rough_aufschlag(tafeln(0)).je_termin.any()
