"""Every writer takes every tree, and no word of it is lost."""

import io
from collections.abc import Iterator

import docx
import pikepdf
from hypothesis import HealthCheck, given, settings
from pdf_ua import check_pdf_ua
from random_trees import documents
from read_back import docx_text, pdf_text, without_spaces

from lotsen_curriculum.documents.nodes import Box, Document, FillLines, Image, SignatureLines, Strip
from lotsen_curriculum.rendering import check_document, render
from lotsen_curriculum.rendering.tree import content_of, plain, walk

_SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _texts(document: Document) -> Iterator[str]:
    """All texts that a reader must find in the body."""
    for block in walk(document.blocks):
        yield plain(content_of(block), {})
        match block:
            case Box():
                yield block.title
            case SignatureLines():
                yield from (part for line in block.lines for part in (line.name, line.function))
            case FillLines():
                yield block.label
            case _:
                pass


def _lost(document: Document, read: str) -> list[str]:
    everything = without_spaces(read)
    return [text for text in _texts(document) if without_spaces(text) not in everything]


@given(documents())
@_SETTINGS
def test_outline_has_every_word(document: Document) -> None:
    """The outline shows the text of every run."""
    assert check_document(document) == ()
    read = render(document, "outline").replace("*", "").replace("⏎", "").replace("](https://example.org/a)", "")
    everything = without_spaces(read)
    for text in _texts(document):
        assert without_spaces(text.replace("*", "")) in everything.replace("[", "") or "[" in text


@given(documents())
@_SETTINGS
def test_word_has_every_word(document: Document) -> None:
    """The Word file opens with python-docx and shows the text of every run."""
    data = render(document, "docx")
    docx.Document(io.BytesIO(data))
    assert _lost(document, docx_text(data)) == []


@given(documents())
@_SETTINGS
def test_pdf_has_every_word_in_its_structure(document: Document) -> None:
    """The PDF is sound by the checker, and its tagged text has every run: nothing became an artifact."""
    data = render(document, "pdf")
    assert _lost(document, pdf_text(data)) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_pdf_ua(pdf) == []


@given(documents())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_alternative_texts_are_in_both_formats(document: Document) -> None:
    """Pictures and strips carry their texts in Word and PDF."""
    alts = sorted(block.alt for block in walk(document.blocks) if isinstance(block, Image | Strip) and block.alt)
    word = docx.Document(io.BytesIO(render(document, "docx"))).element.body
    described = sorted(node.get("descr") for node in word.iter("{*}docPr") if node.get("descr"))
    assert described == alts
