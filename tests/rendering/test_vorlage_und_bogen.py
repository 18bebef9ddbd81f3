"""A Träger's own paper: Word templates, stationery under PDF pages, logos as SVG, colours that can be read."""

import gc
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pikepdf
import pytest
from docx.shared import Mm
from pdf_ua import check_pdf_ua
from read_back import pdf_text
from sample_documents import every_node, picture, simple

from lotsen_curriculum.documents.nodes import (
    A4_LANDSCAPE,
    A6_PORTRAIT,
    Document,
    Heading,
    ListItem,
    NumberedList,
    PageNumber,
    PageText,
    Paragraph,
    Run,
    SectionChange,
    TableOfContents,
)
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.docx.template import WordTemplate
from lotsen_curriculum.rendering.images import read_image
from lotsen_curriculum.rendering.pdf.composition import compose, page_labels
from lotsen_curriculum.rendering.pdf.objects import PdfFile
from lotsen_curriculum.rendering.sheets import draw_pages, read_stationery
from lotsen_curriculum.rendering.svg import is_svg, svg_to_png
from lotsen_curriculum.rendering.theme import STANDARD, tinted, weak_colours

_DOCUMENT = Document(
    "Probe",
    (
        Heading(1, (Run("Erstens"),)),
        Paragraph((Run("Text."),), style="lead"),
        NumberedList((ListItem((Paragraph((Run("eins"),)),)),)),
        SectionChange(A4_LANDSCAPE),
        Paragraph((Run("Quer."),)),
        SectionChange(A6_PORTRAIT),
        Paragraph((Run("Karte."),)),
    ),
    footer=PageText(left=(Run("Fuß"),), right=(PageNumber(),)),
)


def _template(change: Callable[[docx.document.Document], None] = lambda _: None) -> bytes:
    """A letterhead as a Träger may have it: margins, two headers, a footer, a heading style, a list."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.top_margin = Mm(31), Mm(52)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Briefkopf"
    section.header.paragraphs[0].text = "Folgeseite"
    section.footer.paragraphs[0].text = "IBAN"
    section.first_page_footer.paragraphs[0].text = "IBAN"
    document.styles["Heading 1"].font.name = "Georgia"
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _written(template: bytes, document: Document = _DOCUMENT) -> docx.document.Document:
    theme = replace(STANDARD, word_template=WordTemplate(template, "vorlage.docx"))
    data = render(document, "docx", theme=theme)
    assert data == render(document, "docx", theme=theme), "same input, same bytes"
    return docx.Document(io.BytesIO(data))


def _repacked(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name.replace("__", "/"), part)
    return stream.getvalue()


def test_page_headers_and_styles_are_the_templates() -> None:
    """Margins, the first page's header, the footer and the look of headings come from the template."""
    found = _written(_template())
    section = found.sections[0]
    assert (round(section.left_margin.mm), round(section.top_margin.mm)) == (31, 52)
    assert section.first_page_header.paragraphs[0].text == "Briefkopf"
    assert section.footer.paragraphs[0].text == "IBAN"
    assert found.styles["Heading 1"].font.name == "Georgia"
    assert next(p for p in found.paragraphs if p.text == "Erstens").style.name == "Heading 1"


def test_styles_that_the_template_lacks_are_added() -> None:
    """Our own style for a lead is there and in use; none has two ids."""
    found = _written(_template())
    assert next(p for p in found.paragraphs if p.text == "Text.").style.name == "Vorspann"
    names = [style.name for style in found.styles]
    assert len(names) == len(set(names))


def test_german_style_ids_are_used() -> None:
    """Where the template calls its heading `berschrift1`, the document does so too."""

    def german(document: docx.document.Document) -> None:
        document.styles["Heading 1"].element.set(docx.oxml.ns.qn("w:styleId"), "berschrift1")

    found = _written(_template(german))
    heading = next(p for p in found.paragraphs if p.text == "Erstens")
    assert heading._p.pPr.pStyle.val == "berschrift1"


def test_paper_across_is_turned_and_cards_keep_their_layout() -> None:
    """Landscape sections turn the template's paper; cards have neither its margins nor its headers."""
    _, across, card = _written(_template()).sections
    assert (round(across.page_width.mm), round(across.left_margin.mm)) == (297, 31)
    assert across.header.paragraphs[0].text == "Folgeseite"
    assert round(card.page_width.mm) == 105
    assert "Folgeseite" not in card.header.paragraphs[0].text


def test_nothing_of_the_template_is_lost() -> None:
    """Text in its body stays at the beginning; its parts, pictures and lists stay."""

    def filled(document: docx.document.Document) -> None:
        document.add_paragraph("Unser Zeichen", style="List Number")
        document.add_picture(io.BytesIO(picture()))

    template = _template(filled)
    found = _written(template)
    assert found.paragraphs[0].text == "Unser Zeichen"
    assert len(found.inline_shapes) == 1
    before = {part.partname for part in docx.Document(io.BytesIO(template)).part.package.iter_parts()}
    assert before <= {part.partname for part in found.part.package.iter_parts()}
    lists = [num.numId for num in found.part.numbering_part.element.num_lst]
    assert len(lists) == len(set(lists))


def test_own_footer_where_the_template_has_none() -> None:
    """A template without footer gets ours, with the page's number."""

    def bare(document: docx.document.Document) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = False
        section.footer.is_linked_to_previous = True

    assert "Fuß" in _written(_template(bare)).sections[0].footer.paragraphs[0].text


def test_a_dotx_is_a_template_too() -> None:
    """The other content type is taken, and the result is a document."""
    dotx = _repacked(
        _template(),
        lambda name, part: part.replace(b"document.main+xml", b"template.main+xml") if "Content" in name else part,
    )
    assert _written(dotx).paragraphs[0].text == "Erstens"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "keine lesbare"),
        (b"%PDF-1.7", "keine lesbare"),
        (_template()[:3000], "keine lesbare"),
        (_repacked(_template(), lambda _, part: part, word__vbaProject_bin=b"x"), "Makros"),
        (_repacked(_template(), lambda name, part: b"<w" if name == "word/document.xml" else part), "keine lesbare"),
        (_repacked(b"PK\5\6" + bytes(18), lambda _, part: part, xl__workbook_xml=b"x"), "keine Word-Datei"),
    ],
    ids=["empty", "pdf", "cut off", "macros", "broken", "excel"],
)
def test_what_is_no_template_is_refused(data: bytes, word: str) -> None:
    """Corrupt, macro-laden or foreign files are an LC430 that says which it is."""
    with pytest.raises(CurriculumError, match=f"LC430.*{word}"):
        WordTemplate(data, "vorlage.docx")


def test_stationery_lies_under_pages_and_stays_out_of_the_structure() -> None:
    """Each page in portrait shows the picture; the file still passes the PDF/UA checker."""
    paper = read_stationery(render(simple(Paragraph((Run("Bogen"),))), "pdf"), "bogen.pdf")
    data = render(every_node(), "pdf", theme=replace(STANDARD, stationery=paper))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_pdf_ua(pdf) == []
        assert any("/XObject" in page.Resources for page in pdf.pages)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7 kaputt", render(Document("A6", (Paragraph((Run("x"),)),), layout=A6_PORTRAIT), "pdf")],
    ids=["empty", "broken", "not A4"],
)
def test_what_is_no_stationery_is_refused(data: bytes) -> None:
    """An unreadable PDF or another paper is an LC431."""
    with pytest.raises(CurriculumError, match="LC431"):
        read_stationery(data, "bogen.pdf")


def test_pages_are_drawn() -> None:
    """A preview has a picture for each page, at the size that is asked for."""
    pages = [read_image(page) for page in draw_pages(render(_DOCUMENT, "pdf"), dpi=72)]
    assert [(page.width, page.height) for page in pages if page] == [(596, 842), (842, 596), (298, 420)]


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">{}</svg>'


def test_an_svg_becomes_a_picture() -> None:
    """Shapes and text are drawn in the drawing's proportions; gradients and uses inside it are fine."""
    inside = '<defs><g id="a"><rect width="5" height="5" fill="url(#g)"/></g></defs><use href="#a"/><text>Ä</text>'
    data = _SVG.format(inside).encode()
    assert is_svg(data)
    found = read_image(svg_to_png(data, "logo.svg", width_px=200))
    assert found is not None
    assert (found.width, found.height) == (200, 100)


_BOMB = "".join(f'<g id="b{n}">' + f'<use href="#b{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)) + '<use href="#b8"/>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<image href="http://example.org/x.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<use href="other.svg#a"/>',
        '<rect style="fill:url(http://example.org/a)"/>',
        "<style>@import url(http://example.org/a.css);</style>",
        "<foreignObject/>",
        '<g id="a"><use href="#a"/></g><use href="#a"/>',
        _BOMB,
    ],
)
def test_hostile_drawings_are_refused(inside: str) -> None:
    """Scripts, references to elsewhere and copies without end are an LC417; nothing is fetched or drawn."""
    with pytest.raises(CurriculumError, match="LC417"):
        svg_to_png(_SVG.format(inside).encode(), "logo.svg")


def test_entities_and_broken_drawings_are_refused() -> None:
    """A document type (with its entities), a broken file and one in another encoding are problems."""
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + _SVG.format("&b;")
    for data in (bomb.encode(), b"<svg", _SVG.format("ä").encode("latin-1"), b"<svg/>" + b" " * 3_000_000):
        with pytest.raises(CurriculumError, match="LC417"):
            svg_to_png(data, "logo.svg")
    with pytest.raises(CurriculumError, match="LC415"):
        svg_to_png(b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', "logo.svg")


def test_weak_colours_are_told() -> None:
    """Yellow on white is an LC418; the standard's colours aren't; tints follow the accent."""
    assert not weak_colours(STANDARD)
    (problem,) = weak_colours(tinted(replace(STANDARD, accent="#FFD400")))
    assert problem.code == "LC418"
    assert "Akzentfarbe" in problem.message
    assert tinted(replace(STANDARD, accent="#8A1538")).tones["soft"] != STANDARD.tones["soft"]


def test_a_note_stands_under_the_footer_in_both_formats() -> None:
    """A funding notice is on each page, on as many lines as it needs, and never in the structure."""
    note = "Gefördert aus Mitteln des Landes. " * 8
    document = replace(_DOCUMENT, footer=replace(_DOCUMENT.footer, note=(Run(note),)))
    found = docx.Document(io.BytesIO(render(document, "docx")))
    assert [p.text for p in found.sections[0].footer.paragraphs][1] == note
    with pikepdf.open(io.BytesIO(render(document, "pdf"))) as pdf:
        assert check_pdf_ua(pdf) == []


def test_a_long_footer_ends_before_the_page_number() -> None:
    """What would run into the number at the right is cut with three dots, and nothing where there is room."""
    for text, shown in (("Kurz", "Kurz"), ("Lang " * 60, "…")):
        footer = PageText(left=(Run(text),), right=(Run("Seite "), PageNumber()))
        found = pdf_text(render(replace(_DOCUMENT, footer=footer), "pdf"), tagged_only=False)
        assert shown in found
        assert ("…" in found) == (shown == "…")
        assert text.strip() in found or shown == "…"


def test_guessed_pages_are_about_right() -> None:
    """The page numbers that Word shows before it counts are at most a page away from those of the PDF."""
    text = Paragraph((Run("Die Gruppe sammelt Beispiele, ordnet sie und wählt eines aus. " * 12),))
    blocks = [block for n in range(20) for block in (Heading(1, (Run(f"Teil {n}"),), anchor=f"t{n}"), text, text)]
    document = Document("Lang", (TableOfContents(1), *blocks))
    guessed = page_labels(document, STANDARD)
    exact = compose(document, STANDARD, PdfFile())
    for n in range(20):
        assert abs(int(guessed[f"t{n}"]) - int(exact.sheets[exact.places[f"t{n}"][0]].label)) <= 1


def test_the_collector_runs_again_after_a_document() -> None:
    """It is paused only while a document is written, and stays off for those who switched it off."""
    render(_DOCUMENT, "outline")
    assert gc.isenabled()
    gc.disable()
    render(_DOCUMENT, "outline")
    off = not gc.isenabled()
    gc.enable()
    assert off
