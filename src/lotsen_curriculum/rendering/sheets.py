"""PDF pages as pictures: for previews, and for stationery that lies under the text."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium

from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.codes import CODES

__all__ = ["Stationery", "draw_pages", "read_stationery"]

_DPI = 250
"""Stationery is drawn as fine as office printers print."""


@dataclass(frozen=True)
class Stationery:
    """What lies under A4 pages in portrait: the picture under the first page, and under all others."""

    first: bytes
    others: bytes


def draw_pages(data: bytes, *, dpi: int = 100) -> Iterator[bytes]:
    """Each page of a PDF as a PNG, one after another."""
    document = pdfium.PdfDocument(data)
    try:
        for index in range(len(document)):
            yield _drawn(document, index, dpi)
    finally:
        document.close()


def read_stationery(data: bytes, label: str) -> Stationery:
    """The first and the last page of a PDF as pictures.

    Why pictures: fonts that aren't embedded, colours for print, layers or scripts of a foreign file would break what
    our own files promise (PDF/A, PDF/UA); a picture can't.

    Raises:
        CurriculumError: LC431 where it is no readable PDF in A4 portrait.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unusable(f"„{label}“ ist kein lesbares PDF ohne Passwort.") from error
    try:
        width, height = document[0].get_size()
        if abs(width - 595.3) > 6 or abs(height - 841.9) > 6:
            raise _unusable(f"„{label}“ ist kein A4 im Hochformat.")
        first = _drawn(document, 0, _DPI)
        return Stationery(first, _drawn(document, len(document) - 1, _DPI) if len(document) > 1 else first)
    except pdfium.PdfiumError as error:
        raise _unusable(f"Die Seiten von „{label}“ lassen sich nicht zeichnen.") from error
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, index: int, dpi: int) -> bytes:
    page = document[index]
    stream = io.BytesIO()
    page.render(scale=dpi / 72).to_pil().convert("RGB").save(stream, "PNG")
    page.close()
    return stream.getvalue()


def _unusable(message: str) -> CurriculumError:
    return CurriculumError([Problem("LC431", f"Der Briefbogen {message}", hint=CODES["LC431"][1])])
