"""Markdown pages as a list of fenced blocks, each with the comment above it that says what to do with it.

<!-- datei: anfrage.yaml -->       the block is written to that file
<!-- anhaengen: anfrage.yaml -->   the block is added at the end of that file
<!-- aendern: anfrage.yaml -->     a diff block: its `-` lines are replaced by its `+` lines
<!-- lauf: bis="Termin 2" ende=1 -->  a console block: which part of the last output is shown, which
                                       exit code is expected; `zeigt=nichts` shows nothing, `tippt="a|b"` answers
<!-- ausgabe -->                   a text block: what the Python block before it prints
<!-- nur gezeigt: Grund -->        a command that can't run in a test, with the reason
"""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DOCS", "WURZEL", "Block", "list_pages", "name_of", "page_options", "parse_blocks"]

DOCS = Path(__file__).parents[1]
WURZEL = DOCS.parent

_BLOCK = re.compile(
    r"(?:^<!-- (?P<art>[a-z ]+?)(?:: (?P<angabe>[^\n]*?))? -->\n)?^```(?P<sprache>[\w-]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """One fenced block.

    Attributes:
        art: The word of the comment above it, such as `datei`; empty where there is none.
        angabe: What follows the word.
        anfang: Where the block's text begins in the page; `ende` likewise, both in characters.
        zeile: The line of the page on which the text begins, counted from 1.
    """

    sprache: str
    text: str
    art: str
    angabe: str
    anfang: int
    ende: int
    zeile: int

    @property
    def optionen(self) -> Mapping[str, str]:
        """The comment's `name=value` pairs."""
        return dict(part.split("=", 1) for part in shlex.split(self.angabe))


def parse_blocks(text: str) -> list[Block]:
    """The fenced blocks of a page in their order."""
    return [
        Block(
            sprache=match["sprache"],
            text=match["text"],
            art=match["art"] or "",
            angabe=match["angabe"] or "",
            anfang=match.start("text"),
            ende=match.end("text"),
            zeile=text.count("\n", 0, match.start("text")) + 1,
        )
        for match in _BLOCK.finditer(text)
    ]


def page_options(text: str) -> str:
    """How a page's folder begins: `leer`, `beispiele` or `klon`, as its comment `<!-- ausgang: … -->` says."""
    match = re.search(r"^<!-- ausgang: (\w+) -->$", text, re.MULTILINE)
    return match[1] if match else "leer"


def list_pages() -> list[Path]:
    """All pages for readers: those in `docs/`, the README, the changelog, and how to contribute."""
    own = [WURZEL / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")]
    return [*own, *sorted(path for path in DOCS.rglob("*.md") if "erzeugen" not in path.parts)]


def name_of(pfad: Path) -> str:
    """A page as it is called in reports."""
    return pfad.relative_to(WURZEL).as_posix()
