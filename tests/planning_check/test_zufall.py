"""Random damage: whatever is changed in a good plan, the checker tells it, and never falls over."""

import json
from datetime import date
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from handplan import plan_of
from kleinerkurs import GUTER_PLAN, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning.check import check_plan

WELT = kleiner_kurs()
ANFRAGE = kleine_anfrage(
    trainer=[{"name": "Ada"}, {"name": "Bo", "module": ["m1"]}],
    eigenes=[{"titel": "Dank", "datum": "2027-03-11", "von": "19:40", "bis": "19:45"}],
    fest=[{"baustein": "b4", "datum": "2027-03-11"}],
)
GUT = plan_of(GUTER_PLAN.replace("19:35 puffer", "19:40 eigen Dank"), WELT, ANFRAGE)
"""A good plan with a lock, something of the trainer's own, and people who lead."""

UHRZEIT = st.integers(0, 287).map(lambda takt: f"{takt * 5 // 60:02d}:{takt * 5 % 60:02d}")
NAMEN = st.sampled_from(["b1", "b2", "b4", "b9", "s1", "s2", "s3", "spiel", "murmeln", "gibt-es-nicht"])
ZEILENWERTE: dict[str, st.SearchStrategy[Any]] = {
    "von": UHRZEIT,
    "bis": UHRZEIT,
    "minuten": st.integers(1, 1440),
    "art": st.sampled_from(["ankommen", "schritt", "pause", "mittag", "abschluss", "puffer", "eigen"]),
    "titel": st.text(min_size=1, max_size=5),
    "baustein": st.none() | NAMEN,
    "schritt": st.none() | NAMEN,
    "methode": st.none() | NAMEN,
    "sozialform": st.none() | st.sampled_from(["plenum", "bewegt", "paar"]),
    "phase": st.none() | st.sampled_from(["einstieg", "reflexion", "abschluss"]),
    "input": st.booleans(),
    "umbau_min": st.integers(0, 60),
    "trainer": st.lists(st.sampled_from(["Ada", "Bo", "Eva"]), max_size=2),
}
TERMINWERTE: dict[str, st.SearchStrategy[Any]] = {
    "datum": st.dates(date(2027, 3, 1), date(2027, 3, 20)).map(str),
    "von": UHRZEIT,
    "bis": UHRZEIT,
    "ort": st.none() | st.text(min_size=1, max_size=3),
}
PLANWERTE: dict[str, st.SearchStrategy[Any]] = {
    "titel": st.text(min_size=1, max_size=5),
    "kurs": NAMEN,
    "kosten": st.integers(-5, 50),
    "schranke": st.integers(-5, 50),
    "luecke_prozent": st.floats(0, allow_nan=False),
    "ue": st.fixed_dictionaries({"gesamt": st.floats(), "je_termin": st.lists(st.floats(), max_size=3)}),
    "abdeckung": st.dictionaries(st.sampled_from(["k01", "k02", "k99"]), st.lists(NAMEN, max_size=2), max_size=2),
    "entfallen": st.lists(NAMEN, max_size=2),
}


@st.composite
def field_changed(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, Any]:
    """The plan's data with one field changed: of a row, of a session, or of the plan itself."""
    neu: dict[str, Any] = json.loads(json.dumps(data))
    termin = draw(st.sampled_from(neu["termine"]))
    zeile = draw(st.sampled_from(termin["zeilen"]))
    werte, ziel = draw(st.sampled_from([(ZEILENWERTE, zeile), (TERMINWERTE, termin), (PLANWERTE, neu)]))
    feld = draw(st.sampled_from(sorted(werte)))
    ziel[feld] = draw(werte[feld])
    return neu


@st.composite
def rows_changed(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, Any]:
    """The plan's data with a row or a session taken out, doubled or moved."""
    neu: dict[str, Any] = json.loads(json.dumps(data))
    liste = draw(st.sampled_from([neu["termine"], *(termin["zeilen"] for termin in neu["termine"])]))
    stelle = draw(st.integers(0, len(liste) - 1))
    match draw(st.sampled_from(["weg", "doppelt", "verschoben"])):
        case "weg":
            del liste[stelle]
        case "doppelt":
            liste.insert(draw(st.integers(0, len(liste))), liste[stelle])
        case _:
            liste.insert(draw(st.integers(0, len(liste) - 1)), liste.pop(stelle))
    return neu


def plan_from(data: dict[str, Any]) -> Seminarplan:
    """The plan of these data; data that are no plan at all are not the checker's business."""
    try:
        return Seminarplan.model_validate_json(json.dumps(data))
    except ValidationError:
        assume(False)
        raise


def test_the_plan_to_be_damaged_is_good() -> None:
    """Damage shows only in a plan that has none."""
    assert check_plan(GUT, WELT, ANFRAGE) == ()


@settings(max_examples=250)
@given(field_changed(GUT.model_dump(mode="json")) | rows_changed(GUT.model_dump(mode="json")))
def test_any_single_change_of_a_good_plan_is_told(data: dict[str, Any]) -> None:
    """No field of a row, a session or the plan, and no row, can be changed without a problem."""
    plan = plan_from(data)
    assume(plan != GUT)
    assert check_plan(plan, WELT, ANFRAGE)


@settings(max_examples=150)
@given(st.data())
def test_any_heap_of_changes_gives_problems_and_no_traceback(data: st.DataObject) -> None:
    """However many fields and rows are damaged, the checker answers, with codes of its own range."""
    daten = GUT.model_dump(mode="json")
    for _ in range(data.draw(st.integers(1, 6))):
        neu = data.draw(field_changed(daten) | rows_changed(daten))
        daten = neu if all(termin["zeilen"] for termin in neu["termine"]) and neu["termine"] else daten
    plan = plan_from(daten)
    problems = check_plan(plan, WELT, ANFRAGE)
    assert problems or plan == GUT
    assert all("LC349" <= problem.code <= "LC399" and problem.hint for problem in problems)
