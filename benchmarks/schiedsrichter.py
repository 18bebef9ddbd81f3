"""Engine against the CP-SAT referee: where both finish they must agree exactly, and what its plans cost beside ours.

Parts: `einig` compares 90 seeded days and 20 courses, `kosten` seminars of 20 and of 36 UE.
"""

import sys

from benchmarks.lauf import Wahl
from benchmarks.schiedsrichter_kosten import measure_kosten

__all__ = ["run"]


def run(wahl: Wahl) -> None:
    """Measures the parts that were chosen; ends with an error where both contradict each other."""
    if not wahl.teile or "kosten" in wahl.teile:
        measure_kosten(wahl).show(schreiben=wahl.schreiben)
    if not wahl.teile or "einig" in wahl.teile:
        from vergleich import main  # the referee lives with the tests

        if main(tage=9 * wahl.samen // 2, kurse=wahl.samen):
            sys.exit("Engine und Schiedsrichter widersprechen einander.")
