"""Small parts of the PDF writer: values, pictures, pages, variable fonts."""

import io
from dataclasses import replace
from importlib.util import find_spec

import pikepdf
import pytest
from pdf_ua import check_pdf_ua
from PIL import Image as Pillow
from read_back import normal, pdf_text
from sample_documents import simple

from lotsen_curriculum.documents.building import cell, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    Box,
    BulletList,
    Column,
    FillLines,
    Grid,
    Heading,
    Image,
    KeepTogether,
    ListItem,
    Row,
    Segment,
    Strip,
    Table,
    TableOfContents,
    Tone,
)
from lotsen_curriculum.rendering import STANDARD, render
from lotsen_curriculum.rendering.columns import column_widths
from lotsen_curriculum.rendering.fontbook import font_book
from lotsen_curriculum.rendering.pdf.flow import roman
from lotsen_curriculum.rendering.pdf.fonts import EmbeddedFonts
from lotsen_curriculum.rendering.pdf.objects import Name, PdfFile, Ref, Stream, number, serialise
from lotsen_curriculum.rendering.pdf.page import Page
from lotsen_curriculum.rendering.shaping import Shaper


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, b"null"),
        (True, b"true"),
        (3, b"3"),
        (-0.0001, b"0"),
        (2.5, b"2.5"),
        (Name("A B#"), b"/A#20B#23"),
        ("ä", b"<FEFF00E4>"),
        (b"\x01", b"<01>"),
        (Ref(7), b"7 0 R"),
        ({"K": [1, Name("X")]}, b"<</K [1 /X]>>"),
    ],
)
def test_values_in_pdf_syntax(value: object, expected: bytes) -> None:
    """Each kind of value is written as ISO 32000 has it."""
    assert serialise(value) == expected  # type: ignore[arg-type] # the parameters hold one value of each kind


def test_numbers_have_no_exponent() -> None:
    """Small and large numbers are plain decimals."""
    assert [number(value) for value in (1e-9, 123456.5, 1 / 3)] == ["0", "123456.5", "0.333"]


def test_streams_stand_alone() -> None:
    """A stream can't be put into an object stream; the file opens and finds every object."""
    file = PdfFile()
    root = file.add({"Type": Name("Catalog"), "Pages": file.add({"Type": Name("Pages"), "Kids": [], "Count": 0})})
    extra = file.add(Stream(b"abc", {"Type": Name("X")}, plain=True))
    many = [file.add({"N": index}) for index in range(400)]
    with pikepdf.open(io.BytesIO(file.save(root=root, info=file.add({"Title": "T"})))) as pdf:
        assert pdf.get_object(extra.number, 0).read_bytes() == b"abc"
        assert [int(pdf.get_object(ref.number, 0).N) for ref in many] == list(range(400))


def test_text_that_belongs_to_nobody_is_a_bug() -> None:
    """Text that would silently become an artifact stops the build."""
    page = Page(0, 100, 100, EmbeddedFonts())
    (shaped,) = Shaper(font_book(STANDARD)).shape("verloren", bold=False, italic=False, rtl=False)
    with pytest.raises(RuntimeError, match="verloren"):
        page.text([shaped], 0, 10, 10, "#000000")
    page.decorate()
    with pytest.raises(RuntimeError, match="verloren"):
        page.text([shaped], 0, 10, 10, "#000000")


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_pictures_come_out_as_grey_or_rgb(mode: str) -> None:
    """A JPEG for the press is turned into RGB, which PDF/A-2b with an sRGB profile allows."""
    stream = io.BytesIO()
    Pillow.new(mode, (40, 20)).save(stream, "JPEG")
    picture = Image(stream.getvalue(), "Bild", 30)
    with pikepdf.open(io.BytesIO(render(simple(picture, picture), "pdf"))) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
    assert str(image.ColorSpace) == ("/DeviceGray" if mode == "L" else "/DeviceRGB")


def test_tall_pictures_fit_on_their_page() -> None:
    """A picture that is much higher than wide is made smaller."""
    stream = io.BytesIO()
    Pillow.new("RGB", (10, 200)).save(stream, "PNG")
    with pikepdf.open(io.BytesIO(render(simple(Image(stream.getvalue(), "Turm", 150)), "pdf"))) as pdf:
        (matrix,) = [ops for ops, op in pikepdf.parse_content_stream(pdf.pages[0]) if str(op) == "cm"]
        assert len(pdf.pages) == 1
    assert float(matrix[3]) < 297 * 72 / 25.4
    assert float(matrix[5]) > 0


def test_long_legends_wrap() -> None:
    """A strip's legend that is wider than the page goes on in a second row, inside the page."""
    tone: Tone = "series1"
    legend = tuple((tone, f"Eine Sozialform mit langem Namen {index}") for index in range(8))
    strip = Strip((Segment(1, "series1"),), "Tag", legend=legend)
    data = render(simple(strip), "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lefts = [float(ops[4]) for ops, op in pikepdf.parse_content_stream(pdf.pages[0]) if str(op) == "Tm"]
    assert pdf_text(data).count("Eine Sozialform") == 8
    assert max(lefts) < 190 * 72 / 25.4


def test_empty_containers_are_left_out() -> None:
    """Containers without content leave nothing behind, in any format."""
    blocks = (Table((Column(),), ()), BulletList(()), Grid((Column(),), ()), Box(()), KeepTogether(()), FillLines(0))
    assert pdf_text(render(simple(*blocks), "pdf")) == ""
    assert render(simple(*blocks), "docx")


def test_loose_rows_fill_the_page() -> None:
    """A row that may be torn begins on the page that it doesn't fit on."""
    tall = cell(*[paragraph("Zeile")] * 30)
    pages = []
    for splittable in (False, True):
        rows = tuple(Row((tall,), splittable=splittable) for _ in range(5))
        with pikepdf.open(io.BytesIO(render(simple(Table((Column(),), rows)), "pdf"))) as pdf:
            pages.append(len(pdf.pages))
    assert pages[1] < pages[0]


def test_nested_items_that_are_torn_keep_their_bullet() -> None:
    """A list item that begins with a table taller than a page keeps its bullet at its first part."""
    table = Table((Column(),), (row(cell(*[paragraph("Zeile")] * 90)),))
    data = render(simple(BulletList((ListItem((table,)),))), "pdf")
    assert pdf_text(data).count("•") == 1
    assert pdf_text(data).count("Zeile") == 90


def test_headings_in_torn_rows_and_boxes_are_found() -> None:
    """A heading in the part of a row, box or card that goes to the next page is listed with that page."""
    tall = [paragraph("Zeile")] * 60
    row_ = Row((cell(*tall, Heading(1, text("Unten")), *tall),))
    card = Grid((Column(),), ((*tall, Heading(1, text("Karte"))),))
    box = Box((Table((Column(),), (Row((cell(*tall, Heading(1, text("Kasten"))),)),)),))
    data = render(simple(TableOfContents(1), Table((Column(),), (row_,)), box, card), "pdf")
    read = normal(pdf_text(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_pdf_ua(pdf) == []
        assert len(pdf.pages) > 4
    assert [name in read for name in ("Unten 2", "Kasten 5", "Karte 7")] == [True, True, True]


def test_what_is_kept_together_and_longer_than_a_page_goes_on() -> None:
    """Blocks that no page can hold together begin where they stand and go on over pages."""
    block = KeepTogether(tuple(paragraph(f"Teil {index}") for index in range(120)))
    data = render(simple(paragraph("davor"), block), "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 4
    assert pdf_text(data).count("Teil") == 120


def test_columns_that_want_too_much_are_narrowed() -> None:
    """Fixed columns that are wider than the page leave room for those with shares."""
    widths = column_widths((Column(200), Column(200), Column()), 300)
    assert sum(widths) == pytest.approx(300)
    assert widths[2] == pytest.approx(45)


def test_roman_numerals() -> None:
    """Pages before the first part count in small Roman numerals."""
    assert [roman(value) for value in (1, 4, 9, 14, 40, 90, 400, 1994)] == [
        "i",
        "iv",
        "ix",
        "xiv",
        "xl",
        "xc",
        "cd",
        "mcmxciv",
    ]


def test_variable_fonts_are_set_to_one_weight() -> None:
    """A variable font is embedded as one static instance."""
    if find_spec("fontpkg_noto_sans") is None:
        pytest.skip("fontpkg-noto-sans is not installed")
    theme = replace(STANDARD, regular="NotoSans.ttf")
    data = render(simple(paragraph("Variabel")), "pdf", theme=theme)
    assert pdf_text(data).strip() == "Variabel"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        program = pdf.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    assert b"fvar" not in program[:400]
