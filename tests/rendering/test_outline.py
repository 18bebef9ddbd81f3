import os
from difflib import unified_diff
from pathlib import Path

from sample_documents import every_node, simple

from lotsen_curriculum.documents.building import bold, paragraph, row
from lotsen_curriculum.documents.nodes import Column, ListItem, NumberedList, Table
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.outline import letters, number_labels

_GOLDEN = Path(__file__).parent / "golden" / "jeder-knoten.txt"


def test_every_node_as_outline() -> None:
    """The outline of the document with every node is the golden one; `LOTSEN_ACCEPT=1 pytest` accepts a change."""
    shown = render(every_node(), "outline")
    if os.environ.get("LOTSEN_ACCEPT"):
        _GOLDEN.write_text(shown, encoding="utf-8")
    expected = _GOLDEN.read_text(encoding="utf-8")
    difference = "\n".join(unified_diff(expected.splitlines(), shown.splitlines(), "golden", "now", lineterm=""))
    assert not difference, f"{difference}\nTo accept: LOTSEN_ACCEPT=1 pytest tests/rendering/test_outline.py"


def test_table_shows_head_tones_and_emphasis() -> None:
    """A table's head and a row's tone can be told in the outline."""
    table = Table((Column(30), Column()), (row("a", bold("b"), tone="muted"),), (row("A", "B"),))
    assert render(simple(table), "outline").split("\n")[3:] == [
        "[Tabelle 30mm 1*]",
        "= A | B =",
        "| a | **b** | [muted]",
        "",
    ]


def test_numbered_labels() -> None:
    """Lists count in numbers and letters as Word does."""
    items = (ListItem((paragraph("x"),)),) * 3
    assert list(number_labels(NumberedList(items, start=9))) == ["9.", "10.", "11."]
    assert list(number_labels(NumberedList(items, marker="letter", start=25))) == ["y)", "z)", "aa)"]
    assert letters(53) == "aaa"
