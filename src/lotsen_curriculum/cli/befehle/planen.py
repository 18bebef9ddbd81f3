"""`lotsen planen`: from an Anfrage to a plan on the screen and its documents in a folder."""

import argparse
import sys
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_pfade, print_tabelle
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.cli.plandateien import plan_dateien
from lotsen_curriculum.documents.worte import (
    SOZIALFORM,
    entfallen_saetze,
    format_datum,
    format_ue,
    luecke_satz,
    umfang_satz,
)
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Seminarplan, Zeile
from lotsen_curriculum.model.umfang import umfang_of

__all__ = ["print_summe", "print_termin", "run"]

ERKLAERBAR = ("LC243", "LC250", "LC254")
"""Rooms that are too small, locks that contradict each other, UE beside the range: the planner says what would help."""


def run(args: argparse.Namespace) -> int:
    """Plans, prints, writes; 1 where the Anfrage can't be planned, and then nothing is written."""
    if len(args.anfragen) == 1:
        return _run_one(args, Path(args.anfragen[0]))
    if args.warum:
        print("--warum braucht genau eine Anfrage.\nHilfe: lotsen planen --help", file=sys.stderr)
        return 2
    from lotsen_curriculum.cli.befehle.planen_saison import run_saison

    return run_saison(args, [Path(pfad) for pfad in args.anfragen])


def _run_one(args: argparse.Namespace, pfad: Path) -> int:
    from lotsen_curriculum.cli.befehle.planen_grund import print_grund
    from lotsen_curriculum.loading import load_anfrage, load_curriculum, locate

    with fortschritt("Lese die Daten …"):
        curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
        anfrage = load_anfrage(pfad, curriculum, nachsicht=ERKLAERBAR)
    with fortschritt("Plane …"):
        from lotsen_curriculum.planning import Planbar, build_problem, compose_seminarplan

        ergebnis = compose_seminarplan(build_problem(curriculum, anfrage))
    if not isinstance(ergebnis, Planbar):
        with fortschritt("Suche, woran es liegt und was hilft …"):
            from lotsen_curriculum.planning import find_abhilfen, find_konflikt

            problem = build_problem(curriculum, anfrage)
            konflikt = find_konflikt(problem)
            abhilfen = find_abhilfen(problem, konflikt, ergebnis.fehlende_min)
        print_grund(locate(pfad, ergebnis.problems), locate(pfad, konflikt.problems), abhilfen, as_json=args.json)
        return 1
    if args.warum:
        from lotsen_curriculum.cli.befehle.planen_grund import print_warum

        with fortschritt("Probiere, was sonst ginge …"):
            print_warum(args.warum, build_problem(curriculum, anfrage), ergebnis.plan, as_json=args.json)
        return 0
    with fortschritt("Schreibe die Unterlagen …"):
        from lotsen_curriculum.cli.aussehen import load_aussehen

        aussehen = load_aussehen(args.traeger, pfad)
        pfade = write_dateien(Path(args.ordner), plan_dateien(ergebnis.plan, curriculum, args.format, aussehen))
    if args.json:
        print_json({"plan": ergebnis.plan.model_dump(mode="json"), "dateien": [str(pfad) for pfad in pfade]})
    else:
        _print_plan(ergebnis.plan, curriculum)
        print()
        print_pfade(pfade)
    return 0


def _print_plan(plan: Seminarplan, curriculum: Curriculum) -> None:
    print(f"{plan.titel}\n{'=' * len(plan.titel)}")
    for nummer in range(1, len(plan.termine) + 1):
        print_termin(nummer, plan, curriculum)
    print_summe(plan, curriculum)


def print_termin(nummer: int, plan: Seminarplan, curriculum: Curriculum) -> None:
    """Prints one session of a plan as a table."""
    termin, ue = plan.termine[nummer - 1], plan.ue.je_termin[nummer - 1]
    print(f"\nTermin {nummer}: {format_datum(termin.datum)} ({format_ue(ue)})\n")
    print_tabelle(("Zeit", "Min.", "Was", "Methode", "Form"), _zeilen(termin, curriculum), rechts=(1,))


def print_summe(plan: Seminarplan, curriculum: Curriculum) -> None:
    """Prints the size of a plan, its coverage, its gap and its hints."""
    zahl = sum(1 for bausteine in plan.abdeckung.values() if bausteine)
    print()
    print_absatz(
        f"Zusammen {format_ue(plan.ue.gesamt)}. Kernprofil: {zahl} von {len(curriculum.profilelemente)} Elementen. "
        f"{luecke_satz(plan)}"
    )
    if satz := umfang_satz(umfang_of(plan, curriculum)):
        print_absatz(satz)
    if plan.entfallen:
        print_absatz(f"Nicht im Plan, weil die Zeit nicht reicht. {' '.join(entfallen_saetze(plan, curriculum))}")
    for hinweis in plan.hinweise:
        print_absatz(f"Hinweis: {hinweis}")


def _zeilen(termin: PlanTermin, curriculum: Curriculum) -> list[tuple[str, ...]]:
    zeilen: list[tuple[str, ...]] = []
    baustein: str | None = None
    for zeile in termin.zeilen:
        if zeile.baustein and zeile.baustein != baustein:
            baustein = zeile.baustein
            zeilen.append(("", "", f"{baustein} {curriculum.bausteine[baustein].titel}", "", ""))
        zeilen.append(_zeile(zeile, curriculum))
    return zeilen


def _zeile(zeile: Zeile, curriculum: Curriculum) -> tuple[str, ...]:
    methode = curriculum.methoden[zeile.methode].titel if zeile.methode else ""
    form = SOZIALFORM[zeile.sozialform] if zeile.sozialform else ""
    titel = f"  {zeile.titel}" if zeile.baustein else zeile.titel
    return (f"{zeile.von:%H:%M}", str(zeile.minuten), titel, methode, form)
