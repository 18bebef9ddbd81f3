"""`lotsen planen` with several Anfragen: one roster, a folder for each course, and who is where when."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lotsen_curriculum.certificates.dateinamen import readable_name
from lotsen_curriculum.cli.ausgabe import print_json, print_problems, problem_as_json
from lotsen_curriculum.cli.befehle.planen_saison_ausgabe import Kurslauf, print_saison, saison_as_json
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt, fortschrittsbalken
from lotsen_curriculum.cli.plandateien import plan_dateien
from lotsen_curriculum.documents.dienstplan import (
    build_dienstplan,
    build_personenkalender,
    einsaetze_of,
    termine_of_personen,
)
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.problems import CurriculumError, Problem

if TYPE_CHECKING:
    from lotsen_curriculum.cli.aussehen import Aussehen
    from lotsen_curriculum.planning.saison import SaisonProblem

__all__ = ["ordner_of", "run_saison"]

GEMEINSAM = "LC34"
"""Beginning of the codes that only courses together can have."""


def run_saison(args: argparse.Namespace, pfade: Sequence[Path]) -> int:
    """Plans all courses, writes and prints those that have a plan, and tells why others have none; 1 with such."""
    from lotsen_curriculum.planning.check.saison import check_saison
    from lotsen_curriculum.planning.saison import plan_saison

    with fortschritt("Lese die Daten …"):
        curriculum, anfragen = _load(args, pfade)
    with fortschrittsbalken("Verteile die Leitung", len(anfragen)) as weiter:
        ergebnis = plan_saison(curriculum, anfragen, melden=weiter)
    if doppelt := check_saison(ergebnis.fertige):
        raise CurriculumError(doppelt)
    ordner = [Path(args.ordner) / name for name in ordner_of(pfade)]
    kurse = [Kurslauf(*eines) for eines in zip(pfade, anfragen, ordner, ergebnis.plaene, strict=True)]
    dateien = _write(args, kurse, ergebnis.fertige, curriculum) if ergebnis.fertige else ()
    problems = _located(ergebnis.problems, pfade)
    if args.json:
        gut = saison_as_json(ergebnis, kurse, dateien) if ergebnis.fertige else {}
        print_json(gut | ({"probleme": [problem_as_json(problem) for problem in problems]} if problems else {}))
    else:
        if ergebnis.fertige:
            print_saison(ergebnis, kurse, Path(args.ordner), dateien)
        print_problems(problems, as_json=False)
        _print_allein(ergebnis.problems, pfade)
    return 1 if problems else 0


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
    args: argparse.Namespace, kurse: Sequence[Kurslauf], plaene: Sequence[Seminarplan], curriculum: Curriculum
) -> tuple[Path, ...]:
    """Writes a folder for each course that has a plan, and the roster above them; all files."""
    from lotsen_curriculum.cli.aussehen import load_aussehen

    wie = {ordner: load_aussehen(args.traeger, pfad) for ordner, pfad in {k.pfad.parent: k.pfad for k in kurse}.items()}
    geschrieben: list[Path] = []
    with fortschrittsbalken("Schreibe die Unterlagen", len(plaene)) as weiter:
        for kurs in kurse:
            if kurs.plan is not None:
                weiter(kurs.plan.titel)
                aussehen = wie[kurs.pfad.parent]
                geschrieben += write_dateien(kurs.ordner, plan_dateien(kurs.plan, curriculum, args.format, aussehen))
    if dateien := _saison_dateien(plaene, curriculum, args.format, wie[kurse[0].pfad.parent]):
        geschrieben += write_dateien(Path(args.ordner), dateien)
    return tuple(geschrieben)


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
