"""The trainer's own files: an Anfrage and a Träger, and the places of problems that later stages find."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from lotsen_curriculum.loading.anfrage_checks import check_anfrage
from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.curriculum import sort_problems
from lotsen_curriculum.loading.dokument import Dokument, read_file
from lotsen_curriculum.loading.shape import validate
from lotsen_curriculum.loading.yamltext import parse_yaml
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.traeger import Traeger
from lotsen_curriculum.problems import CurriculumError, Loc, Problem

__all__ = ["load_anfrage", "load_traeger", "locate", "parse_anfrage"]

_M = TypeVar("_M", bound=BaseModel)


def load_anfrage(path: Path, curriculum: Curriculum, *, nachsicht: Collection[str] = ()) -> Anfrage:
    """The Anfrage in a YAML file, checked against `curriculum`.

    Args:
        path: Where the file lies.
        curriculum: What the Anfrage speaks of.
        nachsicht: Codes that are let pass where nothing else is wrong: the planner can explain them.

    Raises:
        CurriculumError: With all problems of the file, sorted by place.
    """
    return parse_anfrage(read_file(path), curriculum, label=str(path), nachsicht=nachsicht)


def parse_anfrage(
    raw: bytes, curriculum: Curriculum, *, label: str = "anfrage.yaml", nachsicht: Collection[str] = ()
) -> Anfrage:
    """The Anfrage in the text of a YAML file; problems call the file `label`. Raises as `load_anfrage` does."""
    dokument, anfrage = _parse(raw, label, Anfrage)
    problems = [dokument.located(problem) for problem in check_anfrage(anfrage, curriculum)]
    if any(problem.code not in nachsicht for problem in problems):
        raise CurriculumError(sort_problems(problems))
    return anfrage


def load_traeger(path: Path) -> Traeger:
    """The Träger in a YAML file; the files that it names must exist. Raises `CurriculumError` with all its problems."""
    dokument, traeger = _parse(read_file(path), str(path), Traeger)
    _raise_if_any(
        dokument.located(make_problem("LC235", f"{was} „{datei}“ gibt es nicht.", loc=loc))
        for loc, was, datei in _named_files(traeger)
        if not (path.parent / datei).is_file()
    )
    return traeger


def _named_files(traeger: Traeger) -> Iterator[tuple[Loc, str, str]]:
    if traeger.logo:
        yield ("logo",), "Die Bilddatei", traeger.logo
    for index, logo in enumerate(traeger.weitere_logos):
        yield ("weitere_logos", index, "datei"), "Die Bilddatei", logo.datei
    if traeger.word_vorlage:
        yield ("word_vorlage",), "Die Word-Vorlage", traeger.word_vorlage
    if traeger.briefbogen:
        yield ("briefbogen", "datei"), "Den Briefbogen", traeger.briefbogen.datei


def locate(path: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """`problems` with line and column in the file at `path`, found by their `loc`; those that have a place keep it.

    A problem without `loc` concerns the whole file. A file that can't be read any more leaves all as they were.
    """
    found = tuple(problems)
    try:
        dokument, _ = parse_yaml(read_file(path), str(path))
    except CurriculumError:
        return found
    return tuple(problem if problem.where else dokument.located(problem) for problem in found)


def _parse(raw: bytes, label: str, klasse: type[_M]) -> tuple[Dokument, _M]:
    dokument, problems = parse_yaml(raw, label)
    _raise_if_any(problems)
    value, problems = validate(dokument, klasse)
    if value is None:
        raise CurriculumError(sort_problems(problems))
    return dokument, value


def _raise_if_any(problems: Iterable[Problem]) -> None:
    if found := list(problems):
        raise CurriculumError(sort_problems(found))
