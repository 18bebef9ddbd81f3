"""JSON Schema of each file kind, in German, for completion in an editor."""

from typing import Any

from lotsen_curriculum.loading.kinds import DATEIARTEN

__all__ = ["json_schema"]

_UHRZEIT = {"type": "string", "pattern": r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"}
"""Our times have no seconds; JSON Schema's own `time` demands them."""

_BESCHREIBUNGEN = {
    "Anfrage": {
        "kurs": "Der Kurs oder das Vertiefungsseminar, zum Beispiel basisqualifizierung.",
        "titel": "So heißt das Seminar in allen Unterlagen.",
        "form": "In Präsenz oder online.",
        "regelwerk": "Die Regeln, nach denen geplant wird.",
        "gruppe": "Die Teilnehmenden.",
        "ue": "Gewünschte Zahl der Unterrichtseinheiten; ohne Angabe gilt die Spanne des Kurses.",
        "termine": "Die Termine mit Tag, Beginn und Ende.",
        "bausteine": "Wünsche: was dabei sein muss und was wegbleiben soll.",
        "trainer": "Wer das Seminar leitet.",
        "fest": "Bausteine, die an einem bestimmten Tag liegen müssen.",
        "eigenes": "Eigene Programmpunkte zu fester Zeit, zum Beispiel ein Grußwort.",
        "pausen": "Regeln mit anderem Wert, zum Beispiel mittag_min: 45.",
        "regeln": "Regeln, die mit Begründung geändert oder erlassen werden.",
    },
    "Gruppe": {
        "personen": "Zahl der Teilnehmenden.",
        "deutsch": "Deutsch, das alle mindestens können.",
    },
    "TerminWunsch": {
        "datum": "Der Tag, zum Beispiel 2027-03-06.",
        "von": "Beginn, zum Beispiel 09:00.",
        "bis": "Ende, zum Beispiel 16:30.",
        "ort": "Wo der Termin stattfindet.",
        "raum": "Wie groß der Raum ist.",
    },
    "Raum": {
        "personen": "So viele Menschen fasst der Raum.",
        "flaeche_m2": "Freie Fläche in Quadratmetern.",
    },
    "BausteinWahl": {
        "mit": "Bausteine, die dabei sein müssen.",
        "ohne": "Bausteine, die wegbleiben sollen.",
    },
    "Trainer": {
        "name": "Name, wie er im Plan steht.",
        "module": "Module, die diese Person leiten kann; ohne Angabe alle.",
        "nicht": "Tage, an denen diese Person nicht da ist.",
        "nur": "Tage, an denen allein diese Person da ist; ohne Angabe alle.",
    },
    "Festlegung": {
        "baustein": "Der Baustein, zum Beispiel m5-1.",
        "datum": "Der Tag, an dem er liegt.",
        "um": "Wann er beginnt.",
    },
    "Eigenes": {
        "titel": "So steht es im Plan.",
        "datum": "Der Tag.",
        "von": "Beginn.",
        "bis": "Ende.",
    },
    "RegelAenderung": {
        "regel": "Die Regel, zum Beispiel block_max_min.",
        "wert": "Der neue Wert.",
        "gewicht": "Der neue Preis einer weichen Regel in Punkten.",
        "erlassen": "true, wenn die Regel nicht gelten soll.",
        "grund": "Die Begründung; sie steht im Plan.",
    },
    "Traeger": {
        "name": "Name des Trägers.",
        "anschrift": "Anschrift, wie sie in Unterlagen steht.",
        "ort": "Wo Zertifikate ausgestellt werden; steht vor dem Datum.",
        "kuerzel": "Steht vor der Nummer der Zertifikate, zum Beispiel MUS.",
        "akzent": 'Farbe der Überschriften, zum Beispiel "#1F4E79".',
        "logo": "Bilddatei; der Pfad zählt ab dieser Datei.",
        "logo_alternativtext": "Was auf dem Logo zu sehen ist, für Menschen, die es nicht sehen.",
        "weitere_logos": "Logos von Partnern und Förderstellen, die auf Zertifikaten neben dem eigenen stehen.",
        "foerderhinweis": "Hinweis auf die Förderung im Wortlaut der Förderstelle.",
        "unterzeichnende": "Wer unterschreibt.",
    },
    "Logo": {
        "datei": "Bilddatei; der Pfad zählt ab dieser Datei.",
        "alternativtext": "Was auf dem Logo zu sehen ist, für Menschen, die es nicht sehen.",
    },
    "Unterzeichnende": {
        "name": "Name der Person.",
        "funktion": "Was unter der Unterschrift steht.",
    },
    "Abgeschaltet": {
        "module": "Module, die nicht gebraucht werden.",
        "bausteine": "Bausteine, die nicht gebraucht werden.",
        "methoden": "Methoden, die nicht gebraucht werden.",
    },
}
"""What stands beside a key in the editor, for the files that trainers and Träger write themselves."""


def json_schema(art: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the files of a kind; KeyError where `DATEIARTEN` has no such kind."""
    dateiart = DATEIARTEN[art]
    schema = _translated(dateiart.klasse.model_json_schema(), dateiart.klasse.__name__)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema | {"title": dateiart.titel}


def _translated(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """`schema` of the class `name` without pydantic's English titles and docstrings, with our descriptions."""
    result = {key: _cleaned(value) for key, value in schema.items() if key not in {"title", "description", "$defs"}}
    for key, text in _BESCHREIBUNGEN.get(name, {}).items():
        result["properties"][key]["description"] = text
    if "$defs" in schema:
        result["$defs"] = {inner: _translated(part, inner) for inner, part in schema["$defs"].items()}
    return result


def _cleaned(part: Any) -> Any:
    if isinstance(part, list):
        return [_cleaned(item) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "string" and part.get("format") == "time":
        return dict(_UHRZEIT)
    return {key: _cleaned(value) for key, value in part.items() if not (key == "title" and isinstance(value, str))}
