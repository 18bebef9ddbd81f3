"""Each rule alone on the tiny course: engine and referee feel it in the same way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from vergleich import vergleiche

from kleinerkurs import feste_regeln, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import MethodeGruppe
from lotsen_curriculum.planning import Limits

JE_MODUL = [{"name": "Ada", "module": ["m1"]}, {"name": "Bo", "module": ["m2"]}]


@dataclass(frozen=True)
class Eingriff:
    """One rule or wish set otherwise, and the points of the best plan; None where there is no plan left."""

    was: str
    punkte: int | None
    anfrage: dict[str, Any] = field(default_factory=dict)
    kurs: Callable[[], Curriculum] = kleiner_kurs


def regeln(**werte: int | bool) -> Callable[[], Curriculum]:
    """The tiny course under other rules."""
    return lambda: kleiner_kurs(regelwerk=feste_regeln(**werte))


def zu_grosser_brief() -> Curriculum:
    """The tiny course where the letter needs more people than there are."""
    gruppe = MethodeGruppe(min_personen=15, max_personen=99)
    return kleiner_kurs(methoden={"brief": {"gruppe": gruppe}})


def nur_spiel_am_abend(**werte: int | bool) -> Curriculum:
    """The tiny course where nobody can do the tandem and the gallery is taken, under other rules."""
    nur_online = {"formen": ("online",)}
    return kleiner_kurs(methoden={"tandem": nur_online}, regelwerk=feste_regeln(**werte))


def samstag(**felder: Any) -> dict[str, Any]:
    """The Anfrage with another Saturday."""
    return {
        "termine": [
            {"datum": "2027-03-06", "von": "09:00", "bis": "14:00"} | felder,
            {"datum": "2027-03-11", "von": "18:00", "bis": "20:00"},
        ]
    }


OHNE_TAUSCH = Limits(schritte_tausch=0)
"""The points were counted by hand for the given order."""

EINGRIFFE = (
    Eingriff("nichts anders", 0),
    Eingriff("kürzere Strecken", 3, kurs=regeln(block_max_min=60)),
    Eingriff("längere Pausen", 3, kurs=regeln(pause_min=30)),
    Eingriff("Mittag erst ab zwölf", 1, kurs=regeln(mittag_ab=720)),
    Eingriff("Mittag nur bis halb eins", 0, kurs=regeln(mittag_bis=750)),
    Eingriff("längeres Ankommen", 0, kurs=regeln(ankommen_min=20)),
    Eingriff("längerer Abschluss", 2, kurs=regeln(abschluss_min=25)),
    Eingriff("längerer Umbau", 2, kurs=regeln(umbau_min=15)),
    Eingriff("online ohne Umbau", 0, {"form": "online"}),
    Eingriff("kein Abend ist lang genug", None, kurs=regeln(termin_mindest_min=121)),
    Eingriff("vier UE am Tag", 20, kurs=regeln(tag_max_ue=4)),
    Eingriff("neun UE im Kurs", None, kurs=lambda: kleiner_kurs(ue=(9, 20))),
    Eingriff("acht UE gewünscht", 4, {"ue": 8}),
    Eingriff("ein Profilelement, dem nichts dient", None, kurs=lambda: kleiner_kurs(pflicht=("k23",))),
    Eingriff("ein Profilelement, dem der Vortrag dient", 0, kurs=lambda: kleiner_kurs(pflicht=("k03",))),
    Eingriff("ein Raum für zehn", None, samstag(raum={"personen": 10})),
    Eingriff("ein Samstag mit drei Minuten mehr", 1, samstag(bis="14:03")),
    Eingriff("b4 schon am Samstag", 4, {"fest": [{"baustein": "b4", "datum": "2027-03-06"}]}),
    Eingriff("b1 erst am Abend", 33, {"fest": [{"baustein": "b1", "datum": "2027-03-11"}]}),
    Eingriff("b3 um zehn vor eins", 3, {"fest": [{"baustein": "b3", "datum": "2027-03-06", "um": "12:50"}]}),
    Eingriff(
        "b3 gewünscht und zu groß",
        None,
        {"bausteine": {"mit": ["b3"]}},
        zu_grosser_brief,
    ),
    Eingriff("der Brief ist für größere Gruppen", 34, kurs=zu_grosser_brief),
    Eingriff("das Spiel nur online", 4, kurs=lambda: kleiner_kurs(methoden={"spiel": {"formen": ("online",)}})),
    Eingriff("das Spiel verlangt C1", 4, kurs=lambda: kleiner_kurs(methoden={"spiel": {"sprachniveau": "C1"}})),
    Eingriff("b4 spielt wie schon der Samstag", 6, kurs=nur_spiel_am_abend),
    Eingriff("keine Methode zweimal im Kurs", 7, kurs=lambda: nur_spiel_am_abend(methode_je_kurs_einmal=True)),
    Eingriff("b3 vor b2", 0, kurs=lambda: kleiner_kurs(bausteine={"b2": {"voraussetzungen": ("b3",)}})),
    Eingriff("b4 ist teilbar", 0, kurs=lambda: kleiner_kurs(bausteine={"b4": {"teilbar": True}})),
    Eingriff("niemand ist da", None, {"trainer": [{"name": "Ada", "nicht": ["2027-03-06"]}]}),
    Eingriff("niemand kann m2", None, {"trainer": [{"name": "Ada", "module": ["m1"]}]}),
    Eingriff("für jedes Modul jemand", 2, {"trainer": JE_MODUL}),
    Eingriff(
        "ein Grußwort", 4, {"eigenes": [{"titel": "Gruß", "datum": "2027-03-06", "von": "11:00", "bis": "11:20"}]}
    ),
)


@pytest.mark.parametrize("eingriff", EINGRIFFE, ids=lambda eingriff: eingriff.was)
def test_engine_and_referee_feel_a_rule_in_the_same_way(eingriff: Eingriff) -> None:
    """With one rule set otherwise both prove the same points, or both that there is no plan."""
    vergleich = vergleiche(eingriff.kurs(), kleine_anfrage(**eingriff.anfrage), aufwand=30, limits=OHNE_TAUSCH)
    assert vergleich.widersprueche == ()
    assert vergleich.einig
    assert vergleich.urteil.kosten == eingriff.punkte
