"""What a Träger switches off: modules, Bausteine and methods leave the stock, and what named them forgets them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lotsen_curriculum.loading.bestand import Bestand, Eintrag, Schicht
from lotsen_curriculum.loading.suggestions import suggest
from lotsen_curriculum.model.kurs import Kurs
from lotsen_curriculum.model.methode import Methode
from lotsen_curriculum.model.modul import Baustein, Modul, Schritt
from lotsen_curriculum.problems import Loc, Problem

__all__ = ["switch_off"]


@dataclass(frozen=True)
class _Aus:
    """Ids that are switched off in the end."""

    module: set[str] = field(default_factory=set)
    bausteine: set[str] = field(default_factory=set)
    methoden: set[str] = field(default_factory=set)


def switch_off(bestand: Bestand, schichten: Sequence[Schicht]) -> tuple[Bestand, list[Problem]]:
    """The stock without what the folders switch off, and the problems that this makes (LC230 to LC233).

    A later folder that brings an entry again switches it on again.
    """
    problems = [problem for schicht in schichten for problem in _unknown_ids(bestand, schicht)]
    aus = _switched_off(schichten)
    if not any((aus.module, aus.bausteine, aus.methoden)):
        return bestand, [*problems, *_uncovered(bestand)]
    left = replace(
        bestand,
        methoden={id_: _without_methods(e, aus) for id_, e in bestand.methoden.items() if id_ not in aus.methoden},
        module={id_: _without_parts(e, aus) for id_, e in bestand.module.items() if id_ not in aus.module},
    )
    left = replace(left, kurse={id_: _shortened(e, bestand, left) for id_, e in bestand.kurse.items()})
    return left, [*problems, *_lost_methods(bestand, aus), *_nothing_left(bestand, left), *_uncovered(left)]


def _switched_off(schichten: Iterable[Schicht]) -> _Aus:
    aus = _Aus()
    for schicht in schichten:
        for eintrag in schicht.eintraege.get("modul", ()):
            aus.module.discard(eintrag.wert.id)
            aus.bausteine.difference_update(baustein.id for baustein in eintrag.wert.bausteine)
        aus.methoden.difference_update(eintrag.wert.id for eintrag in schicht.eintraege.get("methode", ()))
        if schicht.abgeschaltet is not None:
            aus.module.update(schicht.abgeschaltet.wert.module)
            aus.bausteine.update(schicht.abgeschaltet.wert.bausteine)
            aus.methoden.update(schicht.abgeschaltet.wert.methoden)
    return aus


def _unknown_ids(bestand: Bestand, schicht: Schicht) -> Iterator[Problem]:
    eintrag = schicht.abgeschaltet
    if eintrag is None:
        return
    known: Mapping[str, tuple[str, str, Collection[str]]] = {
        "module": ("Modul", "modul", bestand.module),
        "bausteine": ("Baustein", "modul", bestand.bausteine),
        "methoden": ("Methode", "methode", bestand.methoden),
    }
    for key, (name, art, ids) in known.items():
        for index, id_ in enumerate(getattr(eintrag.wert, key)):
            if id_ not in ids and not bestand.may_hold(art, id_):
                message = f"{name} „{id_}“ gibt es nicht und kann nicht abgeschaltet werden."
                yield eintrag.problem("LC230", message, suggest(id_, ids), loc=(key, index))


def _without_methods(eintrag: Eintrag[Methode], aus: _Aus) -> Eintrag[Methode]:
    methode = eintrag.wert
    if aus.methoden.isdisjoint(methode.alternativen):
        return eintrag
    left = tuple(id_ for id_ in methode.alternativen if id_ not in aus.methoden)
    return replace(eintrag, wert=methode.model_copy(update={"alternativen": left}))


def _without_parts(eintrag: Eintrag[Modul], aus: _Aus) -> Eintrag[Modul]:
    modul = eintrag.wert
    left = tuple(_baustein_without(baustein, aus) for baustein in modul.bausteine if baustein.id not in aus.bausteine)
    return eintrag if left == modul.bausteine else replace(eintrag, wert=modul.model_copy(update={"bausteine": left}))


def _baustein_without(baustein: Baustein, aus: _Aus) -> Baustein:
    schritte = tuple(_schritt_without(schritt, aus) for schritt in baustein.schritte)
    needed = tuple(id_ for id_ in baustein.voraussetzungen if id_ not in aus.bausteine)
    return baustein.model_copy(update={"schritte": schritte, "voraussetzungen": needed})


def _schritt_without(schritt: Schritt, aus: _Aus) -> Schritt:
    left = tuple(id_ for id_ in schritt.methoden if id_ not in aus.methoden)
    return schritt.model_copy(update={"methoden": left}) if left else schritt


def _shortened(eintrag: Eintrag[Kurs], before: Bestand, left: Bestand) -> Eintrag[Kurs]:
    """The course without the modules and Bausteine that went; names that never existed stay, and are told elsewhere."""
    kurs = eintrag.wert
    gone = (before.module.keys() - left.module.keys()) | (before.bausteine.keys() - left.bausteine.keys())
    auswahlen = tuple(
        auswahl.model_copy(update={"bausteine": kept})
        for auswahl in kurs.auswahlen
        if (kept := tuple(id_ for id_ in auswahl.bausteine if id_ not in gone))
    )
    module = tuple(id_ for id_ in kurs.module if id_ not in gone)
    return replace(eintrag, wert=kurs.model_copy(update={"module": module, "auswahlen": auswahlen}))


def _lost_methods(bestand: Bestand, aus: _Aus) -> Iterator[Problem]:
    for ort in bestand.schritte():
        off = ort.modul.wert.id in aus.module or ort.baustein.id in aus.bausteine
        if not off and aus.methoden.issuperset(ort.schritt.methoden):
            message = f"Der Schritt „{ort.name}“ verliert seine letzte Methode; abgeschaltet sind alle, die er nennt."
            yield ort.modul.problem("LC231", message, loc=(*ort.loc, "methoden"))


def _nothing_left(before: Bestand, left: Bestand) -> Iterator[Problem]:
    for id_, modul in left.module.items():
        if not modul.wert.bausteine:
            message = f"Alle Bausteine des Moduls „{id_}“ sind abgeschaltet."
            yield modul.problem("LC232", message, f"Schalten Sie das Modul „{id_}“ ab.", loc=("bausteine",))
    for id_, kurs in left.kurse.items():
        if before.kurse[id_].wert.module and not kurs.wert.module:
            yield kurs.problem("LC232", f"Alle Module des Kurses „{id_}“ sind abgeschaltet.", loc=("module",))


def _uncovered(bestand: Bestand) -> Iterator[Problem]:
    """Elements that a course demands and that no Schritt of its modules serves, so that no plan could ever hold."""
    for eintrag in bestand.kurse.values():
        if bestand.defekt.get("modul"):
            continue
        served = _served(bestand.module[id_].wert for id_ in eintrag.wert.module if id_ in bestand.module)
        for index, element in enumerate(eintrag.wert.pflicht_profilelemente):
            if element in bestand.profilelemente and element not in served:
                loc: Loc = ("pflicht_profilelemente", index)
                message = f"Kein Baustein des Kurses „{eintrag.wert.id}“ dient dem Profilelement „{element}“."
                yield eintrag.problem("LC233", message, loc=loc)


def _served(module: Iterable[Modul]) -> set[str]:
    served: set[str] = set()
    for modul in module:
        pursued = {ziel for baustein in modul.bausteine for schritt in baustein.schritte for ziel in schritt.lernziele}
        served.update(element for ziel in modul.lernziele if ziel.id in pursued for element in ziel.profilelemente)
    return served
