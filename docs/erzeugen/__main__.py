"""`make docs-neu` writes what the pages take from the program; `make docs` checks that all is as it should be.

python -m erzeugen              writes all pages and pictures anew
python -m erzeugen NAME …       writes only the pages of these names, and the pictures with `galerie`
python -m erzeugen --pruefen    writes nothing and tells what is not as it should be
"""

import sys
from pathlib import Path

from erzeugen.entstehung import GENERATED, page_today
from erzeugen.galerie import write_pictures
from erzeugen.lauf import Blockfehler
from erzeugen.pruefung import findings
from erzeugen.seiten import DOCS, list_pages, name_of

__all__ = ["main"]


def main(argv: list[str]) -> int:
    """Writes or checks, as `argv` says; 1 where something is not as it should be."""
    return _check() if argv == ["--pruefen"] else _renew(argv)


def _check() -> int:
    anzahl = 0
    for finding in findings():
        print(finding, file=sys.stderr)
        anzahl += 1
    return int(anzahl > 0)


def _renew(namen: list[str]) -> int:
    erzeugte = [DOCS / f"{name}.md" for name in GENERATED]
    fehler = 0
    for pfad in dict.fromkeys([*erzeugte, *list_pages()]):
        if not namen or pfad.stem in namen:
            try:
                _write(pfad, page_today(pfad))
            except Blockfehler as grund:
                print(f"{name_of(pfad)}: {grund}", file=sys.stderr)
                fehler = 1
    if not namen or "galerie" in namen:
        write_pictures()
    return fehler


def _write(pfad: Path, text: str) -> None:
    if not pfad.exists() or pfad.read_text("utf-8") != text:
        pfad.write_text(text, "utf-8")
        print(f"Neu: {name_of(pfad)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
