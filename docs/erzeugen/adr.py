"""The list of all decisions, from their files."""

from erzeugen.markdown import read_head
from erzeugen.seiten import DOCS

__all__ = ["build_adr"]


def build_adr() -> str:
    """The page: a line for each decision with its number and heading."""
    zeilen = []
    for pfad in sorted((DOCS / "adr").glob("0*.md")):
        titel = pfad.read_text("utf-8").splitlines()[0].partition(". ")[2]
        zeilen.append(f"- [{pfad.stem[:4]}]({pfad.name}): {titel}")
    return f"{read_head('adr')}\n\n" + "\n".join(zeilen) + "\n\n<!-- inhalt -->\n"
