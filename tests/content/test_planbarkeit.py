"""All content can be planned: each Baustein alone, each seminar as evenings and as a day, each selection."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bauen import anfrage
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.modul import UeSpanne
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.planning import STANDARD, Limits, Planbar, build_problem, check_plan, compose_seminarplan

GRUPPEN = (8, 14, 24)
KURZ = Limits(breiten=(100,), schritte=0, ordnungen=1, zweige=1)
"""One search that only asks whether there is a plan, not for the best one."""

ANFANG = 13 * 60 + 30
RAHMEN = 30
"""Minutes for Ankommen and Abschluss of a Termin."""

EIN_ABEND = ("2027-03-04 18:00-21:00",)
ZWEI_ABENDE = (*EIN_ABEND, "2027-03-11 18:00-21:00")
DREI_ABENDE = ("2027-03-04 18:00-20:15", "2027-03-11 18:00-20:15", "2027-03-18 18:00-21:00")
EIN_TAG = ("2027-03-06 09:00-16:30",)

KALENDER = {
    20: (
        "2027-03-06 09:00-15:45",
        "2027-03-11 18:00-21:00",
        "2027-03-13 09:00-15:45",
        "2027-03-18 18:00-20:30",
    ),
    28: (
        "2027-03-06 09:00-15:45",
        "2027-03-11 18:00-21:00",
        "2027-03-13 09:00-15:45",
        "2027-03-18 18:00-21:00",
        "2027-03-20 09:00-15:45",
    ),
    36: (
        "2027-03-06 09:00-15:45",
        "2027-03-11 18:00-21:00",
        "2027-03-13 09:00-15:45",
        "2027-03-18 18:00-21:00",
        "2027-03-20 09:00-15:45",
        "2027-04-10 09:00-15:45",
    ),
}
"""Saturdays and evenings as a Träger would choose them, for each recommended selection."""


def plane(curriculum: Curriculum, wunsch: Anfrage, limits: Limits = KURZ) -> Seminarplan:
    """The plan of an Anfrage; there is one, and the checker accepts it."""
    ergebnis = compose_seminarplan(build_problem(curriculum, wunsch), limits=limits)
    assert isinstance(ergebnis, Planbar), [problem.message for problem in ergebnis.problems]
    assert check_plan(ergebnis.plan, curriculum, wunsch) == ()
    return ergebnis.plan


def bausteine_of(plan: Seminarplan) -> set[str]:
    """The Bausteine that occur in a plan."""
    return {zeile.baustein for termin in plan.termine for zeile in termin.zeilen if zeile.baustein is not None}


def allein(curriculum: Curriculum, baustein_id: str) -> Curriculum:
    """The curriculum cut down to a course of one Baustein, which then needs no other before it."""
    baustein = curriculum.bausteine[baustein_id].model_copy(update={"voraussetzungen": ()})
    modul = curriculum.modul_of_baustein[baustein_id].model_copy(
        update={"art": "vertiefung", "bausteine": (baustein,), "ue": None}
    )
    kurs = Kurs(id="allein", titel="Allein", kurz="Ein Baustein.", module=(modul.id,), ue=UeSpanne(min=1, max=8))
    return replace(curriculum, module={modul.id: modul}, kurse={kurs.id: kurs})


def fenster(minuten: int) -> str:
    """An afternoon for `minuten` of work, with Ankommen, Abschluss, and a break after each full hour and a half."""
    bis = ANFANG + minuten + RAHMEN + 15 * ((minuten + RAHMEN - 1) // 90)
    return f"2027-03-06 {ANFANG // 60:02}:{ANFANG % 60:02}-{bis // 60:02}:{bis % 60:02}"


def plane_allein(curriculum: Curriculum, personen: int, limits: Limits = KURZ) -> list[str]:
    """Bausteine that can't be planned alone in a window of their typical length plus breaks."""
    scheitern = []
    for baustein in curriculum.bausteine.values():
        wunsch = anfrage(fenster(baustein.typische_minuten), kurs="allein", personen=personen)
        welt = allein(curriculum, baustein.id)
        ergebnis = compose_seminarplan(build_problem(welt, wunsch), limits=limits)
        if not isinstance(ergebnis, Planbar) or check_plan(ergebnis.plan, welt, wunsch):
            scheitern.append(baustein.id)
    return scheitern


def seminare(curriculum: Curriculum, art: str) -> list[str]:
    """Ids of the modules of one kind."""
    return [id_ for id_, modul in curriculum.module.items() if modul.art == art]


def plane_seminar(
    curriculum: Curriculum, id_: str, termine: Sequence[str], personen: int, limits: Limits = KURZ
) -> None:
    """A Vertiefungsseminar with all of its Bausteine can be planned on these Termine."""
    alle = [baustein.id for baustein in curriculum.module[id_].bausteine]
    plan = plane(curriculum, anfrage(*termine, kurs=id_, personen=personen, bausteine={"mit": alle}), limits)
    assert bausteine_of(plan) == set(alle)


def plane_auswahl(curriculum: Curriculum, ue: int, personen: int, limits: Limits = KURZ) -> None:
    """A recommended selection can be planned with just its Bausteine, in its number of UE."""
    kurs = curriculum.kurse["basisqualifizierung"]
    (auswahl,) = (auswahl for auswahl in kurs.auswahlen if auswahl.ue == ue)
    alle = [baustein.id for id_ in kurs.module for baustein in curriculum.module[id_].bausteine]
    ohne = [id_ for id_ in alle if id_ not in auswahl.bausteine]
    bausteine = {"mit": list(auswahl.bausteine), "ohne": ohne}
    wunsch = anfrage(*KALENDER[ue], kurs=kurs.id, personen=personen, ue=ue, bausteine=bausteine)
    assert bausteine_of(plane(curriculum, wunsch, limits)) == set(auswahl.bausteine)


@pytest.mark.parametrize("personen", GRUPPEN)
def test_each_baustein_alone(curriculum: Curriculum, personen: int) -> None:
    """Each Baustein fits a window of its typical length plus breaks, for a small, a usual and a large group."""
    assert plane_allein(curriculum, personen) == []


@pytest.mark.parametrize("personen", GRUPPEN)
def test_each_vertiefungsseminar_as_an_evening(curriculum: Curriculum, personen: int) -> None:
    """What is a must in a Vertiefungsseminar fits one evening."""
    for id_ in seminare(curriculum, "vertiefung"):
        plan = plane(curriculum, anfrage(*EIN_ABEND, kurs=id_, personen=personen))
        pflicht = {baustein.id for baustein in curriculum.module[id_].bausteine if baustein.rang == "pflicht"}
        assert pflicht <= bausteine_of(plan), id_


@pytest.mark.parametrize("personen", GRUPPEN)
@pytest.mark.parametrize("termine", [ZWEI_ABENDE, EIN_TAG], ids=["evenings", "day"])
def test_each_vertiefungsseminar_in_full(curriculum: Curriculum, termine: Sequence[str], personen: int) -> None:
    """Each Vertiefungsseminar with all of its Bausteine fits two evenings, and one day."""
    for id_ in seminare(curriculum, "vertiefung"):
        plane_seminar(curriculum, id_, termine, personen)


@pytest.mark.parametrize("personen", GRUPPEN)
def test_each_format_as_an_evening(curriculum: Curriculum, personen: int) -> None:
    """Each further format fits one evening."""
    for id_ in seminare(curriculum, "format"):
        plane(curriculum, anfrage(*EIN_ABEND, kurs=id_, personen=personen))


@pytest.mark.parametrize("personen", GRUPPEN)
@pytest.mark.parametrize("ue", KALENDER)
def test_each_recommended_selection(curriculum: Curriculum, ue: int, personen: int) -> None:
    """The selections of 20, 28 and 36 UE can be planned with a calendar of Saturdays and evenings."""
    plane_auswahl(curriculum, ue, personen)


@pytest.mark.lang
@pytest.mark.parametrize("personen", range(GRUPPEN[0], GRUPPEN[-1] + 1))
def test_all_groups_each_baustein_alone(curriculum: Curriculum, personen: int) -> None:
    """Each Baustein alone for every group from 8 to 24, with the limits of the program."""
    assert plane_allein(curriculum, personen, STANDARD) == []


@pytest.mark.lang
@pytest.mark.parametrize("personen", [8, 11, 14, 17, 20, 24])
@pytest.mark.parametrize("termine", [ZWEI_ABENDE, DREI_ABENDE, EIN_TAG], ids=["two evenings", "three evenings", "day"])
def test_more_groups_each_vertiefungsseminar(curriculum: Curriculum, termine: Sequence[str], personen: int) -> None:
    """Each Vertiefungsseminar in full on more calendars, for more groups, with the limits of the program."""
    for id_ in seminare(curriculum, "vertiefung"):
        plane_seminar(curriculum, id_, termine, personen, STANDARD)


@pytest.mark.lang
@pytest.mark.parametrize("personen", [8, 10, 12, 14, 16, 20, 24])
@pytest.mark.parametrize("ue", KALENDER)
def test_more_groups_each_recommended_selection(curriculum: Curriculum, ue: int, personen: int) -> None:
    """The selections for more groups, with the limits of the program."""
    plane_auswahl(curriculum, ue, personen, STANDARD)
