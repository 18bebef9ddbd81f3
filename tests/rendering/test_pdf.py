import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from pdf_ua import check_pdf_ua, structure_text
from pikepdf import pdfa
from read_back import docx_text, normal, pdf_text, pdf_words, stripped_of_pdf_ua, without_spaces
from sample_documents import ANY_SCRIPT, every_node, picture, simple

from lotsen_curriculum.documents.building import bullets, cell, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    A6_PORTRAIT,
    Box,
    Column,
    CrossReference,
    Document,
    FitText,
    Heading,
    Image,
    KeepTogether,
    PageBreak,
    PageList,
    PageNumber,
    PageText,
    Paragraph,
    Row,
    Run,
    SectionChange,
    Table,
    TableOfContents,
    TopBlock,
)
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.rendering import render

_TEXT = "Die Teilnehmenden finden Worte für den eigenen Grund. "


@pytest.fixture(scope="module")
def sample() -> bytes:
    """The document with every node."""
    return render(every_node(), "pdf")


def _opened(*blocks: TopBlock) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render(simple(*blocks), "pdf")))


def test_every_node_passes_the_pdf_ua_checker(sample: bytes) -> None:
    """No rule of the checker finds anything."""
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        assert check_pdf_ua(pdf) == []


def test_every_node_passes_pdf_a_2b(sample: bytes) -> None:
    """The validator of PDF/A-2b finds nothing in the copy without the PDF/UA mark."""
    with pikepdf.open(io.BytesIO(stripped_of_pdf_ua(sample))) as pdf:
        assert pdfa.check(pdf, "2b").findings == []


def test_same_document_gives_same_bytes(sample: bytes) -> None:
    """Writing twice gives the same file."""
    assert render(every_node(), "pdf") == sample


def test_marks_say_pdf_ua_and_pdf_a(sample: bytes) -> None:
    """The XMP carries both marks, and the title as the information dictionary has it."""
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in xmp
        assert str(pdf.docinfo.Title) == "Alle Bausteine eines Dokuments"
        assert str(pdf.Root.Lang) == "de-DE"


def test_structure_follows_the_tree() -> None:
    """Headings, lists and tables have the tags that screen readers know."""
    table = Table((Column(), Column()), (row(cell("a", is_header=True), "b"),), (row("A", "B"),))
    with _opened(Heading(1, text("Kopf")), bullets("eins"), table) as pdf:
        assert structure_text(pdf) == [
            "Document",
            "  H1",
            "  L",
            "    LI",
            "      Lbl",
            "      LBody",
            "        P",
            "  Table",
            "    TR",
            "      TH",
            "        P",
            "      TH",
            "        P",
            "    TR",
            "      TH",
            "        P",
            "      TD",
            "        P",
        ]


@pytest.mark.parametrize("name", ANY_SCRIPT)
def test_names_in_any_script_read_back(name: str) -> None:
    """A name in any script comes out of the file as it went in."""
    _needs_fonts_for(name)
    data = render(simple(paragraph(name), FitText(text(name))), "pdf")
    assert normal(pdf_text(data)).count(normal(name)) == 2


@pytest.mark.parametrize("name", ANY_SCRIPT)
def test_poppler_reads_names_in_any_script(name: str, tmp_path: Path) -> None:
    """A second program reads the same name."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    _needs_fonts_for(name)
    path = tmp_path / "name.pdf"
    path.write_bytes(render(simple(paragraph(name)), "pdf"))
    marks = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f"))
    assert sorted(without_spaces(name)) == sorted(without_spaces(pdf_words(path).translate(marks)))


def _needs_fonts_for(name: str) -> None:
    try:
        render(simple(paragraph(name)), "pdf")
    except CurriculumError as error:
        pytest.skip(f"no font on this machine: {error.problems[0].hint}")


def test_character_without_a_font_is_a_problem() -> None:
    """A character that no font has is named with its place and what to install; nothing is written."""
    with pytest.raises(CurriculumError) as caught:
        render(simple(Heading(1, text("Gruß")), paragraph("Hier: \ue123")), "pdf")
    (problem,) = caught.value.problems
    assert problem.code == "LC420"
    assert "U+E123" in problem.message
    assert "unter „Gruß“" in problem.message
    assert problem.hint is not None
    assert "Installieren Sie" in problem.hint


def test_arabic_has_no_optional_ligatures() -> None:
    """A name keeps its letters: Noto Sans Arabic would draw a vowelled ligature."""
    _needs_fonts_for("محمد")
    data = render(simple(paragraph("محمد")), "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = [ops[0] for ops, op in pikepdf.parse_content_stream(pdf.pages[0]) if str(op) == "TJ"]
    codes = b"".join(bytes(item) for line in shown for item in line if isinstance(item, pikepdf.String))
    assert len(codes) == 2 * len("محمد")


def test_table_head_stands_on_every_page() -> None:
    """A long table repeats its head, read only once."""
    rows = tuple(row(f"Zeile {index}", _TEXT * 3) for index in range(60))
    data = render(simple(Table((Column(30), Column()), rows, (row("Nummer", "Inhalt"),))), "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 2
        assert pdf_text(data, tagged_only=False).count("Nummer") == len(pdf.pages)
        assert pdf_text(data).count("Nummer") == 1
        assert check_pdf_ua(pdf) == []


def test_row_taller_than_a_page_is_torn_and_whole() -> None:
    """A row that no page can hold goes on over pages, and nothing of it is lost."""
    long = tuple(paragraph(f"Absatz {index} " + _TEXT * 4) for index in range(60))
    table = Table((Column(20), Column()), (row("links", cell(*long)), row("Ende", "x")), (row("A", "B"),))
    data = render(simple(table), "pdf")
    read = pdf_text(data)
    assert [f"Absatz {index} " in read for index in range(60)] == [True] * 60
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_pdf_ua(pdf) == []


def test_ordinary_rows_are_not_torn() -> None:
    """A row that fits on a page stands on one page."""
    rows = tuple(row(f"Zeile {index}", _TEXT * 12) for index in range(15))
    data = render(simple(Table((Column(30), Column()), rows)), "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = [_tags_on(page) for page in pdf.pages]
    assert len(pages) > 1
    assert all(count % 2 == 0 for count in pages)


def _tags_on(page: pikepdf.Page) -> int:
    return sum(str(op) == "BDC" and "/MCID" in ops[1] for ops, op in pikepdf.parse_content_stream(page))


def test_heading_is_not_left_alone() -> None:
    """A heading goes to the next page with the text that it heads."""
    for lines in range(36, 60):
        data = render(simple(*[paragraph("Zeile")] * lines, Heading(1, text("Kopf")), paragraph("Darunter")), "pdf")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            texts = pdf_text(data).split("\n")
            assert texts.index("Kopf") + 1 == texts.index("Darunter"), lines
            if len(pdf.pages) == 2:
                return
    pytest.fail("no page break came")


def test_blocks_kept_together_move_together() -> None:
    """What is kept together begins a new page where the rest of the page is too short."""
    kept = KeepTogether(tuple(paragraph(f"Teil {index}") for index in range(12)))
    with _opened(*[paragraph("Zeile")] * 34, kept) as pdf:
        first, second = (_page_words(pdf, index) for index in range(2))
    assert "Teil" not in first
    assert second.count("Teil") == 12


def _page_words(pdf: pikepdf.Pdf, index: int) -> str:
    single = pikepdf.new()
    single.pages.append(pdf.pages[index])
    stream = io.BytesIO()
    single.save(stream)
    return pdf_text(stream.getvalue())


def test_contents_and_references_name_the_right_pages() -> None:
    """The table of contents, page references and page labels agree."""
    blocks: list[TopBlock] = [Heading(1, text("Inhalt"), in_contents=False), TableOfContents(1), PageBreak()]
    for index in range(30):
        blocks += [
            Heading(1, text(f"Teil {index}"), anchor=f"t{index}"),
            paragraph(CrossReference("t29", "page")),
            PageBreak(),
        ]
    data = render(simple(*blocks), "pdf")
    read = normal(pdf_text(data))
    assert read.count("S. 31") == 30
    assert "Teil 29 31" in read
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 31
        assert str(pdf.Root.Outlines.Last.Title) == "Teil 29"
        assert check_pdf_ua(pdf) == []


def test_a_list_of_pages_names_each_page_once_and_joins_neighbours() -> None:
    """Two headings of one page count once, pages that follow each other are a range, and the order stays."""
    blocks: list[TopBlock] = [paragraph("Seiten: ", PageList(("t6", "t0", "u0", "t2", "t3", "t4")), ".")]
    for index in range(7):
        blocks += [PageBreak(), Heading(1, text(f"Teil {index}"), anchor=f"t{index}")]
        blocks += [Heading(2, text(f"Unterteil {index}"), anchor=f"u{index}")]
    assert "Seiten:8,2,4–6.Teil0" in without_spaces(pdf_text(render(simple(*blocks), "pdf")))
    assert "Seiten:8,2,4–6.Teil0" in without_spaces(docx_text(render(simple(*blocks), "docx")))


def test_parts_begin_on_right_hand_pages_with_labels() -> None:
    """A part that begins on the right leaves a page empty; the foreword counts in Roman numerals."""
    footer = PageText(right=(PageNumber(),))
    document = Document(
        "Buch",
        (
            paragraph("Vorwort"),
            PageBreak(),
            paragraph("Vorwort, zweite Seite"),
            PageBreak(),
            paragraph("Vorwort, dritte Seite"),
            SectionChange(A6_PORTRAIT, to="right", numbering="decimal"),
            Heading(1, text("Erster Teil")),
        ),
        footer=footer,
        numbering="roman",
    )
    with pikepdf.open(io.BytesIO(render(document, "pdf"))) as pdf:
        assert len(pdf.pages) == 5
        assert [page.label for page in pdf.pages] == ["i", "ii", "iii", "iv", "1"]
        assert _page_words(pdf, 3) == ""
        assert [round(float(value)) for value in pdf.pages[4].MediaBox] == [0, 0, 298, 420]


def test_long_words_are_broken_and_still_one_word() -> None:
    """A word that is wider than its column is broken into lines, and readers get it whole."""
    word = "Integrationslotsinnenqualifizierungskoordination" * 3
    data = render(simple(Table((Column(25), Column()), (row(word, ""),))), "pdf")
    assert without_spaces(pdf_text(data)) == word
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lines = {ops[5] for ops, op in pikepdf.parse_content_stream(pdf.pages[0]) if str(op) == "Tm"}
    assert len(lines) > 8


def test_fitting_text_shrinks() -> None:
    """A long name is set smaller than a short one, never below its least size."""
    sizes = [_largest_size(name) for name in ("Ana", "Aleksandra von und zu Musterstadt", "Wolfeschlegel " * 9)]
    assert sizes[0] == 28
    assert sizes[0] > sizes[1] > sizes[2] == 16


def _largest_size(name: str) -> float:
    with _opened(FitText(text(name))) as pdf:
        return max(float(ops[1]) for ops, op in pikepdf.parse_content_stream(pdf.pages[0]) if str(op) == "Tf")


def test_soft_hyphen_shows_only_at_the_line_end() -> None:
    """A soft hyphen is invisible inside a line, and never becomes a letter of the word for readers."""
    data = render(simple(paragraph("Lot\u00adsin"), paragraph(("Quali\u00adfizierung " * 60).strip())), "pdf")
    read = without_spaces(pdf_text(data))
    assert read.replace("\u00ad", "").startswith("Lotsin" + "Qualifizierung" * 60)


def test_pictures_are_figures_or_decoration() -> None:
    """A picture with a text is a figure; one without is an artifact; transparency survives."""
    with _opened(Image(picture(alpha=True), "Muster", 30), Image(picture(kind="JPEG"), "", 30)) as pdf:
        assert structure_text(pdf) == ["Document", "  Figure"]
        assert sum("/SMask" in image for image in pdf.pages[0].Resources.XObject.values()) == 1
        assert check_pdf_ua(pdf) == []


def test_boxes_with_tables_run_over_pages() -> None:
    """A box that holds a table longer than a page goes on, and its structure stays whole."""
    rows = tuple(row(f"Zeile {index}", _TEXT * 2) for index in range(60))
    box = Box((Table((Column(30), Column()), rows, (row("A", "B"),)),), title="Kasten")
    with _opened(box) as pdf:
        assert len(pdf.pages) > 1
        assert check_pdf_ua(pdf) == []


def test_language_of_a_run_is_marked() -> None:
    """Text in another language is a Span with its language."""
    with _opened(Paragraph((Run("Hallo "), Run("Welcome", language="en")))) as pdf:
        span = pdf.Root.StructTreeRoot.K.K[0].K[1]
        assert (str(span.S), str(span.Lang)) == ("/Span", "en")


def test_fonts_are_embedded_and_subset(sample: bytes) -> None:
    """Every font of the file carries a subset's name and its program; none of the built-in fonts is used."""
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        names = [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
    assert names
    assert all(name[7] == "+" for name in names)
    assert not any("Helvetica" in name for name in names)


def test_tall_rows_with_minimum_height_keep_it() -> None:
    """A row's least height makes room to write."""
    low = _opened(Table((Column(),), (row("a"), row("b"))))
    high = _opened(Table((Column(),), (Row((cell("a"),), height_mm=200), Row((cell("b"),), height_mm=200))))
    assert (len(low.pages), len(high.pages)) == (1, 2)
