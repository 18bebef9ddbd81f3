"""What would help: of which kinds, which at least two, and with an Anfrage that can be entered."""

from typing import Any

import pytest

from bauen import anfrage, baustein, curriculum, methode, modul, schritt
from lotsen_curriculum.loading import load_curriculum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import (
    Abhilfe,
    Planbar,
    build_problem,
    compose_seminarplan,
    find_abhilfen,
    find_konflikt,
)

ABEND, NAECHSTER = "2027-03-06 18:00-19:30", "2027-03-13 18:00-19:30"
SPAETER = "2027-03-20 18:00-19:30"
NIEMAND = [{"name": name, "nicht": ["2027-03-13"]} for name in ("Ada", "Bo", "Cem")]


def kette(*namen: str, minuten: tuple[int, int, int] = (15, 30, 60)) -> Curriculum:
    """A course of mandatory Bausteine of one Schritt, none of which may be torn."""
    steine = [baustein(f"m1-{n}", schritt(n, n, minuten=minuten)) for n in namen]
    return curriculum(modul("m1", *steine), methoden=tuple(methode(n, minuten) for n in namen))


def zweierlei() -> Curriculum:
    """Two Bausteine that may not be torn, each of two Schritte that may be long."""
    namen = ("a", "b", "c", "d")
    teile = [schritt(name, name, minuten=(15, 30, 60)) for name in namen]
    steine = (baustein("m1-1", *teile[:2]), baustein("m1-2", *teile[2:]))
    return curriculum(modul("m1", *steine), methoden=tuple(methode(name, (15, 30, 60)) for name in namen))


def abhilfen_of(welt: Curriculum, *termine: str, **weiteres: Any) -> tuple[Abhilfe, ...]:
    """The remedies for an Anfrage without a plan; with each of them there is one."""
    problem = build_problem(welt, anfrage(*termine, **weiteres))
    assert not isinstance(compose_seminarplan(problem), Planbar)
    abhilfen = find_abhilfen(problem, find_konflikt(problem))
    for abhilfe in abhilfen:
        assert isinstance(compose_seminarplan(build_problem(abhilfe.curriculum, abhilfe.anfrage)), Planbar), abhilfe
    return abhilfen


FAELLE: dict[str, tuple[Curriculum, tuple[str, ...], dict[str, Any], tuple[str, ...]]] = {
    "zu viele UE": (
        kette("a", "b", "c"),
        (ABEND, NAECHSTER),
        {"ue": 9},
        ("UE statt 9 (ue: ", "Außerdem: "),
    ),
    "niemand ist da": (
        kette("a", "b", "c"),
        (ABEND, NAECHSTER),
        {"trainer": NIEMAND},
        (
            "Ada oder eine andere Person mit denselben Modulen leitet auch am 13.03.2027.",
            "Für den 13.03.2027 noch jemanden gewinnen, der alle Module leiten kann.",
            "Termin 2 (13.03.2027) auf den 14.03.2027 verlegen.",
        ),
    ),
    "zwei zur selben Zeit": (
        kette("a", "b", "c"),
        (ABEND, NAECHSTER),
        {"fest": [{"baustein": f"m1-{n}", "datum": "2027-03-06", "um": "18:15"} for n in "ab"]},
        ("am 06.03.2027 zu einer anderen Zeit als 18:15 beginnen.",),
    ),
    "weniger Bausteine als Termine": (
        zweierlei(),
        (ABEND, NAECHSTER, SPAETER),
        {},
        ("Den letzten Termin weglassen, dafür alle anderen ", "Ein Baustein darf über zwei Tage gehen"),
    ),
    "keine Methode für so viele": (
        curriculum(modul("m1", baustein("m1-1", schritt("a", "eng"))), methoden=(methode("eng", personen=(2, 5)),)),
        (ABEND,),
        {},
        ("Kurse mit je höchstens 5 Personen daraus machen.",),
    ),
    "keine Methode für so wenige": (
        curriculum(modul("m1", baustein("m1-1", schritt("a", "weit"))), methoden=(methode("weit", personen=(30, 50)),)),
        (ABEND,),
        {},
        ("Mindestens 30 Personen einladen",),
    ),
    "keine Methode für so wenig Deutsch": (
        curriculum(modul("m1", baustein("m1-1", schritt("a", "c"))), methoden=(methode("c", sprachniveau="C1"),)),
        (ABEND,),
        {},
        ("(gruppe: {deutsch: C1}).",),
    ),
}


@pytest.mark.parametrize("name", FAELLE)
def test_remedies_of_each_kind_are_told_and_work(name: str) -> None:
    """A remedy with each of the sentences, and a plan with every remedy that is told."""
    welt, termine, weiteres, erwartet = FAELLE[name]
    saetze = [abhilfe.satz for abhilfe in abhilfen_of(welt, *termine, **weiteres)]
    for satz in erwartet:
        assert any(satz in gesagt for gesagt in saetze), saetze


def test_fewer_ue_are_named_and_more_effort_brings_more_of_them() -> None:
    """The number stands in the Anfrage of the remedy; what means more comes nearer to the wish."""
    abhilfen = abhilfen_of(kette("a", "b", "c"), ABEND, NAECHSTER, ue=9)
    ue = [abhilfe.anfrage.ue or 0 for abhilfe in abhilfen]
    assert len(abhilfen) >= 2
    assert all(f"{zahl} UE statt 9 (ue: {zahl})." in a.satz for zahl, a in zip(ue, abhilfen, strict=True) if zahl != 9)
    assert ue == sorted(set(ue))


def test_of_one_kind_two_are_told_at_most() -> None:
    """Where anybody of three could come, two of them are named, and then other things that help."""
    saetze = [abhilfe.satz for abhilfe in abhilfen_of(kette("a", "b", "c"), ABEND, NAECHSTER, trainer=NIEMAND)]
    assert sum("leitet auch am" in satz for satz in saetze) == 2
    assert len(saetze) == 4


def test_no_evening_is_drawn_out_into_the_night() -> None:
    """A session until half past nine may end at ten, not at midnight."""
    abhilfen = abhilfen_of(kette(*"abcdef", minuten=(25, 30, 60)), "2027-03-06 19:00-21:30")
    assert abhilfen
    for abhilfe in abhilfen:
        assert abhilfe.anfrage.termine[0].bis.hour <= 22


@pytest.mark.parametrize(("personen", "worte"), [(80, "Kurse mit je höchstens"), (2, "Personen einladen")])
def test_a_group_that_no_method_fits_has_two_ways_out(personen: int, worte: str) -> None:
    """Of a group that is too large several courses are made, to one that is too small more people are invited."""
    kurs = load_curriculum()
    wunsch = anfrage("2027-03-06 09:00-15:45", kurs="v-wohnen", gruppe={"personen": personen})
    problem = build_problem(kurs, wunsch)
    abhilfen = find_abhilfen(problem, find_konflikt(problem))
    assert len(abhilfen) >= 2
    for abhilfe in abhilfen:
        assert worte in abhilfe.satz
        assert isinstance(compose_seminarplan(build_problem(abhilfe.curriculum, abhilfe.anfrage)), Planbar)
