"""What `lotsen planen` says where there is no plan: what is missing, what collides, what would help."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lotsen_curriculum.cli.ausgabe import print_json, print_problems, problem_as_json
from lotsen_curriculum.problems import Problem

if TYPE_CHECKING:
    from lotsen_curriculum.planning import Abhilfe

__all__ = ["print_grund"]


def print_grund(
    problems: Sequence[Problem], konflikt: Sequence[Problem], abhilfen: "Sequence[Abhilfe]", *, as_json: bool
) -> None:
    """Prints why there is no plan: as lines on standard error, or as JSON on standard output for a script.

    A conflict of one member that the problems name already is not told twice.
    """
    if as_json:
        print_json(
            {
                "probleme": [problem_as_json(problem) for problem in problems],
                "konflikt": [problem_as_json(problem) for problem in konflikt],
                "abhilfen": [_as_json(abhilfe) for abhilfe in abhilfen],
            }
        )
        return
    gesagt = [problem for problem in problems if not (konflikt and problem.code in {"LC321", "LC322"})]
    print_problems(gesagt, as_json=False)
    if len(konflikt) > 1 or not gesagt:
        print("\nDas verträgt sich nicht miteinander:", file=sys.stderr)
        for problem in konflikt:
            print(f"  {problem}", file=sys.stderr)
    if abhilfen:
        eine = "Das hilft (ausprobiert):"
        print("\n" + ("Eines davon hilft (alles ausprobiert):" if len(abhilfen) > 1 else eine), file=sys.stderr)
        for nummer, abhilfe in enumerate(abhilfen, start=1):
            print(f"  {nummer}. {abhilfe.satz} {abhilfe.problem.hint}", file=sys.stderr)


def _as_json(abhilfe: "Abhilfe") -> dict[str, object]:
    return {
        "satz": abhilfe.satz,
        "folge": abhilfe.problem.hint,
        "kosten": abhilfe.kosten,
        "eingriff": abhilfe.eingriff,
        "verloren": list(abhilfe.verloren),
    }
