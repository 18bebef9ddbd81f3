"""What is told to people when something is wrong: `Problem` values, gathered and raised together as `CurriculumError`.

Codes: LC1xx syntax and shape of a file, LC2xx references, LC3xx planning, LC4xx documents, LC5xx certificates.
"""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["CurriculumError", "Loc", "Position", "Problem"]

Loc = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Position:
    """A place in a text file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, in German, with its place and a remedy.

    Attributes:
        code: Stable code such as `LC203`.
        message: One or two German sentences that say what is wrong.
        where: The place in a file, where one is known.
        hint: What to do about it, as a German sentence.
        loc: Path of keys and indices inside the data, such as `("termine", 1, "bis")`.
    """

    code: str
    message: str
    where: Position | None = None
    hint: str | None = None
    loc: Loc = ()

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{self.code} {self.message}{hint}"


class CurriculumError(Exception):
    """Expected trouble: carries all problems that were found, never only the first.

    Attributes:
        problems: The `Problem` values, in the order in which people should read them.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
