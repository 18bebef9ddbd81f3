"""Looking things up by id, with a suggestion where an id doesn't exist."""

from collections.abc import Mapping

from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["not_found"]


def not_found(
    was: str, gesucht: str, titel: Mapping[str, str], hilfe: str = "Ohne Angabe zeigt der Befehl alle."
) -> CurriculumError:
    """The error for an id that doesn't exist (LC299): with the one that was meant, by id or by title, or `hilfe`."""
    from lotsen_curriculum.loading import suggest_titled

    hint = suggest_titled(gesucht, titel) or hilfe
    return CurriculumError([Problem("LC299", f"{was} „{gesucht}“ gibt es nicht.", hint=hint)])
