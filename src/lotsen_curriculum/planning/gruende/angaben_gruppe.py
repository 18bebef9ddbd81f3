"""What an Anfrage states about the people and where they meet: how many, their German, the form, the rooms.

What concerns the group is told only where it leaves a Schritt that must be without any method, or a room too small.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lotsen_curriculum.model.anfrage import Raum
from lotsen_curriculum.model.base import Form, Sprachniveau
from lotsen_curriculum.model.modul import Schritt
from lotsen_curriculum.model.schrittdauer import schrittdauer_of
from lotsen_curriculum.planning import regeln as regel
from lotsen_curriculum.planning.gruende.angabe import Angabe
from lotsen_curriculum.planning.gruende.lage import change_anfrage, change_gruppe, change_termin, do_all
from lotsen_curriculum.planning.problem import PlanningProblem

__all__ = ["deutsch", "form", "gruppe", "raeume"]


class _Gruppe(NamedTuple):
    """What a method must fit; None where anything will do."""

    personen: int | None = None
    deutsch: Sprachniveau | None = None
    form: Form | None = None


def gruppe(problem: PlanningProblem) -> Iterator[Angabe]:
    """The size of the group, where a room is too small for it or too many or too few people for a Schritt."""
    personen = problem.anfrage.gruppe.personen
    plaetze = [termin.raum.personen for termin in problem.anfrage.termine if termin.raum and termin.raum.personen]
    grenzen = {g for m in problem.curriculum.methoden.values() for g in (m.gruppe.min_personen, m.gruppe.max_personen)}
    nahe = sorted(grenzen, key=lambda grenze: (abs(grenze - personen), grenze))
    eng = bool(plaetze) and min(plaetze) < personen
    stelle = _find_besser(problem, [_Gruppe(personen=grenze) for grenze in nahe])
    if eng or stelle is not None:
        moeglich, abhilfe = _andere_groesse(problem, min(plaetze) if eng or stelle is None else nahe[stelle])
        satz = f"Die Gruppe hat {personen} Personen."
        yield Angabe(satz, ("gruppe", "personen"), abhilfe, 25, change_gruppe(personen=moeglich))


def _andere_groesse(problem: PlanningProblem, moeglich: int) -> tuple[int, str]:
    """How large the group would be, and what that means."""
    personen = problem.anfrage.gruppe.personen
    if personen < moeglich:
        return moeglich, f"Mindestens {moeglich} Personen einladen, zum Beispiel mit einer anderen Gruppe zusammen."
    gruppen = -(-personen // moeglich)
    je_gruppe = -(-personen // gruppen)
    if 2 * personen >= 3 * moeglich and not _unpassend(problem, _Gruppe(je_gruppe)):
        return je_gruppe, f"{gruppen} Kurse mit je höchstens {je_gruppe} Personen daraus machen."
    return moeglich, f"Die Gruppe auf {moeglich} Personen begrenzen."


def deutsch(problem: PlanningProblem) -> Iterator[Angabe]:
    """The German that all speak, where more of it gives methods to a Schritt that has none."""
    heute = problem.anfrage.gruppe.deutsch
    hoehere = regel.NIVEAUS[regel.NIVEAUS.index(heute) + 1 :]
    stelle = _find_besser(problem, [_Gruppe(deutsch=niveau) for niveau in hoehere])
    if stelle is not None:
        niveau = hoehere[stelle]
        yield Angabe(
            f"Alle sprechen mindestens Deutsch {heute}; mehr ist nicht vorausgesetzt.",
            ("gruppe", "deutsch"),
            f"Nur Personen ab Deutsch {niveau} einladen, oder jemand übersetzt (gruppe: {{deutsch: {niveau}}}).",
            25,
            change_gruppe(deutsch=niveau),
        )


def form(problem: PlanningProblem) -> Iterator[Angabe]:
    """That the seminar is online, where a Schritt has methods on site only."""
    if problem.anfrage.form == "online" and _find_besser(problem, [_Gruppe(form="praesenz")]) == 0:
        satz, abhilfe = "Das Seminar findet online statt.", "Das Seminar vor Ort halten (form: praesenz)."
        yield Angabe(satz, ("form",), abhilfe, 30, change_anfrage(form="praesenz"))


def raeume(problem: PlanningProblem) -> Iterator[Angabe]:
    """Each room whose size is known; a room of several sessions is one."""
    personen, termine = problem.anfrage.gruppe.personen, problem.anfrage.termine
    gleiche: dict[tuple[str | None, Raum], list[int]] = {}
    for nummer, termin in enumerate(termine):
        if termin.raum is not None and (termin.raum.personen is not None or termin.raum.flaeche_m2 is not None):
            gleiche.setdefault((termin.ort, termin.raum), []).append(nummer)
    for (_, raum), nummern in gleiche.items():
        groesse = [f"{raum.personen} Plätze"] if raum.personen is not None else []
        groesse += [f"{raum.flaeche_m2:g} m² freie Fläche"] if raum.flaeche_m2 is not None else []
        wann = f"Termin {_und([str(nummer + 1) for nummer in nummern])}"
        wann += f" ({termine[nummern[0]].datum:%d.%m.%Y})" if len(nummern) == 1 else ""
        yield Angabe(
            f"Der Raum von {wann} hat {' und '.join(groesse)}.",
            ("termine", nummern[0], "raum"),
            f"Für {wann} einen Raum nehmen, der für {personen} Personen groß genug ist.",
            15,
            do_all(tuple(change_termin(nummer, raum=None) for nummer in nummern)),
        )


def _und(teile: list[str]) -> str:
    *vordere, letzter = teile
    return f"{', '.join(vordere)} und {letzter}" if vordere else letzter


def _find_besser(problem: PlanningProblem, werte: Sequence[_Gruppe]) -> int | None:
    """Number of the first of other values of one kind with which every Schritt that must be has a method.

    Best with it alone; otherwise beside other changes, where today's value is in the way. None where it is not.
    """
    gruppe = problem.anfrage.gruppe
    jetzt = _Gruppe(gruppe.personen, gruppe.deutsch, problem.anfrage.form)
    ohne = _unpassend(problem, jetzt)
    if not ohne or not werte:
        return None
    allein = [_unpassend(problem, _merge(jetzt, wert)) for wert in werte]
    neben = [_unpassend(problem, wert) for wert in werte]
    kind = werte[0]
    heute = _Gruppe(kind.personen and jetzt.personen, kind.deutsch and jetzt.deutsch, kind.form and jetzt.form)
    if 0 in allein:
        return allein.index(0)
    stoert = min(allein) < ohne or _unpassend(problem, heute) > 0
    return neben.index(0) if 0 in neben and stoert else None


def _merge(jetzt: _Gruppe, wert: _Gruppe) -> _Gruppe:
    return _Gruppe(wert.personen or jetzt.personen, wert.deutsch or jetzt.deutsch, wert.form or jetzt.form)


def _unpassend(problem: PlanningProblem, gruppe: _Gruppe) -> int:
    """How many Schritte that must be no method can do, whatever the rooms."""
    bausteine = problem.curriculum.bausteine
    return sum(
        not any(_passt(problem, schritt, methode, gruppe) for methode in schritt.methoden)
        for baustein in problem.bausteine
        if baustein.fehlt_preis is None
        for schritt in bausteine[baustein.id].schritte
        if not schritt.optional
    )


def _passt(problem: PlanningProblem, schritt: Schritt, name: str, gruppe: _Gruppe) -> bool:
    """Whether a method can do a Schritt with such a group."""
    methode, (personen, niveau, form) = problem.curriculum.methoden[name], gruppe
    if form is not None and form not in methode.formen:
        return False
    if niveau is not None and regel.NIVEAUS.index(methode.sprachniveau) > regel.NIVEAUS.index(niveau):
        return False
    if personen is None:
        return True
    genug = methode.gruppe.min_personen <= personen <= methode.gruppe.max_personen
    raster = problem.regeln.raster_min
    return genug and schrittdauer_of(schritt, methode, personen=personen, raster_min=raster) is not None
