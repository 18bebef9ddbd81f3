"""`lotsen neu`: a folder with an Anfrage that plans, asked for on a terminal or copied from the example in a pipe."""

import argparse
import json
import sys
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_absatz
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Writes the folder; refuses (LC492) where it holds an Anfrage already."""
    ordner = Path(args.ordner)
    if (ordner / "anfrage.yaml").exists():
        raise CurriculumError([_exists(ordner)])
    if sys.stdin.isatty() and sys.stdout.isatty():
        from lotsen_curriculum.cli.befehle.neu_fragen import ask_anfrage

        anfrage = ask_anfrage([Path(daten) for daten in args.daten])
    else:
        anfrage = _example("anfrage.yaml")
    pfade = write_dateien(ordner, {"anfrage.yaml": _with_schema(anfrage), "anfrage.schema.json": _schema()})
    for pfad in pfade:
        print(f"Geschrieben: {pfad}")
    print_absatz(f"\nWeiter mit:  lotsen planen {pfade[0]} -o {ordner / 'ausgabe'}")
    return 0


def _exists(ordner: Path) -> Problem:
    return Problem(
        "LC492",
        f"In „{ordner}“ liegt schon eine Anfrage.",
        hint="Nehmen Sie einen anderen Ordner; die vorhandene Anfrage bleibt, wie sie ist.",
    )


def _example(name: str) -> str:
    from lotsen_curriculum.loading import shipped_data

    return (shipped_data() / "beispiele" / name).read_text(encoding="utf-8")


def _with_schema(anfrage: str) -> bytes:
    """The Anfrage with the line by which editors find the schema beside it."""
    return f"# yaml-language-server: $schema=anfrage.schema.json\n{anfrage}".encode()


def _schema() -> bytes:
    from lotsen_curriculum.loading import json_schema

    return (json.dumps(json_schema("anfrage"), ensure_ascii=False, indent=2) + "\n").encode()
