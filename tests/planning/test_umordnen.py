"""Re-planning in another order: where somebody who can lead a Baustein is away, as little as possible moves."""

from typing import Any

import pytest
from planen import plane

from bauen import anfrage, baustein, curriculum, modul, schritt
from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning import Umgeplant, build_problem, check_plan, replan_seminarplan
from lotsen_curriculum.planning.umplanung.umordnen import Verteilung, cheap_orders

TAGE = tuple(f"2027-03-{tag:02d} 09:00-12:15" for tag in (6, 13, 20))
LEUTE: list[dict[str, Any]] = [{"name": "Ada"}, {"name": "Bo", "module": ["m1", "m4", "m5", "m6"]}]


def welt(**voraus: tuple[str, ...]) -> Curriculum:
    """Six modules of one Baustein with three Schritte each: two for each day."""
    module = []
    for m in range(1, 7):
        schritte = [schritt(f"s{k}", f"m{m}{k}", minuten=(20, 25, 30)) for k in "abc"]
        module.append(modul(f"m{m}", baustein(f"m{m}-1", *schritte, voraussetzungen=voraus.get(f"m{m}", ()))))
    return curriculum(*module)


def umgeplant(kurs: Curriculum, plan: Seminarplan, **werte: Any) -> Umgeplant:
    """The re-planned plan, which the checker accepts."""
    ergebnis = replan_seminarplan(plan, kurs, Aenderung.model_validate({"grund": "Für den Test."} | werte))
    assert isinstance(ergebnis, Umgeplant), ergebnis
    assert check_plan(ergebnis.plan, kurs, ergebnis.plan.anfrage) == ()
    return ergebnis


def tage(plan: Seminarplan) -> list[list[str]]:
    """The modules of each session, in order."""
    return [list(dict.fromkeys((z.baustein or "")[:2] for z in t.zeilen if z.baustein)) for t in plan.termine]


def test_what_nobody_can_lead_changes_places_with_one_other() -> None:
    """Ada is away on the second day and Bo can't lead m3: it changes places with one that he can; all else stays."""
    plan = plane(welt(), *TAGE, trainer=LEUTE)
    assert tage(plan) == [["m1", "m2"], ["m3", "m4"], ["m5", "m6"]]
    neu = umgeplant(welt(), plan, fehlt=[{"name": "Ada", "tage": ["2027-03-13"]}])
    umgezogen = {zeile.baustein for zeile in neu.unterschied.bewegt}
    assert len(umgezogen) == 2
    assert "m3-1" in umgezogen
    assert {zeile.arten[0] for zeile in neu.unterschied.bewegt} == {"termin"}
    assert neu.ordnungen > 1


@pytest.mark.parametrize("spaeter", ["m5", "m6"])
def test_what_builds_upon_others_stays_behind_them(spaeter: str) -> None:
    """A Baustein that builds upon m3 and upon m1 is not pulled before them, though Bo could lead it."""
    kurs = welt(**{spaeter: ("m3-1", "m1-1")})
    neu = umgeplant(kurs, plane(kurs, *TAGE, trainer=LEUTE), fehlt=[{"name": "Ada", "tage": ["2027-03-13"]}])
    folge = [modul for tag in tage(neu.plan) for modul in tag]
    assert folge.index("m3") < folge.index(spaeter)
    assert len({zeile.baustein for zeile in neu.unterschied.bewegt}) == 2


def test_every_order_that_is_tried_is_legal() -> None:
    """Whatever is exchanged, what builds upon m3 and m1 stands behind them."""
    kurs = welt(m4=("m1-1",), m5=("m3-1",), m6=("m3-1", "m1-1"))
    leute = [LEUTE[0] | {"nicht": ["2027-03-13"]}, LEUTE[1]]
    problem = build_problem(kurs, anfrage(*TAGE, trainer=leute))
    bisher = {f"m{m}-1": (m - 1) // 2 for m in range(1, 7)}
    orders = cheap_orders(problem, Verteilung(bisher, (0, 0), frozenset()), treue=6, anzahl=20)
    assert len(orders) > 5
    for ordnung in orders:
        stelle = {baustein.id: nummer for nummer, baustein in enumerate(ordnung.bausteine)}
        assert all(stelle[v] < stelle[baustein.id] for baustein in ordnung.bausteine for v in baustein.voraussetzungen)


def test_what_was_held_does_not_move() -> None:
    """After the first day only the third is left for an exchange."""
    plan = plane(welt(), *TAGE, trainer=LEUTE)
    stand = {"datum": "2027-03-07", "um": "08:00"}
    neu = umgeplant(welt(), plan, stand=stand, fehlt=[{"name": "Ada", "tage": ["2027-03-13"]}])
    assert neu.plan.termine[0].zeilen == plan.termine[0].zeilen
    assert "m3" in tage(neu.plan)[2]


def test_a_session_that_moves_behind_others_takes_its_rows_along() -> None:
    """The second day comes last: no Schritt changes, though the order of the Bausteine does."""
    plan = plane(welt(), *TAGE)
    neu = umgeplant(welt(), plan, termine=[{"datum": "2027-03-13", "auf": "2027-03-27"}])
    assert tage(neu.plan) == [["m1", "m2"], ["m5", "m6"], ["m3", "m4"]]
    assert neu.unterschied.zeilen == ()


def test_where_everything_can_stay_no_other_order_is_tried() -> None:
    """A shorter day is no reason for another order."""
    plan = plane(welt(), *TAGE, trainer=LEUTE)
    neu = umgeplant(welt(), plan, termine=[{"datum": "2027-03-20", "bis": "12:00"}])
    assert neu.ordnungen == 1
