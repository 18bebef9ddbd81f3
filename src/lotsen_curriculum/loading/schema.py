"""JSON Schema of each file kind, in German, for completion in an editor."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from lotsen_curriculum.loading.beschreibungen import BESCHREIBUNGEN
from lotsen_curriculum.loading.bestand import merge, read_folder
from lotsen_curriculum.loading.curriculum import read_shipped
from lotsen_curriculum.loading.formate import SCHLUESSEL, version_of
from lotsen_curriculum.loading.kinds import DATEIARTEN

__all__ = ["json_schema", "method_ids"]

_OF_METHODS = {"methoden", "alternativen"}
"""Keys whose lists name methods."""

_UHRZEIT = {"type": "string", "pattern": r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"}
"""Our times have no seconds; JSON Schema's own `time` demands them."""


_VERSION = {
    "type": "integer",
    "minimum": 1,
    "description": "Version des Formats dieser Datei, nicht ihres Inhalts; fehlt sie, gilt 1.",
}


def json_schema(art: str, *, methoden: Collection[str] = ()) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the files of a kind; KeyError where `DATEIARTEN` has no such kind.

    Args:
        art: The kind of file.
        methoden: Ids that an editor offers where methods are named; others stay possible.
    """
    dateiart = DATEIARTEN[art]
    schema = _translated(dateiart.klasse.model_json_schema(), dateiart.klasse.__name__)
    for part in (schema, *schema.get("$defs", {}).values()) if methoden else ():
        for key in _OF_METHODS & part.get("properties", {}).keys():
            ids = part["properties"][key]
            ids["items"] = {"anyOf": [{"enum": sorted(methoden)}, ids["items"]]}
    schema["properties"][SCHLUESSEL] = _VERSION | {"maximum": version_of(dateiart.klasse.__name__)}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema | {"title": dateiart.titel}


def method_ids(daten: Sequence[Path] = ()) -> tuple[str, ...]:
    """Ids of all methods of the shipped data and the folders over it; files that can't be read are passed over."""
    return tuple(merge([read_shipped(), *(read_folder(ordner, eigen=True) for ordner in daten)]).methoden)


def _translated(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """`schema` of the class `name` without pydantic's English titles and docstrings, with our descriptions."""
    result = {key: _cleaned(value) for key, value in schema.items() if key not in {"title", "description", "$defs"}}
    for key, text in BESCHREIBUNGEN.get(name, {}).items():
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
