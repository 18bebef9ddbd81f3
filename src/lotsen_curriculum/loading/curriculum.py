"""The data folders to one checked `Curriculum`: read, lay over each other, check, switch off."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from lotsen_curriculum.loading.bestand import Bestand, Schicht, merge, read_folder
from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.completeness import COMPLETENESS_CHECKS
from lotsen_curriculum.loading.minutes import MINUTE_CHECKS
from lotsen_curriculum.loading.overlay import switch_off
from lotsen_curriculum.loading.places import shipped_data
from lotsen_curriculum.loading.references import REFERENCE_CHECKS, Check
from lotsen_curriculum.loading.rulebooks import RULEBOOK_CHECKS
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.problems import CurriculumError, Position, Problem

__all__ = ["CHECKS", "build_curriculum", "check_curriculum", "load_curriculum", "read_shipped", "sort_problems"]

CHECKS: tuple[Check, ...] = (*REFERENCE_CHECKS, *MINUTE_CHECKS, *COMPLETENESS_CHECKS, *RULEBOOK_CHECKS)
"""All that must be true of the data, one function per rule."""


def load_curriculum(daten: Sequence[Path] = ()) -> Curriculum:
    """The shipped data with the folders of a Träger laid over it in their order.

    Raises:
        CurriculumError: With all problems of all files, sorted by place.
    """
    curriculum, problems = build_curriculum([read_shipped(), *(read_folder(ordner, eigen=True) for ordner in daten)])
    if curriculum is None:
        raise CurriculumError(problems)
    return curriculum


def check_curriculum(daten: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """All problems of the shipped data and the folders of a Träger, sorted by place; empty where all is well."""
    return build_curriculum([read_shipped(), *(read_folder(ordner, eigen=True) for ordner in daten)])[1]


def build_curriculum(schichten: Sequence[Schicht]) -> tuple[Curriculum | None, tuple[Problem, ...]]:
    """The curriculum of folders that were read, the ground first; None where there are problems."""
    bestand = merge(schichten)
    problems = [problem for schicht in schichten for problem in schicht.problems]
    problems += [problem for check in CHECKS for problem in check(bestand)]
    bestand, found = switch_off(bestand, schichten)
    problems += found
    if bestand.kernprofil is None and not problems:
        where = Position("profil/kernprofil.yaml", 1, 1)
        problems.append(make_problem("LC101", "Das Kernprofil fehlt.", where=where))
    return (None if problems else _curriculum_of(bestand)), sort_problems(problems)


def sort_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line and column; those without a place come last in their order."""
    nowhere = Position("\U0010ffff", 0, 0)
    return tuple(sorted(problems, key=lambda problem: (problem.where or nowhere, problem.code)))


@cache
def read_shipped() -> Schicht:
    """The shipped data, read once for a process; it does not change while the program runs."""
    return read_folder(shipped_data(), eigen=False)


def _curriculum_of(bestand: Bestand) -> Curriculum:
    assert bestand.kernprofil is not None  # a missing one is a problem
    return Curriculum(
        kernprofil=bestand.kernprofil.wert,
        module={id_: eintrag.wert for id_, eintrag in bestand.module.items()},
        methoden={id_: eintrag.wert for id_, eintrag in bestand.methoden.items()},
        kurse={id_: eintrag.wert for id_, eintrag in bestand.kurse.items()},
        regelwerke={id_: eintrag.wert for id_, eintrag in bestand.regelwerke.items()},
    )
