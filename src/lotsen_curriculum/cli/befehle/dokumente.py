"""`lotsen dokumente`: writes the documents of a plan."""

import argparse
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_pfade
from lotsen_curriculum.cli.dateien import write_dateien, zip_dateien
from lotsen_curriculum.cli.plandateien import render_arten
from lotsen_curriculum.cli.planordner import read_plan
from lotsen_curriculum.problems import CurriculumError

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Checks the plan against today's data and rules, then writes what `args.art` names."""
    from lotsen_curriculum.cli.aussehen import load_aussehen
    from lotsen_curriculum.planning.check import check_plan
    from lotsen_curriculum.rendering.collector import collector_paused

    plan, curriculum = read_plan(Path(args.plan), args.daten)
    problems = check_plan(plan, curriculum, plan.anfrage)
    if problems:
        raise CurriculumError(problems)
    aussehen = load_aussehen(args.traeger, Path(args.plan))
    with collector_paused():
        dateien = render_arten(plan, curriculum, args.art, args.format, aussehen)
    if args.zip:
        dateien = {"unterlagen.zip": zip_dateien(dateien)}
    print_pfade(write_dateien(Path(args.ordner), dateien))
    return 0
