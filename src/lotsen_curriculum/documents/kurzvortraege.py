"""Kurzvorträge as speaking notes: key points for the flip chart, then the text in a size that can be read standing."""

from dataclasses import replace

from lotsen_curriculum.documents.building import bullets, paragraph, text
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.nodes import Block, Box, Document, Heading, PageBreak, Paragraph, TopBlock
from lotsen_curriculum.documents.seite import build_fuss, schritte_of
from lotsen_curriculum.documents.worte import format_datum_kurz, format_quelle
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Kurzvortrag
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = ["build_kurzvortraege", "build_kurzvortrag"]


def build_kurzvortraege(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """All Kurzvorträge of `plan` in the order in which they are given, a new page each.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    blocks: list[TopBlock] = []
    for _, termin, zeile, baustein, schritt_id, _ in schritte_of(plan):
        kurzvortrag = curriculum.schritt(baustein, schritt_id).kurzvortrag
        if kurzvortrag is None:
            continue
        blocks += [PageBreak()] if blocks else []
        wann = f"{format_datum_kurz(termin.datum)}, {zeile.von:%H:%M} Uhr, „{zeile.titel}“"
        modul = curriculum.modul_of_baustein[baustein]
        blocks += build_kurzvortrag(curriculum.kurzvortrag(modul.id, kurzvortrag), wann=wann, gross=True)
    if not blocks:
        blocks = [Heading(1, text("Kurzvorträge")), paragraph("In diesem Seminar gibt es keinen Kurzvortrag.")]
    return Document(
        title=f"Kurzvorträge: {plan.titel}",
        subject="Sprechvorlagen für die Leitung",
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        footer=build_fuss(f"Kurzvorträge · {plan.titel}"),
    )


def build_kurzvortrag(kurzvortrag: Kurzvortrag, *, wann: str = "", level: int = 1, gross: bool = False) -> list[Block]:
    """One Kurzvortrag as blocks under a heading of `level`; `wann` says when it is given, `gross` is for speaking.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    zeile = f"{kurzvortrag.minuten} Minuten" + (f" · {wann}" if wann else "")
    rede = parse_markdown(kurzvortrag.text, heading_level=level + 1)
    blocks: list[Block] = [
        Heading(level, text(kurzvortrag.titel)),
        paragraph(zeile, style="small"),
        Box((bullets(*kurzvortrag.kernpunkte),), title="Für das Flipchart"),
        *((_zum_sprechen(block) for block in rede) if gross else rede),
    ]
    if kurzvortrag.quellen:
        quellen = "; ".join(format_quelle(quelle) for quelle in kurzvortrag.quellen)
        blocks.append(paragraph(f"Quellen: {quellen}", style="small"))
    return blocks


def _zum_sprechen(block: Block) -> Block:
    return replace(block, style="speech") if isinstance(block, Paragraph) and block.style == "body" else block
