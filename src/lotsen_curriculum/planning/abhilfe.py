"""What would help where there is no plan: remedies of different kinds, each tried, with what it costs.

Remedies come in rows of the same kind, from small to large; of each row the first that works is told. Where fewer than
two single ones work, smallest sets of several are looked for. Code: LC324 something that would help.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from itertools import islice

from lotsen_curriculum.model.anfrage import Anfrage, TerminWunsch
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.planning.angaben import Angabe, collect_angaben
from lotsen_curriculum.planning.konflikt import EINZELNE_ENDEN, Konflikt
from lotsen_curriculum.planning.lage import Lage
from lotsen_curriculum.planning.loesen import Loesung
from lotsen_curriculum.planning.problem import FEIN, PlanningProblem
from lotsen_curriculum.planning.ueberhang import collect_kuerzungen
from lotsen_curriculum.planning.versuch import Versuche, find_minimal
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import format_uhrzeit, minuten_to_uhrzeit, uhrzeit_to_minuten

__all__ = ["Abhilfe", "find_abhilfen", "later"]

ABHILFEN = 4
"""How many remedies are told at most."""

STUFEN_MIN = (15, 30, 45, 60, 90, 120, 180)
"""By how much sessions are tried to end later."""

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
        curriculum: The data with it; other than before only where a demand of the course itself is dropped.
        anfrage: The Anfrage with it.
    """

    satz: str
    kosten: int
    eingriff: int
    verloren: tuple[str, ...]
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
    versuche = konflikt.versuche
    gefunden: list[Abhilfe] = []
    for reihe in sorted(_reihen(problem, konflikt, fehlende_min or {}), key=lambda reihe: reihe[0].eingriff):
        if len(gefunden) < ABHILFEN:
            gefunden += islice(_working(versuche, reihe), 1)
    if len(gefunden) < 2:
        gefunden += islice(_together(problem, versuche), 2 - len(gefunden))
    einmal = {abhilfe.satz: abhilfe for abhilfe in gefunden}.values()
    return tuple(sorted(einmal, key=lambda abhilfe: (len(abhilfe.verloren), abhilfe.eingriff, abhilfe.kosten)))


def _reihen(problem: PlanningProblem, konflikt: Konflikt, fehlende: Mapping[int, int]) -> list[Sequence[Angabe]]:
    """The kinds of remedies; each row from small to large."""
    reihen: list[Sequence[Angabe]] = [[angabe] for angabe in konflikt.angaben if not angabe.ende]
    reihen += [[angabe] for angabe in _pausen(problem)]
    enden = [teil for angabe in konflikt.angaben if angabe.ende for teil in angabe.teile or (angabe,)]
    genau = later(problem, fehlende) if 0 < len(fehlende) <= EINZELNE_ENDEN else None
    if genau is None:
        wenige = enden if len(enden) <= EINZELNE_ENDEN else enden[:1]
        einer = (later(problem, {int(ende.loc[1]): mehr}) for mehr in STUFEN_MIN for ende in wenige)
        reihen.append([angabe for angabe in einer if angabe is not None])
    reihen += [[genau] if genau else [], _alle_laenger(problem), _weitere(problem), collect_kuerzungen(problem)]
    return [reihe for reihe in reihen if reihe]


def _working(versuche: Versuche, reihe: Sequence[Angabe]) -> Iterator[Abhilfe]:
    """Those of a row with which there is a plan."""
    for angabe in reihe:
        if versuche.is_machbar(frozenset([angabe])) and versuche.has_plan(frozenset([angabe])):
            yield _abhilfe(versuche, [angabe])


def _together(problem: PlanningProblem, versuche: Versuche) -> Iterator[Abhilfe]:
    """Smallest sets of several things that help together, each without the last thing of the one before."""
    alle = [angabe for angabe in collect_angaben(problem) if not angabe.ende and angabe.eingriff <= KLEIN]
    alle = sorted([*_pausen(problem), *alle, *_alle_laenger(problem)[3:6:2]], key=lambda angabe: angabe.eingriff)
    while alle:
        weg = find_minimal(lambda angaben: versuche.is_machbar(frozenset(angaben)), alle)
        if weg and not versuche.has_plan(frozenset(weg)):
            weg = find_minimal(lambda angaben: versuche.has_plan(frozenset(angaben)), alle)
        if not weg:
            return
        yield _abhilfe(versuche, weg)
        alle = [angabe for angabe in alle if angabe is not weg[-1]]


def _abhilfe(versuche: Versuche, weg: Sequence[Angabe]) -> Abhilfe:
    """The remedy of taking away `weg`, with which there is a plan."""
    loesung, lage = versuche.solution(frozenset(weg))
    return Abhilfe(
        satz=" Außerdem: ".join(angabe.abhilfe for angabe in weg),
        kosten=loesung.kosten // FEIN,
        eingriff=sum(angabe.eingriff for angabe in weg),
        verloren=_verloren(versuche.problem, loesung),
        curriculum=lage.curriculum,
        anfrage=lage.anfrage,
    )


def _verloren(problem: PlanningProblem, loesung: Loesung) -> tuple[str, ...]:
    moeglich = {e for baustein in problem.bausteine for schritt in baustein.schritte for e in schritt.elemente}
    dabei = {e for arbeit in loesung.arbeiten if arbeit.schritt for e in arbeit.schritt.elemente}
    return tuple(sorted(moeglich - dabei))


def later(problem: PlanningProblem, mehr_min: Mapping[int, int]) -> Angabe | None:
    """Sessions that end so much later; None where one would run past midnight or into the next one."""
    termine = problem.anfrage.termine
    neu = {n: uhrzeit_to_minuten(termine[n].bis) + minuten for n, minuten in mehr_min.items()}
    for n, bis in neu.items():
        danach = [t.von for t in termine if t.datum == termine[n].datum and t.von >= termine[n].bis]
        if bis > min([24 * 60 - 1, *map(uhrzeit_to_minuten, danach)]):
            return None
    worte = [
        f"Termin {n + 1} ({termine[n].datum:%d.%m.%Y}) bis {format_uhrzeit(bis)} statt {termine[n].bis:%H:%M}"
        for n, bis in neu.items()
    ]

    def ohne(lage: Lage) -> Lage:
        spaeter = (
            t.model_copy(update={"bis": minuten_to_uhrzeit(neu[n])}) if n in neu else t
            for n, t in enumerate(lage.anfrage.termine)
        )
        return lage.with_anfrage(termine=tuple(spaeter))

    return Angabe(f"{sorted(neu.items())}", ("termine",), f"{' und '.join(worte)}.", sum(mehr_min.values()) // 5, ohne)


def _alle_laenger(problem: PlanningProblem) -> list[Angabe]:
    """All sessions longer by the same."""
    zahl = len(problem.anfrage.termine)
    if zahl == 1:
        return []
    alle = ((mehr, later(problem, dict.fromkeys(range(zahl), mehr))) for mehr in STUFEN_MIN)
    return [replace(a, abhilfe=f"Alle Termine {mehr} Minuten länger.") for mehr, a in alle if a is not None]


def _weitere(problem: PlanningProblem) -> list[Angabe]:
    """One or more sessions, a week after the last and after each other."""
    letzter = max(termin.datum for termin in problem.anfrage.termine)
    abend, tag = (time(18), time(21)), (time(9), time(15))
    moeglich = (("einen Abend", abend, 1), ("einen Tag", tag, 1), ("zwei Tage", tag, 2), ("drei Tage", tag, 3))
    return [
        Angabe(
            was,
            ("termine",),
            f"Noch {was} dazunehmen, zum Beispiel von {von:%H:%M} bis {bis:%H:%M}.",
            zahl * (10 + (bis.hour - von.hour) * 12),
            _add_termine(
                [TerminWunsch(datum=letzter + timedelta(days=7 * n), von=von, bis=bis) for n in range(1, zahl + 1)]
            ),
        )
        for was, (von, bis), zahl in moeglich
    ]


def _add_termine(termine: Sequence[TerminWunsch]) -> Callable[[Lage], Lage]:
    return lambda lage: lage.with_anfrage(termine=(*lage.anfrage.termine, *termine))


def _pausen(problem: PlanningProblem) -> list[Angabe]:
    """Shorter breaks and an earlier lunch."""
    regeln = problem.regeln
    mittag = regeln.mittag_ab - 15
    mittags = any(termin.mittag for termin in problem.termine)
    ab = minuten_to_uhrzeit(mittag)
    moeglich: list[tuple[str, object, bool, str]] = [
        ("pause_min", 10, regeln.pause_min > 10, "Pausen von 10 Minuten (pausen: {pause_min: 10})."),
        (
            "mittag_min",
            30,
            mittags and regeln.mittag_min > 30,
            "Mittagspause ab 30 Minuten (pausen: {mittag_min: 30}).",
        ),
        ("mittag_ab", ab, mittags, f"Mittagspause schon ab {ab:%H:%M} (pausen: {{mittag_ab: {ab:%H:%M}}})."),
    ]
    gesetzt = {aenderung.regel for aenderung in problem.anfrage.regeln}
    return [
        Angabe(regel, ("pausen",), satz, 6, _set_pause(regel, wert))
        for regel, wert, sinnvoll, satz in moeglich
        if sinnvoll and regel not in gesetzt
    ]


def _set_pause(regel: str, wert: object) -> Callable[[Lage], Lage]:
    return lambda lage: lage.with_anfrage(pausen={**lage.anfrage.pausen, regel: wert})
