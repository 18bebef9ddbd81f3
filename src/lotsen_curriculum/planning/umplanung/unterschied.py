"""What is different between two versions of a plan, in words and as data."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile

__all__ = ["Leitungswechsel", "Unterschied", "ZeilenUnterschied", "compare_plans"]

ARTEN = ("entfaellt", "neu", "termin", "methode", "minuten", "leitung", "uhrzeit")
"""Kinds of differences, the weightiest first."""

NEBENBEI = frozenset({"leitung", "uhrzeit"})
"""Kinds that leave a Schritt what it was: somebody else leads it, or something before became longer or shorter."""

ZUSAMMEN = frozenset({"entfaellt", "neu", "termin"})
"""Kinds that can be said of several Schritte at once."""


@dataclass(frozen=True)
class ZeilenUnterschied:
    """One Schritt that is different.

    Attributes:
        bausteintitel: Title of its Baustein.
        arten: Kinds of differences, from `ARTEN`.
        satz: The difference as a German sentence.
        vorher: Its day in the old plan; None where it is new.
        nachher: Its day in the new plan; None where it has fallen away.
    """

    baustein: str
    bausteintitel: str
    schritt: str
    titel: str
    arten: tuple[str, ...]
    satz: str
    vorher: date | None
    nachher: date | None


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
    def saetze(self) -> Iterator[str]:
        """Each of `bewegt` in a sentence; Schritte of a Baustein that only go, come or move together share one."""
        for (*_, zusammen), gruppe in groupby(self.bewegt, _gruppe):
            zeilen = list(gruppe)
            if zusammen and len(zeilen) > 1:
                yield _satz_zusammen(zeilen)
            else:
                yield from (zeile.satz for zeile in zeilen)

    @property
    def satz(self) -> str:
        """The whole difference in a few German sentences."""
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


def _gruppe(zeile: ZeilenUnterschied) -> tuple[object, ...]:
    """What Schritte have in common that share a sentence; the last entry says whether they may."""
    zusammen = zeile.arten[0] in ZUSAMMEN and NEBENBEI.issuperset(zeile.arten[1:])
    return zeile.baustein, zeile.arten[0], zeile.vorher, zeile.nachher, zusammen


def _satz_zusammen(zeilen: Sequence[ZeilenUnterschied]) -> str:
    """Schritte of a Baustein that go, come or move together, in one German sentence."""
    erste = zeilen[0]
    wer = f"„{erste.bausteintitel}“ ({erste.baustein}): {len(zeilen)} Schritte"
    if erste.nachher is None:
        return f"{wer} entfallen, bisher am {erste.vorher:%d.%m.%Y}."
    if erste.vorher is None:
        return f"{wer} kommen dazu, am {erste.nachher:%d.%m.%Y}."
    return f"{wer} am {erste.nachher:%d.%m.%Y} statt am {erste.vorher:%d.%m.%Y}."


@dataclass(frozen=True)
class _Lage:
    """A Schritt's row with its session and that session's number, and the titles of its Baustein and method."""

    nummer: int
    termin: PlanTermin
    zeile: Zeile
    baustein: str
    methode: str


def compare_plans(alt: Seminarplan, neu: Seminarplan, curriculum: Curriculum) -> Unterschied:
    """The differences between two versions of a plan, in the words of the curriculum that both were made from."""
    vorher, nachher = dict(_lagen(alt, curriculum)), dict(_lagen(neu, curriculum))
    folge = (*(schluessel for schluessel in vorher if schluessel not in nachher), *nachher)
    zeilen = (_compare(vorher.get(schluessel), nachher.get(schluessel)) for schluessel in folge)
    wechsel = tuple(_leitungswechsel(vorher, nachher))
    return Unterschied(len(vorher), tuple(filter(None, zeilen)), wechsel, tuple(_termine(alt, neu)))


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


def _lagen(plan: Seminarplan, curriculum: Curriculum) -> Iterator[tuple[tuple[str, str], _Lage]]:
    for stelle, termin in enumerate(plan.termine, start=1):
        for zeile in termin.zeilen:
            if zeile.baustein and zeile.schritt and zeile.methode:
                baustein = curriculum.bausteine[zeile.baustein].titel
                methode = curriculum.methoden[zeile.methode].titel
                lage = _Lage(termin.nummer or stelle, termin, zeile, baustein, methode)
                yield (zeile.baustein, zeile.schritt), lage


def _compare(alt: _Lage | None, neu: _Lage | None) -> ZeilenUnterschied | None:
    """The difference between a Schritt in the old plan and in the new one; at least one of them has it."""
    lage = neu or alt
    assert lage is not None  # both plans were asked for it
    unterschiede = dict(_differences(alt, neu))
    if not unterschiede:
        return None
    zeile, nebenbei = lage.zeile, NEBENBEI.issuperset(unterschiede)
    worte = [wort for art, wort in unterschiede.items() if nebenbei or art != "leitung"]
    return ZeilenUnterschied(
        baustein=zeile.baustein or "",
        bausteintitel=lage.baustein,
        schritt=zeile.schritt or "",
        titel=zeile.titel,
        arten=tuple(unterschiede),
        satz=f"„{zeile.titel}“ ({zeile.baustein}): {', '.join(worte)}.",
        vorher=alt.termin.datum if alt else None,
        nachher=neu.termin.datum if neu else None,
    )


def _differences(alt: _Lage | None, neu: _Lage | None) -> Iterator[tuple[str, str]]:
    """Each kind of difference with its words, the weightiest first."""
    if neu is None:
        yield "entfaellt", f"entfällt (bisher {_wann(alt)})" if alt else ""
    elif alt is None:
        yield "neu", f"kommt dazu, {_wann(neu)}"
    else:
        yield from _changes(alt, neu)


def _changes(alt: _Lage, neu: _Lage) -> Iterator[tuple[str, str]]:
    """What is different about a Schritt that both plans have."""
    if alt.nummer != neu.nummer:
        yield "termin", f"{_wann(neu)} statt {_wann(alt)}"
    if alt.zeile.methode != neu.zeile.methode:
        yield "methode", f"„{neu.methode}“ statt „{alt.methode}“"
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
            continue
        if termin.datum != vorher[nummer].datum:
            yield f"Der Termin vom {vorher[nummer].datum:%d.%m.%Y} ist jetzt am {_zeit(termin)}."
        elif _zeit(termin) != _zeit(vorher[nummer]):
            yield f"Der Termin am {termin.datum:%d.%m.%Y} dauert jetzt von {termin.von:%H:%M} bis {termin.bis:%H:%M}."
        if termin.ort != vorher[nummer].ort:
            yield f"Der Termin am {termin.datum:%d.%m.%Y} ist jetzt hier: {termin.ort or 'Ort noch offen'}."
    eigene = {(zeile.titel, zeile.von, zeile.bis) for zeile in _eigene(alt)}
    for termin in neu.termine:
        for zeile in (z for z in termin.zeilen if z.art == "eigen" and (z.titel, z.von, z.bis) not in eigene):
            yield f"Neu am {termin.datum:%d.%m.%Y} von {zeile.von:%H:%M} bis {zeile.bis:%H:%M}: „{zeile.titel}“."


def _eigene(plan: Seminarplan) -> Iterator[Zeile]:
    return (zeile for termin in plan.termine for zeile in termin.zeilen if zeile.art == "eigen")


def _zeit(termin: PlanTermin) -> str:
    return f"{termin.datum:%d.%m.%Y} von {termin.von:%H:%M} bis {termin.bis:%H:%M}"
