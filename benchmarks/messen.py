"""Measuring: medians over repeated runs, whole processes with their peak memory, and the table that shows it."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

__all__ = ["Messung", "measure_call", "measure_process", "print_messungen"]


@dataclass(frozen=True)
class Messung:
    """One line of the table: what was measured, the figure, and the target it is held against."""

    was: str
    wert: float
    einheit: str
    ziel: float | None = None
    bemerkung: str = ""


def measure_call(call: Callable[[], object], *, runs: int = 5) -> float:
    """Median seconds of `call` over `runs` runs in this process."""
    return median(_seconds(call) for _ in range(runs))


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def measure_process(command: Sequence[str], *, runs: int = 5, computing: bool = False) -> tuple[float, float]:
    """Median seconds and peak memory in MB of a whole process on one core; its output is thrown away.

    With `computing` the seconds are those that the core has worked for it: on a busy machine the fairer measure. A run
    before the counted ones leaves Python's bytecode behind, which an installed program always has.
    """
    seconds, megabytes = [], []
    _start(command).wait()
    for _ in range(runs):
        start = time.perf_counter()
        process = _start(_on_one_core(command))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        waited = time.perf_counter() - start
        seconds.append(usage.ru_utime + usage.ru_stime if computing else waited)
        megabytes.append(usage.ru_maxrss / 1024)
        assert process.returncode == 0, command
    return median(seconds), median(megabytes)


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """The process, allowed to keep its bytecode whatever the shell says."""
    umgebung = {name: wert for name, wert in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=umgebung)


def _on_one_core(command: Sequence[str]) -> list[str]:
    return ["taskset", "-c", "0", *command]


def print_messungen(titel: str, messungen: Sequence[Messung]) -> None:
    """Prints a table under a title; a figure beyond its target is marked."""
    print(f"\n{titel}\n{'-' * len(titel)}")
    for messung in messungen:
        ziel = f"Ziel ≤ {messung.ziel:g}" if messung.ziel is not None else ""
        marke = "  ÜBER DEM ZIEL" if messung.ziel is not None and messung.wert > messung.ziel else ""
        print(f"{messung.was:52} {messung.wert:9.3f} {messung.einheit:3} {ziel:12} {messung.bemerkung}{marke}")
