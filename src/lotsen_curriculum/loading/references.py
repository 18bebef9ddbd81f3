"""Checks that what one entry says of another is true: ids, references, prerequisites, courses."""

from collections.abc import Callable, Collection, Iterable, Iterator

from lotsen_curriculum.loading.bestand import Bestand, Eintrag
from lotsen_curriculum.loading.suggestions import suggest
from lotsen_curriculum.model.modul import Modul, UeSpanne
from lotsen_curriculum.problems import Loc, Problem

__all__ = ["REFERENCE_CHECKS", "Check"]

Check = Callable[[Bestand], Iterator[Problem]]
"""A rule that the whole stock must obey."""


def check_file_names(bestand: Bestand) -> Iterator[Problem]:
    """A file is called after the id in it."""
    for entries in (bestand.module, bestand.methoden, bestand.kurse, bestand.regelwerke):
        for id_, eintrag in entries.items():
            if not eintrag.is_named_right:
                message = f"Die Datei heißt „{eintrag.stamm}“, die id darin ist „{id_}“."
                yield eintrag.problem("LC201", message, loc=("id",))


def check_ids_across_modules(bestand: Bestand) -> Iterator[Problem]:
    """No two modules share the id of a Baustein or a learning goal, and no course has the id of a module."""
    seen: dict[tuple[str, str], str] = {}
    for modul_id, eintrag in bestand.module.items():
        for art, key, ids in _ids_of(eintrag.wert):
            if art in {"Baustein", "Lernziel"}:
                for index, id_ in enumerate(ids):
                    other = seen.setdefault((art, id_), modul_id)
                    if other != modul_id:
                        message = f"{art} „{id_}“ steht schon im Modul „{other}“."
                        yield eintrag.problem("LC202", message, loc=(key, index, "id"))
    for id_ in bestand.kurse.keys() & bestand.module.keys():
        yield bestand.kurse[id_].problem("LC202", f"„{id_}“ heißt schon ein Modul.", loc=("id",))


def check_ids_inside_files(bestand: Bestand) -> Iterator[Problem]:
    """Inside one file no id is given twice."""
    for eintrag in bestand.module.values():
        for art, key, ids in _ids_of(eintrag.wert):
            yield from _doubles(eintrag, art, ids, (key,))
        for index, baustein in enumerate(eintrag.wert.bausteine):
            loc = ("bausteine", index, "schritte")
            yield from _doubles(eintrag, "Schritt", [schritt.id for schritt in baustein.schritte], loc)
    for regelwerk in bestand.regelwerke.values():
        yield from _doubles(regelwerk, "Regel", [regel.id for regel in regelwerk.wert.regeln], ("regeln",))
    if bestand.kernprofil is not None:
        elemente = [element.id for element in bestand.kernprofil.wert.elemente]
        yield from _doubles(bestand.kernprofil, "Profilelement", elemente, ("elemente",))


def check_id_prefixes(bestand: Bestand) -> Iterator[Problem]:
    """Bausteine and learning goals carry the id of their module in front, so that one can be told from afar."""
    for modul_id, eintrag in bestand.module.items():
        for art, key, ids in _ids_of(eintrag.wert):
            if art in {"Baustein", "Lernziel"}:
                for index, id_ in enumerate(ids):
                    if not id_.startswith(f"{modul_id}-"):
                        hint = f"Nennen Sie es zum Beispiel „{modul_id}-{'z' if art == 'Lernziel' else ''}{index + 1}“."
                        message = f"{art} „{id_}“ beginnt nicht mit „{modul_id}-“."
                        yield eintrag.problem("LC225", message, hint, loc=(key, index, "id"))


def check_learning_goals(bestand: Bestand) -> Iterator[Problem]:
    """A Schritt pursues learning goals of its own module."""
    for ort in bestand.schritte():
        known = {ziel.id for ziel in ort.modul.wert.lernziele}
        for index, ziel in enumerate(ort.schritt.lernziele):
            if ziel not in known:
                yield _unknown(ort.modul, "LC204", "Lernziel", ziel, loc=(*ort.loc, "lernziele", index), known=known)
        yield from _repeated(ort.modul, ort.schritt.lernziele, (*ort.loc, "lernziele"))


def check_profile_elements(bestand: Bestand) -> Iterator[Problem]:
    """A learning goal serves elements that the Kernprofil has."""
    known = bestand.profilelemente
    for eintrag in bestand.module.values() if known else ():
        for z, ziel in enumerate(eintrag.wert.lernziele):
            for index, element in enumerate(ziel.profilelemente):
                if element not in known:
                    loc = ("lernziele", z, "profilelemente", index)
                    yield _unknown(eintrag, "LC205", "Profilelement", element, loc=loc, known=known)


def check_methods(bestand: Bestand) -> Iterator[Problem]:
    """The methods of a Schritt exist, and each is named once."""
    for ort in bestand.schritte():
        for index, methode in enumerate(ort.schritt.methoden):
            if methode not in bestand.methoden and not bestand.may_hold("methode", methode):
                loc = (*ort.loc, "methoden", index)
                yield _unknown(ort.modul, "LC203", "Methode", methode, loc=loc, known=bestand.methoden)
        yield from _repeated(ort.modul, ort.schritt.methoden, (*ort.loc, "methoden"))


def check_alternatives(bestand: Bestand) -> Iterator[Problem]:
    """The alternatives of a method exist and are others."""
    for id_, eintrag in bestand.methoden.items():
        for index, andere in enumerate(eintrag.wert.alternativen):
            loc = ("alternativen", index)
            if andere == id_:
                yield eintrag.problem(
                    "LC226", "Die Methode nennt sich selbst als Alternative.", "Löschen Sie den Eintrag.", loc=loc
                )
            elif andere not in bestand.methoden and not bestand.may_hold("methode", andere):
                yield _unknown(eintrag, "LC203", "Methode", andere, loc=loc, known=bestand.methoden)


def check_papers(bestand: Bestand) -> Iterator[Problem]:
    """The Kurzvortrag and the Kopiervorlagen of a Schritt stand in its module."""
    for ort in bestand.schritte():
        talks = {eintrag.id for eintrag in ort.modul.wert.kurzvortraege}
        sheets = {eintrag.id for eintrag in ort.modul.wert.kopiervorlagen}
        talk = ort.schritt.kurzvortrag
        if talk is not None and talk not in talks:
            loc: Loc = (*ort.loc, "kurzvortrag")
            yield _unknown(ort.modul, "LC208", "Kurzvortrag", talk, loc=loc, known=talks)
        for index, sheet in enumerate(ort.schritt.kopiervorlagen):
            if sheet not in sheets:
                loc = (*ort.loc, "kopiervorlagen", index)
                yield _unknown(ort.modul, "LC209", "Kopiervorlage", sheet, loc=loc, known=sheets)


def check_prerequisites(bestand: Bestand) -> Iterator[Problem]:
    """The prerequisites of a Baustein exist and lead to no circle."""
    bausteine = bestand.bausteine
    for eintrag in bestand.module.values():
        for b, baustein in enumerate(eintrag.wert.bausteine):
            for index, id_ in enumerate(baustein.voraussetzungen):
                loc = ("bausteine", b, "voraussetzungen", index)
                if id_ not in bausteine and not bestand.may_hold("modul", id_):
                    yield _unknown(eintrag, "LC206", "Baustein", id_, loc=loc, known=bausteine)
                elif baustein.id in _reachable(bestand, id_):
                    message = f"„{baustein.id}“ setzt „{id_}“ voraus und umgekehrt, vielleicht über weitere Bausteine."
                    yield eintrag.problem("LC224", message, loc=loc)


def check_courses(bestand: Bestand) -> Iterator[Problem]:
    """The modules, selections and required elements of a course exist, the selections inside its modules."""
    for eintrag in bestand.kurse.values():
        kurs = eintrag.wert
        for index, id_ in enumerate(kurs.module):
            if id_ not in bestand.module and not bestand.may_hold("modul", id_):
                yield _unknown(eintrag, "LC207", "Modul", id_, loc=("module", index), known=bestand.module)
        yield from _repeated(eintrag, kurs.module, ("module",))
        module = [bestand.module[id_].wert for id_ in kurs.module if id_ in bestand.module]
        inside = {baustein.id for modul in module for baustein in modul.bausteine}
        for a, auswahl in enumerate(kurs.auswahlen):
            for index, id_ in enumerate(auswahl.bausteine):
                if id_ not in inside and not bestand.may_hold("modul", id_):
                    loc: Loc = ("auswahlen", a, "bausteine", index)
                    if id_ in bestand.bausteine:
                        yield eintrag.problem("LC244", f"Baustein „{id_}“ gehört nicht zum Kurs.", loc=loc)
                    else:
                        yield _unknown(eintrag, "LC206", "Baustein", id_, loc=loc, known=inside)
        for index, element in enumerate(kurs.pflicht_profilelemente):
            if bestand.profilelemente and element not in bestand.profilelemente:
                loc = ("pflicht_profilelemente", index)
                yield _unknown(eintrag, "LC205", "Profilelement", element, loc=loc, known=bestand.profilelemente)


def check_ranges(bestand: Bestand) -> Iterator[Problem]:
    """Every range from the least to the most is the right way round."""
    for modul in bestand.module.values():
        yield from _turned_ue(modul, modul.wert.ue)
    for kurs in bestand.kurse.values():
        yield from _turned_ue(kurs, kurs.wert.ue)
    for methode in bestand.methoden.values():
        gruppe = methode.wert.gruppe
        if gruppe.min_personen > gruppe.max_personen:
            message = f"„gruppe“ reicht von {gruppe.min_personen} bis {gruppe.max_personen} Personen."
            yield methode.problem("LC129", message, loc=("gruppe",))


REFERENCE_CHECKS: tuple[Check, ...] = (
    check_file_names,
    check_ids_across_modules,
    check_ids_inside_files,
    check_id_prefixes,
    check_learning_goals,
    check_profile_elements,
    check_methods,
    check_alternatives,
    check_papers,
    check_prerequisites,
    check_courses,
    check_ranges,
)


def _ids_of(modul: Modul) -> Iterator[tuple[str, str, list[str]]]:
    """The lists of a module whose entries have ids: what an entry is called, the key of the list, the ids."""
    yield "Lernziel", "lernziele", [ziel.id for ziel in modul.lernziele]
    yield "Baustein", "bausteine", [baustein.id for baustein in modul.bausteine]
    yield "Kurzvortrag", "kurzvortraege", [eintrag.id for eintrag in modul.kurzvortraege]
    yield "Kopiervorlage", "kopiervorlagen", [eintrag.id for eintrag in modul.kopiervorlagen]


def _doubles(eintrag: Eintrag[object], art: str, ids: Iterable[str], loc: Loc) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ in seen:
            yield eintrag.problem("LC202", f"{art} „{id_}“ gibt es hier schon.", loc=(*loc, index, "id"))
        seen.add(id_)


def _repeated(eintrag: Eintrag[object], names: tuple[str, ...], loc: Loc) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield eintrag.problem("LC226", f"„{name}“ steht hier schon.", loc=(*loc, index))


def _unknown(eintrag: Eintrag[object], code: str, art: str, name: str, *, loc: Loc, known: Collection[str]) -> Problem:
    return eintrag.problem(code, f"{art} „{name}“ gibt es nicht.", suggest(name, known), loc=loc)


def _reachable(bestand: Bestand, start: str) -> set[str]:
    """All Bausteine that `start` is or needs, directly or through others."""
    bausteine = bestand.bausteine
    found: set[str] = set()
    waiting = [start]
    while waiting:
        id_ = waiting.pop()
        if id_ not in found and id_ in bausteine:
            found.add(id_)
            waiting += bausteine[id_].voraussetzungen
    return found


def _turned_ue(eintrag: Eintrag[object], ue: UeSpanne | None) -> Iterator[Problem]:
    if ue is not None and ue.min > ue.max:
        yield eintrag.problem("LC129", f"„ue“ reicht von {ue.min} bis {ue.max}.", loc=("ue",))
