"""The rules of method: does it belong to the Schritt, fit group, room and language, and how long may it take.

What has been held already need not fit the group of today.
"""

from collections.abc import Iterator
from typing import get_args

from lotsen_curriculum.model.base import Sprachniveau
from lotsen_curriculum.model.schrittdauer import schrittdauer_of
from lotsen_curriculum.planning.check.sicht import Arbeit, Sicht
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import format_dezimal

__all__ = [
    "methode_flaeche",
    "methode_form",
    "methode_gruppe",
    "methode_je_kurs_einmal",
    "methode_je_tag_einmal",
    "methode_sprache",
    "methode_vorgesehen",
    "schrittdauer",
]

_STUFEN: tuple[Sprachniveau, ...] = get_args(Sprachniveau)


def methode_vorgesehen(sicht: Sicht) -> Iterator[Problem]:
    """A Schritt is done with one of the methods that it names."""
    for arbeit in sicht.arbeiten:
        if arbeit.methode.id not in arbeit.schritt.methoden:
            text = f"„{arbeit.methode.id}“ ist für „{arbeit.schritt.id}“ nicht vorgesehen."
            yield sicht.problem("methode_vorgesehen", text, arbeit)


def methode_gruppe(sicht: Sicht) -> Iterator[Problem]:
    """A method works with the number of people in the group."""
    personen = sicht.anfrage.gruppe.personen
    for arbeit in sicht.offene_arbeiten:
        gruppe = arbeit.methode.gruppe
        if not gruppe.min_personen <= personen <= gruppe.max_personen:
            spanne = f"{gruppe.min_personen} bis {gruppe.max_personen}"
            text = f"„{arbeit.methode.id}“ ist für {spanne} Personen, die Gruppe hat {personen}."
            yield sicht.problem("methode_gruppe", text, arbeit)


def methode_form(sicht: Sicht) -> Iterator[Problem]:
    """A method works in the form of the seminar, on site or online."""
    for arbeit in sicht.offene_arbeiten:
        if sicht.anfrage.form not in arbeit.methode.formen:
            wo = "vor Ort" if sicht.anfrage.form == "praesenz" else "online"
            yield sicht.problem("methode_form", f"„{arbeit.methode.id}“ geht nicht {wo}.", arbeit)


def methode_sprache(sicht: Sicht) -> Iterator[Problem]:
    """A method asks for no more German than everybody in the group has."""
    deutsch = sicht.anfrage.gruppe.deutsch
    for arbeit in sicht.offene_arbeiten:
        if _STUFEN.index(arbeit.methode.sprachniveau) > _STUFEN.index(deutsch):
            text = f"„{arbeit.methode.id}“ verlangt {arbeit.methode.sprachniveau}, die Gruppe hat {deutsch}."
            yield sicht.problem("methode_sprache", text, arbeit)


def methode_flaeche(sicht: Sicht) -> Iterator[Problem]:
    """On site, a method needs no more free area than the room has, where its area is known."""
    if sicht.anfrage.form != "praesenz":
        return
    for arbeit in sicht.offene_arbeiten:
        wunsch = sicht.sitzungen[arbeit.termin].wunsch
        flaeche = wunsch.raum.flaeche_m2 if wunsch and wunsch.raum else None
        bedarf = sicht.anfrage.gruppe.personen * arbeit.methode.raum.flaeche_je_person_m2
        if flaeche is not None and bedarf > flaeche:
            text = f"„{arbeit.methode.id}“ braucht {format_dezimal(bedarf)} m², der Raum hat {format_dezimal(flaeche)}."
            yield sicht.problem("methode_flaeche", text, arbeit)


def schrittdauer(sicht: Sicht) -> Iterator[Problem]:
    """A Schritt takes as many minutes as Schritt, method and group allow."""
    for arbeit in sicht.offene_arbeiten:
        spanne = schrittdauer_of(
            arbeit.schritt,
            arbeit.methode,
            personen=sicht.anfrage.gruppe.personen,
            raster_min=sicht.regeln.raster_min,
        )
        if spanne is None:
            text = f"„{arbeit.schritt.id}“ ist mit „{arbeit.methode.id}“ und dieser Gruppe in keiner Länge möglich."
            yield sicht.problem("schrittdauer", text, arbeit)
        elif not spanne.min <= arbeit.schritt_min <= spanne.max:
            text = f"„{arbeit.schritt.id}“ dauert {arbeit.schritt_min} Minuten ohne Umbau"
            yield sicht.problem("schrittdauer", f"{text}, erlaubt sind {spanne.min} bis {spanne.max}.", arbeit)


def methode_je_tag_einmal(sicht: Sicht) -> Iterator[Problem]:
    """No method is used twice on a day."""
    if not sicht.regeln.methode_je_tag_einmal:
        return
    for sitzungen in sicht.tage.values():
        zuerst: dict[str, Arbeit] = {}
        for arbeit in (arbeit for sitzung in sitzungen for arbeit in sitzung.arbeiten):
            vorher = zuerst.setdefault(arbeit.methode.id, arbeit)
            if vorher is not arbeit:
                text = f"„{arbeit.methode.id}“ war an diesem Tag schon um {vorher.zeile.von:%H:%M} dran."
                yield sicht.problem("methode_je_tag_einmal", text, arbeit)


def methode_je_kurs_einmal(sicht: Sicht) -> Iterator[Problem]:
    """Where the rule is on, no two Schritte of the course share a method, whatever their days."""
    if not sicht.regeln.methode_je_kurs_einmal:
        return
    bekannt: dict[str, Arbeit] = {}
    for arbeit in sicht.arbeiten:
        if arbeit.methode.id in bekannt:
            erste = sicht.sitzungen[bekannt[arbeit.methode.id].termin].termin.datum
            text = f"„{arbeit.methode.id}“ kam im Kurs schon am {erste:%d.%m.%Y} vor."
            yield sicht.problem("methode_je_kurs_einmal", text, arbeit)
        bekannt.setdefault(arbeit.methode.id, arbeit)
