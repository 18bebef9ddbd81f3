"""Planning on the shipped data: the example, single seminars on an evening and on a day, courses of 20 and 36 UE."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.lauf import Wahl, in_own_process, timed
from benchmarks.tabelle import Tabelle, Zeile, anteil, megabyte, prozent, sekunden
from lotsen_curriculum.loading import load_anfrage, load_curriculum
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan

__all__ = ["measure_daten"]

BEISPIEL = Path(__file__).parents[1] / "beispiele" / "basisqualifizierung.yaml"
PERSONEN = (8, 10, 12, 14, 15, 16, 18, 20, 22, 24)
SAMSTAGE = ("2027-03-06", "2027-03-13", "2027-04-10", "2027-04-17", "2027-04-24")
ABENDE = ("2027-03-11", "2027-03-18", "2027-04-15", "2027-04-22")
SEMINARE = ("Beispiel, 32 UE", "ein Abend", "ein Tag", "Kurs, 20 UE", "Kurs, 36 UE")
ZIEL_S = {"Beispiel, 32 UE": 1.0, "ein Tag": 0.2}
SPEICHER_MB = 300

Lauf = tuple[float, float | None]
"""Seconds, and the gap in percent; None without a plan."""


def measure_daten(wahl: Wahl) -> Tabelle:
    """All seminars of each kind, or the first `samen` of them."""
    zeilen: list[Zeile] = []
    for name in SEMINARE:
        laeufe, speicher = in_own_process(plan_seminare, name, wahl.samen)
        luecken = [luecke for _, luecke in laeufe if luecke is not None]
        zeilen += [
            sekunden("Planen", name, [zeit for zeit, _ in laeufe], ZIEL_S.get(name)),
            anteil("mit Plan", name, len(luecken), len(laeufe)),
            anteil("bewiesen", name, luecken.count(0), len(laeufe)),
            prozent("Lücke", name, luecken),
            megabyte("Speicher", name, speicher, SPEICHER_MB),
        ]
    bemerkung = "Mitgelieferte Module und Methoden, 8 bis 24 Personen, gewöhnliche Regeln."
    return Tabelle("daten", "Die mitgelieferten Daten", bemerkung, zeilen)


def plan_seminare(name: str, hoechstens: int) -> list[Lauf]:
    """Plans the Anfragen of one kind of seminar."""
    curriculum = load_curriculum()
    return [_plan(curriculum, anfrage) for anfrage in _anfragen(name, curriculum)[:hoechstens]]


def _plan(curriculum: Curriculum, anfrage: Anfrage) -> Lauf:
    zeit, ergebnis = timed(lambda: compose_seminarplan(build_problem(curriculum, anfrage)))
    return zeit, ergebnis.plan.luecke_prozent if isinstance(ergebnis, Planbar) else None


def _anfragen(name: str, curriculum: Curriculum) -> Sequence[Anfrage]:
    match name:
        case "Beispiel, 32 UE":
            return [load_anfrage(BEISPIEL, curriculum)] * 5
        case "ein Abend":
            return list(_vertiefungen(curriculum, ("2027-03-11", "18:00", "21:00")))
        case "ein Tag":
            return list(_vertiefungen(curriculum, ("2027-03-06", "09:00", "15:30")))
        case "Kurs, 20 UE":
            return list(_kurse(samstage=3, abende=0))
        case _:
            return list(_kurse(samstage=5, abende=1))


def _vertiefungen(curriculum: Curriculum, termin: tuple[str, str, str]) -> Iterator[Anfrage]:
    ids = [modul.id for modul in curriculum.module.values() if modul.art == "vertiefung"]
    for id_, personen in zip(ids, PERSONEN * 2, strict=False):
        yield _anfrage(id_, personen, [termin])


def _kurse(*, samstage: int, abende: int) -> Iterator[Anfrage]:
    termine = [(tag, "09:00", "15:15") for tag in SAMSTAGE[:samstage]]
    termine += [(tag, "18:00", "20:30") for tag in ABENDE[:abende]]
    for personen in PERSONEN:
        for deutsch in ("B1", "B2"):
            yield _anfrage("basisqualifizierung", personen, sorted(termine), deutsch=deutsch)


def _anfrage(kurs: str, personen: int, termine: list[tuple[str, str, str]], deutsch: str = "B1") -> Anfrage:
    werte: dict[str, Any] = {
        "kurs": kurs,
        "titel": "Messung",
        "gruppe": {"personen": personen, "deutsch": deutsch},
        "termine": [{"datum": datum, "von": von, "bis": bis} for datum, von, bis in termine],
    }
    return Anfrage.model_validate_json(json.dumps(werte))
