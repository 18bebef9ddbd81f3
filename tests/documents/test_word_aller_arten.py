"""Every kind of document as Word: real styles, head rows that repeat, alternative texts, no empty lines as distance."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import docx
import pytest

from handplan import plan_of
from kleinerkurs import GUTER_PLAN, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.documents.arten import ARTEN
from lotsen_curriculum.documents.leitfaden import build_leitfaden
from lotsen_curriculum.documents.nodes import Document, Heading, Strip, Table
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.tree import walk

Xml: TypeAlias = Any
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KURS = kleiner_kurs()
_PLAN = plan_of(GUTER_PLAN, _KURS, kleine_anfrage())
_BAUEN: dict[str, Callable[[], Document]] = {
    **{art: lambda art=art: ARTEN[art](_PLAN, _KURS) for art in ARTEN},  # type: ignore[misc] # the default binds the name
    "leitfaden": lambda: build_leitfaden(_KURS, ausgabe="Ausgabe 2026", stand=date(2026, 11, 21)),
}


@pytest.mark.parametrize("art", _BAUEN)
def test_word_is_built_for_readers_and_editors(art: str) -> None:
    """What the tree says is there in Word's own means, whatever the kind."""
    document = _BAUEN[art]()
    word = docx.Document(io.BytesIO(render(document, "docx")))
    body = word.element.body
    blocks = list(walk(document.blocks))
    styles = {style.style_id for style in word.styles}
    used = [node.get(f"{_W}val") for node in body.iter(f"{_W}pStyle")]
    assert set(used) <= styles
    assert sum(name.startswith("Heading") for name in used) == sum(isinstance(block, Heading) for block in blocks)
    heads = sum(len(block.header) for block in blocks if isinstance(block, Table))
    assert len(list(body.iter(f"{_W}tblHeader"))) == heads
    assert len(list(body.iter("{*}docPr"))) == sum(isinstance(block, Strip) for block in blocks)
    assert all(picture.get("descr") for picture in body.iter("{*}docPr"))
    assert [p for p in body.iter(f"{_W}p") if _is_empty(p)] == []


def _is_empty(paragraph: Xml) -> bool:
    """Whether a paragraph shows nothing, though it is neither a separator nor all that a cell holds."""
    if list(paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}drawing", f"{_W}instrText")):
        return False
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if style is not None and style.get(f"{_W}val") == "Trenner":
        return False
    cell = paragraph.getparent()
    return not (cell.tag == f"{_W}tc" and len(cell.findall(f"{_W}p")) == 1)
