"""`lotsen leitfaden`: the whole book, or one chapter."""

import argparse
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_pfade
from lotsen_curriculum.cli.befehle.suche import not_found
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.model.curriculum import Curriculum

__all__ = ["run"]


def run(args: argparse.Namespace) -> int:
    """Writes the book, or the chapter of the module that `args.modul` names."""
    from lotsen_curriculum.cli.aussehen import load_aussehen
    from lotsen_curriculum.loading import load_curriculum

    aussehen = load_aussehen(args.traeger, Path(args.daten[-1]) / "_" if args.daten else Path("_"))
    curriculum = load_curriculum([Path(ordner) for ordner in args.daten])
    name = f"modul-{args.modul}" if args.modul else "leitfaden"
    with fortschritt("Setze das Buch …"):
        dokument = _dokument(args, curriculum)
        dateien: dict[str, bytes] = {}
        if "docx" in args.format:
            dateien[f"{name}.docx"] = aussehen.render(dokument, "docx")
        if "pdf" in args.format:
            dateien[f"{name}.pdf"] = aussehen.render(dokument, "pdf")
    print_pfade(write_dateien(Path(args.ordner), dateien))
    return 0


def _dokument(args: argparse.Namespace, curriculum: Curriculum) -> Document:
    if args.modul is None:
        from lotsen_curriculum.documents.leitfaden import build_leitfaden

        stand = args.stand or max(modul.stand for modul in curriculum.module.values())
        return build_leitfaden(curriculum, ausgabe=args.ausgabe or f"Ausgabe {stand.year}", stand=stand)
    if args.modul not in curriculum.module:
        raise not_found("Modul", args.modul, curriculum.module)
    from lotsen_curriculum.documents.modulkapitel import build_modulkapitel

    return build_modulkapitel(curriculum.module[args.modul], curriculum)
