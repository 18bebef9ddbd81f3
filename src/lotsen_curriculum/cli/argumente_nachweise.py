"""The arguments of the commands around certificates: `zertifikate`, `teilnahme`, `register`."""

import argparse
from datetime import date
from typing import Any

__all__ = ["NACHWEIS_BEFEHLE"]

_FORMATE = ("docx", "pdf")


def _datum(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Datum wie 2027-04-20.") from None


def _formate(text: str) -> tuple[str, ...]:
    gewaehlt = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for name in gewaehlt:
        if name not in _FORMATE:
            raise argparse.ArgumentTypeError(f"„{name}“ gibt es nicht. Möglich sind: {', '.join(_FORMATE)}.")
    return gewaehlt


def _add_daten_und_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--daten", action="append", default=[], metavar="ORDNER", help="eigene Module, wie bei planen")
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON, für Skripte")


def _add_zertifikate(befehle: Any) -> None:
    parser: argparse.ArgumentParser = befehle.add_parser(
        "zertifikate",
        help="Zertifikate und Teilnahmebescheinigungen schreiben",
        description="Schreibt für alle, die genug besucht haben, ein Zertifikat, für die anderen eine "
        "Teilnahmebescheinigung mit den besuchten UE, je als Word und PDF; dazu eine PDF mit allen zum Drucken, "
        "die Liste, wer was warum bekommen hat, und die Anwesenheit für den Verwendungsnachweis.",
    )
    parser.add_argument("plan", metavar="PLAN.json", help="der Plan, wie er gehalten wurde")
    parser.add_argument("teilnahme", metavar="TEILNAHME", help="die ausgefüllte Liste, CSV oder Excel")
    parser.add_argument("-o", "--ordner", default="nachweise", metavar="ORDNER", help="wohin (sonst: nachweise)")
    parser.add_argument("--traeger", metavar="DATEI", help="wer ausstellt (sonst: traeger.yaml neben dem Plan)")
    parser.add_argument("--datum", type=_datum, metavar="TAG", help="Tag der Ausstellung (sonst: heute)")
    parser.add_argument(
        "--art",
        choices=("teilnahmebescheinigung", "ehrenurkunde"),
        metavar="ART",
        help="allen dasselbe geben: teilnahmebescheinigung oder ehrenurkunde",
    )
    parser.add_argument("--anlass", default="", metavar="TEXT", help="wofür die Ehrenurkunde dankt")
    parser.add_argument("--quer", action="store_true", help="Querformat")
    parser.add_argument("--geburtsdatum", action="store_true", help="das Geburtsdatum aus der Liste drucken")
    parser.add_argument("--format", type=_formate, default=_FORMATE, metavar="LISTE", help="docx, pdf oder beides")
    parser.add_argument("--vorlage", metavar="DATEI.docx", help="eigene Word-Vorlage mit Feldern wie {{name}}")
    parser.add_argument("--register", metavar="DATEI", help="das Register (sonst: register.sqlite neben dem Plan)")
    parser.add_argument(
        "--trotzdem", action="store_true", help="Namen auslassen, für die eine Schrift fehlt, statt abzubrechen"
    )
    _add_daten_und_json(parser)


def _add_teilnahme(befehle: Any) -> None:
    parser: argparse.ArgumentParser = befehle.add_parser(
        "teilnahme",
        help="die leere Teilnahmeliste zu einem Plan schreiben",
        description="Schreibt die leere Teilnahmeliste als CSV und Excel, mit einer Spalte für jeden Termin, und die "
        "Anwesenheitsliste zum Unterschreiben als Word und PDF.",
    )
    parser.add_argument("plan", metavar="PLAN.json", help="der Plan")
    parser.add_argument("-o", "--ordner", default="teilnahme", metavar="ORDNER", help="wohin (sonst: teilnahme)")
    _add_daten_und_json(parser)


def _add_register(befehle: Any) -> None:
    parser: argparse.ArgumentParser = befehle.add_parser(
        "register",
        help="vergebene Nummern ansehen, widerrufen, ausführen, löschen",
        description="Das Register hält fest, welche Nummer wann vergeben wurde, ohne Namen. Daneben liegt der "
        "Schlüssel (register.schluessel): Ohne ihn lässt sich keine Person wiederfinden. Sichern Sie beide, getrennt.",
    )
    parser.add_argument(
        "aktion",
        choices=("zeigen", "suchen", "widerrufen", "ausfuehren", "loeschen"),
        metavar="AKTION",
        help="zeigen, suchen, widerrufen, ausfuehren (als CSV) oder loeschen",
    )
    parser.add_argument("register", metavar="DATEI", help="das Register, zum Beispiel register.sqlite")
    parser.add_argument("nummern", nargs="*", metavar="NUMMER", help="zum Widerrufen oder Löschen")
    parser.add_argument("--grund", metavar="TEXT", help="warum widerrufen wird")
    parser.add_argument("--vor", type=_datum, metavar="TAG", help="löschen, was vor diesem Tag ausgestellt wurde")
    parser.add_argument("--datum", type=_datum, metavar="TAG", help="Tag des Widerrufs (sonst: heute)")
    for feld in ("vorname", "name", "kennung"):
        parser.add_argument(f"--{feld}", default="", metavar="TEXT", help="zum Suchen, wie in der Teilnahmeliste")
    parser.add_argument("--geburtsdatum", type=_datum, metavar="TAG", help="zum Suchen, wenn es in der Liste stand")
    parser.add_argument("-o", "--datei", default="register.csv", metavar="DATEI", help="wohin ausgeführt wird")
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON, für Skripte")


NACHWEIS_BEFEHLE = (_add_teilnahme, _add_zertifikate, _add_register)
"""The commands around certificates, in the order of the help."""
