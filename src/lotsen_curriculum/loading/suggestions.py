"""Suggestions for misspelt keys, ids and values."""

import re
from collections.abc import Iterable, Mapping

__all__ = ["closest", "suggest", "suggest_titled"]

_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "_": "-", " ": "-"})
_NUMBER = re.compile(r"\d+")
_LISTED = 12


def closest(word: object, known: Iterable[str]) -> str | None:
    """The known word that `word` most likely means, or None; case, umlauts, `_` and `-` make no difference.

    Words that differ in nothing but a number, such as `m3-z9` and `m3-z7`, are no misspellings of each other.
    """
    if not isinstance(word, str):
        return None
    from difflib import get_close_matches  # only where something is misspelt: not worth its time otherwise

    plain = _plain(word)
    by_plain = {_plain(candidate): candidate for candidate in known}
    likely = [each for each in by_plain if each == plain or _NUMBER.sub("0", each) != _NUMBER.sub("0", plain)]
    found = get_close_matches(plain, likely, n=1, cutoff=0.65)
    return by_plain[found[0]] if found else None


def suggest(word: object, known: Iterable[str]) -> str | None:
    """A German hint: the word that was meant, or all there are where they are few; None where nothing helps."""
    candidates = sorted(known)
    if (match := closest(word, candidates)) is not None:
        return f"Meinten Sie „{match}“?"
    if 0 < len(candidates) <= _LISTED:
        return f"Möglich sind: {', '.join(candidates)}."
    return None


def suggest_titled(word: object, titel: Mapping[str, str]) -> str | None:
    """A German hint as `suggest` gives, for ids with titles: whoever wrote a title is told the id."""
    by_title = {name: id_ for id_, name in titel.items()}
    if closest(word, titel) is None and (name := closest(word, by_title)) is not None:
        return f"Meinten Sie „{by_title[name]}“ ({name})?"
    return suggest(word, titel)


def _plain(word: str) -> str:
    return word.strip().casefold().translate(_PLAIN)
