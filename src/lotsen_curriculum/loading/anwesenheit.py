"""What stands in a cell of attendance: ja, nein, x, minutes or UE, as minutes of learning time, exactly."""

import re
from fractions import Fraction

from lotsen_curriculum.units import format_dezimal

__all__ = ["Unverstanden", "parse_anwesenheit"]

_JA = frozenset({"ja", "j", "x", "✓", "✔", "☑", "☒", "wahr", "anwesend", "da"})
_NEIN = frozenset({"", "nein", "n", "-", "–", "—", "0", "☐", "falsch", "abwesend", "fehlt", "entschuldigt"})
_ZAHL = re.compile(r"(\d{1,5}(?:[.,]\d{1,4})?) ?(min|min\.|minuten?|ue|)", re.ASCII)


class Unverstanden(Exception):
    """An entry that can't be taken: carries the code and one German sentence."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message
        super().__init__(message)


def parse_anwesenheit(text: str, *, lernminuten: int, ue_min: int, einheit: str = "") -> Fraction:
    """Minutes that the entry says, of a Termin with `lernminuten` minutes of learning time.

    A number without a unit takes the column's `einheit` (`min` or `ue`); where there is none it counts as minutes,
    unless it could just as well be UE: a certificate must not rest on a guess.

    Raises:
        Unverstanden: LC510, LC511 or LC512.
    """
    entry = text.casefold()
    if entry in _JA:
        return Fraction(lernminuten)
    if entry in _NEIN:
        return Fraction(0)
    found = _ZAHL.fullmatch(entry)
    if found is None:
        raise Unverstanden("LC510", f"„{text}“ ist keine Anwesenheit.")
    zahl = Fraction(found[1].replace(",", "."))
    unit = found[2][:3] or einheit
    if not unit and zahl <= -(-lernminuten // ue_min):
        shown = format_dezimal(zahl)
        raise Unverstanden("LC511", f"„{text}“ kann {shown} Minuten oder {shown} UE heißen.")
    minuten = zahl * ue_min if unit == "ue" else zahl
    if minuten > lernminuten:
        if unit == "ue" and _rounds_to(Fraction(lernminuten, ue_min), found[1]):
            return Fraction(lernminuten)
        whole = f"{lernminuten} Minuten Lernzeit ({format_dezimal(Fraction(lernminuten, ue_min))} UE)"
        raise Unverstanden("LC512", f"„{text}“ ist mehr, als der Termin hat: {whole}.")
    return minuten


def _rounds_to(exact: Fraction, written: str) -> bool:
    """Whether `written` is `exact`, rounded to the decimals that were written."""
    decimals = len(written.replace(",", ".").partition(".")[2])
    return round(exact, decimals) == Fraction(written.replace(",", "."))
