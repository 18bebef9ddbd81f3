"""Other orders of the Bausteine, where somebody who can lead one is not there when the plan has it.

A rough account without a clock: each Baustein takes some minutes of a session, each change of session has its price.
The cheapest repairs are looked for first; the engine then plans in the orders that they give.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heappop, heappush
from itertools import islice

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.pausen import pausen_of_termin
from lotsen_curriculum.planning.problem import FEIN, PlanningProblem, TaktBaustein, TaktSchritt

__all__ = ["Verteilung", "cheap_orders"]

DRAUSSEN = -1
"""Where a Baustein is that is not in the plan."""

VERSUCHE = 150
"""How many arrangements are looked at."""

TAKTE_JE_SCHRITT = 3
"""By about so many Takte a Schritt becomes shorter where a session is too full."""

FOLGE, FOLGE_MODUL = 3 * FEIN, 15 * FEIN
"""What it costs that two Bausteine change their order, and two of the same module."""

Ort = tuple[int, ...]
"""For each Baustein, in the order of the problem, the index of its session or `DRAUSSEN`."""


@dataclass(frozen=True)
class Verteilung:
    """Where the old plan has each Baustein, by its id, and what can't be changed any more.

    Attributes:
        frei_ab: Session and Takt from which on there is something to arrange.
        gehaltene: Bausteine that have begun.
    """

    bisher: Mapping[str, int]
    frei_ab: tuple[int, int]
    gehaltene: frozenset[str]


def cheap_orders(problem: PlanningProblem, alte: Verteilung, treue: int, anzahl: int) -> tuple[PlanningProblem, ...]:
    """At most `anzahl` problems in other orders, with as little moved as possible; none where each Baustein can stay.

    Args:
        problem: The new problem in the order of the old plan.
        alte: The old plan.
        treue: Points for each Schritt that moves.
        anzahl: How many orders there may be.
    """
    umzug = _Umzug(problem, alte, treue * FEIN)
    bleiben = all(ort == DRAUSSEN or umzug.is_moeglich(nummer, ort) for nummer, ort in enumerate(umzug.anfang))
    if bleiben and umzug.order_of(umzug.anfang) == problem.bausteine:
        return ()
    folgen = dict.fromkeys(umzug.order_of(ort) for ort in sorted(umzug.repairs(), key=umzug.preis))
    return tuple(replace(problem, bausteine=folge) for folge in islice(folgen, anzahl))


@dataclass(frozen=True)
class _Umzug:
    """The search for cheap arrangements; each is an `Ort`."""

    problem: PlanningProblem
    alte: Verteilung
    treue: int

    @cached_property
    def anfang(self) -> Ort:
        """The old plan, with Bausteine where they may not be any more."""
        return tuple(self.alte.bisher.get(baustein.id, DRAUSSEN) for baustein in self.problem.bausteine)

    def repairs(self) -> Iterator[Ort]:
        """Arrangements in which all is well, the cheapest first as far as that can be seen."""
        offen, gesehen = [(0, self.anfang)], {self.anfang}
        for _ in range(VERSUCHE):
            if not offen:
                return
            _, ort = heappop(offen)
            anders = list(self._next(ort))
            if not anders:
                yield ort
                anders = list(self._fillings(ort))
            for neu in anders:
                if neu not in gesehen:
                    gesehen.add(neu)
                    heappush(offen, (self.preis(neu), neu))

    def order_of(self, ort: Ort) -> tuple[TaktBaustein, ...]:
        """The Bausteine session by session; those outside stand behind what they build upon."""
        stelle: dict[str, int] = {}
        zuletzt = 0
        for nummer, baustein in enumerate(self.problem.bausteine):
            davor = [stelle[v] for v in baustein.voraussetzungen if v in stelle]
            zuletzt = ort[nummer] if ort[nummer] != DRAUSSEN else zuletzt
            stelle[baustein.id] = zuletzt if ort[nummer] != DRAUSSEN else max([zuletzt, *davor])
        return tuple(sorted(self.problem.bausteine, key=lambda baustein: stelle[baustein.id]))

    def is_moeglich(self, nummer: int, ort: int) -> bool:
        """Whether a Baustein can be in a session, or may be left out."""
        baustein = self.problem.bausteine[nummer]
        if baustein.id in self.alte.gehaltene:
            return ort == self.anfang[nummer]
        return baustein.fehlt_preis is not None if ort == DRAUSSEN else ort in self._sessions[nummer]

    @cached_property
    def _sessions(self) -> tuple[frozenset[int], ...]:
        """For each Baustein the sessions in which it can be."""
        ab = self.alte.frei_ab[0]
        sessions = range(ab, len(self.problem.termine))
        return tuple(frozenset(n for n in sessions if self._fits(baustein, n)) for baustein in self.problem.bausteine)

    def _fits(self, baustein: TaktBaustein, nummer: int) -> bool:
        """Whether somebody can lead a Baustein in a session, its lock allows it, and its methods fit the room."""
        trainer, leitung = self.problem.trainer, self.problem.termine[nummer].leitung
        geleitet = not trainer or any(regel.kompetent(trainer[wer], baustein.modul) for wer in leitung)
        erlaubt = baustein.fest is None or any(zeit.termin == nummer for zeit in baustein.fest)
        noetige = (schritt for schritt in baustein.schritte if schritt.fehlt_preis is None)
        return geleitet and erlaubt and all(any(w.termine[nummer] for w in s.wahlen) for s in noetige)

    def _next(self, ort: Ort) -> Iterator[Ort]:
        """What could be done about the first thing that is wrong; nothing where nothing is."""
        for nummer, hier in enumerate(ort):
            if not self.is_moeglich(nummer, hier):
                yield from self._moves(ort, nummer)
                return
        stelle = {baustein.id: ort[nummer] for nummer, baustein in enumerate(self.problem.bausteine)}
        for nummer, baustein in enumerate(self.problem.bausteine):
            for davor in baustein.voraussetzungen:
                if ort[nummer] != DRAUSSEN and stelle.get(davor, DRAUSSEN) > ort[nummer]:
                    yield from self._moves(ort, nummer)
                    yield from self._moves(ort, list(stelle).index(davor))
                    return
        for termin in range(self.alte.frei_ab[0], len(self.problem.termine)):
            if self._takte(ort, termin, 0) > self._platz[termin]:
                for nummer in (n for n, hier in enumerate(ort) if hier == termin):
                    yield from self._moves(ort, nummer)
                return

    def _fillings(self, ort: Ort) -> Iterator[Ort]:
        """Bausteine brought into sessions that are too long for what is in them."""
        for termin in range(self.alte.frei_ab[0], len(self.problem.termine)):
            if self._takte(ort, termin, 2) < self._platz[termin]:
                for nummer, hier in enumerate(ort):
                    if hier != termin and self.is_moeglich(nummer, termin):
                        yield (*ort[:nummer], termin, *ort[nummer + 1 :])

    def _moves(self, ort: Ort, nummer: int) -> Iterator[Ort]:
        """A Baustein anywhere else."""
        for termin in (DRAUSSEN, *range(len(self.problem.termine))):
            if termin != ort[nummer] and self.is_moeglich(nummer, termin):
                yield (*ort[:nummer], termin, *ort[nummer + 1 :])

    def preis(self, ort: Ort) -> int:
        """What the arrangement costs more than the old plan."""
        summe = 0
        for nummer, (vorher, jetzt) in enumerate(zip(self.anfang, ort, strict=True)):
            if vorher != jetzt:
                fehlt = self.problem.bausteine[nummer].fehlt_preis or 0
                summe += len(self.problem.bausteine[nummer].schritte) * self.treue
                summe += fehlt if jetzt == DRAUSSEN else -fehlt if vorher == DRAUSSEN else 0
                summe += self._folge(ort, nummer)
        return summe + sum(self._enge(ort, n) for n in range(self.alte.frei_ab[0], len(self._platz)))

    def _folge(self, ort: Ort, nummer: int) -> int:
        """What it costs that a Baustein stands behind others that it stood before; the order has its reason."""
        hier, modul = ort[nummer], self.problem.bausteine[nummer].modul
        verkehrt = (
            andere
            for andere, dort in enumerate(ort)
            if DRAUSSEN not in (hier, dort) and (dort < hier if andere > nummer else dort > hier)
        )
        return sum(FOLGE_MODUL if self.problem.bausteine[n].modul == modul else FOLGE for n in verkehrt)

    def _enge(self, ort: Ort, termin: int) -> int:
        """What a session costs that is too short for the usual lengths, or too long for the longest."""
        zu_viel = self._takte(ort, termin, 1) - self._platz[termin]
        if zu_viel > 0:
            return zu_viel * (self.problem.regeln.preis_typische_dauer + self.treue // TAKTE_JE_SCHRITT)
        leer = self._platz[termin] - self._takte(ort, termin, 2)
        return regel.puffer(max(1, leer), self.problem.regeln)

    @cached_property
    def _platz(self) -> tuple[int, ...]:
        """Takte for Bausteine in each session."""
        masse, (laufend, ab) = self.problem.masse, self.alte.frei_ab
        return tuple(
            termin.takte
            - masse.abschluss
            - (max(ab, masse.ankommen) if n == laufend else masse.ankommen)
            - pausen_of_termin(self.problem, termin)[0]
            for n, termin in enumerate(self.problem.termine)
        )

    def _takte(self, ort: Ort, termin: int, wie: int) -> int:
        """Takte that the Bausteine in a session need at least (`wie` 0), usually (1), or at most (2)."""
        return sum(self._laengen[nummer][wie] for nummer, hier in enumerate(ort) if hier == termin)

    @cached_property
    def _laengen(self) -> tuple[tuple[int, int, int], ...]:
        """For each Baustein the Takte that it needs at least, usually, and at most."""
        return tuple(
            (
                sum(min(laengen) for schritt, laengen in paare if schritt.fehlt_preis is None),
                sum(laengen[0] for _, laengen in paare),
                sum(max(laengen) for _, laengen in paare),
            )
            for paare in ([(s, _laengen_of(s)) for s in b.schritte] for b in self.problem.bausteine)
        )


def _laengen_of(schritt: TaktSchritt) -> list[int]:
    """All lengths that a Schritt can have, the cheapest first; none at all where it can't be done."""
    preise = sorted((preis, takte) for wahl in schritt.wahlen for takte, preis in wahl.preise)
    return [takte for _, takte in preise] or [0]
