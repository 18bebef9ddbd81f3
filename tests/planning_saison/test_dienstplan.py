"""The roster against every other roster on tiny seasons, its bound against any prices, and the whole season in time."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saisonwelt import ganze_saison, kleines_curriculum, kurs_anfrage

from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import build_problem
from lotsen_curriculum.planning.saison.dienstplan import build_dienstplan
from lotsen_curriculum.planning.saison.loeser import TEILE, prove_schranke, relax_modell, solve_modell
from lotsen_curriculum.planning.saison.modell import formulate, kosten_of
from lotsen_curriculum.planning.saison.termine import Saison, Teams, build_saison, erwartete_module

CURRICULUM = kleines_curriculum()
LEUTE = (
    {"name": "Ada"},
    {"name": "Ben", "module": ["m1"]},
    {"name": "Cem", "module": ["m2"], "nicht": ["2027-03-11"]},
)
TERMINE = ("2027-03-06 09:00-14:00", "2027-03-11 18:00-20:00")


def winzig(*wer: str) -> Saison:
    """A course for each word of `wer`, its letters naming who may lead; all at the same two times."""
    anfragen = [
        kurs_anfrage(f"Kurs {nummer}", *TERMINE, trainer=[p for p in LEUTE if str(p["name"])[0] in namen])
        for nummer, namen in enumerate(wer)
    ]
    return build_saison([build_problem(CURRICULUM, anfrage) for anfrage in anfragen])


def alle_dienstplaene(saison: Saison) -> Iterator[dict[int, frozenset[int]]]:
    """Every roster without anybody in two places, empty teams among them."""
    moeglich = [
        [frozenset(team) for groesse in range(termin.hoechstens + 1) for team in combinations(termin.leitung, groesse)]
        for termin in saison.termine
    ]
    for teams in product(*moeglich):
        plan = dict(enumerate(teams))
        if not any(plan[n] & plan[m] for n in plan for m in saison.gleichzeitig[n]):
            yield plan


def punkte(saison: Saison, teams: Teams) -> int:
    """What a roster costs, counted once more in the plainest way."""
    summe = 0
    for nummer, team in teams.items():
        termin = saison.termine[nummer]
        summe += 2 * (len(team) - 1) if team else 1_000_000
        for modul in termin.module:
            koennen = [t.name for t in saison.kurse[termin.kurs].trainer if not t.module or modul in t.module]
            summe += 0 if any(saison.personen[person] in koennen for person in team) else 5
    for kurs in range(len(saison.kurse)):
        summe += 3 * len(set().union(*(teams[n] for n in saison.termine_of[kurs])))
    for person in range(len(saison.personen)):
        anteil = sum(1 / len(t.leitung) for t in saison.termine if person in t.leitung)
        summe += max(0, sum(person in team for team in teams.values()) - int(anteil + 0.999999))
    return summe


@pytest.mark.parametrize("wer", [("ABC",), ("ABC", "ABC"), ("AB", "AC"), ("BC", "ABC"), ("A", "ABC", "BC")])
def test_no_other_roster_of_a_tiny_season_costs_less(wer: tuple[str, ...]) -> None:
    """Of all rosters the one that is made has the least points; its bound is just as high, since it is proven."""
    saison = winzig(*wer)
    plan = build_dienstplan(saison)
    alle = [punkte(saison, teams) for teams in alle_dienstplaene(saison)]
    assert len(alle) > 10
    assert plan.kosten == punkte(saison, plan.teams) == kosten_of(saison, plan.teams) == min(alle)
    assert plan.schranke == plan.kosten


def test_the_fractions_bound_every_roster() -> None:
    """The bound from fractions alone lies below the best roster."""
    saison = winzig("ABC", "AB", "BC")
    modell = formulate(saison, range(len(saison.termine)), {})
    best = min(punkte(saison, teams) for teams in alle_dienstplaene(saison))
    assert 0 < relax_modell(modell).schranke <= best


@settings(max_examples=40)
@given(preise=st.lists(st.integers(0, 8 * TEILE), min_size=60, max_size=60))
def test_any_prices_of_the_rows_give_a_bound(preise: list[int]) -> None:
    """The proof needs nothing from the library: whatever the prices, no roster costs less than what follows."""
    saison = winzig("AB", "ABC")
    modell = formulate(saison, range(len(saison.termine)), {})
    loesung = solve_modell(modell)
    assert loesung is not None
    assert loesung.bewiesen
    assert len(modell.reihen) <= 60
    assert prove_schranke(modell, preise[: len(modell.reihen)]) <= BEST["AB ABC"]


BEST = {"AB ABC": min(punkte(winzig("AB", "ABC"), teams) for teams in alle_dienstplaene(winzig("AB", "ABC")))}


def test_the_model_costs_what_the_roster_costs() -> None:
    """The points that are minimised, with those that were fixed before, are the points of the roster."""
    saison = winzig("ABC", "ABC")
    modell = formulate(saison, range(len(saison.termine)), {})
    loesung = solve_modell(modell)
    assert loesung is not None
    werte = zip(modell.preise, loesung.werte, strict=True)
    assert modell.sockel + sum(preis * wert for preis, wert in werte) == build_dienstplan(saison).kosten


def test_a_part_given_out_anew_costs_what_the_whole_costs() -> None:
    """Half of a roster as it is and half of it free: the sum is that of the whole."""
    saison = winzig("ABC", "AB")
    teams = build_dienstplan(saison).teams
    fest = {nummer: team for nummer, team in teams.items() if nummer < 2}
    modell = formulate(saison, [n for n in teams if n >= 2], fest)
    loesung = solve_modell(modell)
    assert loesung is not None
    kosten = modell.sockel + sum(p * w for p, w in zip(modell.preise, loesung.werte, strict=True))
    assert kosten + sum(_fest_kosten(saison, nummer, team) for nummer, team in fest.items()) == kosten_of(saison, teams)


def _fest_kosten(saison: Saison, nummer: int, team: frozenset[int]) -> int:
    termin = saison.termine[nummer]
    offen = sum(not team & saison.koennen[termin.kurs, modul] for modul in termin.module)
    return saison.zusatz_preis(termin.kurs) * (len(team) - 1) + 5 * offen


def test_what_a_session_will_hold_follows_order_and_locks() -> None:
    """What comes first is expected first; a lock moves its module to the day of the lock."""
    ohne = build_problem(CURRICULUM, kurs_anfrage("A", *TERMINE, trainer=[]))
    assert erwartete_module(ohne) == (("m1", "m2"), ("m2",))
    fest = [{"baustein": "b1", "datum": "2027-03-11"}]
    mit = build_problem(CURRICULUM, kurs_anfrage("A", *TERMINE, trainer=[], fest=fest))
    assert erwartete_module(mit)[1] == ("m1", "m2")


def test_an_empty_season_has_an_empty_roster() -> None:
    """Courses without trainers leave nothing to give out."""
    saison = build_saison([build_problem(CURRICULUM, kurs_anfrage("A", *TERMINE, trainer=[]))])
    plan = build_dienstplan(saison)
    assert (plan.kosten, plan.schranke, plan.offen) == (0, 0, ())


def test_fifty_courses_lie_within_twenty_percent_of_the_bound(curriculum: Curriculum) -> None:
    """500 sessions and 40 people: everybody in one place, nobody missing, proven close to the best, twice the same."""
    saison = build_saison([build_problem(curriculum, anfrage) for anfrage in ganze_saison(1)])
    assert (len(saison.kurse), len(saison.termine), len(saison.personen)) == (50, 500, 40)
    plan = build_dienstplan(saison)
    assert plan.offen == ()
    for nummer, team in plan.teams.items():
        assert team <= set(saison.termine[nummer].leitung)
        assert len(team) <= saison.termine[nummer].hoechstens
        assert not any(team & plan.teams[anderer] for anderer in saison.gleichzeitig[nummer])
    assert plan.schranke <= plan.kosten <= 1.2 * plan.schranke
    assert build_dienstplan(saison).teams == plan.teams
