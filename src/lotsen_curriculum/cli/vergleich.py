"""What has changed between two editions of a book: their outlines compared paragraph by paragraph."""

import re
from difflib import SequenceMatcher

__all__ = ["compare_gliederungen"]

_HEADING = re.compile(r"(#{1,6}) (.+?)(?: \{[\w-]+\})?$")
_CONTENTS = re.compile(r" *· ")
_DEPTH = 3
"""Levels of headings that tell where a change stands."""


def compare_gliederungen(alt: str, neu: str) -> list[str]:
    """The changes as lines: where they stand, then `- ` what was and `+ ` what is; nothing where all is equal.

    The table of contents repeats headings and is left out.
    """
    before, after = _lines(alt), _lines(neu)
    places = _places(after)
    found: list[str] = []
    shown = ""
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        place = places[min(c, len(after) - 1)] if after else ""
        if place != shown:
            found += ["", f"@ {place or 'am Anfang'}"]
            shown = place
        found += [f"- {line}" for line in before[a:b]] + [f"+ {line}" for line in after[c:d]]
    return found[1:]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not _CONTENTS.match(line)]


def _places(lines: list[str]) -> list[str]:
    """For each line the headings above it."""
    path: list[str] = []
    places = []
    for line in lines:
        heading = _HEADING.match(line)
        if heading and len(heading[1]) <= _DEPTH:
            path = [*path[: len(heading[1]) - 1], heading[2]]
        places.append(" › ".join(path))
    return places
