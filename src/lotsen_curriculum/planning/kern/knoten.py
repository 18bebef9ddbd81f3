"""The course as a chain of nodes: before each Schritt, what can come next.

A node stands before a Schritt of a Baustein that has begun, or before the first Schritt that is done of one that has
not. From it the Schritt is done, or left out where that is allowed; before a Baustein the whole Baustein may be left
out. All edges lead forward, so that the bound can walk the chain backward and the search forward.
"""

from dataclasses import dataclass

from lotsen_curriculum.planning.problem import PlanningProblem, TaktBaustein, TaktSchritt

__all__ = ["EIGEN", "LEER", "Knoten", "build_knoten"]

LEER, EIGEN = 0, 1
"""Classes after something of the trainer's own: before and after the first Schritt of the Termin."""


@dataclass(frozen=True)
class Knoten:
    """A place in the chain.

    Attributes:
        begonnen: True where a Schritt of the Baustein lies behind.
        tun: Number of the node after doing the Schritt.
        auslassen: Nodes that can be gone to without doing anything, with their price.
        klassen: What the row before can be remembered as, ascending.
    """

    baustein: TaktBaustein
    schritt: TaktSchritt
    begonnen: bool
    tun: int
    auslassen: tuple[tuple[int, int], ...]
    klassen: tuple[int, ...]


def build_knoten(problem: PlanningProblem) -> tuple[tuple[Knoten, ...], tuple[int, ...]]:
    """All nodes in order, and the classes that can stand before the end of the course."""
    anfaenge = _anfaenge(problem)
    roh = [
        knoten
        for baustein, anfang, ende in zip(problem.bausteine, anfaenge, anfaenge[1:], strict=False)
        for knoten in _knoten_of(baustein, anfang, ende)
    ]
    eigenes = {LEER, EIGEN} if any(termin.eigenes for termin in problem.termine) else set()
    klassen = [set(eigenes) for _ in range(len(roh) + 1)]
    for nummer, knoten in enumerate(roh):
        klassen[knoten.tun] |= {wahl.klasse for wahl in knoten.schritt.wahlen}
        for ziel, _ in knoten.auslassen:
            klassen[ziel] |= klassen[nummer]
    fertig = tuple(
        Knoten(k.baustein, k.schritt, k.begonnen, k.tun, k.auslassen, tuple(sorted(klassen[nummer])) or (LEER,))
        for nummer, k in enumerate(roh)
    )
    return fertig, tuple(sorted(klassen[-1])) or (LEER,)


def _anfaenge(problem: PlanningProblem) -> list[int]:
    """Number of the first node of each Baustein, and of the end."""
    anfaenge = [0]
    for baustein in problem.bausteine:
        anfaenge.append(anfaenge[-1] + _vorlauf(baustein) + len(baustein.schritte) - 1)
    return anfaenge


def _vorlauf(baustein: TaktBaustein) -> int:
    """How many Schritte can be the first one that is done: the leading optional ones and the next."""
    optional = [schritt.fehlt_preis is not None for schritt in baustein.schritte]
    return min(optional.index(False) if False in optional else len(optional), len(optional) - 1) + 1


def _knoten_of(baustein: TaktBaustein, anfang: int, ende: int) -> list[Knoten]:
    """Nodes of one Baustein: first those before it has begun, then those before its second, third … Schritt."""
    vorlauf, schritte = _vorlauf(baustein), baustein.schritte

    def begonnen(stelle: int) -> int:
        return ende if stelle == len(schritte) else anfang + vorlauf + stelle - 1

    knoten = []
    for stelle in range(vorlauf):
        weiter = [(anfang + stelle + 1, schritte[stelle].fehlt_preis or 0)] if stelle + 1 < vorlauf else []
        ganz = [(ende, baustein.fehlt_preis)] if stelle == 0 and baustein.fehlt_preis is not None else []
        auslassen = (*weiter, *ganz)
        knoten.append(Knoten(baustein, schritte[stelle], False, begonnen(stelle + 1), auslassen, ()))
    for stelle in range(1, len(schritte)):
        preis = schritte[stelle].fehlt_preis
        weiter = [] if preis is None else [(begonnen(stelle + 1), preis)]
        knoten.append(Knoten(baustein, schritte[stelle], True, begonnen(stelle + 1), tuple(weiter), ()))
    return knoten
