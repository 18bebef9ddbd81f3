"""Cards to cut apart: fields of equal size that fill the page, with fine lines to cut along."""

from collections.abc import Sequence
from math import ceil

from lotsen_curriculum.documents.blatt import BLATT_MM, GROSS, height_of, styled
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.nodes import Block, Column, Grid, PageBreak, TopBlock

__all__ = ["build_karten"]

_BREITE_MM = 164.0
_RAND_MM = 4.0
"""What stays white inside the lines to cut along."""

_KURZ = 60
"""Cards with no more characters stand three in a row, others two."""


def build_karten(karten: Sequence[str]) -> list[TopBlock]:
    """The cards on pages of their own, as many rows on each as the longest text allows.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    spalten = 3 if max(map(len, karten)) <= _KURZ else 2
    zellen = [tuple(styled(parse_markdown(karte), GROSS)) for karte in karten]
    seiten = _pages(zellen, spalten)
    hoehe = BLATT_MM / ceil(len(seiten[0]) / spalten)
    return [
        block
        for seite in seiten
        for block in (PageBreak(), Grid((Column(),) * spalten, tuple(seite), row_height_mm=hoehe, border=True))
    ]


def _pages(zellen: list[tuple[Block, ...]], spalten: int) -> list[list[tuple[Block, ...]]]:
    """The cards in full rows, spread evenly over as few pages as their longest text allows."""
    breite = _BREITE_MM / spalten - 2 * _RAND_MM
    hoehe = max(height_of(zelle, GROSS, breite) for zelle in zellen) + 2 * _RAND_MM
    reihen = ceil(len(zellen) / spalten)
    seiten = ceil(reihen / max(1, int(BLATT_MM / hoehe)))
    je_seite = ceil(reihen / seiten) * spalten
    return [zellen[anfang : anfang + je_seite] for anfang in range(0, len(zellen), je_seite)]
