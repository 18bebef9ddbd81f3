"""The page of the Python interface, from signatures and docstrings."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

from erzeugen.galerie import TITEL
from erzeugen.markdown import read_head, table
from lotsen_curriculum.documents.arten import ARTEN
from lotsen_curriculum.loading.beschreibungen import BESCHREIBUNGEN
from lotsen_curriculum.model.base import Datensatz

__all__ = ["MODULE", "build_python", "public_names"]

MODULE = (
    ("lotsen_curriculum", "Was Skripte meist brauchen"),
    ("lotsen_curriculum.problems", "Probleme"),
    ("lotsen_curriculum.units", "Minuten und UE"),
    ("lotsen_curriculum.loading", "Laden und Prüfen"),
    ("lotsen_curriculum.model.curriculum", "Die Daten im Ganzen"),
    ("lotsen_curriculum.model.modul", "Die Teile eines Moduls"),
    ("lotsen_curriculum.model.methode", "Die Teile einer Methode"),
    ("lotsen_curriculum.model.kurs", "Die Teile eines Kurses"),
    ("lotsen_curriculum.model.profil", "Die Teile des Kernprofils"),
    ("lotsen_curriculum.model.anfrage", "Die Teile einer Anfrage"),
    ("lotsen_curriculum.model.seminarplan", "Die Teile eines Plans"),
    ("lotsen_curriculum.model.aenderung", "Die Teile einer Änderung"),
    ("lotsen_curriculum.planning", "Planen"),
    ("lotsen_curriculum.planning.check", "Nachrechnen"),
    ("lotsen_curriculum.planning.saison", "Mehrere Kurse zusammen"),
    ("lotsen_curriculum.rendering", "Schreiben"),
)
"""The modules that scripts may rely on, each with its German heading."""


def build_python() -> str:
    """The page; each name is described where it is first named."""
    teile = [read_head("python")]
    gesehen: set[int] = set()
    for modul, titel in MODULE:
        teile += [f"## {titel}", f"`{modul}`"]
        for name, wert in public_names(modul):
            if id(wert) not in gesehen:
                gesehen.add(id(wert))
                teile.append(_describe(name, wert))
    return "\n\n".join(teile) + "\n"


def public_names(modul: str) -> Iterator[tuple[str, Any]]:
    """The names that a module declares, with their values."""
    module = import_module(modul)
    for name in module.__all__:
        yield name, getattr(module, name)


def _describe(name: str, wert: Any) -> str:
    if inspect.isclass(wert) and wert.__module__.startswith("lotsen_curriculum"):
        return f"### {name}\n\n{_docstring(wert)}{_fields(wert)}{_methods(wert)}"
    if inspect.isfunction(wert):
        return f"### {name}\n\n```text\n{_signature(name, wert)}\n```\n\n{_docstring(wert)}"
    return f"### {name}\n\n{KONSTANTEN[name]}"


def _fields(klasse: Any) -> str:
    """All fields of a class, with their types; what those of files mean stands on the page of files."""
    if issubclass(klasse, Datensatz):
        namen = ", ".join(f"`{name}`" for name in klasse.model_fields)
        wo = f" Was sie bedeuten: [{klasse.__name__}](dateien.md#{klasse.__name__.lower()})."
        return f"\n\nAlle Felder: {namen}." + (wo if klasse.__name__ in BESCHREIBUNGEN else "")
    if not is_dataclass(klasse):
        return ""
    felder = ", ".join(f"`{feld.name}: {_annotation(feld.type)}`" for feld in fields(klasse))
    return f"\n\nAlle Felder: {felder}."


def _signature(name: str, wert: Any) -> str:
    signatur = inspect.signature(wert)
    angaben = [_parameter(parameter) for parameter in signatur.parameters.values() if parameter.name != "self"]
    first_keyword = next((n for n, p in enumerate(signatur.parameters.values()) if p.kind is p.KEYWORD_ONLY), None)
    if first_keyword is not None:
        angaben.insert(first_keyword, "*")
    ergebnis = f" -> {_annotation(signatur.return_annotation)}"
    zeile = f"{name}({', '.join(angaben)}){ergebnis}"
    if len(zeile) <= 100:
        return zeile
    untereinander = "".join(f"    {angabe},\n" for angabe in angaben)
    return f"{name}(\n{untereinander}){ergebnis}"


def _parameter(parameter: inspect.Parameter) -> str:
    if parameter.default is parameter.empty:
        return f"{parameter.name}: {_annotation(parameter.annotation)}"
    vorgabe = repr(parameter.default) if isinstance(parameter.default, int | str | tuple | None) else "…"
    return f"{parameter.name}: {_annotation(parameter.annotation)} = {vorgabe}"


def _annotation(annotation: Any) -> str:
    text = inspect.formatannotation(annotation)
    return re.sub(r"\b(?:lotsen_curriculum|collections\.abc|pathlib|datetime|typing)\.(?:[a-z_]+\.)*", "", text)


def _docstring(wert: Any) -> str:
    """The docstring with its Google-style parts as lists."""
    zeilen: list[str] = []
    for zeile in inspect.cleandoc(wert.__doc__ or "").splitlines():
        if match := re.fullmatch(r"(Args|Attributes|Raises|Returns|Yields):", zeile):
            zeilen += [f"**{TEILE[match[1]]}**", ""]
        elif match := re.fullmatch(r" {4}(\w+(?:, \w+)*): (.*)", zeile):
            zeilen.append(f"- `{match[1]}`: {match[2]}")
        else:
            zeilen.append(re.sub(r"^ {4,}", "  ", zeile))
    return "\n".join(zeilen)


TEILE = {"Args": "Angaben", "Attributes": "Felder", "Raises": "Fehler", "Returns": "Ergebnis", "Yields": "Ergebnis"}


def _methods(klasse: Any) -> str:
    teile: list[str] = []
    for name, wert in vars(klasse).items():
        if name.startswith("_") or getattr(wert, "__module__", "") == "pydantic.main":
            continue
        match wert:
            case property() if wert.__doc__:
                teile.append(f"- `{name}`: {wert.__doc__}")
            case _ if inspect.isfunction(wert) and wert.__doc__:
                teile.append(f"- `{_signature(name, wert)}`: {inspect.cleandoc(wert.__doc__)}")
            case _ if type(wert).__name__ == "cached_property" and wert.__doc__:
                teile.append(f"- `{name}`: {wert.__doc__}")
    return "\n\n" + "\n".join(" ".join(teil.split()) for teil in teile) if teile else ""


def _arten() -> str:
    zeilen = [(f"`{art}`", *TITEL[art]) for art in ARTEN]
    satz = "Die Arten von Dokumenten: Name → Funktion, die aus Plan und Daten ein Dokument macht."
    return f"{satz}\n\n{table(('Name', 'Dokument', 'Wofür'), zeilen).rstrip()}"


KONSTANTEN = {
    "ARTEN": _arten(),
    "BEZUGSGRUPPE_PERSONEN": "Die Gruppe, für die die Minuten der Schritte gelten: 14 Personen.",
    "CODES": "Die Codes dieses Raums mit Bedeutung und Abhilfe; alle stehen unter [Probleme](probleme.md).",
    "DATEIARTEN": "Die Arten von Dateien; alle stehen unter [Alle Dateien](dateien.md).",
    "Ergebnis": "`Planbar` oder `NichtPlanbar`.",
    "Format": "`docx`, `pdf` oder `outline` (einfacher Text).",
    "Lage": "`min`, `typisch` oder `max`: so kurz, wie es noch geht, wie üblich, so lang, wie es noch trägt.",
    "Loc": 'Der Weg zu einer Stelle in den Daten, zum Beispiel `("termine", 1, "bis")`.',
    "Minuten": "Eine Dauer oder eine Uhrzeit in ganzen Minuten, die seit Mitternacht vergangen sind.",
    "PRUEFCODES": "Für jede Regel der Code, mit dem der Prüfer sie meldet.",
    "Rang": "Wie sehr ein Baustein zum Kurs gehört: `pflicht`, `empfohlen` oder `optional`.",
    "REGELN": "Die Regeln des Prüfers, jede eine Funktion.",
    "RUNDEN": "Wie viele Dienstpläne höchstens gemacht werden.",
    "STANDARD": "Die Vorgabe, die ohne eigene Angabe gilt.",
    "UE": "Unterrichtseinheiten als genauer Bruch (`fractions.Fraction`).",
    "UE_MIN": "Minuten einer Unterrichtseinheit, wenn nichts anderes gilt: 45.",
    "Zeilenart": "Was in einer Zeile des Plans geschieht, zum Beispiel `schritt` oder `pause`.",
}
"""What can't carry a docstring of its own."""
