"""What has changed between two editions of a book: their outlines compared paragraph by paragraph."""

import re
from difflib import SequenceMatcher

__all__ = ["compare_gliederungen"]

_HEADING = re.compile(r"(#{1,6}) (.+)$")
_MARK = re.compile(r"^(#{1,6} .+) \{[\w-]+\}$|(?<=→S\.) \([\w-]+\)")
"""The anchor behind a heading, or the one that a page number stands for."""

_NO_TEXT = re.compile(r" *· |(Thema|Kopf|Fuß): |--- |\[lead\] .*, Stand [\d.]+$")
"""What a book makes of itself: contents, edition with its date, headers and footers, new pages."""

_REGISTER = re.compile(r"# Register: ")
_DEPTH = 3
"""Levels of headings that tell where a change stands."""


def compare_gliederungen(alt: str, neu: str) -> list[str]:
    """The changes as lines: where they stand, then `- ` what was and `+ ` what is; nothing where all is equal.

    What follows from the text or isn't text is left out: contents and index, edition and date, headers and footers,
    new pages, and the anchors of headings.
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
    """The lines that are text, without anchors; the index is left out up to the next heading of its level."""
    lines = []
    in_register = False
    for line in text.splitlines():
        if line.startswith("# "):
            in_register = bool(_REGISTER.match(line))
        if line.strip() and not in_register and not _NO_TEXT.match(line):
            lines.append(_MARK.sub(r"\1", line))
    return lines


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
