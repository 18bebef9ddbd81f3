"""Each price alone: one small change of the plan that costs nothing costs exactly the points of this rule."""

from dataclasses import dataclass, field, fields
from typing import Any

import pytest

from handplan import plan_of
from kleinerkurs import GUTER_PLAN, feste_regeln, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.model.regelwerk import Regeln
from lotsen_curriculum.planning.check import check_plan, kosten_of
from lotsen_curriculum.planning.check.preise import PREISE

ADA_UND_BO = {"trainer": [{"name": "Ada"}, {"name": "Bo"}]}
OHNE_B3 = {"13:00 b3/s1 brief umbau 5\n13:35 puffer": "13:00 puffer"}
ZERRISSEN = {
    "10:50 b2/s1 gruppen": "10:50 b3/s1 brief",
    "12:30 b2/s2 spiel\n13:00 b3/s1 brief umbau 5\n13:35 puffer": "12:30 b2/s1 gruppen\n13:10 puffer",
    "18:15 b4/s1 galerie": "18:15 b2/s2 spiel",
    "19:00 b4/s2 tandem\n19:35 puffer": "19:00 b4/s1 galerie\n19:30 b4/s2 tandem umbau 5",
}


@dataclass(frozen=True)
class Preis:
    """A change of the good plan and what it costs; rules that are not named cost nothing."""

    was: str
    punkte: dict[str, int]
    ersetze: dict[str, str] = field(default_factory=dict)
    anfrage: dict[str, Any] = field(default_factory=dict)
    bausteine: dict[str, dict[str, Any]] = field(default_factory=dict)
    methoden: dict[str, dict[str, Any]] = field(default_factory=dict)
    regeln: dict[str, int | bool] = field(default_factory=dict)


FAELLE = (
    Preis("Lesung statt Vortrag", {"empfohlene_methode": 3}, {"b1/s3 vortrag": "b1/s3 lesung"}),
    Preis("fünf Minuten länger", {"typische_dauer": 1}, {"19:35 puffer": "19:40 puffer"}),
    Preis("zehn Minuten kürzer", {"typische_dauer": 2, "puffer_max_min": 1}, {"19:35 puffer": "19:25 puffer"}),
    Preis("Vortrag von 25 Minuten", {"input_max_min": 2, "typische_dauer": 2}, {"10:50 b2": "10:55 b2"}),
    Preis("zwei Minuten Input zu viel", {"input_max_min": 2}, regeln={"input_max_min": 18}),
    Preis("zweimal Kleingruppe", {"gleiche_sozialform": 3}, methoden={"vortrag": {"sozialform": "kleingruppe"}}),
    Preis("eine Pause dazwischen", {}, methoden={"tandem": {"sozialform": "bewegt"}}),
    Preis(
        "Input direkt nach Input",
        {"input_nach_input": 6},
        methoden={"gruppen": {"input": True}},
        regeln={"input_max_min": 40},
    ),
    Preis("Input, Pause, Input", {}, methoden={"murmeln": {"input": True}}, regeln={"input_max_min": 25}),
    Preis("ruhig nach dem Mittag", {"mittag_aktivierend": 4}, methoden={"spiel": {"energie": "ruhig"}}),
    Preis("ausgeglichen nach dem Mittag", {"mittag_aktivierend": 4}, methoden={"spiel": {"energie": "ausgeglichen"}}),
    Preis(
        "nach dem Mittag zuerst ein Film",
        {"typische_dauer": 1},
        {"12:30 b2": "12:30 eigen Film\n12:35 b2"},
        {"eigenes": [{"titel": "Film", "datum": "2027-03-06", "von": "12:30", "bis": "12:35"}]},
        methoden={"spiel": {"energie": "ruhig"}},
    ),
    Preis("fünf Minuten weniger Mittag", {"mittag_kurz": 2, "typische_dauer": 1}, {"11:30 mittag": "11:35 mittag"}),
    Preis("zwei Pausen nach je 30 Minuten", {"strecke_min": 8}, regeln={"strecke_min": 61}),
    Preis("ohne Puffer", {"puffer_fehlt": 4, "typische_dauer": 2}, {"13:35 puffer\n": ""}),
    Preis("zwei Puffer je zwei Minuten zu lang", {"puffer_max_min": 2}, regeln={"puffer_max_min": 8}),
    Preis("Bo übernimmt den Brief", {"trainer_zusaetzlich": 2}, {"brief umbau 5": "brief umbau 5 @Bo"}, ADA_UND_BO),
    Preis("Ada macht alles", {}, anfrage=ADA_UND_BO),
    Preis("das Spiel noch einmal", {"methode_vom_vortag": 3, "empfohlene_methode": 3}, {"tandem": "spiel"}),
    Preis(
        "ein Baustein über zwei Tage",
        {"baustein_geteilt": 4, "puffer_max_min": 4, "puffer_fehlt": 4, "typische_dauer": 7},
        ZERRISSEN,
    ),
    Preis("optionaler Baustein fehlt", {"baustein_optional_fehlt": 30, "puffer_max_min": 6}, OHNE_B3),
    Preis(
        "empfohlener Baustein fehlt",
        {"baustein_empfohlen_fehlt": 60, "puffer_max_min": 6},
        OHNE_B3,
        bausteine={"b3": {"rang": "empfohlen"}},
    ),
    Preis("Baustein abgewählt", {"puffer_max_min": 6}, OHNE_B3, {"bausteine": {"ohne": ["b3"]}}),
    Preis(
        "optionaler Schritt fehlt",
        {"schritt_optional_fehlt": 10, "typische_dauer": 4},
        {"10:30 b1/s3 vortrag\n10:50 b2/s1": "10:30 b2/s1"},
    ),
)


@pytest.mark.parametrize("fall", FAELLE, ids=lambda fall: fall.was)
def test_a_broken_wish_costs_its_points_and_no_more(fall: Preis) -> None:
    """A plan that breaks soft rules is allowed and costs exactly the points of these rules."""
    text = GUTER_PLAN
    for alt, neu in fall.ersetze.items():
        assert alt in text
        text = text.replace(alt, neu)
    regelwerk = feste_regeln(**fall.regeln)
    welt = kleiner_kurs(bausteine=fall.bausteine, methoden=fall.methoden, regelwerk=regelwerk)
    wunsch = kleine_anfrage(**fall.anfrage)
    plan = plan_of(text, welt, wunsch)
    punkte = {regel: wert for regel, wert in kosten_of(plan, welt, wunsch).items() if wert}
    assert punkte == fall.punkte
    assert check_plan(plan, welt, wunsch) == ()


def test_every_price_is_tested() -> None:
    """Each price function appears in a case above, and each price of the Regelwerk has a function."""
    namen = {preis.__name__ for preis in PREISE}
    assert namen == {regel for fall in FAELLE for regel in fall.punkte}
    assert namen == {feld.name.removeprefix("preis_") for feld in fields(Regeln) if feld.name.startswith("preis_")}


def test_weights_come_from_the_regelwerk() -> None:
    """Another weight of a soft rule changes the points of this rule in proportion."""
    welt = kleiner_kurs(regelwerk=feste_regeln(preis_empfohlene_methode=7))
    plan = plan_of(GUTER_PLAN.replace("b1/s3 vortrag", "b1/s3 lesung"), welt, kleine_anfrage())
    assert kosten_of(plan, welt, kleine_anfrage())["empfohlene_methode"] == 7


def test_a_tear_between_sessions_of_one_day_is_free() -> None:
    """A Baustein that goes on in the evening of the same day is not torn."""
    text = GUTER_PLAN.replace("2027-03-11", "2027-03-06")
    for alt, neu in ZERRISSEN.items():
        text = text.replace(alt, neu)
    termine = [
        {"datum": "2027-03-06", "von": "09:00", "bis": "14:00"},
        {"datum": "2027-03-06", "von": "18:00", "bis": "20:00"},
    ]
    welt, wunsch = kleiner_kurs(), kleine_anfrage(termine=termine)
    plan = plan_of(text, welt, wunsch)
    assert kosten_of(plan, welt, wunsch)["baustein_geteilt"] == 0
    assert check_plan(plan, welt, wunsch) == ()
