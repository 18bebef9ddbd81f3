"""The few questions of `lotsen neu`, and the Anfrage that their answers make."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple, TypeVar

from lotsen_curriculum.cli.ausgabe import print_absatz, print_tabelle

__all__ = ["ask_anfrage"]

_Wert = TypeVar("_Wert")

_TERMIN = re.compile(
    r"(?P<tag>\d{1,2})\.(?P<monat>\d{1,2})\.(?P<jahr>(?:20)?\d{2}),?\s+"
    r"(?P<von>\d{1,2}(?:[:.]\d{2})?)(?:\s*Uhr)?\s*(?:-|–|bis)\s*(?P<bis>\d{1,2}(?:[:.]\d{2})?)(?:\s*Uhr)?"
)


class _Termin(NamedTuple):
    datum: date
    von: time
    bis: time


def ask_anfrage(daten: Sequence[Path]) -> str:
    """Asks on the terminal, each question until its answer can be used, and gives the text of the Anfrage."""
    from lotsen_curriculum.loading import load_curriculum

    curriculum = load_curriculum(daten)
    print_absatz("Ein paar Fragen, dann steht die Anfrage. Die Eingabetaste nimmt den Vorschlag in Klammern.\n")
    titel_je_kurs = {kurs.id: kurs.titel for kurs in curriculum.planbare_kurse.values()}
    print_absatz("Welcher Kurs? Es genügt ein Wort aus dem Titel; ein Fragezeichen zeigt alle.")
    kurs = _ask("  [basisqualifizierung] ", lambda antwort: _parse_kurs(antwort, titel_je_kurs))
    vorschlag = titel_je_kurs[kurs]
    titel = _ask(f"Wie heißt das Seminar? [{vorschlag}] ", lambda antwort: antwort or vorschlag)
    personen = _ask("Wie viele Personen nehmen teil? [14] ", _parse_personen)
    ort = _ask("Wo findet es statt? [noch offen] ", str)
    termine = _ask_termine()
    leitung = _ask("Wer leitet? Namen mit Komma getrennt. [noch offen] ", str)
    return _to_yaml(kurs, titel, personen, termine, ort=ort, leitung=leitung)


def _ask(frage: str, parse: Callable[[str], _Wert]) -> _Wert:
    while True:
        try:
            return parse(input(frage).strip())
        except ValueError as fehler:
            print_absatz(str(fehler), 2)


def _parse_kurs(antwort: str, titel: Mapping[str, str]) -> str:
    """The id of the course that an id, a title or a word of one names; a question mark shows them all."""
    if not antwort:
        return "basisqualifizierung"
    if antwort == "?":
        print_tabelle(("Kurs", "Titel"), titel.items())
        raise ValueError("Welcher soll es sein?")
    gesucht = antwort.casefold().replace("basismodul", "modul")
    genau = [id_ for id_, name in titel.items() if gesucht in {id_, name.casefold()}]
    treffer = genau or [id_ for id_, name in titel.items() if gesucht in f"{id_} {name}".casefold()]
    if len(treffer) == 1:
        return treffer[0]
    raise ValueError(_not_one_kurs(antwort, treffer or get_close_matches(gesucht, titel, n=1)))


def _not_one_kurs(antwort: str, gemeint: Sequence[str]) -> str:
    frage = f" Meinten Sie {' oder '.join(f'„{id_}“' for id_ in gemeint)}?" if gemeint else ""
    return f"„{antwort}“ ist keiner der Kurse.{frage} Ein Fragezeichen zeigt alle."


def _parse_personen(antwort: str) -> int:
    if not antwort:
        return 14
    treffer = re.fullmatch(r"(\d{1,3})( Personen| Leute)?", antwort, re.ASCII)
    if treffer is None or not 1 <= int(treffer[1]) <= 100:
        raise ValueError("Bitte eine Zahl von 1 bis 100.")
    return int(treffer[1])


def _ask_termine() -> tuple[_Termin, ...]:
    print_absatz("Wann? Ein Termin je Zeile, zum Beispiel 06.03.2027 9:00-15:45. Leere Zeile: fertig.")
    termine: list[_Termin] = []
    while True:
        termin = _ask(f"  Termin {len(termine) + 1}: ", lambda antwort: _parse_termin(antwort, termine))
        if termin is None:
            return tuple(sorted(termine))
        termine.append(termin)


def _parse_termin(antwort: str, bisher: Sequence[_Termin]) -> _Termin | None:
    if not antwort:
        if not bisher:
            raise ValueError("Wenigstens ein Termin muss es sein.")
        return None
    treffer = _TERMIN.fullmatch(antwort)
    if treffer is None:
        raise ValueError("Das habe ich nicht verstanden. Bitte so: 06.03.2027 9:00-15:45")
    try:
        datum = date(2000 + int(treffer["jahr"]) % 100, int(treffer["monat"]), int(treffer["tag"]))
        termin = _Termin(datum, _parse_uhrzeit(treffer["von"]), _parse_uhrzeit(treffer["bis"]))
    except ValueError:
        raise ValueError("Diesen Tag oder diese Uhrzeit gibt es nicht.") from None
    if termin.von >= termin.bis:
        raise ValueError("Das Ende muss nach dem Anfang liegen.")
    if any(termin.datum == t.datum and termin.von < t.bis and t.von < termin.bis for t in bisher):
        raise ValueError("Der Termin überschneidet sich mit einem vorigen.")
    return termin


def _parse_uhrzeit(text: str) -> time:
    stunde, minute = (*re.split(r"[:.]", text), "0")[:2]
    return time(int(stunde), int(minute))


def _to_yaml(kurs: str, titel: str, personen: int, termine: Sequence[_Termin], *, ort: str, leitung: str) -> str:
    zusatz = f", ort: {_quote(ort)}" if ort else ""
    zeilen = [
        f"kurs: {kurs}",
        f"titel: {_quote(titel)}",
        "form: praesenz                       # oder online",
        f"gruppe: {{personen: {personen}, deutsch: B1}}   # deutsch: so gut sprechen alle mindestens",
        "termine:",
        *(f"  - {{datum: {t.datum}, von: {t.von:%H:%M}, bis: {t.bis:%H:%M}{zusatz}}}" for t in termine),
    ]
    namen = [name.strip() for name in leitung.split(",") if name.strip()]
    if namen:
        zeilen += ["trainer:", *(f"  - {{name: {_quote(name)}}}" for name in namen)]
    return "\n".join(zeilen) + "\n"


def _quote(text: str) -> str:
    """A YAML double-quoted scalar; JSON strings are valid ones."""
    import json

    return json.dumps(text, ensure_ascii=False)
