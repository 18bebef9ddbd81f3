"""A batch of PDF files: pages, structure and fonts of the model are written once, names and numbers for each person.

A file consists of the model's objects, byte for byte the same in every file, and behind them the person's own: lines of
text, their places in the structure, the few glyphs that names need, title and identification. Contents of pages are
lists of streams; what follows a name that needs more room is moved down by a matrix in the person's own stream.
"""

import hashlib
from collections.abc import Sequence

from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.fontbook import font_book
from lotsen_curriculum.rendering.pdf.composition import Composition, compose
from lotsen_curriculum.rendering.pdf.file import label_ranges, write_outlines
from lotsen_curriculum.rendering.pdf.fonts import EmbeddedFonts
from lotsen_curriculum.rendering.pdf.images import Images
from lotsen_curriculum.rendering.pdf.layout import Layout
from lotsen_curriculum.rendering.pdf.lines import Typesetter
from lotsen_curriculum.rendering.pdf.metadata import write_info, write_output_intent, write_xmp
from lotsen_curriculum.rendering.pdf.objects import (
    Name,
    PdfFile,
    Ref,
    Stream,
    Value,
    Written,
    serialise,
)
from lotsen_curriculum.rendering.pdf.page import Page
from lotsen_curriculum.rendering.pdf.slices import stacked
from lotsen_curriculum.rendering.pdf.structure import Element, element_entry
from lotsen_curriculum.rendering.serie.objekte import NO_OBJECT, Teil, Zusatz, write_object
from lotsen_curriculum.rendering.serie.schriften import EigeneSchriften, GeteilteSchriften
from lotsen_curriculum.rendering.serie.seiten import Festes, Offenes, Seite, Seitenbau, layout_of, move_down
from lotsen_curriculum.rendering.serie.vergleich import changed_blocks, is_plain
from lotsen_curriculum.rendering.shaping import Shaper
from lotsen_curriculum.rendering.theme import STANDARD, Theme
from lotsen_curriculum.rendering.tree import content_of, is_control, plain

__all__ = ["PdfSerie"]

_FORGET_AFTER = 500
"""Documents after which remembered words are forgotten: memory stays flat however many people there are."""

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfSerie:
    """Writes documents that differ from `muster` in a few lines.

    The bytes of a document depend on the model and on itself, never on who else is in the batch.
    """

    def __init__(self, muster: Document, theme: Theme = STANDARD) -> None:
        self._muster = muster
        self._theme = theme
        self._vorlagen: dict[tuple[int, ...], _Vorlage | None] = {}
        self._shaper = Shaper(font_book(theme))
        self._good: set[str] = set()
        self._count = 0

    def render(self, document: Document) -> bytes:
        """The document as a PDF file.

        Raises:
            CurriculumError: As `rendering.render` does; nothing damaged is ever written.
        """
        offen = changed_blocks(self._muster, document) if is_plain(document) else None
        if offen is None or not self._printable(document, offen):
            return render(document, "pdf", theme=self._theme)
        if offen not in self._vorlagen:
            self._vorlagen[offen] = _vorlage(self._muster, self._theme, offen)
        vorlage = self._vorlagen[offen]
        self._forget()
        found = vorlage.write(document, self._shaper) if vorlage else None
        return render(document, "pdf", theme=self._theme) if found is None else found

    def _printable(self, document: Document, offen: Sequence[int]) -> bool:
        texts = [document.title, *(plain(content_of(document.blocks[index]), {}) for index in offen)]
        new = {char for text in texts for char in text} - self._good
        if any(is_control(char) for char in new) or self._shaper.missing("".join(sorted(new))):
            return False
        self._good |= new
        return True

    def _forget(self) -> None:
        self._count += 1
        if self._count % _FORGET_AFTER == 0:
            self._shaper = Shaper(font_book(self._theme))
            for vorlage in filter(None, self._vorlagen.values()):
                vorlage.forget()


def _vorlage(muster: Document, theme: Theme, offen: tuple[int, ...]) -> "_Vorlage | None":
    """The prepared model for documents that differ in these blocks; None where the model doesn't fit its pages."""
    file = PdfFile()
    found = compose(muster, theme, file)
    shaper = Shaper(font_book(theme))
    layout = layout_of(found, Typesetter(shaper, muster.language), Images(file))
    fonts = GeteilteSchriften(shaper)
    bau = Seitenbau(found, layout, fonts, frozenset(offen))
    return _Vorlage(file, found, bau, fonts) if len(bau.seiten) == len(found.sheets) and bau.passt else None


class _Vorlage:
    """The model's objects, ready to be copied, and how a person's are added."""

    def __init__(self, file: PdfFile, found: Composition, bau: Seitenbau, fonts: GeteilteSchriften) -> None:
        self._found = found
        self._bau = bau
        self._file = file
        self._font_dict = file.add()
        self._page_refs = [file.add() for _ in bau.seiten]
        tree = file.add({"Type": Name("Pages"), "Kids": self._page_refs, "Count": len(bau.seiten)})
        self._free = {self._font_dict.number}
        self._streams = [self._write_page(seite, tree) for seite in bau.seiten]
        self._shared_fonts = fonts
        self._fonts: dict[str, Value] = {font.name: font.write(file) for font in fonts}
        catalogue: dict[str, Value] = {
            "Type": Name("Catalog"),
            "Pages": tree,
            "Lang": found.document.language.encode("ascii", "replace"),
            "MarkInfo": {"Marked": True},
            "ViewerPreferences": {"DisplayDocTitle": True},
            "StructTreeRoot": self._write_structure(),
            "OutputIntents": [write_output_intent(file)],
            "PageLabels": {"Nums": label_ranges(found.sheets)},
        }
        if found.headings:
            outlines = write_outlines(file, found, self._page_refs)
            catalogue |= {"Outlines": outlines, "PageMode": Name("UseOutlines")}
        self._catalogue = serialise(catalogue).removesuffix(b">>")
        self._owners = [
            b"[" + b" ".join(serialise(self._refs[id(element)]) for element in seite.marked) for seite in bau.seiten
        ]
        self._pack()

    def write(self, document: Document, shaper: Shaper) -> bytes | None:
        """A person's file; None where it doesn't fit the model's pages."""
        zusatz = Zusatz(self._next)
        fonts = EigeneSchriften(self._shared_fonts)
        layout = layout_of(self._found, Typesetter(shaper, document.language), Images(zusatz))
        for seite, streams in zip(self._bau.seiten, self._streams, strict=True):
            marked = self._fill_page(seite, streams, document, layout, (zusatz, fonts))
            if marked is None:
                return None
            own = b"".join(b" %d 0 R" % self._refs[id(element)].number for element in marked[len(seite.marked) :])
            zusatz.free[self._parents[seite.index].number] = Written(self._owners[seite.index] + own + b"]")
        for element in self._open_elements():
            entry = element_entry(element, self._refs[id(self._bau.root)], self._refs, self._page_refs)
            zusatz.free[self._refs[id(element)].number] = entry
        zusatz.free[self._font_dict.number] = {**self._fonts, **{font.name: font.write(zusatz) for font in fonts}}
        root = zusatz.add(Written(self._catalogue + b"/Metadata %d 0 R>>" % write_xmp(zusatz, document).number))
        return self._save(zusatz, root, write_info(zusatz, document))

    def forget(self) -> None:
        """Forgets the words of all documents so far."""
        for font in self._shared_fonts:
            font.forget()

    def _open_elements(self) -> list[Element]:
        return [
            element
            for seite in self._bau.seiten
            for teil in seite.teile
            if isinstance(teil, Offenes)
            for _, element in teil.blocks
        ]

    def _fill_page(
        self,
        seite: Seite,
        streams: Sequence[Ref],
        document: Document,
        layout: Layout,
        target: tuple[Zusatz, EmbeddedFonts],
    ) -> list[Element] | None:
        """Writes the person's streams of a page; gives the elements of all its marks."""
        zusatz, fonts = target
        marked = list(seite.marked)
        content: list[bytes] = []
        free = iter(streams)
        bottom = 0.0
        for teil, top, slices in self._bau.place(seite, document.blocks, layout):
            if isinstance(teil, Festes):
                moved = top - teil.top
                if teil.has_heading and abs(moved) > 0.005:
                    return None
                zusatz.free[next(free).number] = Stream(b"\n".join([*content, move_down(moved)]), {})
                content = []
                bottom = top + teil.height
                continue
            page = Page(seite.index, seite.area.page_width, seite.area.page_height, fonts, marked=marked)
            for offset, piece in stacked(slices):
                piece.paint(page, seite.area.left, top + offset)
                bottom = top + offset + piece.height
            content.append(page.content())
        zusatz.free[next(free).number] = Stream(b"\n".join(content), {})
        return marked if bottom <= seite.area.bottom + 0.01 else None

    def _write_page(self, seite: Seite, tree: Ref) -> list[Ref]:
        """Writes what all share of a page; gives the places of the person's streams, one before each stretch."""
        contents = [self._file.add(Stream(seite.rahmen, {}))]
        places = []
        for teil in seite.teile:
            if isinstance(teil, Festes):
                places.append(self._keep_free())
                contents += [places[-1], self._file.add(Stream(teil.inhalt, {}))]
        places.append(self._keep_free())
        resources: dict[str, Value] = {"Font": self._font_dict}
        entries: dict[str, Value] = {
            "Type": Name("Page"),
            "Parent": tree,
            "MediaBox": [0, 0, seite.area.page_width, seite.area.page_height],
            "Resources": resources | ({"XObject": dict(seite.images)} if seite.images else {}),
            "Contents": [*contents, places[-1]],
            "StructParents": seite.index,
            "Tabs": Name("S"),
        }
        self._file.fill(self._page_refs[seite.index], entries)
        return places

    def _keep_free(self) -> Ref:
        ref = self._file.add()
        self._free.add(ref.number)
        return ref

    def _write_structure(self) -> Ref:
        """The structure of the model; the places of a person's lines, and what their pages say of them, are free."""
        top = self._file.add()
        elements = list(self._bau.root.walk())
        free = {id(element) for element in self._open_elements()}
        self._refs = {id(e): self._keep_free() if id(e) in free else self._file.add() for e in elements}
        for element in elements:
            if id(element) not in free:
                parent = self._refs[id(element.parent)] if element.parent else top
                self._file.fill(self._refs[id(element)], element_entry(element, parent, self._refs, self._page_refs))
        self._parents = [self._keep_free() for _ in self._bau.seiten]
        numbers: list[Value] = [value for pair in enumerate(self._parents) for value in pair]
        entries: dict[str, Value] = {
            "Type": Name("StructTreeRoot"),
            "K": self._refs[id(self._bau.root)],
            "ParentTree": self._file.add({"Nums": numbers}),
            "ParentTreeNextKey": len(self._parents),
        }
        self._file.fill(top, entries)
        return top

    def _pack(self) -> None:
        """Writes the model's objects as they stand in every file."""
        objects = {n: o for n, o in enumerate(self._file._objects, 1) if n not in self._free}
        self._next = len(self._file._objects) + 1
        body = Teil(objects, self._next, len(_HEAD))
        self._next = body.next
        self._shared = _HEAD + body.data
        self._rows = body.rows
        self._digest = hashlib.md5(self._shared, usedforsecurity=False).digest()

    def _save(self, zusatz: Zusatz, root: Ref, info: Ref) -> bytes:
        body = Teil(zusatz.all(), zusatz.next, len(self._shared))
        rows = self._rows | body.rows
        at = len(self._shared) + len(body.data)
        rows[body.next] = b"\1" + at.to_bytes(4, "big") + bytes(2)
        file_id = hashlib.md5(self._digest + body.data, usedforsecurity=False).digest()
        table = b"".join([NO_OBJECT, *(rows[index] for index in range(1, body.next + 1))])
        entries: dict[str, Value] = {"Type": Name("XRef"), "Size": body.next + 1, "W": [1, 4, 2]}
        trailer: dict[str, Value] = {"Root": root, "Info": info, "ID": [file_id, file_id]}
        end = write_object(body.next, Stream(table, entries | trailer))
        return b"".join((self._shared, body.data, end, b"startxref\n%d\n%%%%EOF\n" % at))
