"""The roster: the season in fractions first, then week by week in whole numbers, then a few courses at a time.

The fractions give the bound and a leaning: whom each course would take if people could be divided. A week that follows
the leaning sees what the weeks after it will need.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lotsen_curriculum.planning.saison.loeser import Entspannt, relax_modell, solve_modell
from lotsen_curriculum.planning.saison.modell import Modell, Schnitt, formulate, kosten_of, open_schnitte
from lotsen_curriculum.planning.saison.preise import PERSON_IM_KURS
from lotsen_curriculum.planning.saison.termine import Dienst, Saison, Teams

__all__ = ["Dienstplan", "build_dienstplan", "leave_out", "repair_dienstplan"]

GRUPPE = 2
"""Courses that are given out anew together, beside all others."""

GANZ = 60
"""Sessions up to which the whole season is given out at once in the end, which often proves the roster."""

GRUPPEN_REPARATUR = (4, 12)
"""How many courses are given out anew to keep a cut, before the whole season is."""

FEIN = 16
"""Parts of a point in which the leaning is told."""

NEIGUNG_DIENST = 2
"""Points for a Dienst that the fractions don't have at all."""


@dataclass(frozen=True)
class Dienstplan:
    """Who leads which session.

    Attributes:
        teams: For each session that is given out the people, by number; an empty team where nobody was left.
        kosten: Points of the roster.
        schranke: Points that no roster of these sessions can stay below, whichever courses can be planned with it.
        sicher: The cuts that every good roster keeps; the bound counts them.
    """

    saison: Saison
    teams: Teams
    kosten: int
    schranke: int
    sicher: tuple[Schnitt, ...] = ()

    @property
    def offen(self) -> tuple[int, ...]:
        """The sessions without anybody."""
        return tuple(nummer for nummer, team in sorted(self.teams.items()) if not team)


def build_dienstplan(saison: Saison, schnitte: Sequence[Schnitt] = (), *, seed: int = 0) -> Dienstplan:
    """The roster of a season, with its bound. Needs the extra `saison`; the cuts must hold for every good roster."""
    if not saison.termine:
        return Dienstplan(saison, {}, 0, 0)
    modell = formulate(saison, range(len(saison.termine)), {}, schnitte)
    entspannt = relax_modell(modell)
    neigung = _Neigung.of(modell, entspannt)
    bau = _Bau(saison, tuple(schnitte), seed)
    for woche in saison.wochen:
        bau.give_out(woche, neigung)
    for gruppe in _gruppen(saison, GRUPPE):
        bau.improve(gruppe)
    bewiesen = len(saison.termine) <= GANZ and bau.improve(range(len(saison.termine)))
    kosten = kosten_of(saison, bau.teams, schnitte)
    return Dienstplan(saison, bau.teams, kosten, kosten if bewiesen else entspannt.schranke, bau.schnitte)


def leave_out(plan: Dienstplan, kurse: Collection[int]) -> Dienstplan:
    """The roster without some courses, all other sessions as they are; its bound is that of the courses that stay."""
    teams = {nummer: team for nummer, team in plan.teams.items() if plan.saison.termine[nummer].kurs not in kurse}
    if len(teams) == len(plan.teams):
        return plan
    sicher = tuple(schnitt for schnitt in plan.sicher if schnitt.kurs not in kurse)
    schranke = relax_modell(formulate(plan.saison, sorted(teams), {}, sicher)).schranke if teams else 0
    return Dienstplan(plan.saison, teams, kosten_of(plan.saison, teams, sicher), schranke, sicher)


def repair_dienstplan(plan: Dienstplan, schnitte: Sequence[Schnitt], *, seed: int = 0) -> Dienstplan:
    """The roster with further cuts: the courses that lack something are given out anew, then ever more courses."""
    saison = plan.saison
    bau = _Bau(saison, tuple(schnitte), seed, dict(plan.teams))
    kurse = sorted({saison.termine[nummer].kurs for nummer in bau.teams})
    for groesse in (*GRUPPEN_REPARATUR, len(kurse)):
        for kurs in bau.lacking():
            if kurs in bau.lacking():
                bau.improve(_termine_of(saison, _nachbarn(saison, kurs, kurse, groesse)))
    bewiesen = len(bau.teams) <= GANZ and bau.improve(sorted(bau.teams)) and set(schnitte) <= set(plan.sicher)
    kosten = kosten_of(saison, bau.teams, schnitte)
    return replace(plan, teams=bau.teams, kosten=kosten, schranke=kosten if bewiesen else plan.schranke)


@dataclass(frozen=True)
class _Neigung:
    """What the fractions would like: how much of each Dienst, and of each person in each course."""

    dienste: dict[Dienst, float]
    personen: dict[tuple[int, int], float]

    @classmethod
    def of(cls, modell: Modell, entspannt: Entspannt) -> "_Neigung":
        """The leaning of the whole season."""
        dienste = {dienst: entspannt.werte[variable] for dienst, variable in modell.dienste.items()}
        return cls(dienste, {paar: entspannt.werte[variable] for paar, variable in modell.dabei.items()})

    def lean(self, modell: Modell) -> None:
        """Make cheaper what the fractions like, and dearer what they don't."""
        modell.preise = [preis * FEIN for preis in modell.preise]
        for paar, variable in modell.dabei.items():
            modell.preise[variable] = round(FEIN * PERSON_IM_KURS * (1 - self.personen[paar]))
        for dienst, variable in modell.dienste.items():
            modell.preise[variable] += round(FEIN * NEIGUNG_DIENST * (1 - self.dienste[dienst]))


@dataclass
class _Bau:
    """A roster while it grows."""

    saison: Saison
    schnitte: tuple[Schnitt, ...]
    seed: int
    teams: dict[int, frozenset[int]] = field(default_factory=dict)

    def give_out(self, termine: Sequence[int], neigung: _Neigung) -> None:
        """Give out sessions beside those that are given out; a cut that later sessions can keep waits for them."""
        letzter = max(termine)
        schnitte = [schnitt for schnitt in self.schnitte if max(schnitt.dienste)[0] <= letzter]
        modell = formulate(self.saison, termine, self.teams, schnitte)
        neigung.lean(modell)
        loesung = solve_modell(modell, seed=self.seed)
        werte = loesung.werte if loesung else (0,) * len(modell.preise)
        self.teams.update(_teams(termine, modell, werte))

    def lacking(self) -> list[int]:
        """The courses with a session that nobody leads, or with a cut that is not kept."""
        offen = {self.saison.termine[nummer].kurs for nummer, team in self.teams.items() if not team}
        return sorted(offen | {schnitt.kurs for schnitt in open_schnitte(self.teams, self.schnitte)})

    def improve(self, termine: Sequence[int]) -> bool:
        """Give out sessions anew beside all others, where that is better; True where nothing better is left there."""
        fest = {nummer: team for nummer, team in self.teams.items() if nummer not in set(termine)}
        modell = formulate(self.saison, termine, fest, self.schnitte)
        vorschlag = {v: int(person in self.teams[nummer]) for (nummer, person), v in modell.dienste.items()}
        loesung = solve_modell(modell, seed=self.seed, vorschlag=vorschlag)
        if loesung is None:
            return False
        neu = fest | _teams(termine, modell, loesung.werte)
        vorher, nachher = (kosten_of(self.saison, teams, self.schnitte) for teams in (self.teams, neu))
        self.teams = neu if nachher < vorher else self.teams
        return loesung.bewiesen


def _teams(termine: Sequence[int], modell: Modell, werte: Sequence[int]) -> dict[int, frozenset[int]]:
    teams: dict[int, set[int]] = {nummer: set() for nummer in termine}
    for (nummer, person), variable in modell.dienste.items():
        if werte[variable]:
            teams[nummer].add(person)
    return {nummer: frozenset(team) for nummer, team in teams.items()}


def _gruppen(saison: Saison, groesse: int) -> Iterator[tuple[int, ...]]:
    """The sessions of a few courses at a time, each with those that share most people with it."""
    offen = [kurs for kurs, termine in enumerate(saison.termine_of) if termine]
    while offen:
        gruppe = _nachbarn(saison, offen[0], offen, groesse)
        offen = [kurs for kurs in offen if kurs not in gruppe]
        yield _termine_of(saison, gruppe)


def _nachbarn(saison: Saison, kurs: int, auswahl: Sequence[int], groesse: int) -> list[int]:
    """A course and those of `auswahl` with which its people could lead most sessions."""
    leute = set().union(*(saison.termine[nummer].leitung for nummer in saison.termine_of[kurs]))

    def gemeinsam(anderer: int) -> int:
        return sum(len(leute.intersection(saison.termine[n].leitung)) for n in saison.termine_of[anderer])

    andere = sorted((anderer for anderer in auswahl if anderer != kurs), key=lambda k: (-gemeinsam(k), k))
    return [kurs, *andere[: groesse - 1]]


def _termine_of(saison: Saison, kurse: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(nummer for kurs in kurse for nummer in saison.termine_of[kurs]))
