"""The handout folder: all Kopiervorlagen of a plan in order, with cover and contents, a new page each."""

from lotsen_curriculum.documents.building import paragraph, text
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.nodes import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    TableOfContents,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss, schritte_of
from lotsen_curriculum.documents.worte import format_quelle, format_zeitraum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Kopiervorlage
from lotsen_curriculum.model.seminarplan import Seminarplan

__all__ = ["build_handouts", "build_kopiervorlage"]


def build_handouts(plan: Seminarplan, curriculum: Curriculum) -> Document:
    """The sheets that participants of `plan` get, in the order in which they get them.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    blocks: list[TopBlock] = [
        Paragraph(text(plan.titel), style="title", space_before_mm=60),
        paragraph("Arbeitsblätter für Teilnehmende", style="subtitle"),
        paragraph(format_zeitraum([termin.datum for termin in plan.termine]), style="small"),
        PageBreak(),
        Heading(1, text("Inhalt"), in_contents=False),
    ]
    vorlagen = _vorlagen(plan, curriculum)
    blocks.append(TableOfContents(1) if vorlagen else paragraph("In diesem Seminar gibt es keine Arbeitsblätter."))
    for vorlage in vorlagen:
        blocks += [PageBreak(), *build_kopiervorlage(vorlage)]
    return Document(
        title=f"Arbeitsblätter: {plan.titel}",
        subject="Blätter für Teilnehmende",
        blocks=tuple(blocks),
        created=plan.termine[0].datum,
        footer=build_fuss(plan.titel),
    )


def _vorlagen(plan: Seminarplan, curriculum: Curriculum) -> list[Kopiervorlage]:
    gefunden: dict[tuple[str, str], Kopiervorlage] = {}
    for _, _, _, baustein, schritt, _ in schritte_of(plan):
        modul = curriculum.modul_of_baustein[baustein].id
        for vorlage in curriculum.schritt(baustein, schritt).kopiervorlagen:
            gefunden.setdefault((modul, vorlage), curriculum.kopiervorlage(modul, vorlage))
    return list(gefunden.values())


def build_kopiervorlage(vorlage: Kopiervorlage, *, level: int = 1) -> list[Block]:
    """One sheet as blocks under a heading of `level`.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    blocks: list[Block] = [Heading(level, text(vorlage.titel))]
    blocks += parse_markdown(vorlage.text, heading_level=level + 1)
    if vorlage.quellen:
        quellen = "; ".join(format_quelle(quelle) for quelle in vorlage.quellen)
        blocks.append(paragraph(f"Quellen: {quellen}", style="small"))
    return blocks
