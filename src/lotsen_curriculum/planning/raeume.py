"""Rooms: what an Anfrage calls `ort` is one room, and two sessions in it at the same time are a problem.

Online there is no room. Nothing is chosen, because an Anfrage names one room for each session; a room that is free then
and large enough is told as a remedy. Code: LC341.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from lotsen_curriculum.model.anfrage import Anfrage, TerminWunsch
from lotsen_curriculum.problems import Problem

__all__ = ["find_doppelte_raeume"]


class Belegung(NamedTuple):
    """A session in its room: the index of its Anfrage, its place there, and what the Anfrage says."""

    nummer: int
    stelle: int
    anfrage: Anfrage
    termin: TerminWunsch


def find_doppelte_raeume(anfragen: Sequence[Anfrage]) -> Iterator[tuple[int, Problem]]:
    """Each pair of sessions of different courses that need the same room at once, at the later Anfrage's index."""
    belegungen = list(_belegungen(anfragen))
    for erste, zweite in combinations(belegungen, 2):
        if erste.nummer != zweite.nummer and erste.termin.ort == zweite.termin.ort and _at_once(erste, zweite):
            ort, tag = zweite.termin.ort, zweite.termin.datum
            message = f"„{ort}“ ist am {tag:%d.%m.%Y} doppelt belegt: durch {_told(erste)} und durch {_told(zweite)}."
            yield zweite.nummer, Problem("LC341", message, hint=_hint(zweite, belegungen), loc=_loc(zweite))


def _belegungen(anfragen: Sequence[Anfrage]) -> Iterator[Belegung]:
    for nummer, anfrage in enumerate(anfragen):
        if anfrage.form != "online":
            for stelle, termin in enumerate(anfrage.termine):
                if termin.ort:
                    yield Belegung(nummer, stelle, anfrage, termin)


def _hint(eine: Belegung, belegungen: Sequence[Belegung]) -> str:
    """A free room where there is one; else to move, or to tell two rooms apart."""
    frei = _free_rooms(eine, belegungen)
    if frei:
        return f"Frei ist dann zum Beispiel „{frei[0]}“. Sind es zwei Räume, schreiben Sie „{eine.termin.ort} Raum 2“."
    return f"Verlegen Sie einen der Termine. Sind es zwei Räume, schreiben Sie „{eine.termin.ort} Raum 2“."


def _free_rooms(eine: Belegung, belegungen: Sequence[Belegung]) -> list[str]:
    """The other rooms of these Anfragen that are free then and known to hold the group."""
    belegt = {andere.termin.ort for andere in belegungen if _at_once(eine, andere)}
    gross = {
        andere.termin.ort
        for andere in belegungen
        if andere.termin.raum and (andere.termin.raum.personen or 0) >= eine.anfrage.gruppe.personen
    }
    return sorted(ort for ort in gross - belegt if ort)


def _at_once(eine: Belegung, andere: Belegung) -> bool:
    a, b = eine.termin, andere.termin
    return a.datum == b.datum and a.von < b.bis and b.von < a.bis


def _told(eine: Belegung) -> str:
    return f"„{eine.anfrage.titel}“ ({eine.termin.von:%H:%M} bis {eine.termin.bis:%H:%M})"


def _loc(eine: Belegung) -> tuple[str | int, ...]:
    return ("termine", eine.stelle, "ort")
