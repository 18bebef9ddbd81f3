"""How each page comes to be: made from the program, or written by hand; then with the outputs of its commands."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from erzeugen.adr import build_adr
from erzeugen.befehle import build_befehle
from erzeugen.dateien import build_dateien
from erzeugen.felder import build_felder
from erzeugen.galerie import build_galerie
from erzeugen.lauf import run_page
from erzeugen.probleme import build_probleme
from erzeugen.python_api import build_python
from erzeugen.regeln import build_regeln
from erzeugen.seiten import WURZEL

__all__ = ["GENERATED", "page_today"]

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
    """The page as it should stand today; raises `Blockfehler` where a block doesn't do what the page says."""
    build = GENERATED.get(pfad.relative_to(WURZEL).with_suffix("").as_posix().removeprefix("docs/"))
    text = build() if build else pfad.read_text("utf-8")
    with tempfile.TemporaryDirectory() as ordner:
        return run_page(text, Path(ordner).resolve())
