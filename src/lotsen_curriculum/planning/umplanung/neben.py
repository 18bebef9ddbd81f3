"""Other courses beside the one that is re-planned: who leads there, and a room in use, is not free at the same time.

The same name is the same person, the same `ort` the same room. Codes: LC340 nobody is left for a session, LC341 a room
is taken, LC342 those who are needed here lead elsewhere, LC344 a title that two courses have.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lotsen_curriculum.model.anfrage import TerminWunsch
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan
from lotsen_curriculum.planning.problem import PlanningProblem, TaktTermin
from lotsen_curriculum.planning.raeume import find_doppelte_raeume
from lotsen_curriculum.problems import Problem

__all__ = ["explain_busy", "find_collisions", "without_busy"]

HINT = "Nennen Sie in einer dieser Anfragen eine weitere Person, oder verlegen Sie einen der Termine."

HINT_TITEL = "Geben Sie jedem Kurs einen eigenen Titel, und planen Sie neu."


@dataclass(frozen=True)
class _Dienst:
    """Somebody leads a session of another course, `dort`, while one of this course takes place, `hier`."""

    name: str
    hier: TerminWunsch
    kurs: str
    dort: PlanTermin


def without_busy(problem: PlanningProblem, neben: Sequence[Seminarplan]) -> PlanningProblem:
    """`problem` without those in each session who lead one of another course at the time."""

    def frei(termin: TaktTermin) -> TaktTermin:
        weg = {dienst.name for dienst in _dienste(problem, termin, neben)}
        return replace(termin, leitung=tuple(n for n in termin.leitung if problem.trainer[n].name not in weg))

    return replace(problem, termine=tuple(map(frei, problem.termine)))


def find_collisions(
    problem: PlanningProblem, neben: Sequence[Seminarplan], offen: Sequence[TaktTermin]
) -> tuple[Problem, ...]:
    """What no plan can mend: a title that two courses have, a room in use, a session for which nobody is left.

    Args:
        problem: What is to be planned, nobody left out yet.
        neben: The plans of the other courses.
        offen: The sessions that have not begun.
    """
    anfrage = problem.anfrage
    stellen = {termin.stelle for termin in offen}
    raeume = find_doppelte_raeume([*(plan.anfrage for plan in neben), anfrage])
    titel = (plan for plan in neben if plan.titel == anfrage.titel)
    return (
        *(Problem("LC344", f"Zwei Pläne heißen „{plan.titel}“.", hint=HINT_TITEL, loc=("titel",)) for plan in titel),
        *(fund for wo, fund in raeume if wo == len(neben) and fund.loc[1] in stellen),
        *(fund for termin in offen if (fund := _nobody_left(problem, termin, neben)) is not None),
    )


def explain_busy(problem: PlanningProblem, neben: Sequence[Seminarplan], offen: Sequence[TaktTermin]) -> Problem:
    """That there is a plan if only those who lead elsewhere were free; which is to be tried before (LC342)."""
    dienste = [dienst for termin in offen for dienst in _dienste(problem, termin, neben)]
    wer = dict.fromkeys(f"{dienst.name} ({dienst.hier.datum:%d.%m.%Y})" for dienst in dienste)
    wo = dict.fromkeys(f"„{dienst.kurs}“ ({_tag(dienst.dort)}, {_zeit(dienst.dort)})" for dienst in dienste)
    message = (
        f"„{problem.anfrage.titel}“ geht nur auf, wenn noch jemand von diesen mitleitet: {_join(wer, 'oder')}. "
        f"Gebraucht werden sie aber auch für {_join(wo, 'und')}."
    )
    return Problem("LC342", message, hint=HINT, loc=("termine", offen[0].stelle))


def _dienste(problem: PlanningProblem, termin: TaktTermin, neben: Sequence[Seminarplan]) -> Iterator[_Dienst]:
    """Who could lead a session and leads elsewhere at the time."""
    hier = problem.anfrage.termine[termin.stelle]
    for plan in neben:
        for dort in plan.termine:
            if dort.datum == hier.datum and dort.von < hier.bis and hier.von < dort.bis:
                namen = {name for zeile in dort.zeilen for name in zeile.trainer}
                wer = (problem.trainer[nummer].name for nummer in termin.leitung)
                yield from (_Dienst(name, hier, plan.titel, dort) for name in wer if name in namen)


def _nobody_left(problem: PlanningProblem, termin: TaktTermin, neben: Sequence[Seminarplan]) -> Problem | None:
    """All who could lead a session lead elsewhere at the time (LC340)."""
    dienste = list(_dienste(problem, termin, neben))
    leute = {problem.trainer[nummer].name for nummer in termin.leitung}
    if not leute or leute != {dienst.name for dienst in dienste}:
        return None
    hier = problem.anfrage.termine[termin.stelle]
    kurse = dict.fromkeys(f"„{dienst.kurs}“ ({_zeit(dienst.dort)})" for dienst in dienste)
    message = (
        f"Am {_tag(hier)} sind zu wenige Personen da für "
        f"{_join([f'„{problem.anfrage.titel}“ ({_zeit(hier)})', *kurse], 'und')}. "
        f"In Frage {'kommt' if len(leute) == 1 else 'kommen'} nur {_join(sorted(leute), 'und')}."
    )
    return Problem("LC340", message, hint=HINT, loc=("termine", termin.stelle))


def _tag(termin: TerminWunsch | PlanTermin) -> str:
    return f"{termin.datum:%d.%m.%Y}"


def _zeit(termin: TerminWunsch | PlanTermin) -> str:
    return f"{termin.von:%H:%M} bis {termin.bis:%H:%M}"


def _join(worte: Iterable[str], bindewort: str) -> str:
    liste = list(worte)
    return f" {bindewort} ".join((", ".join(liste[:-1]), liste[-1])) if len(liste) > 1 else "".join(liste)
