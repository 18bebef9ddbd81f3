"""`lotsen pruefen`: checks data folders, Anfragen and plans, and tells all problems at once."""

import argparse
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_json, print_problems
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Checks what `args.pfade` names; 1 where there are problems."""
    from lotsen_curriculum.loading import load_curriculum

    pfade = [Path(pfad) for pfad in args.pfade]
    ordner = [Path(pfad) for pfad in args.daten] + [pfad for pfad in pfade if pfad.is_dir()]
    curriculum = load_curriculum(ordner)
    problems: list[Problem] = []
    for pfad in pfade:
        if not pfad.is_dir():
            problems += _check_datei(pfad, curriculum)
    if problems:
        print_problems(problems, as_json=args.json)
        return 1
    if args.json:
        print_json({"probleme": []})
    else:
        print(_befund(curriculum, len(pfade)))
    return 0


def _check_datei(pfad: Path, curriculum: Curriculum) -> tuple[Problem, ...]:
    from lotsen_curriculum.loading import load_anfrage, load_plan

    try:
        if pfad.suffix.lower() == ".json":
            from lotsen_curriculum.planning.check import check_plan

            plan = load_plan(pfad)
            return check_plan(plan, curriculum, plan.anfrage)
        load_anfrage(pfad, curriculum)
    except CurriculumError as fehler:
        return fehler.problems
    return ()


def _befund(curriculum: Curriculum, dateien: int) -> str:
    bestand = f"{len(curriculum.module)} Module, {len(curriculum.methoden)} Methoden"
    geprueft = {0: "", 1: " und die angegebene Datei"}.get(dateien, f" und {dateien} Angaben")
    return f"Keine Probleme. Geprüft: {bestand}{geprueft}."
