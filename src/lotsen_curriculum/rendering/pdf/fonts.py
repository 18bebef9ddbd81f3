"""Embeds fonts: only the glyphs that are used, with their widths and the text that each stands for."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import uharfbuzz as hb

from lotsen_curriculum.rendering.fontbook import Font
from lotsen_curriculum.rendering.pdf.objects import Name, PdfFile, Ref, Stream, Value, text_string
from lotsen_curriculum.rendering.pdf.operators import glyph_items, show_raised
from lotsen_curriculum.rendering.shaping import Shaped

__all__ = ["EmbeddedFont", "EmbeddedFonts"]

_NO_TEXT = "\u200b"
"""What a glyph stands for that has no text of its own (a part of a cluster, whose text `ActualText` tells)."""

_KEEP_NUMBERS = (
    hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
)


class _Widths(dict[int, int]):
    """Nominal widths of glyphs in 1/1000 em, looked up when they are first asked for."""

    def __init__(self, font: Font) -> None:
        self._font = font

    def __missing__(self, glyph: int) -> int:
        self[glyph] = round(float(self._font.shaper.get_glyph_h_advance(glyph)) * 1000 / self._font.upem)
        return self[glyph]


class _Items(dict[Shaped, bytes]):
    """What shows pieces of a font on the baseline; shared by all documents: words come again in the next one."""

    def __init__(self, font: Font) -> None:
        self.widths = _Widths(font)

    def __missing__(self, shaped: Shaped) -> bytes:
        self[shaped] = glyph_items(shaped.glyphs, self.widths)
        return self[shaped]


_items = lru_cache(64)(_Items)


class EmbeddedFont:
    """A font of the file: remembers which glyphs were drawn and what they stand for."""

    def __init__(self, font: Font, name: str) -> None:
        self.font = font
        self.name = name
        self._texts: dict[int, str] = {}
        self._plain: dict[Shaped, bool] = {}
        self._items = _items(font)
        for char in " -":
            glyph = font.shaper.get_nominal_glyph(ord(char))
            if glyph:
                self._texts[int(glyph)] = char
        self._used: set[int] = {0}

    def show(self, pieces: Sequence[Shaped], size: float) -> bytes:
        """The operators that show pieces one after another; their glyphs will be embedded."""
        for piece in pieces:
            if piece not in self._plain:
                self.use(piece)
        parts: list[bytes] = []
        for plain, group in groupby(pieces, self._plain.__getitem__):
            if plain:
                parts.append(b"[" + b"".join(map(self._items.__getitem__, group)).replace(b"><", b"") + b"] TJ")
            else:
                parts += [self._spoken(piece, size) for piece in group]
        return b" ".join(parts)

    def use(self, shaped: Shaped) -> None:
        """Notes the piece's glyphs, and whether they alone tell its text."""
        plain = shaped.simple
        for glyph, _, _, _, text in shaped.glyphs:
            self._used.add(glyph)
            if shaped.simple:
                plain &= self._texts.setdefault(glyph, text) == text
        self._plain[shaped] = plain and not shaped.raised

    def forget(self) -> None:
        """Forgets pieces but not their glyphs, so that memory stays flat in a file of many names."""
        self._plain.clear()
        self._items.clear()

    def _spoken(self, shaped: Shaped, size: float) -> bytes:
        """The operators for a piece whose text is read from `ActualText`."""
        if shaped.raised:
            shown = show_raised(shaped.glyphs, self._items.widths, size)
        else:
            shown = b"[" + self._items[shaped] + b"] TJ"
        return b"/Span <</ActualText " + text_string(shaped.text) + b">> BDC " + shown + b" EMC"

    def write(self, file: PdfFile) -> Ref:
        """The Type 0 font with its descendant, its program and its ToUnicode map."""
        program = self._program()
        open_type = self._is_cff
        tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.md5(program, usedforsecurity=False).digest()[:6])
        base = Name(f"{tag}+{self.font.name.replace(' ', '')}")
        entries: dict[str, Value] = {"Subtype": Name("OpenType")} if open_type else {"Length1": len(program)}
        descriptor = self._descriptor(base, file.add(Stream(program, entries)), open_type=open_type)
        descendant: dict[str, Value] = {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType0" if open_type else "CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": {"Registry": b"Adobe", "Ordering": b"Identity", "Supplement": 0},
            "FontDescriptor": file.add(descriptor),
            "W": self._widths(),
        }
        if not open_type:
            descendant["CIDToGIDMap"] = Name("Identity")
        return file.add(
            {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": base,
                "Encoding": Name("Identity-H"),
                "DescendantFonts": [file.add(descendant)],
                "ToUnicode": file.add(Stream(self._to_unicode(), {})),
            }
        )

    @property
    def _is_cff(self) -> bool:
        return "CFF " in self.font.face.table_tags

    def _program(self) -> bytes:
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(self._used)
        dropped = ("GSUB", "GPOS", "GDEF", "kern", "DSIG")
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag.encode()) for tag in dropped)
        wanted.flags = _KEEP_NUMBERS
        if self.font.face.has_var_data:
            wanted.pin_all_axes_to_default(self.font.face)
            wanted.pin_axis_location(self.font.face, "wght", self.font.weight)
        return bytes(wanted.subset(self.font.face).blob.data)

    def _descriptor(self, base: Name, program: Ref, *, open_type: bool) -> dict[str, Value]:
        upright = "Italic" not in self.font.name
        return {
            "Type": Name("FontDescriptor"),
            "FontName": base,
            "Flags": 4 if upright else 68,
            "FontBBox": [-500, round(-1000 * self.font.descent), 2500, round(1000 * self.font.ascent)],
            "ItalicAngle": 0 if upright else -12,
            "Ascent": round(1000 * self.font.ascent),
            "Descent": round(-1000 * self.font.descent),
            "CapHeight": 714,
            "StemV": 160 if "Bold" in self.font.name else 90,
            "FontFile3" if open_type else "FontFile2": program,
        }

    def _widths(self) -> list[Value]:
        widths: list[Value] = []
        for _, group in groupby(enumerate(sorted(self._used)), key=lambda pair: pair[1] - pair[0]):
            run = [glyph for _, glyph in group]
            widths += [run[0], [self._items.widths[glyph] for glyph in run]]
        return widths

    def _to_unicode(self) -> bytes:
        used = sorted(self._used - {0})
        lines = [_CMAP_HEAD]
        for start in range(0, len(used), 100):
            chunk = used[start : start + 100]
            lines.append(f"{len(chunk)} beginbfchar")
            lines += [f"<{glyph:04X}> <{self._text(glyph).encode('utf-16-be').hex().upper()}>" for glyph in chunk]
            lines.append("endbfchar")
        return "\n".join([*lines, _CMAP_TAIL]).encode()

    def _text(self, glyph: int) -> str:
        return self._texts.get(glyph, _NO_TEXT)


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFonts:
    """The fonts of one file, numbered in the order of their first use."""

    def __init__(self) -> None:
        self._fonts: dict[Font, EmbeddedFont] = {}

    def __getitem__(self, font: Font) -> EmbeddedFont:
        if font not in self._fonts:
            self._fonts[font] = EmbeddedFont(font, f"F{len(self._fonts) + 1}")
        return self._fonts[font]

    def drawing(self, pieces: Sequence[Shaped]) -> Iterator[tuple[EmbeddedFont, Sequence[Shaped]]]:
        """Pieces that follow each other, each stretch with the font that draws it."""
        for font, group in groupby(pieces, attrgetter("font")):
            yield self[font], tuple(group)

    def __iter__(self) -> Iterator[EmbeddedFont]:
        return iter(self._fonts.values())
