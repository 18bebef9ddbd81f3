"""The parser that speaks German and raises instead of leaving the process."""

import argparse
import re
from typing import NoReturn

__all__ = ["Aufruffehler", "Parser", "Version"]

_ENGLISCH_DEUTSCH = (
    (r"the following arguments are required: (.+)", r"Es fehlt: \1."),
    (r"unrecognized arguments: (.+)", r"Unbekannt: \1."),
    (r"argument (\S+): expected one argument", r"Hinter \1 fehlt die Angabe."),
    (r"argument (\S+): expected at least one argument", r"Hinter \1 fehlt mindestens eine Angabe."),
    (r"argument (\S+): invalid int value: '(.*)'", r"\1 braucht eine ganze Zahl, nicht „\2“."),
    (r"argument (\S+): invalid choice: '(.*?)' \(choose from (.*)\)", r"\1: „\2“ gibt es nicht. Möglich sind: \3."),
    (r"argument (\S+): (.+)", r"\1: \2"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 ist nicht eindeutig; gemeint sein kann \2."),
)

_UNBEKANNTER_BEFEHL = re.compile(r"argument BEFEHL: invalid choice: '(.*?)' (.*)")


class Aufruffehler(Exception):
    """A command line that can't be taken; its text is German and says how to go on."""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks German and raises instead of leaving the process."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("formatter_class", _Hilfe)
        super().__init__(add_help=False, **kwargs)  # type: ignore[arg-type]  # handed through as given
        self._positionals.title = "Angaben"
        self._optionals.title = "Optionen"
        self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def error(self, message: str) -> NoReturn:
        """Raises `Aufruffehler` with the message in German and the way to the help."""
        if unbekannt := _UNBEKANNTER_BEFEHL.match(message):
            raise Aufruffehler(f"{_no_befehl(*unbekannt.groups())}\nHilfe: lotsen --help")
        for englisch, deutsch in _ENGLISCH_DEUTSCH:
            if re.fullmatch(englisch, message):
                message = re.sub(englisch, deutsch, message)
                break
        raise Aufruffehler(f"{message}\nHilfe: {self.prog} --help")


def _no_befehl(genannt: str, auswahl: str) -> str:
    from difflib import get_close_matches  # only here: `--help` need not wait for it

    gemeint = get_close_matches(genannt.lower(), re.findall(r"\w+", auswahl), n=1)
    return f"Den Befehl „{genannt}“ gibt es nicht." + (f" Meinten Sie „{gemeint[0]}“?" if gemeint else "")


class Version(argparse.Action):
    """Prints the version; looks it up only when asked, which saves every other command fifty milliseconds."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Leaves after the line."""
        from importlib.metadata import version

        print(f"lotsen {version('lotsen_curriculum')}")
        parser.exit()


class _Hilfe(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # argparse's own signature
        super().add_usage(usage, actions, groups, "Aufruf: " if prefix is None else prefix)
