"""The program's source as syntax trees: its public names, and which of its functions let problems through."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import lotsen_curriculum

__all__ = ["PAKET", "Funktion", "declared", "public_definitions", "raising", "syntax_trees"]

PAKET = Path(lotsen_curriculum.__file__).parent

Funktion = tuple[str, str]
"""A module's dotted name, and in it the name of a function, or of a class and its method with a dot between."""


@cache
def syntax_trees() -> Mapping[str, ast.Module]:
    """All modules below the shell by dotted name."""
    pfade = sorted(pfad for pfad in PAKET.rglob("*.py") if "cli" not in pfad.relative_to(PAKET).parts)
    namen = (".".join((PAKET.name, *pfad.relative_to(PAKET).with_suffix("").parts)) for pfad in pfade)
    trees = (ast.parse(pfad.read_text("utf-8")) for pfad in pfade)
    return {name.removesuffix(".__init__"): tree for name, tree in zip(namen, trees, strict=True)}


def declared(tree: ast.Module) -> set[str]:
    """The names that a module lists in `__all__`."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "__all__" for target in node.targets):
            return set(ast.literal_eval(node.value))
    return set()


def public_definitions() -> Iterator[tuple[Funktion, ast.FunctionDef | ast.ClassDef]]:
    """Public functions and classes of all modules, and the public methods of those classes; overloads left out."""
    for modul, tree in syntax_trees().items():
        names = declared(tree)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in names and not _overload(node):
                yield (modul, node.name), node
                for inner in node.body if isinstance(node, ast.ClassDef) else ():
                    if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                        yield (modul, f"{node.name}.{inner.name}"), inner


def _overload(node: ast.FunctionDef | ast.ClassDef) -> bool:
    return any(getattr(mark, "id", "") == "overload" for mark in node.decorator_list)


@cache
def raising() -> frozenset[Funktion]:
    """The functions that raise `CurriculumError` themselves, or call one that does and don't catch it."""
    functions = {key: node for modul, tree in syntax_trees().items() for key, node in _functions(modul, tree)}
    imports = {modul: _imports(tree) for modul, tree in syntax_trees().items()}
    calls = {key: {_target(key, name, imports[key[0]]) for name in _calls(node)} for key, node in functions.items()}
    found = {key for key, node in functions.items() if _raises(node)}
    while more := {key for key, called in calls.items() if key not in found and called & found}:
        found |= more
    return frozenset(found)


def _functions(modul: str, tree: ast.Module) -> Iterator[tuple[Funktion, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield (modul, node.name), node
        elif isinstance(node, ast.ClassDef):
            yield from (((modul, f"{node.name}.{m.name}"), m) for m in node.body if isinstance(m, ast.FunctionDef))


def _imports(tree: ast.Module) -> dict[str, Funktion]:
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return {alias.asname or alias.name: (str(node.module), alias.name) for node in froms for alias in node.names}


def _target(caller: Funktion, name: str, imports: Mapping[str, Funktion]) -> Funktion:
    modul, own = caller
    if name.startswith("self."):
        return modul, f"{own.partition('.')[0]}.{name.removeprefix('self.')}"
    return imports.get(name, (modul, name))


def _raises(node: ast.FunctionDef) -> bool:
    calls = [r.exc for r in ast.walk(node) if isinstance(r, ast.Raise) and isinstance(r.exc, ast.Call)]
    return any(getattr(call.func, "id", "") in {"CurriculumError", "_problem"} for call in calls)


def _calls(node: ast.AST) -> Iterator[str]:
    """Names of called functions, `self.` before those of one's own methods; where problems are caught, none."""
    for child in ast.iter_child_nodes(node):
        if isinstance(node, ast.Try) and child in node.body and _catches(node):
            continue
        if isinstance(child, ast.Call):
            if isinstance(child.func, ast.Name):
                yield child.func.id
            elif isinstance(child.func, ast.Attribute) and getattr(child.func.value, "id", "") == "self":
                yield f"self.{child.func.attr}"
        yield from _calls(child)


def _catches(node: ast.Try) -> bool:
    return any("CurriculumError" in ast.unparse(handler.type) for handler in node.handlers if handler.type)
