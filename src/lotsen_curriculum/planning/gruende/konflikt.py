"""Which wishes and rules collide; everything that is said was tried.

A conflict is a set of Angaben that leaves no plan even if all others are taken away, while without any one of them
there is a plan. It is found by QuickXplain (Junker 2004): about k·log(n/k) trials for k of n. The cheap questions of a
trial are asked first; only where they see nothing, or not enough, plans are searched. Code: LC323 one member.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lotsen_curriculum.planning.gruende.angabe import Angabe, single
from lotsen_curriculum.planning.gruende.angaben import collect_angaben, merge_enden
from lotsen_curriculum.planning.gruende.versuch import Versuche, find_minimal
from lotsen_curriculum.planning.gruende.vorschlaege import EINZELNE_ENDEN
from lotsen_curriculum.planning.problem import PlanningProblem
from lotsen_curriculum.problems import Problem

__all__ = ["Konflikt", "find_konflikt"]

ALLEIN = "Ohne diese Angabe gibt es einen Plan."
ZUSAMMEN = "Ohne diese Angabe löst sich dieser Widerspruch, es bleibt aber noch ein anderer."


@dataclass(frozen=True)
class Konflikt:
    """Angaben that can't all hold.

    Attributes:
        angaben: The conflict; empty where there is no plan even without all Angaben.
        allein: For each of them whether there is a plan without it and with all others of the Anfrage.
        versuche: What was tried; `find_abhilfen` goes on from there.
    """

    angaben: tuple[Angabe, ...]
    allein: tuple[bool, ...]
    versuche: Versuche = field(repr=False, compare=False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """One problem for each Angabe, with its place in the Anfrage."""
        return tuple(
            Problem("LC323", angabe.satz, hint=ALLEIN if allein else ZUSAMMEN, loc=angabe.loc)
            for angabe, allein in zip(self.angaben, self.allein, strict=True)
        )


def find_konflikt(problem: PlanningProblem) -> Konflikt:
    """A minimal conflict of a problem that has no plan; each member was verified by solving without it.

    Where more than `EINZELNE_ENDEN` sessions are too short together, they are told as one. Not for problems that have a
    plan: what would be found then collides only within the limits of a trial. Takes seconds for a whole course.
    """
    versuche = Versuche(problem)
    einzelne = collect_angaben(problem)
    gefunden = _minimal(versuche, _merged(problem, einzelne))
    if any(angabe.ende for angabe in gefunden):
        enden = [angabe for angabe in einzelne if angabe.ende]
        andere = [angabe for angabe in gefunden if not angabe.ende]
        weg = frozenset(angabe for angabe in einzelne if not angabe.ende and angabe not in gefunden)
        genauer = _minimal(versuche, [*andere, *enden], weg, hoechstens=EINZELNE_ENDEN)
        gefunden = genauer or gefunden
    allein = tuple(versuche.has_plan(single([angabe])) for angabe in gefunden)
    return Konflikt(tuple(gefunden), allein, versuche)


def _merged(problem: PlanningProblem, einzelne: Sequence[Angabe]) -> list[Angabe]:
    """The Angaben with all ends of sessions as one."""
    enden = tuple(angabe for angabe in einzelne if angabe.ende)
    if len(enden) < 2:
        return list(einzelne)
    stelle = next(n for n, angabe in enumerate(einzelne) if angabe.ende)
    andere = [angabe for angabe in einzelne if not angabe.ende]
    return [*andere[:stelle], merge_enden(problem, enden), *andere[stelle:]]


def _minimal(
    versuche: Versuche, alle: Sequence[Angabe], weg: frozenset[Angabe] = frozenset(), *, hoechstens: int | None = None
) -> list[Angabe]:
    """The members of a minimal conflict among `alle` without `weg`, by ever dearer questions.

    With `hoechstens` nothing where more than so many of them are ends of sessions.
    """
    rest = list(alle)

    def without(behalten: Sequence[Angabe]) -> frozenset[Angabe]:
        return weg | single(angabe for angabe in alle if angabe not in behalten)

    for frage in (versuche.is_free, versuche.is_machbar, versuche.has_plan):
        if frage(without(rest)):
            continue
        kern = _core(frage, without, rest)
        if not kern:
            return []
        rest = kern
        if hoechstens is not None and sum(angabe.ende for angabe in rest) > hoechstens:
            return []
        if all(_needed(versuche, einer, without(_but(rest, einer))) for einer in rest):
            return rest
    for einer in rest:
        rest = rest if _needed(versuche, einer, without(_but(rest, einer))) else _but(rest, einer)
    return rest


def _core(
    frage: Callable[[frozenset[Angabe]], bool],
    without: Callable[[Sequence[Angabe]], frozenset[Angabe]],
    alle: Sequence[Angabe],
) -> list[Angabe] | None:
    """A smallest choice of `alle` to which the question is already answered with no."""
    return find_minimal(lambda behalten: not frage(without(behalten)), alle)


def _needed(versuche: Versuche, einer: Angabe, weg: frozenset[Angabe]) -> bool:
    """Whether there is a plan without a member: perhaps even if nothing else is taken away."""
    return versuche.has_plan(single([einer])) or versuche.has_plan(weg)


def _but(angaben: Sequence[Angabe], ohne: Angabe) -> list[Angabe]:
    return [angabe for angabe in angaben if angabe is not ohne]
