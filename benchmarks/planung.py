"""Planning alone, on the shipped data: seconds, gaps and proofs over seeded Anfragen of several lengths."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.messen import Messung, print_messungen
from lotsen_curriculum.loading import load_anfrage, load_curriculum
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan

__all__ = ["run"]

ROOT = Path(__file__).parents[1]
PERSONEN = (8, 10, 12, 14, 15, 16, 18, 20, 22, 24)
SAMSTAGE = ("2027-03-06", "2027-03-13", "2027-04-10", "2027-04-17", "2027-04-24")
ABENDE = ("2027-03-11", "2027-03-18", "2027-04-15", "2027-04-22")


def run() -> None:
    """Measures the example and the classes evening, day, 20 UE and 36 UE."""
    curriculum = load_curriculum()
    beispiel = load_anfrage(ROOT / "beispiele" / "basisqualifizierung.yaml", curriculum)
    zeilen = _class_messungen("Beispiel mit 32 UE", [beispiel] * 5, curriculum, ziel_s=1.0)
    zeilen += _class_messungen("Vertiefungsseminar an einem Abend", list(_abende(curriculum)), curriculum)
    zeilen += _class_messungen("Vertiefungsseminar an einem Tag", list(_tage(curriculum)), curriculum, ziel_s=0.2)
    zeilen += _class_messungen("Kurs mit 20 UE", list(_kurse(3, 0)), curriculum)
    zeilen += _class_messungen("Kurs mit 36 UE", list(_kurse(5, 1)), curriculum)
    print_messungen("Planung auf den mitgelieferten Daten, CPU-Sekunden", zeilen)


def _class_messungen(
    name: str, anfragen: list[Anfrage], curriculum: Curriculum, ziel_s: float | None = None
) -> list[Messung]:
    sekunden, luecken = [], []
    for anfrage in anfragen:
        start = time.process_time()
        ergebnis = compose_seminarplan(build_problem(curriculum, anfrage))
        sekunden.append(time.process_time() - start)
        if isinstance(ergebnis, Planbar):
            luecken.append(ergebnis.plan.luecke_prozent)
    bewiesen = sum(luecke == 0 for luecke in luecken)
    befund = f"{len(luecken)}/{len(anfragen)} geplant, {bewiesen} bewiesen"
    luecke = f"Lücke {median(luecken):.1f} %, höchstens {max(luecken):.1f} %" if luecken else "kein Plan"
    return [
        Messung(f"{name}, Median", median(sekunden), "s", ziel_s, befund),
        Messung(f"{name}, Maximum", max(sekunden), "s", None, luecke),
    ]


def _abende(curriculum: Curriculum) -> Iterator[Anfrage]:
    for modul, personen in zip(_vertiefungen(curriculum), PERSONEN * 2, strict=False):
        yield _anfrage(modul, personen, [("2027-03-11", "18:00", "21:00")])


def _tage(curriculum: Curriculum) -> Iterator[Anfrage]:
    for modul, personen in zip(_vertiefungen(curriculum), PERSONEN * 2, strict=False):
        yield _anfrage(modul, personen, [("2027-03-06", "09:00", "15:30")])


def _kurse(samstage: int, abende: int) -> Iterator[Anfrage]:
    termine = [(tag, "09:00", "15:15") for tag in SAMSTAGE[:samstage]]
    termine += [(tag, "18:00", "20:30") for tag in ABENDE[:abende]]
    for personen in PERSONEN:
        for deutsch in ("B1", "B2"):
            yield _anfrage("basisqualifizierung", personen, sorted(termine), deutsch=deutsch)


def _vertiefungen(curriculum: Curriculum) -> list[str]:
    return [modul.id for modul in curriculum.module.values() if modul.art == "vertiefung"]


def _anfrage(kurs: str, personen: int, termine: list[tuple[str, str, str]], deutsch: str = "B1") -> Anfrage:
    werte: dict[str, Any] = {
        "kurs": kurs,
        "titel": "Messung",
        "gruppe": {"personen": personen, "deutsch": deutsch},
        "termine": [{"datum": datum, "von": von, "bis": bis} for datum, von, bis in termine],
    }
    return Anfrage.model_validate_json(json.dumps(werte))
