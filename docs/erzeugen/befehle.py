"""The page of all commands: their options from the parser, their outputs from real calls."""

import argparse

from erzeugen.markdown import read_head, table
from lotsen_curriculum.cli.argumente import build_parser

__all__ = ["BEISPIELE", "build_befehle", "commands"]


def commands() -> dict[str, argparse.ArgumentParser]:
    """All commands by name, in the order of the help."""
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise LookupError("lotsen has no commands")


def build_befehle() -> str:
    """The page, its console blocks still without outputs."""
    teile = [read_head("befehle")]
    for name, parser in commands().items():
        teile += [f"## lotsen {name}", parser.description or "", f"```text\n{_usage(parser)}\n```", _options(parser)]
        teile += BEISPIELE.get(name, [])
    return "\n\n".join(teile) + "\n"


def _usage(parser: argparse.ArgumentParser) -> str:
    return " ".join(parser.format_usage().removeprefix("Aufruf: ").split())


def _options(parser: argparse.ArgumentParser) -> str:
    zeilen = [(_option_name(action), action.help or "") for action in parser._actions if action.dest != "help"]
    return table(("Angabe", "Bedeutung"), zeilen).rstrip()


def _option_name(action: argparse.Action) -> str:
    wert = f" {action.metavar}" if action.metavar and action.option_strings else ""
    name = ", ".join(action.option_strings) if action.option_strings else str(action.metavar)
    return f"`{name}{wert}`"


def _show(*befehle: str, **optionen: str) -> str:
    angaben = " ".join(f'{name}="{wert}"' for name, wert in optionen.items())
    kommentar = f"<!-- lauf: {angaben} -->\n" if angaben else ""
    zeilen = "".join(f"$ {befehl}\n" for befehl in befehle)
    return f"{kommentar}```console\n{zeilen}```"


BEISPIELE: dict[str, list[str]] = {
    "planen": [
        _show("lotsen planen beispiele/basisqualifizierung.yaml -o ausgabe", bis="Termin 2"),
        "Unter dem letzten Termin stehen der Umfang, die Abdeckung des Kernprofils, was bewiesen ist, und die Dateien:",
        _show("lotsen planen beispiele/basisqualifizierung.yaml -o ausgabe", von="Zusammen"),
    ],
    "dokumente": [
        _show("lotsen dokumente ausgabe/plan.json --art materialliste,anwesenheitsliste --format pdf -o unterlagen"),
        "Ohne `--art` entstehen alle. Wie jede Art aussieht, zeigt die [Galerie](galerie.md).",
    ],
    "leitfaden": [_show("lotsen leitfaden --modul m3 --format pdf -o kapitel")],
    "pruefen": [
        _show("lotsen pruefen"),
        "Eine Anfrage mit einem Tippfehler und einem Datum, das es nicht gibt:",
        "<!-- datei: fehlerhaft.yaml -->\n```yaml\nkurs: v-wohnen\ntitel: Wohnen\ngruppe: {personen: 12}\n"
        'termine:\n  - {datum: 2027-02-31, vno: "09:00", bis: "15:45"}\n```',
        _show("lotsen pruefen fehlerhaft.yaml", ende="1"),
        _show("lotsen pruefen fehlerhaft.yaml --json", ende="1", bis="LC126"),
    ],
    "module": [
        _show("lotsen module", bis="Vertiefungsseminare"),
        _show("lotsen module m3-1"),
    ],
    "methoden": [
        _show("lotsen methoden --phase abschluss --personen 24 --bis-min 15"),
        _show("lotsen methoden blitzlicht --personen 24"),
    ],
    "profil": [_show("lotsen profil k08")],
    "neu": [
        "Ohne Bildschirm, zum Beispiel in einem Skript, schreibt der Befehl das kommentierte Beispiel. "
        "Das Gespräch am Bildschirm zeigt [Mein erster Seminartag](../einstieg/seminartag.md).",
        _show("lotsen neu mein-kurs"),
    ],
    "schema": [_show("lotsen schema anfrage", bis="datum")],
}
"""For each command the calls that the page shows, each as a block of Markdown."""
