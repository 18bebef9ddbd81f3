"""`lotsen teilnahme`: the empty roster of a plan, and the attendance list to sign."""

import argparse
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_pfade
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.planordner import read_plan
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Writes `teilnahme.csv`, `teilnahme.xlsx` and the attendance list as Word and PDF."""
    from lotsen_curriculum.cli.aussehen import load_aussehen
    from lotsen_curriculum.documents.anwesenheitsliste import build_anwesenheitsliste
    from lotsen_curriculum.rendering.tabellen import write_csv, write_xlsx

    plan, curriculum = read_plan(Path(args.plan), args.daten)
    aussehen = load_aussehen(args.traeger, Path(args.plan))
    liste = build_anwesenheitsliste(plan, curriculum)
    rows = (_kopf(plan),)
    dateien = {
        "teilnahme.csv": write_csv(rows),
        "teilnahme.xlsx": write_xlsx(rows, "Teilnahme"),
        "anwesenheitsliste.docx": aussehen.render(liste, "docx"),
        "anwesenheitsliste.pdf": aussehen.render(liste, "pdf"),
    }
    print_pfade(write_dateien(Path(args.ordner), dateien))
    return 0


def _kopf(plan: Seminarplan) -> tuple[str, ...]:
    return ("Vorname", "Name", *(f"{termin.datum:%d.%m.%Y} {termin.von:%H:%M}" for termin in plan.termine))
