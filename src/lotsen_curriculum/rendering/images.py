"""Reads PNG and JPEG pictures: their size, and their pixels as RGB."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image as Pillow

__all__ = ["Picture", "jpeg_colours", "read_image", "read_pixels"]


@dataclass(frozen=True)
class Picture:
    """A readable picture: its format and its size in pixels."""

    kind: str
    width: int
    height: int


def read_image(data: bytes) -> Picture | None:
    """Format and size, or None where the bytes are no whole PNG or JPEG."""
    try:
        with warnings.catch_warnings(), Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            picture.load()
            return Picture(str(picture.format), picture.width, picture.height)
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        return None


def read_pixels(data: bytes) -> tuple[bytes, bytes | None]:
    """The pixels as RGB and, where the picture has transparency, its alpha channel; row by row, a byte a value."""
    with Pillow.open(io.BytesIO(data)) as picture:
        rgba = picture.convert("RGBA")
    alpha = rgba.getchannel("A").tobytes()
    return rgba.convert("RGB").tobytes(), None if set(alpha) <= {255} else alpha


def jpeg_colours(data: bytes) -> int:
    """1 or 3 where the bytes are a JPEG in grey or RGB, which a PDF can carry as it is; else 0."""
    with Pillow.open(io.BytesIO(data)) as picture:
        return {"L": 1, "RGB": 3}.get(picture.mode, 0) if picture.format == "JPEG" else 0
