"""Pocket cards for the trainer: one Schritt a card, four A6 cards on a page to cut."""

from collections.abc import Iterator

from lotsen_curriculum.documents.blatt import GROSS, NORMAL, Schrift, height_of, styled
from lotsen_curriculum.documents.building import bold, italic, text
from lotsen_curriculum.documents.material import material_of_zeile
from lotsen_curriculum.documents.nodes import (
    Block,
    Column,
    Document,
    Grid,
    Inlines,
    Margins,
    PageBreak,
    PageLayout,
    Paragraph,
    Run,
    TopBlock,
)
from lotsen_curriculum.documents.seite import schritte_of
from lotsen_curriculum.documents.worte import SOZIALFORM
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import Seminarplan, Zeile

__all__ = ["build_taschenkarten"]

_LAYOUT = PageLayout(margins=Margins(top_mm=6, right_mm=6, bottom_mm=6, left_mm=6))
_KARTE_MM = 138.0
_BREITE_MM = 88.0
_HOEHE_MM = _KARTE_MM - 10
"""What a card has inside its lines to cut along, a little less to be safe."""

_JE_BLATT = 4
_KLEIN = Schrift("small", 9, 1.38, 3)


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
    """A card in the largest type that fits: when and what is it, how, what to say, to mind and to have at hand."""
    wann = f"Termin {nummer} · {zeile.von:%H:%M}–{zeile.bis:%H:%M} · {zeile.minuten} Minuten"
    kopf = [
        Paragraph((Run(wann, role="muted"),), style=NORMAL.style),
        Paragraph((bold(zeile.titel),), style=GROSS.style),
    ]
    inhalt = [Paragraph(content) for content in _inhalt(zeile, plan, curriculum)]
    raum = _HOEHE_MM - height_of(kopf, GROSS, _BREITE_MM)
    passend = (schrift for schrift in (GROSS, NORMAL) if height_of(inhalt, schrift, _BREITE_MM) <= raum)
    return (*kopf, *styled(inhalt, next(passend, _KLEIN)))


def _inhalt(zeile: Zeile, plan: Seminarplan, curriculum: Curriculum) -> Iterator[Inlines]:
    assert zeile.baustein
    assert zeile.schritt
    assert zeile.methode
    assert zeile.sozialform
    schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
    yield (bold(f"{curriculum.methoden[zeile.methode].titel}, {SOZIALFORM[zeile.sozialform]}"),)
    yield (italic(schritt.leitung_sagt),) if schritt.leitung_sagt else text(schritt.was_geschieht)
    if schritt.achten_auf:
        yield text(bold("Achten auf: "), schritt.achten_auf)
    material = ", ".join(material_of_zeile(zeile, curriculum, plan.anfrage.gruppe.personen))
    if material:
        yield text(bold("Material: "), material)
