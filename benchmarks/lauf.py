"""How measurements run: what was chosen on the command line, seconds of computing, and a process for each."""

import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, TypeVar

from benchmarks.instanzen import KLASSEN, Klasse, build_instanz
from lotsen_curriculum.planning import build_problem, compose_seminarplan

__all__ = ["NAMEN", "SAMEN", "Wahl", "in_own_process", "timed"]

Ergebnis = TypeVar("Ergebnis")

SAMEN = 20
NAMEN = {"tag": "ein Tag", "wochenende": "Wochenende, 20 UE", "kurs": "Kurs, 36 UE"}
"""The classes as the tables call them."""


@dataclass(frozen=True)
class Wahl:
    """What is measured.

    Attributes:
        teile: Names of the parts; empty means all.
        samen: How many instances of each class.
        schreiben: Whether the tables are written into the documentation.
    """

    teile: tuple[str, ...] = ()
    klassen: tuple[Klasse, ...] = KLASSEN
    samen: int = SAMEN
    schreiben: bool = False


def timed(call: Callable[[], Ergebnis]) -> tuple[float, Ergebnis]:
    """Seconds that the processor worked for `call`, on all its cores together, and what it returned."""
    start = time.process_time()
    ergebnis = call()
    return time.process_time() - start, ergebnis


def in_own_process(call: Callable[..., Ergebnis], *args: Any) -> tuple[Ergebnis, float]:
    """What `call` returns in a process of its own, and the peak memory of that process in MB.

    The process makes a plan before, so that no measurement holds what only the first one takes.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as prozess:
        return prozess.submit(_with_memory, call, args).result()


def _with_memory(call: Callable[..., Ergebnis], args: tuple[Any, ...]) -> tuple[Ergebnis, float]:
    compose_seminarplan(build_problem(*build_instanz("tag", 0)))  # what only the first plan of a process takes
    ergebnis = call(*args)
    return ergebnis, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
