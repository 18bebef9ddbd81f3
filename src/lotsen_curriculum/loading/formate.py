"""The formats of files: which version each kind has today, and how a file of an earlier version becomes one of today.

A file tells its version under `version`; one that doesn't is of version 1. An Umstellung is a pure function from the
data of one version to those of the next. They are applied in their order before anything else of a file is judged, so
that all other code knows only today's form; so they see data that nobody has checked, and leave alone what they don't
understand.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from lotsen_curriculum.loading.dokument import Dokument
from lotsen_curriculum.problems import Problem

__all__ = ["SCHLUESSEL", "UMSTELLUNGEN", "Umstellung", "upgrade", "version_of"]

SCHLUESSEL = "version"

Daten = Mapping[str, Any]


class Umstellung(NamedTuple):
    """One change of a format: the day from which it holds, what it changes in a German sentence, and how."""

    seit: date
    satz: str
    wende_an: Callable[[Daten], Daten]


def _with_fassung(plan: Daten) -> Daten:
    """Version 2 of a plan tells which Fassung it is; a plan of version 1 was the first, and nothing of it was held."""
    return {"fassung": 1, "gehalten_bis": None, "abgesagt": []} | dict(plan)


def _with_ordnungen(plan: Daten) -> Daten:
    """Version 3 of a plan tells in how many orders plans were compared; before, one was meant."""
    return {"ordnungen": 1} | dict(plan)


_JE_KURS_EINMAL: Daten = {
    "id": "methode_je_kurs_einmal",
    "titel": "Keine Methode zweimal im ganzen Kurs",
    "art": "hart",
    "wert": False,
    "einheit": "ja_nein",
    "begruendung": "Die Regel gab es noch nicht, als dieses Regelwerk geschrieben wurde; sie ist ausgeschaltet.",
    "quelle": {"titel": "Umstellung des Formats", "stand": "2026-11-22"},
}


def _with_je_kurs_einmal(regelwerk: Daten) -> Daten:
    """Version 2 of a Regelwerk has the rule that no method comes twice in the course; before, none asked for it."""
    regeln = regelwerk.get("regeln")
    ids = [regel.get("id") for regel in regeln if isinstance(regel, dict)] if isinstance(regeln, list) else None
    if ids is None or _JE_KURS_EINMAL["id"] in ids:
        return dict(regelwerk)
    return {**regelwerk, "regeln": [*regelwerk["regeln"], _JE_KURS_EINMAL]}


UMSTELLUNGEN: Mapping[str, tuple[Umstellung, ...]] = {
    "Seminarplan": (
        Umstellung(
            date(2026, 11, 22),
            "Ein Plan nennt seine Fassung, bis wohin er gehalten wurde, und welche Termine entfallen sind.",
            _with_fassung,
        ),
        Umstellung(
            date(2026, 11, 22),
            "Ein Plan nennt, in wie vielen Reihenfolgen der Bausteine er mit anderen verglichen wurde.",
            _with_ordnungen,
        ),
    ),
    "Regelwerk": (
        Umstellung(
            date(2026, 11, 22),
            "Ein Regelwerk sagt, ob eine Methode im ganzen Kurs nur einmal vorkommen darf; sonst darf sie es öfter.",
            _with_je_kurs_einmal,
        ),
    ),
}
"""Name of a file's data class → its changes in their order, the first from version 1 to 2; others never changed."""


def version_of(klasse: str) -> int:
    """The version that files of the data class have today."""
    return 1 + len(UMSTELLUNGEN.get(klasse, ()))


def upgrade(dokument: Dokument, klasse: str) -> tuple[Dokument, list[Problem]]:
    """`dokument` with data of today's version and without the key `version`; LC132 where this version is unknown."""
    daten = dokument.daten
    if not isinstance(daten, dict):
        return dokument, []
    version = daten.get(SCHLUESSEL, 1)
    if type(version) is not int or not 1 <= version <= version_of(klasse):
        return dokument, [_unknown(dokument, version, version_of(klasse))]
    neu: Daten = {key: value for key, value in daten.items() if key != SCHLUESSEL}
    for umstellung in UMSTELLUNGEN.get(klasse, ())[version - 1 :]:
        neu = umstellung.wende_an(neu)
    return replace(dokument, daten=neu), []


def _unknown(dokument: Dokument, version: object, heute: int) -> Problem:
    bekannt = "Version 1" if heute == 1 else f"die Versionen 1 bis {heute}"
    if type(version) is int and version > heute:
        message = f"Die Datei hat Version {version} ihres Formats; dieses Programm kennt {bekannt}."
        return dokument.problem("LC132", message, loc=(SCHLUESSEL,))
    message = f"„{SCHLUESSEL}“ nennt keine Version eines Formats; es gibt {bekannt}."
    hint = "Löschen Sie die Zeile, wenn Sie damit die Version des Inhalts meinten."
    return dokument.problem("LC132", message, hint, loc=(SCHLUESSEL,))
