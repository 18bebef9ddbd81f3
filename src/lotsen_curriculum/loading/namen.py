"""Names of people as they stand in a table: brought into one form, or told to be damaged. Nothing is ever guessed."""

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["MAX_ZEICHEN", "damages", "normalize_name"]

MAX_ZEICHEN = 150
"""The longest name part; the longest that is known from registers is about 80 characters."""

_COMPATIBILITY = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
"""Ideographs that NFC would replace by others, which look different: names keep them."""

_JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c\u034f")
"""Invisible characters that belong into names: joiners of Persian and Indic scripts, marks of direction."""

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def normalize_name(text: str) -> str:
    """The name in NFC, with single spaces."""
    composed = "".join(
        part if _COMPATIBILITY.fullmatch(part) else unicodedata.normalize("NFC", part)
        for part in _COMPATIBILITY.split(text)
    )
    return _SPACES.sub(" ", composed).strip()


def damages(name: str) -> Iterator[tuple[str, str]]:
    """Code and sentence for each thing by which a name can't be the one that somebody bears."""
    for char in dict.fromkeys(name):
        category = unicodedata.category(char)
        if char not in _JOINERS and (category in {"Cc", "Cf", "Cs", "Co", "Cn"} or char in "\u00ad\ufffc"):
            label = unicodedata.name(char, "ohne Namen")
            yield "LC508", f"Im Namen „{_visible(name)}“ steht das unsichtbare Zeichen U+{ord(char):04X} ({label})."
    if "\ufffd" in name or "?" in name:
        yield "LC509", f"Im Namen „{_visible(name)}“ steht ein Ersatzzeichen: Buchstaben sind verloren gegangen."
    elif (meant := _unscrambled(name)) is not None:
        yield "LC509", f"Der Name „{name}“ ist mit der falschen Kodierung gelesen worden; gemeint ist wohl „{meant}“."
    if len(name) > MAX_ZEICHEN:
        yield "LC508", f"Der Name „{name[:30]}…“ hat {len(name)} Zeichen, möglich sind {MAX_ZEICHEN}."


def _visible(name: str) -> str:
    return "".join("·" if unicodedata.category(char)[0] == "C" else char for char in name)


def _unscrambled(name: str) -> str | None:
    """The name behind UTF-8 that was read as Windows-1252 (`MÃ¼ller`), or None."""
    if name.isascii():
        return None
    try:
        meant = name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return meant if meant != name else None
