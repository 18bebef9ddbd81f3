"""How documents look: colours, fonts and sizes, all in one place, changed for a Träger with `dataclasses.replace`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from lotsen_curriculum.documents.nodes import ParagraphStyle, RunRole, Tone
from lotsen_curriculum.problems import Problem

if TYPE_CHECKING:
    from lotsen_curriculum.rendering.docx.template import WordTemplate
    from lotsen_curriculum.rendering.sheets import Stationery

__all__ = ["STANDARD", "Colour", "TextLook", "Theme", "contrast", "mix", "tinted", "weak_colours"]

_LEAST_CONTRAST = 4.5
"""What WCAG 2.1 asks of text (level AA)."""

Colour = str
"""An RGB colour as `#1F4E79`."""


@dataclass(frozen=True)
class TextLook:
    """How text looks.

    Size in pt, line height as a multiple of it, space before and after in pt, weight, slant, colour by name, and
    whether its words are hyphenated (too wide ones are anyway).
    """

    size_pt: float
    line: float = 1.38
    before_pt: float = 0
    after_pt: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = "text"
    hyphenated: bool = False


def _tones() -> Mapping[Tone, Colour]:
    return MappingProxyType(
        {
            "plain": "#FFFFFF",
            "muted": "#F1F3F5",
            "soft": "#EAF1F8",
            "group": "#DCE6F0",
            "accent": "#CFE0F1",
            "warn": "#FCEFD2",
            "series1": "#BCD3EA",
            "series2": "#F6D9A8",
            "series3": "#C4E0C5",
            "series4": "#E3CBE6",
            "series5": "#F3C6BC",
            "series6": "#D9D4C7",
        }
    )


def _paragraphs() -> Mapping[ParagraphStyle, TextLook]:
    return MappingProxyType(
        {
            "body": TextLook(10.5, after_pt=5, hyphenated=True),
            "lead": TextLook(11.5, after_pt=9, colour="muted", hyphenated=True),
            "small": TextLook(9, after_pt=3, hyphenated=True),
            "label": TextLook(10.5, before_pt=5, after_pt=2, bold=True),
            "quote": TextLook(10.5, after_pt=5, italic=True, hyphenated=True),
            "sheet": TextLook(11, line=1.4, after_pt=5),
            "speech": TextLook(13, line=1.45, after_pt=9),
            "caption": TextLook(9, before_pt=2, after_pt=6, colour="muted", hyphenated=True),
            "title": TextLook(28, line=1.2, after_pt=8, bold=True, colour="accent"),
            "subtitle": TextLook(15, line=1.3, after_pt=8, colour="muted"),
        }
    )


def _headings() -> tuple[TextLook, ...]:
    return (
        TextLook(20, line=1.2, before_pt=18, after_pt=8, bold=True, colour="accent"),
        TextLook(14.5, line=1.25, before_pt=16, after_pt=5, bold=True, colour="accent"),
        TextLook(12, line=1.3, before_pt=12, after_pt=4, bold=True, colour="accent"),
        TextLook(10.5, line=1.3, before_pt=9, after_pt=3, bold=True),
        TextLook(10.5, line=1.3, before_pt=8, after_pt=3, bold=True, colour="muted"),
        TextLook(10.5, line=1.3, before_pt=8, after_pt=3, italic=True, colour="muted"),
    )


@dataclass(frozen=True)
class Theme:
    """The look of a document.

    Attributes:
        accent: Headings, heads of tables, links; needs a contrast of 4.5 on white.
        word_family: Font of Word documents; a font that Word has, so that nothing is substituted.
        word_complex_family: Word's font for scripts such as Arabic and Hebrew.
        dense_pt: Size of the text in dense tables.
        font_folders: Folders that are searched for fonts before the system's own.
        word_template: A Word file whose page set-up, headers, footers and styles are used instead of ours.
        stationery: What lies under the pages of a PDF.
        regular, bold, italic, bold_italic: File names of the PDF's fonts, looked up in the package and the folders.
    """

    accent: Colour = "#1F4E79"
    text: Colour = "#1B2229"
    muted: Colour = "#56616C"
    rule: Colour = "#C3CCD5"
    tones: Mapping[Tone, Colour] = field(default_factory=_tones)
    paragraphs: Mapping[ParagraphStyle, TextLook] = field(default_factory=_paragraphs)
    headings: tuple[TextLook, ...] = field(default_factory=_headings)
    table_pt: float = 10
    dense_pt: float = 9
    margin_pt: float = 8
    small_share: float = 0.86
    word_family: str = "Calibri"
    word_complex_family: str = "Arial"
    regular: str = "NotoSans-Regular.ttf"
    bold: str = "NotoSans-Bold.ttf"
    italic: str = "NotoSans-Italic.ttf"
    bold_italic: str = "NotoSans-BoldItalic.ttf"
    font_folders: tuple[str, ...] = ()
    word_template: "WordTemplate | None" = None
    stationery: "Stationery | None" = None

    def colour(self, name: str) -> Colour:
        """The colour that a look calls `text`, `muted` or `accent`."""
        return {"muted": self.muted, "accent": self.accent}.get(name, self.text)

    def role_colour(self, role: RunRole, default: Colour) -> Colour:
        """The colour of a run in this role, where the paragraph's own is `default`."""
        return {"muted": self.muted, "accent": self.accent}.get(role, default)


def tinted(theme: Theme) -> Theme:
    """The theme with areas in light shades of its accent colour."""
    shades: dict[Tone, Colour] = {
        "soft": mix(theme.accent, "#FFFFFF", 0.91),
        "group": mix(theme.accent, "#FFFFFF", 0.85),
        "accent": mix(theme.accent, "#FFFFFF", 0.78),
    }
    return replace(theme, tones=MappingProxyType({**theme.tones, **shades}))


def weak_colours(theme: Theme) -> tuple[Problem, ...]:
    """An LC418 for each colour of text that is hard to read on white or on a tinted area; hints, no obstacles."""
    grounds = {"Weiß": "#FFFFFF", "der hellen Fläche": theme.tones["soft"]}
    found = []
    for name, colour in (("Akzentfarbe", theme.accent), ("Textfarbe", theme.text)):
        for ground, background in grounds.items():
            ratio = contrast(colour, background)
            if ratio < _LEAST_CONTRAST:
                shown = f"{int(ratio * 10) / 10:.1f}".replace(".", ",")
                message = f"Die {name} {colour} hebt sich von {ground} nur {shown} : 1 ab; lesbar ist sie ab 4,5 : 1."
                found.append(Problem("LC418", message, hint="Wählen Sie eine dunklere Farbe."))
                break
    return tuple(found)


def mix(colour: Colour, other: Colour, share: float) -> Colour:
    """The colour that lies `share` (0 to 1) of the way from one colour to another."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def contrast(foreground: Colour, background: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.1 defines it."""
    light, dark = sorted((_luminance(foreground), _luminance(background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: Colour) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (x / 255 for x in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


STANDARD = Theme()
"""The look without a Träger's own."""
