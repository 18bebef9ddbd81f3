"""How many minutes a Schritt takes with a method and a group."""

from typing import NamedTuple

from lotsen_curriculum.model.curriculum import BEZUGSGRUPPE_PERSONEN
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Schritt

__all__ = ["Methodendauer", "Schrittdauer", "fit_schrittdauer", "methodendauer_of", "schrittdauer_of"]


class Schrittdauer(NamedTuple):
    """Minutes on the raster: at least, usually, at most."""

    min: int
    typisch: int
    max: int


class Methodendauer(NamedTuple):
    """What one group means for the minutes of a method.

    Attributes:
        mehr: Minutes that the group takes more than `BEZUGSGRUPPE_PERSONEN` people (less where negative).
        min: Minutes that it takes at least.
        max: Minutes that it takes at most.
    """

    mehr: int
    min: int
    max: int


def methodendauer_of(methode: Methode, personen: int) -> Methodendauer:
    """The minutes of `methode` for `personen` people."""
    dauer = methode.dauer
    mehr = dauer.minuten(personen) - dauer.minuten(BEZUGSGRUPPE_PERSONEN)
    return Methodendauer(mehr, dauer.minuten(personen, "min"), dauer.minuten(personen, "max"))


def schrittdauer_of(schritt: Schritt, methode: Methode, *, personen: int, raster_min: int) -> Schrittdauer | None:
    """The minutes of `schritt` done with `methode` by `personen` people; None where the two ranges don't meet."""
    return fit_schrittdauer(schritt, methodendauer_of(methode, personen), raster_min=raster_min)


def fit_schrittdauer(schritt: Schritt, methode: Methodendauer, *, raster_min: int) -> Schrittdauer | None:
    """The minutes of `schritt` done with a method that takes so long; None where the two ranges don't meet.

    The Schritt states its minutes for `BEZUGSGRUPPE_PERSONEN` people. Another group shifts them by as much as the
    method takes more or less; the method's own range for the group bounds the result. Then all is put on the raster.
    """
    shortest = max(schritt.minuten.min + methode.mehr, methode.min, raster_min)
    longest = min(schritt.minuten.max + methode.mehr, methode.max)
    low = -(-shortest // raster_min) * raster_min
    high = longest // raster_min * raster_min
    if low > high:
        return None
    usual = (2 * (schritt.minuten.typisch + methode.mehr) + raster_min) // (2 * raster_min) * raster_min
    return Schrittdauer(low, min(max(usual, low), high), high)
