"""What would help where there is no plan: remedies of different kinds, each tried, with what it costs.

Remedies come in rows of the same kind (`vorschlaege`); of each row the first that works is told. Where fewer than two
of them work, smallest sets of several are looked for. Code: LC324 something that would help.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning.aufbau import build_problem
from lotsen_curriculum.planning.gruende.angabe import Angabe
from lotsen_curriculum.planning.gruende.angaben import collect_angaben
from lotsen_curriculum.planning.gruende.konflikt import Konflikt
from lotsen_curriculum.planning.gruende.lage import Lage
from lotsen_curriculum.planning.gruende.versuch import Versuche, find_minimal
from lotsen_curriculum.planning.gruende.vorschlaege import Reihe, Vorschlag, collect_reihen, collect_zusaetze
from lotsen_curriculum.planning.kern.loesen import Loesung
from lotsen_curriculum.planning.plan import build_plan
from lotsen_curriculum.planning.problem import FEIN, PlanningProblem
from lotsen_curriculum.problems import Problem

__all__ = ["Abhilfe", "find_abhilfen"]

ABHILFEN = 4
"""How many remedies are told at most."""

GLEICHE = 2
"""How many of them may be of one kind."""

SUCHEN_SCHRITTE = 100
"""After searches with so many Schritte together no further remedies are looked for where there are two."""

FEHLSUCHEN = 2
"""After so many searches that found no plan the rest of a row is left."""

KLEIN = 60
"""Up to this size an Angabe may be part of a remedy that takes several of them."""


@dataclass(frozen=True)
class Abhilfe:
    """Something that would help; it was tried.

    Attributes:
        satz: What to do, as a German sentence.
        kosten: Points of the plan that was found with it.
        eingriff: How much it means to do it, in points as in the Regelwerk.
        verloren: Ids of the Profilelemente that the course could cover and that the plan with it does not.
        teile: What is taken away or changed.
        curriculum: The data with it; other than before only where a demand of the course itself is dropped.
        anfrage: The Anfrage with it.
    """

    satz: str
    kosten: int
    eingriff: int
    verloren: tuple[str, ...]
    teile: Vorschlag
    curriculum: Curriculum
    anfrage: Anfrage

    @property
    def problem(self) -> Problem:
        """The remedy with its price in coverage."""
        if not self.verloren:
            return Problem("LC324", self.satz, hint="Damit gibt es einen Plan; kein Profilelement fällt weg.")
        *vordere, letztes = (str(int(element.removeprefix("k"))) for element in self.verloren)
        wer = (
            f"die Profilelemente {', '.join(vordere)} und {letztes} wären"
            if vordere
            else f"Profilelement {letztes} wäre"
        )
        return Problem("LC324", self.satz, hint=f"Damit gibt es einen Plan; {wer} nicht mehr abgedeckt.")


def find_abhilfen(
    problem: PlanningProblem, konflikt: Konflikt, fehlende_min: Mapping[int, int] | None = None
) -> tuple[Abhilfe, ...]:
    """Two to four remedies where there are so many, those that lose no coverage and mean least first.

    Raises `CurriculumError` as `build_problem` does.

    Args:
        problem: The problem that has no plan.
        konflikt: Its conflict; what was tried for it is not tried again.
        fehlende_min: Missing minutes by index of the session, as in `NichtPlanbar`, where they are known.
    """
    versuche = replace(konflikt.versuche, gruendlich=False)
    gefunden = _single(versuche, collect_reihen(problem, konflikt.angaben, fehlende_min or {}))
    if len(gefunden) < 2:
        zusammen = _together(versuche, _kandidaten(problem, konflikt, gefunden))
        gefunden += islice(_worthwhile(versuche, zusammen, gefunden), 2 - len(gefunden))
    return tuple(sorted(gefunden, key=lambda abhilfe: (len(abhilfe.verloren), abhilfe.eingriff, abhilfe.kosten)))


def _single(versuche: Versuche, reihen: Sequence[Reihe]) -> list[Abhilfe]:
    """The first of each row that helps, few of one kind."""
    gefunden: list[Abhilfe] = []
    arten: list[str] = []
    schritte = sum(len(baustein.schritte) for baustein in versuche.problem.bausteine)
    bis = versuche.gesucht + max(2, SUCHEN_SCHRITTE // schritte)
    for reihe in reihen:
        art = reihe[0][0].art
        genug = len(gefunden) == ABHILFEN or (len(gefunden) >= 2 and versuche.gesucht >= bis)
        if not genug and (not art or arten.count(art) < GLEICHE):
            neue = list(islice(_worthwhile(versuche, _working(versuche, reihe), gefunden), 1))
            gefunden += neue
            arten += [art] * len(neue)
    return gefunden


def _worthwhile(versuche: Versuche, vorschlaege: Iterable[Vorschlag], gefunden: Sequence[Abhilfe]) -> Iterator[Abhilfe]:
    """Remedies that come nearer to the wished UE than those that mean less."""
    wunsch = versuche.problem.anfrage.ue
    for vorschlag in vorschlaege:
        neue = _abhilfe(versuche, vorschlag)
        if not any(neue.satz == alte.satz or _is_covered(neue, alte, wunsch) for alte in gefunden):
            yield neue


def _is_covered(neue: Abhilfe, alte: Abhilfe, wunsch: int | None) -> bool:
    """Whether a remedy gives up as many of the wished UE as another one that means no more."""
    if wunsch is None or neue.anfrage.ue is None or neue.anfrage.ue == wunsch or alte.anfrage.ue is None:
        return False
    return abs(neue.anfrage.ue - wunsch) >= abs(alte.anfrage.ue - wunsch) and neue.eingriff >= alte.eingriff


def _working(versuche: Versuche, reihe: Reihe) -> Iterator[Vorschlag]:
    """Those of a row with which there is a plan."""
    vergeblich = 0
    for vorschlag in reihe:
        if vergeblich < FEHLSUCHEN and versuche.is_machbar(frozenset(vorschlag)):
            if _helps(versuche, vorschlag):
                yield vorschlag
            vergeblich += 1


def _helps(versuche: Versuche, vorschlag: Iterable[Angabe]) -> bool:
    """Whether there is a plan with just this: more time or more people can be too much."""
    weg = frozenset(vorschlag)
    return versuche.has_plan(weg) and versuche.solution(weg)[0].hat_plan


def _kandidaten(problem: PlanningProblem, konflikt: Konflikt, allein: Sequence[Abhilfe]) -> list[Angabe]:
    """What may be taken together with others: what can be taken away, and what each needs little."""
    bekannt = {angabe.satz: angabe for angabe in konflikt.angaben}
    weg = (bekannt.get(angabe.satz, angabe) for angabe in collect_angaben(problem) if not angabe.ende)
    kleine = [angabe for angabe in weg if angabe.eingriff <= KLEIN]
    gesagt = {angabe.abhilfe for abhilfe in allein if len(abhilfe.teile) == 1 for angabe in abhilfe.teile}
    moeglich = [*collect_zusaetze(problem, konflikt.angaben), *kleine]
    return sorted((a for a in moeglich if a.abhilfe not in gesagt), key=lambda angabe: angabe.eingriff)


def _together(versuche: Versuche, alle: Sequence[Angabe]) -> Iterator[Vorschlag]:
    """A smallest set of several things that help together; then the same with one of them done in another way."""
    weg = find_minimal(lambda angaben: versuche.is_machbar(frozenset(angaben)), alle)
    if not weg or not _helps(versuche, weg):
        return
    yield tuple(weg)
    for einer in reversed(weg):
        rest = [angabe for angabe in weg if angabe is not einer]
        for reihe in collect_reihen(versuche.problem, [einer], {}):
            anders = [(*rest, *vorschlag) for vorschlag in reihe if vorschlag != (einer,)]
            yield from islice(_working(versuche, anders), 1)


def _abhilfe(versuche: Versuche, weg: Vorschlag) -> Abhilfe:
    """The remedy of taking away `weg`, with which there is a plan."""
    loesung, lage = versuche.solution(frozenset(weg))
    saetze, eingriff = [angabe.abhilfe for angabe in weg], sum(angabe.eingriff for angabe in weg)
    wunsch = versuche.problem.anfrage.ue
    if wunsch is not None and lage.anfrage.ue is None:
        ue = _ue_of(loesung, lage)
        stelle = next(n for n, angabe in enumerate(weg) if angabe.loc == ("ue",))
        saetze[stelle : stelle + 1] = [f"{ue} UE statt {wunsch} (ue: {ue})."] if ue != wunsch else []
        eingriff += 2 * abs(ue - wunsch) - weg[stelle].eingriff
        lage = lage.with_anfrage(ue=ue)
    return Abhilfe(
        satz=" Außerdem: ".join(saetze),
        kosten=loesung.kosten // FEIN,
        eingriff=eingriff,
        verloren=_verloren(versuche.problem, loesung),
        teile=weg,
        curriculum=lage.curriculum,
        anfrage=lage.anfrage,
    )


def _ue_of(loesung: Loesung, lage: Lage) -> int:
    """UE of a plan, to the nearest whole one: as a wish it has this very plan."""
    problem = build_problem(lage.curriculum, lage.anfrage)
    return int(build_plan(problem, loesung.arbeiten, kosten=0, schranke=0).ue.gesamt + 0.5)


def _verloren(problem: PlanningProblem, loesung: Loesung) -> tuple[str, ...]:
    moeglich = {e for baustein in problem.bausteine for schritt in baustein.schritte for e in schritt.elemente}
    dabei = {e for arbeit in loesung.arbeiten if arbeit.schritt for e in arbeit.schritt.elemente}
    return tuple(sorted(moeglich - dabei))
