"""`lotsen dokumente`: writes the documents of a plan."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_pfade
from lotsen_curriculum.cli.dateien import write_dateien, zip_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.problems import CurriculumError

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Checks the plan against today's data and rules, then writes what `args.art` names."""
    from lotsen_curriculum.loading import load_curriculum, load_plan
    from lotsen_curriculum.planning.check import check_plan

    plan = load_plan(Path(args.plan))
    curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
    problems = check_plan(plan, curriculum, plan.anfrage)
    if problems:
        raise CurriculumError(problems)
    dateien = render_arten(plan, curriculum, args.art, args.format)
    if args.zip:
        dateien = {"unterlagen.zip": zip_dateien(dateien)}
    print_pfade(write_dateien(Path(args.ordner), dateien))
    return 0


def render_arten(
    plan: Seminarplan, curriculum: Curriculum, arten: tuple[str, ...], formate: tuple[str, ...]
) -> Mapping[str, bytes]:
    """The files of the documents `arten` of a plan, by name: each kind as Word and PDF, where `formate` says so."""
    from lotsen_curriculum.documents.arten import ARTEN
    from lotsen_curriculum.rendering import render

    dateien: dict[str, bytes] = {}
    for art in arten:
        with fortschritt(f"Schreibe {art} …"):
            dokument = ARTEN[art](plan, curriculum)
            if "docx" in formate:
                dateien[f"{art}.docx"] = render(dokument, "docx")
            if "pdf" in formate:
                dateien[f"{art}.pdf"] = render(dokument, "pdf")
    return dateien
