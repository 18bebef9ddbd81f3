"""A Träger's look: read from `traeger.yaml` with all the files that it names, then put on every document."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lotsen_curriculum.cli.dateien import grund_of
from lotsen_curriculum.cli.planordner import ordner_of_plan
from lotsen_curriculum.documents.briefkopf import Logobild, with_briefbogen, with_briefkopf, with_vorlage
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.theme import STANDARD, Theme, tinted, weak_colours

if TYPE_CHECKING:
    from lotsen_curriculum.model.traeger import Traeger

__all__ = ["NEUTRAL", "Aussehen", "find_traeger", "load_aussehen", "read_logo"]

DATEI = "traeger.yaml"


@dataclass(frozen=True)
class Aussehen:
    """How documents look: the theme, and who they come from; without a Träger they are neutral.

    Attributes:
        ordner: Where the files lie that the Träger names.
    """

    theme: Theme = STANDARD
    traeger: "Traeger | None" = None
    logo: Logobild | None = None
    ordner: Path = Path()

    def render(self, document: Document, format: Literal["docx", "pdf"]) -> bytes:  # noqa: A002 - as in rendering
        """The file of a document."""
        return render(self.dressed(document, format), format, theme=self.theme)

    def dressed(self, document: Document, format: Literal["docx", "pdf"]) -> Document:  # noqa: A002 - as in rendering
        """The document with letterhead and funding notice, unless the Träger's own paper has them for this format."""
        if self.traeger is None:
            return document
        document = replace(document, author=document.author or self.traeger.name)
        if format == "docx" and self.theme.word_template:
            return with_vorlage(document, self.traeger)
        if format == "pdf" and self.theme.stationery:
            return with_briefbogen(document, self.traeger, self.logo)
        return with_briefkopf(document, self.traeger, self.logo)


NEUTRAL = Aussehen()


def load_aussehen(angabe: str | None, neben: Path) -> Aussehen:
    """The look that the file `angabe` describes, else the one that `find_traeger` finds, else a neutral one.

    Colours that are hard to read are told on standard error.

    Raises:
        CurriculumError: With the problems of the file, its pictures, its template or its stationery.
    """
    pfad = Path(angabe) if angabe else find_traeger(neben)
    if pfad is None:
        return NEUTRAL
    from lotsen_curriculum.loading import load_traeger

    traeger = load_traeger(pfad)
    theme = _theme(traeger, pfad.parent)
    for hinweis in weak_colours(theme):
        print(f"Hinweis: {hinweis}", file=sys.stderr)
    return Aussehen(theme, traeger, _logo(traeger, pfad.parent), pfad.parent)


def find_traeger(neben: Path) -> Path | None:
    """The `traeger.yaml` in the folder of `neben`, or in the one above it; a later version's is that of the first plan.

    Why above: `lotsen planen kurs/anfrage.yaml -o kurs/ausgabe` puts the plan one folder below who issues it.
    """
    ordner = ordner_of_plan(neben)
    darueber = ordner / ".." if ordner.name in ("", "..") else ordner.parent
    return next((pfad for pfad in (ordner / DATEI, darueber / DATEI) if pfad.is_file()), None)


def _theme(traeger: "Traeger", ordner: Path) -> Theme:
    schriften = traeger.schriften
    theme = replace(
        STANDARD,
        accent=traeger.akzent,
        text=traeger.textfarbe,
        word_family=schriften.word or STANDARD.word_family,
        font_folders=(str(ordner / schriften.ordner),) if schriften.ordner else (),
        regular=schriften.normal or STANDARD.regular,
        bold=schriften.fett or schriften.normal or STANDARD.bold,
        italic=schriften.kursiv or schriften.normal or STANDARD.italic,
        bold_italic=schriften.fett_kursiv or schriften.fett or schriften.normal or STANDARD.bold_italic,
    )
    theme = tinted(theme) if traeger.akzent != STANDARD.accent else theme
    if traeger.word_vorlage:
        from lotsen_curriculum.rendering.docx.template import WordTemplate

        theme = replace(theme, word_template=WordTemplate(_read(ordner / traeger.word_vorlage), traeger.word_vorlage))
    if traeger.briefbogen:
        from lotsen_curriculum.rendering.sheets import read_stationery

        bogen = traeger.briefbogen.datei
        theme = replace(theme, stationery=read_stationery(_read(ordner / bogen), bogen))
    return theme


def _logo(traeger: "Traeger", ordner: Path) -> Logobild | None:
    if not traeger.logo:
        return None
    return read_logo(ordner, traeger.logo, traeger.logo_alternativtext or f"Logo: {traeger.name}")


def read_logo(ordner: Path, datei: str, text: str) -> Logobild:
    """The logo in a file, an SVG drawn as a picture; LC415 where it is none, LC417 for an SVG that is not harmless."""
    from lotsen_curriculum.rendering.images import read_image
    from lotsen_curriculum.rendering.svg import is_svg, svg_to_png

    daten = _read(ordner / datei)
    if is_svg(daten):
        daten = svg_to_png(daten, datei)
    bild = read_image(daten)
    if bild is None:
        message = f"Das Logo „{datei}“ ist kein lesbares PNG, JPEG oder SVG."
        raise CurriculumError([Problem("LC415", message, hint="Speichern Sie es neu, am besten als PNG.")])
    return Logobild(daten, text, bild.width / bild.height)


def _read(pfad: Path) -> bytes:
    try:
        return pfad.read_bytes()
    except OSError as fehler:
        message = f"„{pfad}“ lässt sich nicht lesen: {grund_of(fehler)}"
        raise CurriculumError([Problem("LC493", message, hint="Prüfen Sie Pfad und Berechtigung.")]) from fehler
