"""The arguments of `dokumente`, `leitfaden` and `vorschau`."""

import argparse

from lotsen_curriculum.cli.argumente.gemeinsam import (
    Befehle,
    add_befehl,
    add_daten,
    add_format,
    add_ordner,
    add_traeger,
    parse_datum,
    selection_of,
)

__all__ = ["BEFEHLE"]

ARTEN = (
    "trainerplan",
    "agenda",
    "taschenkarten",
    "arbeitsblaetter",
    "methodenblaetter",
    "kurzvortraege",
    "materialliste",
    "anwesenheitsliste",
    "rueckmeldebogen",
    "abdeckung",
    "kostenblatt",
)
"""The kinds of documents; named here once more, because `--help` must not wait for the builders (a test compares)."""


def _add_dokumente(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "dokumente",
        "die Unterlagen zu einem Plan schreiben",
        "Schreibt Unterlagen zu einem Plan in Word und PDF. Der Plan wird vorher gegen die heutigen Daten geprüft.",
    )
    parser.add_argument("plan", metavar="PLAN.json", help="der Plan, den lotsen planen geschrieben hat")
    add_ordner(parser)
    parser.add_argument(
        "--art",
        type=selection_of(ARTEN, alle="alle"),
        default=ARTEN,
        metavar="LISTE",
        help=f"alle (sonst auch) oder eine Auswahl: {', '.join(ARTEN)}",
    )
    add_format(parser, ("docx", "pdf"), "docx, pdf oder beides (sonst: docx,pdf)")
    parser.add_argument("--zip", action="store_true", help="alles in eine Datei packen: unterlagen.zip")
    add_traeger(parser)
    add_daten(parser)


def _add_leitfaden(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "leitfaden",
        "den Leitfaden als Buch schreiben",
        "Schreibt den ganzen Leitfaden oder ein einzelnes Modul in Word und PDF.",
    )
    parser.add_argument("--modul", metavar="ID", help="nur dieses Modul, zum Beispiel m3")
    parser.add_argument(
        "--ausgabe", metavar="TEXT", help="Name der Ausgabe auf dem Titelblatt (sonst: Ausgabe und Jahr)"
    )
    parser.add_argument(
        "--stand",
        type=parse_datum,
        metavar="JJJJ-MM-TT",
        help="Datum der Ausgabe (sonst: der jüngste Stand der Module)",
    )
    add_ordner(parser)
    parser.add_argument(
        "--vergleich",
        metavar="ALT",
        help="nichts schreiben, sondern zeigen, was sich geändert hat: gegenüber einer früher mit --format txt "
        "geschriebenen Gliederung oder einem Ordner mit den Daten von damals",
    )
    parser.add_argument(
        "--format",
        type=selection_of(("docx", "pdf", "txt")),
        default=("docx", "pdf"),
        metavar="LISTE",
        help="docx, pdf, txt, durch Komma getrennt (sonst: docx,pdf)",
    )
    add_traeger(parser)
    add_daten(parser)


def _add_vorschau(befehle: Befehle) -> None:
    """Adds the command; the kinds of documents are checked when they are built."""
    parser = add_befehl(
        befehle,
        "vorschau",
        "Unterlagen als Bilder ansehen, auch während man schreibt",
        "Zeichnet die Seiten eines Dokuments als Bilder (PNG): ein Modul oder eine Methode aus ihrer "
        "Datei, eine Unterlage zu einem Plan, oder den Leitfaden. Mit --beobachten entsteht alles neu, sobald sich "
        "eine Datei ändert, und Probleme stehen sofort da.",
    )
    parser.add_argument(
        "quelle",
        metavar="DATEI|PLAN|ID",
        help="eine YAML-Datei, ein plan.json, eine Kennung wie m3 oder fishbowl, oder das Wort leitfaden",
    )
    parser.add_argument("--art", default="trainerplan", metavar="ART", help="bei einem Plan: welche Unterlage")
    add_ordner(parser, "vorschau")
    parser.add_argument("--dpi", type=_dpi, default=100, metavar="N", help="wie fein, 30 bis 400 (sonst: 100)")
    parser.add_argument("--oeffnen", action="store_true", help="statt Bildern eine PDF-Datei schreiben und öffnen")
    parser.add_argument("--beobachten", action="store_true", help="bei jeder Änderung neu zeichnen, bis Strg+C")
    add_traeger(parser, "wie bei dokumente")
    add_daten(parser, "eigene Daten, wie bei planen")


def _dpi(text: str) -> int:
    if not text.isdecimal() or not 30 <= int(text) <= 400:
        raise argparse.ArgumentTypeError(f"„{text}“ liegt nicht zwischen 30 und 400.")
    return int(text)


BEFEHLE = (_add_dokumente, _add_leitfaden, _add_vorschau)
"""In the order of the help."""
