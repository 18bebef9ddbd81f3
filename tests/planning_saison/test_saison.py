"""Several courses together: nobody in two places, whatever the order; conflicts go back to the roster or are told."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

import pytest
from saisonwelt import kleine_saison, kleines_curriculum, kurs_anfrage

from kleinerkurs import kleiner_kurs
from lotsen_curriculum.model.anfrage import Anfrage, Raum, TerminWunsch
from lotsen_curriculum.planning import build_problem, check_plan
from lotsen_curriculum.planning.check.saison import check_saison
from lotsen_curriculum.planning.saison import (
    SaisonErgebnis,
    SaisonProblem,
    loeser,
    plan_saison,
)
from lotsen_curriculum.planning.saison.dienstplan import Dienstplan, build_dienstplan
from lotsen_curriculum.planning.saison.kurse import find_schnitt, plan_kurs, sure_schnitte
from lotsen_curriculum.planning.saison.termine import Saison, build_saison
from lotsen_curriculum.problems import CurriculumError

CURRICULUM = kleines_curriculum()
SAMSTAG, ABEND = "2027-03-06 09:00-14:00", "2027-03-11 18:00-20:00"
ALLES: dict[str, Any] = {"name": "Alles"}
ERSTES: dict[str, Any] = {"name": "Erstes", "module": ["m1"]}
ZWEITES: dict[str, Any] = {"name": "Zweites", "module": ["m2"]}


def codes(ergebnis: SaisonErgebnis) -> list[str]:
    """The codes of the problems of a season."""
    return [problem.code for _, problem in ergebnis.problems]


def checked(ergebnis: SaisonErgebnis) -> SaisonErgebnis:
    """A season whose plans pass both checkers, and in which each course has a plan or a reason with a remedy."""
    assert check_saison(ergebnis.fertige) == ()
    for plan in ergebnis.fertige:
        assert check_plan(plan, CURRICULUM, plan.anfrage) == ()
    assert {nummer for nummer, plan in enumerate(ergebnis.plaene) if plan is None} == {n for n, _ in ergebnis.problems}
    assert all(problem.hint and problem.code[:4] in {"LC31", "LC32", "LC34"} for _, problem in ergebnis.problems)
    assert ergebnis.schranke <= ergebnis.kosten
    return ergebnis


def planned(ergebnis: SaisonErgebnis) -> SaisonErgebnis:
    """A season in which every course has its plan."""
    assert ergebnis.problems == ()
    return checked(ergebnis)


def leading(ergebnis: SaisonErgebnis, titel: str) -> list[set[str]]:
    """For each session of a course who leads something in it."""
    plan = next(plan for plan in ergebnis.fertige if plan.titel == titel)
    return [{name for zeile in termin.zeilen for name in zeile.trainer} for termin in plan.termine]


@pytest.mark.parametrize("seed", range(16))
def test_nobody_is_in_two_places_and_the_order_of_anfragen_does_not_matter(seed: int) -> None:
    """Seeded seasons pass both checkers and tell why courses have no plan; shuffled Anfragen give the same."""
    anfragen = kleine_saison(seed)
    ergebnis = checked(plan_saison(CURRICULUM, anfragen))
    gemischt = Random(seed).sample(anfragen, len(anfragen))
    anders = plan_saison(CURRICULUM, gemischt)
    plaene = [ergebnis.plaene[anfragen.index(anfrage)] for anfrage in gemischt]
    problems = [(anfragen[nummer].titel, problem) for nummer, problem in ergebnis.problems]
    assert anders.plaene == tuple(plaene)
    assert sorted((gemischt[n].titel, problem) for n, problem in anders.problems) == sorted(problems)
    assert (anders.kosten, anders.schranke, anders.runden) == (ergebnis.kosten, ergebnis.schranke, ergebnis.runden)


def test_the_seeded_seasons_hold_all_kinds() -> None:
    """Among the first seeds there are seasons with a plan for each course, and such where some have a plan."""
    ohne = [plan_saison(CURRICULUM, kleine_saison(seed)).plaene.count(None) for seed in range(8)]
    assert 2 < ohne.count(0) < 8


def test_two_courses_at_once_get_different_people() -> None:
    """Both Anfragen name the same two people first to last, and at each time each course has its own."""
    zwei = [{"name": "Ada"}, {"name": "Ben"}]
    ergebnis = planned(
        plan_saison(CURRICULUM, [kurs_anfrage(titel, SAMSTAG, ABEND, trainer=zwei) for titel in ("A", "B")])
    )
    for a, b in zip(leading(ergebnis, "A"), leading(ergebnis, "B"), strict=True):
        assert len(a) == len(b) == 1
        assert a != b
    assert leading(ergebnis, "A")[0] == leading(ergebnis, "A")[1], "one person stays with a course"
    assert ergebnis.kosten == ergebnis.schranke == 6
    assert all("gemeinsamen Dienstplan" in plan.hinweise[-1] for plan in ergebnis.fertige)


def test_sessions_that_only_touch_can_share_a_person() -> None:
    """One ends at 14:00 and the other begins then: the only person leads both."""
    eine = [{"name": "Ada"}]
    frueh = kurs_anfrage("Früh", SAMSTAG, ABEND, trainer=eine)
    spaet = kurs_anfrage("Spät", "2027-03-06 14:00-19:00", "2027-03-12 18:00-20:00", trainer=eine)
    assert leading(planned(plan_saison(CURRICULUM, [frueh, spaet])), "Spät") == [{"Ada"}, {"Ada"}]


def test_a_course_without_trainers_needs_nobody() -> None:
    """An Anfrage that names nobody is planned beside the others and stays without names."""
    ohne = kurs_anfrage("Ohne", SAMSTAG, ABEND, trainer=[])
    mit = kurs_anfrage("Mit", SAMSTAG, ABEND, trainer=[ALLES])
    assert leading(planned(plan_saison(CURRICULUM, [ohne, mit])), "Ohne") == [set(), set()]
    assert plan_saison(CURRICULUM, [ohne]).problems == ()


def test_too_few_people_are_told_with_all_courses_that_need_them() -> None:
    """Two courses at once have one person: the problem names both and the person, and not the third course."""
    anfragen = [kurs_anfrage(titel, SAMSTAG, ABEND, trainer=[ALLES]) for titel in ("A", "B")]
    dritter = kurs_anfrage("C", SAMSTAG, ABEND, trainer=[{"name": "Cem"}])
    ergebnis = plan_saison(CURRICULUM, [*anfragen, dritter])
    assert codes(ergebnis) == ["LC340", "LC340"]
    assert ergebnis.problems[0].problem.message == (
        "Am 06.03.2027 sind zu wenige Personen da für „A“ (09:00 bis 14:00) und „B“ (09:00 bis 14:00). "
        "In Frage kommt nur Alles."
    )
    assert [plan and plan.titel for plan in ergebnis.plaene] == ["A", None, "C"], "the others have their plans"


def test_a_conflict_goes_back_to_the_roster(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first roster has the two people of a course the wrong way round; the second gives teams that do."""

    def upside_down(saison: Saison, *_: object, **__: object) -> Dienstplan:
        return Dienstplan(saison, {0: frozenset({1}), 1: frozenset({0})}, kosten=6, schranke=6)

    monkeypatch.setattr("lotsen_curriculum.planning.saison.planen.build_dienstplan", upside_down)
    kurs = kurs_anfrage("A", SAMSTAG, ABEND, trainer=[ERSTES, ZWEITES])
    ergebnis = planned(plan_saison(CURRICULUM, [kurs]))
    assert ergebnis.runden == 2
    assert leading(ergebnis, "A")[0] >= {"Erstes"}


def test_a_seeded_season_is_resolved_by_its_second_roster() -> None:
    """Nothing is staged: with the first roster a course has no plan, with the second all have, and nobody is in two."""
    anfragen = kleine_saison(93)
    saison = build_saison([build_problem(CURRICULUM, anfrage) for anfrage in anfragen])
    erster = build_dienstplan(saison, sure_schnitte(saison))
    ohne = [kurs for kurs in range(len(saison.kurse)) if plan_kurs(saison, kurs, erster.teams) is None]
    assert len(ohne) == 1
    ergebnis = planned(plan_saison(CURRICULUM, anfragen))
    assert (ergebnis.runden, ergebnis.zurueck) == (2, 1)


def test_a_course_given_up_leaves_its_people_to_the_others() -> None:
    """One course can't be planned whoever leads it; the person that both need leads the other, which is proven best."""
    kurz = kurs_anfrage("A", "2027-03-06 09:00-10:15", trainer=[ALLES])
    ergebnis = checked(plan_saison(CURRICULUM, [kurz, kurs_anfrage("B", SAMSTAG, ABEND, trainer=[ALLES])]))
    assert [plan and plan.titel for plan in ergebnis.plaene] == [None, "B"]
    assert leading(ergebnis, "B") == [{"Alles"}, {"Alles"}]
    assert ergebnis.kosten == ergebnis.schranke == 3


def test_of_many_collisions_the_course_that_lacks_most_is_given_up() -> None:
    """Three courses share one person on two days: the one that needs both days goes first, the others have a plan."""
    eine = [{"name": "Ada"}]
    anfragen = [
        kurs_anfrage("A", SAMSTAG, ABEND, trainer=eine),
        kurs_anfrage("B", SAMSTAG, "2027-03-18 18:00-20:00", trainer=eine),
        kurs_anfrage("C", "2027-03-13 09:00-14:00", ABEND, trainer=eine),
    ]
    ergebnis = checked(plan_saison(CURRICULUM, anfragen))
    assert [plan and plan.titel for plan in ergebnis.plaene] == [None, "B", "C"]
    assert codes(ergebnis) == ["LC340", "LC340"]


def test_a_cut_names_as_little_as_it_takes() -> None:
    """What has to come first needs its person on the first day; neither the second day nor others are in the cut."""
    andere = {"name": "Zuletzt", "module": ["m2"]}
    kurs = kurs_anfrage("A", SAMSTAG, ABEND, trainer=[ERSTES, ZWEITES, andere])
    saison = build_saison([build_problem(CURRICULUM, kurs)])
    teams = {0: frozenset({1}), 1: frozenset({0})}
    assert plan_kurs(saison, 0, teams) is None
    schnitt = find_schnitt(saison, 0, teams)
    assert schnitt.dienste == {(0, 0)}
    assert plan_kurs(saison, 0, {0: frozenset({0, 1}), 1: frozenset({0})}) is not None


def test_a_course_whose_people_are_needed_elsewhere_is_told() -> None:
    """The only person for the first module has to lead another course then: both are named, with day and person."""
    kurs = kurs_anfrage("A", SAMSTAG, ABEND, trainer=[ZWEITES, ERSTES])
    anderer = kurs_anfrage("B", SAMSTAG, ABEND, trainer=[ERSTES, ALLES | {"nicht": ["2027-03-06"]}])
    ergebnis = plan_saison(kleines_curriculum(), [kurs, anderer])
    assert codes(ergebnis) == ["LC342"]
    text = str(ergebnis.problems[0].problem)
    assert "„A“ geht nur auf, wenn noch jemand von diesen mitleitet: Erstes (06.03.2027)" in text
    assert "für „B“ (06.03.2027, 09:00 bis 14:00)" in text


def test_a_course_that_fails_by_itself_is_told_as_always() -> None:
    """A session that is too short has the problem that it has alone, at the index of its Anfrage."""
    kurz = kurs_anfrage("Kurz", "2027-03-06 09:00-09:40", trainer=[ALLES])
    ergebnis = plan_saison(CURRICULUM, [kurs_anfrage("A", SAMSTAG, ABEND, trainer=[ALLES]), kurz])
    assert {(nummer, problem.code) for nummer, problem in ergebnis.problems} == {(1, "LC310"), (1, "LC316")}
    eng = kurs_anfrage("Eng", "2027-03-06 09:00-10:15", trainer=[ALLES])
    assert codes(plan_saison(CURRICULUM, [eng, kurs_anfrage("A", ABEND, SAMSTAG, trainer=[ZWEITES, {"name": "Cem"}])]))


def test_rounds_are_counted_and_their_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a course fails with every team, the last word names it and who was missing."""
    monkeypatch.setattr("lotsen_curriculum.planning.saison.planen.plan_kurs", lambda *_, **__: None)
    kurs = kurs_anfrage("A", SAMSTAG, ABEND, trainer=[{"name": "Ada"}, {"name": "Ben"}])
    ergebnis = plan_saison(CURRICULUM, [kurs], runden=1)
    assert codes(ergebnis) == ["LC343"]
    assert "Offen blieb „A“" in ergebnis.problems[0].problem.message


RAUM = "2027-03-06 09:00-14:00 Rathaus"


def at(titel: str, *termine: str, name: str, **weiteres: Any) -> Anfrage:
    """A course with a person of its own, so that only rooms can collide."""
    return kurs_anfrage(titel, *termine, trainer=[{"name": name}], **weiteres)


def test_a_room_that_is_booked_twice_is_told_with_a_remedy() -> None:
    """The same `ort` at the same time is a problem; a room that is free then and large enough is told."""
    a, b = at("A", RAUM, ABEND, name="Ada"), at("B", "2027-03-06 13:00-18:00 Rathaus", ABEND, name="Ben")
    ergebnis = plan_saison(CURRICULUM, [a, b])
    assert codes(ergebnis) == ["LC341"]
    problem = ergebnis.problems[0].problem
    assert problem.message == (
        "„Rathaus“ ist am 06.03.2027 doppelt belegt: durch „A“ (09:00 bis 14:00) und durch „B“ (13:00 bis 18:00)."
    )
    assert problem.loc == ("termine", 0, "ort")
    frei = a.model_copy(update={"titel": "C", "termine": (with_room(a, "Treff", 20), with_room(a, "Kammer", 5, 12))})
    hints = [p.problem.hint or "" for p in problems_of([a, b, frei])]
    assert not any("Frei ist" in hint for hint in hints), "one room is taken, the other too small"
    spaeter = frei.model_copy(update={"termine": (with_room(a, "Treff", 20, 12),)})
    assert "Frei ist dann zum Beispiel „Treff“." in (problems_of([a, b, spaeter])[0].problem.hint or "")


def with_room(anfrage: Anfrage, ort: str, personen: int, tag: int = 6) -> TerminWunsch:
    """A session of the Anfrage in another room."""
    neu = {"ort": ort, "raum": Raum(personen=personen), "datum": date(2027, 3, tag)}
    return anfrage.termine[0].model_copy(update=neu)


def problems_of(anfragen: Sequence[Anfrage]) -> tuple[SaisonProblem, ...]:
    """The problems of a season that can't be planned."""
    ergebnis = plan_saison(CURRICULUM, anfragen)
    return ergebnis.problems


@pytest.mark.parametrize(
    ("zweiter", "weiteres"),
    [
        ("2027-03-06 09:00-14:00 Rathaus Raum 2", {}),
        ("2027-03-06 14:00-19:00 Rathaus", {}),
        ("2027-03-13 09:00-14:00 Rathaus", {}),
        ("2027-03-06 09:00-14:00 Rathaus", {"form": "online"}),
    ],
)
def test_other_rooms_times_and_days_and_online_do_not_collide(zweiter: str, weiteres: dict[str, str]) -> None:
    """Two sessions collide only in the same room, on the same day, at the same time, and on site."""
    abend = "2027-03-18 18:00-20:00"
    planned(
        plan_saison(CURRICULUM, [at("A", RAUM, ABEND, name="Ada"), at("B", zweiter, abend, name="Ben", **weiteres)])
    )


def test_two_courses_of_the_same_title_are_told() -> None:
    """Titles tell courses apart."""
    assert codes(plan_saison(CURRICULUM, [at("A", SAMSTAG, ABEND, name="Ada")] * 2)) == ["LC344"]


def test_an_anfrage_that_cannot_be_built_is_told() -> None:
    """A course that does not exist is told with the index of its Anfrage, beside the problems of others."""
    falsch = at("B", SAMSTAG, ABEND, name="Ben", kurs="gibt-es-nicht")
    assert codes(plan_saison(CURRICULUM, [at("A", SAMSTAG, ABEND, name="Ada"), falsch])) == ["LC301"]


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where ortools is not there, the problem says what to install."""
    monkeypatch.setattr(loeser, "find_spec", lambda _: None)
    with pytest.raises(CurriculumError) as gefangen:
        plan_saison(CURRICULUM, kleine_saison(0))
    assert [problem.code for problem in gefangen.value.problems] == ["LC345"]
    assert 'pip install ".[saison]"' in str(gefangen.value)


def test_one_course_alone_never_asks_for_the_extra() -> None:
    """Planning one Anfrage does not import the roster's library, even where it is installed."""
    code = (
        "import sys; sys.modules['ortools'] = None\n"
        "from kleinerkurs import kleine_anfrage, kleiner_kurs\n"
        "from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan\n"
        "assert isinstance(compose_seminarplan(build_problem(kleiner_kurs(), kleine_anfrage())), Planbar)\n"
        "assert 'lotsen_curriculum.planning.saison' not in sys.modules\n"
    )
    pfad = ["tests", "src"]
    befehl = [sys.executable, "-c", f"import sys; sys.path[:0] = {pfad}\n{code}"]
    assert subprocess.run(befehl, capture_output=True, text=True, check=False).stderr == ""


def test_a_season_of_one_course_is_what_the_course_is_alone() -> None:
    """With nobody to share, the roster takes nothing away: the same points as planned alone."""
    from lotsen_curriculum.planning import Planbar, compose_seminarplan

    curriculum = kleiner_kurs()
    anfrage = kurs_anfrage("A", SAMSTAG, ABEND, trainer=[ALLES])
    allein = compose_seminarplan(build_problem(curriculum, anfrage))
    zusammen = plan_saison(curriculum, [anfrage])
    assert isinstance(allein, Planbar)
    assert zusammen.fertige[0].termine == allein.plan.termine
