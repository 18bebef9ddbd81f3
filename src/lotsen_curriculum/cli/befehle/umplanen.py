"""`lotsen umplanen`: the next version of a plan, with as little change as possible, and what is different."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_pfade, print_problems
from lotsen_curriculum.cli.befehle.planen import print_summe, print_termin
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.cli.plandateien import plan_dateien

if TYPE_CHECKING:
    from lotsen_curriculum.model.curriculum import Curriculum
    from lotsen_curriculum.planning import Umgeplant

__all__ = ["run"]

FASSUNG = "fassung-"
"""Beginning of the folders that hold later versions, beside the first plan."""


def run(args: argparse.Namespace) -> int:
    """Re-plans, prints the difference, writes; 1 where there is no plan after the change: nothing is written then."""
    from lotsen_curriculum.loading import load_aenderung, load_curriculum, load_plan

    pfad = Path(args.plan)
    with fortschritt("Lese Plan und Daten …"):
        plan = load_plan(pfad)
        curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
        aenderung = load_aenderung(Path(args.aenderung), plan)
    with fortschritt("Plane um …"):
        from lotsen_curriculum.planning import Umgeplant, replan_seminarplan

        ergebnis = replan_seminarplan(plan, curriculum, aenderung)
    if not isinstance(ergebnis, Umgeplant):
        print_problems(ergebnis.problems, as_json=args.json)
        return 1
    erster = pfad.parent.parent if pfad.parent.name.startswith(FASSUNG) else pfad.parent
    ordner = Path(args.ordner) if args.ordner else erster / f"{FASSUNG}{ergebnis.plan.fassung}"
    with fortschritt("Schreibe die Unterlagen …"):
        from lotsen_curriculum.cli.aussehen import load_aussehen

        aussehen = load_aussehen(args.traeger, erster / pfad.name)
        pfade = write_dateien(ordner, plan_dateien(ergebnis.plan, curriculum, args.format, aussehen))
    if args.json:
        print_json(_as_json(ergebnis) | {"dateien": [str(pfad) for pfad in pfade]})
    else:
        _print(ergebnis, curriculum)
        print()
        print_pfade(pfade)
    return 0


def _as_json(ergebnis: "Umgeplant") -> dict[str, object]:
    anders = ergebnis.unterschied
    leitung = [{**asdict(wechsel), "datum": f"{wechsel.datum}", "satz": wechsel.satz} for wechsel in anders.leitung]
    unterschied = {"satz": anders.satz, **asdict(anders), "leitung": leitung}
    plan = ergebnis.plan.model_dump(mode="json")
    return {"plan": plan, "unterschied": unterschied, "bewiesen": ergebnis.bewiesen}


def _print(ergebnis: "Umgeplant", curriculum: "Curriculum") -> None:
    """The difference in words, then the sessions that hold something different."""
    plan, unterschied = ergebnis.plan, ergebnis.unterschied
    titel = f"{plan.titel}, Fassung {plan.fassung}"
    print(f"{titel}\n{'=' * len(titel)}\n")
    for satz in unterschied.termine:
        print_absatz(satz)
    print_absatz(unterschied.satz)
    for zeile in unterschied.bewegt:
        print_absatz(f"- {zeile.satz}", 2)
    for wechsel in unterschied.leitung:
        print_absatz(f"- {wechsel.satz}", 2)
    if ergebnis.bewiesen and unterschied.bewegt:
        print_absatz("Bewiesen: Weniger zu ändern wäre in der Bewertung nicht besser.")
    anders = {(zeile.baustein, zeile.schritt) for zeile in unterschied.zeilen}
    for nummer, termin in enumerate(plan.termine, start=1):
        if anders & {(zeile.baustein, zeile.schritt) for zeile in termin.zeilen}:
            print_termin(nummer, plan, curriculum)
    print_summe(plan, curriculum)
