"""Several courses together: the roster of seeded seasons with its bound, and a whole season from Anfragen to plans.

Parts: `dienstplan`, `saison`.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks.lauf import Wahl, in_own_process, timed
from benchmarks.saison_daten import build_saison_anfragen
from benchmarks.tabelle import Tabelle, anteil, megabyte, prozent, sekunden
from lotsen_curriculum.loading import load_curriculum
from lotsen_curriculum.planning import build_problem, check_plan
from lotsen_curriculum.planning.check.saison import check_saison
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.planning.saison import SaisonErgebnis, plan_saison
from lotsen_curriculum.planning.saison.dienstplan import Dienstplan, build_dienstplan
from lotsen_curriculum.planning.saison.kurse import sure_schnitte
from lotsen_curriculum.planning.saison.termine import build_saison

__all__ = ["TEILE", "run"]

TESTS = Path(__file__).parent.parent / "tests"
GROESSE = "50 Kurse"
ZIEL_S = 3.0
ZIEL_PROZENT = 20.0
SPEICHER_MB = 300


def measure_dienstplan(wahl: Wahl) -> Tabelle:
    """The roster of 50 courses with 500 sessions and 40 people, on one core, bound included."""
    sys.path[:0] = [str(TESTS), str(TESTS / "planning_saison")]
    from saisonwelt import ganze_saison  # seeded seasons live with the tests

    curriculum = load_curriculum()
    zeiten, abstaende, besetzt = [], [], 0
    for samen in range(wahl.samen):
        problems = [build_problem(curriculum, anfrage) for anfrage in ganze_saison(samen)]
        zeit, plan = timed(partial(_build, problems))
        zeiten.append(zeit)
        abstaende.append(100 * (plan.kosten / plan.schranke - 1))
        besetzt += not plan.offen
    zeilen = [
        sekunden("Dienstplan mit Schranke", GROESSE, zeiten, ZIEL_S),
        prozent("Punkte über der Schranke", GROESSE, abstaende, ZIEL_PROZENT),
        anteil("jeder Termin hat eine Leitung", GROESSE, besetzt, wahl.samen, 1),
    ]
    return Tabelle("dienstplan", "Dienstplan", f"{wahl.samen} Saisons mit je 500 Terminen und 40 Personen.", zeilen)


def _build(problems: Sequence[PlanningProblem]) -> Dienstplan:
    saison = build_saison(problems)
    return build_dienstplan(saison, sure_schnitte(saison))


@dataclass(frozen=True)
class Saisonlauf:
    """A whole season: seconds in all and for each course but the last, what came out, and what the checkers found."""

    gesamt_s: float
    je_kurs_s: list[float]
    ergebnis: SaisonErgebnis
    verstoesse: int
    doppelt: int


def plan_all() -> Saisonlauf:
    """Plans the season, and checks every plan and all of them together."""
    curriculum, anfragen = load_curriculum(), build_saison_anfragen(0)
    uhr: list[float] = []
    zeit, ergebnis = timed(lambda: plan_saison(curriculum, anfragen, melden=lambda _: uhr.append(time.process_time())))
    je_kurs = [danach - davor for davor, danach in pairwise(uhr)]
    verstoesse = sum(len(check_plan(plan, curriculum, plan.anfrage)) for plan in ergebnis.fertige)
    return Saisonlauf(zeit, je_kurs, ergebnis, verstoesse, len(check_saison(ergebnis.fertige)))


def measure_saison(wahl: Wahl) -> Tabelle:  # noqa: ARG001 - one season, whatever was chosen
    """One season of 50 courses on the shipped data, from the Anfragen to the plans."""
    lauf, speicher = in_own_process(plan_all)
    ergebnis = lauf.ergebnis
    kurse, fertig = len(ergebnis.plaene), len(ergebnis.fertige)
    zeilen = [
        sekunden("alles zusammen", GROESSE, [lauf.gesamt_s]),
        sekunden("je Kurs", GROESSE, lauf.je_kurs_s),
        anteil("mit Plan", GROESSE, fertig, kurse, 1),
        anteil("zurück zum Dienstplan", GROESSE, ergebnis.zurueck, kurse),
        prozent("Punkte über der Schranke", GROESSE, [100 * (ergebnis.kosten / ergebnis.schranke - 1)], ZIEL_PROZENT),
        prozent("Lücke der Pläne", GROESSE, [plan.luecke_prozent for plan in ergebnis.fertige]),
        anteil("Plan hält alle Regeln", GROESSE, fertig - lauf.verstoesse, fertig, 1),
        anteil("nirgends doppelt belegt", GROESSE, fertig - lauf.doppelt, fertig, 1),
        megabyte("Speicher", GROESSE, speicher, SPEICHER_MB),
    ]
    bemerkung = "Eine Saison mit den mitgelieferten Daten: 500 Termine, 40 Personen; ohne Unterlagen."
    return Tabelle("saison", "Eine Saison von den Anfragen bis zu den Plänen", bemerkung, zeilen)


TEILE: Mapping[str, Callable[[Wahl], Tabelle]] = {"dienstplan": measure_dienstplan, "saison": measure_saison}


def run(wahl: Wahl) -> None:
    """Measures the parts that were chosen and shows their tables."""
    for teil, measure in TEILE.items():
        if not wahl.teile or teil in wahl.teile:
            measure(wahl).show(schreiben=wahl.schreiben)
