"""Pictures in Word: drawings with alternative texts, and strips drawn as pictures."""

import io

from PIL import Image, ImageDraw, ImageFont

from lotsen_curriculum.documents.nodes import Strip, Tone
from lotsen_curriculum.rendering.docx.xml import quoted
from lotsen_curriculum.rendering.fontbook import font_book
from lotsen_curriculum.rendering.theme import Theme
from lotsen_curriculum.rendering.tree import clean

__all__ = ["drawing", "strip_picture"]

_EMU = 12_700
"""English metric units in a point."""

_SCALE = 4
"""Pixels in a point: 288 dpi."""

_TEXT_PT = 8


def drawing(relation: str, number: int, alt: str, width_pt: float, height_pt: float) -> str:
    """An inline picture; without `alt` it is marked as decoration."""
    size = f'cx="{round(width_pt * _EMU)}" cy="{round(height_pt * _EMU)}"'
    name = f'id="{number}" name="Bild {number}"'
    told = f'<wp:docPr {name} descr="{quoted(clean(alt))}"/>' if alt else f"<wp:docPr {name}>{_DECORATIVE}</wp:docPr>"
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>{told}'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def strip_picture(strip: Strip, width_pt: float, theme: Theme) -> tuple[bytes, float]:
    """The strip as a PNG, and its height in pt."""
    font = ImageFont.truetype(io.BytesIO(font_book(theme).face(bold=False, italic=False).data), _TEXT_PT * _SCALE)
    keys, rows = _legend(strip, width_pt, font)
    bar = strip.height_mm * 72 / 25.4
    foot = 12 if strip.start or strip.end else 2
    height = bar + foot + 12 * rows
    image = Image.new("RGB", (round(width_pt * _SCALE), round(height * _SCALE)), "white")
    pen = _Pen(ImageDraw.Draw(image), font)
    _draw_bar(pen, strip, (width_pt, bar), theme)
    pen.text(0, bar + foot / 2, strip.start, theme.muted, "lm")
    pen.text(width_pt, bar + foot / 2, strip.end, theme.muted, "rm")
    for left, row, (tone, label) in keys:
        middle = bar + foot + 12 * row + 6
        pen.area(left, middle - 3, 6, 6, theme.tones[tone])
        pen.text(left + 9, middle, label, theme.muted, "lm")
    stream = io.BytesIO()
    image.save(stream, "PNG", dpi=(72 * _SCALE, 72 * _SCALE))
    return stream.getvalue(), height


class _Pen:
    """Draws in points."""

    def __init__(self, draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont) -> None:
        self._draw = draw
        self._font = font

    def area(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        corners = [round(value * _SCALE) for value in (x, y, x + width, y + height)]
        self._draw.rectangle(((corners[0], corners[1]), (max(corners[2] - 1, corners[0]), corners[3])), fill=colour)

    def text(self, x: float, y: float, text: str, colour: str, anchor: str) -> None:
        self._draw.text((x * _SCALE, y * _SCALE), text, fill=colour, font=self._font, anchor=anchor)


def _draw_bar(pen: _Pen, strip: Strip, size: tuple[float, float], theme: Theme) -> None:
    width, height = size
    total = sum(segment.length for segment in strip.segments) or 1
    at = 0.0
    for segment in strip.segments:
        wide = width * segment.length / total
        pen.area(at, 0, max(wide - 0.8, 0.2), height, theme.tones[segment.tone])
        if _width(segment.label, pen._font) < wide - 4:
            pen.text(at + wide / 2, height / 2, segment.label, theme.text, "mm")
        at += wide


def _legend(
    strip: Strip, width: float, font: ImageFont.FreeTypeFont
) -> tuple[list[tuple[float, int, tuple[Tone, str]]], int]:
    keys: list[tuple[float, int, tuple[Tone, str]]] = []
    left, row = 0.0, 0
    for tone, label in strip.legend:
        wide = _width(label, font) + 22
        if left and left + wide > width:
            left, row = 0.0, row + 1
        keys.append((left, row, (tone, label)))
        left += wide
    return keys, row + 1 if keys else 0


def _width(text: str, font: ImageFont.FreeTypeFont) -> float:
    return float(font.getlength(text)) / _SCALE
