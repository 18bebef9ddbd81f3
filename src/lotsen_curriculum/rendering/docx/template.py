"""A Träger's own Word template (a letterhead): checked once, then every document is written into a copy of it.

Its page set-up, headers, footers, styles and all its other parts stay; styles that it lacks are added; what stands in
its body stays at the beginning. Cards (pages with narrow margins) keep their own layout, without its headers.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace

import docx
from docx.document import Document as DocxDocument
from lxml import etree

from lotsen_curriculum.documents.nodes import Margins, PageLayout
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.codes import CODES
from lotsen_curriculum.rendering.docx.xml import Xml, markup, parsed, w, w_attribute

__all__ = ["WordTemplate", "retyped"]

_MOST_BYTES = 100_000_000
_MM = 72 / 25.4 * 20
_CARD_MM = 10
"""Pages with narrower margins are cards."""

_BEFORE_NUMBERING = ("paperSrc", "pgBorders", "lnNumType")
_REFERENCES = ("headerReference", "footerReference")
_SHOWN = ("t", "drawing", "pict", "object", "fldChar", "fldSimple", "sdt")
_OWN_MARKS = 100_000
"""Added to the numbers of the template's bookmarks, so that they never meet those of the document."""


class WordTemplate:
    """A readable template without macros."""

    def __init__(self, data: bytes, label: str) -> None:
        """Reads a `.docx` or `.dotx` file.

        Raises:
            CurriculumError: LC430 where it is no such file, is damaged, or carries macros.
        """
        self._label = label
        self._data = _as_document(data, label)
        document = self._opened()
        self._section: Xml = deepcopy(document.element.body.sectPr)
        self.styles = {
            str(style.find(w_attribute("name")).get(w_attribute("val"))).casefold(): str(
                style.get(w_attribute("styleId"))
            )
            for style in document.styles.element.iter(w_attribute("style"))
            if style.find(w_attribute("name")) is not None
        }
        self._has = {kind: any(_says_something(document, kind)) for kind in _REFERENCES}

    def open(self) -> DocxDocument:
        """A copy to write into; its body holds what stays, and no section properties at its end."""
        document = self._opened()
        body = document.element.body
        body.remove(body.sectPr)
        if not any(True for _ in body.iter(*map(w_attribute, _SHOWN))):
            for child in list(body):
                body.remove(child)
        for mark in body.iter(w_attribute("bookmarkStart"), w_attribute("bookmarkEnd")):
            mark.set(w_attribute("id"), str(int(mark.get(w_attribute("id"))) + _OWN_MARKS))
        return document

    def has(self, kind: str) -> bool:
        """Whether it has a `header` or `footer` that shows something; else the document's own is used."""
        return self._has[f"{kind}Reference"]

    def layout(self, layout: PageLayout) -> PageLayout:
        """The layout with the margins of the template; cards keep theirs."""
        if _is_card(layout):
            return layout
        edges = self._section.find(w_attribute("pgMar"))
        sides = {
            f"{side}_mm": abs(int(edges.get(w_attribute(side), "0"))) / _MM
            for side in ("top", "right", "bottom", "left")
        }
        return replace(layout, margins=Margins(**sides))

    def section(self, own: str, layout: PageLayout, *, first: bool) -> str:
        """The properties of a section: the template's, with paper and kind of `own`, and what the template lacks."""
        if _is_card(layout):
            return own
        section, needed = deepcopy(self._section), parsed(own)
        for name in ("type", "pgNumType", *([] if first else ["titlePg"])):
            _drop(section, name)
        for kind in _REFERENCES:
            if not self._has[kind]:
                _drop(section, kind)
                section[:0] = needed.findall(w_attribute(kind))
        size = section.find(w_attribute("pgSz"))
        size.addprevious(needed.find(w_attribute("type")))
        _turn(size, layout)
        numbering = needed.find(w_attribute("pgNumType"))
        if numbering is not None:
            found = [section.find(w_attribute(name)) for name in ("pgMar", *_BEFORE_NUMBERING)]
            [element for element in found if element is not None][-1].addnext(numbering)
        return markup(section)

    def _opened(self) -> DocxDocument:
        document = docx.Document(io.BytesIO(self._data))
        if document.element.body.sectPr is None:
            document.element.body.append(_plain_section())
        return document


def _is_card(layout: PageLayout) -> bool:
    return layout.size != "A4" or layout.margins.left_mm < _CARD_MM


def _plain_section() -> Xml:
    edges = dict.fromkeys(("top", "right", "bottom", "left"), 20 * _MM)
    size = w("pgSz", w=210 * _MM, h=297 * _MM)
    return parsed(w("sectPr", size, w("pgMar", **edges, header=10 * _MM, footer=10 * _MM, gutter=0)))


def _turn(size: Xml, layout: PageLayout) -> None:
    """Turns the template's paper where a section stands across."""
    wide, high, orient = (w_attribute(name) for name in ("w", "h", "orient"))
    long, short = sorted((int(size.get(wide, "11906")), int(size.get(high, "16838"))), reverse=True)
    across = layout.orientation == "landscape"
    size.set(wide, str(long if across else short))
    size.set(high, str(short if across else long))
    size.attrib.pop(orient, None)
    if across:
        size.set(orient, "landscape")


def _drop(section: Xml, name: str) -> None:
    for element in section.findall(w_attribute(name)):
        section.remove(element)


def _says_something(document: DocxDocument, kind: str) -> Iterator[bool]:
    """For each header or footer that stands on ordinary pages of the template whether it shows anything."""
    relation = f"{{{document.element.nsmap['r']}}}id"
    for reference in document.element.body.iter(w_attribute(kind)):
        if reference.get(w_attribute("type")) != "default":
            continue
        part = document.part.related_parts[reference.get(relation)]
        root = part.element if hasattr(part, "element") else etree.fromstring(part.blob)
        yield any(True for _ in root.iter(*map(w_attribute, _SHOWN)))


def _as_document(data: bytes, label: str) -> bytes:
    """The file as a document: a template's content type is changed to that of a document, nothing else."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
            names = list(dict.fromkeys(old.namelist()))
            _check(names, old.infolist(), label)
            for name in names:
                part = old.read(name)
                new.writestr(zipfile.ZipInfo(name), retyped(part, label) if name == "[Content_Types].xml" else part)
        docx.Document(io.BytesIO(out.getvalue()))
    except CurriculumError:
        raise
    except Exception as error:  # the parser of a foreign file fails in many ways; all of them mean the same
        raise _unusable(f"„{label}“ ist keine lesbare Word-Datei.") from error
    return out.getvalue()


def _check(names: Iterable[str], entries: Iterable[zipfile.ZipInfo], label: str) -> None:
    if any("vbaProject" in name or "vbaData" in name for name in names):
        raise _unusable(f"„{label}“ enthält Makros.")
    if "word/document.xml" not in names:
        raise _unusable(f"„{label}“ ist keine Word-Datei (.docx oder .dotx).")
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise _unusable(f"„{label}“ ist ausgepackt größer als 100 MB.")


def retyped(types: bytes, label: str) -> bytes:
    """The list of content types with that of a document instead of a template's; LC430 where it names macros."""
    if b"macroEnabled" in types:
        raise _unusable(f"„{label}“ enthält Makros.")
    return re.sub(rb"wordprocessingml\.template\.main\+xml", b"wordprocessingml.document.main+xml", types)


def _unusable(message: str) -> CurriculumError:
    return CurriculumError([Problem("LC430", f"Die Word-Vorlage {message}", hint=CODES["LC430"][1])])
