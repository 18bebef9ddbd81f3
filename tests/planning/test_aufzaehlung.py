"""The engine's best plan costs exactly what the best of all plans costs, by the checker's word."""

from dataclasses import replace
from typing import Any

import pytest
from aufzaehlung import beste_kosten

from bauen import anfrage, baustein, curriculum, methode, modul, schritt, standard_regelwerk
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import STANDARD, Limits, Planbar, build_problem, check_plan, compose_seminarplan
from lotsen_curriculum.planning.problem import FEIN

VIERTELSTUNDEN = standard_regelwerk(raster_min=15, umbau_min=15, mittag_min=45, mittag_max_min=60)
METHODEN = (
    methode("kreis", (15, 15, 30), sozialform="stuhlkreis"),
    methode("vortrag", (15, 15, 30), input=True, energie="ruhig"),
    methode("gruppe", (15, 30, 45), sozialform="kleingruppe"),
    methode("paar", (15, 15, 15), sozialform="paar", energie="ruhig"),
    methode("bewegt", (15, 15, 30), sozialform="bewegt"),
)
KURZ = (15, 15, 30)
OHNE_TAUSCH = Limits(schritte_tausch=0)
"""Only the given order, and those that locks and trainers ask for."""


def welt(*, andersherum: bool = False) -> Curriculum:
    """Two Bausteine, one of which may be left out, the second with an optional Schritt; also in the other order."""
    erste = schritt("a", "kreis", "vortrag", minuten=KURZ), schritt("b", "gruppe", "vortrag", minuten=KURZ)
    erster = baustein("m1-1", *erste)
    zweiter = baustein(
        "m1-2",
        schritt("a", "vortrag", "bewegt", minuten=KURZ, optional=True),
        schritt("b", "paar", "kreis", minuten=KURZ),
        rang="empfohlen",
    )
    folge = (zweiter, erster) if andersherum else (erster, zweiter)
    return curriculum(modul("m1", *folge), methoden=METHODEN, regelwerk=VIERTELSTUNDEN)


ABENDE: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "ein Abend, an den nicht alles passt": (("2027-03-06 18:00-19:45",), {}),
    "ein Abend mit Luft": (("2027-03-06 18:00-20:00",), {}),
    "ein Abend, an den nichts passt": (("2027-03-06 18:00-19:00",), {}),
    "zwei Abende": (("2027-03-06 18:00-19:15", "2027-03-07 18:00-19:15"), {}),
    "zwei Termine an einem Tag": (("2027-03-06 17:00-18:15", "2027-03-06 19:00-20:00"), {}),
    "über Mittag": (("2027-03-06 11:30-13:45",), {}),
    "online ohne Umbau": (("2027-03-06 18:00-20:00",), {"form": "online"}),
    "mit einem Grußwort": (
        ("2027-03-06 18:00-20:00",),
        {"eigenes": [{"titel": "Grußwort", "datum": "2027-03-06", "von": "18:45", "bis": "19:00"}]},
    ),
    "mit einem Grußwort zu Beginn": (
        ("2027-03-06 18:00-20:00",),
        {"eigenes": [{"titel": "Grußwort", "datum": "2027-03-06", "von": "18:15", "bis": "18:45"}]},
    ),
    "mit einem Grußwort am Ende": (
        ("2027-03-06 18:00-20:00",),
        {"eigenes": [{"titel": "Grußwort", "datum": "2027-03-06", "von": "19:30", "bis": "19:45"}]},
    ),
    "mit einer Festlegung": (
        ("2027-03-06 18:00-20:00",),
        {"fest": [{"baustein": "m1-2", "datum": "2027-03-06", "um": "19:15"}]},
    ),
    "mit kurzen Blöcken": (("2027-03-06 18:00-20:00",), {"pausen": {"block_max_min": 60}}),
    "mit viel zu wenig UE": (("2027-03-06 18:00-20:00",), {"ue": 1}),
    "mit wenig UE": (("2027-03-06 18:00-20:00",), {"ue": 2}),
    "mit höchstens zwei UE am Tag": (("2027-03-06 18:00-20:00",), {"pausen": {"tag_max_ue": 2}}),
}


@pytest.mark.parametrize("name", ABENDE)
def test_the_engine_finds_the_best_of_all_plans(name: str) -> None:
    """The enumeration of all plans has none that is better, and none at all where the engine finds none."""
    termine, weiteres = ABENDE[name]
    _compare(welt(), termine, weiteres)


def test_the_engine_exchanges_neighbours_where_that_is_better() -> None:
    """The plan is the best of both orders, says how many were compared, and sometimes lies below the given order's."""
    besser = 0
    for termine, weiteres in ABENDE.values():
        wunsch = anfrage(*termine, **weiteres)
        kosten = beste_kosten(welt(), wunsch)
        ergebnis = compose_seminarplan(build_problem(welt(), wunsch), limits=replace(STANDARD, tausch_gewinn=FEIN))
        if kosten is not None:
            assert isinstance(ergebnis, Planbar)
            tausch = beste_kosten(welt(andersherum=True), wunsch) if ergebnis.plan.ordnungen > 1 else None
            beste = kosten if tausch is None else min(kosten, tausch)
            assert ergebnis.plan.kosten == ergebnis.plan.schranke == beste
            besser += ergebnis.plan.kosten < kosten
    assert besser > 0


@pytest.mark.parametrize("teilbar", [False, True])
def test_the_engine_tears_a_baustein_only_where_it_may_be_torn(teilbar: bool) -> None:
    """On two evenings that hold one Schritt each only a Baustein that may be torn can be planned."""
    stein = baustein("m1-1", schritt("a", "kreis", minuten=30), schritt("b", "gruppe", minuten=30), teilbar=teilbar)
    klein = curriculum(modul("m1", stein), methoden=METHODEN, regelwerk=VIERTELSTUNDEN)
    _compare(klein, ("2027-03-06 18:00-19:00", "2027-03-07 18:00-19:00"), {})


def test_the_engine_pays_for_a_method_of_yesterday() -> None:
    """Where the only methods are those of yesterday, both find the same price."""
    steine = [baustein(f"m1-{n}", schritt("a", "kreis", "paar", minuten=KURZ)) for n in (1, 2, 3)]
    klein = curriculum(modul("m1", *steine), methoden=METHODEN, regelwerk=VIERTELSTUNDEN)
    abende = tuple(f"2027-03-{tag:02d} 18:00-19:00" for tag in (6, 7, 8))
    _compare(klein, abende, {})


@pytest.mark.parametrize("am_tag", [True, False])
def test_the_engine_uses_no_method_twice_in_the_course(am_tag: bool) -> None:
    """Where the rule is on, both find the best plan in which all methods differ, also where a day may repeat them."""
    regeln = [{"regel": "methode_je_kurs_einmal", "wert": True, "grund": "Für den Test."}]
    regeln += [{"regel": "methode_je_tag_einmal", "wert": am_tag, "grund": "Für den Test."}]
    termine, _ = ABENDE["zwei Abende"]
    _compare(welt(), termine, {"regeln": regeln})
    steine = [baustein(f"m1-{n}", schritt("a", "kreis", "paar", "bewegt", minuten=KURZ)) for n in (1, 2, 3)]
    drei = curriculum(modul("m1", *steine), methoden=METHODEN, regelwerk=VIERTELSTUNDEN)
    _compare(drei, tuple(f"2027-03-{tag:02d} 18:00-19:00" for tag in (6, 7, 8)), {"regeln": regeln})


def _compare(welt: Curriculum, termine: tuple[str, ...], weiteres: dict[str, Any]) -> None:
    wunsch = anfrage(*termine, **weiteres)
    ergebnis = compose_seminarplan(build_problem(welt, wunsch), limits=OHNE_TAUSCH)
    beste = beste_kosten(welt, wunsch)
    if not isinstance(ergebnis, Planbar):
        assert beste is None
        return
    assert check_plan(ergebnis.plan, welt, wunsch) == ()
    assert (ergebnis.plan.kosten, ergebnis.plan.schranke, ergebnis.plan.luecke_prozent) == (beste, beste, 0.0)
