"""One file as it was read: its data, and the line and column of each part of it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.suggestions import closest
from lotsen_curriculum.problems import CurriculumError, Loc, Position, Problem

__all__ = ["MAX_BYTES", "Dokument", "read_file"]

MAX_BYTES = 2_000_000
"""The largest file that is read; the longest module is about 100,000 bytes."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, eq=False)
class Dokument:
    """A file's label, text and data.

    Attributes:
        label: The path as problems name it.
        daten: The parsed data; None where the text could not be parsed.
    """

    label: str
    text: str
    daten: Any = None

    def position(self, loc: Loc = (), *, key: bool = False) -> Position:
        """Where the value at `loc` stands (its key with `key=True`), or the nearest part around it that exists."""
        node, line, column = self._tree, 0, 0
        if node is not None:
            line, column = node.start_mark.line, node.start_mark.column
        for index, part in enumerate(loc):
            found = _child(node, part)
            if found is None:
                break
            key_node, node = found
            mark = (key_node if key and index == len(loc) - 1 else node).start_mark
            line, column = mark.line, mark.column
        return Position(self.label, line + 1, column + 1)

    def problem(self, code: str, message: str, hint: str | None = None, *, loc: Loc = (), key: bool = False) -> Problem:
        """A problem with the part at `loc` of this file."""
        return make_problem(code, message, hint, loc=loc, where=self.position(loc, key=key))

    def located(self, problem: Problem) -> Problem:
        """`problem` with its place in this file filled in from its `loc`."""
        return Problem(problem.code, problem.message, self.position(problem.loc), problem.hint, problem.loc)

    @cached_property
    def _tree(self) -> Any:
        """The nodes with their marks; composed only when a place is asked for, because it doubles the work."""
        try:
            return yaml.compose(self.text, Loader=_LOADER)
        except (yaml.YAMLError, RecursionError):
            return None


def read_file(path: Path, label: str | None = None) -> bytes:
    """The bytes of a file; raises `CurriculumError` (LC101, LC111) where it can't be read or is too large."""
    name = label or str(path)
    where = Position(name, 1, 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"Die Datei ist größer als {MAX_BYTES // 1_000_000} Megabyte."
            raise CurriculumError([make_problem("LC111", message, where=where)])
        return path.read_bytes()
    except FileNotFoundError:
        stems = {Path(name).stem: name for name in _siblings(path)}
        other = closest(path.stem, stems)
        hint = f"Meinten Sie „{stems[other]}“?" if other else None
        raise CurriculumError([make_problem("LC101", "Diese Datei gibt es nicht.", hint, where=where)]) from None
    except IsADirectoryError:
        raise CurriculumError([make_problem("LC101", "Das ist ein Ordner, keine Datei.", where=where)]) from None
    except OSError:
        raise CurriculumError([make_problem("LC101", "Die Datei lässt sich nicht lesen.", where=where)]) from None


def _siblings(path: Path) -> list[str]:
    return [other.name for other in path.parent.iterdir() if other.is_file()] if path.parent.is_dir() else []


def _child(node: Any, part: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        pairs = ((key, value) for key, value in node.value if getattr(key, "value", None) == part)
        return next(pairs, None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None
