"""The rules as arrays, read by the backward bound and the forward search alike.

Axes everywhere, in this order: Takte since the last break (`seit`), place (see `orte`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.kern.aufschlag import Aufschlag, no_aufschlag
from lotsen_curriculum.planning.kern.knoten import Knoten, build_knoten
from lotsen_curriculum.planning.kern.labels import Mengen
from lotsen_curriculum.planning.kern.orte import Orte, build_orte, frei_bis
from lotsen_curriculum.planning.kern.unterbrechung import Unterbrechung, build_unterbrechungen
from lotsen_curriculum.planning.kern.wahltafel import Stellen, Wahltafel, Zahlen, build_wahltafel, kommende_methoden
from lotsen_curriculum.planning.problem import UNMOEGLICH, Festzeit, PlanningProblem
from lotsen_curriculum.planning.team import build_team

__all__ = ["Eigenort", "Tafeln", "build_tafeln"]

JaNein = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Eigenort:
    """Something of the trainer's own that begins at a place: its Takte, and whether it ends on the Strecke."""

    ort: int
    takte: int
    passt: bool


@dataclass(frozen=True, eq=False)
class Tafeln:
    """All that the engine looks up.

    Attributes:
        schluss: Price of ending a Termin here, `UNMOEGLICH` where that is not allowed.
        grenze: For each place the last one until which a row that begins there may run.
        start: For each Termin the place after its Ankommen.
        unterbrechungen: Pause, and each length of lunch.
        strecke_preis: Price of a break, by Takte since the last one or since the beginning.
        eigenorte: Where something of the trainer's own begins, in each Termin the last first.
        umbau: Takte of changing the seating, by class before and class after.
        folge_preis: Price of the class after straight behind the class before.
        team_weiter: Next state of the team, by Termin, state and module.
        team_preis: Price of a state of the team, by Termin and state.
        pausen_bedarf: For each Termin the Takte of break that its day still needs when the Termin begins the day.
        wahltafeln: The methods of each node.
        kommende: For each node, and for the end, the methods that can still come.
        stellen: For each node, and for the end, the place of each class in the node's arrays.
        aufschlag: Surcharges on methods.
        pausen_preis: Points for each Takt of break; not zero only while a range of UE is being forced.
    """

    problem: PlanningProblem
    knoten: tuple[Knoten, ...]
    klassen_am_ende: tuple[int, ...]
    module: tuple[str, ...]
    orte: Orte
    schluss: Zahlen
    grenze: Zahlen
    start: Zahlen
    unterbrechungen: tuple[Unterbrechung, ...]
    strecke_preis: Zahlen
    eigenorte: tuple[Eigenort, ...]
    umbau: Zahlen
    folge_preis: Zahlen
    team_weiter: Zahlen
    team_preis: Zahlen
    pausen_bedarf: Zahlen
    wahltafeln: tuple[Wahltafel, ...]
    kommende: tuple[Mengen, ...]
    stellen: tuple[Stellen, ...]
    aufschlag: Aufschlag
    pausen_preis: int = 0

    @cached_property
    def methode_preis(self) -> Zahlen | None:
        """The surcharge for each method at each place; None where there is none."""
        preise = self.aufschlag.je_termin
        return preise[:, self.orte.termin] if preise.any() else None

    @cached_property
    def nach_unterbrechung(self) -> Zahlen:
        """For each pause or lunch and each place the place after it; -1 where it may not begin."""
        return np.array([unterbrechung.nach for unterbrechung in self.unterbrechungen], dtype=np.int32)

    @cached_property
    def vor_pause(self) -> Zahlen:
        """Price of a break here, by Takte since the last one and place; `UNMOEGLICH` where nobody can be."""
        return np.where(self.orte.moeglich, self.strecke_preis[:, None], np.int32(UNMOEGLICH))

    @cached_property
    def vor_eigenem(self) -> Stellen:
        """The places before something of the trainer's own on the same Strecke, and those inside of it."""
        return np.flatnonzero(self.grenze < self.orte.ende)

    @cached_property
    def endet_tag(self) -> JaNein:
        """For each Termin whether it is the last of its day; the last entry is for before the first Termin."""
        return _letzte([termin.tag for termin in self.problem.termine])

    @cached_property
    def gibt_frei(self) -> JaNein:
        """For each Termin whether the methods used may come again after it; the last entry as in `endet_tag`."""
        return _letzte(self.aufschlag.tage.tolist())

    def klassen_of(self, nummer: int) -> tuple[int, ...]:
        """The classes of a node or of the end of the course."""
        return self.knoten[nummer].klassen if nummer < len(self.knoten) else self.klassen_am_ende

    def start_erlaubt(self, knoten: Knoten) -> JaNein | None:
        """At which places the row of a node may begin: locks, and trainers who are there; None for everywhere."""
        modul = self.module.index(knoten.baustein.modul)
        termine = range(len(self.problem.termine))
        leitung = [self.team_preis[s, self.team_weiter[s, 0, modul]] < UNMOEGLICH for s in termine]
        feste = (knoten.schritt.fest, None if knoten.begonnen else knoten.baustein.fest)
        if all(leitung) and feste == (None, None):
            return None
        erlaubt = np.array([*leitung, True])[self.orte.termin]
        for fest in feste:
            if fest is not None:
                erlaubt &= _festzeiten(fest, self.orte)
        return erlaubt

    def geteilt_preis(self, knoten: Knoten) -> Zahlen:
        """For each Termin the price of beginning it before this node: what tearing the Baustein there costs."""
        termine, regeln = self.problem.termine, self.problem.regeln
        if not knoten.begonnen:
            return np.zeros(len(termine), dtype=np.int32)
        paare = pairwise(termine)
        preise = [regel.baustein_geteilt(knoten.baustein, heute, naechster, regeln) for heute, naechster in paare]
        return np.array([UNMOEGLICH, *preise], dtype=np.int32)


def _letzte(tage: Sequence[int]) -> JaNein:
    """For each Termin whether it is the last of its day; one more entry, true, for before the first."""
    mit_rand = np.array([-1, *tage, -1])
    return np.roll(mit_rand[1:] != mit_rand[:-1], -1)


def _festzeiten(fest: tuple[Festzeit, ...], orte: Orte) -> JaNein:
    """At which places a lock allows a row to begin."""
    erlaubt = np.zeros(orte.anzahl, dtype=bool)
    for zeit in fest:
        erlaubt |= (orte.termin == zeit.termin) & (zeit.takt is None or orte.takt == zeit.takt)
    return erlaubt


def build_tafeln(
    problem: PlanningProblem, *, zugabe_takte: int = 0, zugabe_preis: int = 0, pausen_preis: int = 0
) -> Tafeln:
    """All tables of a problem.

    With `zugabe_takte` every Termin may end up to so many Takte later, at `zugabe_preis` points each (the elastic pass
    that measures how much time is missing).
    """
    knoten, klassen_am_ende = build_knoten(problem)
    module = tuple(sorted({baustein.modul for baustein in problem.bausteine}))
    orte = build_orte(problem, zugabe_takte)
    grenze = _grenze(problem, orte)
    team_weiter, team_preis = _team(problem, module)
    umbau, folge_preis = _folgen(problem)
    return Tafeln(
        problem=problem,
        knoten=knoten,
        klassen_am_ende=klassen_am_ende,
        module=module,
        orte=orte,
        schluss=_schluss(problem, orte, zugabe_takte, zugabe_preis),
        grenze=grenze,
        start=np.array([orte.at(s, 0, problem.masse.ankommen) for s in range(len(problem.termine))], dtype=np.int32),
        unterbrechungen=build_unterbrechungen(problem, orte, grenze, pausen_preis),
        strecke_preis=_strecke_preis(problem, orte),
        eigenorte=tuple(_eigenorte(problem, orte)),
        umbau=umbau,
        folge_preis=folge_preis,
        team_weiter=team_weiter,
        team_preis=team_preis,
        pausen_bedarf=_pausen_bedarf(problem),
        wahltafeln=tuple(build_wahltafel(problem, einer) for einer in knoten),
        kommende=kommende_methoden(problem, knoten),
        stellen=tuple(_stellen(problem, klassen) for klassen in (*(k.klassen for k in knoten), klassen_am_ende)),
        aufschlag=no_aufschlag(problem),
        pausen_preis=pausen_preis,
    )


def _stellen(problem: PlanningProblem, klassen: tuple[int, ...]) -> Stellen:
    """For each class its place among `klassen`; 0 for those that do not occur."""
    stellen = np.zeros(len(problem.klassen), dtype=np.intp)
    stellen[list(klassen)] = np.arange(len(klassen))
    return stellen


def _schluss(problem: PlanningProblem, orte: Orte, zugabe: int, zugabe_preis: int) -> Zahlen:
    """Price of ending each Termin in each state: lunch taken, room for the Abschluss, last block, buffer."""
    masse, regeln = problem.masse, problem.regeln
    tafel = np.full((orte.seit, orte.anzahl), UNMOEGLICH, dtype=np.int32)
    for s, termin in enumerate(problem.termine):
        mittag = int(termin.mittag is not None)
        for t in range(termin.takte + zugabe - masse.abschluss + 1):
            if orte.has(s, mittag, t):
                mehr = max(0, t + masse.abschluss - termin.takte)
                ende = termin.takte + mehr
                block = regel.block_vor_abschluss(termin, takt=t, ende=ende, masse=masse, regeln=regeln)
                preis = regel.puffer(ende - masse.abschluss - t, regeln) + mehr * zugabe_preis
                tafel[: block + 1, orte.at(s, mittag, t)] = preis
    tafel[~orte.moeglich] = UNMOEGLICH
    tafel[0, orte.vor] = 0
    return tafel


def _grenze(problem: PlanningProblem, orte: Orte) -> Zahlen:
    """The last place of each Strecke, or the beginning of the next thing of the trainer's own."""
    termine = orte.termin[: orte.vor]
    frei = [frei_bis(problem.termine[s], int(t)) - int(t) for s, t in zip(termine, orte.takt, strict=False)]
    bis = np.arange(orte.anzahl, dtype=np.int32) + np.array([*frei, 0], dtype=np.int32)
    return np.minimum(orte.ende, bis)


def _eigenorte(problem: PlanningProblem, orte: Orte) -> Iterator[Eigenort]:
    for s, termin in enumerate(problem.termine):
        for eigenes in reversed(termin.eigenes):
            for mittag in (0, 1):
                if orte.has(s, mittag, eigenes.start):
                    ort, passt = orte.at(s, mittag, eigenes.start), orte.has(s, mittag, eigenes.ende)
                    yield Eigenort(ort, eigenes.ende - eigenes.start, passt)


def _strecke_preis(problem: PlanningProblem, orte: Orte) -> Zahlen:
    preise = [regel.strecke_min(takte * problem.regeln.raster_min, problem.regeln) for takte in range(orte.seit)]
    return np.array(preise, dtype=np.int32)


def _folgen(problem: PlanningProblem) -> tuple[Zahlen, Zahlen]:
    """Changing the seating, and the price of two classes in a row."""
    klassen, regeln, masse = problem.klassen, problem.regeln, problem.masse
    umbau = [[regel.umbau(a, b, form=problem.anfrage.form, masse=masse) for b in klassen] for a in klassen]
    preis = [
        [regel.gleiche_sozialform(a, b, regeln) + regel.input_nach_input(a, b, regeln) for b in klassen]
        for a in klassen
    ]
    return np.array(umbau, dtype=np.int32), np.array(preis, dtype=np.int32)


def _team(problem: PlanningProblem, module: tuple[str, ...]) -> tuple[Zahlen, Zahlen]:
    automaten = [build_team(problem, termin, module) for termin in problem.termine]
    zustaende = max(len(automat.preise) for automat in automaten)
    weiter = np.zeros((len(automaten), zustaende, len(module)), dtype=np.int32)
    preis = np.full((len(automaten), zustaende), UNMOEGLICH, dtype=np.int32)
    for s, automat in enumerate(automaten):
        weiter[s, : len(automat.weiter)] = automat.weiter
        preis[s, : len(automat.preise)] = automat.preise
    return weiter, preis


def _pausen_bedarf(problem: PlanningProblem) -> Zahlen:
    tage = [regel.tag_max_ue(tag, problem.regeln) for tag in problem.tage]
    return np.array([tage[termin.tag] for termin in problem.termine], dtype=np.int32)
