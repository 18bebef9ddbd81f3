"""Whole commands as a user runs them: seconds from the key press to the prompt, and peak memory."""

import sys
import tempfile
from pathlib import Path

from benchmarks.messen import Messung, measure_process, print_messungen

__all__ = ["run"]

BEISPIEL = Path(__file__).parents[1] / "beispiele" / "basisqualifizierung.yaml"


def run() -> None:
    """Measures help, checking and planning."""
    lotsen = str(Path(sys.executable).with_name("lotsen"))
    hilfe, _ = measure_process([lotsen, "--help"], runs=11)
    pruefen, _ = measure_process([lotsen, "pruefen"], runs=7)
    with tempfile.TemporaryDirectory() as ordner:
        planen, speicher = measure_process([lotsen, "planen", str(BEISPIEL), "-o", ordner], runs=3)
    print_messungen(
        "Ganze Befehle, ein Kern, Median",
        [
            Messung("lotsen --help", hilfe, "s", 0.25),
            Messung("lotsen pruefen (alle mitgelieferten Daten)", pruefen, "s", 0.6),
            Messung("lotsen planen (32 UE, alle Unterlagen)", planen, "s"),
            Messung("lotsen planen, größter Speicher", speicher, "MB", 250),
        ],
    )
