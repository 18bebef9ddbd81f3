"""The page of all kinds of files, field by field, from the data classes."""

from collections.abc import Iterator
from datetime import date, time
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from pydantic.fields import FieldInfo

from erzeugen.markdown import read_head, table
from lotsen_curriculum.loading.beschreibungen import BESCHREIBUNGEN
from lotsen_curriculum.loading.formate import UMSTELLUNGEN, version_of
from lotsen_curriculum.loading.kinds import DATEIARTEN
from lotsen_curriculum.model.base import Datensatz, Id

__all__ = ["build_dateien"]

ID = get_args(Id)[1].pattern
"""What marks a text as an id."""

WO = {
    "anfrage": "Eine Datei mit beliebigem Namen; `lotsen neu` schreibt `anfrage.yaml`.",
    "aenderung": "Was sich an einem Plan geändert hat, für `lotsen umplanen`; der Name der Datei ist beliebig.",
    "traeger": "`traeger.yaml`: der Träger, in dessen Namen Zertifikate erscheinen.",
    "plan": "`plan.json`, von `lotsen planen` geschrieben. Nicht von Hand ändern: `lotsen dokumente` rechnet nach.",
    "modul": "`modules/m3-rolle-und-aufgaben.yaml`: eine Datei je Modul, Seminar oder Format.",
    "methode": "`methods/fishbowl.yaml`: eine Datei je Methode.",
    "kernprofil": "`profil/kernprofil.yaml`.",
    "kurs": "`kurse/basisqualifizierung.yaml`.",
    "regelwerk": "`regelwerke/wir-2021.yaml`. Was jede Regel bedeutet, steht unter [Alle Regeln](regeln.md).",
    "abgeschaltet": "`abgeschaltet.yaml` im Ordner eines Trägers.",
}


FORMATE = """\
Jede Art von Datei hat ein Format mit einer Version. Eine Datei nennt sie mit `version`; fehlt der Schlüssel, gilt 1.
Dateien früherer Versionen liest lotsen von selbst. Was eine Änderung zu einer neuen Version macht, steht unter
[Versionen](../erklaerungen/versionen.md)."""


def build_dateien() -> str:
    """The page, a part for each kind, and in it a table for each class that the kind holds."""
    teile = [read_head("dateien")]
    gesehen: set[str] = set()
    for name, art in DATEIARTEN.items():
        teile += [f"## Art {name}", f"{art.titel}. {WO[name]}"]
        for klasse in _classes(art.klasse):
            if klasse.__name__ not in gesehen:
                gesehen.add(klasse.__name__)
                teile += [f"### {klasse.__name__}", _fields(klasse)]
    return "\n\n".join([*teile, "## Versionen der Formate", FORMATE, _formats()]) + "\n"


def _formats() -> str:
    """For each kind today's version, and since when and by what change it is so."""
    zeilen = []
    for name, art in DATEIARTEN.items():
        umstellungen = UMSTELLUNGEN.get(art.klasse.__name__, ())
        aenderungen = [f"Seit {each.seit:%d.%m.%Y}: {each.satz}" for each in umstellungen]
        zeilen.append((f"`{name}`", str(version_of(art.klasse.__name__)), " ".join(aenderungen) or "noch nichts"))
    return table(("Art", "Version", "was sich seit Version 1 geändert hat"), zeilen).rstrip()


def _classes(klasse: type[Datensatz]) -> Iterator[type[Datensatz]]:
    """The class and all that its fields hold, each once, the outer ones first."""
    gefunden = [klasse]
    for each in gefunden:
        yield each
        for field in each.model_fields.values():
            gefunden += [inner for inner in _inner(field.annotation) if inner not in gefunden]


def _inner(annotation: Any) -> Iterator[type[Datensatz]]:
    if isinstance(annotation, type) and issubclass(annotation, Datensatz):
        yield annotation
    for part in get_args(annotation):
        yield from _inner(part)


def _fields(klasse: type[Datensatz]) -> str:
    texte = BESCHREIBUNGEN[klasse.__name__]
    zeilen = [(f"`{name}`", _kind(field), _needed(field), texte[name]) for name, field in klasse.model_fields.items()]
    return table(("Schlüssel", "Art", "nötig", "Bedeutung"), zeilen).rstrip()


def _needed(field: FieldInfo) -> str:
    if field.is_required():
        return "ja"
    default = field.get_default(call_default_factory=True, validated_data={})
    if default is None or default in ((), {}, ""):
        return "nein"
    if isinstance(default, bool):
        return f"nein, sonst `{str(default).lower()}`"
    if isinstance(default, Datensatz):
        return "nein, sonst leer" if not default.model_fields_set else "nein, sonst 1"
    return f"nein, sonst `{default}`"


def _kind(field: FieldInfo) -> str:
    if field.annotation is str and any(getattr(each, "pattern", None) == ID for each in field.metadata):
        return "Kennung"
    return f"{_type(field.annotation)}{_limits(field.metadata)}"


def _limits(metadata: list[Any]) -> str:
    teile = []
    for each in metadata:
        match each:
            case Ge(ge=wert):
                teile.append(f"ab {wert}")
            case Gt(gt=wert):
                teile.append(f"über {wert}")
            case Le(le=wert):
                teile.append(f"bis {wert}")
            case MinLen(min_length=wert) if wert > 1:
                teile.append(f"mindestens {wert}")
            case MaxLen(max_length=wert):
                teile.append(f"höchstens {wert}")
            case _:
                pass  # what the type itself says already
    return f" ({', '.join(teile)})" if teile else ""


def _type(annotation: Any) -> str:
    args = get_args(annotation)
    match get_origin(annotation):
        case origin if origin in {Union, UnionType}:
            silent = {NoneType, int} if float in args else {NoneType}  # what may be missing; "Zahl" says both
            return " oder ".join(dict.fromkeys(_type(part) for part in args if part not in silent))
        case origin if origin is Literal:
            return ", ".join(f"`{wert}`" for wert in args)
        case origin if origin is tuple:
            return f"Liste: {_type(args[0])}"
        case origin if origin is dict:
            return f"{_type(args[0])} → {_type(args[1])}"
        case origin if origin is Annotated:
            return "Kennung" if annotation is Id else f"{_type(args[0])}{_limits(_flat(args[1:]))}"
        case _:
            return _simple(annotation)


def _flat(metadata: tuple[Any, ...]) -> list[Any]:
    return [inner for each in metadata for inner in (each.metadata if isinstance(each, FieldInfo) else [each])]


def _simple(annotation: Any) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Datensatz):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    namen = {str: "Text", int: "ganze Zahl", float: "Zahl", bool: "true oder false", date: "Tag", time: "Uhrzeit"}
    return namen[annotation]
