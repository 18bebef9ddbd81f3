"""The only place that knows ortools: the best whole numbers for a model, and a bound with its proof.

It comes with the extra `saison`. All runs on one worker and stops by counted work, never by the clock, so that the same
season gives the same roster.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from lotsen_curriculum.planning.saison.modell import Modell
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["INSTALL", "Entspannt", "Loesung", "prove_schranke", "relax_modell", "require_ortools", "solve_modell"]

ARBEIT = 0.4
"""Counted work (ortools calls it deterministic time) after which the best solution so far is taken."""

TEILE = 1024
"""Parts of a point in which the prices of rows are rounded for the proof of the bound."""

INSTALL = 'pip install ".[saison]"'
"""The command that installs the extra, in the folder of the project."""


def require_ortools() -> None:
    """Raises `CurriculumError` (LC345) where the extra is not installed."""
    if find_spec("ortools") is None:
        message = "Für mehrere Anfragen zusammen braucht lotsen den Zusatz „saison“; er ist nicht installiert."
        hint = f"Installieren Sie ihn im Projektordner mit: {INSTALL}. Einzeln lassen sich die Anfragen auch so planen."
        raise CurriculumError([Problem("LC345", message, hint=hint)])


@dataclass(frozen=True)
class Loesung:
    """Whole numbers for the variables of a model.

    Attributes:
        bewiesen: Whether no others cost less.
    """

    werte: tuple[int, ...]
    bewiesen: bool


@dataclass(frozen=True)
class Entspannt:
    """A model solved in fractions.

    Attributes:
        werte: Fractions for the variables.
        schranke: Points that no whole numbers can stay below.
    """

    werte: tuple[float, ...]
    schranke: int


def solve_modell(modell: Modell, *, seed: int = 0, vorschlag: Mapping[int, int] | None = None) -> Loesung | None:
    """The best whole numbers that are found, starting from `vorschlag`; None where none are found in time."""
    from ortools.sat.python import cp_model

    cp = cp_model.CpModel()
    variablen = [cp.new_int_var(0, grenze, "") for grenze in modell.grenzen]
    for glieder, mindestens in modell.reihen:
        summe = cp_model.LinearExpr.weighted_sum([variablen[v] for v, _ in glieder], [faktor for _, faktor in glieder])
        cp.add(summe >= mindestens)
    cp.minimize(cp_model.LinearExpr.weighted_sum(variablen, modell.preise))
    for variable, wert in (vorschlag or {}).items():
        cp.add_hint(variablen[variable], wert)
    solver = cp_model.CpSolver()
    _set(solver.parameters, seed)
    status = solver.solve(cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return Loesung(tuple(solver.value(variable) for variable in variablen), status == cp_model.OPTIMAL)


def _set(parameters: Any, seed: int) -> None:
    """One worker, a fixed seed, counted work; the strong linear relaxation is what makes weeks quick to prove."""
    parameters.num_workers = 1
    parameters.random_seed = seed
    parameters.max_deterministic_time = ARBEIT
    parameters.linearization_level = 2
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0


def relax_modell(modell: Modell) -> Entspannt:
    """The model in fractions, with a bound that is proven in integers from the prices of its rows."""
    from ortools.linear_solver import pywraplp

    solver: Any = pywraplp.Solver.CreateSolver("GLOP")
    solver.SetSolverSpecificParametersAsString("solve_dual_problem: ALWAYS_DO")
    variablen = [solver.NumVar(0, grenze, "") for grenze in modell.grenzen]
    reihen = []
    for glieder, mindestens in modell.reihen:
        reihe = solver.Constraint(mindestens, solver.infinity())
        for variable, faktor in glieder:
            reihe.SetCoefficient(variablen[variable], faktor)
        reihen.append(reihe)
    for preis, variable in zip(modell.preise, variablen, strict=True):
        solver.Objective().SetCoefficient(variable, preis)
    solver.Objective().SetMinimization()
    solver.Solve()
    preise = [max(0, round(reihe.dual_value() * TEILE)) for reihe in reihen]
    werte = tuple(variable.solution_value() for variable in variablen)
    return Entspannt(werte, prove_schranke(modell, preise))


def prove_schranke(modell: Modell, reihenpreise: list[int]) -> int:
    """The points that follow from prices of the rows, in `TEILE` of a point, whatever these prices are.

    Why: with a price for each row, none below 0, every solution costs at least what its rows demand at their prices,
    plus for each variable what is left of its own price where that is below 0. The library's prices come from floating
    point; rounded to whole parts they give a bound that integers prove.
    """
    rest = [preis * TEILE for preis in modell.preise]
    punkte = 0
    for preis, (glieder, mindestens) in zip(reihenpreise, modell.reihen, strict=True):
        if preis:
            punkte += preis * mindestens
            for variable, faktor in glieder:
                rest[variable] -= preis * faktor
    punkte += sum(min(0, preis) * grenze for preis, grenze in zip(rest, modell.grenzen, strict=True))
    return modell.sockel - (-punkte // TEILE)
