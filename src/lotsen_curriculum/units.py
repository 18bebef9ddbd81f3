"""Minutes, times of day and Unterrichtseinheiten (UE); conversions that never round silently."""

from datetime import time
from fractions import Fraction
from typing import NewType

__all__ = [
    "UE",
    "UE_MIN",
    "Minuten",
    "format_dezimal",
    "format_uhrzeit",
    "minuten_to_ue",
    "minuten_to_uhrzeit",
    "uhrzeit_to_minuten",
]

Minuten = NewType("Minuten", int)
"""A duration or a time since midnight, in whole minutes."""

UE = Fraction
"""Unterrichtseinheiten, exact."""

UE_MIN = 45
"""Minutes of one UE by default (DGUV Grundsatz 310-007 and the practice of the WIR courses)."""


def minuten_to_ue(minuten: int, ue_min: int = UE_MIN) -> UE:
    """The exact number of UE that `minuten` of learning time make, at `ue_min` minutes each."""
    return Fraction(minuten, ue_min)


def uhrzeit_to_minuten(uhrzeit: time) -> Minuten:
    """Minutes since midnight. Seconds are not part of a seminar plan and must be zero."""
    if uhrzeit.second or uhrzeit.microsecond:
        raise ValueError(f"{uhrzeit} has seconds")
    return Minuten(uhrzeit.hour * 60 + uhrzeit.minute)


def minuten_to_uhrzeit(minuten: int) -> time:
    """The time of day that lies `minuten` after midnight (0 to 1439)."""
    stunde, minute = divmod(minuten, 60)
    return time(stunde, minute)


def format_uhrzeit(minuten: int) -> str:
    """A time of day as `09:05`, from minutes since midnight."""
    stunde, minute = divmod(minuten, 60)
    return f"{stunde:02d}:{minute:02d}"


def format_dezimal(wert: Fraction | float, stellen: int = 2) -> str:
    """A number in German notation without trailing zeros: `7,33`, `8`."""
    text = f"{float(wert):.{stellen}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
