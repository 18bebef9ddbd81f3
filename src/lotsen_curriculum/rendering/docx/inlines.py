"""Inlines to Word runs: split by direction and script, with links, fields and bookmarks."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lotsen_curriculum.documents.nodes import CrossReference, Inlines, LineBreak, Link, Run
from lotsen_curriculum.rendering.bidi import base_level, levels
from lotsen_curriculum.rendering.docx.styles import hex_colour
from lotsen_curriculum.rendering.docx.xml import Xml, append, w
from lotsen_curriculum.rendering.scripts import script_of
from lotsen_curriculum.rendering.theme import Theme
from lotsen_curriculum.rendering.tree import clean, plain

__all__ = ["Format", "Inliner", "directed_parts", "field", "page_field", "run_properties"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_WORD_FONTS = {
    "Arab": "Arial",
    "Armn": "Sylfaen",
    "Beng": "Nirmala UI",
    "Deva": "Nirmala UI",
    "Ethi": "Ebrima",
    "Geor": "Sylfaen",
    "Gujr": "Nirmala UI",
    "Guru": "Nirmala UI",
    "Hang": "Malgun Gothic",
    "Hani": "Microsoft YaHei",
    "Hebr": "Arial",
    "Hira": "Yu Gothic",
    "Kana": "Yu Gothic",
    "Khmr": "Leelawadee UI",
    "Knda": "Nirmala UI",
    "Laoo": "Leelawadee UI",
    "Mlym": "Nirmala UI",
    "Mymr": "Myanmar Text",
    "Orya": "Nirmala UI",
    "Sinh": "Nirmala UI",
    "Syrc": "Estrangelo Edessa",
    "Taml": "Nirmala UI",
    "Telu": "Nirmala UI",
    "Tfng": "Ebrima",
    "Thaa": "MV Boli",
    "Thai": "Leelawadee UI",
    "Tibt": "Microsoft Himalaya",
}
"""Windows' fonts for scripts that the text font lacks."""

_SIMPLE = frozenset({"Armn", "Ethi", "Geor", "Hang", "Hani", "Hira", "Kana", "Tfng"})
"""Scripts that Word sets without its machinery for complex scripts."""


_NEEDS_A_LOOK = re.compile("[^\u0000-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u25a0-\u26ff]")
"""What may need another font or direction: anything but Latin letters, punctuation, arrows and simple signs."""


@dataclass(frozen=True)
class Format:
    """Direct formatting of a run: what differs from its paragraph's style."""

    bold: bool = False
    italic: bool = False
    colour: str = ""
    size_pt: float = 0
    style: str = ""
    language: str = ""


class Inliner:
    """Makes runs; `relate` gives the relation id for a web address; titles, labels and bookmarks are by anchor."""

    def __init__(
        self,
        theme: Theme,
        relate: Callable[[str], str],
        titles: dict[str, str],
        pages: Mapping[str, str],
        marks: Mapping[str, str],
    ) -> None:
        self._theme = theme
        self._relate = relate
        self._titles = titles
        self._pages = pages
        self._marks = marks

    def runs(self, content: Inlines, *, size_pt: float, bold: bool = False) -> "list[Xml]":
        """The elements of a paragraph's content; `size_pt` is the size that small runs are smaller than."""
        found: list[Xml] = []
        for inline in content:
            match inline:
                case Run():
                    found += self._text(clean(inline.text), self._format(inline, size_pt, bold=bold))
                case LineBreak():
                    found.append(w("r", w("br")))
                case Link():
                    text = self._text(clean(inline.text or inline.url), Format(bold=bold, style="Hyperlink"))
                    link = append(w("hyperlink"), *text)
                    link.set(_RELATION, self._relate(inline.url))
                    found.append(link)
                case CrossReference():
                    found += self._reference(inline, Format(bold=bold))
        return found

    def is_rtl(self, content: Inlines) -> bool:
        """Whether a paragraph runs from right to left."""
        return bool(base_level(plain(content, self._titles)))

    def _format(self, run: Run, size_pt: float, *, bold: bool) -> Format:
        colours = {"muted": self._theme.muted, "accent": self._theme.accent}
        size = size_pt * self._theme.small_share if run.role == "small" else 0
        colour = colours.get(run.role, "")
        return Format(run.bold or bold, run.italic, colour, size, language=run.language or "")

    def _reference(self, reference: CrossReference, style: Format) -> Iterator[Xml]:
        mark = self._marks[reference.anchor]
        if reference.kind == "title":
            yield append(w("hyperlink", anchor=mark, history=1), *self._text(self._titles[reference.anchor], style))
            return
        yield from self._text("S.\u00a0", style) if reference.kind == "page" else ()
        yield from field(f"PAGEREF {mark} \\h", self._pages.get(reference.anchor, "?"))

    def _text(self, text: str, style: Format) -> "list[Xml]":
        return [_run(part, style, script, rtl=rtl) for part, script, rtl in directed_parts(text)]


def page_field(instruction: str) -> Xml:
    """A field of a header or footer, which Word and others fill on every page."""
    text = w("t")
    text.text = "1"
    return w("fldSimple", w("r", text), instr=instruction)


def field(instruction: str, shown: str) -> "list[Xml]":
    """A complex field with what it shows until it is updated."""
    begin = w("fldChar", fldCharType="begin")
    code = w("instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    text = w("t")
    text.text = shown
    pieces = (begin, code, w("fldChar", fldCharType="separate"), text, w("fldChar", fldCharType="end"))
    return [w("r", piece) for piece in pieces]


def directed_parts(text: str) -> Iterator[tuple[str, str, bool]]:
    """The text in pieces of one direction and one kind of font; the script is empty where the text font has it."""
    if not _NEEDS_A_LOOK.search(text):
        yield from ((text, "", False),) if text else ()
        return
    odd = [bool(level % 2) for level in levels(text, base_level(text))]
    kinds: list[tuple[str, bool]] = []
    for char, rtl in zip(text, odd, strict=True):
        script = script_of(char)
        inherits = script in ("Zyyy", "Zinh") and kinds and (rtl == kinds[-1][1])
        kinds.append(kinds[-1] if inherits else (script if script in _WORD_FONTS else "", rtl))
    starts = [index for index, pair in enumerate(pairwise([None, *kinds])) if pair[0] != pair[1]]
    for start, end in pairwise([*starts, len(text)]):
        script, rtl = kinds[start]
        yield text[start:end], script, rtl


def _run(text: str, style: Format, script: str, *, rtl: bool) -> Xml:
    properties = run_properties(style, script, rtl=rtl)
    content = w("t")
    content.text = text
    if text != text.strip() or "  " in text:
        content.set(_SPACE, "preserve")
    return w("r", properties if len(properties) else None, content)


def run_properties(style: Format, script: str, *, rtl: bool) -> Xml:
    """The direct formatting of a run: its style, the font of its script, its direction."""
    properties = w("rPr")
    if style.style:
        properties.append(w("rStyle", val=style.style))
    if script:
        font = _WORD_FONTS[script]
        properties.append(w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font))
    if style.bold:
        properties.extend([w("b"), w("bCs")])
    if style.italic:
        properties.extend([w("i"), w("iCs")])
    if style.colour:
        properties.append(w("color", val=hex_colour(style.colour)))
    if style.size_pt:
        properties.extend([w("sz", val=round(style.size_pt * 2)), w("szCs", val=round(style.size_pt * 2))])
    if rtl:
        properties.append(w("rtl"))
    elif script and script not in _SIMPLE:
        properties.append(w("cs"))
    if style.language:
        properties.append(w("lang", val=style.language, bidi=style.language, eastAsia=style.language))
    return properties
