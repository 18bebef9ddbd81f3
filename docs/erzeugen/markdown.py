"""Small pieces of Markdown that the generated pages are made of."""

from collections.abc import Iterable, Sequence
from pathlib import Path

__all__ = ["cell", "read_head", "table"]

HINWEIS = "<!-- Diese Seite entsteht mit „make docs-neu“ aus dem Programm. Änderungen von Hand gehen verloren. -->"


def table(kopf: Sequence[str], zeilen: Iterable[Sequence[str]]) -> str:
    """A table with a header row."""
    alle = [kopf, ["---"] * len(kopf), *zeilen]
    return "".join(f"| {' | '.join(cell(text) for text in zeile)} |\n" for zeile in alle)


def cell(text: str) -> str:
    """Text that is safe inside a table."""
    return " ".join(text.split()).replace("|", "\\|")


def read_head(name: str) -> str:
    """What stands above the generated part of a page: the note that it is generated, and its own introduction."""
    kopf = (Path(__file__).parent / "koepfe" / f"{name}.md").read_text("utf-8")
    return f"{HINWEIS}\n\n{kopf.rstrip()}"
