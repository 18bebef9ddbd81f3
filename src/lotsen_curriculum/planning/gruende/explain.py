"""Why there is no plan: how many minutes are missing where, or how many are too many.

Nothing is claimed that was not tried: the missing minutes are those with which a plan was found. What collides, and
what would help, is found on request (`konflikt`, `abhilfe`). Codes: LC320 a Termin is too short, LC321 the matter
does not fill the Termine, LC322 neither longer nor shorter ones help.
"""

from collections.abc import Callable, Mapping

from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.gruende.hindernisse import find_hindernisse, name_of
from lotsen_curriculum.planning.gruende.ueberhang import explain_ueberhang
from lotsen_curriculum.planning.kern.bound import compute_schranke
from lotsen_curriculum.planning.kern.loesen import Limits, Loesung
from lotsen_curriculum.planning.kern.luecken import TERMIN
from lotsen_curriculum.planning.kern.search import search
from lotsen_curriculum.planning.kern.tafeln import build_tafeln
from lotsen_curriculum.planning.problem import FEIN, UNMOEGLICH, PlanningProblem
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import format_uhrzeit, minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["explain", "missing_minutes"]

ZUGABE_MIN = 180
"""How many minutes more each Termin may take while the missing minutes are measured."""

ZUGABE_PREIS = 20_000 * FEIN
"""Price of each Takt of extra time: above the sum of all other prices, so that the least time is found first."""

VERSUCH = Limits(breiten=(60,), ordnungen=4, zweige=4)
"""How hard the missing minutes are tried."""

EINZELNE = 3
"""Up to so many sessions are told one by one."""

Suche = Callable[[PlanningProblem, Limits], Loesung]
"""Looks for the best plan of a problem."""


def explain(problem: PlanningProblem, suche: Suche) -> tuple[tuple[Problem, ...], Mapping[int, int]]:
    """The problems, and the missing minutes by index of the Termin."""
    fehlende = missing_minutes(problem, suche)
    if not fehlende:
        ueberhang = explain_ueberhang(problem)
        if ueberhang is not None:
            return (ueberhang,), {}
        message = "Für diese Anfrage wurde kein Plan gefunden, auch nicht mit längeren Terminen."
        hint = "Nehmen Sie Wünsche zurück, oder verteilen Sie sie anders."
        return (Problem("LC322", message, hint=hint),), {}
    return (_zu_kurz(problem, fehlende) if len(fehlende) <= EINZELNE else (_alle_zu_kurz(problem, fehlende),)), fehlende


def missing_minutes(problem: PlanningProblem, suche: Suche) -> dict[int, int]:
    """Minutes by which Termine must end later so that there is a plan, by index in the Anfrage; empty if none helps.

    Raises `CurriculumError` as `build_problem` does.

    The elastic pass lets every Termin end later at a price above all others. Its result is tried as an Anfrage of its
    own before it is told.
    """
    raster = problem.regeln.raster_min
    zugabe = ZUGABE_MIN // raster
    tafeln = build_tafeln(problem, zugabe_takte=zugabe, zugabe_preis=ZUGABE_PREIS)
    fund = search(tafeln, compute_schranke(tafeln), breite=VERSUCH.breiten[0], unter=UNMOEGLICH)
    ende = [0] * len(problem.termine)
    termin = -1
    for tat in fund.taten:
        termin += tat.luecke == TERMIN
        ende[termin] = tat.ende
    mehr = {
        wann.stelle: max(0, bis + problem.masse.abschluss - wann.takte) * raster
        for wann, bis in zip(problem.termine, ende, strict=True)
    }
    fehlende = {stelle: minuten for stelle, minuten in sorted(mehr.items()) if minuten}
    laenger = _laenger(problem, fehlende) if fehlende else None
    gelingt = laenger is not None and not find_hindernisse(laenger) and suche(laenger, VERSUCH).hat_plan
    return fehlende if gelingt else {}


def _laenger(problem: PlanningProblem, mehr_min: Mapping[int, int]) -> PlanningProblem | None:
    """The problem with Termine that end later; None where one would run past midnight."""
    termine = list(problem.anfrage.termine)
    for stelle, minuten in mehr_min.items():
        bis = uhrzeit_to_minuten(termine[stelle].bis) + minuten
        if bis >= 24 * 60:
            return None
        termine[stelle] = termine[stelle].model_copy(update={"bis": minuten_to_uhrzeit(bis)})
    return build_problem(problem.curriculum, problem.anfrage.model_copy(update={"termine": tuple(termine)}))


def _zu_kurz(problem: PlanningProblem, fehlende: Mapping[int, int]) -> tuple[Problem, ...]:
    allein = "" if len(fehlende) == 1 else " Erst alle genannten Änderungen zusammen reichen."
    return tuple(
        Problem(
            "LC320",
            f"{name_of(termin)} ist {fehlende[termin.stelle]} Minuten zu kurz.",
            hint=f"Mit einem Ende um {_ende(problem, termin.stelle, fehlende)} gibt es einen Plan.{allein}",
            loc=("termine", termin.stelle, "bis"),
        )
        for termin in problem.termine
        if termin.stelle in fehlende
    )


def _alle_zu_kurz(problem: PlanningProblem, fehlende: Mapping[int, int]) -> Problem:
    """Many short Termine as one problem."""
    message = f"Zusammen fehlen den Terminen {sum(fehlende.values())} Minuten."
    enden = (f"Termin {stelle + 1} bis {_ende(problem, stelle, fehlende)}" for stelle in fehlende)
    return Problem("LC320", message, hint=f"So gibt es einen Plan: {', '.join(enden)}.", loc=("termine",))


def _ende(problem: PlanningProblem, stelle: int, fehlende: Mapping[int, int]) -> str:
    bis = problem.anfrage.termine[stelle].bis
    return f"{format_uhrzeit(uhrzeit_to_minuten(bis) + fehlende[stelle])} statt {bis:%H:%M}"
