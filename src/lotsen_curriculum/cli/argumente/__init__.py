"""The arguments of `lotsen`, in German, help included. Imports nothing heavy, so that `--help` answers at once."""

from lotsen_curriculum.cli.argumente import nachschlagen, nachweise, planen, unterlagen
from lotsen_curriculum.cli.argumente.parser import Aufruffehler, Parser, Version

__all__ = ["Aufruffehler", "build_parser"]

_BEFEHLE = (*planen.BEFEHLE, *unterlagen.BEFEHLE, *nachweise.BEFEHLE, *nachschlagen.BEFEHLE)
"""All commands in the order of the help."""


def build_parser() -> Parser:
    """The parser with all commands; `args.befehl` names the module in `cli.befehle`."""
    parser = Parser(
        prog="lotsen",
        description="Seminare für Integrationslotsinnen und Integrationslotsen planen und Unterlagen schreiben.",
        epilog="Hilfe zu einem Befehl: lotsen BEFEHL --help",
    )
    parser.add_argument("--version", action=Version, nargs=0, help="die Version zeigen")
    befehle = parser.add_subparsers(title="Befehle", dest="befehl", metavar="BEFEHL", required=True)
    for add in _BEFEHLE:
        add(befehle)
    return parser
