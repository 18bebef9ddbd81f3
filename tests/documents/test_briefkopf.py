"""A Träger's letterhead on every kind of document: who it comes from, and the funding notice, on whatever paper."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import docx
import pytest

from kursbesuch import KURS, TRAEGER, angaben, guter_plan, person
from lotsen_curriculum.cli.aussehen import Aussehen
from lotsen_curriculum.documents.anwesenheitsnachweis import build_anwesenheitsnachweis
from lotsen_curriculum.documents.arten import ARTEN
from lotsen_curriculum.documents.leitfaden import build_leitfaden
from lotsen_curriculum.documents.nodes import Document, Grid, Paragraph, Run, SectionChange
from lotsen_curriculum.documents.vergabeliste import build_vergabeliste
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.docx.template import WordTemplate
from lotsen_curriculum.rendering.sheets import Stationery
from lotsen_curriculum.rendering.theme import STANDARD

_KARTEN = ("taschenkarten",)
_BAUEN: dict[str, Callable[[], Document]] = {
    **{art: lambda art=art: ARTEN[art](guter_plan(), KURS) for art in ARTEN if art not in _KARTEN},  # type: ignore[misc] # the default binds the name
    "leitfaden": lambda: build_leitfaden(KURS, ausgabe="Ausgabe 2026", stand=date(2026, 11, 21)),
    "vergabeliste": lambda: build_vergabeliste((), angaben()),
    "anwesenheit": lambda: build_anwesenheitsnachweis((person(),), angaben()),
}
_HINWEIS = (Run("Gefördert vom Land."),)


def _template() -> WordTemplate:
    stream = io.BytesIO()
    vorlage = docx.Document()
    vorlage.sections[0].header.paragraphs[0].text = "Kopf der Stadt"
    vorlage.sections[0].footer.paragraphs[0].text = "Fuß der Stadt"
    vorlage.save(stream)
    return WordTemplate(stream.getvalue(), "vorlage.docx")


_SCHLICHT = Aussehen(traeger=TRAEGER)
_BRIEFBOGEN = Aussehen(replace(STANDARD, stationery=Stationery(b"", b"")), TRAEGER)
_VORLAGE = Aussehen(replace(STANDARD, word_template=_template()), TRAEGER)


@pytest.mark.parametrize("art", _BAUEN)
def test_the_funding_notice_is_in_every_footer(art: str) -> None:
    """Each section's footer has it, plain or on stationery; with a template, whose footers are its own, the end has."""
    document = _BAUEN[art]()
    for aussehen, endung in ((_SCHLICHT, "docx"), (_SCHLICHT, "pdf"), (_BRIEFBOGEN, "pdf")):
        found = aussehen.dressed(document, "pdf" if endung == "pdf" else "docx")
        fuesse = [found.footer, *(b.footer for b in found.blocks if isinstance(b, SectionChange) and b.footer)]
        assert [fuss.note for fuss in fuesse] == [_HINWEIS] * len(fuesse)
    ende = _VORLAGE.dressed(document, "docx").blocks[-1]
    assert isinstance(ende, Paragraph)
    assert ende.content == _HINWEIS


@pytest.mark.parametrize("art", _BAUEN)
def test_pages_across_name_the_traeger_where_no_stationery_lies_under_them(art: str) -> None:
    """Stationery stands for the head on upright pages; a document that begins across has the head of its own."""
    document = _BAUEN[art]()
    schlicht, bogen = (aussehen.dressed(document, "pdf").blocks[0] for aussehen in (_SCHLICHT, _BRIEFBOGEN))
    assert isinstance(schlicht, Grid)
    assert (bogen == schlicht) is (document.layout.orientation == "landscape")


def test_a_templates_header_is_on_pages_across_too() -> None:
    """The Trainerplan begins across and goes on upright; all its sections show the template's header and footer."""
    document = _VORLAGE.dressed(_BAUEN["trainerplan"](), "docx")
    word = docx.Document(io.BytesIO(render(document, "docx", theme=_VORLAGE.theme)))
    assert len({section.orientation for section in word.sections}) == 2
    assert {section.header.paragraphs[0].text for section in word.sections} == {"Kopf der Stadt"}
    assert {section.footer.paragraphs[0].text for section in word.sections} == {"Fuß der Stadt"}
