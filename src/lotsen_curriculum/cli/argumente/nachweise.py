"""The arguments of the commands around certificates: `teilnahme`, `zertifikate`, `register`."""

import argparse

from lotsen_curriculum.cli.argumente.gemeinsam import (
    Befehle,
    add_befehl,
    add_daten,
    add_format,
    add_json,
    add_ordner,
    add_traeger,
    parse_datum,
)

__all__ = ["BEFEHLE"]


def _add_teilnahme(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "teilnahme",
        "die leere Teilnahmeliste zu einem Plan schreiben",
        "Schreibt die leere Teilnahmeliste als CSV und Excel, mit einer Spalte für jeden Termin, und die "
        "Anwesenheitsliste zum Unterschreiben als Word und PDF.",
    )
    parser.add_argument("plan", metavar="PLAN.json", help="der Plan")
    add_ordner(parser, "teilnahme")
    add_traeger(parser)
    add_daten(parser, "eigene Module, wie bei planen")
    add_json(parser)


def _add_zertifikate(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "zertifikate",
        "Zertifikate und Teilnahmebescheinigungen schreiben",
        "Schreibt für alle, die genug besucht haben, ein Zertifikat, für die anderen eine "
        "Teilnahmebescheinigung mit den besuchten UE, je als Word und PDF; dazu eine PDF mit allen zum Drucken, "
        "die Liste, wer was warum bekommen hat, und die Anwesenheit für den Verwendungsnachweis.",
    )
    parser.add_argument("plan", metavar="PLAN.json", help="der Plan, wie er gehalten wurde")
    parser.add_argument("teilnahme", metavar="TEILNAHME", help="die ausgefüllte Liste, CSV oder Excel")
    add_ordner(parser, "nachweise")
    add_traeger(parser, "wer ausstellt (sonst: traeger.yaml neben dem Plan oder im Ordner darüber)")
    parser.add_argument("--datum", type=parse_datum, metavar="TAG", help="Tag der Ausstellung (sonst: heute)")
    parser.add_argument(
        "--art",
        choices=("teilnahmebescheinigung", "ehrenurkunde"),
        metavar="ART",
        help="allen dasselbe geben: teilnahmebescheinigung oder ehrenurkunde",
    )
    parser.add_argument("--anlass", default="", metavar="TEXT", help="wofür die Ehrenurkunde dankt")
    parser.add_argument("--quer", action="store_true", help="Querformat")
    parser.add_argument("--geburtsdatum", action="store_true", help="das Geburtsdatum aus der Liste drucken")
    add_format(parser, ("docx", "pdf"), "docx, pdf oder beides")
    parser.add_argument("--vorlage", metavar="DATEI.docx", help="eigene Word-Vorlage mit Feldern wie {{name}}")
    parser.add_argument(
        "--register", metavar="DATEI", help="das Register (sonst: register.sqlite neben der ersten Fassung des Plans)"
    )
    _add_schluessel(parser)
    parser.add_argument(
        "--ersetzen",
        action="append",
        default=[],
        metavar="NUMMER",
        help="für diese widerrufene Nummer einen neuen Nachweis mit neuer Nummer ausstellen; mehrfach möglich",
    )
    parser.add_argument(
        "--trotzdem", action="store_true", help="Namen auslassen, für die eine Schrift fehlt, statt abzubrechen"
    )
    add_daten(parser, "eigene Module, wie bei planen")
    add_json(parser)


def _add_register(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "register",
        "vergebene Nummern ansehen, widerrufen, ausführen, löschen",
        "Das Register hält fest, welche Nummer wann vergeben wurde, ohne Namen. Eine Person wiederfinden lässt sich "
        "nur mit dem Schlüssel (register.schluessel). Sichern Sie beide, getrennt.",
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
    parser.add_argument("--vor", type=parse_datum, metavar="TAG", help="löschen, was vor diesem Tag ausgestellt wurde")
    parser.add_argument("--datum", type=parse_datum, metavar="TAG", help="Tag, der eingetragen wird (sonst: heute)")
    _add_schluessel(parser)
    for feld in ("vorname", "name", "kennung"):
        parser.add_argument(f"--{feld}", default="", metavar="TEXT", help="zum Suchen, wie in der Teilnahmeliste")
    parser.add_argument(
        "--geburtsdatum", type=parse_datum, metavar="TAG", help="zum Suchen, wenn es in der Liste stand"
    )
    parser.add_argument("-o", "--datei", default="register.csv", metavar="DATEI", help="wohin ausgeführt wird")
    add_json(parser)


def _add_schluessel(parser: argparse.ArgumentParser) -> None:
    """`--schluessel`: where the key of the register lies, so that the two can be kept apart."""
    parser.add_argument(
        "--schluessel",
        metavar="DATEI",
        help="der Schlüssel zum Register, wenn er woanders liegt (sonst: register.schluessel neben dem Register)",
    )


BEFEHLE = (_add_teilnahme, _add_zertifikate, _add_register)
"""In the order of the help."""
