"""Tables of measurements in Markdown, each figure beside its target: printed, or written into the documentation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from pathlib import Path
from platform import python_version
from statistics import median

from lotsen_curriculum.units import format_dezimal

__all__ = ["SEITE", "Tabelle", "Zeile", "anteil", "megabyte", "prozent", "sekunden", "verhaeltnis"]

SEITE = Path(__file__).parents[1] / "docs" / "erklaerungen" / "messungen.md"
Zeile = tuple[str, ...]
"""One line of a table: texts in the order of its headings."""

KOPF = ("Was", "Klasse", "Median", "größte", "Ziel", "erreicht")


@dataclass(frozen=True)
class Tabelle:
    """A table with the name of its place in the documentation.

    Attributes:
        bemerkung: What was measured how often, as a German sentence.
    """

    name: str
    titel: str
    bemerkung: str
    zeilen: Sequence[Zeile]
    kopf: Sequence[str] = KOPF

    @property
    def markdown(self) -> str:
        """The table in Markdown, with the day and the version of Python below."""
        reihen = [self.kopf, *self.zeilen]
        breiten = [max(len(reihe[spalte]) for reihe in reihen) for spalte in range(len(self.kopf))]
        strich = ["-" * breite for breite in breiten]
        texte = [
            " | ".join(zelle.ljust(breite) for zelle, breite in zip(reihe, breiten, strict=True))
            for reihe in (reihen[0], strich, *reihen[1:])
        ]
        stand = f"Gemessen am {date.today():%d.%m.%Y} mit Python {python_version()}. {self.bemerkung}"
        return "".join(f"| {text} |\n" for text in texte) + f"\n{stand}"

    def show(self, *, schreiben: bool) -> None:
        """Prints the table; with `schreiben` it also takes the place of its forerunner in the documentation."""
        print(f"\n{self.titel}\n\n{self.markdown}", flush=True)
        if schreiben:
            muster = re.compile(rf"(<!-- messung {self.name} -->\n).*?(\n<!-- ende -->)", re.DOTALL)
            seite, anzahl = muster.subn(lambda stelle: stelle[1] + self.markdown + stelle[2], SEITE.read_text("utf-8"))
            assert anzahl == 1, f"{SEITE} hat keine Stelle für {self.name}"
            SEITE.write_text(seite, "utf-8")


def sekunden(
    was: str, klasse: str, werte: Sequence[float], ziel: float | None = None, *, im_median: bool = False
) -> Zeile:
    """Seconds of computing; a target is about the largest value, or about the median alone."""
    return _werte((was, klasse), werte, "s", ziel, im_median=im_median)


def prozent(was: str, klasse: str, werte: Sequence[float], ziel: float | None = None) -> Zeile:
    """Percent; a target is about the median."""
    return _werte((was, klasse), werte, "%", ziel, im_median=True)


def verhaeltnis(was: str, klasse: str, werte: Sequence[float], ziel: float | None = None) -> Zeile:
    """How many times more, infinite where the other has nothing; the target is what the median reaches at least."""
    mitte, kleinste = (format_dezimal(wert) if wert < inf else "kein Plan" for wert in (median(werte), min(werte)))
    if ziel is None:
        return (was, klasse, mitte, f"kleinste: {kleinste}", "", "")
    soll = f"Median ≥ {format_dezimal(ziel)}"
    return (was, klasse, mitte, f"kleinste: {kleinste}", soll, _urteil(median(werte) >= ziel))


def megabyte(was: str, klasse: str, wert: float, ziel: float) -> Zeile:
    """The peak memory of a process."""
    return (was, klasse, "", f"{wert:.0f} MB", f"≤ {ziel:g} MB", _urteil(wert <= ziel))


def anteil(
    was: str, klasse: str, treffer: int, von: int, ziel: float | None = None, *, offen: Sequence[str] = ()
) -> Zeile:
    """How many of all, and the seeds of the others where they are told; the target is a share."""
    soll = "" if ziel is None else "alle" if ziel == 1 else f"≥ {100 * ziel:g} %"
    sonst = f"offen: {', '.join(offen)}" if offen else ""
    return (was, klasse, f"{treffer} von {von}", sonst, soll, "" if ziel is None else _urteil(treffer >= ziel * von))


def _werte(
    kopf: tuple[str, str], werte: Sequence[float], einheit: str, ziel: float | None, *, im_median: bool
) -> Zeile:
    if not werte:
        return (*kopf, "–", "–", "", "")
    mitte, groesste = median(werte), max(werte)
    texte = (f"{format_dezimal(mitte)} {einheit}", f"{format_dezimal(groesste)} {einheit}")
    if ziel is None:
        return (*kopf, *texte, "", "")
    soll = f"≤ {format_dezimal(ziel)} {einheit}"
    if im_median:
        return (*kopf, *texte, f"Median {soll}", _urteil(mitte <= ziel))
    return (*kopf, *texte, soll, "im Median" if mitte <= ziel < groesste else _urteil(groesste <= ziel))


def _urteil(erreicht: bool) -> str:
    return "ja" if erreicht else "**nein**"
