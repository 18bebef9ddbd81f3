"""The PDF writer: tagged after PDF/UA-1, archivable after PDF/A-2b, text in any script, embedded fonts only.

From the top: the tree is laid out as slices (`layout`), slices fill sheets (`flow`), sheets are painted onto pages
(`page`), and the pages, the structure and the fonts become objects of a file (`objects`).
"""

from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.check import describe, located_texts
from lotsen_curriculum.rendering.fontbook import font_book
from lotsen_curriculum.rendering.pdf.composition import compose
from lotsen_curriculum.rendering.pdf.file import write_file
from lotsen_curriculum.rendering.pdf.objects import PdfFile
from lotsen_curriculum.rendering.scripts import package_for
from lotsen_curriculum.rendering.shaping import shaper_of
from lotsen_curriculum.rendering.theme import STANDARD, Theme

__all__ = ["missing_characters", "write_pdf"]


def write_pdf(document: Document, theme: Theme = STANDARD) -> bytes:
    """The document as a PDF file.

    Raises:
        CurriculumError: With an LC420 for each character that no font has; nothing damaged is ever written.
    """
    problems = missing_characters(document, theme)
    if problems:
        raise CurriculumError(problems)
    file = PdfFile()
    return write_file(file, compose(document, theme, file))


def missing_characters(document: Document, theme: Theme = STANDARD) -> tuple[Problem, ...]:
    """An LC420 for each character that no font of the theme, the package or the system has, with its first place."""
    shaper = shaper_of(font_book(theme))
    found: dict[str, str] = {}
    seen: set[str] = set()
    for place, text in located_texts(document):
        new = set(text) - seen
        seen |= new
        found |= dict.fromkeys(shaper.missing("".join(sorted(new))), place)
    return tuple(_missing(document, char, place) for char, place in found.items())


def _missing(document: Document, char: str, place: str) -> Problem:
    message = f"In „{document.title}“, {place}, steht {describe(char)}; keine Schrift hat dieses Zeichen."
    return Problem("LC420", message, hint=f"Installieren Sie {package_for(char)}.")
