"""The arguments of `lotsen vorschau`."""

import argparse
from typing import Any

__all__ = ["add_vorschau"]


def add_vorschau(befehle: Any) -> None:
    """Adds the command; the kinds of documents are checked when they are built."""
    parser: argparse.ArgumentParser = befehle.add_parser(
        "vorschau",
        help="Unterlagen als Bilder ansehen, auch während man schreibt",
        description="Zeichnet die Seiten eines Dokuments als Bilder (PNG): ein Modul oder eine Methode aus ihrer "
        "Datei, eine Unterlage zu einem Plan, oder den Leitfaden. Mit --beobachten entsteht alles neu, sobald sich "
        "eine Datei ändert, und Probleme stehen sofort da.",
    )
    parser.add_argument(
        "quelle",
        metavar="DATEI|PLAN|ID",
        help="eine YAML-Datei, ein plan.json, eine Kennung wie m3 oder fishbowl, oder das Wort leitfaden",
    )
    parser.add_argument("--art", default="trainerplan", metavar="ART", help="bei einem Plan: welche Unterlage")
    parser.add_argument("-o", "--ordner", default="vorschau", metavar="ORDNER", help="wohin (sonst: vorschau)")
    parser.add_argument("--dpi", type=_dpi, default=100, metavar="N", help="wie fein, 30 bis 400 (sonst: 100)")
    parser.add_argument("--oeffnen", action="store_true", help="statt Bildern eine PDF-Datei schreiben und öffnen")
    parser.add_argument("--beobachten", action="store_true", help="bei jeder Änderung neu zeichnen, bis Strg+C")
    parser.add_argument("--traeger", metavar="DATEI", help="wie bei dokumente")
    parser.add_argument("--daten", action="append", default=[], metavar="ORDNER", help="eigene Daten, wie bei planen")


def _dpi(text: str) -> int:
    if not text.isdecimal() or not 30 <= int(text) <= 400:
        raise argparse.ArgumentTypeError(f"„{text}“ liegt nicht zwischen 30 und 400.")
    return int(text)
