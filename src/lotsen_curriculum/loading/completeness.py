"""Checks that nothing lies idle: goals are pursued, papers and methods used, the Kernprofil covered."""

from collections.abc import Iterator

from lotsen_curriculum.loading.bestand import Bestand
from lotsen_curriculum.loading.references import Check
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Modul
from lotsen_curriculum.problems import Problem

__all__ = ["COMPLETENESS_CHECKS", "thin_modules"]

_MINDESTENS_BAUSTEINE = 2

_MINDESTENS_WORTE = 40
"""Far fewer words than the shortest shipped part has: a paragraph, not a sentence."""


def check_goals_pursued(bestand: Bestand) -> Iterator[Problem]:
    """Every learning goal is pursued by a Schritt of its module."""
    for eintrag in bestand.module.values():
        schritte = [schritt for baustein in eintrag.wert.bausteine for schritt in baustein.schritte]
        pursued = {ziel for schritt in schritte for ziel in schritt.lernziele}
        for index, ziel in enumerate(eintrag.wert.lernziele):
            if ziel.id not in pursued:
                message = f"Das Lernziel „{ziel.id}“ wird von keinem Schritt verfolgt."
                yield eintrag.problem("LC219", message, loc=("lernziele", index, "id"))


def check_papers_used(bestand: Bestand) -> Iterator[Problem]:
    """Every Kurzvortrag is given and every Kopiervorlage handed out in a Schritt of its module."""
    for eintrag in bestand.module.values():
        schritte = [schritt for baustein in eintrag.wert.bausteine for schritt in baustein.schritte]
        talks = {schritt.kurzvortrag for schritt in schritte}
        sheets = {sheet for schritt in schritte for sheet in schritt.kopiervorlagen}
        for index, talk in enumerate(eintrag.wert.kurzvortraege):
            if talk.id not in talks:
                message = f"Der Kurzvortrag „{talk.id}“ wird in keinem Schritt gehalten."
                hint = "Nennen Sie ihn bei einem Schritt."
                yield eintrag.problem("LC220", message, hint, loc=("kurzvortraege", index, "id"))
        for index, sheet in enumerate(eintrag.wert.kopiervorlagen):
            if sheet.id not in sheets:
                message = f"Die Kopiervorlage „{sheet.id}“ wird in keinem Schritt ausgegeben."
                yield eintrag.problem("LC220", message, loc=("kopiervorlagen", index, "id"))


def check_methods_used(bestand: Bestand) -> Iterator[Problem]:
    """Every method is used by a Schritt or said to be in the pool for choice; a Träger answers for its own only."""
    if bestand.defekt.get("modul"):
        return
    used = {methode for ort in bestand.schritte() for methode in ort.schritt.methoden}
    for id_, eintrag in bestand.methoden.items():
        if id_ not in used and not eintrag.wert.nur_pool and (bestand.ganz or eintrag.eigen):
            yield eintrag.problem("LC222", f"Kein Schritt braucht die Methode „{id_}“.", loc=("id",))


def check_profile_covered(bestand: Bestand) -> Iterator[Problem]:
    """In the shipped data every Profilelement is served by at least two Bausteine of the Basisqualifizierung."""
    if bestand.kernprofil is None or not bestand.ganz or bestand.defekt.get("modul"):
        return
    served: dict[str, set[str]] = {element: set() for element in bestand.profilelemente}
    for ort in bestand.schritte():
        for ziel in ort.modul.wert.lernziele if ort.modul.wert.art == "basis" else ():
            if ziel.id in ort.schritt.lernziele:
                for element in ziel.profilelemente:
                    served.setdefault(element, set()).add(ort.baustein.id)
    for index, profilelement in enumerate(bestand.kernprofil.wert.elemente):
        count = len(served[profilelement.id])
        if count < _MINDESTENS_BAUSTEINE:
            message = f"„{profilelement.id}“ kommt in {count} Bausteinen der Basisqualifizierung vor, nötig sind 2."
            yield bestand.kernprofil.problem("LC221", message, loc=("elemente", index, "id"))


def thin_modules(curriculum: Curriculum) -> Iterator[str]:
    """German sentences on modules that can be planned, but don't yet say enough to teach from.

    Why no problems: a module grows while it is previewed and planned, and a Träger may leave it a sketch.
    """
    for modul in curriculum.module.values():
        if lacks := list(_thin_parts(modul)):
            yield f"Das Modul „{modul.id}“ ist noch dünn: {', '.join(lacks)}."


def _thin_parts(modul: Modul) -> Iterator[str]:
    for key in ("warum", "gegenstand", "hinweise"):
        worte = len((getattr(modul, key) or "").split())
        if worte < _MINDESTENS_WORTE:
            yield f"„{key}“ ist sehr kurz" if worte else f"„{key}“ fehlt"
    if not modul.kopiervorlagen:
        yield "es gibt keine Kopiervorlage"


COMPLETENESS_CHECKS: tuple[Check, ...] = (
    check_goals_pursued,
    check_papers_used,
    check_methods_used,
    check_profile_covered,
)
