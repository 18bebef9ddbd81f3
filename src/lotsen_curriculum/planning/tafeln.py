"""The rules as arrays, read by the backward bound and the forward search alike.

Axes everywhere, in this order: Termin `s`, lunch taken `l` (0 or 1), Takte since the last break `r`, Takt `t`.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.aufschlag import Aufschlag, no_aufschlag
from lotsen_curriculum.planning.knoten import Knoten, build_knoten
from lotsen_curriculum.planning.labels import Mengen
from lotsen_curriculum.planning.problem import UNMOEGLICH, Festzeit, PlanningProblem
from lotsen_curriculum.planning.team import build_team
from lotsen_curriculum.planning.wahltafel import Stellen, Wahltafel, Zahlen, build_wahltafel, kommende_methoden

__all__ = ["Tafeln", "build_tafeln"]

JaNein = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Tafeln:
    """All that the engine looks up.

    Attributes:
        form: Lengths of the four axes.
        schluss: Price of ending a Termin here, `UNMOEGLICH` where that is not allowed.
        grenze: For each Termin and Takt the last Takt until which a row that begins there may run.
        eigen_ende: Where something of the trainer's own begins, its end; otherwise -1.
        mittag: Each length of lunch with its price and where (Termin, Takt) it may begin.
        strecke_preis: Price of a break, by Takte since the last one or since the beginning.
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
    form: tuple[int, int, int, int]
    schluss: Zahlen
    grenze: Zahlen
    eigen_ende: Zahlen
    mittag: tuple[tuple[int, int, JaNein], ...]
    strecke_preis: Zahlen
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
    def methode_termin_preis(self) -> Zahlen | None:
        """The surcharge for each method in each Termin; None where there is none."""
        preise = self.aufschlag.je_termin
        return preise if preise.any() else None

    @cached_property
    def hat_eigenes(self) -> bool:
        """Whether anything of the trainer's own stands in the course."""
        return bool((self.eigen_ende >= 0).any())

    @cached_property
    def endet_tag(self) -> JaNein:
        """For each Termin whether it is the last of its day."""
        tage = np.array([termin.tag for termin in self.problem.termine])
        return np.append(tage[1:] != tage[:-1], True)

    def klassen_of(self, nummer: int) -> tuple[int, ...]:
        """The classes of a node or of the end of the course."""
        return self.knoten[nummer].klassen if nummer < len(self.knoten) else self.klassen_am_ende

    def passt(self, takte: int) -> JaNein:
        """Where (Termin, Takt) a row of `takte` ends before something of the trainer's own begins."""
        erlaubt: JaNein = np.arange(self.form[3]) + takte <= self.grenze
        return erlaubt

    def start_erlaubt(self, knoten: Knoten) -> JaNein | None:
        """Where (Termin, Takt) the row of a node may begin: locks, and trainers who are there; None for everywhere."""
        modul = self.module.index(knoten.baustein.modul)
        termine, _, _, takte = self.form
        leitung = np.array([self.team_preis[s, self.team_weiter[s, 0, modul]] < UNMOEGLICH for s in range(termine)])
        feste = [knoten.schritt.fest, None if knoten.begonnen else knoten.baustein.fest]
        erlaubt = np.repeat(leitung[:, None], takte, axis=1)
        for fest in feste:
            if fest is not None:
                erlaubt &= _festzeiten(fest, termine, takte)
        return None if erlaubt.all() else erlaubt

    def geteilt_preis(self, knoten: Knoten) -> Zahlen:
        """Price of ending each Termin (but the last) before this node and going on in the next."""
        termine, regeln = self.problem.termine, self.problem.regeln
        if not knoten.begonnen:
            return np.zeros(len(termine) - 1, dtype=np.int32)
        paare = pairwise(termine)
        preise = [regel.baustein_geteilt(knoten.baustein, heute, naechster, regeln) for heute, naechster in paare]
        return np.array(preise, dtype=np.int32)


def _festzeiten(fest: tuple[Festzeit, ...], termine: int, takte: int) -> JaNein:
    """Where (Termin, Takt) a lock allows a row to begin."""
    erlaubt = np.zeros((termine, takte), dtype=bool)
    for zeit in fest:
        erlaubt[zeit.termin, slice(None) if zeit.takt is None else zeit.takt] = True
    return erlaubt


def build_tafeln(
    problem: PlanningProblem, *, zugabe_takte: int = 0, zugabe_preis: int = 0, pausen_preis: int = 0
) -> Tafeln:
    """All tables of a problem.

    With `zugabe_takte` every Termin may end up to so many Takte later, at `zugabe_preis` points each (the elastic pass
    that measures how much time is missing).
    """
    knoten, klassen_am_ende = build_knoten(problem)
    takte = max(termin.takte for termin in problem.termine) + zugabe_takte + 1
    seit = min(problem.masse.block, takte - 1) + 1
    form = (len(problem.termine), 2, seit, takte)
    module = tuple(sorted({baustein.modul for baustein in problem.bausteine}))
    team_weiter, team_preis = _team(problem, module)
    umbau, folge_preis = _folgen(problem)
    return Tafeln(
        problem=problem,
        knoten=knoten,
        klassen_am_ende=klassen_am_ende,
        module=module,
        form=form,
        schluss=_schluss(problem, form, zugabe_takte, zugabe_preis),
        grenze=_grenze(problem, takte),
        eigen_ende=_eigen_ende(problem, takte),
        mittag=tuple(_mittag(problem, takte, laenge, pausen_preis) for laenge in problem.masse.mittag),
        strecke_preis=_strecke_preis(problem, seit),
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


def _schluss(problem: PlanningProblem, form: tuple[int, int, int, int], zugabe: int, zugabe_preis: int) -> Zahlen:
    """Price of ending each Termin in each state: lunch taken, room for the Abschluss, last block, buffer."""
    masse, regeln = problem.masse, problem.regeln
    tafel = np.full(form, UNMOEGLICH, dtype=np.int32)
    for s, termin in enumerate(problem.termine):
        for t in range(termin.takte + zugabe - masse.abschluss + 1):
            mehr = max(0, t + masse.abschluss - termin.takte)
            ende = termin.takte + mehr
            block = regel.block_vor_abschluss(termin, takt=t, ende=ende, masse=masse, regeln=regeln)
            preis = regel.puffer(ende - masse.abschluss - t, regeln) + mehr * zugabe_preis
            tafel[s, int(termin.mittag is not None), : block + 1, t] = preis
    return tafel


def _grenze(problem: PlanningProblem, takte: int) -> Zahlen:
    """The beginning of the next thing of the trainer's own, seen from each Takt."""
    tafel = np.full((len(problem.termine), takte), 2 * takte, dtype=np.int32)
    for s, termin in enumerate(problem.termine):
        for eigenes in reversed(termin.eigenes):
            tafel[s, : eigenes.start + 1] = eigenes.start
            tafel[s, eigenes.start + 1 : eigenes.ende] = -1
    return tafel


def _eigen_ende(problem: PlanningProblem, takte: int) -> Zahlen:
    tafel = np.full((len(problem.termine), takte), -1, dtype=np.int32)
    for s, termin in enumerate(problem.termine):
        for eigenes in termin.eigenes:
            tafel[s, eigenes.start] = eigenes.ende
    return tafel


def _mittag(problem: PlanningProblem, takte: int, laenge: int, pausen_preis: int) -> tuple[int, int, JaNein]:
    erlaubt = np.array(
        [[regel.mittag_passt(termin, t, laenge) for t in range(takte)] for termin in problem.termine], dtype=bool
    )
    return laenge, regel.mittag_kurz(laenge, problem.regeln) + laenge * pausen_preis, erlaubt


def _strecke_preis(problem: PlanningProblem, seit: int) -> Zahlen:
    preise = [regel.strecke_min(takte * problem.regeln.raster_min, problem.regeln) for takte in range(seit)]
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
