"""Looking things up by id, with a suggestion where an id doesn't exist."""

from collections.abc import Iterable
from difflib import get_close_matches

from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["not_found"]


def not_found(
    was: str, gesucht: str, vorhandene: Iterable[str], hilfe: str = "Ohne Angabe zeigt der Befehl alle."
) -> CurriculumError:
    """The error for an id that doesn't exist (LC299), with the nearest one that does, or else `hilfe`."""
    naechste = get_close_matches(gesucht.lower(), list(vorhandene), n=1)
    hint = f"Meinten Sie „{naechste[0]}“?" if naechste else hilfe
    return CurriculumError([Problem("LC299", f"{was} „{gesucht}“ gibt es nicht.", hint=hint)])
