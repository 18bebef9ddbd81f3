"""Too few methods for what must be in: a matching between Schritte and methods, and Schritte that find none in it.

Codes: LC319 more Schritte than the methods that are possible for them can do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lotsen_curriculum.planning.problem import PlanningProblem, TaktBaustein
from lotsen_curriculum.problems import Loc, Problem

__all__ = ["find_engpass", "methoden_zu_wenige"]

GENANNT = 6
"""So many Schritte and methods are named at most."""

Stelle = tuple[str, str]
"""Ids of a Baustein and of one of its Schritte."""

Moeglich = Mapping[Stelle, frozenset[str]]
"""For each Schritt the methods that are possible for it."""


class _Kreis(NamedTuple):
    """Schritte that must be in and must share methods: each method does at most `je_methode` of them."""

    regel: str
    wo: str
    moeglich: Moeglich
    je_methode: int = 1


def methoden_zu_wenige(problem: PlanningProblem) -> Iterator[Problem]:
    """More Schritte that must be in than the methods that are possible for them can do; the first such place."""
    for kreis in _kreise(problem):
        eng = find_engpass(kreis.moeglich, kreis.je_methode)
        if eng:
            yield _problem(problem, kreis, eng)
            return


def find_engpass(moeglich: Moeglich, je_methode: int = 1) -> tuple[Stelle, ...]:
    """Schritte for which there are too few methods, though not for any without one of them; empty where all find one.

    Args:
        moeglich: For each Schritt the methods that are possible for it.
        je_methode: How many of the Schritte a method can do.
    """
    eng = _Zuordnung(moeglich, je_methode).zu_viele(tuple(moeglich))
    for schritt in eng:
        eng = _Zuordnung(moeglich, je_methode).zu_viele(tuple(s for s in eng if s != schritt)) or eng
    return eng


@dataclass(frozen=True)
class _Zuordnung:
    """Schritte that have found a method."""

    moeglich: Moeglich
    je_methode: int
    schritte_von: dict[str, list[Stelle]] = field(default_factory=dict)

    def zu_viele(self, schritte: tuple[Stelle, ...]) -> tuple[Stelle, ...]:
        """Those of `schritte` that share too few methods with the first that finds none; empty where all find one."""
        for schritt in schritte:
            gesehen: set[str] = set()
            if not self._finds(schritt, gesehen):
                eng = {schritt, *(s for methode in gesehen for s in self.schritte_von[methode])}
                return tuple(s for s in schritte if s in eng)
        return ()

    def _finds(self, schritt: Stelle, gesehen: set[str]) -> bool:
        """Whether a method is free for a Schritt, or gets free because others take another one."""
        for methode in sorted(self.moeglich[schritt] - gesehen):
            if methode in gesehen:
                continue
            gesehen.add(methode)
            dran = self.schritte_von.setdefault(methode, [])
            if len(dran) < self.je_methode:
                dran.append(schritt)
                return True
            for stelle, anderer in enumerate(dran):
                if self._finds(anderer, gesehen):
                    dran[stelle] = schritt
                    return True
        return False


def _kreise(problem: PlanningProblem) -> Iterator[_Kreis]:
    """Where no method may come twice: in the course, on a day that Schritte surely share, on all days together."""
    regeln, tage = problem.regeln, len(problem.tage)
    if regeln.methode_je_kurs_einmal:
        yield _Kreis("methode_je_kurs_einmal", "im Kurs", _moeglich(problem.bausteine))
    if regeln.methode_je_tag_einmal:
        for bausteine in _on_one_day(problem):
            yield _Kreis("methode_je_tag_einmal", "am selben Tag", _moeglich(bausteine))
        yield _Kreis("methode_je_tag_einmal", f"an einem der {tage} Tage", _moeglich(problem.bausteine), tage)


def _moeglich(bausteine: tuple[TaktBaustein, ...]) -> Moeglich:
    """The Schritte that must be in with their methods; what no method can do is another obstacle."""
    moeglich = {
        (baustein.id, schritt.id): frozenset(wahl.methode for wahl in schritt.wahlen if any(wahl.termine))
        for baustein in bausteine
        for schritt in baustein.schritte
        if baustein.fehlt_preis is None and schritt.fehlt_preis is None
    }
    return {schritt: methoden for schritt, methoden in moeglich.items() if methoden}


def _on_one_day(problem: PlanningProblem) -> Iterator[tuple[TaktBaustein, ...]]:
    """Bausteine whose Schritte all lie on the same day: the only one, that of their locks, or each by itself."""
    if len(problem.tage) == 1:
        yield problem.bausteine
        return
    if not problem.regeln.baustein_zusammen:
        return
    ganze = [baustein for baustein in problem.bausteine if not baustein.teilbar]
    for tag in range(len(problem.tage)):
        yield tuple(b for b in ganze if b.fest and all(problem.termine[f.termin].tag == tag for f in b.fest))
    yield from ((baustein,) for baustein in ganze)


def _problem(problem: PlanningProblem, kreis: _Kreis, eng: tuple[Stelle, ...]) -> Problem:
    daten = problem.curriculum
    schritte = [f"„{daten.schritt(baustein, schritt).titel}“ ({baustein})" for baustein, schritt in eng]
    moeglich = frozenset().union(*(kreis.moeglich[stelle] for stelle in eng))
    methoden = sorted(f"„{daten.methoden[methode].titel}“" for methode in moeglich)
    zahl = "nur eine Methode" if len(methoden) == 1 else f"nur {len(methoden)} Methoden"
    message = (
        f"Für {len(eng)} Schritte, die sein müssen, gibt es {zahl}, und keine darf {kreis.wo} zweimal vorkommen. "
        f"Schritte: {_names(schritte)}. Methoden: {_names(methoden)}."
    )
    hint = f"Ändern Sie die Regel {kreis.regel}, oder ergänzen Sie bei einem der Schritte eine andere Methode."
    return Problem("LC319", message, hint=hint, loc=_loc(problem, kreis.regel))


def _names(namen: Sequence[str]) -> str:
    return ", ".join(namen[:GENANNT]) + (" und weitere" if len(namen) > GENANNT else "")


def _loc(problem: PlanningProblem, regel: str) -> Loc:
    """Where the Anfrage sets the rule, or where it would."""
    nummern = [n for n, aenderung in enumerate(problem.anfrage.regeln) if aenderung.regel == regel]
    return ("regeln", nummern[0]) if nummern else ("regeln",)
