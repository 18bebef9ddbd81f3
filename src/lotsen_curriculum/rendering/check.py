"""Looks for what no writer could render rightly: the rules of the document tree, each a plain function."""

import unicodedata
from collections.abc import Iterable, Iterator

from lotsen_curriculum.documents.nodes import (
    CrossReference,
    Document,
    Heading,
    Image,
    Inline,
    PageList,
    Table,
    TopBlock,
)
from lotsen_curriculum.problems import Problem
from lotsen_curriculum.rendering.images import read_image
from lotsen_curriculum.rendering.tree import content_of, heading_level, is_control, own_texts, page_texts, plain, walk

__all__ = ["check_document", "located_texts"]

_Blocks = tuple[TopBlock, ...]
"""All blocks of a document in reading order, walked once for all rules."""


def check_document(document: Document) -> tuple[Problem, ...]:
    """All that is wrong with a tree, whatever the format: LC411 to LC416."""
    blocks = tuple(walk(document.blocks))
    return tuple(problem for rule in _RULES for problem in rule(document, blocks))


def located_texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text of a document with the place where it stands, in words."""
    yield from _located(document, walk(document.blocks))


def _located(document: Document, blocks: Iterable[TopBlock]) -> Iterator[tuple[str, str]]:
    yield "Titel", document.title
    for part in (document.header, document.footer):
        yield from (("Kopf- oder Fußzeile", text) for text in page_texts(part))
    place = "am Anfang"
    for block in blocks:
        if isinstance(block, Heading):
            place = f"unter „{plain(block.content, {})}“"
        yield from ((place, text) for text in own_texts(block))


def _headings(blocks: _Blocks) -> Iterator[Heading]:
    return (block for block in blocks if isinstance(block, Heading))


def _control_characters(document: Document, blocks: _Blocks) -> Iterator[Problem]:
    for place, text in _located(document, blocks):
        for char in () if text.isprintable() else sorted(filter(is_control, set(text))):
            name = f"U+{ord(char):04X}"
            message = f"In „{document.title}“, {place}, steht das Steuerzeichen {name}; es lässt sich nicht drucken."
            yield Problem("LC411", message, hint="Löschen Sie das Zeichen im Text.")


def _heading_levels(document: Document, blocks: _Blocks) -> Iterator[Problem]:
    del document
    before = 0
    for block in blocks:
        level = heading_level(block)
        if level is None:
            continue
        if level > before + 1:
            titel = plain(content_of(block), {})
            message = f"Die Überschrift „{titel}“ hat die Ebene {level}, davor steht Ebene {before}."
            yield Problem("LC412", message, hint=f"Nehmen Sie Ebene {before + 1}.")
        before = level


def _anchors_once(document: Document, blocks: _Blocks) -> Iterator[Problem]:
    del document
    seen: set[str] = set()
    for heading in _headings(blocks):
        if heading.anchor in seen:
            message = f"Der Anker „{heading.anchor}“ steht an zwei Überschriften."
            yield Problem("LC413", message, hint="Geben Sie einer der beiden einen anderen Anker.")
        seen |= {heading.anchor} if heading.anchor else set()


def _references_reach(document: Document, blocks: _Blocks) -> Iterator[Problem]:
    del document
    anchors = {heading.anchor for heading in _headings(blocks)}
    for block in blocks:
        for inline in content_of(block):
            for anchor in sorted(_targets(inline) - anchors):
                message = f"Ein Verweis zeigt auf „{anchor}“; eine Überschrift mit diesem Anker gibt es nicht."
                yield Problem("LC414", message, hint="Ändern Sie den Verweis oder geben Sie der Überschrift den Anker.")


def _targets(inline: Inline) -> set[str]:
    match inline:
        case CrossReference():
            return {inline.anchor}
        case PageList():
            return set(inline.anchors)
        case _:
            return set()


def _images_readable(document: Document, blocks: _Blocks) -> Iterator[Problem]:
    del document
    for block in blocks:
        if isinstance(block, Image) and read_image(block.data) is None:
            message = f"Das Bild „{block.alt or 'ohne Text'}“ ist kein lesbares PNG oder JPEG."
            yield Problem("LC415", message, hint="Speichern Sie es neu als PNG oder JPEG.")


def _rows_fill_columns(document: Document, blocks: _Blocks) -> Iterator[Problem]:
    del document
    for block in blocks:
        if isinstance(block, Table):
            for number, row in enumerate((*block.header, *block.rows), 1):
                wide = sum(cell.column_span for cell in row.cells)
                if wide != len(block.columns):
                    message = f"Zeile {number} einer Tabelle hat {wide} von {len(block.columns)} Spalten."
                    yield Problem("LC416", message, hint="Ergänzen Sie Zellen oder lassen Sie welche weg.")


_RULES = (
    _control_characters,
    _heading_levels,
    _anchors_once,
    _references_reach,
    _images_readable,
    _rows_fill_columns,
)


def describe(char: str) -> str:
    """A character with its code and Unicode name: `„ä“ (U+00E4, LATIN SMALL LETTER A WITH DIAERESIS)`."""
    return f"„{char}“ (U+{ord(char):04X}, {unicodedata.name(char, 'ohne Namen')})"
