"""`lotsen leitfaden`: the whole book, or one chapter."""

import argparse
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_pfade
from lotsen_curriculum.cli.befehle.suche import not_found
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Writes the book, or the chapter of the module that `args.modul` names; with `args.vergleich` shows changes."""
    from lotsen_curriculum.rendering.collector import collector_paused

    with collector_paused():
        return _run(args)


def _run(args: argparse.Namespace) -> int:
    from lotsen_curriculum.loading import load_curriculum

    curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
    if args.vergleich:
        return _compare(args, curriculum)
    name = f"modul-{args.modul}" if args.modul else "leitfaden"
    dokument = _dokument(args, curriculum)
    print_pfade(write_dateien(Path(args.ordner), _dateien(name, dokument, args)))
    return 0


def _dateien(name: str, dokument: Document, args: argparse.Namespace) -> dict[str, bytes]:
    from lotsen_curriculum.cli.aussehen import load_aussehen
    from lotsen_curriculum.rendering import render

    aussehen = load_aussehen(args.traeger, Path(args.daten[-1] if args.daten else ".") / "leitfaden")
    dateien: dict[str, bytes] = {}
    for format_ in args.format:
        with fortschritt(f"Setze das Buch als {format_} …"):
            match format_:
                case "docx" | "pdf":
                    dateien[f"{name}.{format_}"] = aussehen.render(dokument, format_)
                case _:
                    dateien[f"{name}.txt"] = render(dokument, "outline").encode()
    return dateien


def _compare(args: argparse.Namespace, curriculum: Curriculum) -> int:
    """Prints what has changed since an older edition: an outline as a file, or its data as a folder."""
    from lotsen_curriculum.cli.vergleich import compare_gliederungen
    from lotsen_curriculum.loading import load_edition
    from lotsen_curriculum.rendering import render

    alt = Path(args.vergleich)
    with fortschritt("Vergleiche …"):
        neu = render(_dokument(args, curriculum), "outline")
        frueher = render(_dokument(args, load_edition(alt)), "outline") if alt.is_dir() else _read(alt)
        zeilen = compare_gliederungen(frueher, neu)
    print("\n".join(zeilen) if zeilen else "Die beiden Ausgaben haben denselben Text.")
    return 0


def _read(pfad: Path) -> str:
    try:
        return pfad.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fehler:
        message = f"„{pfad}“ lässt sich nicht als Gliederung lesen."
        hint = "Nehmen Sie eine mit --format txt geschriebene Datei oder einen Ordner mit Daten."
        raise CurriculumError([Problem("LC493", message, hint=hint)]) from fehler


def _dokument(args: argparse.Namespace, curriculum: Curriculum) -> Document:
    if args.modul is None:
        from lotsen_curriculum.documents.leitfaden import build_leitfaden

        stand = args.stand or max(modul.stand for modul in curriculum.module.values())
        return build_leitfaden(curriculum, ausgabe=args.ausgabe or f"Ausgabe {stand.year}", stand=stand)
    if args.modul not in curriculum.module:
        raise not_found("Modul", args.modul, {id_: modul.titel for id_, modul in curriculum.module.items()})
    from lotsen_curriculum.documents.modulkapitel import build_modulkapitel

    return build_modulkapitel(curriculum.module[args.modul], curriculum)
