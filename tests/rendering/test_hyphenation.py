"""German hyphenation: where hyphens may stand, where they do stand in a PDF, and that readers never hear them."""

import io
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_ua import check_pdf_ua
from read_back import marked_lines, normal, pdf_text, pdf_words
from sample_documents import simple

from lotsen_curriculum.documents.building import cell, name, paragraph, row
from lotsen_curriculum.documents.nodes import (
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Run,
    SignatureLine,
    SignatureLines,
    Table,
)
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.hyphenation import hyphen_places, is_prose

_LONG = "Integrationslotsinnenqualifizierung"
_TEXT = "Teilnehmende beschreiben Gesprächssituationen aus der Begleitung von Neuzugewanderten. " * 6


def _hyphenated(word: str) -> str:
    places = (0, *hyphen_places(word), len(word))
    return "-".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    "expected",
    [
        "Fort-schritt",
        "Deutsch-land",
        "Grup-pen-ar-beit",
        "Abend-stern",
        "Inte-gra-ti-ons-lot-sin-nen",
        "Auf-ent-halts-er-laub-nis",
        "Asyl-be-wer-ber-leis-tungs-ge-setz",
        "Teil-neh-mer*innen,",
        "„Wert-schät-zung“",
        "Brü-cke",
        "Gruppe",
        "einen",
    ],
)
def test_words_are_hyphenated_as_in_the_dictionary(expected: str) -> None:
    """Compounds part where their words do, and no part is shorter than three letters."""
    assert _hyphenated(expected.replace("-", "")) == expected


@pytest.mark.parametrize(
    ("token", "prose"),
    [
        ("Begleitung,", True),
        ("Lotsinnen/Lotsen", True),
        ("Migrations-", True),
        ("m3-rolle-und-aufgaben2", False),
        ("https://integrationskompass", False),
        ("integrationskompass.hessen.de", False),
        ("lotsen@example.org", False),
        ("BAMF-Verfahren", False),
        ("Diyarbakır", False),
        ("методика", False),
    ],
)
def test_codes_addresses_and_other_letters_are_no_prose(token: str, prose: bool) -> None:
    """What is no German word is never hyphenated."""
    assert is_prose(token) is prose


@settings(max_examples=60, deadline=None)
@given(st.text("aeioußätrnschlm*(„", max_size=30))
def test_three_letters_stay_together(word: str) -> None:
    """Before and behind each hyphen stand at least three letters."""
    parts = [word[max(place - 3, 0) : place + 3] for place in hyphen_places(word)]
    assert all(part.isalpha() and len(part) == 6 for part in parts)


def _narrow(*content: Inline | str, width_mm: float = 30) -> Table:
    return Table((Column(width_mm), Column()), (row(cell(*content), ""),))


def _lines(*blocks: Block) -> list[str]:
    with pikepdf.open(io.BytesIO(render(simple(*blocks), "pdf"))) as pdf:
        return [line for page in pdf.pages for lines in marked_lines(page) for line in lines if line]


def test_narrow_columns_are_hyphenated_and_read_back_whole() -> None:
    """Lines of a narrow column end in soft hyphens; the text that readers get has none."""
    data = render(simple(_narrow(_TEXT)), "pdf")
    lines = _lines(_narrow(_TEXT))
    assert sum(line.endswith("\u00ad") for line in lines) >= 3
    assert normal(_TEXT) in normal(pdf_text(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_pdf_ua(pdf) == []


def test_poppler_reads_hyphenated_words_whole(tmp_path: Path) -> None:
    """A second program finds the soft hyphens, and the words without them."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    path = tmp_path / "spalte.pdf"
    path.write_bytes(render(simple(_narrow(_TEXT)), "pdf"))
    assert normal(_TEXT) in normal(pdf_words(path).replace("\u00ad\n", ""))


def test_a_hyphen_that_readers_would_say_is_found() -> None:
    """The checker finds a hyphen at a line's end that stands for a real one."""
    with pikepdf.open(io.BytesIO(render(simple(_narrow(_TEXT)), "pdf"))) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            _say_hyphens(font)
        assert any(finding.startswith("own-hyphen") for finding in check_pdf_ua(pdf))


def _say_hyphens(font: Any) -> None:
    font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"> <00AD>", b"> <002D>"))


def test_hyphens_stand_only_where_they_help() -> None:
    """No hyphen stands in a paragraph that has as many lines without, nor are three in a row hyphenated."""
    assert not any("\u00ad" in line for line in _lines(paragraph("Wir hören einander zu. " * 30)))
    ends = [line.endswith("\u00ad") for line in _lines(_narrow(_TEXT * 4))]
    assert not any(all(ends[index : index + 3]) for index in range(len(ends)))


@pytest.mark.parametrize(
    "content",
    [name("Maximiliane Wolfeschlegelsteinhausen " * 4), Link("https://example.org", _TEXT), Run(_TEXT, language="nl")],
)
def test_names_links_and_other_languages_are_not_hyphenated(content: Inline) -> None:
    """Runs that are no German prose keep their words whole."""
    assert not any("\u00ad" in line for line in _lines(_narrow(content)))


def test_headings_signatures_and_other_documents_are_not_hyphenated() -> None:
    """Headings, labels, names to sign, speech and texts in another language keep their words whole."""
    signature = SignatureLines((SignatureLine(_TEXT), SignatureLine("Leitung"), SignatureLine("Ort")))
    heading = Heading(1, (Run(_TEXT),))
    quiet = [Paragraph((Run(_TEXT),), style=style) for style in ("label", "title", "speech")]
    assert not any("\u00ad" in line for line in _lines(heading, *quiet, signature))
    foreign = Document("Text", (_narrow(_TEXT),), language="en-GB")
    with pikepdf.open(io.BytesIO(render(foreign, "pdf"))) as pdf:
        assert not any("\u00ad" in line for lines in marked_lines(pdf.pages[0]) for line in lines)


def test_too_wide_words_are_hyphenated_rather_than_torn() -> None:
    """A word wider than its column parts at a hyphen where German has one, even in the head of a table."""
    table = Table((Column(18), Column()), (), (row(cell(_LONG, is_header=True), "x"),))
    lines = _lines(table)
    assert "".join(lines).replace("\u00ad", "").startswith(_LONG)
    assert [line.endswith("\u00ad") for line in lines[:3]] == [True, True, True]


def test_no_word_goes_on_on_the_next_page() -> None:
    """The last line of a page never ends in a hyphen."""
    with pikepdf.open(io.BytesIO(render(simple(*[paragraph(_TEXT * 2)] * 40), "pdf"))) as pdf:
        lasts = [[line for lines in marked_lines(page) for line in lines if line][-1] for page in pdf.pages]
    assert len(lasts) > 3
    assert not any(line.endswith("\u00ad") for line in lasts)
