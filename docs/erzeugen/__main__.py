"""`make docs-neu`: writes the generated pages, the outputs of all commands, and the pictures anew."""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from erzeugen.adr import build_adr
from erzeugen.befehle import build_befehle
from erzeugen.dateien import build_dateien
from erzeugen.felder import build_felder
from erzeugen.galerie import build_galerie, write_pictures
from erzeugen.lauf import Blockfehler, run_page
from erzeugen.probleme import build_probleme
from erzeugen.python_api import build_python
from erzeugen.regeln import build_regeln
from erzeugen.seiten import DOCS, WURZEL, list_pages

__all__ = ["GENERATED", "main", "page_today"]

GENERATED: Mapping[str, Callable[[], str]] = {
    "adr/index": build_adr,
    "nachschlagen/befehle": build_befehle,
    "nachschlagen/dateien": build_dateien,
    "nachschlagen/felder": build_felder,
    "nachschlagen/galerie": build_galerie,
    "nachschlagen/probleme": build_probleme,
    "nachschlagen/python": build_python,
    "nachschlagen/regeln": build_regeln,
}
"""The pages that are made from the program, by their place in `docs/`."""


def page_today(pfad: Path) -> str:
    """The page as it should stand today: made anew where a script makes it, with today's outputs of its commands."""
    build = GENERATED.get(pfad.relative_to(WURZEL).with_suffix("").as_posix().removeprefix("docs/"))
    text = build() if build else pfad.read_text("utf-8")
    with tempfile.TemporaryDirectory() as ordner:
        return run_page(text, Path(ordner).resolve())


def main(namen: list[str]) -> int:
    """Writes all pages anew, or those whose names are given; 1 where a page does not do what it says."""
    erzeugte = [DOCS / f"{name}.md" for name in GENERATED]
    fehler = 0
    for pfad in dict.fromkeys([*erzeugte, *list_pages()]):
        if not namen or pfad.stem in namen:
            try:
                _write(pfad, page_today(pfad))
            except Blockfehler as grund:
                print(f"{pfad.relative_to(WURZEL)}: {grund}", file=sys.stderr)
                fehler = 1
    if not namen or "galerie" in namen:
        write_pictures()
    return fehler


def _write(pfad: Path, text: str) -> None:
    if not pfad.exists() or pfad.read_text("utf-8") != text:
        pfad.write_text(text, "utf-8")
        print(f"Neu: {pfad.relative_to(WURZEL)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
