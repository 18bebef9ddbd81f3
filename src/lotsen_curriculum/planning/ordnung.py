"""Candidate orders of the Bausteine: the order of the course, and others where a lock or a trainer asks for one.

A Baustein that is locked to a day, and a module whose trainers are only there on some days, may stand elsewhere than
the course has them. Each is moved to the place that fits its day, and to the places around; prerequisites hold.
Around a plan that is proven best in its order, neighbours may change places.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.problem import PlanningProblem, TaktBaustein

__all__ = ["candidate_orders", "neighbour_swaps"]

Folge = tuple[TaktBaustein, ...]


def candidate_orders(problem: PlanningProblem, anzahl: int) -> tuple[PlanningProblem, ...]:
    """At most `anzahl` problems that differ in the order of their Bausteine, the given order first."""
    folgen: dict[tuple[str, ...], Folge] = {}
    for folge in _folgen(problem):
        if _legal(problem, folge):
            folgen.setdefault(tuple(baustein.id for baustein in folge), folge)
        if len(folgen) == anzahl:
            break
    return tuple(replace(problem, bausteine=folge) for folge in folgen.values())


def neighbour_swaps(
    problem: PlanningProblem, im_plan: Sequence[str]
) -> Iterator[tuple[frozenset[str], PlanningProblem]]:
    """Each pair of Bausteine that follow each other in a plan and may change places, with the problem that does so."""
    nach_id = {baustein.id: baustein for baustein in problem.bausteine}
    for erster, zweiter in pairwise(im_plan):
        tausch = {erster: nach_id[zweiter], zweiter: nach_id[erster]}
        folge = tuple(tausch.get(baustein.id, baustein) for baustein in problem.bausteine)
        if _legal(problem, folge):
            yield frozenset(tausch), replace(problem, bausteine=folge)


def _folgen(problem: PlanningProblem) -> Iterator[Folge]:
    """The given order, then all that must move at the place that fits, then each of it at the places around."""
    yield problem.bausteine
    einheiten = [*_feste(problem), *_eingeschraenkte(problem)]
    versetzt = problem.bausteine
    for einheit, termin in einheiten:
        versetzt = _move(problem, versetzt, einheit, _passende_stelle(problem, versetzt, einheit, termin))
    yield versetzt
    for abstand in range(1, len(problem.bausteine)):
        for einheit, termin in einheiten:
            mitte = _passende_stelle(problem, versetzt, einheit, termin)
            yield _move(problem, versetzt, einheit, mitte + abstand)
            yield _move(problem, versetzt, einheit, mitte - abstand)


def _feste(problem: PlanningProblem) -> list[tuple[Folge, int]]:
    """Locked Bausteine, each with its first Termin, in the order of their Termine."""
    feste = [((baustein,), baustein.fest[0].termin) for baustein in problem.bausteine if baustein.fest]
    return sorted(feste, key=lambda paar: paar[1])


def _eingeschraenkte(problem: PlanningProblem) -> Iterator[tuple[Folge, int]]:
    """Modules that can't be led in every Termin, without locked Bausteine, each with its first possible Termin."""
    for modul in dict.fromkeys(baustein.modul for baustein in problem.bausteine):
        moeglich = [
            nummer
            for nummer, termin in enumerate(problem.termine)
            if any(regel.kompetent(problem.trainer[trainer], modul) for trainer in termin.leitung)
        ]
        bausteine = tuple(b for b in problem.bausteine if b.modul == modul and not b.fest)
        if problem.trainer and bausteine and 0 < len(moeglich) < len(problem.termine):
            yield bausteine, moeglich[0]


def _passende_stelle(problem: PlanningProblem, folge: Folge, einheit: Folge, termin: int) -> int:
    """Where in `folge` without `einheit` as much work lies before as there is time before the Termin."""
    rest = [baustein for baustein in folge if baustein not in einheit]
    davor = sum(t.takte for t in problem.termine[:termin]) / sum(t.takte for t in problem.termine)
    gesamt = sum(len(baustein.schritte) for baustein in rest)
    stelle, getan = 0, 0
    while stelle < len(rest) and getan + len(rest[stelle].schritte) / 2 < davor * gesamt:
        getan += len(rest[stelle].schritte)
        stelle += 1
    return stelle


def _move(problem: PlanningProblem, folge: Folge, einheit: Folge, stelle: int) -> Folge:
    """`einheit` at `stelle` among the others; it takes along what it builds upon, and what builds upon it waits."""
    rest = tuple(baustein for baustein in folge if baustein not in einheit)
    stelle = max(0, min(stelle, len(rest)))
    neu = rest[:stelle] + einheit + rest[stelle:]
    return _repair(neu, {baustein.id for baustein in einheit}) if problem.regeln.reihenfolge else neu


def _repair(folge: Folge, einheit: set[str]) -> Folge:
    """Prerequisites before: those of `einheit` are pulled forward, all others hold back what builds upon them."""
    offen = {baustein.id: baustein for baustein in folge}
    fertig: list[TaktBaustein] = []

    def put(baustein: TaktBaustein) -> None:
        offen.pop(baustein.id)
        for davor in baustein.voraussetzungen:
            if davor in offen:
                put(offen[davor])
        fertig.append(baustein)

    while offen:
        frei = (b for b in offen.values() if b.id in einheit or not any(v in offen for v in b.voraussetzungen))
        put(next(frei, next(iter(offen.values()))))
    return tuple(fertig)


def _legal(problem: PlanningProblem, folge: Sequence[TaktBaustein]) -> bool:
    """Prerequisites lie before, where they are candidates at all and the rule holds."""
    stelle = {baustein.id: nummer for nummer, baustein in enumerate(folge)}
    return not problem.regeln.reihenfolge or all(
        stelle.get(voraussetzung, -1) < nummer
        for nummer, baustein in enumerate(folge)
        for voraussetzung in baustein.voraussetzungen
    )
