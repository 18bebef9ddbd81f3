"""`plan.json`: reading a Seminarplan with German problems, and writing it the same way each time."""

import json
import re
from pathlib import Path
from typing import Any

from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.curriculum import sort_problems
from lotsen_curriculum.loading.dokument import Dokument, read_file
from lotsen_curriculum.loading.shape import validate
from lotsen_curriculum.loading.yamltext import decode_text
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.problems import CurriculumError, Position

__all__ = ["dump_plan", "load_plan", "parse_plan"]

_ESCAPED = re.compile(r"(?<!\\)(\\\\)*\\u00|[\x7f\ud800-\udfff]")
"""In JSON with its characters as they are: control characters, which are always escaped, and halves of characters."""

_KEIN_PLAN = "Diese Datei ist kein Seminarplan."
_HINWEIS = "Nennen Sie eine plan.json, die „lotsen planen“ geschrieben hat."


def load_plan(path: Path) -> Seminarplan:
    """The plan in a JSON file that `dump_plan` wrote, today or in an earlier version of the format.

    Raises:
        CurriculumError: With all problems of the file: not readable, no JSON (LC131), no plan (LC133), an unknown
            version (LC132), or a part that is missing or wrong (LC12x).
    """
    return parse_plan(read_file(path), label=str(path))


def parse_plan(raw: bytes, *, label: str = "plan.json") -> Seminarplan:
    """The plan in the text of a JSON file; problems call the file `label`. Raises as `load_plan` does."""
    text, problems = decode_text(raw, label, tabs=True)
    if problems:
        raise CurriculumError(sort_problems(problems))
    daten = _parse_json(text, label)
    if _ESCAPED.search(json.dumps(daten, ensure_ascii=False)):
        message = "Ein Rückstrich erzeugt ein Steuerzeichen oder ein halbes Zeichen."
        raise CurriculumError([make_problem("LC105", message, where=Position(label, 1, 1))])
    dokument = Dokument(label, text, daten)
    _check_kind(dokument)
    plan, problems = validate(dokument, Seminarplan)
    if plan is None:
        raise CurriculumError(sort_problems(problems))
    return plan


def dump_plan(plan: Seminarplan) -> str:
    """The plan as indented JSON text: keys in the order of the data class, umlauts as they are."""
    return json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _parse_json(text: str, label: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        where = Position(label, error.lineno, error.colno)
        if error.pos == 0:
            raise CurriculumError([make_problem("LC133", _KEIN_PLAN, _HINWEIS, where=where)]) from None
        message = "Ab hier ist der Text kein gültiges JSON."
        raise CurriculumError([make_problem("LC131", message, where=where)]) from None
    except ValueError:
        where = Position(label, 1, 1)
        message = "Die Datei enthält eine Zahl, die keine ist (NaN oder unendlich) oder zu viele Stellen hat."
        raise CurriculumError([make_problem("LC131", message, where=where)]) from None
    except RecursionError:
        message = "Die Datei ist zu tief verschachtelt."
        raise CurriculumError([make_problem("LC111", message, where=Position(label, 1, 1))]) from None


def _refuse(name: str) -> None:
    raise ValueError(name)


def _check_kind(dokument: Dokument) -> None:
    """That the file is a plan at all, before anything else of it is judged."""
    if not isinstance(dokument.daten, dict) or dokument.daten.get("art") != "seminarplan":
        raise CurriculumError([dokument.problem("LC133", _KEIN_PLAN, _HINWEIS)])
