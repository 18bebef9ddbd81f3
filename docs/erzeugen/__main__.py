"""`make docs-neu`: writes the generated pages, the outputs of all commands, and the pictures anew."""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from erzeugen.befehle import build_befehle
from erzeugen.dateien import build_dateien
from erzeugen.galerie import build_galerie, write_pictures
from erzeugen.lauf import run_page
from erzeugen.probleme import build_probleme
from erzeugen.python_api import build_python
from erzeugen.regeln import build_regeln
from erzeugen.seiten import DOCS, WURZEL, list_pages

__all__ = ["GENERATED", "main", "page_today"]

NACHSCHLAGEN = DOCS / "nachschlagen"

GENERATED: Mapping[str, Callable[[], str]] = {
    "befehle": build_befehle,
    "dateien": build_dateien,
    "galerie": build_galerie,
    "probleme": build_probleme,
    "python": build_python,
    "regeln": build_regeln,
}
"""The pages of `docs/nachschlagen` that are made from the program."""


def page_today(pfad: Path) -> str:
    """The page as it should stand today: made anew where a script makes it, with today's outputs of its commands."""
    build = GENERATED.get(pfad.stem) if pfad.parent == NACHSCHLAGEN else None
    text = build() if build else pfad.read_text("utf-8")
    with tempfile.TemporaryDirectory() as ordner:
        return run_page(text, Path(ordner).resolve())


def main(namen: list[str]) -> None:
    """Writes all pages anew, or those whose names are given."""
    erzeugte = [NACHSCHLAGEN / f"{name}.md" for name in GENERATED]
    for pfad in dict.fromkeys([*erzeugte, *list_pages()]):
        if not namen or pfad.stem in namen:
            _write(pfad, page_today(pfad))
    if not namen or "galerie" in namen:
        write_pictures()


def _write(pfad: Path, text: str) -> None:
    if not pfad.exists() or pfad.read_text("utf-8") != text:
        pfad.write_text(text, "utf-8")
        print(f"Neu: {pfad.relative_to(WURZEL)}")


if __name__ == "__main__":
    main(sys.argv[1:])
