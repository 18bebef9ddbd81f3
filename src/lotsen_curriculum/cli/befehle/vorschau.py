"""`lotsen vorschau`: the pages of any document as pictures, once or again at every change."""

import argparse
import sys
import time
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

from lotsen_curriculum.cli.ausgabe import print_problems
from lotsen_curriculum.cli.befehle.suche import not_found
from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.cli.fortschritt import fortschritt
from lotsen_curriculum.cli.planordner import read_plan
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["run", "watch"]

_TAKT_S = 0.5
"""Seconds between two looks at the files."""

_VERFOLGT = (".yaml", ".yml", ".json", ".svg", ".png", ".jpg", ".jpeg", ".pdf", ".docx", ".dotx")


def run(args: argparse.Namespace) -> int:
    """Draws the pages; with `args.beobachten` until Ctrl-C, otherwise once."""
    if not args.beobachten:
        _draw(args)
        return 0
    print("Beobachte die Dateien. Ende mit Strg+C.", flush=True)
    watch(lambda: _draw(args), lambda: _state(args), time.sleep)
    return 0


def watch(build: Callable[[], None], state: Callable[[], object], wait: Callable[[float], None]) -> None:
    """Builds now and whenever `state` gives something new; tells problems and goes on; ends with Ctrl-C."""
    seen: object = None
    try:
        while True:
            now = state()
            if now != seen:
                seen = now
                _build(build)
            wait(_TAKT_S)
    except KeyboardInterrupt:
        print("Beendet.")


def _build(build: Callable[[], None]) -> None:
    try:
        build()
    except CurriculumError as error:
        print_problems(error.problems, as_json=False)
        print("Noch nicht in Ordnung; die Bilder sind die vorigen.", file=sys.stderr, flush=True)


def _state(args: argparse.Namespace) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every file that the document may come from."""
    return tuple(sorted(_stamps(args)))


def _stamps(args: argparse.Namespace) -> Iterator[tuple[str, int, int]]:
    from lotsen_curriculum.cli.aussehen import find_traeger
    from lotsen_curriculum.loading import shipped_data

    quelle = Path(args.quelle)
    ordner = [Path(daten) for daten in args.daten] + [
        shipped_data() / name for name in ("modules", "methods", "profil")
    ]
    dateien = [quelle]
    dateien += [pfad for stelle in ordner for pfad in stelle.rglob("*")]
    traeger = Path(args.traeger) if args.traeger else find_traeger(quelle)
    for neben in (quelle, traeger):
        dateien += list(neben.parent.iterdir()) if neben and neben.is_file() else []
    for pfad in dateien:
        if pfad.suffix.lower() in _VERFOLGT and pfad.is_file():
            stat = pfad.stat()
            yield str(pfad), stat.st_mtime_ns, stat.st_size


def _draw(args: argparse.Namespace) -> None:
    from lotsen_curriculum.cli.aussehen import load_aussehen
    from lotsen_curriculum.rendering.sheets import draw_pages

    with fortschritt("Zeichne die Seiten …"):
        name, dokument = _dokument(args)
        pdf = load_aussehen(args.traeger, Path(args.quelle)).render(dokument, "pdf")
        ordner = Path(args.ordner)
        if args.oeffnen:
            (pfad,) = write_dateien(ordner, {f"{name}.pdf": pdf})
            webbrowser.open(pfad.resolve().as_uri())
            seiten: tuple[Path, ...] = ()
        else:
            bilder = enumerate(draw_pages(pdf, dpi=args.dpi), start=1)
            seiten = write_dateien(ordner, {f"{name}-{nummer:03d}.png": bild for nummer, bild in bilder})
            for rest in set(ordner.glob(f"{name}-[0-9][0-9][0-9].png")) - set(seiten):
                rest.unlink()
    shown = f"{len(seiten)} Seiten: {seiten[0]}" if len(seiten) > 1 else str(seiten[0] if seiten else pfad)
    print(f"{time.strftime('%H:%M:%S')}  {shown}", flush=True)


def _dokument(args: argparse.Namespace) -> tuple[str, Document]:
    """The name and the document that the source stands for."""
    from lotsen_curriculum.loading import load_curriculum, load_entry

    quelle, daten = Path(args.quelle), [Path(ordner) for ordner in args.daten]
    if quelle.suffix == ".json":
        return _of_plan(quelle, daten, args.art)
    if quelle.suffix in (".yaml", ".yml"):
        curriculum, art, kennung = load_entry(quelle, daten)
    else:
        curriculum, kennung = load_curriculum(daten), args.quelle
        art = "modul" if kennung in curriculum.module else "methode"
    if kennung == "leitfaden" or art in ("kernprofil", "kurs", "regelwerk", "abgeschaltet"):
        from lotsen_curriculum.documents.leitfaden import build_leitfaden

        stand = max(modul.stand for modul in curriculum.module.values())
        return "leitfaden", build_leitfaden(curriculum, ausgabe=f"Ausgabe {stand.year}", stand=stand)
    if art == "modul":
        from lotsen_curriculum.documents.modulkapitel import build_modulkapitel

        return f"modul-{kennung}", build_modulkapitel(curriculum.module[kennung], curriculum)
    if kennung not in curriculum.methoden:
        titel = {modul.id: modul.titel for modul in curriculum.module.values()}
        titel |= {methode.id: methode.titel for methode in curriculum.methoden.values()}
        raise not_found("Modul oder Methode", kennung, titel)
    from lotsen_curriculum.documents.methodenblatt import build_methodenblatt

    return f"methode-{kennung}", build_methodenblatt(curriculum.methoden[kennung], curriculum)


def _of_plan(pfad: Path, daten: list[Path], art: str) -> tuple[str, Document]:
    from lotsen_curriculum.documents.arten import ARTEN

    if art not in ARTEN:
        hint = f"Möglich sind: {', '.join(ARTEN)}."
        raise CurriculumError([Problem("LC299", f"Die Unterlage „{art}“ gibt es nicht.", hint=hint)])
    return art, ARTEN[art](*read_plan(pfad, daten))
