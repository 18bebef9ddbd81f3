"""The same rules as a CP-SAT model, on the same instances, in its best setting: what its plans cost beside ours."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from threading import Event, Thread
from typing import Any

from benchmarks.instanzen import Instanz, Klasse, build_instanz
from benchmarks.lauf import NAMEN, Wahl, in_own_process, timed
from benchmarks.tabelle import Tabelle, Zeile, anteil, sekunden, verhaeltnis
from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan

__all__ = ["measure_kosten"]

FRIST_S = {"tag": 5.0, "wochenende": 8.0, "kurs": 14.0}
"""What the referee gets: many times what the planner takes, for within the same seconds it mostly has no plan."""

ZIEL = {"wochenende": 1.5, "kurs": 2.5}
SPEICHER_MB = 300


@dataclass(frozen=True)
class Duell:
    """One instance.

    Attributes:
        gleich: Points of the referee's best plan after as many seconds as we took; None where it had none.
        spaeter: The same at the end of its time.
        unten: The referee's bound at the end.
    """

    sekunden: float
    kosten: int
    schranke: int
    gleich: int | None
    spaeter: int | None
    unten: int

    @property
    def vertraeglich(self) -> bool:
        """Whether neither's plan lies below the other's bound."""
        return (self.spaeter is None or self.spaeter >= self.schranke) and self.kosten >= self.unten


def measure_kosten(wahl: Wahl) -> Tabelle:
    """Points of the referee's plan over ours, after the same seconds and after its whole time.

    No plan counts as dearer than any; a target there is only for the same seconds.
    """
    zeilen: list[Zeile] = []
    for klasse in wahl.klassen:
        if klasse in ZIEL:
            duelle, _ = in_own_process(compare_all, klasse, wahl.samen)
            zeilen += _zeilen(klasse, duelle)
    bemerkung = f"Je Klasse {wahl.samen} Anfragen wie oben, gewöhnliche Regeln; CP-SAT auf einem Kern."
    return Tabelle("kosten", "Neben CP-SAT", bemerkung, zeilen)


def _zeilen(klasse: Klasse, duelle: list[Duell]) -> list[Zeile]:
    name, frist = NAMEN[klasse], f"{FRIST_S[klasse]:g} s"
    gleich = [inf if duell.gleich is None else duell.gleich / duell.kosten for duell in duelle]
    spaeter = [inf if duell.spaeter is None else duell.spaeter / duell.kosten for duell in duelle]
    return [
        sekunden("unser Plan", name, [duell.sekunden for duell in duelle]),
        anteil("CP-SAT hat einen Plan, gleiche Zeit", name, sum(wert < inf for wert in gleich), len(duelle)),
        verhaeltnis("seine Punkte / unsere, gleiche Zeit", name, gleich, ZIEL[klasse]),
        anteil(f"CP-SAT hat einen Plan, {frist}", name, sum(wert < inf for wert in spaeter), len(duelle)),
        verhaeltnis(f"seine Punkte / unsere, {frist}", name, spaeter),
        anteil("bewiesen von CP-SAT", name, sum(d.spaeter == d.unten for d in duelle), len(duelle)),
        anteil("kein Plan unter der Schranke des anderen", name, sum(d.vertraeglich for d in duelle), len(duelle), 1.0),
    ]


def compare_all(klasse: Klasse, samen: int) -> list[Duell]:
    """Lets both plan the first instances of a class."""
    return [_compare(build_instanz(klasse, seed), FRIST_S[klasse]) for seed in range(samen)]


def _compare(instanz: Instanz, frist_s: float) -> Duell:
    gebraucht, ergebnis = timed(lambda: compose_seminarplan(build_problem(*instanz)))
    assert isinstance(ergebnis, Planbar)
    plan = ergebnis.plan
    verlauf, unten = _solve(instanz, max(frist_s, gebraucht))
    gleich = min((kosten for zeit, kosten in verlauf if zeit <= gebraucht), default=None)
    spaeter = min((kosten for _, kosten in verlauf), default=None)
    return Duell(gebraucht, plan.kosten, plan.schranke, gleich, spaeter, unten)


def _solve(instanz: Instanz, frist_s: float) -> tuple[list[tuple[float, int]], int]:
    """Each plan that the referee found, with its seconds and points, and its bound at the end."""
    from ortools.sat.python import cp_model
    from spielfeld import Spielfeld
    from spielregeln import SPIELREGELN

    start = time.process_time()
    verlauf: list[tuple[float, int]] = []

    class Mitschrift(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]  # ortools ships no types
        """Writes down when there was a better plan."""

        def on_solution_callback(self) -> None:
            verlauf.append((time.process_time() - start, round(self.objective_value)))

    feld = Spielfeld(*instanz, ())
    for regel in SPIELREGELN:
        regel(feld)
    feld.cp.minimize(sum(feld.punkte))
    loeser = cp_model.CpSolver()
    loeser.parameters.num_workers = 1
    loeser.parameters.linearization_level = 2
    with _stopping(loeser, start + frist_s):
        status: Any = loeser.solve(feld.cp, Mitschrift())
    assert status in {cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN}, loeser.status_name(status)
    return verlauf, max(0, round(loeser.best_objective_bound))


@contextmanager
def _stopping(loeser: Any, ende_s: float) -> Iterator[None]:
    """Stops the solver once the process has worked so long: by its own limit it counts the clock on the wall."""
    fertig = Event()

    def watch() -> None:
        while not fertig.wait(0.05):
            if time.process_time() > ende_s:
                loeser.stop_search()

    waechter = Thread(target=watch, daemon=True)
    waechter.start()
    yield
    fertig.set()
    waechter.join()
