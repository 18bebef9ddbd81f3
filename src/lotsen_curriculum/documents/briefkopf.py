"""A Träger's letterhead in any document: name, address and logo at its beginning, the funding notice in its footers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lotsen_curriculum.documents.building import bold, paragraph
from lotsen_curriculum.documents.nodes import (
    Block,
    Column,
    Document,
    Grid,
    Image,
    PageLayout,
    PageText,
    Run,
    SectionChange,
    TopBlock,
)
from lotsen_curriculum.model.traeger import Traeger

__all__ = ["Logobild", "with_briefbogen", "with_briefkopf", "with_vorlage"]

_LOGO_HOCH_MM = 16.0
_LOGO_HOCH_QUER_MM = 10.0
_LOGO_BREIT_MM = 55.0
_KARTE_MM = 10
"""Pages with narrower margins are cards, which carry no letterhead."""

_ZEICHEN_JE_MM = 0.62
_ZEILE_MM = 3.7
_FUSS_MM = 9.0
"""Room for our footer above what is printed on stationery."""


@dataclass(frozen=True)
class Logobild:
    """A logo as PNG or JPEG, its text, and its width as a multiple of its height."""

    daten: bytes
    text: str
    seiten: float


def with_briefkopf(document: Document, traeger: Traeger, logo: Logobild | None) -> Document:
    """The document with name, address and logo above its first block and the funding notice in every footer."""
    if _is_karte(document.layout):
        return document
    quer = document.layout.orientation == "landscape"
    blocks = (_kopf(traeger, logo, quer=quer), *document.blocks)
    return _with_hinweis(replace(document, blocks=blocks), traeger.foerderhinweis or "")


def with_vorlage(document: Document, traeger: Traeger) -> Document:
    """The document for the Träger's own Word template, whose headers and footers are on all pages, upright or across.

    The funding notice ends the document, for the footers are the template's.
    """
    if _is_karte(document.layout) or not traeger.foerderhinweis:
        return document
    return replace(document, blocks=(*document.blocks, paragraph(traeger.foerderhinweis, style="small")))


def with_briefbogen(document: Document, traeger: Traeger, logo: Logobild | None) -> Document:
    """The document for stationery, which lies under upright pages: their text keeps off what is printed there.

    A document that begins across has name, address and logo above its first block, for nothing lies under that page.
    """
    if _is_karte(document.layout):
        return document
    if document.layout.orientation == "landscape":
        document = replace(document, blocks=(_kopf(traeger, logo, quer=True), *document.blocks))
    offen = _with_hinweis(document, traeger.foerderhinweis or "")
    return replace(
        offen,
        layout=_eingerueckt(offen.layout, traeger),
        blocks=tuple(
            replace(block, layout=_eingerueckt(block.layout, traeger)) if isinstance(block, SectionChange) else block
            for block in offen.blocks
        ),
    )


def _is_karte(layout: PageLayout) -> bool:
    return layout.size != "A4" or layout.margins.left_mm < _KARTE_MM


def _kopf(traeger: Traeger, logo: Logobild | None, *, quer: bool) -> Block:
    """Name and address at the left, the logo at the right; lower on pages across, which have less height."""
    anschrift = [zeile.strip() for zeile in (traeger.anschrift or "").strip().split("\n") if zeile.strip()]
    muted = [Run(zeile, role="muted") for zeile in ([", ".join(anschrift)] if quer and anschrift else anschrift)]
    zeilen = (paragraph(bold(traeger.name), style="small"), *(paragraph(zeile, style="small") for zeile in muted))
    if logo is None:
        return Grid(columns=(Column(),), cells=(zeilen,))
    breite = min(_LOGO_BREIT_MM, (_LOGO_HOCH_QUER_MM if quer else _LOGO_HOCH_MM) * logo.seiten)
    bild = Image(logo.daten, logo.text, breite, align="right")
    return Grid(columns=(Column(), Column(width_mm=breite + 4)), cells=(zeilen, (bild,)))


def _with_hinweis(document: Document, hinweis: str) -> Document:
    if not hinweis:
        return document
    zeile = " ".join(hinweis.split())
    return replace(
        document,
        layout=_erweitert(document.layout, zeile),
        footer=replace(document.footer, note=(Run(zeile),)),
        blocks=tuple(_hinweise(document.blocks, zeile)),
    )


def _hinweise(blocks: tuple[TopBlock, ...], zeile: str) -> Iterator[TopBlock]:
    for block in blocks:
        if isinstance(block, SectionChange):
            fuss: PageText | None = replace(block.footer, note=(Run(zeile),)) if block.footer else None
            yield replace(block, footer=fuss, layout=_erweitert(block.layout, zeile))
        else:
            yield block


def _erweitert(layout: PageLayout, zeile: str) -> PageLayout:
    """The layout with room for the notice under the footer."""
    breite = 210 if layout.orientation == "portrait" else 297
    zeichen = (breite - layout.margins.left_mm - layout.margins.right_mm) * _ZEICHEN_JE_MM
    zeilen = -(-len(zeile) // int(zeichen))
    return replace(layout, margins=replace(layout.margins, bottom_mm=layout.margins.bottom_mm + zeilen * _ZEILE_MM))


def _eingerueckt(layout: PageLayout, traeger: Traeger) -> PageLayout:
    """The layout with the text between what is printed at the top and at the bottom of the stationery."""
    if layout.orientation == "landscape" or traeger.briefbogen is None:
        return layout
    rand = layout.margins
    oben = max(rand.top_mm, traeger.briefbogen.oben_mm)
    unten = rand.bottom_mm - 20 + traeger.briefbogen.unten_mm + _FUSS_MM
    return replace(layout, margins=replace(rand, top_mm=oben, bottom_mm=max(rand.bottom_mm, unten)))
