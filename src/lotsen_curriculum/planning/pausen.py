"""How much break the course can and must have, so that its learning time lies in the range of UE."""

from dataclasses import dataclass

from lotsen_curriculum.planning.problem import UNMOEGLICH, PlanningProblem, TaktTermin

__all__ = ["PausenSpanne", "gesamt_min", "pausen_of_termin", "pausen_spanne", "stoff_min"]


@dataclass(frozen=True)
class PausenSpanne:
    """Takte of break in the whole course.

    Attributes:
        mindestens: With less break the course has too many UE.
        hoechstens: With more break it has too few.
        kommt_min: For each Termin the least that it and all later ones hold; one more entry, 0, for the end.
        kommt_max: The same for the most.
    """

    mindestens: int
    hoechstens: int
    kommt_min: tuple[int, ...]
    kommt_max: tuple[int, ...]

    def holds(self, pausen: int) -> bool:
        """Whether a course with so many Takte of break lies inside."""
        return self.mindestens <= pausen <= self.hoechstens

    def versatz(self, pausen_preis: int) -> int:
        """What a price on each Takt of break adds at most to the points of a plan inside the range."""
        return pausen_preis * (self.hoechstens if pausen_preis > 0 else self.mindestens)


def pausen_spanne(problem: PlanningProblem) -> PausenSpanne:
    """The range of break that the range of UE leaves; where breaks count as learning time, any or none at all."""
    raster, gesamt = problem.regeln.raster_min, gesamt_min(problem)
    low, high = problem.lernzeit_min
    if problem.regeln.pausen_zaehlen:
        mindestens, hoechstens = (0, UNMOEGLICH) if low <= gesamt <= high else (UNMOEGLICH, -1)
    else:
        mindestens, hoechstens = max(0, -((high - gesamt) // raster)), (gesamt - low) // raster
    je_termin = [pausen_of_termin(problem, termin) for termin in problem.termine]
    stellen = range(len(je_termin) + 1)
    return PausenSpanne(
        mindestens=mindestens,
        hoechstens=hoechstens,
        kommt_min=tuple(sum(kurz for kurz, _ in je_termin[stelle:]) for stelle in stellen),
        kommt_max=tuple(sum(lang for _, lang in je_termin[stelle:]) for stelle in stellen),
    )


def gesamt_min(problem: PlanningProblem) -> int:
    """Minutes of all Termine, breaks included."""
    raster = problem.regeln.raster_min
    return sum(termin.takte * raster + termin.rest_min for termin in problem.termine)


def stoff_min(problem: PlanningProblem) -> int:
    """Minutes of all candidates at their longest."""
    laengste = (
        max((takte for wahl in schritt.wahlen for takte, _ in wahl.preise), default=0)
        for baustein in problem.bausteine
        for schritt in baustein.schritte
    )
    return sum(laengste) * problem.regeln.raster_min


def pausen_of_termin(problem: PlanningProblem, termin: TaktTermin) -> tuple[int, int]:
    """Bounds on the Takte of break in one Termin: as few as the longest blocks allow, as many as Schritte can part."""
    masse = problem.masse
    mittage = masse.mittag if termin.mittag else (0,)
    kurz = min((mittag + _pausen_noetig(problem, termin, mittag) for mittag in mittage), default=0)
    frei = termin.takte - masse.ankommen - masse.abschluss - max(mittage, default=0) - 1 - bool(termin.mittag)
    lang = max(mittage, default=0) + max(0, frei // (masse.pause + 1)) * masse.pause
    return kurz, lang


def _pausen_noetig(problem: PlanningProblem, termin: TaktTermin, mittag: int) -> int:
    """Takte of pause that `termin` needs at least beside lunch, so that no block is too long."""
    masse = problem.masse
    zu_fuellen = termin.takte - mittag - masse.block * (2 if mittag else 1)
    return max(0, -(-zu_fuellen // (masse.pause + masse.block))) * masse.pause
