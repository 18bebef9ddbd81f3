"""The quick look whether there could be a plan: it sees just what the bound sees."""

import pytest

from bauen import anfrage, baustein, curriculum, methode, modul, schritt
from instanzen import build_kurs, build_tag
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.gruende.hindernisse import find_hindernisse
from lotsen_curriculum.planning.kern.bound import compute_schranke
from lotsen_curriculum.planning.kern.machbar import is_machbar
from lotsen_curriculum.planning.kern.tafeln import build_tafeln
from lotsen_curriculum.planning.problem import AUSSICHTSLOS
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

SEEDED = [(build_tag, seed) for seed in range(30)] + [(build_kurs, seed) for seed in range(12)]


def shortened(wunsch: Anfrage, teil: float) -> Anfrage:
    """The same with sessions of so much of their length."""
    termine = []
    for termin in wunsch.termine:
        von, bis = uhrzeit_to_minuten(termin.von), uhrzeit_to_minuten(termin.bis)
        termine.append(termin.model_copy(update={"bis": minuten_to_uhrzeit(von + int(teil * (bis - von)) // 5 * 5)}))
    return wunsch.model_copy(update={"termine": tuple(termine)})


def bound_is_finite(welt: Curriculum, wunsch: Anfrage) -> bool:
    """Whether the bound of the engine leaves room for a plan."""
    return compute_schranke(build_tafeln(build_problem(welt, wunsch))).anfang[0] < AUSSICHTSLOS


@pytest.mark.parametrize("teil", [0.35, 0.6, 1.0])
def test_the_look_agrees_with_the_bound(teil: float) -> None:
    """On seeded days and courses, whole and shortened, yes where the bound is finite and no where it is not."""
    antworten = []
    for build, seed in SEEDED:
        welt, wunsch = build(seed)
        wunsch = shortened(wunsch, teil)
        problem = build_problem(welt, wunsch)
        if not any(hindernis.code == "LC314" for hindernis in find_hindernisse(problem)):
            antworten.append((is_machbar(problem), bound_is_finite(welt, wunsch)))
    assert len(antworten) > 20
    assert [machbar for machbar, _ in antworten] == [endlich for _, endlich in antworten]


def welt(*minuten: int, teilbar: bool = True) -> Curriculum:
    """One Baustein with a Schritt of each length."""
    schritte = [schritt(f"s{n}", f"a{n}", minuten=lang) for n, lang in enumerate(minuten)]
    methoden = tuple(methode(f"a{n}", (lang, lang, lang)) for n, lang in enumerate(minuten))
    return curriculum(modul("m1", baustein("m1-1", *schritte, teilbar=teilbar)), methoden=methoden)


@pytest.mark.parametrize(
    ("minuten", "teilbar", "termine", "erwartet"),
    [
        ((60,), True, ("2027-03-06 18:00-19:30",), True),
        ((65,), True, ("2027-03-06 18:00-19:30",), False),
        ((60, 60), True, ("2027-03-06 18:00-19:30", "2027-03-07 18:00-19:30"), True),
        ((60, 60), False, ("2027-03-06 18:00-19:30", "2027-03-07 18:00-19:30"), False),
        ((60, 60), True, ("2027-03-06 18:00-20:45",), True),
        ((60, 60), True, ("2027-03-06 18:00-20:40",), False),
    ],
)
def test_clock_breaks_and_torn_bausteine_are_watched(
    minuten: tuple[int, ...], teilbar: bool, termine: tuple[str, ...], erwartet: bool
) -> None:
    """To the minute: Ankommen and Abschluss take 15 each, a break 15, a stretch 90 at most."""
    assert is_machbar(build_problem(welt(*minuten, teilbar=teilbar), anfrage(*termine))) is erwartet
