"""Checks that the minutes of methods and Schritte agree, and that a Schritt leaves a real choice of methods."""

from collections.abc import Iterator, Sequence
from math import isclose

from lotsen_curriculum.loading.bestand import Bestand, Eintrag, SchrittOrt
from lotsen_curriculum.loading.references import Check
from lotsen_curriculum.model.curriculum import BEZUGSGRUPPE_PERSONEN
from lotsen_curriculum.model.methode import Dauer, Methode, Spanne
from lotsen_curriculum.model.modul import Modul, UeSpanne
from lotsen_curriculum.model.schrittdauer import Methodendauer, fit_schrittdauer, methodendauer_of
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import UE_MIN, format_dezimal, minuten_to_ue

__all__ = ["MINUTE_CHECKS", "RASTER_MIN"]

RASTER_MIN = 5
"""The raster that Schritte are written for, in minutes; the shipped Regelwerk plans with it."""

_GRUPPEN_PERSONEN = (8, BEZUGSGRUPPE_PERSONEN, 24)
"""Groups that every shipped Schritt must have a method for: the smallest, the usual and the largest of the courses."""

_VIELE_SCHRITTE = 5
"""Where one method doesn't fit into so many Schritte of several modules, the method has changed and not they."""

_NAMEN = 3
"""Schritte that are named one by one where there are many."""

_STUFEN_BIS_B1 = ("A1", "A2", "B1")


def check_method_minutes(bestand: Bestand) -> Iterator[Problem]:
    """The steps of a method add up to its minutes: once, for each person, for each pair, for each small group."""
    for eintrag in bestand.methoden.values():
        for je, said in _said_minutes(eintrag.wert.dauer).items():
            summed = sum(schritt.minuten for schritt in eintrag.wert.ablauf if schritt.je == je)
            if not isclose(summed, said, abs_tol=0.01):
                which = f"je {je.capitalize()}" if je else "für alle zusammen"
                message = f"„ablauf“ ergibt {summed:g} Minuten {which}, „dauer“ nennt {said:g}."
                yield eintrag.problem("LC216", message, loc=("ablauf",))


def check_step_minutes(bestand: Bestand) -> Iterator[Problem]:
    """Each method of a Schritt can be done in its minutes by the group that the Schritt is written for."""
    tafel = _Tafel()
    unfit: dict[str, list[tuple[SchrittOrt, int]]] = {}
    for ort in bestand.schritte():
        for index, methode in _methods_of(bestand, ort):
            if tafel.works(ort, methode, BEZUGSGRUPPE_PERSONEN) is False:
                unfit.setdefault(methode.id, []).append((ort, index))
    for id_, places in unfit.items():
        yield from _unfit_minutes(bestand.methoden[id_], places)


def check_phases(bestand: Bestand) -> Iterator[Problem]:
    """Each method of a Schritt is meant for the phase of the Schritt."""
    for ort in bestand.schritte():
        for index, methode in _methods_of(bestand, ort):
            if ort.schritt.phase not in methode.geeignet_fuer:
                fits = ", ".join(methode.geeignet_fuer)
                message = f"„{methode.id}“ ist für {fits} vorgesehen, der Schritt „{ort.name}“ ist {ort.schritt.phase}."
                yield ort.modul.problem("LC218", message, loc=(*ort.loc, "methoden", index))


def check_step_raster(bestand: Bestand) -> Iterator[Problem]:
    """The minutes of a shipped Schritt lie on the raster."""
    for ort in bestand.schritte():
        for key, wert in ort.schritt.minuten:
            if wert % RASTER_MIN and not ort.modul.eigen:
                message = f"„{key}“ ist {wert}, also kein Vielfaches von {RASTER_MIN}."
                yield ort.modul.problem("LC227", message, loc=(*ort.loc, "minuten", key))


def check_step_choice(bestand: Bestand) -> Iterator[Problem]:
    """A shipped Schritt can be done by small and large groups, online, and with German at B1, and leaves a choice."""
    tafel = _Tafel()
    for ort in bestand.schritte():
        methoden = [methode for _, methode in _methods_of(bestand, ort)]
        if not ort.modul.eigen and len(methoden) == len(ort.schritt.methoden):
            for lack in _lacks(ort, methoden, tafel):
                yield ort.modul.problem("LC223", f"Schritt „{ort.name}“: {lack}.", loc=(*ort.loc, "methoden"))


def check_ue_ranges(bestand: Bestand) -> Iterator[Problem]:
    """The UE that a module says it has can be made of its Bausteine.

    At least, they are its mandatory Bausteine at their shortest; at most, all Bausteine at their longest, and one UE
    for arriving, closing and what a trainer adds.
    """
    for modul in bestand.module.values():
        ue = modul.wert.ue
        if ue is not None and ue.min <= ue.max:
            yield from _unreachable_ue(modul, ue)


MINUTE_CHECKS: tuple[Check, ...] = (
    check_method_minutes,
    check_step_minutes,
    check_ue_ranges,
    check_phases,
    check_step_raster,
    check_step_choice,
)


def _unfit_minutes(methode: Eintrag[Methode], places: Sequence[tuple[SchrittOrt, int]]) -> Iterator[Problem]:
    """Too many Schritte at once are told once, at the method, unless a Träger's Schritte meet a shipped method."""
    kurz, lang = (methode.wert.dauer.minuten(BEZUGSGRUPPE_PERSONEN, lage) for lage in ("min", "max"))
    needs = f"„{methode.wert.id}“ braucht mit {BEZUGSGRUPPE_PERSONEN} Personen {kurz} bis {lang} Minuten"
    module = list(dict.fromkeys(ort.modul.wert.id for ort, _ in places))
    older = all(ort.modul.eigen <= methode.eigen for ort, _ in places)
    if older and len(places) >= _VIELE_SCHRITTE and len(module) > 1:
        namen = ", ".join(ort.name for ort, _ in places[:_NAMEN])
        message = (
            f"{needs} und passt damit nicht in {len(places)} Schritte von {len(module)} Modulen: {namen} "
            f"und {len(places) - _NAMEN} weitere."
        )
        hint = "Nehmen Sie die Minuten der Methode zurück oder ändern Sie die Minuten dieser Schritte."
        yield methode.problem("LC217", message, hint, loc=("dauer",))
        return
    for ort, index in places:
        minuten = ort.schritt.minuten
        message = f"{needs}, der Schritt „{ort.name}“ hat {minuten.min} bis {minuten.max}."
        yield ort.modul.problem("LC217", message, loc=(*ort.loc, "methoden", index))


def _unreachable_ue(modul: Eintrag[Modul], ue: UeSpanne) -> Iterator[Problem]:
    bausteine = modul.wert.bausteine
    pflicht = [baustein for baustein in bausteine if baustein.rang == "pflicht"]
    kurz = sum(schritt.minuten.min for stein in pflicht for schritt in stein.schritte if not schritt.optional)
    lang = sum(schritt.minuten.max for stein in bausteine for schritt in stein.schritte)
    if ue.min * UE_MIN < kurz:
        message = f"„ue“ beginnt bei {ue.min}; allein die Pflicht-Bausteine brauchen mindestens {_ue(kurz)} UE."
        hint = "Setzen Sie „min“ herauf, kürzen Sie Schritte oder nehmen Sie einem Baustein den Rang „pflicht“."
        yield modul.problem("LC228", message, hint, loc=("ue", "min"))
    if ue.max * UE_MIN > lang + UE_MIN:
        message = f"„ue“ reicht bis {ue.max}; alle Bausteine zusammen reichen für höchstens {_ue(lang)} UE."
        hint = "Setzen Sie „max“ herab oder ergänzen Sie Bausteine."
        yield modul.problem("LC228", message, hint, loc=("ue", "max"))


def _ue(minuten: int) -> str:
    return format_dezimal(minuten_to_ue(minuten), 1)


def _said_minutes(dauer: Dauer) -> dict[str | None, float]:
    """The typical minutes of one round in the head of a method, for each `je` of its steps."""
    return {
        None: _typical(dauer.aufbau_min) + _typical(dauer.je_runde_min) + _typical(dauer.auswertung_min),
        "person": _typical(dauer.je_person_min),
        "paar": _typical(dauer.je_paar_min),
        "gruppe": _typical(dauer.je_gruppe_min),
    }


def _typical(wert: float | Spanne) -> float:
    return float(wert.typisch if isinstance(wert, Spanne) else wert)


def _methods_of(bestand: Bestand, ort: SchrittOrt) -> Iterator[tuple[int, Methode]]:
    for index, id_ in enumerate(ort.schritt.methoden):
        if id_ in bestand.methoden:
            yield index, bestand.methoden[id_].wert


class _Tafel:
    """The minutes of each method and group, reckoned once; hundreds of Schritte ask for the same."""

    def __init__(self) -> None:
        self._dauern: dict[tuple[str, int], Methodendauer] = {}

    def works(self, ort: SchrittOrt, methode: Methode, personen: int) -> bool | None:
        """Whether Schritt and method meet for `personen`; None where the method is not for such a group."""
        if not methode.gruppe.min_personen <= personen <= methode.gruppe.max_personen:
            return None
        if (methode.id, personen) not in self._dauern:
            self._dauern[methode.id, personen] = methodendauer_of(methode, personen)
        dauer = self._dauern[methode.id, personen]
        return fit_schrittdauer(ort.schritt, dauer, raster_min=RASTER_MIN) is not None


def _lacks(ort: SchrittOrt, methoden: Sequence[Methode], tafel: "_Tafel") -> Iterator[str]:
    if len(methoden) < 2:
        yield "Es gibt nur eine Methode zur Wahl"
    for personen in _GRUPPEN_PERSONEN:
        if not any(tafel.works(ort, methode, personen) for methode in methoden):
            yield f"Keine Methode passt für {personen} Personen"
    if not any("online" in methode.formen for methode in methoden):
        yield "Keine Methode geht online"
    if not any(methode.sprachniveau in _STUFEN_BIS_B1 for methode in methoden):
        yield "Keine Methode kommt mit Deutsch auf B1 aus"
