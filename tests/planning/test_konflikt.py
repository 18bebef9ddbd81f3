"""Which wishes collide and what would help: minimal, verified, and in the trainer's words."""

from dataclasses import replace
from typing import Any

import pytest

from bauen import anfrage, baustein, curriculum, kurs, methode, modul, schritt
from instanzen import build_tag
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import Limits, Planbar, build_problem, compose_seminarplan
from lotsen_curriculum.planning.gruende.abhilfe import find_abhilfen
from lotsen_curriculum.planning.gruende.angaben import collect_angaben
from lotsen_curriculum.planning.gruende.konflikt import Konflikt, find_konflikt
from lotsen_curriculum.planning.gruende.lage import ZUGABEN_MIN, Lage
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

KNAPP = Limits(breiten=(60,), notbreiten=(300,), zellen=0)
ABEND = "2027-03-06 18:00-19:30"


def kette(*namen: str, minuten: int = 30) -> Curriculum:
    """A course of mandatory Bausteine with one Schritt of fixed length each."""
    steine = [baustein(f"m1-{n}", schritt(n, n, minuten=minuten)) for n in namen]
    return curriculum(modul("m1", *steine), methoden=tuple(methode(n, (minuten,) * 3) for n in namen))


def planbar(welt: Curriculum, wunsch: Anfrage) -> bool:
    """Whether there is a plan."""
    try:
        return isinstance(compose_seminarplan(build_problem(welt, wunsch), limits=KNAPP), Planbar)
    except CurriculumError:
        return False


def konflikt_of(welt: Curriculum, wunsch: Anfrage) -> tuple[Konflikt, set[str]]:
    """The conflict, and the places of its members."""
    konflikt = find_konflikt(build_problem(welt, wunsch))
    return konflikt, {".".join(map(str, problem.loc)) for problem in konflikt.problems}


def kette_dehnbar(*namen: str) -> Curriculum:
    """The same with Schritte that may be short or long."""
    steine = [baustein(f"m1-{n}", schritt(n, n, minuten=(20, 30, 60))) for n in namen]
    return curriculum(modul("m1", *steine), methoden=tuple(methode(n, (20, 30, 60)) for n in namen))


def welt_mit(**werte: Any) -> Curriculum:
    """One Schritt whose only method fits few groups."""
    return curriculum(modul("m1", baustein("m1-1", schritt("a", "eng"))), methoden=(methode("eng", **werte),))


FAELLE: dict[str, tuple[Curriculum, tuple[str, ...], dict[str, Any], set[str]]] = {
    "zwei Wünsche für eine Uhrzeit": (
        kette("a", "b"),
        (ABEND,),
        {"fest": [{"baustein": f"m1-{n}", "datum": "2027-03-06", "um": "18:15"} for n in "ab"]},
        {"fest.0", "fest.1"},
    ),
    "niemand ist da": (
        kette("a"),
        (ABEND,),
        {"trainer": [{"name": "Ada", "nicht": ["2027-03-06"]}, {"name": "Bo", "nicht": ["2027-03-06"]}]},
        {"trainer.0.nicht.0", "trainer.1.nicht.0"},
    ),
    "ein zu kleiner Raum": (
        kette("a"),
        (),
        {"termine": [{"datum": "2027-03-06", "von": "18:00", "bis": "19:00", "raum": {"personen": 5}}]},
        {"gruppe.personen", "termine.0.raum"},
    ),
    "zu wenige UE": (kette("a"), ("2027-03-06 18:00-19:00",), {"ue": 9}, {"ue"}),
    "zu kurz": (kette("a", "b", "c"), (ABEND,), {}, {"termine.0.bis"}),
    "eine Methode zweimal": (
        curriculum(modul("m1", *(baustein(f"m1-{n}", schritt(n, "kreis")) for n in "ab"))),
        (ABEND,),
        {},
        {"regeln"},
    ),
    "eine Methode zweimal im Kurs": (
        curriculum(modul("m1", *(baustein(f"m1-{n}", schritt(n, "kreis", minuten=30)) for n in "ab"))),
        ("2027-03-06 18:00-19:00", "2027-03-07 18:00-19:00"),
        {"regeln": [{"regel": "methode_je_kurs_einmal", "wert": True, "grund": "Für den Test."}]},
        {"regeln.0"},
    ),
    "mehr UE, als der Kurs haben darf": (
        replace(kette_dehnbar(*"abc"), kurse={"kurs": kurs("kurs", "m1", ue=(1, 2))}),
        (ABEND,),
        {"ue": 4},
        {"ue", "kurs"},
    ),
    "mehr UE, als die Termine je hätten": (
        kette_dehnbar(*"abcdef"),
        ("2027-03-06 18:00-19:00",),
        {"ue": 8},
        {"ue", "termine"},
    ),
    "keine Methode für so viele": (welt_mit(personen=(2, 5)), (ABEND,), {}, {"gruppe.personen"}),
    "keine Methode für so wenige": (welt_mit(personen=(30, 50)), (ABEND,), {}, {"gruppe.personen"}),
    "keine Methode für so wenig Deutsch": (welt_mit(sprachniveau="C1"), (ABEND,), {}, {"gruppe.deutsch"}),
    "keine Methode online": (welt_mit(formen=("praesenz",)), (ABEND,), {"form": "online"}, {"form"}),
    "Vorgabe des Kurses": (
        curriculum(modul("m1", baustein("m1-1", schritt("a", "a"))), kurse=(kurs("kurs", "m1", pflicht=("k09",)),)),
        (ABEND,),
        {},
        {"kurs"},
    ),
}


@pytest.mark.parametrize("name", FAELLE)
def test_the_conflict_names_what_collides_with_its_places(name: str) -> None:
    """Code LC323, a sentence, and the path inside the Anfrage."""
    welt, termine, weiteres, erwartet = FAELLE[name]
    konflikt, stellen = konflikt_of(welt, anfrage(*termine, **weiteres))
    assert stellen == erwartet
    assert all(problem.message.endswith(".") and problem.hint for problem in konflikt.problems)


def cut_by_half(wunsch: Anfrage) -> Anfrage:
    """The same with a day of half the length."""
    termin = wunsch.termine[0]
    von, bis = uhrzeit_to_minuten(termin.von), uhrzeit_to_minuten(termin.bis)
    kurz = termin.model_copy(update={"bis": minuten_to_uhrzeit(von + (bis - von) * 2 // 5 // 5 * 5)})
    return wunsch.model_copy(update={"termine": (kurz,)})


def collisions() -> list[tuple[Curriculum, Anfrage]]:
    """Seeded days that are too short, and the cases of the table."""
    tage = [(welt, cut_by_half(wunsch)) for welt, wunsch in map(build_tag, range(8))]
    tafel = [(welt, anfrage(*termine, **weiteres)) for welt, termine, weiteres, _ in FAELLE.values()]
    return [lage for lage in (*tage, *tafel) if not planbar(*lage)]


COLLISIONS = collisions()


def planbar_with(nummer: int, konflikt: Konflikt, behalten: set[int]) -> bool:
    """Whether there is a plan if only the members with these numbers are left of all Angaben."""
    gehalten = {konflikt.angaben[n].satz for n in behalten}
    for mehr in ZUGABEN_MIN:
        lage = Lage(*COLLISIONS[nummer], mehr)
        for angabe in collect_angaben(build_problem(*COLLISIONS[nummer])):
            if angabe.satz not in gehalten:
                lage = angabe.ohne(lage)
        if planbar(lage.curriculum, lage.anfrage):
            return True
    return False


@pytest.mark.parametrize("nummer", range(len(COLLISIONS)))
def test_the_conflict_is_minimal(nummer: int) -> None:
    """With all its members there is no plan, with all but one there is."""
    konflikt = find_konflikt(build_problem(*COLLISIONS[nummer]))
    alle = set(range(len(konflikt.angaben)))
    if not alle:
        return
    assert not planbar_with(nummer, konflikt, alle)
    for einer in alle:
        assert planbar_with(nummer, konflikt, alle - {einer})


@pytest.mark.parametrize("nummer", range(len(COLLISIONS)))
def test_a_remedy_that_is_offered_works(nummer: int) -> None:
    """Each remedy gives a plan; they come with the fewest losses first, at most four of them."""
    problem = build_problem(*COLLISIONS[nummer])
    abhilfen = find_abhilfen(problem, find_konflikt(problem))
    assert len(abhilfen) <= 4
    for abhilfe in abhilfen:
        ergebnis = compose_seminarplan(build_problem(abhilfe.curriculum, abhilfe.anfrage), limits=KNAPP)
        assert isinstance(ergebnis, Planbar), abhilfe.satz
        moeglich = {e for b in problem.bausteine for s in b.schritte for e in s.elemente}
        assert set(abhilfe.verloren) <= moeglich
    verloren = [len(abhilfe.verloren) for abhilfe in abhilfen]
    assert verloren == sorted(verloren)


def test_remedies_tell_what_they_cost() -> None:
    """A wished Baustein that is dropped loses the element that only it serves."""
    steine = [baustein(f"m1-{n}", schritt("a", f"x{n}", minuten=30, elemente=(f"k{n}",))) for n in (12, 13)]
    steine[1] = steine[1].model_copy(update={"rang": "optional"})
    welt = curriculum(modul("m1", *steine), methoden=tuple(methode(f"x{n}", (30, 30, 30)) for n in (12, 13)))
    problem = build_problem(welt, anfrage("2027-03-06 18:00-19:00", bausteine={"mit": ["m1-13"]}))
    konflikt = find_konflikt(problem)
    abhilfen = find_abhilfen(problem, konflikt)
    saetze = [str(abhilfe.problem) for abhilfe in abhilfen]
    assert saetze[0].startswith("LC324 Termin 1 (06.03.2027) bis 19:30 statt 19:00. Damit gibt es einen Plan; kein")
    assert any("m1-13 weglassen" in satz and "Profilelement 13 wäre nicht mehr abgedeckt" in satz for satz in saetze)
