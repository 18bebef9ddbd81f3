"""A module of the Basisqualifizierung by itself: a course that an Anfrage can plan."""

from lotsen_curriculum.loading import parse_anfrage
from lotsen_curriculum.model.curriculum import TEIL_UE, Curriculum
from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan

SAMSTAG = """
kurs: {kurs}
titel: Ein Samstag
gruppe: {{personen: 17}}
termine:
  - {{datum: 2026-12-12, von: 09:30, bis: 16:30}}
"""


def test_every_module_of_the_course_fills_a_saturday(curriculum: Curriculum) -> None:
    """Whoever leads one Saturday of the course plans its module alone; the mandatory Baustein is always in."""
    for id_ in curriculum.kurse["basisqualifizierung"].module:
        anfrage = parse_anfrage(SAMSTAG.format(kurs=id_).encode(), curriculum)
        ergebnis = compose_seminarplan(build_problem(curriculum, anfrage))
        assert isinstance(ergebnis, Planbar), id_
        dabei = {zeile.baustein for zeile in ergebnis.plan.termine[0].zeilen if zeile.baustein}
        assert f"{id_}-1" in dabei


def test_what_can_be_planned_has_a_title_that_tells_what_it_is(curriculum: Curriculum) -> None:
    """A part of the Basisqualifizierung says so; courses, Vertiefungsseminare and formats keep their own range."""
    kurse = curriculum.planbare_kurse
    assert kurse["m2"].titel == "Basisqualifizierung, Modul 2: Migration und Integration"
    assert kurse["m2"].ue == TEIL_UE
    assert kurse["v-wohnen"].ue == curriculum.module["v-wohnen"].ue
    assert kurse["basisqualifizierung"] is curriculum.kurse["basisqualifizierung"]
