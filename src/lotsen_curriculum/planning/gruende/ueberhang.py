"""Why there is no plan although there is time: the matter may not fill the Termine.

Code: LC321 more time than matter. Which cut helps is tried with the other remedies (`abhilfe`), from the last Termin
backward, in steps.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from lotsen_curriculum.model.anfrage import TerminWunsch
from lotsen_curriculum.planning.gruende.angabe import Angabe
from lotsen_curriculum.planning.gruende.hindernisse import name_of
from lotsen_curriculum.planning.gruende.lage import Lage
from lotsen_curriculum.planning.pausen import stoff_min
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["collect_kuerzungen", "explain_ueberhang"]

STUFE_MIN = 30
"""By how much the Termine get shorter from one trial to the next, in minutes together."""


def explain_ueberhang(problem: PlanningProblem) -> Problem | None:
    """LC321 where all Bausteine at their longest leave time over; None where they could fill it."""
    stoff, frei = stoff_min(problem), _frei_min(problem)
    if stoff >= frei:
        return None
    message = (
        f"Die Bausteine dauern zusammen höchstens {stoff} Minuten; "
        f"zwischen Ankommen und Abschluss der Termine liegen {frei}."
    )
    hint = "Kürzen oder streichen Sie Termine, oder nehmen Sie weitere Bausteine dazu."
    return Problem("LC321", message, hint=hint, loc=("termine",))


def collect_kuerzungen(problem: PlanningProblem) -> list[Angabe]:
    """Cuts of the Termine from small to large; none where the matter could fill them."""
    if stoff_min(problem) >= _frei_min(problem):
        return []
    return [
        Angabe(
            satz=f"{sorted(weniger.items())}",
            loc=("termine", min(weniger), "bis"),
            abhilfe=f"{' und '.join(_worte(problem, weniger))}.",
            eingriff=sum(weniger.values()) // 5,
            ohne=partial(_cut, weniger=weniger),
        )
        for weniger in _cuts(problem)
    ]


def _frei_min(problem: PlanningProblem) -> int:
    """Minutes between Ankommen and Abschluss of all Termine."""
    masse = problem.masse
    frei = sum(termin.takte - masse.ankommen - masse.abschluss for termin in problem.termine)
    return frei * problem.regeln.raster_min


def _cuts(problem: PlanningProblem) -> Iterator[Mapping[int, int]]:
    """Minutes that Termine lose, by place in the Anfrage, ever more; a Termin that gets too short is lost whole."""
    regeln = problem.regeln
    laenge = {t.stelle: t.takte * regeln.raster_min + t.rest_min for t in reversed(problem.termine)}
    vorher: Mapping[int, int] = {}
    for zusammen in range(STUFE_MIN, sum(laenge.values()), STUFE_MIN):
        weniger, rest = {}, zusammen
        for stelle, minuten in laenge.items():
            if rest > 0:
                weniger[stelle] = rest if minuten - rest >= regeln.termin_mindest_min else minuten
                rest -= weniger[stelle]
        if weniger not in (vorher, laenge):
            yield weniger
        vorher = weniger


def _cut(lage: Lage, weniger: Mapping[int, int]) -> Lage:
    termine = (_shorter(termin, weniger.get(n, 0)) for n, termin in enumerate(lage.anfrage.termine))
    return lage.with_anfrage(termine=tuple(termin for termin in termine if termin is not None))


def _shorter(termin: TerminWunsch, minuten: int) -> TerminWunsch | None:
    bis = uhrzeit_to_minuten(termin.bis) - minuten
    return termin.model_copy(update={"bis": minuten_to_uhrzeit(bis)}) if bis > uhrzeit_to_minuten(termin.von) else None


def _worte(problem: PlanningProblem, weniger: Mapping[int, int]) -> Iterator[str]:
    """`Termin 1 (06.03.2027) bis 14:30 statt 15:00`, `Termin 2 (13.03.2027) weglassen`."""
    for termin in problem.termine:
        alt = problem.anfrage.termine[termin.stelle]
        neu = _shorter(alt, weniger.get(termin.stelle, 0))
        if neu is None:
            yield f"{name_of(termin)} weglassen"
        elif neu != alt:
            yield f"{name_of(termin)} bis {neu.bis:%H:%M} statt {alt.bis:%H:%M}"
