"""Measurements of speed and memory; `make bench` runs them all. Never part of the tests: machines are noisy.

Builders of instances and the referee live with the tests; they are found from here on.
"""

import sys
from pathlib import Path

_TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(_TESTS), str(_TESTS / "planning_referee")]
