"""Where a plan lies, and reading it together with the data that it was made from."""

from collections.abc import Sequence
from pathlib import Path

from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.problems import CurriculumError

__all__ = ["FASSUNG", "ordner_of_plan", "read_plan"]

FASSUNG = "fassung-"
"""Beginning of the folders that hold later versions, beside the first plan."""


def read_plan(pfad: Path, daten: Sequence[str | Path]) -> tuple[Seminarplan, Curriculum]:
    """The plan in a file, and the curriculum that it was made from: the shipped data with `daten` over them.

    Raises:
        CurriculumError: With the problems of the file or of the data; LC543 for all that the plan names and the data
            don't have.
    """
    from lotsen_curriculum.certificates.kurs import check_plan_known
    from lotsen_curriculum.loading import load_curriculum, load_plan

    plan = load_plan(pfad)
    curriculum = load_curriculum([Path(ordner) for ordner in daten])
    if problems := check_plan_known(plan, curriculum):
        raise CurriculumError(problems)
    return plan, curriculum


def ordner_of_plan(pfad: Path) -> Path:
    """The folder of a plan; for a later version the one of the first."""
    return pfad.parent.parent if pfad.parent.name.startswith(FASSUNG) else pfad.parent
