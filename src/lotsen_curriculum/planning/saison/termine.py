"""The season as the roster sees it: sessions on the clock, the people who may lead them, what they will probably hold.

Courses are ordered by title and people by name, so that the order of the Anfragen makes no difference. The same name is
the same person. What an Anfrage says about a person (modules, days) holds for its own course.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import lcm

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.problem import FEIN, PlanningProblem, TaktBaustein

__all__ = ["Dienst", "Saison", "SaisonTermin", "Teams", "build_saison", "erwartete_module"]

Dienst = tuple[int, int]
"""A session and a person who leads it, both by number."""

Teams = Mapping[int, frozenset[int]]
"""For each session that has been given out the people who lead it, both by number."""

FUELLUNG = Fraction(17, 20)
"""How much of the sessions' time content may take up before recommended Bausteine are left out; the rest are breaks."""


@dataclass(frozen=True)
class SaisonTermin:
    """A session of the season.

    Attributes:
        kurs: Index of its course in the season.
        stelle: Its index among the Termine of its course's problem.
        von: Minutes since midnight, as `bis`.
        leitung: Numbers of the people who may lead it, in order.
        hoechstens: How many may lead it together.
        module: What will probably be worked on.
    """

    kurs: int
    stelle: int
    datum: date
    von: int
    bis: int
    leitung: tuple[int, ...]
    hoechstens: int
    module: tuple[str, ...]

    def overlaps(self, other: "SaisonTermin") -> bool:
        """Whether the two share a minute; one may begin when the other ends."""
        return self.datum == other.datum and self.von < other.bis and other.von < self.bis


@dataclass(frozen=True)
class Saison:
    """Several courses that share people.

    Attributes:
        kurse: Their problems, by title.
        personen: All names, in order; people are numbered by it.
        termine: The sessions that need somebody, by day and time.
    """

    kurse: tuple[PlanningProblem, ...]
    personen: tuple[str, ...]
    termine: tuple[SaisonTermin, ...]

    @cached_property
    def wochen(self) -> tuple[tuple[int, ...], ...]:
        """The sessions of each week of the calendar."""
        wochen: dict[tuple[int, int], list[int]] = {}
        for nummer, termin in enumerate(self.termine):
            jahr, woche, _ = termin.datum.isocalendar()
            wochen.setdefault((jahr, woche), []).append(nummer)
        return tuple(tuple(wochen[woche]) for woche in sorted(wochen))

    @cached_property
    def termine_of(self) -> tuple[tuple[int, ...], ...]:
        """The sessions of each course."""
        return tuple(
            tuple(nummer for nummer, termin in enumerate(self.termine) if termin.kurs == kurs)
            for kurs in range(len(self.kurse))
        )

    @cached_property
    def gleichzeitig(self) -> tuple[frozenset[int], ...]:
        """For each session the others that share a minute with it."""
        tage: dict[date, list[int]] = {}
        for nummer, termin in enumerate(self.termine):
            tage.setdefault(termin.datum, []).append(nummer)
        return tuple(
            frozenset(n for n in tage[termin.datum] if n != nummer and self.termine[n].overlaps(termin))
            for nummer, termin in enumerate(self.termine)
        )

    @cached_property
    def koennen(self) -> Mapping[tuple[int, str], frozenset[int]]:
        """For each course and module the people who can lead it there."""
        nummern = {name: nummer for nummer, name in enumerate(self.personen)}
        return {
            (kurs, modul): frozenset(nummern[t.name] for t in problem.trainer if regel.kompetent(t, modul))
            for kurs, problem in enumerate(self.kurse)
            for modul in problem.kurs.module
        }

    def anteile(self, termine: Sequence[int]) -> tuple[int, ...]:
        """For each person the fair share of these sessions, rounded up: each goes in equal parts to all who may."""
        teile = lcm(*(max(1, len(self.termine[nummer].leitung)) for nummer in termine))
        summen = [0] * len(self.personen)
        for nummer in termine:
            leitung = self.termine[nummer].leitung
            for person in leitung:
                summen[person] += teile // len(leitung)
        return tuple(-(-summe // teile) for summe in summen)

    def zusatz_preis(self, kurs: int) -> int:
        """Points for each person of a team beyond the first, by the rules of the course."""
        return self.kurse[kurs].regeln.preis_trainer_zusaetzlich // FEIN


def build_saison(problems: Sequence[PlanningProblem]) -> Saison:
    """The season of these courses, which have different titles; courses without trainers have no session in it."""
    kurse = tuple(sorted(problems, key=lambda problem: problem.anfrage.titel))
    personen = tuple(sorted({trainer.name for problem in kurse for trainer in problem.trainer}))
    nummern = {name: nummer for nummer, name in enumerate(personen)}
    termine = [
        SaisonTermin(
            kurs=kurs,
            stelle=stelle,
            datum=termin.datum,
            von=termin.von,
            bis=termin.von + termin.takte * problem.regeln.raster_min + termin.rest_min,
            leitung=tuple(sorted({nummern[problem.trainer[n].name] for n in termin.leitung})),
            hoechstens=problem.regeln.trainer_je_termin_max,
            module=module,
        )
        for kurs, problem in enumerate(kurse)
        if problem.trainer
        for stelle, (termin, module) in enumerate(zip(problem.termine, erwartete_module(problem), strict=True))
    ]
    return Saison(kurse, personen, tuple(sorted(termine, key=lambda t: (t.datum, t.von, t.bis, t.kurs))))


def erwartete_module(problem: PlanningProblem) -> tuple[tuple[str, ...], ...]:
    """For each Termin the modules that are probably worked on in it.

    The Bausteine that must be in, and of the others those that are dearest to leave out, are laid end to end in their
    order and stretched over all Termine; a locked one lies where its lock says. The Baustein before and the one after
    count too: the plan may come to lie a little otherwise.
    """
    gefunden: list[set[str]] = [set() for _ in problem.termine]
    dabei = _dabei(problem)
    for baustein in dabei:
        if baustein.fest:
            gefunden[baustein.fest[0].termin].add(baustein.modul)
    frei = [baustein for baustein in dabei if not baustein.fest]
    gesamt, zeit = sum(map(_takte, frei)), sum(termin.takte for termin in problem.termine)
    vorher = 0
    for nummer, baustein in enumerate(frei):
        mitte = Fraction((2 * vorher + _takte(baustein)) * zeit, 2 * max(1, gesamt))
        nachbarn = frei[max(0, nummer - 1) : nummer + 2]
        gefunden[_termin_at(problem, mitte)].update(nachbar.modul for nachbar in nachbarn)
        vorher += _takte(baustein)
    return tuple(tuple(sorted(module)) for module in gefunden)


def _termin_at(problem: PlanningProblem, takt: Fraction) -> int:
    """The Termin in which this Takt lies, counted through all of them."""
    ende = 0
    for nummer, termin in enumerate(problem.termine):
        ende += termin.takte
        if takt <= ende:
            return nummer
    return len(problem.termine) - 1


def _dabei(problem: PlanningProblem) -> list[TaktBaustein]:
    """The Bausteine that will probably be in, in their order."""
    platz = FUELLUNG * sum(termin.takte for termin in problem.termine)
    dabei = {baustein.id for baustein in problem.bausteine if baustein.fehlt_preis is None}
    belegt = sum(_takte(baustein) for baustein in problem.bausteine if baustein.id in dabei)
    for baustein in sorted(problem.bausteine, key=lambda baustein: -(baustein.fehlt_preis or 0)):
        if baustein.id not in dabei and belegt + _takte(baustein) <= platz:
            dabei.add(baustein.id)
            belegt += _takte(baustein)
    return [baustein for baustein in problem.bausteine if baustein.id in dabei]


def _takte(baustein: TaktBaustein) -> int:
    """The usual length of a Baustein: its Schritte with their first method, optional ones left out."""
    schritte = [schritt for schritt in baustein.schritte if schritt.fehlt_preis is None and schritt.wahlen]
    return sum(min(schritt.wahlen[0].preise, key=lambda paar: paar[1])[0] for schritt in schritte)
