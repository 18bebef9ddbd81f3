"""Each hard rule alone in the engine, on one to three small Termine."""

from datetime import time
from typing import Any

import pytest
from planen import codes, plane, scheitere, schritte, zeilen

from bauen import anfrage, baustein, curriculum, kurs, methode, modul, schritt
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import build_problem, find_konflikt
from lotsen_curriculum.problems import CurriculumError

ABEND = "2027-03-06 18:00-19:20"
NAECHSTER_ABEND = "2027-03-07 18:00-19:20"
UEBERSCHNITTEN = [{"datum": "2027-03-06", "von": v, "bis": b} for v, b in (("9:00", "12:00"), ("11:00", "13:00"))]
ENGER_RAUM = {"datum": "2027-03-06", "von": "18:00", "bis": "19:20", "raum": {"flaeche_m2": 60}}


def kette(*namen: str, minuten: tuple[int, int, int] = (20, 30, 40)) -> Curriculum:
    """A course of mandatory Bausteine with one Schritt and one method each."""
    return curriculum(modul("m1", *[baustein(f"m1-{n}", schritt(n, n, minuten=minuten)) for n in namen]))


def test_ankommen_is_the_first_row_and_abschluss_the_last() -> None:
    """Both have their set length; minutes that are off the raster go to the Abschluss."""
    plan = plane(kette("a", "b"), "2027-03-06 18:00-19:48")
    erste, letzte = plan.termine[0].zeilen[0], plan.termine[0].zeilen[-1]
    assert (erste.art, erste.minuten, letzte.art, letzte.minuten) == ("ankommen", 15, "abschluss", 18)


def test_no_block_is_longer_than_ninety_minutes() -> None:
    """Three Schritte of 35 minutes can't follow each other without a break."""
    plan = plane(kette("a", "b", "c", minuten=(35, 35, 35)), "2027-03-06 18:00-20:40")
    assert len(zeilen(plan, "pause")) == 1


def test_a_schritt_longer_than_a_block_cannot_be_planned() -> None:
    """Eighty minutes of one Schritt and fifteen of Ankommen are more than ninety, however long the evening."""
    welt = curriculum(
        modul("m1", baustein("m1-1", schritt("a", "lang", minuten=80))), methoden=(methode("lang", (80, 80, 80)),)
    )
    assert codes(scheitere(welt, "2027-03-06 18:00-21:00"))


@pytest.mark.parametrize(("bis", "anzahl"), [("13:25", 0), ("13:30", 1)])
def test_lunch_is_taken_where_the_termin_spans_its_window(bis: str, anzahl: int) -> None:
    """A Termin until half past one has lunch inside the window, one that ends before has none."""
    plan = plane(kette("a", "b", "c", "d"), f"2027-03-06 09:00-{bis}", pausen={"mittag_bis": "13:30"})
    mittag = zeilen(plan, "mittag")
    assert len(mittag) == anzahl
    assert all(time(11, 30) <= zeile.von and zeile.bis <= time(13, 30) for zeile in mittag)
    assert all(45 <= zeile.minuten <= 60 for zeile in mittag)


def test_a_baustein_that_may_not_be_torn_moves_as_a_whole() -> None:
    """It waits for the next evening although its first Schritt would still fit."""
    steine = baustein("m1-1", schritt("a", "a", minuten=35)), baustein("m1-2", schritt("b", "b"), schritt("c", "c"))
    lang = methode("a", (35, 35, 35))
    welt = curriculum(modul("m1", *steine), methoden=(lang,))
    plan = plane(welt, ABEND, NAECHSTER_ABEND)
    assert [zeile.schritt for zeile in plan.termine[0].zeilen if zeile.schritt] == ["a"]


def test_prerequisites_come_first_even_against_the_order_of_the_data() -> None:
    """A Baustein stands behind what it builds upon."""
    steine = baustein("m1-1", schritt("a", "a"), voraussetzungen=("m1-2",)), baustein("m1-2", schritt("b", "b"))
    assert schritte(plane(curriculum(modul("m1", *steine)), ABEND)) == ["m1-2/b", "m1-1/a"]


def test_no_method_comes_twice_on_a_day() -> None:
    """The second Schritt takes the method that was not recommended."""
    steine = baustein("m1-1", schritt("a", "kreis")), baustein("m1-2", schritt("b", "kreis", "paar"))
    plan = plane(curriculum(modul("m1", *steine)), ABEND)
    assert [zeile.methode for zeile in zeilen(plan, "schritt")] == ["kreis", "paar"]


def test_a_method_may_come_again_on_another_day() -> None:
    """With one method only, two evenings can be planned and one can't."""
    steine = baustein("m1-1", schritt("a", "kreis")), baustein("m1-2", schritt("b", "kreis"))
    welt = curriculum(modul("m1", *steine))
    assert len(schritte(plane(welt, ABEND, NAECHSTER_ABEND))) == 2
    scheitere(welt, ABEND)
    konflikt = find_konflikt(build_problem(welt, anfrage(ABEND)))
    assert [problem.message for problem in konflikt.problems] == ["Regel „Keine Methode zweimal am selben Tag“."]


KURS_EINMAL = [{"regel": "methode_je_kurs_einmal", "wert": True, "grund": "Die Gruppe kennt schon viel."}]


def test_no_method_comes_twice_in_a_course_that_asks_for_that() -> None:
    """On the second evening the second Schritt takes another method, even where a day may repeat; else none can."""
    steine = baustein("m1-1", schritt("a", "kreis", minuten=30)), baustein("m1-2", schritt("b", "kreis", "paar"))
    abende = "2027-03-06 18:00-19:00", NAECHSTER_ABEND, "2027-03-08 18:00-19:00"
    am_tag = {"regel": "methode_je_tag_einmal", "erlassen": True, "grund": "Für den Test."}
    welt = curriculum(modul("m1", *steine, baustein("m1-3", schritt("c", "kreis", "gruppe"))))
    for regeln in (KURS_EINMAL, [*KURS_EINMAL, am_tag]):
        plan = plane(welt, *abende, regeln=regeln)
        assert [zeile.methode for zeile in zeilen(plan, "schritt")] == ["kreis", "paar", "gruppe"]
    scheitere(curriculum(modul("m1", *steine, baustein("m1-3", schritt("c", "paar")))), *abende, regeln=KURS_EINMAL)


@pytest.mark.parametrize(
    ("eigenschaft", "umstand"),
    [
        ({"personen": (2, 12)}, {}),
        ({"formen": ("praesenz",)}, {"form": "online"}),
        ({"sprachniveau": "B2"}, {}),
        (
            {"flaeche_je_person_m2": 5.0},
            {"termine": [ENGER_RAUM]},
        ),
    ],
    ids=["Gruppe", "Form", "Sprache", "Fläche"],
)
def test_a_method_that_does_not_fit_is_not_used(eigenschaft: dict[str, Any], umstand: dict[str, Any]) -> None:
    """The recommended method gives way to one that fits group, form, language or room."""
    welt = curriculum(
        modul("m1", baustein("m1-1", schritt("a", "passt-nicht", "passt"))),
        methoden=(methode("passt-nicht", **eigenschaft),),
    )
    assert zeilen(plane(welt, ABEND, **umstand), "schritt")[0].methode == "passt"


def test_changing_the_seating_takes_time_on_site_and_none_online() -> None:
    """From tables to a circle the second row is five minutes longer."""
    steine = baustein("m1-1", schritt("a", "tische"), schritt("b", "kreis"))
    formen = methode("tische", sozialform="kleingruppe"), methode("kreis", sozialform="stuhlkreis")
    welt = curriculum(modul("m1", steine), methoden=formen)
    for form, umbau in (("praesenz", [0, 5]), ("online", [0, 0])):
        assert [zeile.umbau_min for zeile in zeilen(plane(welt, ABEND, form=form), "schritt")] == umbau


def test_a_lock_holds_its_day_and_its_time() -> None:
    """The locked Baustein comes to its day, before another that the course has earlier."""
    fest = [{"baustein": "m1-c", "datum": "2027-03-06", "um": "18:40"}]
    plan = plane(kette("a", "b", "c"), ABEND, NAECHSTER_ABEND, fest=fest)
    gefunden = next(zeile for zeile in plan.termine[0].zeilen if zeile.baustein == "m1-c")
    assert gefunden.von == time(18, 40)
    assert "Reihenfolge" in " ".join(plan.hinweise)


def test_what_is_ones_own_stands_at_its_time_and_counts_as_learning_time() -> None:
    """The greeting stands where it was asked for; the UE count it."""
    eigenes = [{"titel": "Grußwort", "datum": "2027-03-06", "von": "19:00", "bis": "19:10"}]
    plan = plane(kette("a", "b"), "2027-03-06 18:00-19:30", eigenes=eigenes)
    assert [(z.titel, z.von, z.bis) for z in zeilen(plan, "eigen")] == [("Grußwort", time(19, 0), time(19, 10))]
    assert plan.ue.gesamt == 2.0


def test_a_day_keeps_its_most_ue_by_more_break() -> None:
    """Nine to five with eight UE at most needs two hours of break."""
    welt = kette(*"abcdefghij")
    plan = plane(welt, "2027-03-06 09:00-17:00")
    assert plan.ue.gesamt <= 8
    assert sum(zeile.minuten for zeile in zeilen(plan, "pause") + zeilen(plan, "mittag")) >= 120


@pytest.mark.parametrize("ue", [7, 8])
def test_a_wished_total_is_met_to_half_a_ue(ue: int) -> None:
    """Breaks become longer or more until the total fits."""
    plan = plane(kette(*"abcdefgh"), "2027-03-06 09:00-16:30", ue=ue)
    assert abs(plan.ue.gesamt - ue) <= 0.5


def test_each_schritt_is_led_by_somebody_who_is_there_and_can() -> None:
    """Two modules with a trainer each; the one who is away on the first evening leads on the second."""
    welt = curriculum(*(modul(f"m{n}", baustein(f"m{n}-1", schritt("a", f"x{n}"))) for n in (1, 2)))
    trainer = [{"name": "A", "module": ["m1"], "nicht": ["2027-03-06"]}, {"name": "B", "module": ["m2"]}]
    plan = plane(welt, ABEND, NAECHSTER_ABEND, trainer=trainer)
    geleitet = [(zeile.baustein, zeile.trainer) for zeile in zeilen(plan, "schritt")]
    assert geleitet == [("m2-1", ("B",)), ("m1-1", ("A",))]


def test_a_team_is_no_larger_than_allowed() -> None:
    """Three modules with a trainer each don't fit one evening with two leaders, but three evenings."""
    module = [modul(f"m{n}", baustein(f"m{n}-1", schritt("a", f"x{n}", minuten=(10, 15, 20)))) for n in (1, 2, 3)]
    trainer = [{"name": name, "module": [modul]} for name, modul in (("A", "m1"), ("B", "m2"), ("C", "m3"))]
    scheitere(curriculum(*module), ABEND, trainer=trainer)
    konflikt = find_konflikt(build_problem(curriculum(*module), anfrage(ABEND, trainer=trainer)))
    assert "Regel „Höchstens so viele Leitungspersonen an einem Termin“: 2." in [p.message for p in konflikt.problems]
    plan = plane(curriculum(*module), ABEND, NAECHSTER_ABEND, trainer=trainer)
    assert {zeile.trainer for zeile in zeilen(plan, "schritt")} == {("A",), ("B",), ("C",)}


def test_mandatory_profilelemente_are_covered_by_a_dearer_plan() -> None:
    """The Baustein that is left out is never the only one that serves a mandatory element."""
    zu_k01, zu_k02 = (schritt("a", f"x{n}", minuten=45, elemente=(f"k0{n}",)) for n in (1, 2))
    m1 = modul("m1", baustein("m1-1", zu_k01, rang="empfohlen"), baustein("m1-2", zu_k02, rang="optional"))
    lang = tuple(methode(f"x{n}", (45, 45, 45)) for n in (1, 2))
    assert schritte(plane(curriculum(m1, methoden=lang), ABEND)) == ["m1-1/a"]
    pflicht = curriculum(m1, methoden=lang, kurse=(kurs("kurs", "m1", pflicht=("k02",)),))
    assert schritte(plane(pflicht, ABEND)) == ["m1-2/a"]


def test_optional_schritte_and_bausteine_go_when_time_is_short() -> None:
    """What was left out is told in the order of the course."""
    erster = baustein("m1-1", schritt("a", "a", optional=True), schritt("b", "b"))
    zweiter = baustein("m1-2", schritt("c", "c"), rang="optional")
    plan = plane(curriculum(modul("m1", erster, zweiter)), "2027-03-06 18:00-19:10")
    assert plan.entfallen == ("m1-1/a",)
    plan = plane(curriculum(modul("m1", erster, zweiter)), "2027-03-06 18:00-19:00")
    assert plan.entfallen in (("m1-1/a",), ("m1-1/a", "m1-2"))


def test_a_wish_brings_in_what_would_be_left_out() -> None:
    """Under `mit` an optional Baustein must be in, under `ohne` it costs nothing to leave it out."""
    steine = [baustein(f"m1-{n}", schritt("a", f"x{n}", minuten=30), rang="optional") for n in (1, 2)]
    feste = tuple(methode(f"x{n}", (30, 30, 30)) for n in (1, 2))
    welt = curriculum(modul("m1", *steine), methoden=feste)
    plan = plane(welt, "2027-03-06 18:00-19:10", bausteine={"mit": ["m1-2"]})
    assert (schritte(plan), plan.entfallen) == (["m1-2/a"], ("m1-1",))
    plan = plane(welt, "2027-03-06 18:00-19:10", bausteine={"ohne": ["m1-1"]})
    assert (schritte(plan), plan.entfallen) == (["m1-2/a"], ())


def test_minutes_follow_the_group() -> None:
    """With 19 people a round of all takes longer than with 12."""
    runde = methode("runde", (0, 5, 25), je_person_min=1)
    welt = curriculum(modul("m1", baustein("m1-1", schritt("a", "runde", minuten=(15, 20, 25)))), methoden=(runde,))
    dauer = [zeilen(plane(welt, ABEND, personen=personen), "schritt")[0].minuten for personen in (12, 19)]
    assert dauer[0] < dauer[1]


@pytest.mark.parametrize(
    ("code", "wunsch"),
    [
        ("LC301", {"kurs": "gibt-es-nicht"}),
        ("LC301", {"regelwerk": "gibt-es-nicht"}),
        ("LC302", {"pausen": {"pause_min": 12}}),
        ("LC303", {"termine": [{"datum": "2027-03-06", "von": "18:00", "bis": "18:00"}]}),
        ("LC303", {"termine": UEBERSCHNITTEN}),
        ("LC304", {"bausteine": {"mit": ["m9-1"]}}),
        ("LC304", {"fest": [{"baustein": "m9-1", "datum": "2027-03-06"}]}),
        ("LC304", {"bausteine": {"ohne": ["m1-a"]}}),
    ],
)
def test_nonsense_is_told_as_problems(code: str, wunsch: dict[str, Any]) -> None:
    """What `loading` would have refused does not end in a traceback here either."""
    with pytest.raises(CurriculumError) as fehler:
        build_problem(kette("a"), anfrage(ABEND, **wunsch))
    assert code in {problem.code for problem in fehler.value.problems}


def test_a_misspelt_course_is_told_with_the_one_that_was_meant() -> None:
    """A script that never loaded its Anfrage from a file gets the same suggestion."""
    curriculum = kette("a")
    (kurs,) = curriculum.kurse
    with pytest.raises(CurriculumError) as fehler:
        build_problem(curriculum, anfrage(ABEND, kurs=f"{kurs}s"))
    assert [problem.hint for problem in fehler.value.problems] == [f"Meinten Sie „{kurs}“?"]
