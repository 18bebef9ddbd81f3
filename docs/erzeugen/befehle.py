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
        teile += BEISPIELE[name]
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


_ANFRAGE = """<!-- datei: anfrage.yaml -->
```yaml
kurs: v-wohnen
titel: Seminar Wohnen
gruppe: {personen: 14}
termine:
  - {datum: 2027-03-06, von: 09:00, bis: 12:00}
```"""

_AENDERUNG = """<!-- datei: aenderung.yaml -->
```yaml
grund: Der Raum ist erst um halb zehn frei.
termine:
  - {datum: 2027-03-06, von: 09:30, bis: 12:30}
```"""

_FEHLERHAFT = """<!-- datei: fehlerhaft.yaml -->
```yaml
kurs: v-wohnen
titel: Wohnen
gruppe: {personen: 12}
termine:
  - {datum: 2027-02-31, vno: "09:00", bis: "15:45"}
```"""

_TRAEGER = """<!-- datei: ausgabe/traeger.yaml -->
```yaml
name: Stadt Musterstadt
ort: Musterstadt
kuerzel: MUS
unterzeichnende:
  - {name: A. Beispiel, funktion: Leitung}
```"""

_LISTE = """<!-- datei: teilnahme.csv -->
```text
Vorname;Name;Termin 1
Amina;Yıldız;ja
Rosa;Weiß;2 UE
```"""

BEISPIELE: dict[str, list[str]] = {
    "planen": [
        _ANFRAGE,
        _show("lotsen planen anfrage.yaml"),
        "Warum steht etwas so im Plan, und was würde das Nächstbeste kosten?",
        _show("lotsen planen anfrage.yaml --warum v-wohnen-2/vertrag-lesen"),
        "Wie die Antwort zu lesen ist: [Warum steht das so im Plan?](../anleitungen/warum.md)",
        "Mehrere Anfragen auf einmal teilen sich ein Team: [Mehrere Kurse, ein Team](../anleitungen/mehrere-kurse.md).",
    ],
    "umplanen": [
        "Der Raum ist erst um halb zehn frei:",
        _AENDERUNG,
        _show("lotsen umplanen ausgabe/plan.json aenderung.yaml --format json"),
        "Mehr Beispiele: [Eine Leitungsperson fällt aus](../anleitungen/ausfall.md), "
        "[Wenn die Zeit nicht reicht](../anleitungen/weniger-zeit.md), "
        "[neben anderen Kursen](../anleitungen/mehrere-kurse.md#einen-der-kurse-umplanen).",
    ],
    "dokumente": [
        _show("lotsen dokumente ausgabe/plan.json --art materialliste,anwesenheitsliste --format pdf -o unterlagen"),
        "Ohne `--art` entstehen alle. Wie jede Art aussieht, zeigt die [Galerie](galerie.md).",
    ],
    "leitfaden": [_show("lotsen leitfaden --modul m3 --format pdf -o kapitel")],
    "teilnahme": [
        _show("lotsen teilnahme ausgabe/plan.json -o liste"),
        "Wie die Liste ausgefüllt wird, steht unter [Die Teilnahmeliste](teilnahmeliste.md).",
    ],
    "zertifikate": [
        "Der Träger steht neben dem Plan:",
        _TRAEGER,
        "Die ausgefüllte Liste:",
        _LISTE,
        _show("lotsen zertifikate ausgabe/plan.json teilnahme.csv --datum 2027-03-10"),
        "Ein zweiter Aufruf ändert nichts: dieselben Nummern, dieselben Dateien.",
        "<!-- lauf: von=Zeile -->\n```console\n$ cat nachweise/vergabeliste.csv\n```",
    ],
    "register": [
        _show("lotsen register zeigen ausgabe/register.sqlite"),
        "Suchen, widerrufen, löschen: [Datenschutz und Löschen](../anleitungen/datenschutz.md).",
    ],
    "vorschau": [
        _show("lotsen vorschau ausgabe/plan.json --art agenda"),
        "Mit `--beobachten` läuft der Befehl weiter und zeichnet bei jeder Änderung neu, bis Sie Strg und C drücken.",
    ],
    "pruefen": [
        _show("lotsen pruefen"),
        "Eine Anfrage mit einem Tippfehler und einem Datum, das es nicht gibt:",
        _FEHLERHAFT,
        _show("lotsen pruefen fehlerhaft.yaml", ende="1"),
        _show("lotsen pruefen fehlerhaft.yaml --json", ende="1", bis="LC126"),
    ],
    "module": [
        _show("lotsen module", bis="Vertiefungsseminare"),
        _show("lotsen module m3-1", bis="2. "),
    ],
    "methoden": [
        _show("lotsen methoden --phase abschluss --personen 24 --bis-min 15"),
        _show("lotsen methoden blitzlicht --personen 24"),
    ],
    "profil": [_show("lotsen profil k08", bis="Bausteine dazu")],
    "neu": [
        "Ohne Bildschirm, zum Beispiel in einem Skript, schreibt der Befehl das kommentierte Beispiel. "
        "Das Gespräch am Bildschirm zeigt [Mein erster Seminartag](../einstieg/seminartag.md).",
        _show("lotsen neu mein-kurs"),
    ],
    "schema": [_show("lotsen schema abgeschaltet")],
}
"""For each command the calls that the page shows, each as a block of Markdown."""
