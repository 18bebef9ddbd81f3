"""The roster as rows of integers: who leads which session, and what it costs.

One function states it, for a week, for some courses or for the whole season; `loeser` solves it in whole numbers or
bounds it. All rows read `sum >= mindestens`, and every variable lies between 0 and its own limit.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lotsen_curriculum.planning.saison.preise import (
    MEHR_ALS_ANTEIL,
    MODUL_OFFEN,
    PERSON_IM_KURS,
    SCHNITT_OFFEN,
    TERMIN_OFFEN,
)
from lotsen_curriculum.planning.saison.termine import Dienst, Saison, Teams

__all__ = ["Modell", "Reihe", "Schnitt", "count_dienste", "formulate", "kosten_of", "open_schnitte"]


class Schnitt(NamedTuple):
    """A cut: at least one of these Dienste is in every roster with which the course can be planned.

    Attributes:
        kurs: The course by its index in the season.
    """

    kurs: int
    dienste: frozenset[Dienst]

    def holds(self, teams: Teams) -> bool:
        """Whether the roster has one of the Dienste."""
        return any(person in teams.get(nummer, ()) for nummer, person in self.dienste)


class Reihe(NamedTuple):
    """A row: the sum of the variables, each times its factor, is at least `mindestens`."""

    glieder: tuple[tuple[int, int], ...]
    mindestens: int


@dataclass
class Modell:
    """Variables and rows while they are being written.

    Attributes:
        preise: Points for one unit of each variable.
        grenzen: The most that each variable may be; the least is 0.
        dienste: The variables that say who leads what.
        dabei: The variables that say, by course and person, who has joined a course.
        sockel: Points that are in the sum without any choice.
    """

    preise: list[int] = field(default_factory=list)
    grenzen: list[int] = field(default_factory=list)
    reihen: list[Reihe] = field(default_factory=list)
    dienste: dict[Dienst, int] = field(default_factory=dict)
    dabei: dict[tuple[int, int], int] = field(default_factory=dict)
    sockel: int = 0

    def add(self, preis: int, grenze: int = 1) -> int:
        """A new variable."""
        self.preise.append(preis)
        self.grenzen.append(grenze)
        return len(self.preise) - 1

    def require(self, plus: Iterable[int], mindestens: int, minus: Iterable[int] = ()) -> None:
        """A new row: the variables of `plus` less those of `minus` are at least so many together."""
        glieder = (*((variable, 1) for variable in plus), *((variable, -1) for variable in minus))
        self.reihen.append(Reihe(glieder, mindestens))


def formulate(saison: Saison, frei: Sequence[int], fest: Teams, schnitte: Iterable[Schnitt] = ()) -> Modell:
    """The roster of the sessions `frei`, beside those that `fest` has given out."""
    modell = Modell()
    for nummer in frei:
        _termin(modell, saison, nummer, fest)
    _doppelt(modell, saison, frei)
    _person_im_kurs(modell, saison, fest)
    _mehr_als_anteil(modell, saison, frei, fest)
    for schnitt in schnitte:
        if not schnitt.holds(fest):
            wer = [modell.dienste[dienst] for dienst in sorted(schnitt.dienste) if dienst in modell.dienste]
            modell.require([*wer, modell.add(SCHNITT_OFFEN)], 1)
    return modell


def _termin(modell: Modell, saison: Saison, nummer: int, fest: Teams) -> None:
    """Somebody leads the session, not too many, nobody who is elsewhere; its modules are in good hands."""
    termin = saison.termine[nummer]
    woanders = {person for n in saison.gleichzeitig[nummer] for person in fest.get(n, ())}
    zusatz = saison.zusatz_preis(termin.kurs)
    wer = {person: modell.add(zusatz) for person in termin.leitung if person not in woanders}
    modell.dienste.update({(nummer, person): variable for person, variable in wer.items()})
    modell.sockel -= zusatz
    modell.require([*wer.values(), modell.add(TERMIN_OFFEN + zusatz)], 1)
    if len(wer) > termin.hoechstens:
        modell.require([], -termin.hoechstens, wer.values())
    for modul in termin.module:
        koennen = saison.koennen[termin.kurs, modul]
        modell.require([*(v for person, v in wer.items() if person in koennen), modell.add(MODUL_OFFEN)], 1)


def _doppelt(modell: Modell, saison: Saison, frei: Sequence[int]) -> None:
    """Nobody leads two sessions at once: of all that are under way when one begins, at most one."""
    freie, gesehen = set(frei), set()
    for nummer in frei:
        beginn = saison.termine[nummer].von
        laufend = [n for n in saison.gleichzeitig[nummer] if n in freie and saison.termine[n].von <= beginn]
        for person in saison.termine[nummer].leitung:
            wer = frozenset(modell.dienste[n, person] for n in (*laufend, nummer) if (n, person) in modell.dienste)
            if len(wer) > 1 and wer not in gesehen:
                gesehen.add(wer)
                modell.require([], -1, sorted(wer))


def _person_im_kurs(modell: Modell, saison: Saison, fest: Teams) -> None:
    """Each person that leads in a course has a price, once."""
    schon = {(saison.termine[nummer].kurs, person) for nummer, team in fest.items() for person in team}
    modell.sockel += PERSON_IM_KURS * len(schon)
    for (nummer, person), variable in modell.dienste.items():
        paar = (saison.termine[nummer].kurs, person)
        if paar not in schon:
            if paar not in modell.dabei:
                modell.dabei[paar] = modell.add(PERSON_IM_KURS)
            modell.require([modell.dabei[paar]], 0, [variable])


def _mehr_als_anteil(modell: Modell, saison: Saison, frei: Sequence[int], fest: Teams) -> None:
    """What somebody leads beyond a fair share of all sessions that are given out has a price."""
    wer: dict[int, list[int]] = {}
    for (_, person), variable in modell.dienste.items():
        wer.setdefault(person, []).append(variable)
    schon = count_dienste(fest)
    for person, anteil in enumerate(saison.anteile([*fest, *frei])):
        variablen, zu_viel = wer.get(person, []), schon[person] - anteil
        mehr = modell.add(MEHR_ALS_ANTEIL, len(variablen) + max(0, zu_viel))
        modell.require([mehr], zu_viel, variablen)


def kosten_of(saison: Saison, teams: Teams, schnitte: Iterable[Schnitt] = ()) -> int:
    """Points of a roster: what `formulate` minimises, added up."""
    punkte = SCHNITT_OFFEN * len(open_schnitte(teams, schnitte))
    for nummer, team in teams.items():
        termin = saison.termine[nummer]
        punkte += saison.zusatz_preis(termin.kurs) * (len(team) - 1) if team else TERMIN_OFFEN
        punkte += MODUL_OFFEN * sum(not team & saison.koennen[termin.kurs, modul] for modul in termin.module)
    punkte += PERSON_IM_KURS * len({(saison.termine[n].kurs, person) for n, team in teams.items() for person in team})
    dienste = count_dienste(teams)
    for person, anteil in enumerate(saison.anteile(list(teams))):
        punkte += MEHR_ALS_ANTEIL * max(0, dienste[person] - anteil)
    return punkte


def count_dienste(teams: Teams) -> Counter[int]:
    """How many sessions each person leads."""
    return Counter(person for team in teams.values() for person in team)


def open_schnitte(teams: Teams, schnitte: Iterable[Schnitt]) -> tuple[Schnitt, ...]:
    """The cuts that a roster does not keep."""
    return tuple(schnitt for schnitt in schnitte if not schnitt.holds(teams))
