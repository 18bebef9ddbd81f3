"""What is too much for a page, a column or a font: torn readably, aligned, drawn by another face."""

import io
from dataclasses import replace

import pikepdf
import pytest
from pdf_ua import check_pdf_ua
from read_back import marked_lines, normal, pdf_text
from sample_documents import simple

from lotsen_curriculum.documents.building import bold, bullets, cell, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    Block,
    Box,
    Cell,
    Column,
    FillLines,
    FitText,
    Grid,
    Heading,
    KeepTogether,
    Link,
    Paragraph,
    Row,
    Run,
    SignatureLine,
    SignatureLines,
    Table,
    TableOfContents,
)
from lotsen_curriculum.rendering import STANDARD, fontbook, render
from lotsen_curriculum.rendering.fontbook import font_book
from lotsen_curriculum.rendering.pdf.composition import compose
from lotsen_curriculum.rendering.pdf.objects import PdfFile
from lotsen_curriculum.rendering.pdf.text import Span, spans_of

_TEXT = "Teilnehmende beschreiben Situationen aus der Begleitung. "
_LONG = tuple(paragraph(f"Absatz {index} " + _TEXT * 4) for index in range(60))


def _table(tall: Cell, height_mm: float = 0) -> Table:
    rows = (row("davor", "x"), Row((cell("links"), tall), height_mm=height_mm), row("Ende", "x"))
    return Table((Column(20), Column()), rows, (row("Kopf", "B"),))


_TALL: dict[str, Block] = {
    "paragraphs": _table(cell(*_LONG)),
    "one paragraph": _table(cell(_TEXT * 400)),
    "lines to fill": _table(cell(FillLines(100, "Notizen"))),
    "a table": _table(cell(Table((Column(),), (row(cell(*_LONG)),)))),
    "a box": _table(cell(Box(_LONG, title="Kasten"))),
    "a least height": _table(cell("x"), height_mm=400),
    "a list": _table(cell(bullets(*[_TEXT * 3] * 80))),
    "what is kept together": _table(cell(KeepTogether(_LONG))),
    "lines to sign": _table(cell(*[SignatureLines((SignatureLine("Name"),))] * 30)),
    "a line that fits nowhere": _table(cell(FitText(text(_TEXT * 60)))),
    "a card": Grid((Column(), Column()), ((_LONG[0],), _LONG)),
    "a card of a least height": Grid((Column(),), ((_LONG[0],),), row_height_mm=400),
}


@pytest.mark.parametrize("name", _TALL)
def test_nothing_runs_off_the_page(name: str) -> None:
    """A row that is higher than a page is torn, whatever makes it high."""
    found = compose(simple(paragraph("davor"), _TALL[name]), STANDARD, PdfFile())
    assert len(found.sheets) > 1
    ends = [(top + piece.height, sheet.area.bottom) for sheet in found.sheets for _, top, piece in sheet.placed]
    assert all(end <= bottom + 0.02 for end, bottom in ends)


def test_the_head_stands_above_every_part_of_a_torn_row() -> None:
    """Whoever reads on on the next page still sees what the columns are; the head is read only once."""
    data = render(simple(_TALL["paragraphs"]), "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 3
        assert pdf_text(data, tagged_only=False).count("Kopf") == len(pdf.pages)
        assert check_pdf_ua(pdf) == []
    assert pdf_text(data).count("Kopf") == 1


def test_a_torn_row_leaves_no_single_line_behind() -> None:
    """A paragraph of a torn row leaves at least two lines on each of its pages."""
    for shift in range(8):
        blocks = [*[paragraph("Zeile")] * shift, *[paragraph(_TEXT * 4)] * 40]
        with pikepdf.open(io.BytesIO(render(simple(_table(cell(*blocks))), "pdf"))) as pdf:
            pages = [[lines for lines in marked_lines(page) if _TEXT[:9] in "".join(lines)] for page in pdf.pages]
        assert all(len([line for line in lines if line]) > 1 for page in pages for lines in page if page)


def test_places_side_by_side_begin_where_the_text_does() -> None:
    """A letterhead's first column begins at the margin, its last one ends there."""
    grid = Grid((Column(), Column()), ((paragraph("Links"),), (Paragraph(text("Rechts"), align="right"),)))
    found = compose(simple(grid, paragraph("Text")), STANDARD, PdfFile())
    data = render(simple(grid, paragraph("Text")), "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lefts = [float(ops[4]) for ops, op in pikepdf.parse_content_stream(pdf.pages[0]) if str(op) == "Tm"]
    assert lefts[0] == pytest.approx(lefts[2], abs=0.01)
    width = found.setter.natural_width(_spans("Rechts"))
    area = found.sheets[0].area
    assert lefts[1] + width == pytest.approx(area.left + area.width, abs=0.01)


def _spans(shown: str) -> list[Span]:
    look = STANDARD.paragraphs["body"]
    return spans_of((Run(shown),), look, STANDARD, {}, {})[0]


def test_a_regular_face_draws_what_the_bold_one_lacks() -> None:
    """A character that a Träger's bold font lacks is drawn by the regular one, and no character is lost."""
    theme = replace(STANDARD, bold="NotoSansSymbols2-Subset.ttf")
    data = render(simple(Paragraph((bold("Grüße ✓"),))), "pdf", theme=theme)
    assert normal(pdf_text(data)) == "Grüße ✓"


def test_looking_for_a_character_loads_no_fonts() -> None:
    """Which fonts of the system have a character is read from their tables; only the one that draws it is loaded."""
    book = font_book(replace(STANDARD, font_folders=("/nirgends",)))
    before = fontbook._load.cache_info().currsize
    assert book.find("\U000e0ffd", bold=False, italic=False) is None
    assert fontbook._load.cache_info().currsize == before


def test_a_link_is_one_place_to_click_a_line() -> None:
    """A link of several words is one annotation on each of its lines, not one for each word."""
    link = Link("https://example.org", "Eine Seite mit einem langen Namen " * 4)
    with pikepdf.open(io.BytesIO(render(simple(Paragraph((link,))), "pdf"))) as pdf:
        boxes = [tuple(map(float, annotation.Rect)) for annotation in pdf.pages[0].Annots]
        lines = {float(ops[5]) for ops, op in pikepdf.parse_content_stream(pdf.pages[0]) if str(op) == "Tm"}
    assert len(boxes) == len(lines) > 1


def test_dots_lead_to_the_page_number() -> None:
    """The dots of a table of contents are one dashed line from the title to the number."""
    data = render(simple(TableOfContents(1), Heading(1, text("Kapitel"))), "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = pikepdf.parse_content_stream(pdf.pages[0])
        starts = [float(ops[0]) for ops, op in found if str(op) == "m"]
        ends = [float(ops[0]) for ops, op in found if str(op) == "l"]
    assert len(starts) == 1
    assert starts[0] - ends[0] > 300
