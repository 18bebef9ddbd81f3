"""Engine against the CP-SAT referee on 90 seeded days and 20 courses: where both finish they must agree exactly."""

import sys
from pathlib import Path

__all__ = ["run"]

TESTS = Path(__file__).parent.parent / "tests"


def run() -> None:
    """Prints one line for each instance and how often both agree; ends with an error where they contradict."""
    sys.path[:0] = [str(TESTS), str(TESTS / "planning_referee")]
    from vergleich import main  # the referee lives with the tests

    if main():
        sys.exit("Engine und Schiedsrichter widersprechen einander.")
