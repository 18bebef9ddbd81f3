"""What holds for every plan: the checker accepts it, the same input gives it again, more time never takes it away."""

import pytest

from bauen import anfrage, baustein, curriculum, modul, schritt
from instanzen import build_kurs, build_tag
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.modul import Schritt
from lotsen_curriculum.planning import Ergebnis, Limits, Planbar, build_problem, check_plan, compose_seminarplan
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

SAMEN = range(8)
KNAPP = Limits(breiten=(20,), notbreiten=(500,), zellen=0)


@pytest.mark.parametrize("samen", SAMEN)
def test_the_checker_accepts_every_plan_of_a_course(samen: int) -> None:
    """On seeded courses of two or three Termine; the bound never lies above the points."""
    welt, wunsch = build_kurs(samen)
    ergebnis = compose_seminarplan(build_problem(welt, wunsch), limits=KNAPP)
    if isinstance(ergebnis, Planbar):
        assert check_plan(ergebnis.plan, welt, wunsch) == ()
    else:
        assert ergebnis.problems


@pytest.mark.parametrize("samen", SAMEN)
def test_the_same_input_gives_the_same_plan_whatever_the_order_of_the_data(samen: int) -> None:
    """Methods, modules and courses in another order change nothing."""
    welt, wunsch = build_tag(samen)
    andersherum = Curriculum(
        kernprofil=welt.kernprofil,
        module=dict(sorted(welt.module.items(), reverse=True)),
        methoden=dict(sorted(welt.methoden.items(), reverse=True)),
        kurse=dict(sorted(welt.kurse.items(), reverse=True)),
        regelwerke=welt.regelwerke,
    )
    assert _json(welt, wunsch) == _json(andersherum, wunsch) == _json(welt, wunsch)


@pytest.mark.parametrize("samen", [1, 3, 9])
def test_another_seed_gives_a_plan_of_the_same_points(samen: int) -> None:
    """The seed chooses among equal plans; where the best is proven, it is as good."""
    problem = build_problem(*build_tag(samen))
    kosten = set()
    for seed in (0, 1, 2):
        ergebnis = compose_seminarplan(problem, seed=seed)
        assert isinstance(ergebnis, Planbar)
        assert ergebnis.plan.luecke_prozent == 0
        kosten.add(ergebnis.plan.kosten)
    assert len(kosten) == 1


def test_more_time_never_takes_the_plan_away() -> None:
    """A course with Bausteine to choose from can be planned in every length from some evening on."""
    inhalt = {n: [schritt(s, f"x{n}{s}", f"y{n}{s}") for s in "abc"] for n in range(1, 7)}
    steine = [baustein(f"m1-{n}", *punkte, rang="pflicht" if n == 1 else "optional") for n, punkte in inhalt.items()]
    welt = curriculum(modul("m1", *steine))
    moeglich = [
        isinstance(_compose(welt, anfrage(f"2027-03-06 14:00-{minuten_to_uhrzeit(14 * 60 + laenge):%H:%M}")), Planbar)
        for laenge in range(60, 300, 20)
    ]
    assert moeglich == sorted(moeglich)
    assert moeglich[-1]


@pytest.mark.parametrize("samen", range(4))
def test_missing_minutes_are_enough(samen: int) -> None:
    """A day that is cut by half is planned again when the minutes that are said to be missing are added."""
    welt, wunsch = build_tag(samen)
    kurz = _end_earlier(wunsch, 0.5)
    ergebnis = _compose(welt, kurz)
    if not isinstance(ergebnis, Planbar) and ergebnis.fehlende_min:
        mehr = {stelle: -minuten for stelle, minuten in ergebnis.fehlende_min.items()}
        assert isinstance(_compose(welt, _shift_ends(kurz, mehr)), Planbar)


def test_a_course_of_twelve_evenings_has_a_plan_and_a_bound() -> None:
    """Twelve Termine, 24 Bausteine to choose from: a plan, its gap stated, nothing proven that is not."""
    module = [
        modul(f"m{m}", baustein(f"m{m}-1", *_schritte(m, 1)), baustein(f"m{m}-2", *_schritte(m, 2), rang="empfohlen"))
        for m in range(1, 13)
    ]
    kurs = Kurs(id="kurs", titel="Kurs", kurz="Kurz.", module=tuple(m.id for m in module))
    welt = curriculum(*module, kurse=(kurs,))
    wunsch = anfrage(*(f"2027-03-{tag:02d} 18:00-20:45" for tag in range(1, 13)))
    ergebnis = compose_seminarplan(build_problem(welt, wunsch), limits=KNAPP)
    assert isinstance(ergebnis, Planbar)
    assert check_plan(ergebnis.plan, welt, wunsch) == ()
    assert 0 < ergebnis.plan.schranke <= ergebnis.plan.kosten


def _schritte(m: int, b: int) -> list[Schritt]:
    return [schritt(s, f"x{(m + b * 3 + n) % 9}", f"y{(m + n) % 7}", f"z{n}") for n, s in enumerate("abcd")]


def _compose(welt: Curriculum, wunsch: Anfrage) -> Ergebnis:
    return compose_seminarplan(build_problem(welt, wunsch), limits=KNAPP)


def _json(welt: Curriculum, wunsch: Anfrage) -> str:
    ergebnis = _compose(welt, wunsch)
    return ergebnis.plan.model_dump_json() if isinstance(ergebnis, Planbar) else repr(ergebnis)


def _end_earlier(wunsch: Anfrage, anteil: float) -> Anfrage:
    laengen = [uhrzeit_to_minuten(t.bis) - uhrzeit_to_minuten(t.von) for t in wunsch.termine]
    return _shift_ends(wunsch, {stelle: int(laenge * anteil) // 5 * 5 for stelle, laenge in enumerate(laengen)})


def _shift_ends(wunsch: Anfrage, frueher_min: dict[int, int]) -> Anfrage:
    termine = list(wunsch.termine)
    for stelle, minuten in frueher_min.items():
        bis = minuten_to_uhrzeit(uhrzeit_to_minuten(termine[stelle].bis) - minuten)
        termine[stelle] = termine[stelle].model_copy(update={"bis": bis})
    return wunsch.model_copy(update={"termine": tuple(termine)})
