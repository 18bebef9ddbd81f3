"""The arguments of the commands that check and look up: `pruefen`, `module`, `methoden`, `profil`, `neu`, `schema`."""

from lotsen_curriculum.cli.argumente.gemeinsam import Befehle, add_befehl, add_daten, add_json

__all__ = ["BEFEHLE"]


def _add_pruefen(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "pruefen",
        "Dateien prüfen",
        "Prüft Ordner mit Modulen und Methoden, Anfragen und Pläne. Ohne Angabe: die mitgelieferten Daten. "
        "Jedes Problem steht in einer Zeile: Datei:Zeile:Spalte: Nummer, was nicht stimmt, was hilft.",
    )
    parser.add_argument("pfade", nargs="*", metavar="ORDNER|DATEI", help="was geprüft wird")
    add_daten(parser)
    add_json(parser)


def _add_module(befehle: Befehle) -> None:
    parser = add_befehl(befehle, "module", "Module und Bausteine nachschlagen", "Zeigt alle Module oder eines genauer.")
    parser.add_argument("id", nargs="?", metavar="ID", help="ein Modul (m3) oder Baustein (m3-1)")
    add_daten(parser)
    add_json(parser)


def _add_methoden(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "methoden",
        "Methoden nachschlagen und suchen",
        "Zeigt alle Methoden, die zu den Angaben passen, oder eine genauer.",
    )
    parser.add_argument("id", nargs="?", metavar="ID", help="eine Methode, zum Beispiel fishbowl")
    parser.add_argument(
        "--phase",
        choices=("einstieg", "information", "erarbeitung", "uebung", "reflexion", "abschluss"),
        metavar="PHASE",
        help="einstieg, information, erarbeitung, uebung, reflexion oder abschluss",
    )
    parser.add_argument(
        "--sozialform",
        choices=("plenum", "stuhlkreis", "kleingruppe", "paar", "einzel", "bewegt"),
        metavar="FORM",
        help="plenum, stuhlkreis, kleingruppe, paar, einzel oder bewegt",
    )
    parser.add_argument("--personen", type=int, metavar="N", help="passt zu so vielen Personen")
    parser.add_argument("--bis-min", type=int, metavar="N", help="geht in höchstens so vielen Minuten")
    parser.add_argument("--online", action="store_true", help="geht auch online")
    add_daten(parser)
    add_json(parser)


def _add_profil(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "profil",
        "das Kernprofil nachschlagen",
        "Zeigt die Elemente des Kernprofils und welche Bausteine sie abdecken.",
    )
    parser.add_argument("id", nargs="?", metavar="ID", help="ein Element, zum Beispiel k08")
    add_daten(parser)
    add_json(parser)


def _add_neu(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "neu",
        "einen Ordner mit einer neuen Anfrage anlegen",
        "Fragt am Bildschirm nach Kurs, Terminen, Personen, Ort und Leitung und schreibt eine Anfrage, die aufgeht. "
        "Ohne Bildschirm (in einem Skript) schreibt der Befehl das kommentierte Beispiel.",
    )
    parser.add_argument("ordner", metavar="ORDNER", help="der neue Ordner")
    add_daten(parser)


def _add_schema(befehle: Befehle) -> None:
    parser = add_befehl(
        befehle,
        "schema",
        "das JSON-Schema einer Dateiart zeigen",
        "Zeigt das JSON-Schema oder schreibt es in einen Ordner; damit ergänzen Editoren Schlüssel und Werte.",
    )
    parser.add_argument("art", metavar="ART", help="zum Beispiel anfrage, modul, methode oder plan")
    parser.add_argument("-o", "--ordner", metavar="ORDNER", help="als ART.schema.json dorthin schreiben")
    add_daten(parser, "auch die Methoden dieses Ordners vorschlagen; mehrfach möglich")


BEFEHLE = (_add_pruefen, _add_module, _add_methoden, _add_profil, _add_neu, _add_schema)
"""In the order of the help."""
