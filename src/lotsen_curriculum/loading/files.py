"""Any file or folder, whatever its kind: its check, and the data with it laid over all others."""

from collections.abc import Sequence
from pathlib import Path

from lotsen_curriculum.loading.anfrage import load_anfrage, load_traeger
from lotsen_curriculum.loading.bestand import read_folder, read_single
from lotsen_curriculum.loading.curriculum import build_curriculum, check_curriculum, load_curriculum, read_shipped
from lotsen_curriculum.loading.dokument import read_file
from lotsen_curriculum.loading.kinds import DATEIARTEN, recognize
from lotsen_curriculum.loading.places import shipped_data
from lotsen_curriculum.loading.plan import load_plan
from lotsen_curriculum.loading.shape import validate
from lotsen_curriculum.loading.yamltext import parse_yaml
from lotsen_curriculum.model.aenderung import Aenderung
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["check_path", "kind_of_file", "load_edition", "load_entry"]


def check_path(path: Path, daten: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """All problems of a file or folder, sorted by place; empty where all is well.

    A folder is checked as a Träger's own, laid over the shipped data and `daten`. A file that ends in `.json` is a
    plan; the kind of a YAML file follows from its folder, its name or its keys, and it is checked against the data.
    An Aenderung is checked for its shape; against its plan when it is used.
    """
    try:
        if path.is_dir():
            return check_curriculum((*daten, path))
        if path.suffix == ".json":
            load_plan(path)
            return ()
        return _check_yaml(path, daten)
    except CurriculumError as error:
        return error.problems


def _check_yaml(path: Path, daten: Sequence[Path]) -> tuple[Problem, ...]:
    dokument, problems = parse_yaml(read_file(path), str(path))
    if problems:
        return tuple(problems)
    match recognize(path, dokument.daten):
        case None:
            hint = f"Bekannt sind: {', '.join(art.titel for art in DATEIARTEN.values())}."
            return (dokument.problem("LC133", "Was für eine Datei das ist, lässt sich nicht erkennen.", hint),)
        case "anfrage":
            load_anfrage(path, load_curriculum(daten))
        case "aenderung":
            return tuple(validate(dokument, Aenderung)[1])
        case "traeger":
            load_traeger(path)
        case art:
            return _check_entry(path, art, daten)
    return ()


def kind_of_file(path: Path) -> str | None:
    """The kind of a YAML file that can be read, such as `anfrage` or `traeger`; None for folders and other files.

    Raises `CurriculumError` as `read_file` does.
    """
    if path.is_dir() or path.suffix not in (".yaml", ".yml"):
        return None
    return recognize(path, parse_yaml(read_file(path), str(path))[0].daten)


def load_entry(path: Path, daten: Sequence[Path] = ()) -> tuple[Curriculum, str, str]:
    """The data with the one file at `path` laid over them, the kind of the file, and the id of what it holds.

    Raises:
        CurriculumError: With the problems of the file, or else with those that keep the data from being used.
    """
    dokument, problems = parse_yaml(read_file(path), str(path))
    if problems:
        raise CurriculumError(problems)
    art = recognize(path, dokument.daten)
    if art is None or DATEIARTEN[art].ordner is None:
        hint = "Zeigen lassen sich Module und Methoden, das Kernprofil, und Pläne (plan.json)."
        raise CurriculumError([dokument.problem("LC133", "Aus dieser Datei entsteht kein Dokument.", hint)])
    curriculum, found = _with_entry(path, art, daten)
    if curriculum is None:
        raise CurriculumError(_located_in(path, found) or found)
    daten_id = dokument.daten.get("id") if isinstance(dokument.daten, dict) else None
    return curriculum, art, str(daten_id or path.stem)


def load_edition(ordner: Path) -> Curriculum:
    """The data of a folder: alone where they are complete (an older edition), else laid over the shipped ones.

    Raises:
        CurriculumError: With all problems of the folder's files.
    """
    if not (ordner / "profil").is_dir():
        return load_curriculum([ordner])
    curriculum, problems = build_curriculum([read_folder(ordner, eigen=True)])
    if curriculum is None:
        raise CurriculumError(problems)
    return curriculum


def _check_entry(path: Path, art: str, daten: Sequence[Path]) -> tuple[Problem, ...]:
    """The problems of one data file beside all others, those of the others left out."""
    _, problems = _with_entry(path, art, daten)
    return _located_in(path, problems)


def _located_in(path: Path, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.where and problem.where.path == str(path))


def _with_entry(path: Path, art: str, daten: Sequence[Path]) -> tuple[Curriculum | None, tuple[Problem, ...]]:
    own = not path.resolve().is_relative_to(shipped_data())
    layers = [read_shipped(), *(read_folder(ordner, eigen=True) for ordner in daten)]
    return build_curriculum([*layers, read_single(path, art, eigen=own)])
