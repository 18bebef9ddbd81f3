"""Pocket cards for the trainer: one Schritt a card, four A6 cards on a page to cut."""

from lotsen_curriculum.documents.building import bold, paragraph
from lotsen_curriculum.documents.material import material_of_zeile
from lotsen_curriculum.documents.nodes import (
    Block,
    Column,
    Document,
    Grid,
    Margins,
    PageBreak,
    PageLayout,
    TopBlock,
)
from lotsen_curriculum.documents.seite import schritte_of
from lotsen_curriculum.documents.worte import SOZIALFORM
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan, Zeile

__all__ = ["build_taschenkarten"]

_LAYOUT = PageLayout(margins=Margins(top_mm=6, right_mm=6, bottom_mm=6, left_mm=6))
_KARTE_MM = 138.0
_JE_BLATT = 4


def build_taschenkarten(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """The cards of `plan` in order; each says when, how, what to say and what to have at hand."""
    karten = [_karte(nummer, zeile, plan, curriculum) for nummer, _, zeile, *_ in schritte_of(plan)]
    blocks: list[TopBlock] = []
    for anfang in range(0, len(karten), _JE_BLATT):
        blocks += [PageBreak()] if blocks else []
        blatt = tuple(karten[anfang : anfang + _JE_BLATT])
        blocks.append(Grid(columns=(Column(), Column()), cells=blatt, row_height_mm=_KARTE_MM, border=True))
    return Document(
        title=f"Taschenkarten: {plan.titel}",
        subject="Eine Karte für jeden Schritt, zum Ausschneiden",
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        layout=_LAYOUT,
    )


def _karte(nummer: int, zeile: Zeile, plan: Seminarplan, curriculum: Curriculum) -> tuple[Block, ...]:
    assert zeile.baustein
    assert zeile.schritt
    assert zeile.methode
    assert zeile.sozialform
    schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
    wie = f"{curriculum.methoden[zeile.methode].titel}, {SOZIALFORM[zeile.sozialform]}"
    material = ", ".join(material_of_zeile(zeile, curriculum, plan.anfrage.gruppe.personen))
    blocks: list[Block] = [
        paragraph(f"Termin {nummer} · {zeile.von:%H:%M}–{zeile.bis:%H:%M} · {zeile.minuten} Minuten", style="small"),
        paragraph(zeile.titel, style="label"),
        paragraph(bold(wie), style="small"),
    ]
    if schritt.leitung_sagt:
        blocks.append(paragraph(schritt.leitung_sagt, style="quote"))
    else:
        blocks.append(paragraph(schritt.was_geschieht, style="small"))
    if schritt.achten_auf:
        blocks.append(paragraph(bold("Achten auf: "), schritt.achten_auf, style="small"))
    if material:
        blocks.append(paragraph(bold("Material: "), material, style="small"))
    return tuple(blocks)
