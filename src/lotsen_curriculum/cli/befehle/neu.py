"""`lotsen neu`: a folder with an Anfrage that plans, asked for on a terminal or copied from the example in a pipe."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_absatz, print_pfade
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Writes the folder; refuses (LC492) where it holds an Anfrage already."""
    ordner = Path(args.ordner)
    if (ordner / "anfrage.yaml").exists():
        raise CurriculumError([_exists(ordner)])
    fragt = sys.stdin.isatty() and sys.stdout.isatty()
    if fragt:
        from lotsen_curriculum.cli.befehle.neu_fragen import ask_anfrage

        anfrage = ask_anfrage([Path(daten) for daten in args.daten])
    else:
        anfrage = _example("anfrage.yaml")
    pfade = write_dateien(ordner, {"anfrage.yaml": _with_schema(anfrage, "anfrage"), **_schema("anfrage")})
    if not (ordner / "traeger.yaml").exists():
        traeger = _with_schema(_example("traeger.yaml"), "traeger")
        pfade += write_dateien(ordner, {"traeger.yaml": traeger, **_schema("traeger")})
    print_pfade(pfade)
    if not fragt:
        print_absatz("Darin steht ein Beispiel; setzen Sie Ihre Termine, Ihre Gruppe und Ihre Leitung ein.")
    geht = _probe(pfade[0], [Path(daten) for daten in args.daten])
    befehl = " ".join(["lotsen planen", str(pfade[0]), *(f"--daten {daten}" for daten in args.daten)])
    print_absatz(f"\n{'Weiter' if geht else 'Danach weiter'} mit:  {befehl} -o {ordner / 'ausgabe'}")
    return 0


def _probe(pfad: Path, daten: Sequence[Path]) -> bool:
    """Plans once and says whether the Anfrage works out; where it doesn't, what is in the way."""
    from lotsen_curriculum.loading import load_anfrage, load_curriculum, locate
    from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan

    with fortschritt("Probiere, ob es aufgeht …"):
        curriculum = load_curriculum(daten)
        ergebnis = compose_seminarplan(build_problem(curriculum, load_anfrage(pfad, curriculum)))
    if isinstance(ergebnis, Planbar):
        print_absatz("Die Anfrage geht auf.")
        return True
    print_absatz("So geht die Anfrage noch nicht auf. Ändern Sie in der Datei, was hier steht:")
    for problem in locate(pfad, ergebnis.problems):
        print_absatz(str(problem), 2)
    return False


def _exists(ordner: Path) -> Problem:
    return Problem(
        "LC492",
        f"In „{ordner}“ liegt schon eine Anfrage.",
        hint="Nehmen Sie einen anderen Ordner; die vorhandene Anfrage bleibt, wie sie ist.",
    )


def _example(name: str) -> str:
    from lotsen_curriculum.loading import shipped_data

    return (shipped_data() / "beispiele" / name).read_text(encoding="utf-8")


def _with_schema(text: str, art: str) -> bytes:
    """The file with the line by which editors find the schema beside it."""
    return f"# yaml-language-server: $schema={art}.schema.json\n{text}".encode()


def _schema(art: str) -> dict[str, bytes]:
    from lotsen_curriculum.loading import json_schema

    return {f"{art}.schema.json": (json.dumps(json_schema(art), ensure_ascii=False, indent=2) + "\n").encode()}
