"""Why there is no plan: what is told was tried."""

from typing import Any

import pytest
from planen import codes, plane, scheitere

from bauen import anfrage, baustein, curriculum, kurs, methode, modul, schritt
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan
from lotsen_curriculum.planning.gruende.abhilfe import find_abhilfen
from lotsen_curriculum.planning.gruende.konflikt import find_konflikt
from lotsen_curriculum.planning.gruende.lage import Lage
from lotsen_curriculum.planning.gruende.ueberhang import collect_kuerzungen
from lotsen_curriculum.units import uhrzeit_to_minuten

ABEND = "2027-03-06 18:00-19:30"


def kette(*namen: str, minuten: int = 30) -> Curriculum:
    """A course of mandatory Bausteine with one Schritt of fixed length each."""
    steine = [baustein(f"m1-{n}", schritt(n, n, minuten=minuten)) for n in namen]
    return curriculum(modul("m1", *steine), methoden=tuple(methode(n, (minuten,) * 3) for n in namen))


def test_the_missing_minutes_make_a_plan() -> None:
    """With an end as much later as is told there is a plan, with five minutes less there is none."""
    ergebnis = scheitere(kette("a", "b", "c"), ABEND)
    assert (codes(ergebnis), ergebnis.fehlende_min) == (["LC320"], {0: 45})
    assert ergebnis.problems[0].message == "Termin 1 (06.03.2027) ist 45 Minuten zu kurz."
    assert ergebnis.problems[0].loc == ("termine", 0, "bis")
    plane(kette("a", "b", "c"), "2027-03-06 18:00-20:15")
    scheitere(kette("a", "b", "c"), "2027-03-06 18:00-20:10")


def test_termine_keep_the_numbers_of_the_anfrage() -> None:
    """The Termin that the Anfrage names first is number 1 although it is the later one."""
    ergebnis = scheitere(kette("a", "b", "c", "d"), "2027-03-13 18:00-19:30", "2027-03-06 18:00-19:00")
    assert ergebnis.fehlende_min
    stelle, minuten = next(iter(ergebnis.fehlende_min.items()))
    datum = ("13.03.2027", "06.03.2027")[stelle]
    assert f"Termin {stelle + 1} ({datum}) ist {minuten} Minuten zu kurz." in {p.message for p in ergebnis.problems}


FALL: dict[str, tuple[str, tuple[Any, ...], Curriculum, dict[str, Any]]] = {
    "Termin zu kurz": ("LC310", ("termine", 0, "bis"), kette("a"), {"termine": ["18:00", "18:20"]}),
    "Raum zu klein": ("LC311", ("termine", 0, "raum", "personen"), kette("a"), {"raum": {"personen": 10}}),
    "keine Methode": (
        "LC312",
        ("gruppe",),
        curriculum(modul("m1", baustein("m1-1", schritt("a", "klein"))), methoden=(methode("klein", personen=(2, 5)),)),
        {},
    ),
    "fester Tag ohne Termin": (
        "LC313",
        ("fest", 0, "datum"),
        kette("a"),
        {"fest": [{"baustein": "m1-a", "datum": "2027-03-09"}]},
    ),
    "feste Zeit neben dem Raster": (
        "LC313",
        ("fest", 0, "um"),
        kette("a"),
        {"fest": [{"baustein": "m1-a", "datum": "2027-03-06", "um": "18:17"}]},
    ),
    "zwei feste Zeiten": (
        "LC313",
        ("fest", 0, "um"),
        kette("a"),
        {"fest": [{"baustein": "m1-a", "datum": "2027-03-06", "um": um} for um in ("18:15", "18:30")]},
    ),
    "Eigenes im Ankommen": (
        "LC314",
        ("eigenes", 0, "von"),
        kette("a"),
        {"eigenes": [{"titel": "Gruß", "datum": "2027-03-06", "von": "18:00", "bis": "18:10"}]},
    ),
    "niemand da": (
        "LC315",
        ("termine", 0, "datum"),
        kette("a"),
        {"trainer": [{"name": "A", "nicht": ["2027-03-06"]}]},
    ),
    "niemand kann": ("LC315", ("trainer",), kette("a"), {"trainer": [{"name": "A", "module": ["m2"]}]}),
    "zu wenig UE": ("LC316", ("ue",), kette("a"), {"ue": 3}),
    "zu viele UE": ("LC316", ("ue",), kette("a"), {"ue": 1, "termine": ("14:00", "21:00")}),
    "zu voller Tag": ("LC317", ("termine", 0, "bis"), kette("a"), {"pausen": {"tag_max_ue": 1}}),
    "Profilelement fehlt": (
        "LC318",
        ("bausteine", "ohne"),
        curriculum(modul("m1", baustein("m1-1", schritt("a", "a"))), kurse=(kurs("kurs", "m1", pflicht=("k09",)),)),
        {},
    ),
}


@pytest.mark.parametrize("name", FALL)
def test_what_can_be_seen_without_searching_is_told_with_its_place(name: str) -> None:
    """Code and place in the Anfrage are those of the table."""
    code, loc, welt, wunsch = FALL[name]
    von, bis = wunsch.get("termine", ("18:00", "19:30"))
    termin = {"datum": "2027-03-06", "von": von, "bis": bis} | ({"raum": wunsch["raum"]} if "raum" in wunsch else {})
    weiteres = {key: wert for key, wert in wunsch.items() if key not in {"termine", "raum"}}
    problem = scheitere(welt, ABEND, termine=[termin], **weiteres).problems[0]
    assert (problem.code, problem.loc) == (code, loc)
    assert problem.hint


def test_nobody_there_is_told_once() -> None:
    """That nobody can lead the Bausteine either follows from it, and advice about modules would not help."""
    ergebnis = scheitere(kette("a", "b"), ABEND, trainer=[{"name": "A", "nicht": ["2027-03-06"]}])
    assert codes(ergebnis) == ["LC315"]


def test_where_nothing_helps_that_is_said() -> None:
    """A Schritt longer than a block stays impossible without any single wish or rule."""
    ergebnis = scheitere(kette("a", minuten=85), ABEND)
    assert codes(ergebnis) == ["LC322"]


def test_more_time_than_matter_is_told_with_a_cut_that_helps() -> None:
    """Two half hours do not fill two long evenings: the numbers say so, and the cut that is offered plans."""
    welt, zwei = kette("a", "b"), ("2027-03-06 17:00-20:30", "2027-03-13 17:00-20:30")
    ergebnis = scheitere(welt, *zwei)
    assert codes(ergebnis) == ["LC321"]
    assert ergebnis.problems[0].message.startswith("Die Bausteine dauern zusammen höchstens 60 Minuten;")
    problem = build_problem(welt, anfrage(*zwei))
    kuerzungen = [
        abhilfe
        for abhilfe in find_abhilfen(problem, find_konflikt(problem))
        if "weglassen" in abhilfe.satz or "statt" in abhilfe.satz
    ]
    assert kuerzungen
    for abhilfe in kuerzungen:
        assert isinstance(compose_seminarplan(build_problem(abhilfe.curriculum, abhilfe.anfrage)), Planbar)


def test_cuts_grow_until_a_single_short_termin_is_left() -> None:
    """They come from small to large, take the last Termin first, and never leave one shorter than makes sense."""
    problem = build_problem(kette("a"), anfrage("2027-03-06 17:00-20:00", "2027-03-13 17:00-20:00"))
    kuerzungen = collect_kuerzungen(problem)
    assert kuerzungen[0].abhilfe == "Termin 2 (13.03.2027) bis 19:30 statt 20:00."
    assert "Termin 2 (13.03.2027) weglassen" in kuerzungen[-1].abhilfe
    assert [k.eingriff for k in kuerzungen] == sorted({k.eingriff for k in kuerzungen})
    for kuerzung in kuerzungen:
        for termin in kuerzung.ohne(Lage(problem.curriculum, problem.anfrage)).anfrage.termine:
            dauer_min = uhrzeit_to_minuten(termin.bis) - uhrzeit_to_minuten(termin.von)
            assert dauer_min >= problem.regeln.termin_mindest_min
    assert collect_kuerzungen(build_problem(kette("a", "b", "c"), anfrage(ABEND))) == []
