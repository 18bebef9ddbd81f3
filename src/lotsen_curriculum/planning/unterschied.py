"""What is different between two versions of a plan, in words and as data."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile

__all__ = ["Leitungswechsel", "Unterschied", "ZeilenUnterschied", "compare_plans"]

ARTEN = ("entfaellt", "neu", "termin", "methode", "minuten", "leitung", "uhrzeit")
"""Kinds of differences, the weightiest first."""

NEBENBEI = frozenset({"leitung", "uhrzeit"})
"""Kinds that leave a Schritt what it was: somebody else leads it, or something before became longer or shorter."""


@dataclass(frozen=True)
class ZeilenUnterschied:
    """One Schritt that is different.

    Attributes:
        arten: Kinds of differences, from `ARTEN`.
        satz: The difference as a German sentence.
    """

    baustein: str
    schritt: str
    titel: str
    arten: tuple[str, ...]
    satz: str


@dataclass(frozen=True)
class Leitungswechsel:
    """Somebody leads Schritte of a day that somebody else led in the old plan.

    Attributes:
        titel: Titles of these Schritte, in the order of the plan.
    """

    datum: date
    wer: str
    statt: str
    titel: tuple[str, ...]

    @property
    def satz(self) -> str:
        """What changes, as a German sentence."""
        schritte = ", ".join(f"„{titel}“" for titel in self.titel)
        return f"Am {self.datum:%d.%m.%Y} leitet {self.wer} statt {self.statt}: {schritte}."


@dataclass(frozen=True)
class Unterschied:
    """All differences between an old and a new version of a plan.

    Attributes:
        zeilen_gesamt: Schritte of the old plan.
        zeilen: The Schritte that are different, in the order of the new plan; those that fell away first.
        leitung: Who leads instead of whom, day by day.
        termine: What is different about the sessions, as German sentences.
    """

    zeilen_gesamt: int
    zeilen: tuple[ZeilenUnterschied, ...]
    leitung: tuple[Leitungswechsel, ...]
    termine: tuple[str, ...]

    @property
    def bewegt(self) -> tuple[ZeilenUnterschied, ...]:
        """The Schritte that changed in more than who leads them and at which time of day they begin."""
        return tuple(zeile for zeile in self.zeilen if not NEBENBEI.issuperset(zeile.arten))

    @property
    def satz(self) -> str:
        """The whole difference in one to three German sentences."""
        return " ".join((self._satz_bewegt(), *self._saetze_leitung(), *self._satz_uhrzeit()))

    def _satz_bewegt(self) -> str:
        zahl = len(self.bewegt)
        if not zahl:
            return "Kein Schritt ändert sich."
        teile = [f"{wie_oft} {WORTE[art][wie_oft > 1]}" for art, wie_oft in self._zahlen().items() if wie_oft]
        aendern = "ändert sich" if zahl == 1 else "ändern sich"
        return f"{zahl} von {self.zeilen_gesamt} Schritten {aendern}: {', '.join(teile)}."

    def _saetze_leitung(self) -> Iterator[str]:
        """Who leads instead of whom, and how many Schritte."""
        zahlen = Counter((wechsel.wer, wechsel.statt) for wechsel in self.leitung for _ in wechsel.titel)
        for (wer, statt), zahl in zahlen.items():
            yield f"{zahl} {'Schritt' if zahl == 1 else 'Schritte'} leitet jetzt {wer} statt {statt}."

    def _satz_uhrzeit(self) -> Iterator[str]:
        zahl = sum(zeile.arten == ("uhrzeit",) for zeile in self.zeilen)
        if zahl:
            yield f"{zahl} {'Schritt beginnt' if zahl == 1 else 'Schritte beginnen'} nur zu einer anderen Uhrzeit."

    def _zahlen(self) -> Mapping[str, int]:
        """How often each kind comes, each Schritt counted under its weightiest."""
        return {art: sum(zeile.arten[0] == art for zeile in self.bewegt) for art in ARTEN}


WORTE = {
    "entfaellt": ("entfällt", "entfallen"),
    "neu": ("kommt dazu", "kommen dazu"),
    "termin": ("liegt an einem anderen Termin", "liegen an einem anderen Termin"),
    "methode": ("bekommt eine andere Methode", "bekommen eine andere Methode"),
    "minuten": ("dauert länger oder kürzer", "dauern länger oder kürzer"),
}
"""Each kind for one Schritt and for several."""


@dataclass(frozen=True)
class _Lage:
    """A Schritt's row with its session and that session's number."""

    nummer: int
    termin: PlanTermin
    zeile: Zeile


def compare_plans(alt: Seminarplan, neu: Seminarplan) -> Unterschied:
    """The differences between two versions of a plan."""
    vorher, nachher = dict(_lagen(alt)), dict(_lagen(neu))
    weg = [_gone(lage) for schluessel, lage in vorher.items() if schluessel not in nachher]
    anders = [
        unterschied
        for schluessel, lage in nachher.items()
        if (unterschied := _compare(vorher.get(schluessel), lage)) is not None
    ]
    wechsel = tuple(_leitungswechsel(vorher, nachher))
    return Unterschied(len(vorher), (*weg, *anders), wechsel, tuple(_termine(alt, neu)))


def _leitungswechsel(
    vorher: Mapping[tuple[str, str], "_Lage"], nachher: Mapping[tuple[str, str], "_Lage"]
) -> Iterator[Leitungswechsel]:
    """The Schritte of both plans that somebody else leads, gathered by day and people."""
    titel: dict[tuple[date, str, str], list[str]] = {}
    for schluessel, lage in nachher.items():
        alt = vorher.get(schluessel)
        if alt is not None and alt.zeile.trainer != lage.zeile.trainer:
            titel.setdefault((lage.termin.datum, _namen(lage), _namen(alt)), []).append(lage.zeile.titel)
    for (datum, wer, statt), schritte in titel.items():
        yield Leitungswechsel(datum, wer, statt, tuple(schritte))


def _lagen(plan: Seminarplan) -> Iterator[tuple[tuple[str, str], _Lage]]:
    for stelle, termin in enumerate(plan.termine, start=1):
        for zeile in termin.zeilen:
            if zeile.baustein and zeile.schritt:
                yield (zeile.baustein, zeile.schritt), _Lage(termin.nummer or stelle, termin, zeile)


def _make(lage: _Lage, arten: tuple[str, ...], was: str) -> ZeilenUnterschied:
    zeile = lage.zeile
    satz = f"„{zeile.titel}“ ({zeile.baustein}): {was}."
    return ZeilenUnterschied(zeile.baustein or "", zeile.schritt or "", zeile.titel, arten, satz)


def _gone(lage: _Lage) -> ZeilenUnterschied:
    return _make(lage, ("entfaellt",), f"entfällt (bisher {_wann(lage)})")


def _compare(alt: _Lage | None, neu: _Lage) -> ZeilenUnterschied | None:
    if alt is None:
        return _make(neu, ("neu",), f"kommt dazu, {_wann(neu)}")
    unterschiede = dict(_differences(alt, neu))
    return _make(neu, tuple(unterschiede), ", ".join(unterschiede.values())) if unterschiede else None


def _differences(alt: _Lage, neu: _Lage) -> Iterator[tuple[str, str]]:
    """Each kind of difference with its words, the weightiest first."""
    if alt.nummer != neu.nummer:
        yield "termin", f"{_wann(neu)} statt {_wann(alt)}"
    if alt.zeile.methode != neu.zeile.methode:
        yield "methode", f"Methode {neu.zeile.methode} statt {alt.zeile.methode}"
    vorher, nachher = (lage.zeile.minuten - lage.zeile.umbau_min for lage in (alt, neu))
    if vorher != nachher:
        yield "minuten", f"{nachher} statt {vorher} Minuten"
    if alt.zeile.trainer != neu.zeile.trainer:
        yield "leitung", f"Leitung {_namen(neu)} statt {_namen(alt)}"
    if alt.nummer == neu.nummer and alt.zeile.von != neu.zeile.von:
        yield "uhrzeit", f"um {neu.zeile.von:%H:%M} statt {alt.zeile.von:%H:%M}"


def _wann(lage: _Lage) -> str:
    return f"am {lage.termin.datum:%d.%m.%Y} um {lage.zeile.von:%H:%M}"


def _namen(lage: _Lage) -> str:
    return " und ".join(lage.zeile.trainer) or "niemand"


def _termine(alt: Seminarplan, neu: Seminarplan) -> Iterator[str]:
    vorher = {termin.nummer or n: termin for n, termin in enumerate(alt.termine, start=1)}
    nachher = {termin.nummer or n: termin for n, termin in enumerate(neu.termine, start=1)}
    for nummer, termin in vorher.items():
        if nummer not in nachher:
            yield f"Der Termin am {termin.datum:%d.%m.%Y} entfällt."
    for nummer, termin in nachher.items():
        if nummer not in vorher:
            yield f"Neu ist ein Termin am {_zeit(termin)}."
        elif termin.datum == vorher[nummer].datum and _zeit(termin) != _zeit(vorher[nummer]):
            yield f"Der Termin am {termin.datum:%d.%m.%Y} dauert jetzt von {termin.von:%H:%M} bis {termin.bis:%H:%M}."
        elif termin.datum != vorher[nummer].datum:
            yield f"Der Termin vom {vorher[nummer].datum:%d.%m.%Y} ist jetzt am {_zeit(termin)}."
        elif termin.ort != vorher[nummer].ort:
            yield f"Der Termin am {termin.datum:%d.%m.%Y} ist jetzt hier: {termin.ort or 'Ort noch offen'}."
    eigene = {(zeile.titel, zeile.von, zeile.bis) for zeile in _eigene(alt)}
    for termin in neu.termine:
        for zeile in (z for z in termin.zeilen if z.art == "eigen" and (z.titel, z.von, z.bis) not in eigene):
            yield f"Neu am {termin.datum:%d.%m.%Y} von {zeile.von:%H:%M} bis {zeile.bis:%H:%M}: „{zeile.titel}“."


def _eigene(plan: Seminarplan) -> Iterator[Zeile]:
    return (zeile for termin in plan.termine for zeile in termin.zeilen if zeile.art == "eigen")


def _zeit(termin: PlanTermin) -> str:
    return f"{termin.datum:%d.%m.%Y} von {termin.von:%H:%M} bis {termin.bis:%H:%M}"
