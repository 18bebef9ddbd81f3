"""Links of the pages: whether each leads to a file and a heading that exist, and whether each page can be reached."""

import re
from functools import cache
from pathlib import Path

from erzeugen.seiten import DOCS, list_pages, name_of

__all__ = ["broken_links", "unreachable_pages"]

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def broken_links(pfad: Path) -> list[str]:
    """A line for each relative link of the page that names no file, or a heading that the file doesn't have."""
    text = re.sub(r"`[^`\n]+`", "", _FENCE.sub("", pfad.read_text("utf-8")))
    ziele = (ziel for ziel in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"https?://|mailto:", ziel))
    return [f"{name_of(pfad)}: {ziel} führt nirgendwohin" for ziel in ziele if not _leads_somewhere(pfad, ziel)]


def unreachable_pages() -> list[str]:
    """A line for each page of docs that no other one links to, so that one would have to know its name."""
    seiten, linked = list_pages(), {DOCS / "index.md"}
    for pfad in seiten:
        ziele = re.findall(r"\]\(([^)#\s]+\.md)", pfad.read_text("utf-8"))
        linked |= {ziel for ziel in ((pfad.parent / ziel).resolve() for ziel in ziele) if ziel != pfad}
    return [
        f"{name_of(pfad)}: keine Seite verweist darauf"
        for pfad in seiten
        if DOCS in pfad.parents and pfad not in linked
    ]


def _leads_somewhere(pfad: Path, ziel: str) -> bool:
    datei, _, anker = ziel.partition("#")
    gemeint = (pfad.parent / datei).resolve() if datei else pfad
    return gemeint.exists() and (not anker or anker in _anchors(gemeint))


@cache
def _anchors(pfad: Path) -> frozenset[str]:
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", pfad.read_text("utf-8")), re.MULTILINE)
    return frozenset(_slug(heading) for heading in headings)


def _slug(heading: str) -> str:
    """The anchor of a heading, as GitHub and the site make it."""
    plain = re.sub(r"[`*]|\[(.*?)\]\(.*?\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", plain.lower().strip()).replace(" ", "-")
