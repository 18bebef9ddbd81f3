"""Too few methods for what must be in: seen at once, told with names, and never where there is a plan."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planen import scheitere

from bauen import anfrage, baustein, curriculum, methode, modul, schritt
from lotsen_curriculum.loading import load_anfrage, load_curriculum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import Limits, build_problem
from lotsen_curriculum.planning.compose import find_plan
from lotsen_curriculum.planning.gruende.engpass import find_engpass
from lotsen_curriculum.planning.gruende.hindernisse import find_hindernisse
from lotsen_curriculum.planning.gruende.konflikt import find_konflikt

BEISPIEL = Path(__file__).parents[2] / "beispiele" / "basisqualifizierung.yaml"
KURZ = Limits(breiten=(60,), notbreiten=(300,), zellen=0, schritte_tausch=0)
NAMEN = ("kreis", "paar", "gross", "bewegt")
ABENDE = "2027-03-06 18:00-21:00", "2027-03-07 18:00-21:00"


def je_kurs_einmal() -> dict[str, Any]:
    """The rule that no method comes twice in the course."""
    return {"regeln": [{"regel": "methode_je_kurs_einmal", "wert": True, "grund": "Für den Test."}]}


def welt(*schritte: tuple[str, ...], je_baustein: int = 1, teilbar: bool = False) -> Curriculum:
    """Mandatory Schritte with these methods, so many of them in a Baustein."""
    teile = [schritte[n : n + je_baustein] for n in range(0, len(schritte), je_baustein)]
    steine = [
        baustein(f"m1-{n}", *(schritt(f"s{m}", *namen) for m, namen in enumerate(teil)), teilbar=teilbar)
        for n, teil in enumerate(teile)
    ]
    return curriculum(modul("m1", *steine), methoden=tuple(methode(name) for name in NAMEN))


def test_a_course_with_more_schritte_than_methods_is_told_with_names() -> None:
    """Code LC319 names the Schritte that share too few methods, not those that have others, and where the rule is."""
    klein = welt(("kreis", "paar"), ("gross",), ("kreis", "paar"), ("paar",))
    (problem,) = scheitere(klein, *ABENDE, **je_kurs_einmal()).problems
    assert problem.code == "LC319"
    assert problem.loc == ("regeln", 0)
    assert problem.message == (
        "Für 3 Schritte, die sein müssen, gibt es nur 2 Methoden, und keine darf im Kurs zweimal vorkommen. "
        "Schritte: „Schritt s0“ (m1-0), „Schritt s0“ (m1-2), „Schritt s0“ (m1-3). Methoden: „Kreis“, „Paar“."
    )
    assert "methode_je_kurs_einmal" in (problem.hint or "")


FAELLE: dict[str, tuple[Curriculum, tuple[str, ...], dict[str, Any], bool]] = {
    "an einem Tag": (welt(("kreis",), ("kreis",)), ABENDE[:1], {}, True),
    "an zwei Tagen": (welt(("kreis",), ("kreis",)), ABENDE, {}, False),
    "dreimal an zwei Tagen": (welt(("kreis",), ("kreis",), ("kreis",)), ABENDE, {}, True),
    "in einem Baustein": (welt(("kreis",), ("kreis",), je_baustein=2), ABENDE, {}, True),
    "in einem teilbaren": (welt(("kreis",), ("kreis",), je_baustein=2, teilbar=True), ABENDE, {}, False),
    "auf denselben Tag festgelegt": (
        welt(("kreis",), ("kreis",)),
        ABENDE,
        {"fest": [{"baustein": f"m1-{n}", "datum": "2027-03-07"} for n in (0, 1)]},
        True,
    ),
    "auf zwei Tage festgelegt": (
        welt(("kreis",), ("kreis",)),
        ABENDE,
        {"fest": [{"baustein": f"m1-{n}", "datum": f"2027-03-0{6 + n}"} for n in (0, 1)]},
        False,
    ),
}


@pytest.mark.parametrize("name", FAELLE)
def test_the_rule_of_the_day_is_looked_at_where_schritte_surely_share_a_day(name: str) -> None:
    """One day, a Baustein that stays together, the same locked day, or more often than there are days."""
    daten, termine, weiteres, eng = FAELLE[name]
    funde = find_hindernisse(build_problem(daten, anfrage(*termine, **weiteres)))
    assert [fund.code for fund in funde] == ["LC319"] * eng


def test_of_many_names_only_some_are_told() -> None:
    """Eight Schritte for seven methods: six of either are named."""
    namen = tuple("abcdefg")
    stein = baustein("m1-1", *(schritt(f"s{n}", *namen) for n in range(8)))
    viele = curriculum(modul("m1", stein), methoden=tuple(methode(name) for name in namen))
    (problem,) = scheitere(viele, ABENDE[0]).problems
    assert problem.message.startswith("Für 8 Schritte, die sein müssen, gibt es nur 7 Methoden")
    assert "„Schritt s5“ (m1-1) und weitere. Methoden: „A“, „B“, „C“, „D“, „E“, „F“ und weitere." in problem.message


MOEGLICH = st.lists(st.frozensets(st.sampled_from(NAMEN), min_size=1), max_size=6)


def assignable(moeglich: list[frozenset[str]], je_methode: int) -> bool:
    """Whether some choice of methods uses none too often: all choices are tried."""
    return any(all(wahl.count(name) <= je_methode for name in NAMEN) for wahl in product(*moeglich))


@given(MOEGLICH, st.integers(1, 2))
@settings(max_examples=80)
def test_schritte_are_found_exactly_where_no_choice_of_methods_does(
    moeglich: list[frozenset[str]], je_methode: int
) -> None:
    """They have too few methods, and any one less of them would have enough."""
    benannt = {("m1-1", f"s{n}"): menge for n, menge in enumerate(moeglich)}
    eng = find_engpass(benannt, je_methode)
    assert bool(eng) != assignable(moeglich, je_methode)
    if eng:
        assert len(eng) == len(frozenset().union(*(benannt[s] for s in eng))) * je_methode + 1
        for einer in eng:
            assert assignable([benannt[s] for s in eng if s != einer], je_methode)


@given(
    st.lists(st.lists(st.sampled_from(NAMEN), min_size=1, max_size=3, unique=True).map(tuple), min_size=2, max_size=5),
    st.integers(1, 2),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=40)
def test_where_the_obstacle_is_seen_no_search_finds_a_plan(
    schritte: list[tuple[str, ...]], je_baustein: int, teilbar: bool, im_kurs: bool
) -> None:
    """Searched as if nothing had been seen."""
    daten = welt(*schritte, je_baustein=je_baustein, teilbar=teilbar)
    problem = build_problem(daten, anfrage(*ABENDE, **(je_kurs_einmal() if im_kurs else {})))
    if "LC319" in [fund.code for fund in find_hindernisse(problem)]:
        assert find_plan(problem, limits=KURZ) is None


def test_the_shipped_example_without_repetition_is_answered_at_once() -> None:
    """39 Schritte share 36 methods: few of them are told, and the rule is the conflict."""
    daten = load_curriculum()
    wunsch = load_anfrage(BEISPIEL, daten)
    streng = wunsch.model_copy(update={"regeln": anfrage(*ABENDE, **je_kurs_einmal()).regeln})
    problem = build_problem(daten, streng)
    (fund,) = find_hindernisse(problem)
    assert fund.code == "LC319"
    assert "Für 5 Schritte, die sein müssen, gibt es nur 4 Methoden" in fund.message
    (angabe,) = find_konflikt(problem).angaben
    assert angabe.loc == ("regeln", 0)
    assert angabe.abhilfe.endswith("(unter „regeln“ methode_je_kurs_einmal streichen).")
