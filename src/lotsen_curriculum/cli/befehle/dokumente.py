"""`lotsen dokumente`: writes the documents of a plan."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lotsen_curriculum.cli.ausgabe import print_pfade
from lotsen_curriculum.cli.dateien import write_dateien, zip_dateien
from lotsen_curriculum.cli.fortschritt import fortschrittsbalken
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.problems import CurriculumError

if TYPE_CHECKING:
    from lotsen_curriculum.cli.aussehen import Aussehen

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Checks the plan against today's data and rules, then writes what `args.art` names."""
    from lotsen_curriculum.cli.aussehen import load_aussehen
    from lotsen_curriculum.loading import load_curriculum, load_plan
    from lotsen_curriculum.planning.check import check_plan
    from lotsen_curriculum.rendering.collector import collector_paused

    plan = load_plan(Path(args.plan))
    curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
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


def render_arten(
    plan: Seminarplan,
    curriculum: Curriculum,
    arten: Sequence[str],
    formate: Sequence[str],
    aussehen: "Aussehen",
) -> Mapping[str, bytes]:
    """The files of the documents `arten` of a plan, by name: each kind as Word and PDF, where `formate` says so."""
    from lotsen_curriculum.documents.arten import ARTEN

    dateien: dict[str, bytes] = {}
    with fortschrittsbalken(f"Schreibe {arten[0]}", len(arten)) as weiter:
        for art, naechste in zip(arten, (*arten[1:], ""), strict=True):
            dokument = ARTEN[art](plan, curriculum)
            if "docx" in formate:
                dateien[f"{art}.docx"] = aussehen.render(dokument, "docx")
            if "pdf" in formate:
                dateien[f"{art}.pdf"] = aussehen.render(dokument, "pdf")
            weiter(f"Schreibe {naechste}" if naechste else "")
    return dateien
