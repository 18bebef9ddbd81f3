"""One day of a plan with its neighbours as a problem of its own: what lies on the day may change, nothing else.

A day depends on the one before and the one after by the methods that come again, and on the rest of the course only by
sums: learning time, mandatory Profilelemente, methods that may not come again at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.seminarplan import Seminarplan, Zeile
from lotsen_curriculum.planning.problem import Festzeit, PlanningProblem, TaktBaustein, TaktSchritt, TaktTermin, Wahl
from lotsen_curriculum.units import uhrzeit_to_minuten

__all__ = ["cut_day"]

Stelle = tuple[str, str]
"""Ids of a Baustein and of one of its Schritte."""


def cut_day(problem: PlanningProblem, plan: Seminarplan, tag: date, *, frei: bool) -> PlanningProblem:
    """The problem of one day of `plan` and of the days around it, which stay as they are.

    What the plan left out may come in where its Baustein has something on the day. Points of two such problems for the
    same day compare as those of whole plans would.

    Args:
        problem: The problem of `plan`, its Bausteine in the order of the plan.
        plan: A plan.
        tag: One of its days.
        frei: Whether the day may change; else it stays as well.
    """
    schnitt = _Schnitt(problem, plan, tag, frei)
    return replace(
        problem,
        kurs=schnitt.kurs,
        termine=schnitt.termine,
        bausteine=tuple(schnitt.bausteine()),
        lernzeit_min=schnitt.lernzeit_min,
    )


@dataclass(frozen=True)
class _Schnitt:
    """The parts of the problem of one day."""

    problem: PlanningProblem
    plan: Seminarplan
    tag: date
    frei: bool

    @cached_property
    def heute(self) -> range:
        """The Termine of the day, as numbers in the whole course."""
        return self._termine_of(0)

    @cached_property
    def dabei(self) -> range:
        """The Termine of the day and of its neighbours."""
        return self._termine_of(1)

    def _termine_of(self, abstand: int) -> range:
        termine = self.problem.termine
        tag = next(termin.tag for termin in termine if termin.datum == self.tag)
        nummern = [n for n, termin in enumerate(termine) if abs(termin.tag - tag) <= abstand]
        return range(nummern[0], nummern[-1] + 1)

    @cached_property
    def zeilen(self) -> dict[Stelle, tuple[int, Zeile]]:
        """Termin and row of each Schritt of the plan."""
        alle = [(nummer, zeile) for nummer, termin in enumerate(self.plan.termine) for zeile in termin.zeilen]
        return {(z.baustein or "", z.schritt): (nummer, z) for nummer, z in alle if z.schritt}

    @cached_property
    def verbraucht(self) -> frozenset[str]:
        """Methods of other days that may not come again."""
        if not self.problem.regeln.methode_je_kurs_einmal:
            return frozenset()
        return frozenset(z.methode or "" for nummer, z in self.zeilen.values() if nummer not in self.dabei)

    @property
    def termine(self) -> tuple[TaktTermin, ...]:
        """The Termine, their days counted from 0."""
        erster = self.problem.termine[self.dabei.start].tag
        return tuple(replace(t, tag=t.tag - erster) for t in self.problem.termine[self.dabei.start : self.dabei.stop])

    @property
    def kurs(self) -> Kurs:
        """The course with those mandatory Profilelemente that no other day serves."""
        bedient = {
            element
            for baustein in self.problem.bausteine
            for schritt in baustein.schritte
            for element in schritt.elemente
            if self.zeilen.get((baustein.id, schritt.id), (self.dabei.start,))[0] not in self.dabei
        }
        pflicht = tuple(e for e in self.problem.kurs.pflicht_profilelemente if e not in bedient)
        return self.problem.kurs.model_copy(update={"pflicht_profilelemente": pflicht})

    @property
    def lernzeit_min(self) -> tuple[int, int]:
        """The range of learning time without that of other days."""
        zaehlt = () if self.problem.regeln.pausen_zaehlen else ("pause", "mittag")
        andere = (termin for nummer, termin in enumerate(self.plan.termine) if nummer not in self.dabei)
        minuten = sum(zeile.minuten for termin in andere for zeile in termin.zeilen if zeile.art not in zaehlt)
        low, high = self.problem.lernzeit_min
        return low - minuten, high - minuten

    def bausteine(self) -> Iterator[TaktBaustein]:
        """The Bausteine that have something here, and of each the part that belongs here."""
        for stein in self.problem.bausteine:
            dran = [n for n, schritt in enumerate(stein.schritte) if (stein.id, schritt.id) in self.zeilen]
            hier = [n for n in dran if self._termin(stein, stein.schritte[n]) in self.dabei]
            if hier:
                ab = 0 if hier[0] == dran[0] else hier[0]
                bis = len(stein.schritte) if hier[-1] == dran[-1] else hier[-1] + 1
                schritte = tuple(self._schritt(stein, schritt) for schritt in stein.schritte[ab:bis])
                yield replace(stein, fehlt_preis=None, schritte=schritte, fest=self._fest(stein, ab))

    def _termin(self, stein: TaktBaustein, schritt: TaktSchritt) -> int:
        return self.zeilen[stein.id, schritt.id][0]

    def _fest(self, stein: TaktBaustein, ab: int) -> tuple[Festzeit, ...] | None:
        """The lock of a Baustein that begins here."""
        if stein.fest is None or ab > 0:
            return None
        return tuple(f._replace(termin=f.termin - self.dabei.start) for f in stein.fest if f.termin in self.dabei)

    def _schritt(self, stein: TaktBaustein, schritt: TaktSchritt) -> TaktSchritt:
        stelle = stein.id, schritt.id
        heute = any(baustein == stein.id and nummer in self.heute for (baustein, _), (nummer, _) in self.zeilen.items())
        if stelle not in self.zeilen:
            return replace(schritt, wahlen=tuple(self._wahlen(schritt)), fest=None if self.frei and heute else ())
        nummer, zeile = self.zeilen[stelle]
        if not (self.frei and nummer in self.heute):
            return self._staying(schritt, nummer, zeile)
        fest = tuple(Festzeit(n - self.dabei.start, None) for n in self.heute)
        return replace(schritt, wahlen=tuple(self._wahlen(schritt)), fest=fest)

    def _staying(self, schritt: TaktSchritt, nummer: int, zeile: Zeile) -> TaktSchritt:
        """A Schritt that stays where the plan has it, with its method and its minutes."""
        raster = self.problem.regeln.raster_min
        takte = (zeile.minuten - zeile.umbau_min) // raster
        beginn = (uhrzeit_to_minuten(zeile.von) - self.problem.termine[nummer].von) // raster
        return replace(
            schritt,
            wahlen=tuple(
                wahl._replace(preise=tuple(preis for preis in wahl.preise if preis[0] == takte))
                for wahl in self._wahlen(schritt)
                if wahl.methode == zeile.methode
            ),
            fehlt_preis=None,
            fest=(Festzeit(nummer - self.dabei.start, beginn),),
        )

    def _wahlen(self, schritt: TaktSchritt) -> Iterator[Wahl]:
        """The methods that are possible here."""
        for wahl in schritt.wahlen:
            if wahl.methode not in self.verbraucht:
                yield wahl._replace(termine=wahl.termine[self.dabei.start : self.dabei.stop])
