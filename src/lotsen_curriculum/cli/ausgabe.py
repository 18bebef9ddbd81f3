"""What `lotsen` shows: problems, tables, paragraphs of text; plain enough for a pipe and an 80-column terminal."""

import json
import sys
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lotsen_curriculum.problems import Problem

__all__ = ["BREITE", "print_absatz", "print_json", "print_pfade", "print_problems", "print_tabelle", "problem_as_json"]

BREITE = 80
"""Columns that every output fits into; where the terminal is wider, tables still read better narrow."""


def print_problems(problems: Iterable[Problem], *, as_json: bool) -> None:
    """Prints problems: as lines on standard error, or as JSON on standard output for a script."""
    gefunden = list(problems)
    if as_json:
        print_json({"probleme": [problem_as_json(problem) for problem in gefunden]})
        return
    for problem in gefunden:
        print(problem, file=sys.stderr)
    if len(gefunden) > 1:
        print(f"{len(gefunden)} Probleme.", file=sys.stderr)


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """A problem with the keys `code`, `text`, `hilfe`, `datei`, `zeile`, `spalte`, `stelle`."""
    where = problem.where
    return {
        "code": problem.code,
        "text": problem.message,
        "hilfe": problem.hint,
        "datei": where.path if where else None,
        "zeile": where.line if where else None,
        "spalte": where.column if where else None,
        "stelle": list(problem.loc),
    }


def print_json(wert: object) -> None:
    """Prints a value as readable JSON in UTF-8."""
    print(json.dumps(wert, ensure_ascii=False, indent=2))


def print_absatz(text: str, einzug: int = 0) -> None:
    """Prints running text, wrapped to the width; blank lines in it stay."""
    rand = " " * einzug
    for absatz in text.split("\n"):
        print(textwrap.fill(absatz, BREITE, initial_indent=rand, subsequent_indent=rand) if absatz.strip() else "")


def print_pfade(pfade: Sequence[Path]) -> None:
    """Tells which files were written."""
    for pfad in pfade:
        print(f"Geschrieben: {pfad}")


def print_tabelle(kopf: Sequence[str], zeilen: Iterable[Sequence[str]], *, rechts: Sequence[int] = ()) -> None:
    """Prints a table of text; cells wrap inside their columns, `rechts` lists the columns that stand at the right."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    tabelle = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for nummer, titel in enumerate(kopf):
        tabelle.add_column(titel, justify="right" if nummer in rechts else "left", overflow="fold")
    for zeile in zeilen:
        tabelle.add_row(*zeile)
    Console(width=BREITE, highlight=False, markup=False, emoji=False).print(tabelle)
