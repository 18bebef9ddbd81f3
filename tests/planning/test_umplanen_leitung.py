"""Re-planning and those who lead: what was led is a fact, and as few Schritte as possible change hands."""

from datetime import time
from typing import Any

import pytest
from planen import plane

from bauen import baustein, curriculum, modul, schritt
from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile
from lotsen_curriculum.planning import Umgeplant, check_plan, replan_seminarplan
from lotsen_curriculum.planning.plan import with_kosten

TAG, MORGEN, ABEND = "2027-03-06 09:00-16:30", "2027-03-06 09:00-13:00", "2027-03-06 18:00-21:30"
LEUTE = [{"name": "Cem"}, {"name": "Ada", "module": ["m1"]}, {"name": "Bo", "module": ["m2"]}]


def welt(*module_ids: str) -> Curriculum:
    """Two modules of two Bausteine with three Schritte each, or as many modules as are named."""
    module = []
    for m in module_ids or ("m1", "m2"):
        steine = ([schritt(f"s{k}", f"{m}{n}{k}", minuten=(5, 20, 40)) for k in "abc"] for n in "12")
        module.append(modul(m, *(baustein(f"{m}-{n}", *stein) for n, stein in enumerate(steine, start=1))))
    return curriculum(*module)


def umgeplant(plan: Seminarplan, **werte: Any) -> Umgeplant:
    """The re-planned plan, which the checker accepts."""
    kurs = welt()
    ergebnis = replan_seminarplan(plan, kurs, Aenderung.model_validate({"grund": "Für den Test."} | werte))
    assert isinstance(ergebnis, Umgeplant), ergebnis
    assert check_plan(ergebnis.plan, kurs, ergebnis.plan.anfrage) == ()
    return ergebnis


def leitung(termin: PlanTermin) -> dict[str, set[str]]:
    """Who leads Schritte of each module."""
    wer: dict[str, set[str]] = {}
    for zeile in termin.zeilen:
        if zeile.baustein:
            wer.setdefault(zeile.baustein[:2], set()).update(zeile.trainer)
    return wer


def led_by_two(plan: Seminarplan, kurs: Curriculum) -> Seminarplan:
    """The same plan, but on the first day Ada leads the first module and Bo the second, for two points more."""

    def led(zeile: Zeile) -> Zeile:
        wer = "Bo" if (zeile.baustein or "m1").startswith("m2") else "Ada"
        return zeile.model_copy(update={"trainer": (wer,)}) if zeile.trainer else zeile

    erster, *weitere = plan.termine
    erster = erster.model_copy(update={"zeilen": tuple(map(led, erster.zeilen))})
    plan = with_kosten(plan.model_copy(update={"termine": (erster, *weitere)}), plan.kosten + 2)
    assert check_plan(plan, kurs, plan.anfrage) == ()
    return plan


@pytest.fixture(scope="module")
def zu_zweit() -> Seminarplan:
    """Ada and Bo lead a day together that Cem could lead alone."""
    return led_by_two(plane(welt(), TAG, trainer=LEUTE), welt())


def test_whoever_is_there_goes_on_leading(zu_zweit: Seminarplan) -> None:
    """Where Ada is ill, Cem leads her Schritte, and Bo keeps his; the words say just that."""
    neu = umgeplant(zu_zweit, fehlt=[{"name": "Ada", "tage": ["2027-03-06"]}])
    assert leitung(neu.plan.termine[0]) == {"m1": {"Cem"}, "m2": {"Bo"}}
    assert neu.unterschied.bewegt == ()
    assert neu.unterschied.satz == "Kein Schritt ändert sich. 6 Schritte leitet jetzt Cem statt Ada."
    (wechsel,) = neu.unterschied.leitung
    assert wechsel.satz.startswith("Am 06.03.2027 leitet Cem statt Ada: „")
    assert wechsel.satz.count("„") == 6
    assert neu.plan.kosten == zu_zweit.kosten


@pytest.mark.parametrize(("treue", "bleibt"), [(0, {"Cem"}), (1, {"Bo"}), (1000, {"Bo"})])
def test_that_somebody_else_leads_has_its_price(zu_zweit: Seminarplan, treue: int, bleibt: set[str]) -> None:
    """Two points for a second person: at no price Cem leads all alone, from one point on Bo stays."""
    neu = umgeplant(zu_zweit, fehlt=[{"name": "Ada", "tage": ["2027-03-06"]}], treue_leitung=treue)
    assert leitung(neu.plan.termine[0])["m2"] == bleibt


def test_nobody_changes_where_nobody_is_away(zu_zweit: Seminarplan) -> None:
    """A shorter day is no reason to send Ada and Bo home; what is told leaves them out."""
    neu = umgeplant(zu_zweit, termine=[{"datum": "2027-03-06", "bis": "16:00"}])
    assert leitung(neu.plan.termine[0]) == {"m1": {"Ada"}, "m2": {"Bo"}}
    assert neu.unterschied.leitung == ()
    assert [satz[:3] for satz in neu.plan.hinweise if "für keinen Schritt eingeteilt" in satz] == ["Cem"]


def test_who_has_led_in_the_morning_may_be_away_in_the_evening() -> None:
    """Cem falls ill at noon: the morning stays as he led it, and others lead the evening of the same day."""
    plan = plane(welt(), MORGEN, ABEND, trainer=LEUTE)
    assert leitung(plan.termine[0])["m1"] == {"Cem"}
    stand = {"datum": "2027-03-06", "um": time(14)}
    neu = umgeplant(plan, stand=stand, fehlt=[{"name": "Cem"}])
    assert neu.plan.termine[0].zeilen == plan.termine[0].zeilen
    assert {name for zeile in neu.plan.termine[1].zeilen for name in zeile.trainer} <= {"Ada", "Bo"}


def test_who_opened_the_day_stays_named() -> None:
    """Ada is alone until the second day is lost and Bo's module comes to hers: he closes the day that she opened."""
    bo_zuerst = [LEUTE[2], LEUTE[1]]
    fest = [{"baustein": "m2-1", "datum": "2027-03-07"}]
    plan = plane(welt(), MORGEN, MORGEN.replace("-06", "-07"), trainer=bo_zuerst, fest=fest)
    assert leitung(plan.termine[0]) == {"m1": {"Ada"}}
    termine = [{"datum": "2027-03-07", "entfaellt": True}, {"datum": "2027-03-06", "bis": "16:30"}]
    neu = umgeplant(plan, stand={"datum": "2027-03-06", "um": "11:00"}, termine=termine)
    zeilen = neu.plan.termine[0].zeilen
    assert leitung(neu.plan.termine[0]) == {"m1": {"Ada"}, "m2": {"Bo"}}
    assert (zeilen[0].trainer, zeilen[-1].trainer) == (("Ada",), ("Bo",))


@pytest.mark.parametrize(("hoechstens", "geht"), [(2, False), (3, True)])
def test_nobody_joins_where_as_many_have_led_as_may(hoechstens: int, geht: bool) -> None:
    """Ada and Bo have led; Dora's module would be a third face, although Cem could have led theirs alone."""
    kurs = welt("m1", "m2", "m3")
    cem: dict[str, Any] = {"name": "Cem", "module": ["m1", "m2"]}
    leute = [cem, *LEUTE[1:], {"name": "Dora", "module": ["m3"]}]
    fest = [{"baustein": "m3-1", "datum": "2027-03-07"}]
    regeln = {"trainer_je_termin_max": hoechstens}
    plan = plane(kurs, TAG, TAG.replace("-06", "-07"), trainer=leute, fest=fest, pausen=regeln)
    stand = {"datum": "2027-03-06", "um": "14:30"}
    weg = [{"datum": "2027-03-07", "entfaellt": True}]
    aenderung = Aenderung.model_validate({"grund": "Für den Test.", "stand": stand, "termine": weg})
    ergebnis = replan_seminarplan(led_by_two(plan, kurs), kurs, aenderung)
    assert isinstance(ergebnis, Umgeplant) == geht
