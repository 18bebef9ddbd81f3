"""The arguments of `planen` and `umplanen`."""

from lotsen_curriculum.cli.argumente.gemeinsam import (
    Befehle,
    add_befehl,
    add_daten,
    add_format,
    add_json,
    add_ordner,
    add_traeger,
)

__all__ = ["BEFEHLE"]

FORMATE = ("docx", "pdf", "ics", "json")


def _add_planen(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "planen",
        "einen Seminarplan aus einer Anfrage machen",
        "Macht aus einer Anfrage einen Seminarplan, zeigt ihn und schreibt Trainerplan, Agenda, "
        "Kalender und plan.json. Geht es nicht auf, sagt lotsen, woran es liegt. Mehrere Anfragen werden gemeinsam "
        "geplant: Niemand und kein Raum ist doppelt belegt, und ein Dienstplan sagt, wer wann wo ist.",
    )
    parser.add_argument(
        "anfragen",
        nargs="+",
        metavar="ANFRAGE.yaml",
        help="die Anfrage, oder mehrere mit gemeinsamer Leitung; ein Beispiel schreibt: lotsen neu ORDNER",
    )
    add_ordner(parser)
    add_format(parser, FORMATE, "was geschrieben wird, durch Komma getrennt (sonst: docx,pdf,ics,json)")
    parser.add_argument(
        "--warum",
        metavar="ID",
        help="nichts schreiben, sondern sagen, warum ein Baustein (m3-2) oder Schritt (m3-2/austausch) "
        "so im Plan steht und was das Nächstbeste kosten würde",
    )
    add_traeger(parser)
    add_daten(parser)
    add_json(parser)


def _add_umplanen(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "umplanen",
        "einen Plan ändern, weil etwas dazwischengekommen ist",
        "Ändert einen Plan so wenig wie möglich: Ein Termin fällt aus oder wird kürzer, jemand ist krank, die Gruppe "
        "ist kleiner oder hängt zurück. Was schon gehalten ist, bleibt. Zeigt, was sich ändert, und schreibt die neue "
        "Fassung; Kalender erkennen ihre Einträge wieder.",
    )
    parser.add_argument("plan", metavar="PLAN.json", help="der Plan, den lotsen geschrieben hat")
    parser.add_argument("aenderung", metavar="AENDERUNG.yaml", help="was sich geändert hat")
    parser.add_argument(
        "--neben",
        nargs="+",
        default=(),
        metavar="PLAN.json",
        help="die Pläne anderer Kurse mit gemeinsamem Team: Wer dort leitet, und ein Raum, der dort belegt ist, ist zu "
        "dieser Zeit nicht frei",
    )
    parser.add_argument(
        "-o", "--ordner", metavar="ORDNER", help="wohin (sonst: fassung-2, fassung-3 … neben dem ersten Plan)"
    )
    add_format(parser, FORMATE, "was geschrieben wird, durch Komma getrennt (sonst: docx,pdf,ics,json)")
    add_traeger(parser)
    add_daten(parser)
    add_json(parser)


BEFEHLE = (_add_planen, _add_umplanen)
"""In the order of the help."""
