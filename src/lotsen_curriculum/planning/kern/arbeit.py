"""What a plan of the engine consists of: one piece of work after the other."""

from dataclasses import dataclass

from lotsen_curriculum.planning.problem import TaktBaustein, TaktSchritt, Wahl

__all__ = ["Arbeit"]


@dataclass(frozen=True)
class Arbeit:
    """One step of a found plan: a Schritt with its method and length, or (without Schritt) something of one's own.

    Attributes:
        luecke: What lies before it, as in `luecken`.
    """

    luecke: int
    baustein: TaktBaustein | None = None
    schritt: TaktSchritt | None = None
    wahl: Wahl | None = None
    dauer: int = 0
