"""The rooms of the code and the arrows between them, as the design has them."""

import ast
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import lotsen_curriculum

PACKAGE = Path(lotsen_curriculum.__file__).parent
NAME = "lotsen_curriculum"
EVERYWHERE = {"problems", "units"}
ROOMS = {
    "model": set(),
    "loading": {"model"},
    "planning": {"model"},
    "documents": {"model"},
    "rendering": {"documents.nodes", "documents.kalendernodes"},
    "certificates": {"model"},
    "cli": {"model", "loading", "planning", "documents", "rendering", "certificates"},
}
STOCKWERKE = ("planning.kern", "planning.gruende", "planning.saison", "planning.umplanung")
"""The rooms inside `planning`, the lowest first: each may use those before it; `planning.check` uses none."""
THIRD_PARTIES = {
    "yaml": "loading",
    "openpyxl": "loading.tabelle",
    "numpy": "planning",
    "holidays": "planning.feiertage",
    "ortools": "planning.saison.loeser",
    "docx": "rendering.docx",
    "lxml": "rendering.docx",
    "PIL": "rendering",
    "icalendar": "rendering.ics",
    "uharfbuzz": "rendering",
    "bidi": "rendering",
    "pypdfium2": "rendering.sheets",
    "resvg_py": "rendering.svg",
    "markdown_it": "documents.markdown",
    "rich": "cli",
}


def modules() -> Iterator[tuple[str, Path]]:
    """All modules of the package as dotted names without the package's own."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__"), path


def imports_of(path: Path) -> Iterator[str]:
    """Every absolute module name that the file imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides an arrow"
            assert node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_of(imported: str, known: Collection[str]) -> str:
    """The module that an import loads: what is imported may be a module or a name in one."""
    return imported if imported in known else imported.rpartition(".")[0]


def within(name: str, room: str) -> bool:
    """Whether the dotted name lies in the room."""
    return name == room or name.startswith(f"{room}.")


def test_the_guard_sees_all_rooms() -> None:
    """The test looks at real modules: every room of the design has some, and every folder is a room."""
    seen = {name.split(".")[0] for name, path in modules() if path.parent != PACKAGE}
    assert seen == set(ROOMS)
    assert len(list(modules())) > 40


@pytest.mark.parametrize(("name", "path"), [pytest.param(name, path, id=name or "package") for name, path in modules()])
def test_imports_follow_the_arrows(name: str, path: Path) -> None:
    """A module imports only its own room, the rooms that the design allows it, and problems and units."""
    room = name.split(".", maxsplit=1)[0]
    allowed = (ROOMS[room] | {room} | EVERYWHERE) if room in ROOMS else set()
    for imported in imports_of(path):
        if within(imported, NAME) and room in ROOMS:
            inner = imported.removeprefix(f"{NAME}.")
            assert any(within(inner, target) for target in allowed), f"{name} must not import {inner}"


@pytest.mark.parametrize(("name", "path"), [pytest.param(name, path, id=name) for name, path in modules() if name])
def test_inside_planning_nobody_looks_up(name: str, path: Path) -> None:
    """The engine knows no reasons, reasons no re-planning, and the checker nothing but itself."""
    unten = [room for room in STOCKWERKE if within(name, room)] or ["planning.check"] * within(name, "planning.check")
    for room in unten:
        darueber = STOCKWERKE[STOCKWERKE.index(room) + 1 :] if room in STOCKWERKE else STOCKWERKE
        for imported in imports_of(path):
            inner = imported.removeprefix(f"{NAME}.")
            assert not any(within(inner, other) for other in darueber), f"{name} must not import {inner}"


@pytest.mark.parametrize(("name", "path"), [pytest.param(name, path, id=name or "package") for name, path in modules()])
def test_third_parties_live_in_one_place(name: str, path: Path) -> None:
    """Each foreign library is imported only in the place that the design gives it."""
    for imported in imports_of(path):
        library = imported.split(".")[0]
        if library in THIRD_PARTIES:
            assert within(name, THIRD_PARTIES[library]), f"{name} must not import {library}"


def test_no_module_imports_itself_round_a_corner() -> None:
    """There are no circles of imports, not even of those inside functions or only for types."""
    paths = {f"{NAME}.{name}".rstrip("."): path for name, path in modules()}
    arrows = {name: {module_of(imported, paths) for imported in imports_of(path)} for name, path in paths.items()}
    assert sum(map(len, arrows.values())) > len(arrows)
    TopologicalSorter(arrows).prepare()


def test_no_module_outgrows_its_subject() -> None:
    """Few files are longer than 300 lines, none longer than 500, and no function longer than 45."""
    lengths = {name: path.read_text("utf-8").count("\n") for name, path in modules()}
    assert max(lengths.values()) <= 500
    assert sum(length > 300 for length in lengths.values()) <= len(lengths) / 10
    for name, path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 45, f"{name}.{node.name}"
