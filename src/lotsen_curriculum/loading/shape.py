"""From a file's data to its data class, or to German problems with line and column.

pydantic's errors are grouped by the part of the data that they speak of (a union reports one error for each of its
branches), and each group becomes one problem.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from lotsen_curriculum.loading.dokument import Dokument
from lotsen_curriculum.loading.formate import upgrade
from lotsen_curriculum.loading.suggestions import closest, suggest
from lotsen_curriculum.loading.wording import KINDS, Fehler, Told, word, word_kinds
from lotsen_curriculum.problems import Loc, Problem

__all__ = ["validate"]

_M = TypeVar("_M", bound=BaseModel)


def validate(dokument: Dokument, klasse: type[_M]) -> tuple[_M | None, list[Problem]]:
    """The data of `dokument` as a `klasse`, or all that is wrong with its version, keys and values (LC120 to LC132).

    Data of an earlier version of the format become those of today first. Why through JSON: pydantic then takes lists
    for tuples and text for days, and stays strict about all else.
    """
    dokument, problems = upgrade(dokument, klasse.__name__)
    if problems:
        return None, problems
    try:
        return klasse.model_validate_json(json.dumps(dokument.daten)), []
    except ValidationError as error:
        return None, list(_problems(dokument, klasse, error))


def _problems(dokument: Dokument, klasse: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    fehler = [_read(entry, dokument.daten) for entry in error.errors(include_url=False)]
    missing = [eines for eines in fehler if eines.typ == "missing"]
    extra = [eines for eines in fehler if eines.typ == "extra_forbidden"]
    misspelt = _misspelt(extra, missing)
    for eines in extra:
        known = _known_keys(klasse, eines.loc[:-1]) - _keys_at(dokument.daten, eines.loc[:-1])
        hint = f"Meinten Sie „{misspelt[eines.loc][-1]}“?" if eines.loc in misspelt else suggest(eines.name, known)
        message = f"„{eines.name}“ ist hier kein bekannter Schlüssel."
        yield dokument.problem("LC121", message, hint, loc=eines.loc, key=True)
    for eines in missing:
        if eines.loc not in misspelt.values():
            yield dokument.problem("LC120", f"Der Schlüssel „{eines.name}“ fehlt.", loc=eines.loc)
    for group in _grouped(fehler).values():
        told = _told(group, klasse, deeper=_deeper(group[0].loc, fehler))
        if told is not None:
            code, message, hint = told
            yield dokument.problem(code, message, hint, loc=group[0].loc)


def _read(entry: Any, daten: object) -> Fehler:
    """Pydantic's error with its `loc` walked through the real data; a part that is no child there is skipped."""
    typ, loc, missing = str(entry["type"]), tuple(entry["loc"]), ()
    if typ == "missing":
        loc, missing = loc[:-1], loc[-1:]
    value, path = daten, []
    for part in loc:
        if (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        ):
            value = value[part]
            path.append(part)
    return Fehler(typ, (*path, *missing), value, entry.get("ctx") or {})


def _misspelt(extra: Iterable[Fehler], missing: Iterable[Fehler]) -> Mapping[Loc, Loc]:
    """Unknown keys that are most likely a key that is missing beside them: path of the one → path of the other."""
    missing_at: dict[Loc, list[str]] = defaultdict(list)
    for eines in missing:
        missing_at[eines.loc[:-1]].append(str(eines.loc[-1]))
    found = {}
    for eines in extra:
        around = eines.loc[:-1]
        if (meant := closest(eines.loc[-1], missing_at[around])) is not None:
            missing_at[around].remove(meant)
            found[eines.loc] = (*around, meant)
    return found


def _grouped(fehler: Iterable[Fehler]) -> Mapping[Loc, list[Fehler]]:
    groups: dict[Loc, list[Fehler]] = defaultdict(list)
    for eines in fehler:
        # a list whose entries are all wrong counts as empty for pydantic; the entries have been told
        told = eines.typ == "too_short" and len(eines.value) >= eines.ctx["min_length"]
        if eines.typ not in {"missing", "extra_forbidden"} and not told:
            groups[eines.loc].append(eines)
    return groups


def _told(group: Sequence[Fehler], klasse: type[BaseModel], *, deeper: bool) -> Told | None:
    """What to say of one part of the data; None where a branch of the union fits and tells of parts inside it."""
    first = group[0]
    if len(group) == 1:
        return word(first) if first.typ not in KINDS else word_kinds(group, _group_keys(klasse, first.loc))
    others = [eines for eines in group if eines.kind is None]
    if others:
        return word(others[0])
    return None if deeper else word_kinds(group, _group_keys(klasse, first.loc))


def _deeper(loc: Loc, fehler: Iterable[Fehler]) -> bool:
    return any(len(eines.loc) > len(loc) and eines.loc[: len(loc)] == loc for eines in fehler)


def _known_keys(klasse: type[BaseModel], loc: Loc) -> set[str]:
    return {name for found in _classes_at(klasse, loc) for name in found.model_fields}


def _group_keys(klasse: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that a group of values needs at `loc`; all that it may have where it needs none."""
    fields = [pair for found in _classes_at(klasse, loc) for pair in found.model_fields.items()]
    return [name for name, field in fields if field.is_required()] or [name for name, _ in fields]


def _classes_at(klasse: type[BaseModel], loc: Loc) -> list[type[BaseModel]]:
    classes = [klasse]
    for part in loc:
        if isinstance(part, str):
            fields = [found.model_fields[part] for found in classes if part in found.model_fields]
            classes = [inner for field in fields for inner in _classes_in(field.annotation)]
    return classes


def _classes_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _classes_in(argument)


def _keys_at(daten: Any, loc: Loc) -> set[str]:
    for part in loc:
        daten = daten[part]
    return set(daten)
