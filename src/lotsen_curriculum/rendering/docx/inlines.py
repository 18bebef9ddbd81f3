"""Inlines to Word runs: split by direction and script, with links, fields and bookmarks."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from lotsen_curriculum.documents.nodes import CrossReference, Inlines, LineBreak, Link, Run
from lotsen_curriculum.rendering.bidi import base_level, levels
from lotsen_curriculum.rendering.docx.styles import hex_colour
from lotsen_curriculum.rendering.docx.xml import shown, w
from lotsen_curriculum.rendering.scripts import script_of
from lotsen_curriculum.rendering.theme import Theme
from lotsen_curriculum.rendering.tree import clean, plain, with_page_lists

__all__ = ["Format", "Inliner", "directed_parts", "field", "page_field", "run_properties"]

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
    is_name: bool = False


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

    def runs(self, content: Inlines, *, size_pt: float, bold: bool = False, forced_pt: float = 0) -> str:
        """The runs of a paragraph's content.

        Args:
            content: What the paragraph says.
            size_pt: The size of its style, which small runs are smaller than.
            bold: Whether everything is bold.
            forced_pt: A size for everything, instead of the style's.
        """
        base = Format(bold=bold, size_pt=forced_pt)
        found = []
        for inline in with_page_lists(content, self._pages):
            match inline:
                case Run():
                    found.append(self._text(clean(inline.text), self._format(inline, base, size_pt)))
                case LineBreak():
                    found.append("<w:r><w:br/></w:r>")
                case Link():
                    text = self._text(clean(inline.text or inline.url), replace(base, style="Hyperlink"))
                    found.append(f'<w:hyperlink r:id="{self._relate(inline.url)}">{text}</w:hyperlink>')
                case CrossReference():
                    found.append(self._reference(inline, base))
        return "".join(found)

    def is_rtl(self, content: Inlines) -> bool:
        """Whether a paragraph runs from right to left."""
        return bool(base_level(plain(content, self._titles)))

    def _format(self, run: Run, base: Format, size_pt: float) -> Format:
        if run == Run(run.text):
            return base
        size = base.size_pt or (size_pt * self._theme.small_share if run.role == "small" else 0)
        colour = {"muted": self._theme.muted, "accent": self._theme.accent}.get(run.role, "")
        return Format(
            run.bold or base.bold, run.italic, colour, size, language=run.language or "", is_name=run.role == "name"
        )

    def _reference(self, reference: CrossReference, style: Format) -> str:
        mark = self._marks[reference.anchor]
        if reference.kind == "title":
            return w("hyperlink", self._text(self._titles[reference.anchor], style), anchor=mark, history=1)
        before = self._text("S.\u00a0", style) if reference.kind == "page" else ""
        return before + field(f"PAGEREF {mark} \\h", self._pages.get(reference.anchor, "?"))

    def _text(self, text: str, style: Format) -> str:
        return "".join([_run(part, style, script, rtl=rtl) for part, script, rtl in directed_parts(text)])


def page_field(instruction: str) -> str:
    """A field of a header or footer, which Word and others fill on every page."""
    return w("fldSimple", w("r", shown("1")), instr=instruction)


def field(instruction: str, result: str) -> str:
    """A complex field with what it shows until it is updated."""
    begin, separate, end = (w("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    code = f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    return "".join([w("r", piece) for piece in (begin, code, separate, shown(result), end)])


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


def _run(text: str, style: Format, script: str, *, rtl: bool) -> str:
    return f"<w:r>{run_properties(style, script, rtl=rtl)}{shown(text)}</w:r>"


@cache
def run_properties(style: Format, script: str, *, rtl: bool) -> str:
    """The direct formatting of a run: its style, the font of its script, its direction; nothing where there is none."""
    found = "".join(_run_properties(style, script, rtl=rtl))
    return w("rPr", found) if found else ""


def _run_properties(style: Format, script: str, *, rtl: bool) -> Iterator[str]:
    if style.style:
        yield w("rStyle", val=style.style)
    if script:
        font = _WORD_FONTS[script]
        yield w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    yield from _look(style)
    if rtl:
        yield w("rtl")
    elif script and script not in _SIMPLE:
        yield w("cs")
    if style.language:
        yield w("lang", val=style.language, bidi=style.language, eastAsia=style.language)


def _look(style: Format) -> Iterator[str]:
    if style.bold:
        yield w("b") + w("bCs")
    if style.italic:
        yield w("i") + w("iCs")
    if style.is_name:
        yield w("noProof")
    if style.colour:
        yield w("color", val=hex_colour(style.colour))
    if style.size_pt:
        yield w("sz", val=round(style.size_pt * 2)) + w("szCs", val=round(style.size_pt * 2))
