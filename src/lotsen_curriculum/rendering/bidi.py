"""The direction of text: the embedding level of each character, and the visual order of the pieces of a line.

python-bidi's public function gives back reordered text only; the levels, which shaping needs, are read here from the
steps of its algorithm. This is the one place that knows them.
"""

import re
from collections.abc import Sequence
from unicodedata import bidirectional

from bidi import algorithm

__all__ = ["base_level", "levels", "runs_right", "visual_order"]

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of Unicode with right-to-left letters, numbers and marks."""


def runs_right(text: str) -> bool:
    """Whether any of a text runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def base_level(text: str) -> int:
    """0 for a paragraph that runs from left to right, 1 for one that runs from right to left."""
    if not runs_right(text):
        return 0
    return next((int(kind != "L") for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), 0)


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character; odd levels run from right to left."""
    if base == 0 and not runs_right(text):
        return [0] * len(text)
    return _resolve(text, base)


def _resolve(text: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage() | {"base_level": base, "base_dir": ("L", "R")[base]}
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    known = {char["index"]: char["level"] for char in storage["chars"]}
    found: list[int] = []
    for index in range(len(text)):
        found.append(known.get(index, found[-1] if found else base))
    return found


def visual_order(piece_levels: Sequence[int]) -> list[int]:
    """The indices of a line's pieces from left to right (rule L2 of the Unicode bidirectional algorithm)."""
    order = list(range(len(piece_levels)))
    for level in range(max(piece_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            if piece_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and piece_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order
