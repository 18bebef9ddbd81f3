"""What of the documentation is not as it should be: asked by `make docs`, which then builds nothing, and by the tests.

Each check is a function that gives its findings as lines; none gives none.
"""

from collections.abc import Callable, Iterator
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from erzeugen import docstrings
from erzeugen.befehle import BEISPIELE, commands
from erzeugen.entstehung import page_today
from erzeugen.galerie import BILDER, TITEL, digest, documents, read_digests
from erzeugen.lauf import Blockfehler
from erzeugen.probleme import registered_codes, used_codes
from erzeugen.seiten import list_pages, name_of
from erzeugen.verweise import broken_links, unreachable_pages

__all__ = ["CHECKS", "PAGE_CHECKS", "findings"]


def stale_outputs(pfad: Path) -> list[str]:
    """The commands and Python blocks of a page run, and what they put out is what stands there."""
    steht = pfad.read_text("utf-8")
    try:
        heute = page_today(pfad)
    except Blockfehler as grund:
        return [f"{name_of(pfad)}: {grund}"]
    if heute == steht:
        return []
    zeilen = unified_diff(steht.splitlines(), heute.splitlines(), "steht da", "heute", n=0, lineterm="")
    return [f"{name_of(pfad)} ist nicht auf dem Stand von heute: make docs-neu", *islice(zeilen, 12)]


def undocumented_names() -> list[str]:
    """Every public name has a docstring that tells units and problems."""
    return docstrings.findings()


def undocumented_codes() -> list[str]:
    """Every code that the program tells is registered with meaning and remedy, and every registered one is told."""
    registered, used = set(registered_codes()), used_codes()
    return [
        *(f"{code}: steht in keinem Verzeichnis von Codes" for code in sorted(used - registered)),
        *(f"{code}: steht im Verzeichnis, und das Programm nennt ihn nie" for code in sorted(registered - used)),
    ]


def commands_without_example() -> list[str]:
    """The page of commands shows each one with an example, and none that doesn't exist."""
    return [f"lotsen {name}: Befehl und Beispiel passen nicht" for name in sorted(set(BEISPIELE) ^ set(commands()))]


def outdated_pictures() -> list[str]:
    """Each picture was made from the document that is written today."""
    noted, heute = read_digests(), {name: digest(name, document) for name, document in documents().items()}
    there = {pfad.stem for pfad in BILDER.glob("*.png")}
    stale = {name for name in heute.keys() | noted.keys() if heute.get(name) != noted.get(name)}
    return [f"docs/bilder/{name}.png: make docs-neu" for name in sorted(stale | (there ^ set(TITEL)))]


PAGE_CHECKS: tuple[Callable[[Path], list[str]], ...] = (broken_links, stale_outputs)
"""What is asked of each page."""

CHECKS: tuple[Callable[[], list[str]], ...] = (
    undocumented_names,
    undocumented_codes,
    commands_without_example,
    unreachable_pages,
    outdated_pictures,
)
"""What is asked once."""


def findings() -> Iterator[str]:
    """All findings of all checks, the quick ones first."""
    for check in CHECKS:
        yield from check()
    for pfad in list_pages():
        for page_check in PAGE_CHECKS:
            yield from page_check(pfad)
