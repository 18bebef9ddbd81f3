"""What several commands share: adding one, the usual options, and lists and days as values."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

__all__ = [
    "Befehle",
    "add_befehl",
    "add_daten",
    "add_format",
    "add_json",
    "add_ordner",
    "add_traeger",
    "parse_datum",
    "selection_of",
]

if TYPE_CHECKING:
    from lotsen_curriculum.cli.argumente.parser import Parser

    Befehle = argparse._SubParsersAction[Parser]
else:
    Befehle = object


def add_befehl(befehle: Befehle, name: str, hilfe: str, beschreibung: str) -> argparse.ArgumentParser:
    """The parser of a new command; `hilfe` stands in the list of all, `beschreibung` above its own help."""
    return befehle.add_parser(name, help=hilfe, description=beschreibung)


def add_ordner(parser: argparse.ArgumentParser, sonst: str = "ausgabe") -> None:
    """`-o`: where the files go, the folder `sonst` unless told."""
    parser.add_argument("-o", "--ordner", default=sonst, metavar="ORDNER", help=f"wohin (sonst: {sonst})")


def add_daten(
    parser: argparse.ArgumentParser,
    hilfe: str = "eigene Module, Methoden und Regeln über die mitgelieferten legen; mehrfach möglich",
) -> None:
    """`--daten`: folders that lie over the shipped data."""
    parser.add_argument("--daten", action="append", default=[], metavar="ORDNER", help=hilfe)


def add_traeger(
    parser: argparse.ArgumentParser,
    hilfe: str = "Name, Logo, Farben, Briefbogen der Unterlagen (sonst: traeger.yaml daneben oder im Ordner darüber)",
) -> None:
    """`--traeger`: the file that says how documents look and who issues them."""
    parser.add_argument("--traeger", metavar="DATEI", help=hilfe)


def add_json(parser: argparse.ArgumentParser) -> None:
    """`--json`: the answer for a script."""
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON, für Skripte")


def add_format(parser: argparse.ArgumentParser, formate: tuple[str, ...], hilfe: str) -> None:
    """`--format`: a selection of `formate`, all unless told."""
    parser.add_argument("--format", type=selection_of(formate), default=formate, metavar="LISTE", help=hilfe)


def selection_of(moeglich: tuple[str, ...], *, alle: str | None = None) -> Callable[[str], tuple[str, ...]]:
    """Reads a list with commas, each entry one of `moeglich`; the word `alle` stands for them all."""

    def parse(text: str) -> tuple[str, ...]:
        if text == alle:
            return moeglich
        gewaehlt = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
        for name in gewaehlt:
            if name not in moeglich:
                raise argparse.ArgumentTypeError(f"„{name}“ gibt es nicht. Möglich sind: {', '.join(moeglich)}.")
        return gewaehlt

    return parse


def parse_datum(text: str) -> date:
    """The day of `2027-04-20`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Datum. Bitte so: 2027-04-20.") from None
