"""What a plan says about itself and about the data is held against the rows: each false statement has its code."""

from datetime import date, time
from typing import Any

import pytest

from bauen import baustein, modul, schritt
from handplan import plan_of
from kleinerkurs import GUTER_PLAN, feste_regeln, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.model.seminarplan import PlanUe, Seminarplan
from lotsen_curriculum.planning.check import PRUEFCODES, REGELN, check_plan, kosten_of
from lotsen_curriculum.problems import CurriculumError

OHNE_B3 = ("13:00 b3/s1 brief umbau 5\n13:35 puffer", "13:00 puffer")
GUT = plan_of(GUTER_PLAN, kleiner_kurs(), kleine_anfrage())
TEUER = plan_of(GUTER_PLAN.replace(*OHNE_B3), kleiner_kurs(), kleine_anfrage())
"""Without the optional b3: 30 points for it and 6 for the buffer of 45 minutes."""


def rules_broken(plan: Seminarplan, **anfrage: Any) -> set[str]:
    """Ids of the rules that the checker finds broken."""
    regeln = {eintrag.code: eintrag.regel for eintrag in PRUEFCODES.values()}
    return {regeln[problem.code] for problem in check_plan(plan, kleiner_kurs(), kleine_anfrage(**anfrage))}


def with_row(nummer: int, **felder: Any) -> Seminarplan:
    """The good plan with a row of the Saturday changed."""
    samstag, abend = GUT.termine
    zeilen = list(samstag.zeilen)
    zeilen[nummer] = zeilen[nummer].model_copy(update=felder)
    return GUT.model_copy(update={"termine": (samstag.model_copy(update={"zeilen": tuple(zeilen)}), abend)})


@pytest.mark.parametrize(
    ("regel", "felder"),
    [
        ("anfrage", {"titel": "Ein anderer Kurs"}),
        ("anfrage", {"kurs": "anderer"}),
        ("anfrage", {"anfrage": kleine_anfrage(personen=15)}),
        ("kosten", {"kosten": 35, "schranke": 35}),
        ("luecke_prozent", {"schranke": 37}),
        ("luecke_prozent", {"schranke": -1, "luecke_prozent": 102.78}),
        ("luecke_prozent", {"schranke": 18}),
        ("luecke_prozent", {"schranke": 18, "luecke_prozent": 50.01}),
        ("luecke_prozent", {"luecke_prozent": 0.01}),
        ("luecke_prozent", {"luecke_prozent": float("inf")}),
        ("ue", {"ue": PlanUe(gesamt=7.34, je_termin=(5.0, 2.33))}),
        ("ue", {"ue": PlanUe(gesamt=7.33, je_termin=(5.0, 2.34))}),
        ("ue", {"ue": PlanUe(gesamt=7.33, je_termin=(7.33,))}),
        ("ue", {"ue": PlanUe(gesamt=7.3333, je_termin=(5.0, 2.33))}),
        ("abdeckung", {"abdeckung": TEUER.abdeckung | {"k05": ("b4",)}}),
        ("abdeckung", {"abdeckung": TEUER.abdeckung | {"k05": ()}}),
        ("abdeckung", {"abdeckung": TEUER.abdeckung | {"k02": ("b2", "b1")}}),
        ("abdeckung", {"abdeckung": {}}),
        ("entfallen", {"entfallen": ()}),
        ("entfallen", {"entfallen": ("b3", "b1/s3")}),
    ],
)
def test_a_false_statement_of_the_plan_is_told(regel: str, felder: dict[str, Any]) -> None:
    """A plan whose rows are right and which says something false about itself breaks exactly this rule."""
    assert rules_broken(TEUER.model_copy(update=felder)) == {regel}


@pytest.mark.parametrize(
    ("regel", "nummer", "felder"),
    [
        ("lueckenlos", 0, {"minuten": 14}),
        ("lueckenlos", 10, {"bis": time(13, 55), "minuten": 10}),
        ("angaben", 1, {"titel": "Etwas anderes"}),
        ("angaben", 1, {"sozialform": "plenum"}),
        ("angaben", 1, {"phase": "reflexion"}),
        ("angaben", 4, {"input": False}),
        ("angaben", 3, {"titel": "Kaffee"}),
        ("angaben", 3, {"baustein": "b1"}),
        ("angaben", 0, {"phase": None}),
        ("angaben", 0, {"input": True}),
        ("angaben", 10, {"phase": "einstieg"}),
        ("umbau_min", 0, {"umbau_min": 5}),
        ("trainer_genannt", 3, {"trainer": ("Ada",)}),
        ("bekannt", 1, {"baustein": "b99"}),
        ("bekannt", 1, {"baustein": None}),
        ("bekannt", 1, {"schritt": "s99"}),
        ("bekannt", 1, {"schritt": None}),
        ("bekannt", 1, {"methode": "m99"}),
        ("bekannt", 1, {"methode": None}),
    ],
)
def test_a_false_row_is_told(regel: str, nummer: int, felder: dict[str, Any]) -> None:
    """A row that says something else than clock and data breaks exactly this rule."""
    plan = with_row(nummer, **felder)
    assert rules_broken(plan) & {"lueckenlos", "angaben", "umbau_min", "trainer_genannt", "bekannt"} == {regel}


def test_a_gap_inside_a_session_is_told_with_its_place() -> None:
    """A row that begins five minutes late is named with session, date and time."""
    plan = with_row(5, von=time(10, 55), minuten=35)
    texte = [str(problem) for problem in check_plan(plan, kleiner_kurs(), kleine_anfrage()) if problem.code == "LC354"]
    assert texte == [
        "LC354 Termin 1 (06.03.2027), 10:55: Hier beginnt eine Zeile, erwartet war 10:50. "
        "Jede Zeile beginnt, wo die vorige endet; die Minuten sind Ende minus Anfang."
    ]


def test_a_problem_carries_its_place_in_the_plan_file() -> None:
    """The path of a problem leads to the row in `plan.json`, or to the session."""
    in_der_zeile = check_plan(with_row(1, titel="Anders"), kleiner_kurs(), kleine_anfrage())
    am_termin = check_plan(GUT, kleiner_kurs(regelwerk=feste_regeln(tag_max_ue=4)), kleine_anfrage())
    assert [problem.loc for problem in (*in_der_zeile, *am_termin)] == [("termine", 0, "zeilen", 1), ("termine", 0)]


def test_seconds_are_off_the_raster() -> None:
    """A row that begins on a second is off the raster, even where its neighbour ends there."""
    samstag, abend = GUT.termine
    zeilen = list(samstag.zeilen)
    zeilen[3] = zeilen[3].model_copy(update={"bis": time(10, 30, 20)})
    zeilen[4] = zeilen[4].model_copy(update={"von": time(10, 30, 20)})
    plan = GUT.model_copy(update={"termine": (samstag.model_copy(update={"zeilen": tuple(zeilen)}), abend)})
    assert rules_broken(plan) == {"raster_min"}


def test_sessions_out_of_order_are_told() -> None:
    """The sessions of a plan are sorted by date, whatever the order of the Anfrage."""
    verdreht = kleine_anfrage(
        termine=[
            {"datum": "2027-03-11", "von": "18:00", "bis": "20:00"},
            {"datum": "2027-03-06", "von": "09:00", "bis": "14:00"},
        ]
    )
    assert check_plan(plan_of(GUTER_PLAN, kleiner_kurs(), verdreht), kleiner_kurs(), verdreht) == ()
    plan = GUT.model_copy(update={"termine": GUT.termine[::-1]})
    assert "termine" in rules_broken(plan)


def test_another_place_is_told() -> None:
    """The place of a session is the one of the Anfrage."""
    samstag, abend = GUT.termine
    plan = GUT.model_copy(update={"termine": (samstag.model_copy(update={"ort": "Rathaus"}), abend)})
    assert rules_broken(plan) == {"termine"}


def test_what_the_raster_leaves_over_goes_to_the_abschluss() -> None:
    """A session that ends three minutes past the raster has an Abschluss of 18 minutes."""
    termine = [
        {"datum": "2027-03-06", "von": "09:00", "bis": "14:03"},
        {"datum": "2027-03-11", "von": "18:00", "bis": "20:00"},
    ]
    wunsch = kleine_anfrage(termine=termine)
    welt = kleiner_kurs(regelwerk=feste_regeln(block_max_min=93))
    plan = plan_of(GUTER_PLAN.replace("-14:00", "-14:03"), welt, wunsch)
    assert check_plan(plan, welt, wunsch) == ()


def test_breaks_count_where_the_rules_say_so() -> None:
    """With breaks as learning time the two sessions have 300 and 120 minutes."""
    welt = kleiner_kurs(regelwerk=feste_regeln(pausen_zaehlen=True))
    plan = plan_of(GUTER_PLAN, welt, kleine_anfrage())
    assert check_plan(plan, welt, kleine_anfrage()) == ()
    assert plan.ue == PlanUe(gesamt=9.33, je_termin=(6.67, 2.67))
    falsch = plan.model_copy(update={"ue": GUT.ue})
    assert {problem.code for problem in check_plan(falsch, welt, kleine_anfrage())} == {"LC397"}


@pytest.mark.parametrize("regel", ["reihenfolge", "baustein_zusammen", "methode_je_tag_einmal"])
def test_a_waived_rule_is_not_asked(regel: str) -> None:
    """A rule that the Anfrage waives with a reason gives no problem."""
    text = {
        "reihenfolge": GUTER_PLAN,
        "baustein_zusammen": GUTER_PLAN.replace("b4/s2 tandem", "b3/s1 brief")
        .replace("b4/s1 galerie", "b4/s2 tandem")
        .replace("b3/s1 brief umbau 5", "b4/s1 galerie"),
        "methode_je_tag_einmal": GUTER_PLAN.replace("b4/s2 tandem", "b4/s2 galerie"),
    }[regel]
    welt = kleiner_kurs(bausteine={"b2": {"voraussetzungen": ("b3",)}} if regel == "reihenfolge" else {})
    streng = kleine_anfrage()
    milde = kleine_anfrage(regeln=[{"regel": regel, "erlassen": True, "grund": "Die Gruppe kennt es so."}])
    assert [problem.code for problem in check_plan(plan_of(text, welt, streng), welt, streng)] == [
        PRUEFCODES[regel].code
    ]
    assert check_plan(plan_of(text, welt, milde), welt, milde) == ()


def test_a_course_of_one_module_needs_its_mandatory_bausteine() -> None:
    """In a Vertiefungsseminar the rank of a Baustein says as well whether it must be in."""
    vertiefung = modul(
        "v-spiel",
        baustein("v1", schritt("s1", "spiel", minuten=30)),
        baustein("v2", schritt("s1", "brief", minuten=30)),
        baustein("v3", schritt("s1", "galerie", minuten=30), rang="optional"),
    )
    welt = kleiner_kurs(module=(vertiefung,))
    wunsch = kleine_anfrage(
        kurs="v-spiel",
        termine=[{"datum": "2027-03-11", "von": "18:00", "bis": "19:30"}],
        regeln=[{"regel": "kurs_ue_min", "wert": 1, "grund": "Ein Abend."}],
    )
    text = """
2027-03-11 18:00-19:30
18:00 ankommen
18:15 v1/s1 spiel
18:45 puffer
19:15 abschluss"""
    problems = check_plan(plan_of(text, welt, wunsch), welt, wunsch)
    assert [problem.message for problem in problems] == ["Der Baustein „v2“ muss dabei sein und fehlt im Plan."]


@pytest.mark.parametrize(
    "anders",
    [
        {"kurs": "gibt-es-nicht"},
        {"regelwerk": "gibt-es-nicht"},
        {"pausen": {"gibt_es_nicht": 5}},
        {"regeln": [{"regel": "gibt_es_nicht", "erlassen": True, "grund": "Nur so."}]},
    ],
)
def test_an_unknown_name_in_the_anfrage_is_told(anders: dict[str, Any]) -> None:
    """An Anfrage that names a course, Regelwerk or rule that does not exist gives one clear problem."""
    assert rules_broken(GUT, **anders) == {"bekannt"}


@pytest.mark.parametrize("regel", ["raster_min", "ue_min"])
def test_a_raster_or_ue_of_zero_is_told(regel: str) -> None:
    """Nothing can be counted in steps of zero minutes."""
    assert rules_broken(GUT, pausen={regel: 0}) == {"rechenwerte"}


def test_points_of_an_unreadable_plan_are_refused() -> None:
    """`kosten_of` raises the problems of a plan that names something unknown."""
    with pytest.raises(CurriculumError, match="LC350"):
        kosten_of(with_row(1, baustein="b99"), kleiner_kurs(), kleine_anfrage())


def test_the_registry_lists_every_rule_once() -> None:
    """Each rule has one code of the checker's range, a meaning and a remedy, and each code a rule that is asked."""
    gefragt = [regel.__name__ for regel in REGELN]
    assert sorted([*gefragt, "bekannt", "rechenwerte"]) == sorted(PRUEFCODES)
    codes = [eintrag.code for eintrag in PRUEFCODES.values()]
    assert sorted(codes) == [f"LC{nummer}" for nummer in range(349, 400)]
    assert all(eintrag.bedeutung.endswith(".") and eintrag.abhilfe.endswith(".") for eintrag in PRUEFCODES.values())


def test_a_lock_on_another_date_keeps_its_day() -> None:
    """A lock without a time is kept wherever on its day the Baustein begins."""
    wunsch = kleine_anfrage(fest=[{"baustein": "b4", "datum": str(date(2027, 3, 11))}])
    assert check_plan(plan_of(GUTER_PLAN, kleiner_kurs(), wunsch), kleiner_kurs(), wunsch) == ()
