"""What is different between two versions of a plan, in words and as data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile

__all__ = ["Unterschied", "ZeilenUnterschied", "compare_plans"]

ARTEN = ("entfaellt", "neu", "termin", "methode", "minuten", "leitung", "uhrzeit")
"""Kinds of differences; `uhrzeit` alone only says that something before became longer or shorter."""


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
class Unterschied:
    """All differences between an old and a new version of a plan.

    Attributes:
        zeilen_gesamt: Schritte of the old plan.
        zeilen: The Schritte that are different, in the order of the new plan; those that fell away first.
        termine: What is different about the sessions, as German sentences.
    """

    zeilen_gesamt: int
    zeilen: tuple[ZeilenUnterschied, ...]
    termine: tuple[str, ...]

    @property
    def bewegt(self) -> tuple[ZeilenUnterschied, ...]:
        """The Schritte that changed in more than the time of day at which they begin."""
        return tuple(zeile for zeile in self.zeilen if zeile.arten != ("uhrzeit",))

    @property
    def satz(self) -> str:
        """The whole difference in one or two German sentences."""
        bewegt = len(self.bewegt)
        nur_zeit = len(self.zeilen) - bewegt
        if not bewegt:
            erster = "Kein Schritt ändert sich"
            return f"{erster}; {nur_zeit} {_beginnen(nur_zeit)}." if nur_zeit else f"{erster}."
        teile = [f"{zahl} {WORTE[art][zahl > 1]}" for art, zahl in self._zahlen().items() if zahl]
        aendern = "ändert sich" if bewegt == 1 else "ändern sich"
        satz = f"{bewegt} von {self.zeilen_gesamt} Schritten {aendern}: {', '.join(teile)}."
        weitere = "weiterer" if nur_zeit == 1 else "weitere"
        return f"{satz} {nur_zeit} {weitere} {_beginnen(nur_zeit)}." if nur_zeit else satz

    def _zahlen(self) -> Mapping[str, int]:
        """How often each kind comes, each Schritt counted under its weightiest."""
        return {art: sum(zeile.arten[0] == art for zeile in self.bewegt) for art in ARTEN}


WORTE = {
    "entfaellt": ("entfällt", "entfallen"),
    "neu": ("kommt dazu", "kommen dazu"),
    "termin": ("liegt an einem anderen Termin", "liegen an einem anderen Termin"),
    "methode": ("bekommt eine andere Methode", "bekommen eine andere Methode"),
    "minuten": ("dauert länger oder kürzer", "dauern länger oder kürzer"),
    "leitung": ("wird von jemand anderem geleitet", "werden von jemand anderem geleitet"),
    "uhrzeit": ("beginnt anders", "beginnen anders"),
}
"""Each kind for one Schritt and for several."""


def _beginnen(zahl: int) -> str:
    return f"{'beginnt' if zahl == 1 else 'beginnen'} nur zu einer anderen Uhrzeit"


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
    return Unterschied(len(vorher), (*weg, *anders), tuple(_termine(alt, neu)))


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
