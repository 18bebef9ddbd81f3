"""The Markdown subset of the data: what it can, what it refuses, and that no text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotsen_curriculum.documents.markdown import check_markdown, parse_inlines, parse_markdown
from lotsen_curriculum.documents.nodes import (
    BulletList,
    Document,
    FillLines,
    Heading,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Run,
)
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.rendering import render


def test_a_blank_line_parts_paragraphs_and_a_single_one_breaks_the_line() -> None:
    """Lines of a worksheet stay lines; paragraphs stay paragraphs."""
    first, second = parse_markdown("Wie viele?\nAb wann?\n\nDanke.")
    assert first == Paragraph((Run("Wie viele?"), LineBreak(), Run("Ab wann?")))
    assert second == Paragraph((Run("Danke."),))


def test_emphasis_and_links_become_runs_and_links() -> None:
    """Bold, italic, both together, and a link with its text."""
    (paragraph,) = parse_markdown("**fett** *kursiv* ***beides*** [Text](https://example.org/a)")
    assert isinstance(paragraph, Paragraph)
    assert Run("fett", bold=True) in paragraph.content
    assert Run("kursiv", italic=True) in paragraph.content
    assert Run("beides", bold=True, italic=True) in paragraph.content
    assert Link("https://example.org/a", "Text") in paragraph.content


def test_lists_may_be_nested_and_keep_their_start() -> None:
    """A bullet in a numbered item stays inside it; a list that begins at 3 begins at 3."""
    (outer,) = parse_markdown("3. eins\n   - zwei\n4. drei")
    assert isinstance(outer, NumberedList)
    assert outer.start == 3
    assert len(outer.items) == 2
    assert isinstance(outer.items[0].blocks[1], BulletList)


def test_lines_of_underscores_are_lines_to_write_on() -> None:
    """Two lines of nothing but underscores are one block of two lines; underscores within text stay text."""
    blocks = parse_markdown("Mein Satz:\n____\n____\n\nName: ______")
    assert blocks[1] == FillLines(2)
    assert blocks[2] == Paragraph((Run("Name: ______"),))


def test_headings_take_the_level_that_is_asked_for() -> None:
    """`###` becomes a heading of the given level, outside the table of contents."""
    assert parse_markdown("### Titel", heading_level=4) == (Heading(4, (Run("Titel"),), in_contents=False),)


@pytest.mark.parametrize(
    ("text", "was"),
    [
        ("# Groß", "Überschrift"),
        ("Text\n\n> Zitat", "Zitat"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "Tabelle"),
        ("![Bild](a.png)", "Bild"),
        ("<b>fett</b>", "HTML"),
        ("`code`", "Code"),
        ("~~weg~~", "durchgestrichen"),
        ("Text\n\n---", "Trennlinie"),
    ],
)
def test_other_mark_up_is_told_with_its_line(text: str, was: str) -> None:
    """What the subset lacks is an LC401 that names it, checked or parsed."""
    (problem,) = check_markdown(text)[:1]
    assert problem.code == "LC401"
    assert was in problem.message
    with pytest.raises(CurriculumError):
        parse_markdown(text)


def test_short_texts_are_running_text_only() -> None:
    """`parse_inlines` joins paragraphs by line breaks and refuses a list (LC402)."""
    assert parse_inlines("eins\n\nzwei") == (Run("eins"), LineBreak(), Run("zwei"))
    with pytest.raises(CurriculumError, match="LC402"):
        parse_inlines("- eins")


@given(
    st.lists(st.from_regex(r"[A-Za-zÄÖÜäöüß]{1,8}( [a-zäöüß]{1,8}){0,5}[.?!]", fullmatch=True), min_size=1, max_size=8)
)
def test_no_word_is_lost(sentences: list[str]) -> None:
    """Every word of plain paragraphs stands in the outline."""
    document = Document("Titel", parse_markdown("\n\n".join(sentences)))
    assert " ".join(sentences).split() == " ".join(render(document, "outline").splitlines()[3:]).split()
