"""The checker for several plans: silent on good ones, and each injected fault found alone."""

import pytest
from saisonwelt import kleines_curriculum, kurs_anfrage

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan
from lotsen_curriculum.planning.check.saison import REGELN, check_saison

SAMSTAG, ABEND = "2027-03-06 09:00-14:00 Rathaus", "2027-03-11 18:00-20:00 Rathaus"


def plan(anfrage: Anfrage) -> Seminarplan:
    """The plan of a course by itself."""
    ergebnis = compose_seminarplan(build_problem(kleines_curriculum(), anfrage))
    assert isinstance(ergebnis, Planbar)
    return ergebnis.plan


@pytest.fixture(scope="module")
def gute() -> tuple[Seminarplan, Seminarplan]:
    """Two courses at overlapping times with different people in different rooms."""
    erster = plan(kurs_anfrage("A", SAMSTAG, ABEND, trainer=[{"name": "Ada"}]))
    treff = ("2027-03-06 13:00-18:00 Treff", "2027-03-11 19:00-21:00 Treff")
    return erster, plan(kurs_anfrage("B", *treff, trainer=[{"name": "Ben"}]))


def codes(*plaene: Seminarplan) -> list[str]:
    """The codes that the checker finds."""
    return [problem.code for problem in check_saison(plaene)]


def renamed(alter: Seminarplan, termin: int, name: str, *, zeilen: slice = slice(None)) -> Seminarplan:
    """The plan with another name in some rows of a session."""
    neu = alter.termine[termin]
    reihen = list(neu.zeilen)
    reihen[zeilen] = [z.model_copy(update={"trainer": (name,) if z.trainer else ()}) for z in reihen[zeilen]]
    termine = list(alter.termine)
    termine[termin] = neu.model_copy(update={"zeilen": tuple(reihen)})
    return alter.model_copy(update={"termine": tuple(termine)})


def moved(alter: Seminarplan, ort: str, termin: int) -> Seminarplan:
    """The plan with a session in another room."""
    termine = list(alter.termine)
    termine[termin] = termine[termin].model_copy(update={"ort": ort})
    return alter.model_copy(update={"termine": tuple(termine)})


def test_good_plans_have_no_problem(gute: tuple[Seminarplan, Seminarplan]) -> None:
    """Different people in different rooms are fine in any order, and one plan alone always."""
    assert codes(*gute) == codes(*reversed(gute)) == codes(gute[0]) == []
    assert len(REGELN) == 3


@pytest.mark.parametrize("termin", [0, 1])
def test_a_person_in_two_places_is_found(gute: tuple[Seminarplan, Seminarplan], termin: int) -> None:
    """The same name in sessions that share an hour is one problem that names both courses."""
    (problem,) = check_saison([gute[0], renamed(gute[1], termin, "Ada")])
    assert problem.code == "LC346"
    assert "„Ada“ leitet zugleich „A“ (" in problem.message
    assert "„B“ (" in problem.message


def test_a_person_is_taken_up_by_the_whole_session(gute: tuple[Seminarplan, Seminarplan]) -> None:
    """One row is enough, even one that begins when the other session is over."""
    assert codes(gute[0], renamed(gute[1], 0, "Ada", zeilen=slice(-1, None))) == ["LC346"]


def test_a_room_that_is_taken_twice_is_found(gute: tuple[Seminarplan, Seminarplan]) -> None:
    """The same `ort` in sessions that share an hour is one problem; online there is no room."""
    doppelt = moved(gute[1], "Rathaus", 0)
    assert codes(gute[0], doppelt) == ["LC341"]
    online = doppelt.model_copy(update={"anfrage": doppelt.anfrage.model_copy(update={"form": "online"})})
    assert codes(gute[0], online) == []


def test_two_courses_of_one_title_are_found(gute: tuple[Seminarplan, Seminarplan]) -> None:
    """Plans that can't be told apart are a problem of their own."""
    assert codes(gute[0], gute[1].model_copy(update={"titel": "A"})) == ["LC344"]


def test_sessions_that_only_touch_do_not_collide(gute: tuple[Seminarplan, Seminarplan]) -> None:
    """The same person and room are fine where one session ends as the other begins."""
    danach = plan(kurs_anfrage("C", "2027-03-06 14:00-19:00 Rathaus", trainer=[{"name": "Ada"}]))
    assert codes(gute[0], danach) == []
