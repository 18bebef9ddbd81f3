"""Checks of the rules that an Anfrage sets otherwise or waives."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.loading.rulebooks import conflicts, wrong_kind
from lotsen_curriculum.loading.suggestions import suggest
from lotsen_curriculum.model.anfrage import Anfrage, RegelAenderung
from lotsen_curriculum.model.regelwerk import Regel, Regelwerk, regeln_of
from lotsen_curriculum.problems import Loc, Problem

__all__ = ["check_rule_changes"]


def check_rule_changes(anfrage: Anfrage, regelwerk: Regelwerk) -> Iterator[Problem]:
    """Only rules of the Regelwerk are changed, each once, to a value of its kind, and the values still agree."""
    regeln = {regel.id: regel for regel in regelwerk.regeln}
    problems = [*_pausen(anfrage, regeln), *_aenderungen(anfrage, regeln), *_changed_twice(anfrage)]
    yield from problems
    if not problems:
        yield from _conflicts(anfrage, regelwerk)


def _pausen(anfrage: Anfrage, regeln: Mapping[str, Regel]) -> Iterator[Problem]:
    for id_, wert in anfrage.pausen.items():
        loc: Loc = ("pausen", id_)
        if id_ not in regeln:
            hint = suggest(id_, [regel.id for regel in regeln.values() if regel.wert is not None])
            yield make_problem("LC212", f"Die Regel „{id_}“ gibt es nicht.", hint, loc=loc)
        elif regeln[id_].wert is None:
            hint = "Ändern Sie unter „regeln“ ihr „gewicht“ oder erlassen Sie sie."
            yield make_problem("LC253", f"Die Regel „{id_}“ hat keinen Wert, sondern nur ein Gewicht.", hint, loc=loc)
        elif (expected := wrong_kind(regeln[id_], wert)) is not None:
            yield make_problem("LC214", f"„{id_}“ hat die falsche Art; erwartet wird {expected}.", loc=loc)


def _aenderungen(anfrage: Anfrage, regeln: Mapping[str, Regel]) -> Iterator[Problem]:
    for index, aenderung in enumerate(anfrage.regeln):
        loc: Loc = ("regeln", index)
        regel = regeln.get(aenderung.regel)
        if regel is None:
            hint = suggest(aenderung.regel, regeln)
            yield make_problem("LC212", f"Die Regel „{aenderung.regel}“ gibt es nicht.", hint, loc=(*loc, "regel"))
        else:
            for key, code, message in _faults(aenderung, regel):
                yield make_problem(code, message, loc=(*loc, key))


def _faults(aenderung: RegelAenderung, regel: Regel) -> Iterator[tuple[str, str, str]]:
    """Key, code and sentence for each part of a change that can't be."""
    if aenderung.erlassen:
        if not regel.erlassbar:
            yield "erlassen", "LC252", f"Die Regel „{regel.id}“ darf nicht erlassen werden."
        if aenderung.wert is not None or aenderung.gewicht is not None:
            yield "erlassen", "LC253", f"Die Regel „{regel.id}“ wird erlassen und zugleich geändert."
        return
    if aenderung.wert is None and aenderung.gewicht is None:
        yield "regel", "LC253", f"Für die Regel „{regel.id}“ ist nicht gesagt, was sich ändert."
    if aenderung.gewicht is not None and regel.gewicht is None:
        yield "gewicht", "LC253", f"Die Regel „{regel.id}“ hat kein Gewicht; sie gilt oder gilt nicht."
    if aenderung.wert is not None:
        if regel.wert is None:
            yield "wert", "LC253", f"Die Regel „{regel.id}“ hat keinen Wert, sondern nur ein Gewicht."
        elif (expected := wrong_kind(regel, aenderung.wert)) is not None:
            yield "wert", "LC214", f"„{regel.id}“ hat die falsche Art; erwartet wird {expected}."


def _changed_twice(anfrage: Anfrage) -> Iterator[Problem]:
    seen = set(anfrage.pausen)
    for index, aenderung in enumerate(anfrage.regeln):
        if aenderung.regel in seen:
            message = f"Die Regel „{aenderung.regel}“ wird zweimal geändert."
            yield make_problem("LC253", message, loc=("regeln", index, "regel"))
        seen.add(aenderung.regel)


def _conflicts(anfrage: Anfrage, regelwerk: Regelwerk) -> Iterator[Problem]:
    if not anfrage.pausen and not anfrage.regeln:
        return
    places: dict[str, Loc] = {id_: ("pausen", id_) for id_ in anfrage.pausen}
    places |= {aenderung.regel: ("regeln", index) for index, aenderung in enumerate(anfrage.regeln)}
    for ids, message in conflicts(asdict(regeln_of(regelwerk, anfrage))):
        changed = next(id_ for id_ in ids if id_ in places)  # the Regelwerk alone has no conflicts
        yield make_problem("LC215", message, loc=places[changed])
