"""All German texts of the curriculum with the place where each stands, and how hard they are to read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lotsen_curriculum.model.base import Datensatz
from lotsen_curriculum.model.curriculum import Curriculum

__all__ = ["Lesetext", "lesetexte", "saetze_of", "wiener_sachtextformel", "woerter_of"]

KEINE_SPRACHE = {"id", "url", "quellen"}
"""Fields that hold names for machines, addresses, and titles that others gave."""

BEZUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""An id, or one of the values that the model allows: nothing to read."""

ABKUERZUNG = re.compile(r"\b(z\. ?B|u\. ?a|d\. ?h|usw|bzw|ca|Nr|Abs|Art|Tel|Dr|Str|e\. V)\.")
AUFZAEHLUNG = re.compile(r"^\s*(?:#{2,4}|-|\d{1,2}\.)\s+", re.MULTILINE)
AUSZEICHNUNG = re.compile(r"\[([^\]]*)\]\([^)]*\)|\*\*?|[☐_]+")
SATZENDE = re.compile(r"[.!?…]+[“”‘)]*(?:\s+|$)|\n+")
WORT = re.compile(r"[^\W\d_]+")
VOKALE = re.compile(r"[aeiouyäöüéè]+", re.IGNORECASE)


class Lesetext(NamedTuple):
    """One text: where it stands (`m1.kurzvortraege[gute-regeln].text`), and what it says."""

    ort: str
    text: str


def lesetexte(curriculum: Curriculum) -> tuple[Lesetext, ...]:
    """Every text that somebody reads, in the order of the data; no addresses, ids and sources."""
    texts = list(_walk("kernprofil", curriculum.kernprofil))
    for group in (curriculum.module, curriculum.methoden, curriculum.kurse):
        for id_, record in group.items():
            texts += _walk(id_, record)
    return tuple(texts)


def _walk(ort: str, value: object) -> Iterator[Lesetext]:
    if isinstance(value, str):
        if not BEZUG.fullmatch(value):
            yield Lesetext(ort, value)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(f"{ort}[{getattr(item, 'id', index)}]", item)
    elif isinstance(value, Datensatz):
        for name in type(value).model_fields:
            if name not in KEINE_SPRACHE:
                yield from _walk(f"{ort}.{name}", getattr(value, name))


def saetze_of(text: str) -> list[str]:
    """The sentences of a text in the Markdown subset; a heading, a list item and a line of a sheet each end one."""
    plain = AUSZEICHNUNG.sub(lambda match: match[1] or "", AUFZAEHLUNG.sub("", text))
    plain = ABKUERZUNG.sub(lambda match: match[1].replace(".", ""), plain)
    return [satz.strip() for satz in SATZENDE.split(plain) if WORT.search(satz)]


def woerter_of(text: str) -> list[str]:
    """The words of a text; the parts of a word with hyphens count one by one."""
    return WORT.findall(text)


def wiener_sachtextformel(text: str) -> float:
    """The first Wiener Sachtextformel: about the school year that a text needs; 4 is very easy, 15 very hard.

    Syllables are counted as groups of vowels. Why no library: the one in use counts hyphenation points instead, which
    misses every syllable of one letter, and it ships no types.

    Source: Richard Bamberger, Erich Vanecek: Lesen – Verstehen – Lernen – Schreiben, Wien 1984.
    """
    saetze = saetze_of(text)
    woerter = [wort for satz in saetze for wort in woerter_of(satz)]
    silben = [max(1, len(VOKALE.findall(wort))) for wort in woerter]
    prozent = 100 / len(woerter)
    return (
        0.1935 * prozent * sum(anzahl >= 3 for anzahl in silben)
        + 0.1672 * len(woerter) / len(saetze)
        + 0.1297 * prozent * sum(len(wort) > 6 for wort in woerter)
        - 0.0327 * prozent * sum(anzahl == 1 for anzahl in silben)
        - 0.875
    )
