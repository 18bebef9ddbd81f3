"""A batch of Word files: the model is written once, and only the paragraphs that differ are written for each person."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NoReturn
from xml.sax.saxutils import escape

from lotsen_curriculum.documents.nodes import Document, FitText, Run, TopBlock
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.docx.blocks import BlockBody
from lotsen_curriculum.rendering.docx.body import Body, Parts, Place
from lotsen_curriculum.rendering.docx.elements import WordParagraph
from lotsen_curriculum.rendering.docx.inlines import Inliner
from lotsen_curriculum.rendering.docx.numbering import Numbering
from lotsen_curriculum.rendering.docx.sections import text_width
from lotsen_curriculum.rendering.docx.xml import markup, parsed, w_attribute
from lotsen_curriculum.rendering.pdf.composition import fitting_size
from lotsen_curriculum.rendering.serie.vergleich import Zeilen, changed_blocks
from lotsen_curriculum.rendering.serie.zip import Archiv
from lotsen_curriculum.rendering.theme import STANDARD, Theme
from lotsen_curriculum.rendering.tree import content_of, is_control, plain

__all__ = ["WordSerie"]

_BODY, _CORE = "word/document.xml", "docProps/core.xml"
_MARK = "‡¤‡"
"""Stands in the model where a person's words come: no text has it, and every font has its characters."""

_LONGEST_TITLE = 255


class WordSerie:
    """Writes documents that differ from `muster` in a few paragraphs; the bytes are those of the ordinary writer."""

    def __init__(self, muster: Document, theme: Theme = STANDARD) -> None:
        self._muster = muster
        self._theme = theme
        self._body = _body(theme)
        self._good: set[str] = set()
        self._vorlagen: dict[tuple[tuple[int, ...], date | None], _Vorlage] = {}

    def render(self, document: Document) -> bytes:
        """The document as a Word file. Raises what `rendering.render` raises."""
        offen = changed_blocks(self._muster, document)
        if offen is None or not self._printable(document, offen):
            return render(document, "docx", theme=self._theme)
        key = (offen, document.created)
        if key not in self._vorlagen:
            self._vorlagen[key] = _Vorlage(self._muster, document.created, offen, (self._body, self._theme))
        return self._vorlagen[key].write(document)

    def _printable(self, document: Document, offen: tuple[int, ...]) -> bool:
        texts = [document.title, *(plain(content_of(document.blocks[index]), {}) for index in offen)]
        new = set().union(*texts) - self._good
        if any(map(is_control, new)):
            return False
        self._good |= new
        return True


class _Vorlage:
    """The model's file, cut where a person's paragraphs stand."""

    def __init__(
        self, muster: Document, created: date | None, offen: tuple[int, ...], writer: tuple[Body, Theme]
    ) -> None:
        self._body, theme = writer
        self._place = Place(text_width(muster.layout))
        blocks = list(muster.blocks)
        for index in offen:
            blocks[index] = _marked(blocks[index], index)
        marked = replace(muster, title=_MARK, created=created, blocks=tuple(blocks))
        self._archive = Archiv(render(marked, "docx", theme=theme))
        text = self._archive[_BODY].decode()
        places = [_paragraph_around(text, f"{_MARK}{index}{_MARK}") for index in offen]
        edges = [0, *(edge for place in places for edge in place), len(text)]
        self._fixed = [text[start:end] for start, end in list(pairwise(edges))[::2]]
        self._open = [
            (index, self._extras(text[start:end], blocks[index]))
            for index, (start, end) in zip(offen, places, strict=True)
        ]
        self._core = self._archive[_CORE].decode()

    def write(self, document: Document) -> bytes:
        """A person's file."""
        parts = [self._fixed[0]]
        for (index, extras), rest in zip(self._open, self._fixed[1:], strict=True):
            parts += [self._paragraph(document.blocks[index], extras), rest]
        core = self._core.replace(_MARK, escape(document.title[:_LONGEST_TITLE]))
        return self._archive.with_parts({_BODY: "".join(parts).encode(), _CORE: core.encode()})

    def _paragraph(self, block: TopBlock, extras: dict[str, str]) -> str:
        made = self._made(block)
        made.properties.update(extras)
        return made.text

    def _made(self, block: TopBlock) -> WordParagraph:
        assert isinstance(block, Zeilen)
        (made,) = self._body.block(block, self._place)
        assert isinstance(made, WordParagraph)
        return made

    def _extras(self, written: str, block: TopBlock) -> dict[str, str]:
        """What the writer gave a paragraph for where it stands (the top of a page, below a table)."""
        own = self._made(block).properties
        properties = parsed(written).iterfind(f"{w_attribute('pPr')}/*")
        found = {child.tag.split("}")[1]: markup(child) for child in properties}
        return {name: text for name, text in found.items() if name not in own and name != "pStyle"}


def _body(theme: Theme) -> Body:
    """The writer's body, for paragraphs alone."""

    def nothing(*_: object) -> NoReturn:
        raise TypeError("paragraphs of a batch have neither links nor pictures")

    def fit(block: FitText, width_pt: float) -> float:
        return fitting_size(block, width_pt, theme)

    inliner = Inliner(theme, nothing, {}, {}, {})
    return BlockBody(Parts(theme, inliner, Numbering(), nothing, (), {}, fit, nothing))


def _marked(block: TopBlock, index: int) -> TopBlock:
    assert isinstance(block, Zeilen)
    return replace(block, content=(Run(f"{_MARK}{index}{_MARK}"),))


def _paragraph_around(text: str, mark: str) -> tuple[int, int]:
    """Where the paragraph with a mark begins and ends."""
    at = text.index(mark)
    start = max(text.rfind("<w:p>", 0, at), text.rfind("<w:p ", 0, at))
    return start, text.index("</w:p>", at) + len("</w:p>")
