"""What `lotsen planen` explains: without a plan what collides and what would help, with one why it is as it is."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_problems, problem_as_json
from lotsen_curriculum.cli.befehle.suche import not_found
from lotsen_curriculum.problems import Problem

if TYPE_CHECKING:
    from lotsen_curriculum.model.seminarplan import Seminarplan
    from lotsen_curriculum.planning import Abhilfe, PlanningProblem

__all__ = ["print_grund", "print_warum"]


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
    gesagt = [problem for problem in problems if not (konflikt and problem.code == "LC322")]
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


def print_warum(kennung: str, problem: "PlanningProblem", plan: "Seminarplan", *, as_json: bool) -> None:
    """Prints why a Baustein or a Schritt stands in the plan as it does; an unknown id is a problem."""
    from lotsen_curriculum.planning import explain_baustein

    baustein, _, schritt = kennung.partition("/")
    bausteine = problem.curriculum.bausteine
    moeglich = {kandidat.id: bausteine[kandidat.id].titel for kandidat in problem.bausteine}
    if baustein not in moeglich:
        raise not_found("Baustein", baustein, moeglich)
    schritte = {einer.id: einer.titel for einer in bausteine[baustein].schritte}
    if schritt and schritt not in schritte:
        raise not_found("Schritt", schritt, schritte)
    gruende = list(explain_baustein(problem, plan, baustein, schritt))
    if as_json:
        print_json([{**asdict(warum), "sonst": warum.sonst} for warum in gruende])
        return
    for warum in gruende:
        print_absatz(warum.wahl)
        print_absatz(f"{warum.grund} {warum.sonst}".strip(), 2)


def _as_json(abhilfe: "Abhilfe") -> dict[str, object]:
    return {
        "satz": abhilfe.satz,
        "folge": abhilfe.problem.hint,
        "kosten": abhilfe.kosten,
        "eingriff": abhilfe.eingriff,
        "verloren": list(abhilfe.verloren),
    }
