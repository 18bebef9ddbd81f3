import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any, TypeAlias

import docx
import pytest
from lxml import etree
from read_back import docx_text, normal, pdf_words, without_spaces
from sample_documents import ANY_SCRIPT, every_node, picture, simple

from lotsen_curriculum.documents.building import bullets, cell, numbered, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    A4_LANDSCAPE,
    Box,
    Column,
    CrossReference,
    Document,
    FitText,
    Grid,
    Heading,
    Image,
    KeepTogether,
    LineBreak,
    Link,
    PageBreak,
    PageCount,
    PageLayout,
    PageNumber,
    PageText,
    Paragraph,
    Row,
    Run,
    SectionChange,
    Segment,
    Strip,
    Table,
    TableOfContents,
    TopBlock,
)
from lotsen_curriculum.rendering import render

Xml: TypeAlias = Any
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_SETTINGS_ORDER = (
    "mirrorMargins",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "characterSpacingControl",
    "updateFields",
    "compat",
    "themeFontLang",
    "decimalSymbol",
    "listSeparator",
)
"""The order of ISO/IEC 29500-1, 17.15.1.78, as far as the settings are used."""


@pytest.fixture(scope="module")
def sample() -> bytes:
    """The document with every node."""
    return render(every_node(), "docx")


def _body(*blocks: TopBlock) -> Xml:
    return docx.Document(io.BytesIO(render(simple(*blocks), "docx"))).element.body


def _part(data: bytes, name: str) -> Xml:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def test_same_document_gives_same_bytes(sample: bytes) -> None:
    """Writing twice gives the same file, whatever the time is."""
    assert render(every_node(), "docx") == sample
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_come_from_the_document(sample: bytes) -> None:
    """Title, author and date are the document's own, the language is German."""
    properties = docx.Document(io.BytesIO(sample)).core_properties
    assert (properties.title, properties.author) == ("Alle Bausteine eines Dokuments", "Muster e. V.")
    assert properties.created.date().isoformat() == "2027-03-06"
    assert properties.language == "de-DE"


def test_language_is_german_in_the_styles(sample: bytes) -> None:
    """The styles say de-DE, nothing says en-US."""
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        styles = archive.read("word/styles.xml").decode()
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert 'w:lang w:val="de-DE"' in styles
    assert b"en-US" not in everything


def test_german_text_is_hyphenated_and_headings_and_names_are_not(sample: bytes) -> None:
    """Word hyphenates by itself, two lines in a row at most; never what is seen at a glance, and no person's name."""
    settings = _part(sample, "word/settings.xml")
    assert settings.find(f"{_W}autoHyphenation") is not None
    assert settings.find(f"{_W}consecutiveHyphenLimit").get(f"{_W}val") == "2"
    assert settings.find(f"{_W}doNotHyphenateCaps") is not None
    styles = docx.Document(io.BytesIO(sample)).styles
    whole = {style.name for style in styles if style.element.find(f"{_W}pPr/{_W}suppressAutoHyphens") is not None}
    assert {"Title", "Heading 1", "Heading 6", "Header", "Footer", "toc 1", "Sprechtext"} <= whole
    assert not {"Normal", "Tabellentext", "Klein"} & whole
    body = _body(FitText((Run("Muhammadrajabov"),)), Paragraph((Run("für "), Run("Muhammadrajabov", role="name"))))
    assert body[0].find(f"{_W}pPr/{_W}suppressAutoHyphens") is not None
    assert [run.find(f"{_W}rPr/{_W}noProof") is not None for run in body[1].iter(f"{_W}r")] == [False, True]


def test_settings_are_todays_and_german(sample: bytes) -> None:
    """One compatibility mode, German separators, and the schema's order."""
    settings = _part(sample, "word/settings.xml")
    names = [child.tag.split("}")[1] for child in settings]
    assert names == sorted(names, key=_SETTINGS_ORDER.index)
    modes = [s.get(f"{_W}val") for s in settings.iter(f"{_W}compatSetting") if "Mode" in s.get(f"{_W}name")]
    assert modes == ["15"]
    assert (settings.find(f"{_W}decimalSymbol").get(f"{_W}val")) == ","


def test_headings_and_texts_have_real_styles() -> None:
    """Headings are Word's headings, other paragraphs have named styles."""
    document = docx.Document(
        io.BytesIO(
            render(
                simple(Heading(1, text("Kopf")), Heading(2, text("Unter")), Paragraph(text("x"), style="lead")), "docx"
            )
        )
    )
    assert [paragraph.style.name for paragraph in document.paragraphs] == ["Heading 1", "Heading 2", "Vorspann"]


def test_no_leftovers_of_the_empty_document(sample: bytes) -> None:
    """The file carries no thumbnail, no foreign styles and no empty paragraphs but the tiny separators."""
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        assert not any("thumbnail" in name or "customXml" in name for name in archive.namelist())
    body = docx.Document(io.BytesIO(sample)).element.body
    for element in body.iter(f"{_W}p"):
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = style.get(f"{_W}val") if style is not None else "Normal"
        empty = not list(element.iter(f"{_W}t", f"{_W}tab", f"{_W}drawing"))
        in_cell = element.getparent().tag == f"{_W}tc"
        assert not empty or name == "Trenner" or in_cell


def test_header_rows_repeat_and_rows_do_not_tear() -> None:
    """Head rows are marked as such; rows can't split unless they may."""
    rows = (row("a", "b"), Row((cell("c"), cell("d")), splittable=True))
    table = _body(Table((Column(30), Column()), rows, (row("A", "B"),), description="Beispiel")).find(f"{_W}tbl")
    found = [
        [child.tag.split("}")[1] for child in row.iter(f"{_W}tblHeader", f"{_W}cantSplit")]
        for row in table.iter(f"{_W}tr")
    ]
    assert found == [["cantSplit", "tblHeader"], ["cantSplit"], []]
    assert table.find(f"{_W}tblPr/{_W}tblDescription").get(f"{_W}val") == "Beispiel"


def test_table_fills_the_width() -> None:
    """Column widths add up to the text's width, the fixed one as it was asked for."""
    table = _body(Table((Column(30), Column(share=2), Column()), (row("a", "b", "c"),))).find(f"{_W}tbl")
    widths = [int(column.get(f"{_W}w")) for column in table.iter(f"{_W}gridCol")]
    assert widths[0] == round(30 * 72 / 25.4 * 20)
    assert abs(sum(widths) - 170 * 72 / 25.4 * 20) <= 2
    assert abs(widths[1] - 2 * widths[2]) <= 2


def test_lists_are_real_and_start_anew() -> None:
    """Lists are numbered by Word; two numbered lists don't go on counting."""
    body = _body(bullets("eins"), numbered("a", "b"), numbered("c"))
    numbers = [node.get(f"{_W}val") for node in body.iter(f"{_W}numId")]
    assert len(numbers) == 4
    assert numbers[1] == numbers[2] != numbers[3] != numbers[0]


def test_what_follows_a_list_keeps_its_distance() -> None:
    """Items stand close together; only after the last one, even if it is that of an inner list, comes the space."""
    body = _body(bullets("a", bullets("b", "c")), paragraph("Danach"))
    close = [p.find(f"{_W}pPr/{_W}contextualSpacing") is not None for p in body.iter(f"{_W}p")]
    assert close == [True, True, True, False, False]


def test_nested_lists_go_deeper() -> None:
    """A list inside an item stands one level deeper."""
    body = _body(bullets(Box((paragraph("x"),)), bullets("innen")))
    assert [node.get(f"{_W}val") for node in body.iter(f"{_W}ilvl")] == ["0", "0", "1"]


@pytest.mark.parametrize("name", ANY_SCRIPT)
def test_names_in_any_script_read_back(name: str) -> None:
    """A name in any script comes out of the file as it went in."""
    assert normal(docx_text(render(simple(paragraph(name)), "docx"))) == normal(name)


def test_right_to_left_text_is_marked() -> None:
    """A paragraph from right to left is marked, and so are right-to-left runs inside German ones."""
    body = _body(paragraph("محمد عبد الله"), paragraph("Herr محمد kommt"))
    first, second = body.iter(f"{_W}p")
    assert first.find(f"{_W}pPr/{_W}bidi") is not None
    assert second.find(f"{_W}pPr/{_W}bidi") is None
    marked = [run for run in second.iter(f"{_W}r") if run.find(f"{_W}rPr/{_W}rtl") is not None]
    assert [run.find(f"{_W}t").text.strip() for run in marked] == ["محمد"]


def test_scripts_name_fonts_that_have_them() -> None:
    """A run in a script that the text font lacks names a font of Windows for all four kinds."""
    (fonts,) = list(_body(paragraph("नमस्ते")).iter(f"{_W}rFonts"))
    assert {value for _, value in fonts.items()} == {"Nirmala UI"}
    assert len(fonts.items()) == 4


def test_run_styles_and_languages() -> None:
    """Bold, italic, colour, size, language and line breaks survive."""
    body = _body(
        Paragraph((Run("a", bold=True, italic=True, role="accent", language="en"), LineBreak(), Run("b", role="small")))
    )
    names = [node.tag.split("}")[1] for node in body.find(f"{_W}p").iter()]
    assert {"b", "bCs", "i", "iCs", "color", "lang", "br", "sz"} <= set(names)


def test_links_and_references() -> None:
    """Links lead out, references lead to bookmarks, page references are fields that show the page."""
    blocks = (
        paragraph(Link("https://example.org"), CrossReference("ziel"), CrossReference("ziel", "page")),
        PageBreak(),
        Heading(1, text("Ziel"), anchor="ziel"),
    )
    data = render(simple(*blocks), "docx")
    body = docx.Document(io.BytesIO(data)).element.body
    (mark,) = [node.get(f"{_W}name") for node in body.iter(f"{_W}bookmarkStart")]
    assert [node.get(f"{_W}anchor") for node in body.iter(f"{_W}hyperlink")] == [None, mark]
    assert [node.text for node in body.iter(f"{_W}instrText")] == [f" PAGEREF {mark} \\h "]
    assert "S.\u00a02" in docx_text(data)


def test_contents_have_entries_with_pages() -> None:
    """The table of contents has its entries when the file is opened, and asks Word to update their pages."""
    data = render(simple(TableOfContents(2), PageBreak(), Heading(1, text("Eins")), Heading(2, text("Zwei"))), "docx")
    lines = docx_text(data).split("\n")
    assert lines[:2] == ["Eins 2", "Zwei 2"]
    assert _part(data, "word/settings.xml").find(f"{_W}updateFields") is not None


def test_sections_have_their_own_paper_and_headers() -> None:
    """A section change turns the page and changes the header; right-hand parts begin on odd pages."""
    document = Document(
        "Probe",
        (
            paragraph("hoch"),
            SectionChange(A4_LANDSCAPE, header=PageText(left=(Run("Quer"),))),
            paragraph("quer"),
            PageBreak("right"),
            paragraph("rechts"),
        ),
        header=PageText(left=(Run("Hoch"),)),
        footer=PageText(right=(Run("Seite "), PageNumber(), Run(" von "), PageCount())),
        header_on_first_page=False,
        numbering="roman",
    )
    sections = docx.Document(io.BytesIO(render(document, "docx"))).sections
    assert [section.page_width > section.page_height for section in sections] == [False, True, True]
    assert [section.header.paragraphs[0].text.strip() for section in sections] == ["Hoch", "Quer", "Quer"]
    assert sections[0].different_first_page_header_footer
    assert sections[0].first_page_header.paragraphs[0].text.strip() == ""
    assert "PAGE" in sections[0].first_page_footer.paragraphs[0]._p.xml
    assert "lowerRoman" in etree.tostring(sections[0]._sectPr).decode()
    assert str(sections[2].start_type).startswith("ODD_PAGE")


def test_sections_with_the_same_header_share_it() -> None:
    """A book of many parts carries one file for each header and footer that differs, not one for each part."""
    parts = [part for n in range(5) for part in (PageBreak("right"), paragraph(f"Teil {n}"))]
    document = Document("Probe", (paragraph("vorn"), *parts), header=PageText(left=(Run("Kopf"),)))
    data = render(document, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len([name for name in archive.namelist() if "header" in name or "footer" in name]) == 2
    sections = docx.Document(io.BytesIO(data)).sections
    assert [section.header.paragraphs[0].text.strip() for section in sections] == ["Kopf"] * 6


def test_signs_of_markup_are_only_text() -> None:
    """Whatever looks like markup stands there as it is: in runs, links, references, tables and alternative texts."""
    odd = '<w:b/> & "Zitat" \'s ]]> &amp; {{x}}'
    table = Table((Column(),), (row(odd),), description=odd)
    blocks = (Heading(1, text(odd), anchor="a"), paragraph(CrossReference("a"), Link("https://x.y/?a=1&b=<2>", odd)))
    data = render(simple(*blocks, table, Image(picture(), f"{odd}\n2", 20)), "docx")
    body = docx.Document(io.BytesIO(data)).element.body
    assert docx_text(data).split("\n")[:3] == [odd, odd + odd, odd]
    assert [node.get("descr") for node in body.iter("{*}docPr")] == [f"{odd} 2"]
    assert [node.get(f"{_W}val") for node in body.iter(f"{_W}tblDescription")] == [odd]


def test_page_numbers_stay_roman_until_they_begin_anew() -> None:
    """A section that goes on counting keeps the figures of the one before."""
    document = Document(
        "Probe",
        (
            paragraph("Titel"),
            SectionChange(PageLayout(), footer=PageText(right=(PageNumber(),))),
            paragraph("Inhalt"),
            SectionChange(PageLayout(), numbering="decimal"),
            paragraph("Text"),
            PageBreak("right"),
            paragraph("Rechts"),
        ),
        numbering="roman",
    )
    counts = [
        None if (node := section._sectPr.find(f"{_W}pgNumType")) is None else dict(node.attrib)
        for section in docx.Document(io.BytesIO(render(document, "docx"))).sections
    ]
    roman, decimal = ({f"{_W}fmt": name} for name in ("lowerRoman", "decimal"))
    assert counts == [{**roman, f"{_W}start": "1"}, roman, {**decimal, f"{_W}start": "1"}, None]


def test_a_long_footer_leaves_the_page_number_at_the_right() -> None:
    """There is no stop in the middle where nothing stands, which a long text would run over."""
    footer = PageText(left=(Run("Lang " * 40),), right=(PageNumber(),))
    data = render(Document("Probe", (paragraph("x"),), footer=footer), "docx")
    line = docx.Document(io.BytesIO(data)).sections[0].footer.paragraphs[0]._p
    assert [stop.get(f"{_W}val") for stop in line.iterfind(f"{_W}pPr/{_W}tabs/{_W}tab")] == ["right"]


def test_cards_stand_at_the_same_height_on_every_page() -> None:
    """Sheets are cut in a pile: what carries the page break above a grid takes a point, and no distance."""
    grid = Grid((Column(), Column()), ((paragraph("a"),), (paragraph("b"),)), row_height_mm=100, border=True)
    between = _body(grid, PageBreak(), grid)[1]
    assert between.find(f"{_W}pPr/{_W}pageBreakBefore") is not None
    assert between.find(f"{_W}pPr/{_W}pStyle").get(f"{_W}val") == "Trenner"
    assert between.find(f"{_W}pPr/{_W}spacing") is None


def test_pictures_have_alternative_texts() -> None:
    """A picture says what it shows; one without a text is marked as decoration; a strip is a picture with a text."""
    strip = Strip((Segment(1, "series1", "a"),), "Der Tag", legend=(("series1", "A"),), start="09:00", end="10:00")
    body = _body(Image(picture(), "Verlauf", 30), Image(picture(), "", 30), strip)
    assert [node.get("descr") for node in body.iter("{*}docPr")] == ["Verlauf", None, "Der Tag"]
    assert len(list(body.iter("{*}decorative"))) == 1


def test_blocks_kept_together() -> None:
    """Paragraphs that stay together hold on to the next; the last does not."""
    body = _body(KeepTogether((paragraph("a"), paragraph("b"), paragraph("c"))))
    assert [element.find(f"{_W}pPr/{_W}keepNext") is not None for element in body.iter(f"{_W}p")] == [True, True, False]


def test_page_break_belongs_to_what_follows() -> None:
    """A page break is a property of the next paragraph, not a paragraph of its own."""
    first, second = _body(paragraph("a"), PageBreak(), paragraph("b")).iter(f"{_W}p")
    assert first.find(f"{_W}pPr") is None
    assert second.find(f"{_W}pPr/{_W}pageBreakBefore") is not None


def test_libreoffice_shows_the_same_words(sample: bytes, tmp_path: Path) -> None:
    """LibreOffice opens the file and prints all of its words."""
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("soffice or pdftotext is not installed")
    (tmp_path / "probe.docx").write_bytes(sample)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "probe.docx"),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    shown = without_spaces(pdf_words(tmp_path / "probe.pdf"))
    for words in (
        "Was mich hierher bringt",
        "Zweiter Punkt mit Unterpunkten:",
        "Achten auf",
        "Projektleitung",
        "Karte 3",
    ):
        assert without_spaces(words) in shown
    assert "Seite1von" in shown
