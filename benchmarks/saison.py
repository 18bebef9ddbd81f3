"""Several courses together: the roster of seeded seasons, its seconds, and how near to its bound it lies."""

import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.messen import Messung, print_messungen
from lotsen_curriculum.loading import load_curriculum
from lotsen_curriculum.planning import build_problem
from lotsen_curriculum.planning.saison.dienstplan import build_dienstplan
from lotsen_curriculum.planning.saison.kurse import sure_schnitte
from lotsen_curriculum.planning.saison.termine import build_saison

__all__ = ["run"]

TESTS = Path(__file__).parent.parent / "tests"
SAMEN = 20


def run() -> None:
    """Measures the roster of 50 courses with 500 sessions and 40 people, on one core, bound included."""
    sys.path[:0] = [str(TESTS), str(TESTS / "planning_saison")]
    from saisonwelt import ganze_saison  # seeded seasons live with the tests

    curriculum = load_curriculum()
    sekunden, abstaende, offen = [], [], 0
    for samen in range(SAMEN):
        problems = [build_problem(curriculum, anfrage) for anfrage in ganze_saison(samen)]
        start = time.process_time()
        saison = build_saison(problems)
        plan = build_dienstplan(saison, sure_schnitte(saison))
        sekunden.append(time.process_time() - start)
        abstaende.append(100 * (plan.kosten / plan.schranke - 1))
        offen += len(plan.offen)
    print_messungen(
        f"Dienstplan für 50 Kurse, 500 Termine, 40 Personen; {SAMEN} Saisons, CPU-Sekunden, mit Schranke",
        [
            Messung("Dienstplan, Median", median(sekunden), "s", 3.0, f"{offen} Termine ohne Leitung"),
            Messung("Dienstplan, Maximum", max(sekunden), "s", 3.0),
            Messung("Punkte über der Schranke, Median", median(abstaende), "%", 20.0),
            Messung("Punkte über der Schranke, Maximum", max(abstaende), "%", 20.0),
        ],
    )
