"""The arguments of `lotsen`, in German, help included. Imports nothing heavy, so that `--help` answers at once."""

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from lotsen_curriculum.cli.argumente_nachweise import NACHWEIS_BEFEHLE
from lotsen_curriculum.cli.argumente_vorschau import add_vorschau

__all__ = ["Aufruffehler", "build_parser"]

FORMATE = ("docx", "pdf", "ics", "json")

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


class _Parser(argparse.ArgumentParser):
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


class _Version(argparse.Action):
    """Prints the version; looks it up only when asked, which saves every other command fifty milliseconds."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        print(f"lotsen {version('lotsen_curriculum')}")
        parser.exit()


class _Hilfe(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # argparse's own signature
        super().add_usage(usage, actions, groups, "Aufruf: " if prefix is None else prefix)


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands; `args.befehl` names the module in `cli.befehle`."""
    parser = _Parser(
        prog="lotsen",
        description="Seminare für Integrationslotsinnen und Integrationslotsen planen und Unterlagen schreiben.",
        epilog="Hilfe zu einem Befehl: lotsen BEFEHL --help",
    )
    parser.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        help="die Version zeigen",
    )
    befehle = parser.add_subparsers(title="Befehle", dest="befehl", metavar="BEFEHL", required=True)
    for add in _BEFEHLE:
        add(befehle)
    return parser


if TYPE_CHECKING:
    _Befehle = argparse._SubParsersAction[_Parser]


def _add_befehl(befehle: "_Befehle", name: str, hilfe: str, beschreibung: str) -> argparse.ArgumentParser:
    return befehle.add_parser(name, help=hilfe, description=beschreibung)


def _add_daten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--daten",
        action="append",
        default=[],
        metavar="ORDNER",
        help="eigene Module, Methoden und Regeln über die mitgelieferten legen; mehrfach möglich",
    )


def _add_traeger(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--traeger",
        metavar="DATEI",
        help="Name, Logo, Farben, Briefbogen der Unterlagen (sonst: traeger.yaml daneben, wenn es sie gibt)",
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON, für Skripte")


def _formate(text: str) -> tuple[str, ...]:
    return _auswahl(text, FORMATE)


def _auswahl(text: str, moeglich: tuple[str, ...]) -> tuple[str, ...]:
    gewaehlt = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for name in gewaehlt:
        if name not in moeglich:
            raise argparse.ArgumentTypeError(f"„{name}“ gibt es nicht. Möglich sind: {', '.join(moeglich)}.")
    return gewaehlt


def _add_planen(befehle: "_Befehle") -> None:
    parser = _add_befehl(
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
    parser.add_argument("-o", "--ordner", default="ausgabe", metavar="ORDNER", help="wohin (sonst: ausgabe)")
    parser.add_argument(
        "--format",
        type=_formate,
        default=FORMATE,
        metavar="LISTE",
        help="was geschrieben wird, durch Komma getrennt (sonst: docx,pdf,ics,json)",
    )
    parser.add_argument(
        "--warum",
        metavar="ID",
        help="nichts schreiben, sondern sagen, warum ein Baustein (m3-2) oder Schritt (m3-2/austausch) "
        "so im Plan steht und was das Nächstbeste kosten würde",
    )
    _add_traeger(parser)
    _add_daten(parser)
    _add_json(parser)


def _add_umplanen(befehle: "_Befehle") -> None:
    parser = _add_befehl(
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
        "-o", "--ordner", metavar="ORDNER", help="wohin (sonst: fassung-2, fassung-3 … neben dem ersten Plan)"
    )
    parser.add_argument(
        "--format",
        type=_formate,
        default=FORMATE,
        metavar="LISTE",
        help="was geschrieben wird, durch Komma getrennt (sonst: docx,pdf,ics,json)",
    )
    _add_traeger(parser)
    _add_daten(parser)
    _add_json(parser)


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


def _arten(text: str) -> tuple[str, ...]:
    return ARTEN if text == "alle" else _auswahl(text, ARTEN)


def _dokumentformate(text: str) -> tuple[str, ...]:
    return _auswahl(text, ("docx", "pdf"))


def _add_dokumente(befehle: "_Befehle") -> None:
    parser = _add_befehl(
        befehle,
        "dokumente",
        "die Unterlagen zu einem Plan schreiben",
        "Schreibt Unterlagen zu einem Plan in Word und PDF. Der Plan wird vorher gegen die heutigen Daten geprüft.",
    )
    parser.add_argument("plan", metavar="PLAN.json", help="der Plan, den lotsen planen geschrieben hat")
    parser.add_argument("-o", "--ordner", default="ausgabe", metavar="ORDNER", help="wohin (sonst: ausgabe)")
    parser.add_argument(
        "--art",
        type=_arten,
        default=ARTEN,
        metavar="LISTE",
        help=f"alle (sonst auch) oder eine Auswahl: {', '.join(ARTEN)}",
    )
    _add_dokumentformat(parser)
    parser.add_argument("--zip", action="store_true", help="alles in eine Datei packen: unterlagen.zip")
    _add_traeger(parser)
    _add_daten(parser)


def _add_dokumentformat(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        type=_dokumentformate,
        default=("docx", "pdf"),
        metavar="LISTE",
        help="docx, pdf oder beides (sonst: docx,pdf)",
    )


def _add_leitfaden(befehle: "_Befehle") -> None:
    parser = _add_befehl(
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
        "--stand", type=_datum, metavar="JJJJ-MM-TT", help="Datum der Ausgabe (sonst: der jüngste Stand der Module)"
    )
    parser.add_argument("-o", "--ordner", default="ausgabe", metavar="ORDNER", help="wohin (sonst: ausgabe)")
    parser.add_argument(
        "--vergleich",
        metavar="ALT",
        help="nichts schreiben, sondern zeigen, was sich geändert hat: gegenüber einer früher mit --format txt "
        "geschriebenen Gliederung oder einem Ordner mit den Daten von damals",
    )
    parser.add_argument(
        "--format",
        type=lambda text: _auswahl(text, ("docx", "pdf", "txt")),
        default=("docx", "pdf"),
        metavar="LISTE",
        help="docx, pdf, txt, durch Komma getrennt (sonst: docx,pdf)",
    )
    _add_traeger(parser)
    _add_daten(parser)


def _datum(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Datum. Bitte so: 2026-11-21.") from None


def _add_pruefen(befehle: "_Befehle") -> None:
    parser = _add_befehl(
        befehle,
        "pruefen",
        "Dateien prüfen",
        "Prüft Ordner mit Modulen und Methoden, Anfragen und Pläne. Ohne Angabe: die mitgelieferten Daten. "
        "Jedes Problem steht in einer Zeile: Datei:Zeile:Spalte: Nummer, was nicht stimmt, was hilft.",
    )
    parser.add_argument("pfade", nargs="*", metavar="ORDNER|DATEI", help="was geprüft wird")
    _add_daten(parser)
    _add_json(parser)


def _add_module(befehle: "_Befehle") -> None:
    parser = _add_befehl(
        befehle, "module", "Module und Bausteine nachschlagen", "Zeigt alle Module oder eines genauer."
    )
    parser.add_argument("id", nargs="?", metavar="ID", help="ein Modul (m3) oder Baustein (m3-1)")
    _add_daten(parser)
    _add_json(parser)


def _add_methoden(befehle: "_Befehle") -> None:
    parser = _add_befehl(
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
    _add_daten(parser)
    _add_json(parser)


def _add_profil(befehle: "_Befehle") -> None:
    parser = _add_befehl(
        befehle,
        "profil",
        "das Kernprofil nachschlagen",
        "Zeigt die Elemente des Kernprofils und welche Bausteine sie abdecken.",
    )
    parser.add_argument("id", nargs="?", metavar="ID", help="ein Element, zum Beispiel k08")
    _add_daten(parser)
    _add_json(parser)


def _add_neu(befehle: "_Befehle") -> None:
    parser = _add_befehl(
        befehle,
        "neu",
        "einen Ordner mit einer neuen Anfrage anlegen",
        "Fragt am Bildschirm nach Kurs, Terminen, Personen, Ort und Leitung und schreibt eine Anfrage, die aufgeht. "
        "Ohne Bildschirm (in einem Skript) schreibt der Befehl das kommentierte Beispiel.",
    )
    parser.add_argument("ordner", metavar="ORDNER", help="der neue Ordner")
    _add_daten(parser)


def _add_schema(befehle: "_Befehle") -> None:
    parser = _add_befehl(
        befehle,
        "schema",
        "das JSON-Schema einer Dateiart zeigen",
        "Zeigt das JSON-Schema oder schreibt es in einen Ordner; damit ergänzen Editoren Schlüssel und Werte.",
    )
    parser.add_argument("art", metavar="ART", help="zum Beispiel anfrage, modul, methode oder plan")
    parser.add_argument("-o", "--ordner", metavar="ORDNER", help="als ART.schema.json dorthin schreiben")


_BEFEHLE = (
    _add_planen,
    _add_umplanen,
    _add_dokumente,
    _add_leitfaden,
    add_vorschau,
    *NACHWEIS_BEFEHLE,
    _add_pruefen,
    _add_module,
    _add_methoden,
    _add_profil,
    _add_neu,
    _add_schema,
)
"""All commands in the order of the help."""
