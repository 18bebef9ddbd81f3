"""`lotsen pruefen`: checks data folders, Anfragen and plans, and tells all problems at once."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_problems
from lotsen_curriculum.cli.planordner import read_plan
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Checks what `args.pfade` names, or the shipped data; 1 where there are problems."""
    daten = [Path(pfad) for pfad in args.daten]
    pfade = [Path(pfad) for pfad in args.pfade]
    problems = [problem for pfad in pfade for problem in _check(pfad, daten)] if pfade else list(_check_daten(daten))
    problems = problems or list(_check_together([pfad for pfad in pfade if pfad.suffix == ".json"]))
    if problems or args.json:
        print_problems(problems, as_json=args.json)
    else:
        print("Keine Probleme.")
    return 1 if problems else 0


def _check_daten(daten: Sequence[Path]) -> tuple[Problem, ...]:
    from lotsen_curriculum.loading import check_curriculum

    return check_curriculum(daten)


def _check_together(plaene: Sequence[Path]) -> tuple[Problem, ...]:
    """The double bookings between several plans."""
    if len(plaene) < 2:
        return ()
    from lotsen_curriculum.loading import load_plan
    from lotsen_curriculum.planning.check.saison import check_saison

    return check_saison([load_plan(plan) for plan in plaene])


def _check(pfad: Path, daten: Sequence[Path]) -> tuple[Problem, ...]:
    """The problems of one path; a plan that can be read is held against the rules, too."""
    from lotsen_curriculum.loading import check_path

    problems = check_path(pfad, daten)
    if problems or pfad.suffix != ".json":
        return problems
    from lotsen_curriculum.planning.check import check_plan

    try:
        plan, curriculum = read_plan(pfad, daten)
    except CurriculumError as error:
        return error.problems
    return check_plan(plan, curriculum, plan.anfrage)
