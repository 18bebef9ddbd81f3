"""Pictures as objects of a PDF file, each written once."""

from hashlib import sha256

from lotsen_curriculum.rendering.images import jpeg_colours, read_image, read_pixels
from lotsen_curriculum.rendering.pdf.objects import Name, PdfFile, Ref, Stream, Value

__all__ = ["Images"]


class Images:
    """The pictures of one file, each written once."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._refs: dict[str, Ref] = {}

    def place(self, data: bytes) -> tuple[str, Ref]:
        """The picture's name and object."""
        name = "I" + sha256(data).hexdigest()[:12]
        if name not in self._refs:
            self._refs[name] = self._write(data)
        return name, self._refs[name]

    def _write(self, data: bytes) -> Ref:
        picture = read_image(data)
        if picture is None:
            raise ValueError("check_document lets no unreadable picture through")
        entries: dict[str, Value] = {
            "Type": Name("XObject"),
            "Subtype": Name("Image"),
            "Width": picture.width,
            "Height": picture.height,
            "BitsPerComponent": 8,
            "ColorSpace": Name("DeviceRGB"),
        }
        colours = jpeg_colours(data)
        if colours:
            space = {"ColorSpace": Name("DeviceGray" if colours == 1 else "DeviceRGB"), "Filter": Name("DCTDecode")}
            return self._file.add(Stream(data, {**entries, **space}))
        pixels, alpha = read_pixels(data)
        if alpha:
            entries["SMask"] = self._file.add(Stream(alpha, {**entries, "ColorSpace": Name("DeviceGray")}))
        return self._file.add(Stream(pixels, entries))
