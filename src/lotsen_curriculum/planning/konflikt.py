"""Which wishes and rules collide, and what would help; everything that is said was tried.

A conflict is a set of Angaben that leaves no plan even if all others are taken away, while without any one of them
there is a plan. It is found by QuickXplain (Junker 2004): about k·log(n/k) trials for k of n. A trial that finds no
plan within its limits counts as none. Codes: LC323 one member of the conflict, LC324 something that would help.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from itertools import combinations

from lotsen_curriculum.model.anfrage import TerminWunsch
from lotsen_curriculum.planning.angaben import Angabe, Lage, collect_angaben
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.beste import find_best
from lotsen_curriculum.planning.explain import missing_minutes
from lotsen_curriculum.planning.hindernisse import find_hindernisse
from lotsen_curriculum.planning.loesen import Limits, Loesung
from lotsen_curriculum.planning.problem import FEIN, UNMOEGLICH, PlanningProblem
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.units import format_uhrzeit, minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["Abhilfe", "Konflikt", "find_abhilfen", "find_konflikt"]

PROBE = Limits(breiten=(15,), notbreiten=(60, 300), zellen=0, ordnungen=4, zweige=4)
"""How hard a single trial looks for a plan."""

ABHILFEN = 4
"""How many remedies are told at most."""

STUFEN_MIN = (15, 30, 45, 60, 90, 120, 180)
"""By how much a single session is tried to end later."""

VERSUCHE = 24
"""How many pairs of remedies are tried at most where no single one helps."""


@dataclass(frozen=True)
class Konflikt:
    """Angaben that can't all hold.

    Attributes:
        angaben: The conflict; empty where there is no plan even without all Angaben.
        allein: For each of them whether there is a plan without it and with all others of the Anfrage.
    """

    angaben: tuple[Angabe, ...]
    allein: tuple[bool, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """One problem for each Angabe, with its place in the Anfrage."""
        return tuple(
            Problem("LC323", angabe.satz, hint=ALLEIN if allein else ZUSAMMEN, loc=angabe.loc)
            for angabe, allein in zip(self.angaben, self.allein, strict=True)
        )


ALLEIN = "Ohne diese Angabe gibt es einen Plan."
ZUSAMMEN = "Ohne diese Angabe löst sich dieser Widerspruch, es bleibt aber noch ein anderer."


@dataclass(frozen=True)
class Abhilfe:
    """Something that would help; it was tried.

    Attributes:
        satz: What to do, as a German sentence.
        kosten: Points of the plan that was found with it.
        eingriff: How much it means to do it, in points as in the Regelwerk.
        verloren: Ids of the Profilelemente that the course could cover and that the plan with it does not.
        lage: The data and the Anfrage with it.
    """

    satz: str
    kosten: int
    eingriff: int
    verloren: tuple[str, ...]
    lage: Lage

    @property
    def problem(self) -> Problem:
        """The remedy with its price in coverage."""
        if not self.verloren:
            return Problem("LC324", self.satz, hint="Damit gibt es einen Plan; das Kernprofil bleibt abgedeckt.")
        elemente = ", ".join(str(int(element.removeprefix("k"))) for element in self.verloren)
        wort = "Profilelement" if len(self.verloren) == 1 else "Die Profilelemente"
        waere = "wäre" if len(self.verloren) == 1 else "wären"
        hint = f"Damit gibt es einen Plan; {wort} {elemente} {waere} nicht abgedeckt."
        return Problem("LC324", self.satz, hint=hint.replace("; Die", "; die"))


def find_konflikt(problem: PlanningProblem) -> Konflikt:
    """A minimal conflict of a problem that has no plan; each member was verified by solving without it.

    Where one look is enough to see that there is no plan, the conflict is looked for with such looks first, and only
    its members are verified by solving.
    """
    alle = collect_angaben(problem)

    def frei_von_hindernissen(behalten: Sequence[Angabe]) -> bool:
        neu = _build(_without(problem, _rest(alle, behalten)))
        return neu is not None and not find_hindernisse(neu)

    def geht(behalten: Sequence[Angabe]) -> bool:
        return _try(problem, _rest(alle, behalten)).hat_plan

    gefunden: list[Angabe] = []
    if find_hindernisse(problem) and frei_von_hindernissen([]):
        gefunden = _quickxplain(frei_von_hindernissen, [], alle, pruefen=False)
    allein = [_try(problem, [angabe]).hat_plan for angabe in gefunden]
    paare = zip(gefunden, allein, strict=True)
    if gefunden and all(einer or geht(_rest(gefunden, [angabe])) for angabe, einer in paare):
        return Konflikt(tuple(gefunden), tuple(allein))
    if not geht([]):
        return Konflikt((), ())
    gefunden = _quickxplain(geht, [], alle, pruefen=False)
    return Konflikt(tuple(gefunden), tuple(_try(problem, [angabe]).hat_plan for angabe in gefunden))


def _rest(alle: Sequence[Angabe], ohne: Sequence[Angabe]) -> list[Angabe]:
    return [angabe for angabe in alle if not any(angabe is andere for andere in ohne)]


def find_abhilfen(problem: PlanningProblem, konflikt: Konflikt) -> tuple[Abhilfe, ...]:
    """Two to four remedies where there are so many, those that lose no coverage and mean least first.

    Raises `CurriculumError` as `build_problem` does.

    Single ones are tried first: later ends, shorter breaks, and each Angabe of the conflict; then pairs.
    """
    enden = [angabe for angabe in konflikt.angaben if angabe.loc[-1:] == ("bis",)]
    einzelne = [*_laenger(problem), *_pausen(problem)]
    einzelne += [angabe for angabe in konflikt.angaben if angabe not in enden]
    spaetere = [spaeter for ende in enden if (spaeter := _spaeter(problem, ende)) is not None]
    einzelne += sorted(spaetere, key=lambda angabe: angabe.eingriff)[:1]
    einzelne.sort(key=lambda angabe: angabe.eingriff)
    gefunden = _working(problem, [(angabe,) for angabe in einzelne], ABHILFEN)
    for mehr in (_alle_laenger, _weitere) if enden else ():
        if len(gefunden) < ABHILFEN:
            gefunden += _working(problem, [(angabe,) for angabe in mehr(problem)], 1)
    if len(gefunden) < 2:
        andere = [a for a in (*einzelne, *collect_angaben(problem)) if a.eingriff <= 30]
        paare = sorted(combinations(andere[:VERSUCHE], 2), key=lambda paar: paar[0].eingriff + paar[1].eingriff)
        gefunden += _working(problem, paare[:VERSUCHE], ABHILFEN) if not gefunden else []
    einmal = {abhilfe.satz: abhilfe for abhilfe in gefunden}.values()
    return tuple(sorted(einmal, key=lambda abhilfe: (len(abhilfe.verloren), abhilfe.eingriff, abhilfe.kosten)))


def _quickxplain(
    geht: Callable[[Sequence[Angabe]], bool], fest: Sequence[Angabe], rest: Sequence[Angabe], *, pruefen: bool
) -> list[Angabe]:
    """The members of `rest` that, with `fest`, make a minimal conflict; `pruefen` where `fest` may be enough."""
    if pruefen and not geht(fest):
        return []
    if len(rest) == 1:
        return list(rest)
    erste, zweite = rest[: len(rest) // 2], rest[len(rest) // 2 :]
    aus_zweiter = _quickxplain(geht, [*fest, *erste], zweite, pruefen=bool(erste))
    aus_erster = _quickxplain(geht, [*fest, *aus_zweiter], erste, pruefen=bool(aus_zweiter))
    return [*aus_erster, *aus_zweiter]


def _without(problem: PlanningProblem, weg: Sequence[Angabe]) -> Lage:
    """The data and the Anfrage without some Angaben."""
    lage: Lage = (problem.curriculum, problem.anfrage)
    for angabe in weg:
        lage = angabe.ohne(lage)
    return lage


def _build(lage: Lage) -> PlanningProblem | None:
    try:
        return build_problem(*lage)
    except CurriculumError:
        return None


def _try(problem: PlanningProblem, weg: Sequence[Angabe]) -> Loesung:
    """A plan without some Angaben."""
    neu = _build(_without(problem, weg))
    if neu is None or find_hindernisse(neu):
        return Loesung(UNMOEGLICH, UNMOEGLICH)
    return find_best(neu, PROBE)


def _working(problem: PlanningProblem, wege: Sequence[tuple[Angabe, ...]], hoechstens: int) -> list[Abhilfe]:
    """The first remedies with which there is a plan."""
    gefunden: list[Abhilfe] = []
    for weg in wege:
        loesung = _try(problem, weg)
        if loesung.hat_plan:
            satz = " Außerdem: ".join(angabe.abhilfe for angabe in weg)
            eingriff = sum(angabe.eingriff for angabe in weg)
            gefunden.append(
                Abhilfe(satz, loesung.kosten // FEIN, eingriff, _verloren(problem, loesung), _without(problem, weg))
            )
        if len(gefunden) == hoechstens:
            break
    return gefunden


def _verloren(problem: PlanningProblem, loesung: Loesung) -> tuple[str, ...]:
    moeglich = {e for baustein in problem.bausteine for schritt in baustein.schritte for e in schritt.elemente}
    dabei = {e for arbeit in loesung.arbeiten if arbeit.schritt for e in arbeit.schritt.elemente}
    return tuple(sorted(moeglich - dabei))


def _laenger(problem: PlanningProblem) -> list[Angabe]:
    """Ending later by just the minutes that are missing."""
    fehlende = {} if find_hindernisse(problem) else missing_minutes(problem, find_best)
    laenger = _longer(problem, fehlende) if fehlende else None
    return [] if laenger is None else [laenger]


def _longer(problem: PlanningProblem, mehr_min: Mapping[int, int]) -> Angabe | None:
    """Sessions that end later; None where one would run past midnight or into the next one."""
    termine = problem.anfrage.termine
    neu = {n: uhrzeit_to_minuten(termine[n].bis) + minuten for n, minuten in mehr_min.items()}
    for n, bis in neu.items():
        spaeter = [
            uhrzeit_to_minuten(t.von) for t in termine if t.datum == termine[n].datum and t.von >= termine[n].bis
        ]
        if bis > min([24 * 60 - 1, *spaeter]):
            return None
    worte = [
        f"Termin {n + 1} ({termine[n].datum:%d.%m.%Y}) bis {format_uhrzeit(bis)} statt {termine[n].bis:%H:%M}"
        for n, bis in neu.items()
    ]

    def ohne(lage: Lage) -> Lage:
        spaeter = [
            t.model_copy(update={"bis": minuten_to_uhrzeit(neu[n])}) if n in neu else t
            for n, t in enumerate(lage[1].termine)
        ]
        return lage[0], lage[1].model_copy(update={"termine": tuple(spaeter)})

    return Angabe("", ("termine",), f"{' und '.join(worte)}.", sum(mehr_min.values()) // 5, ohne)


def _spaeter(problem: PlanningProblem, ende: Angabe) -> Angabe | None:
    """Ending one session later by the first of `STUFEN_MIN` with which there is a plan."""
    nummer = int(ende.loc[1])
    for mehr in STUFEN_MIN:
        laenger = _longer(problem, {nummer: mehr})
        if laenger is not None and _try(problem, [laenger]).hat_plan:
            return laenger
    return None


def _weitere(problem: PlanningProblem) -> list[Angabe]:
    """One or more sessions, a week after the last and after each other."""
    letzter = max(termin.datum for termin in problem.anfrage.termine)
    abend, tag = (time(18), time(21)), (time(9), time(15))
    moeglich = (("einen Abend", abend, 1), ("einen Tag", tag, 1), ("zwei Tage", tag, 2), ("drei Tage", tag, 3))
    return [
        Angabe(
            "",
            ("termine",),
            f"Noch {was} dazunehmen, zum Beispiel von {von:%H:%M} bis {bis:%H:%M}.",
            zahl * (10 + (bis.hour - von.hour) * 12),
            _add_termine(
                [TerminWunsch(datum=letzter + timedelta(days=7 * n), von=von, bis=bis) for n in range(1, zahl + 1)]
            ),
        )
        for was, (von, bis), zahl in moeglich
    ]


def _alle_laenger(problem: PlanningProblem) -> list[Angabe]:
    """All sessions longer by the same."""
    zahl = len(problem.anfrage.termine)
    if zahl == 1:
        return []
    alle = ((mehr, _longer(problem, dict.fromkeys(range(zahl), mehr))) for mehr in STUFEN_MIN)
    return [replace(a, abhilfe=f"Alle Termine {mehr} Minuten länger.") for mehr, a in alle if a is not None]


def _add_termine(termine: Sequence[TerminWunsch]) -> Callable[[Lage], Lage]:
    return lambda lage: (lage[0], lage[1].model_copy(update={"termine": (*lage[1].termine, *termine)}))


def _pausen(problem: PlanningProblem) -> list[Angabe]:
    """Shorter breaks and an earlier lunch."""
    regeln = problem.regeln
    mittag = regeln.mittag_ab - 15
    moeglich = [
        ("pause_min", 10, regeln.pause_min > 10, "Pausen von 10 Minuten (pausen: {pause_min: 10})."),
        ("mittag_min", 30, regeln.mittag_min > 30, "Mittagspause ab 30 Minuten (pausen: {mittag_min: 30})."),
        (
            "mittag_ab",
            minuten_to_uhrzeit(mittag),
            any(termin.mittag for termin in problem.termine),
            f"Mittagspause schon ab {format_uhrzeit(mittag)} (pausen: {{mittag_ab: {format_uhrzeit(mittag)}}}).",
        ),
    ]
    gesetzt = {aenderung.regel for aenderung in problem.anfrage.regeln}
    return [
        Angabe("", ("pausen",), satz, 6, _set_pause(regel, wert))
        for regel, wert, sinnvoll, satz in moeglich
        if sinnvoll and regel not in gesetzt
    ]


def _set_pause(regel: str, wert: object) -> Callable[[Lage], Lage]:
    return lambda lage: (lage[0], lage[1].model_copy(update={"pausen": {**lage[1].pausen, regel: wert}}))
