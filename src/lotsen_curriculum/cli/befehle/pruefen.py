"""`lotsen pruefen`: checks data folders, Anfragen and plans, and tells all problems at once."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_problems
from lotsen_curriculum.cli.planordner import read_plan
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["run"]

_OHNE_TEXT = "Das Logo hat keinen „logo_alternativtext“. Sagen Sie in einem Satz, was darauf zu sehen ist."


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
        for lage in [[*daten, pfad] for pfad in pfade if pfad.is_dir()] if pfade else [daten]:
            _tell_thin(lage)
    return 1 if problems else 0


def _check_daten(daten: Sequence[Path]) -> tuple[Problem, ...]:
    from lotsen_curriculum.loading import check_curriculum

    return check_curriculum(daten)


def _tell_thin(ordner: Sequence[Path]) -> None:
    """Says of modules that are right but not yet written out what they lack."""
    from lotsen_curriculum.loading import load_curriculum, thin_modules

    for satz in thin_modules(load_curriculum(ordner)):
        print(f"Hinweis: {satz}", file=sys.stderr)


def _check_together(plaene: Sequence[Path]) -> tuple[Problem, ...]:
    """The double bookings between several plans."""
    if len(plaene) < 2:
        return ()
    from lotsen_curriculum.loading import load_plan
    from lotsen_curriculum.planning.check.saison import check_saison

    return check_saison([load_plan(plan) for plan in plaene])


def _check(pfad: Path, daten: Sequence[Path]) -> tuple[Problem, ...]:
    """The problems of one path; what can be read is looked at closer: a plan and the look of a Träger."""
    from lotsen_curriculum.loading import check_path, kind_of_file

    problems = check_path(pfad, daten)
    if problems:
        return problems
    try:
        if pfad.suffix == ".json":
            return _check_plan(pfad, daten)
        if kind_of_file(pfad) == "traeger":
            _check_aussehen(pfad)
    except CurriculumError as error:
        return error.problems
    return ()


def _check_plan(pfad: Path, daten: Sequence[Path]) -> tuple[Problem, ...]:
    """The plan held against the rules."""
    from lotsen_curriculum.planning.check import check_plan

    plan, curriculum = read_plan(pfad, daten)
    return check_plan(plan, curriculum, plan.anfrage)


def _check_aussehen(pfad: Path) -> None:
    """Opens all that a Träger names, and tells colours and pictures that not everybody can read or see."""
    from lotsen_curriculum.cli.aussehen import load_aussehen

    aussehen = load_aussehen(str(pfad), pfad)
    traeger = aussehen.traeger
    if traeger and traeger.logo and not traeger.logo_alternativtext:
        print(f"Hinweis: {pfad}: {_OHNE_TEXT}", file=sys.stderr)
