"""What no writer could render rightly is told before anything is written."""

from dataclasses import replace

import pytest
from sample_documents import every_node, picture, simple

from lotsen_curriculum.documents.building import cell, paragraph, row, text
from lotsen_curriculum.documents.nodes import (
    Column,
    CrossReference,
    Heading,
    Image,
    PageLayout,
    PageList,
    PageText,
    Row,
    Run,
    SectionChange,
    Table,
    TopBlock,
)
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.rendering import CODES, Format, check_document, render

_BAD: dict[str, tuple[tuple[TopBlock, ...], str, str]] = {
    "control character": (
        (Heading(1, text("Kopf")), paragraph("a\x07b")),
        "LC411",
        "unter „Kopf“, steht das Steuerzeichen U+0007",
    ),
    "surrogate": ((paragraph("a\ud800"),), "LC411", "U+D800"),
    "skipped level": (
        (Heading(1, text("A")), Heading(3, text("B"))),
        "LC412",
        "„B“ hat die Ebene 3, davor steht Ebene 1",
    ),
    "first heading too deep": ((Heading(2, text("A")),), "LC412", "davor steht Ebene 0"),
    "anchor twice": ((Heading(1, text("A"), anchor="x"), Heading(1, text("B"), anchor="x")), "LC413", "„x“"),
    "dead reference": ((paragraph(CrossReference("weg")),), "LC414", "„weg“"),
    "dead page in a list": ((paragraph(PageList(("weg",))),), "LC414", "„weg“"),
    "broken picture": ((Image(b"\x89PNG kaputt", "Logo", 30),), "LC415", "„Logo“"),
    "torn picture": ((Image(picture()[:60], "Logo", 30),), "LC415", "„Logo“"),
    "short row": ((Table((Column(), Column()), (row("a"),)),), "LC416", "Zeile 1 einer Tabelle hat 1 von 2"),
    "wide row": ((Table((Column(),), (Row((cell("a", column_span=2),)),)),), "LC416", "hat 2 von 1"),
    "control in a header": (
        (SectionChange(PageLayout(), header=PageText(left=(Run("\x00"),))),),
        "LC411",
        "U+0000",
    ),
}


@pytest.mark.parametrize("name", _BAD)
def test_broken_tree_is_a_problem(name: str) -> None:
    """Each broken rule is told under its code, in words that say where."""
    blocks, code, words = _BAD[name]
    (problem,) = check_document(simple(*blocks))
    assert problem.code == code
    assert words in problem.message
    assert problem.hint


@pytest.mark.parametrize("format_", ["outline", "docx", "pdf"])
def test_nothing_is_written_of_a_broken_tree(format_: Format) -> None:
    """Every format refuses, with all problems at once."""
    document = replace(simple(paragraph("a\x07"), paragraph(CrossReference("weg"))), title="Titel\x01")
    with pytest.raises(CurriculumError) as caught:
        render(document, format_)
    assert [problem.code for problem in caught.value.problems] == ["LC411", "LC411", "LC414"]


def test_good_tree_has_no_problems() -> None:
    """The document with every node breaks no rule."""
    assert check_document(every_node()) == ()


def test_all_codes_are_listed() -> None:
    """Every code that is used here stands in the table, with a meaning and a remedy."""
    assert {code for _, code, _ in _BAD.values()} <= set(CODES)
    assert all(meaning and remedy for meaning, remedy in CODES.values())
