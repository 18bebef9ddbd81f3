"""What the docstrings of public names must say, and which don't: what it gives, in which units, with which problems."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from inspect import isclass, isfunction

from erzeugen.python_api import MODULE, public_names
from erzeugen.quelltext import Funktion, public_definitions, raising, syntax_trees

__all__ = ["findings", "findings_of"]

_NUMBER = re.compile(r"\b(?:int|float|Fraction|UE|Minuten|Zahl)\b")
_UNIT_AT_END = re.compile(r"_(?:min|ue|mm|pt|prozent|cent|punkte|s|dpi|personen|takte|bytes|m2|tage|share|preis)$")
_UNIT_WORD = re.compile(
    r"\b(?:minutes?|hours?|seconds?|UE|points?|mm|pt|percent|cent|euros?|people|persons?|Takte?n?|raster|pixels?|dpi"
    r"|bytes?|characters?|lines?|columns?|pages?|rows?|words?|labels?|index|indices|position|from [01]|counts?|counted"
    r"|numbers?|how (?:many|often)|share|ratio|multiple|version|prices?|costs?|level|square metres?|unit)\b",
    re.IGNORECASE,
)
_MEASURES = {"minuten", "ue", "cent", "personen", "preis", "kosten", "schranke", "gewicht"}
"""Names that say what they measure; the last four are always points."""

_COUNTS = {
    *("anzahl", "column_span", "count", "index", "level", "heading_level", "nummer", "page", "seed", "sequence"),
    *("stellen", "termin", "total", "version", "zeile"),
}
"""Names that count or number something, and have no unit."""

_TELLS_PROBLEMS = re.compile(r"rais|LC\d|problem|refuse", re.IGNORECASE)


def findings() -> list[str]:
    """A line for each public name whose docstring is missing, or silent about a unit or about problems."""
    return [line for key, node in public_definitions() for line in findings_of(key, node)]


def findings_of(key: Funktion, node: ast.FunctionDef | ast.ClassDef) -> Iterator[str]:
    """What the docstring of one function or class leaves out."""
    text, name = ast.get_docstring(node) or "", ".".join(key)
    if not text:
        yield f"{name}: kein Docstring"
    elif isinstance(node, ast.FunctionDef) and key in raising() and not _TELLS_PROBLEMS.search(text):
        yield f"{name}: löst CurriculumError aus, und der Docstring sagt es nicht"
    for_scripts = (key[0], key[1].partition(".")[0]) in _for_scripts()
    for number in _numbers(node):
        if not _unit_told(number, f"{key[1]}\n{text}") and (for_scripts or not _unit_of_the_room(key[0])):
            yield f"{name}: „{number}“ ist eine Zahl ohne Einheit"


def _numbers(node: ast.FunctionDef | ast.ClassDef) -> Iterator[str]:
    """The parameters of a function and the attributes of a class that are numbers; `return` for what it gives."""
    if isinstance(node, ast.ClassDef):
        pairs = [(each.target, each.annotation) for each in node.body if isinstance(each, ast.AnnAssign)]
        names = {target.id: annotation for target, annotation in pairs if isinstance(target, ast.Name)}
    else:
        arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        names = {each.arg: each.annotation for each in arguments if each.annotation}
        names |= {"return": node.returns} if node.returns else {}
    yield from (name for name, annotation in names.items() if _is_number(annotation) and not name.startswith("_"))


def _is_number(annotation: ast.expr) -> bool:
    """Whether a number is meant; what a function is given to call says for itself what it takes."""
    text = ast.unparse(annotation)
    return bool(_NUMBER.search(text)) and "Callable" not in text


def _unit_told(name: str, text: str) -> bool:
    """Whether a number's own name, or what is said where it stands, tells what it counts or measures."""
    if name in _MEASURES | _COUNTS or name.startswith("preis_") or _UNIT_AT_END.search(name):
        return True
    if re.search(r"^\w*(?:Minuten|Ue)\w*$|_(?:min|ue|mm|pt|prozent|cent|takte|bytes)$", text.splitlines()[0]):
        return True
    return bool(_UNIT_WORD.search(text.partition("\n")[2]))


def _unit_of_the_room(modul: str) -> bool:
    """Whether the room's own docstring says what numbers are in it; what scripts may rely on says it itself."""
    package, *inner = modul.split(".")
    room = syntax_trees().get(f"{package}.{inner[0]}") if len(inner) > 1 else None
    return room is not None and "Units" in (ast.get_docstring(room) or "")


@cache
def _for_scripts() -> frozenset[Funktion]:
    """The functions and classes that are documented for scripts, by the modules in which they are written."""
    values = [wert for modul, _ in MODULE for _, wert in public_names(modul)]
    return frozenset((wert.__module__, wert.__name__) for wert in values if isclass(wert) or isfunction(wert))
