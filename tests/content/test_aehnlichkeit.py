"""No text is said twice: not in two places of our own, and not after the sources that we learned from."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from lesetexte import Lesetext, lesetexte, saetze_of, woerter_of
from lotsen_curriculum.model.curriculum import Curriculum

LANG_ZEICHEN = 200
"""A text above this length counts as long."""

REIHE = 5
"""Words in a row that make one shingle."""

HOECHSTENS_GEMEINSAM = 0.2
"""Share of the shorter text's shingles that two long texts may have in common."""

SATZ_WOERTER = 8
"""From this length on a sentence stands in one place only."""

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

EIGENNAMEN = (
    "hessisches ministerium für soziales und integration",
    "landesprogramm wir vielfalt und teilhabe",
    "kernprofil der wir integrationslotsinnen und lotsen",
    "befähigung und hilfe zur selbsthilfe",
    "gleichrangigkeit der herkunftsländer kulturen und religionen",
    "balance zwischen nähe und distanz",
)
"""Names of offices, programmes and Profilelemente, which have to be said as they are."""


def shingles_of(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of `REIHE` words of a text, in lower case."""
    words = [wort.lower() for wort in woerter_of(text)]
    return frozenset(tuple(words[start : start + REIHE]) for start in range(len(words) - REIHE + 1))


def long_texts(curriculum: Curriculum) -> list[Lesetext]:
    """All texts of more than `LANG_ZEICHEN` characters."""
    return [text for text in lesetexte(curriculum) if len(text.text) > LANG_ZEICHEN]


def similar_pairs(texts: Iterable[Lesetext]) -> list[tuple[str, str, float]]:
    """Pairs of texts that share more than `HOECHSTENS_GEMEINSAM` of the shorter one's shingles."""
    shingles = {text.ort: shingles_of(text.text) for text in texts}
    places = defaultdict(list)
    for ort, rows in shingles.items():
        for row in rows:
            places[row].append(ort)
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for orte in places.values():
        for pair in combinations(sorted(orte), 2):
            shared[pair] += 1
    shares = {(a, b): count / min(len(shingles[a]), len(shingles[b])) for (a, b), count in shared.items()}
    return [(a, b, round(share, 2)) for (a, b), share in sorted(shares.items()) if share > HOECHSTENS_GEMEINSAM]


def test_a_copy_with_changes_is_seen() -> None:
    """A text that takes over half of another one is reported, one of its own is not."""
    alt = "Wer neu in eine Gruppe kommt, stellt sich still vier Fragen und wartet auf eine Antwort, die trägt."
    neu = "Wer neu in eine Gruppe kommt, stellt sich still vier Fragen. Danach geht es um etwas anderes, nämlich Geld."
    fremd = "Am Schalter sitzt Frau Lang und sucht den Bescheid, den Herr Diallo gestern mit der Post bekommen hat."
    texts = [Lesetext("alt", alt), Lesetext("neu", neu), Lesetext("fremd", fremd)]
    assert [pair[:2] for pair in similar_pairs(texts)] == [("alt", "neu")]


def test_no_two_long_texts_are_nearly_the_same(curriculum: Curriculum) -> None:
    """No two long texts share more than a fifth of their runs of five words."""
    texts = long_texts(curriculum)
    assert len(texts) > 650
    assert similar_pairs(texts) == []


def test_no_sentence_is_said_twice(curriculum: Curriculum) -> None:
    """A sentence of eight words or more stands in one place of the whole curriculum."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for ort, text in lesetexte(curriculum):
        for satz in saetze_of(text):
            words = woerter_of(satz)
            if len(words) >= SATZ_WOERTER:
                places[" ".join(words).lower()].add(ort)
    assert {satz: sorted(orte) for satz, orte in places.items() if len(orte) > 1} == {}


def test_nothing_is_taken_over_from_the_seeds(curriculum: Curriculum) -> None:
    """No five words in a row stand in a source text, but for names."""
    if not SEEDS.is_dir():
        pytest.skip("the source texts lie beside the checkout only where the curriculum is written")
    paths = sorted(SEEDS.glob("*.txt"))
    assert paths
    foreign = frozenset[tuple[str, ...]]().union(*(shingles_of(path.read_text("utf-8")) for path in paths))
    foreign -= frozenset().union(*(shingles_of(name) for name in EIGENNAMEN))
    found = {ort: sorted(shingles_of(text) & foreign) for ort, text in lesetexte(curriculum)}
    assert {ort: rows for ort, rows in found.items() if rows} == {}
