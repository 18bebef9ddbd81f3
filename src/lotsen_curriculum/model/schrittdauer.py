"""How many minutes a Schritt takes with a method and a group."""

from typing import NamedTuple

from lotsen_curriculum.model.curriculum import BEZUGSGRUPPE_PERSONEN
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Schritt

__all__ = ["Schrittdauer", "schrittdauer_of"]


class Schrittdauer(NamedTuple):
    """Minutes on the raster: at least, usually, at most."""

    min: int
    typisch: int
    max: int


def schrittdauer_of(schritt: Schritt, methode: Methode, *, personen: int, raster_min: int) -> Schrittdauer | None:
    """The minutes of `schritt` done with `methode` by `personen` people; None where the two ranges don't meet.

    The Schritt states its minutes for `BEZUGSGRUPPE_PERSONEN` people. Another group shifts them by as much as the
    method takes more or less; the method's own range for the group bounds the result. Then all is put on the raster.
    """
    dauer = methode.dauer
    shift = dauer.minuten(personen) - dauer.minuten(BEZUGSGRUPPE_PERSONEN)
    shortest = max(schritt.minuten.min + shift, dauer.minuten(personen, "min"), raster_min)
    longest = min(schritt.minuten.max + shift, dauer.minuten(personen, "max"))
    low = -(-shortest // raster_min) * raster_min
    high = longest // raster_min * raster_min
    if low > high:
        return None
    usual = (2 * (schritt.minuten.typisch + shift) + raster_min) // (2 * raster_min) * raster_min
    return Schrittdauer(low, min(max(usual, low), high), high)
