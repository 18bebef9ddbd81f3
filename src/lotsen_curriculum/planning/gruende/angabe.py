"""A single thing that an Anfrage states or a rule demands, with the world without it; remedies have the same form."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from lotsen_curriculum.planning.gruende.lage import Lage
from lotsen_curriculum.problems import Loc

__all__ = ["Angabe", "single"]


@dataclass(frozen=True, eq=False)
class Angabe:
    """One thing that is stated or demanded.

    Attributes:
        satz: What it is, as a German sentence.
        loc: Where it stands in the Anfrage; for a rule that the Anfrage doesn't mention what it concerns most.
        abhilfe: What taking it away means, as a German sentence.
        eingriff: How much it means to take it away, in points as in the Regelwerk.
        ohne: The world without it.
        art: What kind of thing it is; of one kind few remedies are told.
        tag: The day that it is about, where it says who is away.
        ende: Whether it says when a session ends.
        teile: The Angaben that it stands for; empty where it stands for itself.
    """

    satz: str
    loc: Loc
    abhilfe: str
    eingriff: int
    ohne: Callable[[Lage], Lage]
    art: str = ""
    tag: date | None = None
    ende: bool = False
    teile: "tuple[Angabe, ...]" = ()


def single(angaben: Iterable[Angabe]) -> frozenset[Angabe]:
    """The Angaben, each that stands for others replaced by them."""
    return frozenset(teil for angabe in angaben for teil in angabe.teile or (angabe,))
