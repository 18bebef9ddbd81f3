"""Lines to sign on: where they stand when they don't fill the width."""

import io

import docx
from PIL import Image as Pillow
from PIL import ImageChops

from lotsen_curriculum.documents.nodes import Document, SignatureLine, SignatureLines
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.sheets import draw_pages

_EINE = (SignatureLine("A. Beispiel", "Leitung"),)


def _edges(block: SignatureLines) -> tuple[int, int]:
    """How much of the page is empty at the left and at the right of what is drawn."""
    (page,) = draw_pages(render(Document("Probe", (block,)), "pdf"), dpi=50)
    picture = Pillow.open(io.BytesIO(page)).convert("L")
    box = ImageChops.invert(picture).point(lambda value: 255 if value > 60 else 0).getbbox()
    assert box
    return box[0], picture.width - box[2]


def test_a_lone_line_stands_in_the_middle_where_it_is_asked_for() -> None:
    """On a certificate, whose text is centred, one signature has as much room at the left as at the right."""
    links, rechts = _edges(SignatureLines(_EINE, align="center"))
    assert abs(links - rechts) <= 2
    links, rechts = _edges(SignatureLines(_EINE))
    assert rechts > 2 * links


def test_a_lone_line_stands_in_the_middle_in_word_too() -> None:
    """Its cell is the middle one of three, half as wide as the text; further lines fill the row as ever."""
    block = SignatureLines((*_EINE * 3, *_EINE), align="center")
    voll, rest = docx.Document(io.BytesIO(render(Document("Probe", (block,)), "docx"))).tables
    assert [cell.text.split("\n")[0] for cell in voll.rows[0].cells] == ["A. Beispiel"] * 3
    assert [cell.text for cell in rest.rows[0].cells] == ["", "A. Beispiel\nLeitung", ""]
    widths = [cell.width or 0 for cell in rest.rows[0].cells]
    assert abs(widths[1] - 2 * widths[0]) < 10_000
