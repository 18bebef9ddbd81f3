"""Checks of a Regelwerk: it has every rule that the planner needs, with values of the right kind that agree."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import time

from lotsen_curriculum.loading.bestand import Bestand, Eintrag
from lotsen_curriculum.loading.references import Check
from lotsen_curriculum.loading.suggestions import suggest
from lotsen_curriculum.model.regelwerk import Regel, Regeln, Regelwerk
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.units import format_uhrzeit, uhrzeit_to_minuten

__all__ = ["RULEBOOK_CHECKS", "conflicts", "wrong_kind"]

_PREIS = "preis_"
_FIELDS: Mapping[str, object] = {field.name: field.type for field in fields(Regeln)}
_WERTE = {name: kind for name, kind in _FIELDS.items() if not name.startswith(_PREIS)}
_PREISE = {name.removeprefix(_PREIS) for name in _FIELDS if name.startswith(_PREIS)}
_UHRZEITEN = {"mittag_ab", "mittag_bis"}

_MINDESTENS = {"raster_min": 1, "ue_min": 1, "tag_max_ue": 1, "trainer_je_termin_max": 1, "block_max_min": 30}
"""Rules that nothing works without; all other numbers may be 0."""

_HOECHSTENS = {"zertifikat_kurs_prozent": 100, "zertifikat_modul_prozent": 100}
"""Rules whose value can't be larger."""

_IM_RASTER = ("pause_min", "ankommen_min", "abschluss_min", "umbau_min")
"""Lengths of rows that are set exactly, so that the rows after them stay on the raster."""

_GEORDNET = (("mittag_ab", "mittag_bis"), ("mittag_min", "mittag_max_min"), ("kurs_ue_min", "kurs_ue_max"))
"""Pairs of rules of which the first may not exceed the second."""


def check_rules_complete(bestand: Bestand) -> Iterator[Problem]:
    """A Regelwerk has each rule with a value or a price that the planner needs, and none that nobody knows."""
    for eintrag in bestand.regelwerke.values():
        regeln = {regel.id: regel for regel in eintrag.wert.regeln}
        for id_ in sorted((_WERTE.keys() | _PREISE) - regeln.keys()):
            yield eintrag.problem("LC213", f"Die Regel „{id_}“ fehlt.", loc=("regeln",))
        for index, regel in enumerate(eintrag.wert.regeln):
            if regel.id not in _WERTE and regel.id not in _PREISE:
                hint = suggest(regel.id, (_WERTE.keys() | _PREISE) - regeln.keys())
                message = f"Die Regel „{regel.id}“ ist unbekannt."
                yield eintrag.problem("LC212", message, hint, loc=("regeln", index, "id"))


def check_rule_values(bestand: Bestand) -> Iterator[Problem]:
    """A rule has a value of the kind of its unit where the planner needs one, and a price where it needs that."""
    for eintrag in bestand.regelwerke.values():
        for index, regel in enumerate(eintrag.wert.regeln):
            for key, message in _faults(regel):
                yield eintrag.problem("LC214", message, loc=("regeln", index, key))


def check_rules_agree(bestand: Bestand) -> Iterator[Problem]:
    """The values of a Regelwerk don't contradict each other."""
    for eintrag in bestand.regelwerke.values():
        places = {regel.id: index for index, regel in enumerate(eintrag.wert.regeln)}
        for ids, message in conflicts(_numbers_of(eintrag)):
            yield eintrag.problem("LC215", message, loc=("regeln", places[ids[0]], "wert"))


RULEBOOK_CHECKS: tuple[Check, ...] = (check_rules_complete, check_rule_values, check_rules_agree)


def wrong_kind(regel: Regel, wert: bool | int | time) -> str | None:
    """What kind of value, in which unit, the rule takes, if `wert` is of another one or negative; else None."""
    match regel.einheit:
        case "ja_nein":
            return None if isinstance(wert, bool) else "true oder false"
        case "uhrzeit":
            return None if isinstance(wert, time) else "eine Uhrzeit wie 11:30"
        case _:
            whole = isinstance(wert, int) and not isinstance(wert, bool) and wert >= 0
            return None if whole else f"eine ganze Zahl ab 0 (Einheit: {regel.einheit})"


def conflicts(werte: Mapping[str, int | bool]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Ids of rules whose values can't hold together, with a sentence; times are minutes since midnight."""
    for id_, least in _MINDESTENS.items():
        if id_ in werte and werte[id_] < least:
            yield (id_,), f"„{id_}“ ist {werte[id_]}, muss aber mindestens {least} sein."
    for id_, most in _HOECHSTENS.items():
        if id_ in werte and werte[id_] > most:
            yield (id_,), f"„{id_}“ ist {werte[id_]}, darf aber höchstens {most} sein."
    for low, high in _GEORDNET:
        if low in werte and high in werte and werte[low] > werte[high]:
            yield (high, low), f"„{low}“ ({_show(low, werte)}) liegt über „{high}“ ({_show(high, werte)})."
    raster = werte.get("raster_min", 0)
    for id_ in _IM_RASTER if raster > 0 else ():
        if id_ in werte and werte[id_] % raster:
            yield (
                (id_, "raster_min"),
                f"„{id_}“ ist {werte[id_]}, also kein Vielfaches des Rasters von {raster} Minuten.",
            )


def _faults(regel: Regel) -> Iterator[tuple[str, str]]:
    """Key and sentence for each part of a rule that the planner can't use."""
    if regel.wert is not None and (expected := wrong_kind(regel, regel.wert)) is not None:
        yield "wert", f"Der Wert von „{regel.id}“ hat die falsche Art; erwartet wird {expected}."
    if regel.id in _WERTE:
        if regel.wert is None:
            yield "wert", f"Der Regel „{regel.id}“ fehlt der Schlüssel „wert“."
        yield from _wrong_unit(regel)
    if regel.id in _PREISE and regel.gewicht is None:
        yield "gewicht", f"Der Regel „{regel.id}“ fehlt der Schlüssel „gewicht“."


def _wrong_unit(regel: Regel) -> Iterator[tuple[str, str]]:
    needed = "uhrzeit" if regel.id in _UHRZEITEN else "ja_nein" if _WERTE[regel.id] is bool else None
    if needed is not None and regel.einheit != needed:
        yield "einheit", f"Die Einheit von „{regel.id}“ muss „{needed}“ sein."
    elif needed is None and regel.einheit in {"uhrzeit", "ja_nein"}:
        yield "einheit", f"Die Regel „{regel.id}“ ist eine Zahl; „{regel.einheit}“ passt nicht dazu."


def _numbers_of(eintrag: Eintrag[Regelwerk]) -> dict[str, int | bool]:
    return {
        regel.id: uhrzeit_to_minuten(regel.wert) if isinstance(regel.wert, time) else regel.wert
        for regel in eintrag.wert.regeln
        if regel.wert is not None
    }


def _show(id_: str, werte: Mapping[str, int | bool]) -> str:
    return format_uhrzeit(werte[id_]) if id_ in _UHRZEITEN else str(werte[id_])
