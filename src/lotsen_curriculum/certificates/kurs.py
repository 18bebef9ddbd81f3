"""What a certificate says about a course: counted from the plan as it was held, never from what was once asked for."""

from collections.abc import Iterator
from fractions import Fraction

from lotsen_curriculum.certificates.codes import CODES
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.regelwerk import Regeln, regeln_of
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.model.teilnahme import Kursangaben, Modulanteil, lernminuten_of
from lotsen_curriculum.problems import Problem

__all__ = ["check_plan_known", "kursangaben_of", "modulminuten_of", "regeln_of_plan"]

_OHNE_MODUL = "Ankommen, Austausch und Abschluss"


def check_plan_known(plan: Seminarplan, curriculum: Curriculum) -> tuple[Problem, ...]:
    """An LC543 for all that the plan names and the curriculum doesn't have: course, Regelwerk, Bausteine, methods."""
    hint = CODES["LC543"][1]
    fehlend = dict.fromkeys(_unknown(plan, curriculum))
    return tuple(Problem("LC543", f"Der Plan nennt {was}; das gibt es nicht.", hint=hint) for was in fehlend)


def _unknown(plan: Seminarplan, curriculum: Curriculum) -> Iterator[str]:
    if plan.kurs not in curriculum.planbare_kurse:
        yield f"den Kurs „{plan.kurs}“"
    if plan.anfrage.regelwerk not in curriculum.regelwerke:
        yield f"das Regelwerk „{plan.anfrage.regelwerk}“"
    zeilen = [zeile for termin in plan.termine for zeile in termin.zeilen]
    schritte = [(zeile.baustein, zeile.schritt) for zeile in zeilen if zeile.baustein]
    schritte += [(baustein, schritt) for baustein, _, schritt in (id_.partition("/") for id_ in plan.entfallen)]
    for baustein, schritt in schritte:
        if baustein not in curriculum.bausteine:
            yield f"den Baustein „{baustein}“"
        elif schritt and schritt not in {einer.id for einer in curriculum.bausteine[baustein].schritte}:
            yield f"den Schritt „{baustein}/{schritt}“"
    for zeile in zeilen:
        if zeile.baustein in curriculum.bausteine and zeile.methode not in curriculum.methoden:
            yield f"die Methode „{zeile.methode}“"


def regeln_of_plan(plan: Seminarplan, curriculum: Curriculum) -> Regeln:
    """The rules that hold for a plan: its Regelwerk with the changes of its Anfrage."""
    return regeln_of(curriculum.regelwerke[plan.anfrage.regelwerk], plan.anfrage)


def kursangaben_of(plan: Seminarplan, curriculum: Curriculum) -> Kursangaben:
    """Title, time, places, UE, modules and competences of a course.

    A course of several modules (the Basisqualifizierung) gives a Zertifikat; one of a single module gives a
    Teilnahmebescheinigung.
    """
    regeln = regeln_of_plan(plan, curriculum)
    minuten = lernminuten_of(plan, regeln)
    return Kursangaben(
        kurs=curriculum.kurs(plan.kurs).titel,
        titel=plan.titel,
        tage=tuple(termin.datum for termin in plan.termine),
        orte=tuple(dict.fromkeys(termin.ort for termin in plan.termine if termin.ort)),
        form=plan.anfrage.form,
        minuten=minuten,
        ue_min=regeln.ue_min,
        module=_anteile(plan, curriculum, sum(minuten), regeln.ue_min),
        kompetenzen=tuple(e.titel for e in curriculum.kernprofil.elemente if plan.abdeckung.get(e.id)),
        nachweis="zertifikat" if plan.kurs in curriculum.kurse else "teilnahmebescheinigung",
    )


def modulminuten_of(plan: Seminarplan, curriculum: Curriculum) -> tuple[dict[str, int], ...]:
    """For each Termin the minutes of each module, by the module's id."""
    found = []
    for termin in plan.termine:
        minuten: dict[str, int] = {}
        for zeile in termin.zeilen:
            if zeile.baustein:
                modul = curriculum.modul_of_baustein[zeile.baustein].id
                minuten[modul] = minuten.get(modul, 0) + zeile.minuten
        found.append(minuten)
    return tuple(found)


def _anteile(plan: Seminarplan, curriculum: Curriculum, gesamt: int, ue_min: int) -> tuple[Modulanteil, ...]:
    summe: dict[str, int] = {}
    for minuten in modulminuten_of(plan, curriculum):
        for modul, wert in minuten.items():
            summe[modul] = summe.get(modul, 0) + wert
    reihenfolge = [modul for modul in curriculum.kurs(plan.kurs).module if modul in summe]
    anteile = [Modulanteil(curriculum.module[modul].titel, Fraction(summe[modul], ue_min)) for modul in reihenfolge]
    rest = gesamt - sum(summe.values())
    return (*anteile, Modulanteil(_OHNE_MODUL, Fraction(rest, ue_min))) if rest > 0 else tuple(anteile)
