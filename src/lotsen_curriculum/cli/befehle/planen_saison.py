"""`lotsen planen` with several Anfragen: one roster, a folder for each course, and who is where when."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lotsen_curriculum.certificates.dateinamen import readable_name
from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_problems, print_tabelle
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt, fortschrittsbalken
from lotsen_curriculum.cli.plandateien import plan_dateien
from lotsen_curriculum.documents.dienstplan import (
    build_dienstplan,
    build_personenkalender,
    einsaetze_of,
    saison_satz,
    termine_of_personen,
)
from lotsen_curriculum.documents.worte import format_ue, join_worte
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.units import format_dezimal

if TYPE_CHECKING:
    from lotsen_curriculum.cli.aussehen import Aussehen
    from lotsen_curriculum.planning.saison import SaisonPlanbar, SaisonProblem

__all__ = ["ordner_of", "run_saison"]

GEMEINSAM = "LC34"
"""Beginning of the codes that only courses together can have."""


def run_saison(args: argparse.Namespace, pfade: Sequence[Path]) -> int:
    """Plans all courses, prints, writes; 1 where one can't be planned, and then nothing is written."""
    from lotsen_curriculum.planning.check.saison import check_saison
    from lotsen_curriculum.planning.saison import SaisonPlanbar, plan_saison

    with fortschritt("Lese die Daten …"):
        curriculum, anfragen = _load(args, pfade)
    with fortschrittsbalken("Verteile die Leitung", len(anfragen)) as weiter:
        ergebnis = plan_saison(curriculum, anfragen, melden=weiter)
    if not isinstance(ergebnis, SaisonPlanbar):
        print_problems(_located(ergebnis.problems, pfade), as_json=args.json)
        _print_allein(ergebnis.problems, pfade)
        return 1
    if doppelt := check_saison(ergebnis.plaene):
        raise CurriculumError(doppelt)
    ordner = [Path(args.ordner) / name for name in ordner_of(pfade)]
    geschrieben = _write(args, pfade, ordner, ergebnis.plaene, curriculum)
    if args.json:
        print_json(_as_json(ergebnis, pfade, ordner, geschrieben))
    else:
        _print(ergebnis, ordner)
        print()
        for wohin, dateien in geschrieben.items():
            print(f"Geschrieben: {wohin} ({len(dateien)} {'Datei' if len(dateien) == 1 else 'Dateien'})")
    return 0


def ordner_of(pfade: Sequence[Path]) -> tuple[str, ...]:
    """A folder for each Anfrage: called after its file, else after the file's folder, else numbered."""
    for namen in ([pfad.stem for pfad in pfade], [pfad.resolve().parent.name for pfad in pfade]):
        if len({name.casefold() for name in namen}) == len(namen):
            return tuple(namen)
    return tuple(f"{nummer:02d}-{pfad.stem}" for nummer, pfad in enumerate(pfade, start=1))


def _load(args: argparse.Namespace, pfade: Sequence[Path]) -> tuple[Curriculum, list[Anfrage]]:
    """The data and all Anfragen; raises the problems of all of them together."""
    from lotsen_curriculum.loading import load_anfrage, load_curriculum

    curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
    anfragen: list[Anfrage] = []
    problems: list[Problem] = []
    for pfad in pfade:
        try:
            anfragen.append(load_anfrage(pfad, curriculum))
        except CurriculumError as fehler:
            problems += fehler.problems
    if problems:
        raise CurriculumError(problems)
    return curriculum, anfragen


def _located(problems: "Sequence[SaisonProblem]", pfade: Sequence[Path]) -> list[Problem]:
    """The problems with their places, each in the file of its Anfrage."""
    from lotsen_curriculum.loading import locate

    return [gefunden for nummer, problem in problems for gefunden in locate(pfade[nummer], [problem])]


def _print_allein(problems: "Sequence[SaisonProblem]", pfade: Sequence[Path]) -> None:
    """Which command tells what would help, for courses that don't work out by themselves either."""
    for nummer in sorted({nummer for nummer, problem in problems if not problem.code.startswith(GEMEINSAM)}):
        print(f"Was bei dieser Anfrage allein hilft, sagt: lotsen planen {pfade[nummer]}", file=sys.stderr)


def _write(
    args: argparse.Namespace,
    pfade: Sequence[Path],
    ordner: Sequence[Path],
    plaene: Sequence[Seminarplan],
    curriculum: Curriculum,
) -> dict[Path, tuple[Path, ...]]:
    """Writes a folder for each course, and the roster above them; the files by folder."""
    from lotsen_curriculum.cli.aussehen import load_aussehen

    geschrieben = {}
    with fortschrittsbalken("Schreibe die Unterlagen", len(plaene)) as weiter:
        for pfad, wohin, plan in zip(pfade, ordner, plaene, strict=True):
            aussehen = load_aussehen(args.traeger, pfad)
            geschrieben[wohin] = write_dateien(wohin, plan_dateien(plan, curriculum, args.format, aussehen))
            weiter(plan.titel)
    oben = Path(args.ordner)
    aussehen = load_aussehen(args.traeger, pfade[0])
    if dateien := _saison_dateien(plaene, curriculum, args.format, aussehen):
        geschrieben[oben] = write_dateien(oben, dateien)
    return geschrieben


def _saison_dateien(
    plaene: Sequence[Seminarplan], curriculum: Curriculum, formate: Sequence[str], aussehen: "Aussehen"
) -> Mapping[str, bytes]:
    """The roster as Word and PDF, and a calendar for each person."""
    from lotsen_curriculum.rendering.ics import render_ics

    dateien: dict[str, bytes] = {}
    if "docx" in formate:
        dateien["dienstplan.docx"] = aussehen.render(build_dienstplan(plaene), "docx")
    if "pdf" in formate:
        dateien["dienstplan.pdf"] = aussehen.render(build_dienstplan(plaene), "pdf")
    if "ics" in formate:
        for name in termine_of_personen(einsaetze_of(plaene)):
            datei = _frei(f"kalender-{readable_name(name) or 'Person'}", dateien)
            dateien[datei] = render_ics(build_personenkalender(plaene, curriculum, name))
    return dateien


def _frei(name: str, vergeben: Mapping[str, bytes]) -> str:
    """A file name that is not taken, whatever the system thinks of small and capital letters."""
    belegt = {datei.casefold() for datei in vergeben}
    moeglich = (f"{name}{zusatz}.ics" for zusatz in ("", *(f"-{nummer}" for nummer in range(2, len(belegt) + 3))))
    return next(datei for datei in moeglich if datei.casefold() not in belegt)


def _print(ergebnis: "SaisonPlanbar", ordner: Sequence[Path]) -> None:
    """Who is where when, how much each person leads, and the courses."""
    plaene = ergebnis.plaene
    einsaetze = einsaetze_of(plaene)
    print("Dienstplan\n==========\n")
    termine = [(einsatz.wann, einsatz.kurs, einsatz.ort, ", ".join(einsatz.leitung)) for einsatz in einsaetze]
    print_tabelle(("Wann", "Kurs", "Ort", "Leitung"), termine)
    if personen := termine_of_personen(einsaetze):
        print()
        zeilen = [(name, str(len(eigene)), str(len({e.kurs for e in eigene}))) for name, eigene in personen.items()]
        print_tabelle(("Person", "Termine", "Kurse"), zeilen, rechts=(1, 2))
    print()
    kurse = [
        (plan.titel, format_ue(plan.ue.gesamt), f"{format_dezimal(plan.luecke_prozent, 1)} %", wo.name)
        for plan, wo in zip(plaene, ordner, strict=True)
    ]
    print_tabelle(("Kurs", "Umfang", "Lücke", "Ordner"), kurse, rechts=(1, 2))
    print()
    print_absatz(f"{saison_satz(plaene)}. Niemand und kein Raum ist doppelt belegt.")
    print_absatz(_guete(ergebnis))
    for satz in _aehnliche(plaene):
        print_absatz(f"Hinweis: {satz}")


def _guete(ergebnis: "SaisonPlanbar") -> str:
    """What is proven about the roster."""
    kosten, schranke = ergebnis.kosten, ergebnis.schranke
    if kosten <= schranke:
        return "Bewiesen: Gerechter und mit weniger Wechseln geht es in der Bewertung nicht."
    prozent = format_dezimal(100 * (kosten - schranke) / kosten, 1)
    return f"Ein anderer Dienstplan könnte in der Bewertung höchstens {prozent} Prozent besser sein."


def _aehnliche(plaene: Sequence[Seminarplan]) -> list[str]:
    """Names of people and rooms that are probably meant to be the same."""
    namen = [trainer.name for plan in plaene for trainer in plan.anfrage.trainer]
    namen += [termin.ort or "" for plan in plaene for termin in plan.termine]
    gruppen: dict[str, dict[str, None]] = {}
    for name in namen:
        if schluessel := "".join(zeichen for zeichen in name.casefold() if zeichen.isalnum()):
            gruppen.setdefault(schluessel, {})[name] = None
    mehrere = [[f"„{name}“" for name in gruppe] for gruppe in gruppen.values() if len(gruppe) > 1]
    rat = "gelten als verschieden. Ist dasselbe gemeint, schreiben Sie es gleich."
    return [f"{join_worte(gruppe)} {rat}" for gruppe in mehrere]


def _as_json(
    ergebnis: "SaisonPlanbar", pfade: Sequence[Path], ordner: Sequence[Path], geschrieben: Mapping[Path, Sequence[Path]]
) -> dict[str, object]:
    return {
        "dienstplan": [
            {
                "kurs": e.kurs,
                "datum": f"{e.datum}",
                "von": f"{e.von:%H:%M}",
                "bis": f"{e.bis:%H:%M}",
                "ort": e.ort,
                "leitung": list(e.leitung),
            }
            for e in einsaetze_of(ergebnis.plaene)
        ],
        "kosten": ergebnis.kosten,
        "schranke": ergebnis.schranke,
        "kurse": [
            {"anfrage": str(pfad), "ordner": str(wo), "plan": plan.model_dump(mode="json")}
            for pfad, wo, plan in zip(pfade, ordner, ergebnis.plaene, strict=True)
        ],
        "dateien": [str(datei) for dateien in geschrieben.values() for datei in dateien],
    }
