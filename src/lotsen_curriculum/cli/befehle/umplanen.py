"""`lotsen umplanen`: the next version of a plan, with as little change as possible, and what is different."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lotsen_curriculum.cli.ausgabe import print_absatz, print_json, print_pfade, print_problems
from lotsen_curriculum.cli.befehle.planen import print_summe, print_termin
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.cli.plandateien import plan_dateien
from lotsen_curriculum.cli.planordner import FASSUNG, ordner_of_plan, read_plan
from lotsen_curriculum.problems import CurriculumError, Problem

if TYPE_CHECKING:
    from lotsen_curriculum.model.curriculum import Curriculum
    from lotsen_curriculum.model.seminarplan import Seminarplan
    from lotsen_curriculum.planning import Umgeplant

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Re-plans, prints the difference, writes; 1 where there is no plan after the change: nothing is written then."""
    from lotsen_curriculum.loading import load_aenderung

    pfad = Path(args.plan)
    with fortschritt("Lese Plan und Daten …"):
        plan, curriculum = read_plan(pfad, args.daten)
        aenderung = load_aenderung(Path(args.aenderung), plan)
        neben = _load_nachbarn(pfad, args.neben)
    with fortschritt("Plane um …"):
        from lotsen_curriculum.planning import Umgeplant, replan_seminarplan

        ergebnis = replan_seminarplan(plan, curriculum, aenderung, neben=neben)
    if not isinstance(ergebnis, Umgeplant):
        print_problems(ergebnis.problems, as_json=args.json)
        return 1
    ordner = Path(args.ordner) if args.ordner else _next_ordner(pfad, ergebnis.plan)
    with fortschritt("Schreibe die Unterlagen …"):
        from lotsen_curriculum.cli.aussehen import load_aussehen

        aussehen = load_aussehen(args.traeger, pfad)
        pfade = write_dateien(ordner, plan_dateien(ergebnis.plan, curriculum, args.format, aussehen))
    if args.json:
        print_json(_as_json(ergebnis) | {"dateien": [str(pfad) for pfad in pfade]})
    else:
        _print(ergebnis, curriculum)
        print()
        print_pfade(pfade)
    return 0


def _next_ordner(pfad: Path, plan: "Seminarplan") -> Path:
    """The folder of the next version; one that holds another re-planning of the same plan is not written over."""
    from lotsen_curriculum.loading import dump_plan

    ordner = ordner_of_plan(pfad) / f"{FASSUNG}{plan.fassung}"
    vorhanden = ordner / "plan.json"
    if vorhanden.is_file() and vorhanden.read_bytes() != dump_plan(plan).encode():
        message = f"In „{ordner}“ liegt schon eine andere Fassung {plan.fassung}; sie bleibt, wie sie ist."
        hint = f"Planen Sie von ihr aus weiter (lotsen umplanen {vorhanden} …), oder nennen Sie mit -o einen Ordner."
        raise CurriculumError([Problem("LC494", message, hint=hint)])
    return ordner


def _load_nachbarn(pfad: Path, neben: Sequence[str]) -> "list[Seminarplan]":
    """The plans of the other courses; versions of the course itself, in its own folder, are none of them."""
    from lotsen_curriculum.loading import load_plan

    eigener = ordner_of_plan(pfad).resolve()
    return [load_plan(anderer) for anderer in map(Path, neben) if ordner_of_plan(anderer).resolve() != eigener]


def _as_json(ergebnis: "Umgeplant") -> dict[str, object]:
    anders = ergebnis.unterschied
    unterschied = {
        "satz": anders.satz,
        **asdict(anders),
        "zeilen": [asdict(z) | {"vorher": _tag(z.vorher), "nachher": _tag(z.nachher)} for z in anders.zeilen],
        "leitung": [asdict(w) | {"datum": _tag(w.datum), "satz": w.satz} for w in anders.leitung],
    }
    plan = ergebnis.plan.model_dump(mode="json")
    beweis = {"bewiesen": ergebnis.bewiesen, "ordnungen": ergebnis.ordnungen}
    return {"plan": plan, "unterschied": unterschied, **beweis}


def _tag(tag: date | None) -> str | None:
    return None if tag is None else tag.isoformat()


def _print(ergebnis: "Umgeplant", curriculum: "Curriculum") -> None:
    """The difference in words, then the sessions that hold something different."""
    plan, unterschied = ergebnis.plan, ergebnis.unterschied
    titel = f"{plan.titel}, Fassung {plan.fassung}"
    print(f"{titel}\n{'=' * len(titel)}\n")
    for satz in unterschied.termine:
        print_absatz(satz)
    print_absatz(unterschied.satz)
    for satz in unterschied.saetze:
        print_absatz(f"- {satz}", 2)
    for wechsel in unterschied.leitung:
        print_absatz(f"- {wechsel.satz}", 2)
    if ergebnis.bewiesen and unterschied.bewegt:
        print_absatz(f"Bewiesen: Weniger zu ändern wäre {_wo(ergebnis.ordnungen)} der Bausteine nicht besser bewertet.")
    anders = {(zeile.baustein, zeile.schritt) for zeile in unterschied.zeilen}
    for nummer, termin in enumerate(plan.termine, start=1):
        if anders & {(zeile.baustein, zeile.schritt) for zeile in termin.zeilen}:
            print_termin(nummer, plan, curriculum)
    print_summe(plan, curriculum)


def _wo(ordnungen: int) -> str:
    return "in dieser Reihenfolge" if ordnungen == 1 else f"in den {ordnungen} verglichenen Reihenfolgen"
