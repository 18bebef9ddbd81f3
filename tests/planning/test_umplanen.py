"""Re-planning: what was held stays, little else changes, and what is told about the difference is true."""

import re
from datetime import date, time
from itertools import pairwise
from typing import Any

import pytest
from planen import plane

from bauen import baustein, curriculum, modul, schritt
from bauen import kurs as kurs_von
from instanzen import build_kurs
from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan, Zeile
from lotsen_curriculum.planning import (
    Limits,
    NichtPlanbar,
    Planbar,
    Umgeplant,
    build_problem,
    check_plan,
    compose_seminarplan,
    replan_seminarplan,
)
from lotsen_curriculum.problems import CurriculumError

KNAPP = Limits(breiten=(60, 400), zellen=0, ordnungen=4)
SAMSTAG, ABEND, MAERZ = "2027-03-06 09:00-14:00", "2027-03-11 18:00-20:30", "2027-03-13 09:00-14:00"


def aenderung(**werte: Any) -> Aenderung:
    """An Aenderung with keys as in the YAML file."""
    return Aenderung.model_validate({"grund": "Für den Test."} | werte)


def welt() -> Curriculum:
    """Eight Bausteine of three Schritte, the second half recommended or optional."""
    steine = [
        baustein(
            f"m1-{n}",
            *(schritt(f"s{k}", f"a{(n + k) % 7}", f"b{(2 * n + k) % 9}", minuten=(10, 20, 35)) for k in range(3)),
            rang="pflicht" if n < 5 else ("empfohlen" if n < 7 else "optional"),
        )
        for n in range(1, 9)
    ]
    return curriculum(modul("m1", *steine))


@pytest.fixture(scope="module")
def plan() -> Seminarplan:
    """A course of a Saturday, an evening and a Saturday."""
    return plane(welt(), SAMSTAG, ABEND, MAERZ, trainer=[{"name": "Ada"}, {"name": "Bo"}])


def umgeplant(plan: Seminarplan, kurs: Curriculum, **werte: Any) -> Umgeplant:
    """The re-planned plan, which the checker accepts."""
    ergebnis = replan_seminarplan(plan, kurs, aenderung(**werte), limits=KNAPP)
    assert isinstance(ergebnis, Umgeplant), ergebnis
    assert check_plan(ergebnis.plan, kurs, ergebnis.plan.anfrage) == ()
    return ergebnis


def zeilen_bis(plan: Seminarplan, tag: date, um: time) -> list[Zeile]:
    """All rows that end at the moment or before."""
    return [zeile for termin in plan.termine for zeile in termin.zeilen if (termin.datum, zeile.bis) <= (tag, um)]


def test_where_nothing_changes_the_plan_stays(plan: Seminarplan) -> None:
    """Another place moves no row; the version is the second, and the sessions have their numbers."""
    neu = umgeplant(plan, welt(), termine=[{"datum": "2027-03-11", "ort": "Rathaus"}])
    assert neu.unterschied.zeilen == ()
    assert neu.unterschied.satz == "Kein Schritt ändert sich."
    assert neu.unterschied.termine == ("Der Termin am 11.03.2027 ist jetzt hier: Rathaus.",)
    assert (neu.plan.fassung, [termin.nummer for termin in neu.plan.termine]) == (2, [1, 2, 3])
    assert neu.plan.kosten == plan.kosten
    assert neu.plan.hinweise[-1] == "Fassung 2: Für den Test."


def test_a_lost_session_keeps_the_others_and_is_called_off(plan: Seminarplan) -> None:
    """What was planned for the lost evening goes or moves; the other sessions keep their numbers."""
    neu = umgeplant(plan, welt(), termine=[{"datum": "2027-03-11", "entfaellt": True}])
    assert [termin.nummer for termin in neu.plan.termine] == [1, 3]
    assert [(absage.nummer, absage.datum) for absage in neu.plan.abgesagt] == [(2, date(2027, 3, 11))]
    assert neu.unterschied.termine == ("Der Termin am 11.03.2027 entfällt.",)
    dabei = {zeile.baustein for termin in neu.plan.termine for zeile in termin.zeilen}
    assert {f"m1-{n}" for n in range(1, 5)} <= dabei
    assert neu.plan.entfallen


def test_a_moved_session_moves_with_its_rows(plan: Seminarplan) -> None:
    """An evening a week later has the same Schritte, and none of them counts as changed."""
    neu = umgeplant(plan, welt(), termine=[{"datum": "2027-03-13", "auf": "2027-03-20"}])
    assert neu.unterschied.zeilen == ()
    assert neu.plan.termine[-1].datum == date(2027, 3, 20)


def test_a_shortened_session_changes_few_rows(plan: Seminarplan) -> None:
    """Ninety minutes less on the last day leaves the first two sessions as they are."""
    neu = umgeplant(plan, welt(), termine=[{"datum": "2027-03-13", "bis": "12:30"}])
    assert neu.plan.termine[0].zeilen == plan.termine[0].zeilen
    assert neu.plan.termine[1].zeilen == plan.termine[1].zeilen
    assert neu.unterschied.termine == ("Der Termin am 13.03.2027 dauert jetzt von 09:00 bis 12:30.",)
    assert 0 < len(neu.unterschied.bewegt) <= 5


def test_somebody_who_is_ill_is_replaced(plan: Seminarplan) -> None:
    """Only who leads changes, and only on the days that are named."""
    neu = umgeplant(plan, welt(), fehlt=[{"name": "Ada", "tage": ["2027-03-13"]}])
    assert {zeile.arten for zeile in neu.unterschied.zeilen} == {("leitung",)}
    assert {name for zeile in neu.plan.termine[2].zeilen for name in zeile.trainer} == {"Bo"}
    assert neu.plan.termine[0].zeilen == plan.termine[0].zeilen


def test_a_late_schritt_is_prolonged_and_the_rest_is_fitted_in(plan: Seminarplan) -> None:
    """The group is fifteen minutes behind: what was done stays, the rest begins at the moment or later."""
    termin = plan.termine[2]
    dran = next(eine for eine, danach in pairwise(termin.zeilen) if {eine.art, danach.art} == {"schritt"})
    um = time(*divmod(dran.bis.hour * 60 + dran.bis.minute + 15, 60))
    stand = {"datum": termin.datum, "um": um, "geschafft": f"{dran.baustein}/{dran.schritt}"}
    neu = umgeplant(plan, welt(), stand=stand)
    heute = neu.plan.termine[2].zeilen
    stelle = termin.zeilen.index(dran)
    assert heute[:stelle] == termin.zeilen[:stelle]
    assert (heute[stelle].von, heute[stelle].bis, heute[stelle].methode) == (dran.von, um, dran.methode)
    assert neu.plan.termine[:2] == tuple(
        t.model_copy(update={"nummer": n}) for n, t in enumerate(plan.termine[:2], start=1)
    )


def test_a_schritt_that_goes_on_after_a_break_keeps_the_break(plan: Seminarplan) -> None:
    """Half an hour after a break the group is still at its first Schritt: the break was held, the rest is told."""
    termin = plan.termine[2]
    erste = next(zeile for zeile in termin.zeilen if zeile.art == "schritt")
    pause = next(zeile for zeile in termin.zeilen if zeile.art in {"pause", "mittag"})
    um = time(*divmod(pause.bis.hour * 60 + pause.bis.minute + 30, 60))
    stand = {"datum": termin.datum, "um": um, "geschafft": f"{erste.baustein}/{erste.schritt}"}
    neu = umgeplant(plan, welt(), stand=stand)
    heute = [(z.art, z.von, z.bis) for z in neu.plan.termine[2].zeilen]
    vorher = [("schritt", erste.von, pause.von), (pause.art, pause.von, pause.bis), ("eigen", pause.bis, um)]
    assert heute[1:4] == vorher
    satz = f"Neu am 13.03.2027 von {pause.bis:%H:%M} bis {um:%H:%M}: „Fortsetzung: {erste.titel}“."
    assert neu.unterschied.termine == (satz,)


def test_sessions_that_nothing_happens_to_begin_every_row_when_they_did(plan: Seminarplan) -> None:
    """Ninety minutes less on the last day move no row of the first two, however good that would be."""
    neu = umgeplant(plan, welt(), termine=[{"datum": "2027-03-13", "bis": "12:30"}], treue=0)
    strenger = umgeplant(plan, welt(), termine=[{"datum": "2027-03-13", "bis": "12:30"}])
    assert strenger.plan.termine[0].zeilen == plan.termine[0].zeilen
    assert neu.plan.kosten <= strenger.plan.kosten


def test_another_group_does_not_change_what_was_held(plan: Seminarplan) -> None:
    """With more people from the second session on, the first stays and is not judged by the new group."""
    neu = umgeplant(plan, welt(), personen=22, stand={"datum": "2027-03-07", "um": "08:00"})
    assert neu.plan.termine[0].zeilen == plan.termine[0].zeilen
    assert neu.plan.anfrage.gruppe.personen == 22


def test_a_higher_price_never_changes_more_rows(plan: Seminarplan) -> None:
    """The price of a changed row is a parameter."""
    kurz = [{"datum": "2027-03-13", "bis": "13:15"}]
    bewegt = [len(umgeplant(plan, welt(), termine=kurz, treue=treue).unterschied.bewegt) for treue in (0, 6, 60)]
    assert bewegt == sorted(bewegt, reverse=True)


def test_a_plan_that_the_data_have_left_behind_is_refused(plan: Seminarplan) -> None:
    """A Schritt that needs other minutes today: LC330 first, then what does not fit; no plan."""
    steine = [baustein(b.id, *b.schritte) for b in welt().bausteine.values()]
    anders = schritt("s0", "a1", minuten=(5, 5, 5))
    kurs = curriculum(modul("m1", baustein("m1-1", anders, *steine[0].schritte[1:]), *steine[1:]))
    with pytest.raises(CurriculumError) as fehler:
        replan_seminarplan(plan, kurs, aenderung(personen=15))
    codes = [problem.code for problem in fehler.value.problems]
    assert codes[0] == "LC330"
    assert len(codes) > 1


def test_what_cannot_be_planned_any_more_is_told(plan: Seminarplan) -> None:
    """With the first two sessions lost the mandatory Bausteine don't fit into one short evening."""
    weg = [{"datum": tag, "entfaellt": True} for tag in ("2027-03-06", "2027-03-11")]
    weg.append({"datum": "2027-03-13", "bis": "11:00"})
    ergebnis = replan_seminarplan(plan, welt(), aenderung(termine=weg), limits=KNAPP)
    assert isinstance(ergebnis, NichtPlanbar)
    (problem,) = ergebnis.problems
    assert problem.code == "LC332"
    bis = re.search(r"13\.03\.2027 bis (\d\d:\d\d) geht er auf", str(problem))
    assert bis
    umgeplant(plan, welt(), termine=[*weg[:2], {"datum": "2027-03-13", "bis": bis[1]}])


def test_a_lost_session_that_is_missed_is_asked_for_again() -> None:
    """No longer evening makes up for two Saturdays; how many more sessions do is told, and that many do."""
    steine = ([schritt(f"s{k}", f"n{n}{k}", minuten=(10, 20, 35)) for k in range(3)] for n in range(1, 9))
    kurs = curriculum(modul("m1", *(baustein(f"m1-{n}", *stein) for n, stein in enumerate(steine, start=1))))
    plan = plane(kurs, SAMSTAG, ABEND, MAERZ)
    weg = [{"datum": tag, "entfaellt": True} for tag in ("2027-03-06", "2027-03-13")]
    ergebnis = replan_seminarplan(plan, kurs, aenderung(termine=weg), limits=KNAPP)
    assert isinstance(ergebnis, NichtPlanbar)
    gesagt = re.search(r"Mit (einem|2) weiteren Termin(?:en)? \(09:00 bis 14:00\)", str(ergebnis.problems[0]))
    assert gesagt
    tage = ("2027-03-20", "2027-03-27")[: 1 if gesagt[1] == "einem" else 2]
    umgeplant(plan, kurs, termine=weg, neue_termine=[{"datum": t, "von": "09:00", "bis": "14:00"} for t in tage])


def test_a_total_outside_the_range_is_a_hint() -> None:
    """A course that must have ten UE and loses an evening is planned all the same, and says so."""
    kurs = curriculum(*welt().module.values(), kurse=(kurs_von("kurs", "m1", ue=(10, 20)),))
    plan = plane(kurs, SAMSTAG, ABEND, MAERZ)
    neu = umgeplant(
        plan, kurs, termine=[{"datum": "2027-03-11", "entfaellt": True}, {"datum": "2027-03-13", "bis": "12:00"}]
    )
    assert any(satz.endswith("UE; vorgesehen sind 10 bis 20.") for satz in neu.plan.hinweise)


@pytest.mark.parametrize("samen", [0, 2, 3, 4, 6])
def test_what_lies_before_the_moment_stays(samen: int) -> None:
    """On seeded courses, at the beginning, in the middle and at the end of each session."""
    kurs, wunsch = build_kurs(samen)
    ergebnis = compose_seminarplan(build_problem(kurs, wunsch), limits=KNAPP)
    if not isinstance(ergebnis, Planbar):
        return
    for termin in ergebnis.plan.termine:
        for zeile in termin.zeilen[1::4]:
            neu = umgeplant(ergebnis.plan, kurs, stand={"datum": termin.datum, "um": zeile.von})
            vorher = zeilen_bis(ergebnis.plan, termin.datum, zeile.von)
            assert zeilen_bis(neu.plan, termin.datum, zeile.von) == vorher


def test_a_schritt_cannot_be_done_before_it_begins(plan: Seminarplan) -> None:
    """LC331 names the Schritt and both times."""
    spaet = [zeile for zeile in plan.termine[2].zeilen if zeile.schritt][-1]
    stand = {"datum": "2027-03-13", "um": "09:20", "geschafft": f"{spaet.baustein}/{spaet.schritt}"}
    with pytest.raises(CurriculumError) as fehler:
        replan_seminarplan(plan, welt(), aenderung(stand=stand), limits=KNAPP)
    assert fehler.value.problems[0].code == "LC331"
    assert f"{spaet.von:%H:%M}" in fehler.value.problems[0].message


def test_a_new_session_gets_the_next_number_even_after_one_was_called_off(plan: Seminarplan) -> None:
    """Numbers are never used again, so that calendars don't mix up sessions."""
    erst = umgeplant(plan, welt(), termine=[{"datum": "2027-03-13", "entfaellt": True}]).plan
    ersatz = [{"datum": "2027-03-20", "von": "09:00", "bis": "14:00"}]
    dann = umgeplant(erst, welt(), neue_termine=ersatz)
    assert [termin.nummer for termin in dann.plan.termine] == [1, 2, 4]
    assert [absage.nummer for absage in dann.plan.abgesagt] == [3]
    assert dann.plan.fassung == 3
    assert dann.unterschied.termine == ("Neu ist ein Termin am 20.03.2027 von 09:00 bis 14:00.",)


def test_who_is_away_from_now_on_leads_nothing_that_comes(plan: Seminarplan) -> None:
    """Without days, somebody is away from the moment on; what was led before stays."""
    stand = {"datum": "2027-03-10", "um": "12:00"}
    neu = umgeplant(plan, welt(), stand=stand, fehlt=[{"name": "Ada"}])
    assert neu.plan.termine[0].zeilen == plan.termine[0].zeilen
    assert {name for termin in neu.plan.termine[1:] for zeile in termin.zeilen for name in zeile.trainer} == {"Bo"}


def test_who_is_there_on_a_lost_day_only_is_not_there_on_the_others() -> None:
    """An empty list of days would mean all days; the guest must not turn up on them."""
    gast = [{"name": "Gast", "nur": ["2027-03-11"]}, {"name": "Ada"}]
    plan = plane(welt(), SAMSTAG, ABEND, MAERZ, trainer=gast)
    neu = umgeplant(plan, welt(), termine=[{"datum": "2027-03-11", "entfaellt": True}])
    assert {name for termin in neu.plan.termine for zeile in termin.zeilen for name in zeile.trainer} == {"Ada"}


def test_locks_and_the_trainers_own_move_with_their_day() -> None:
    """A greeting and a lock on the evening are there on the new day, at the same time."""
    eigenes = [{"titel": "Gruß", "datum": "2027-03-11", "von": "19:00", "bis": "19:10"}]
    fest = [{"baustein": "m1-4", "datum": "2027-03-11"}]
    plan = plane(welt(), SAMSTAG, ABEND, MAERZ, eigenes=eigenes, fest=fest)
    neu = umgeplant(plan, welt(), termine=[{"datum": "2027-03-11", "auf": "2027-03-12"}])
    am_tag = next(termin for termin in neu.plan.termine if termin.datum == date(2027, 3, 12))
    assert ("Gruß", time(19, 0)) in {(zeile.titel, zeile.von) for zeile in am_tag.zeilen}
    assert "m1-4" in {zeile.baustein for zeile in am_tag.zeilen}
