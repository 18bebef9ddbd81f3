"""What the tests of loading share: a small curriculum in files, and the problems of a file laid over it."""

from functools import cache
from pathlib import Path

from lotsen_curriculum.loading import load_anfrage, load_plan, load_traeger
from lotsen_curriculum.loading.bestand import Schicht, read_folder, read_single
from lotsen_curriculum.loading.curriculum import build_curriculum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["DATEN", "GRUND", "HIER", "WURZEL", "grund_curriculum", "problems_of"]

HIER = Path(__file__).parent
WURZEL = HIER.parent.parent
DATEN = HIER / "daten"
GRUND: tuple[Schicht, ...] = (
    read_folder(DATEN, eigen=False),
    read_single(WURZEL / "regelwerke" / "wir-2021.yaml", "regelwerk", eigen=False),
)
"""The small curriculum of `daten`, with the shipped Regelwerk."""


@cache
def grund_curriculum() -> Curriculum:
    """The small curriculum alone; it has no problems."""
    curriculum, problems = build_curriculum(GRUND)
    assert curriculum is not None, [str(problem) for problem in problems]
    return curriculum


def problems_of(path: Path) -> tuple[Problem, ...]:
    """The problems of an Anfrage, a Träger, a plan, or of the Träger's folder (the current one) that holds `path`."""
    try:
        match path.name:
            case "anfrage.yaml":
                load_anfrage(path, grund_curriculum())
            case "traeger.yaml":
                load_traeger(path)
            case "plan.json":
                load_plan(path)
            case _:
                return build_curriculum([*GRUND, read_folder(Path(), eigen=True)])[1]
    except CurriculumError as error:
        return error.problems
    return ()
