"""All documents of a batch in one PDF for printing, written as it grows: memory holds places of objects, not pages."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.rendering.check import check_document
from lotsen_curriculum.rendering.fontbook import font_book
from lotsen_curriculum.rendering.pdf import missing_characters
from lotsen_curriculum.rendering.pdf.composition import compose
from lotsen_curriculum.rendering.pdf.flow import Area
from lotsen_curriculum.rendering.pdf.fonts import EmbeddedFonts
from lotsen_curriculum.rendering.pdf.furniture import paint_furniture
from lotsen_curriculum.rendering.pdf.images import Images
from lotsen_curriculum.rendering.pdf.layout import Layout
from lotsen_curriculum.rendering.pdf.lines import Typesetter
from lotsen_curriculum.rendering.pdf.metadata import write_info, write_output_intent, write_xmp
from lotsen_curriculum.rendering.pdf.objects import (
    Name,
    Object,
    PdfFile,
    Ref,
    Stream,
    Value,
    serialise,
    serialise_stream,
)
from lotsen_curriculum.rendering.pdf.page import Page
from lotsen_curriculum.rendering.pdf.slices import stacked
from lotsen_curriculum.rendering.pdf.structure import Element, element_entry
from lotsen_curriculum.rendering.serie.seiten import Festes, Seite, Seitenbau, layout_of, move_down
from lotsen_curriculum.rendering.serie.vergleich import changed_blocks, is_plain
from lotsen_curriculum.rendering.shaping import Shaper
from lotsen_curriculum.rendering.theme import STANDARD, Theme

__all__ = ["Sammlung"]

_IN_STREAM = 150
_FORGET_AFTER = 500
_Bild = tuple[Area, list[Ref], dict[str, Ref], list[Element]]
"""A finished page: its area, its content streams, its pictures, the elements of its marks."""


class _Wachsend(PdfFile):
    """A PDF file that is written while objects are added; what is added without a value is filled later."""

    def __init__(self, target: BinaryIO) -> None:
        super().__init__()
        self._target = target
        self._rows = bytearray(b"\0" + bytes(4) + b"\xff\xff")
        self._at = 0
        self._waiting: dict[int, Value] = {}
        self._digest = hashlib.md5(usedforsecurity=False)
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add(self, value: Object = None) -> Ref:
        """A new object."""
        self._rows += bytes(7)
        ref = Ref(len(self._rows) // 7 - 1)
        if value is not None:
            self.fill(ref, value)
        return ref

    def fill(self, ref: Ref, value: Object) -> None:
        """Writes the object, streams at once, others with the next ones."""
        if isinstance(value, Stream):
            self._set_row(ref.number, b"\1" + self._at.to_bytes(5, "big")[1:] + bytes(2))
            self._put(b"%d 0 obj\n%s\nendobj\n" % (ref.number, serialise_stream(value)))
            return
        self._waiting[ref.number] = value
        if len(self._waiting) >= _IN_STREAM:
            self._flush()

    def close(self, *, root: Ref, info: Ref) -> None:
        """Writes what waits, and the table of all objects."""
        self._flush()
        at, last = self._at, self.add().number
        self._set_row(last, b"\1" + at.to_bytes(4, "big") + bytes(2))
        file_id = self._digest.digest()
        entries: dict[str, Value] = {"Type": Name("XRef"), "Size": last + 1, "W": [1, 4, 2]}
        trailer: dict[str, Value] = {"Root": root, "Info": info, "ID": [file_id, file_id]}
        self._put(b"%d 0 obj\n%s\nendobj\n" % (last, serialise_stream(Stream(bytes(self._rows), entries | trailer))))
        self._put(b"startxref\n%d\n%%%%EOF\n" % at)

    def _flush(self) -> None:
        if not self._waiting:
            return
        chosen, self._waiting = self._waiting, {}
        holder = self.add()
        bodies = [serialise(value) for value in chosen.values()]
        head, at = [], 0
        for place, (index, body) in enumerate(zip(chosen, bodies, strict=True)):
            head.append(f"{index} {at}")
            at += len(body) + 1
            self._set_row(index, b"\2" + holder.number.to_bytes(4, "big") + place.to_bytes(2, "big"))
        first = " ".join(head).encode() + b"\n"
        entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(chosen), "First": len(first)}
        self.fill(holder, Stream(first + b"\n".join(bodies), entries))

    def _put(self, data: bytes) -> None:
        self._target.write(data)
        self._digest.update(data)
        self._at += len(data)

    def _set_row(self, number: int, row: bytes) -> None:
        self._rows[7 * number : 7 * number + 7] = row


class _Vorlage:
    """The pages of a model in this file: what all share is written once."""

    def __init__(self, muster: Document, theme: Theme, offen: tuple[int, ...], file: PdfFile, fonts: EmbeddedFonts):
        self.found = compose(muster, theme, PdfFile())
        layout = layout_of(self.found, Typesetter(Shaper(font_book(theme)), muster.language), Images(file))
        self.bau = Seitenbau(self.found, layout, fonts, frozenset(offen))
        self.passt = len(self.bau.seiten) == len(self.found.sheets) and self.bau.passt
        self.rahmen = [file.add(Stream(seite.rahmen, {})) for seite in self.bau.seiten]
        self.festes = {
            id(teil): file.add(Stream(teil.inhalt, {}))
            for seite in self.bau.seiten
            for teil in seite.teile
            if isinstance(teil, Festes)
        }


class Sammlung:
    """One PDF with all documents of a batch, each a section of its own with a bookmark."""

    def __init__(self, target: BinaryIO, rahmen: Document, theme: Theme = STANDARD) -> None:
        """Begins the file; `rahmen` gives title, author and date of the whole."""
        self._file = _Wachsend(target)
        self._rahmen = rahmen
        self._theme = theme
        self._fonts = EmbeddedFonts()
        self._shaper = Shaper(font_book(theme))
        self._vorlagen: dict[tuple[int, tuple[int, ...]], _Vorlage] = {}
        self._tree, self._font_dict, self._top, self._root = (self._file.add() for _ in range(4))
        self._pages: list[Ref] = []
        self._parents: list[Ref] = []
        self._sections: list[tuple[Ref, Ref, str]] = []

    def add(self, muster: Document, document: Document) -> None:
        """Adds a document that is like `muster` in most. Raises what `rendering.render` raises."""
        if problems := (*check_document(document), *missing_characters(document, self._theme)):
            raise CurriculumError(problems)
        painted = self._fast(muster, document) or self._ordinary(document)
        self._write(document, *painted)
        for font in self._fonts:
            font.forget()
        if len(self._sections) % _FORGET_AFTER == 0:
            self._shaper = Shaper(font_book(self._theme))

    def _fast(self, muster: Document, document: Document) -> tuple[Element, list[_Bild]] | None:
        offen = changed_blocks(muster, document) if is_plain(document) else None
        if offen is None:
            return None
        key = (id(muster), offen)
        if key not in self._vorlagen:
            self._vorlagen[key] = _Vorlage(muster, self._theme, offen, self._file, self._fonts)
        vorlage = self._vorlagen[key]
        if not vorlage.passt:
            return None
        layout = layout_of(vorlage.found, Typesetter(self._shaper, document.language), Images(self._file))
        placed = [self._place(vorlage, seite, document, layout) for seite in vorlage.bau.seiten]
        pages = [page for page in placed if page is not None]
        return (vorlage.bau.root, [self._finish(page) for page in pages]) if len(pages) == len(placed) else None

    def _place(
        self, vorlage: _Vorlage, seite: Seite, document: Document, layout: Layout
    ) -> tuple[Area, list[bytes | Ref], dict[str, Ref], list[Element]] | None:
        """A page's contents: bytes of its own between references to what all share; None where it doesn't fit."""
        content: list[bytes | Ref] = [vorlage.rahmen[seite.index]]
        marked, bottom = list(seite.marked), 0.0
        for teil, top, slices in vorlage.bau.place(seite, document.blocks, layout):
            if isinstance(teil, Festes):
                content += [move_down(top - teil.top), vorlage.festes[id(teil)]]
                bottom = top + teil.height
                continue
            page = Page(seite.index, seite.area.page_width, seite.area.page_height, self._fonts, marked=marked)
            for offset, piece in stacked(slices):
                piece.paint(page, seite.area.left, top + offset)
                bottom = top + offset + piece.height
            content.append(page.content())
        return (seite.area, content, seite.images, marked) if bottom <= seite.area.bottom + 0.01 else None

    def _finish(self, page: tuple[Area, list[bytes | Ref], dict[str, Ref], list[Element]]) -> _Bild:
        area, content, images, marked = page
        refs = [part if isinstance(part, Ref) else self._file.add(Stream(part, {})) for part in content]
        return area, refs, images, marked

    def _ordinary(self, document: Document) -> tuple[Element, list[_Bild]]:
        """Pages as the ordinary writer paints them, for a document that doesn't fit the model."""
        found = compose(document, self._theme, self._file)
        pages: list[_Bild] = []
        for index, sheet in enumerate(found.sheets):
            page = Page(index, sheet.area.page_width, sheet.area.page_height, self._fonts)
            paint_furniture(page, sheet, len(found.sheets), setter=found.setter, theme=found.theme, header=True)
            for x, y, piece in sheet.placed:
                piece.paint(page, x, y)
            pages.append((sheet.area, [self._file.add(Stream(page.content(), {}))], page.images, page.marked))
        return found.root, pages

    def _write(self, document: Document, root: Element, pages: Sequence[_Bild]) -> None:
        """Writes a document's pages and its part of the structure."""
        elements = list(root.walk())
        refs = {id(element): self._file.add() for element in elements}
        page_refs = [self._file.add() for _ in pages]
        for ref, (area, contents, images, marked) in zip(page_refs, pages, strict=True):
            resources: dict[str, Value] = {"Font": self._font_dict}
            entries: dict[str, Value] = {
                "Type": Name("Page"),
                "Parent": self._tree,
                "MediaBox": [0, 0, area.page_width, area.page_height],
                "Resources": resources | ({"XObject": dict(images)} if images else {}),
                "Contents": contents,
                "StructParents": len(self._parents),
                "Tabs": Name("S"),
            }
            self._file.fill(ref, entries)
            self._parents.append(self._file.add([refs[id(element)] for element in marked]))
        for element in elements:
            parent = refs[id(element.parent)] if element.parent else self._root
            shown = replace(element, tag="Sect") if element is root else element
            self._file.fill(refs[id(element)], element_entry(shown, parent, refs, page_refs))
        self._sections.append((refs[id(root)], page_refs[0], document.title))
        self._pages += page_refs

    def close(self) -> None:
        """Writes fonts, structure, bookmarks and the table of objects."""
        file = self._file
        file.fill(self._tree, {"Type": Name("Pages"), "Kids": self._pages, "Count": len(self._pages)})
        file.fill(self._font_dict, {font.name: font.write(file) for font in self._fonts})
        document: dict[str, Value] = {"Type": Name("StructElem"), "S": Name("Document"), "P": self._top}
        file.fill(self._root, {**document, "K": [section for section, _, _ in self._sections]})
        numbers: list[Value] = [value for pair in enumerate(self._parents) for value in pair]
        tree: dict[str, Value] = {
            "Type": Name("StructTreeRoot"),
            "K": self._root,
            "ParentTree": file.add({"Nums": numbers}),
            "ParentTreeNextKey": len(self._parents),
        }
        file.fill(self._top, tree)
        root: dict[str, Value] = {
            "Type": Name("Catalog"),
            "Pages": self._tree,
            "Lang": self._rahmen.language.encode("ascii", "replace"),
            "MarkInfo": {"Marked": True},
            "ViewerPreferences": {"DisplayDocTitle": True},
            "StructTreeRoot": self._top,
            "Metadata": write_xmp(file, self._rahmen),
            "OutputIntents": [write_output_intent(file)],
            "Outlines": self._bookmarks(),
            "PageMode": Name("UseOutlines"),
        }
        file.close(root=file.add(root), info=write_info(file, self._rahmen))

    def _bookmarks(self) -> Ref:
        top = self._file.add()
        items = [self._file.add() for _ in self._sections]
        for index, (_, page, title) in enumerate(self._sections):
            entries: dict[str, Value] = {"Title": title, "Parent": top, "Dest": [page, Name("Fit")]}
            entries |= {"Prev": items[index - 1]} if index else {}
            entries |= {"Next": items[index + 1]} if index + 1 < len(items) else {}
            self._file.fill(items[index], entries)
        ends: dict[str, Value] = {"First": items[0], "Last": items[-1], "Count": len(items)} if items else {}
        self._file.fill(top, {"Type": Name("Outlines"), **ends})
        return top
