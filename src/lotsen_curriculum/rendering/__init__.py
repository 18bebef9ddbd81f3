"""Document to bytes: Word, PDF and plain outline; theme and fonts.

`render` is the whole of it: it checks the tree, then hands it to the writer of the format.

Units: lengths are in pt, where no other unit stands in their name; in pages y counts downwards.
"""

from typing import Literal, assert_never, overload

from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.rendering.check import check_document
from lotsen_curriculum.rendering.codes import CODES
from lotsen_curriculum.rendering.collector import collector_paused
from lotsen_curriculum.rendering.outline import write_outline
from lotsen_curriculum.rendering.theme import STANDARD, Theme

__all__ = ["CODES", "STANDARD", "Format", "Theme", "check_document", "render"]

Format = Literal["docx", "pdf", "outline"]
"""The formats that documents are written in."""


@overload
def render(document: Document, format: Literal["outline"], *, theme: Theme = STANDARD) -> str: ...
@overload
def render(document: Document, format: Literal["docx", "pdf"], *, theme: Theme = STANDARD) -> bytes: ...
def render(document: Document, format: Format, *, theme: Theme = STANDARD) -> bytes | str:  # noqa: A002 - the word that callers look for
    """The document as Word file, PDF file, or plain text; the same input gives the same bytes.

    Why: the writers are imported here, so that nobody waits for a format that is not asked for.

    Raises:
        CurriculumError: With all LC4xx problems of the tree; for PDF also where a character has no font (LC420).
    """
    with collector_paused():
        problems = check_document(document)
        if problems:
            raise CurriculumError(problems)
        return _written(document, format, theme)


def _written(document: Document, format: Format, theme: Theme) -> bytes | str:  # noqa: A002 - as in render
    match format:
        case "outline":
            return write_outline(document)
        case "pdf":
            from lotsen_curriculum.rendering.pdf import write_pdf

            return write_pdf(document, theme)
        case "docx":
            from lotsen_curriculum.rendering.docx import write_docx

            return write_docx(document, theme)
        case _:
            assert_never(format)
