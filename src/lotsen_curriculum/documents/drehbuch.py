"""The script of a Termin: Schritt by Schritt what happens, what to say, what to look out for."""

from lotsen_curriculum.documents.building import bold, paragraph, text
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.nodes import Block, Heading, Paragraph
from lotsen_curriculum.documents.worte import SOZIALFORM, format_datum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.seminarplan import PlanTermin, Zeile

__all__ = ["build_drehbuch"]


def build_drehbuch(nummer: int, termin: PlanTermin, curriculum: Curriculum) -> list[Block]:
    """The Schritte of `termin`, each under a heading with its time; breaks as a line.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    blocks: list[Block] = [Heading(2, text(f"Schritt für Schritt: Termin {nummer}, {format_datum(termin.datum)}"))]
    for zeile in termin.zeilen:
        if zeile.schritt:
            blocks += _schritt(zeile, curriculum)
        else:
            blocks.append(paragraph(f"{zeile.von:%H:%M}  {zeile.titel} ({zeile.minuten} Minuten)", style="label"))
    return blocks


def _schritt(zeile: Zeile, curriculum: Curriculum) -> list[Block]:
    assert zeile.baustein
    assert zeile.schritt
    assert zeile.methode
    assert zeile.sozialform
    schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
    methode = curriculum.methoden[zeile.methode]
    wie = f"{methode.titel} ({SOZIALFORM[zeile.sozialform]}), {zeile.minuten} Minuten"
    umbau = f", davon {zeile.umbau_min} für den Umbau" if zeile.umbau_min else ""
    blocks: list[Block] = [
        Heading(3, text(f"{zeile.von:%H:%M}  {schritt.titel}"), in_contents=False),
        Paragraph(text(f"{wie}{umbau}"), style="small", keep_with_next=True),
        *parse_markdown(schritt.was_geschieht, heading_level=4),
    ]
    if schritt.leitung_sagt:
        blocks.append(paragraph(schritt.leitung_sagt, style="quote"))
    if schritt.achten_auf:
        blocks.append(paragraph(bold("Achten auf: "), schritt.achten_auf))
    return blocks
