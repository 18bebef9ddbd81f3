"""The Leitfaden as a book: Kernprofil, modules, Vertiefungsseminare, formats, Methodenpool, indexes."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain

from lotsen_curriculum.documents.building import bold, paragraph, row, text
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.methodenblatt import build_methode
from lotsen_curriculum.documents.modulkapitel import modul_blocks
from lotsen_curriculum.documents.nodes import (
    A4_PORTRAIT,
    Block,
    Column,
    CrossReference,
    Document,
    Heading,
    Margins,
    PageBreak,
    PageLayout,
    PageNumber,
    PageText,
    Paragraph,
    Run,
    SectionChange,
    Table,
    TableOfContents,
    TopBlock,
)
from lotsen_curriculum.documents.register import build_register, with_stellen
from lotsen_curriculum.documents.worte import SOZIALFORM, format_quelle, sortierung
from lotsen_curriculum.model.base import Quelle
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Modul

__all__ = ["build_leitfaden"]

_TITEL = "Leitfaden Qualifizierung von Integrationslotsinnen und Integrationslotsen"
_BUCH = PageLayout(margins=Margins(top_mm=22, right_mm=18, bottom_mm=20, left_mm=26), mirrored=True)
_GEBRAUCH = (
    "Dieser Leitfaden ist zum Benutzen da. Niemand muss ihn von vorn nach hinten lesen.",
    "Jedes Modul beginnt mit dem, was Sie als Leitung wissen wollen: warum das Thema in den Kurs gehört, worum es "
    "geht, worauf Sie achten sollten. Danach kommen die Seminarpläne. Ein Seminarplan ist eine Reihe von Schritten; "
    "jeder Schritt nennt seine Minuten für eine Gruppe von 14 Personen und die Methoden, mit denen er gelingt. Die "
    "erste ist die empfohlene. Wie die Methoden gehen, steht im Methodenpool.",
    "Kurzvorträge können Sie vorlesen oder frei halten. Kopiervorlagen sind für Teilnehmende gedacht und in "
    "einfachem Deutsch geschrieben.",
    "Die Module sind eine Empfehlung. Was Sie daraus auswählen, hängt von Ihrer Gruppe, Ihrer Zeit und Ihrem Ort ab.",
)


def build_leitfaden(curriculum: Curriculum, *, ausgabe: str, stand: date) -> Document:
    """The whole book; `ausgabe` names the edition, `stand` is its date.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    fuss = PageText(left=(Run(f"Leitfaden · {ausgabe}"),), right=(PageNumber(),))
    blocks: list[TopBlock] = [
        *_titelblatt(ausgabe, stand),
        SectionChange(_BUCH, to="right", footer=PageText(right=(PageNumber(),))),
        Heading(1, text("Inhalt"), in_contents=False),
        TableOfContents(2),
        SectionChange(_BUCH, to="right", footer=fuss, numbering="decimal"),
        Heading(1, text("Wie dieser Leitfaden benutzt wird")),
        *(paragraph(absatz) for absatz in _GEBRAUCH),
        *_kernprofil(curriculum),
    ]
    for art, titel in (("basis", None), ("vertiefung", "Vertiefungsseminare"), ("format", "Weitere Formate")):
        module = [modul for modul in curriculum.module.values() if modul.art == art]
        blocks += _teil(titel, module, curriculum)
    blocks = with_stellen([*blocks, *_methodenpool(curriculum)])
    blocks += [PageBreak("right"), *build_register(blocks, curriculum), *_quellen(curriculum)]
    return Document(
        title=_TITEL,
        subject=ausgabe,
        blocks=tuple(blocks),
        created=stand,
        layout=PageLayout(margins=A4_PORTRAIT.margins, mirrored=True),
        numbering="roman",
    )


def _titelblatt(ausgabe: str, stand: date) -> list[Block]:
    return [
        Paragraph(text(_TITEL), style="title", space_before_mm=70),
        paragraph("Kernprofil, acht Module, Vertiefungsseminare und Methodenpool", style="subtitle"),
        paragraph(f"{ausgabe}, Stand {stand:%d.%m.%Y}", style="lead"),
        Paragraph(
            text("Texte und Daten: CC BY-SA 4.0. Rechtliche Inhalte nennen ihren Stand und ersetzen keine Beratung."),
            style="small",
            space_before_mm=90,
        ),
    ]


def _kernprofil(curriculum: Curriculum) -> list[TopBlock]:
    kernprofil = curriculum.kernprofil
    blocks: list[TopBlock] = [PageBreak("right"), Heading(1, text(kernprofil.titel), anchor="kernprofil")]
    if kernprofil.einleitung:
        blocks += parse_markdown(kernprofil.einleitung, heading_level=2)
    for element in kernprofil.elemente:
        blocks.append(Heading(2, text(f"{int(element.id[1:])}. {element.titel}"), anchor=f"element-{element.id}"))
        blocks.append(paragraph(element.aussage, style="lead"))
        for titel, inhalt in (
            ("Warum: ", element.begruendung),
            ("Wozu: ", element.zweck),
            ("Im Alltag: ", element.praxis),
        ):
            if inhalt:
                blocks.append(paragraph(bold(titel), inhalt))
    return blocks


def _teil(titel: str | None, module: Sequence[Modul], curriculum: Curriculum) -> list[TopBlock]:
    """The chapters of one kind of module, each on a right-hand page; under a heading of their own where titled."""
    blocks: list[TopBlock] = [PageBreak("right"), Heading(1, text(titel))] if titel and module else []
    for modul in module:
        blocks += [PageBreak("right"), *modul_blocks(modul, curriculum, in_book=True, level=2 if titel else 1)]
    return blocks


def _methodenpool(curriculum: Curriculum) -> list[TopBlock]:
    blocks: list[TopBlock] = [
        PageBreak("right"),
        Heading(1, text("Methodenpool"), anchor="methodenpool"),
        paragraph(f"{len(curriculum.methoden)} Methoden von A bis Z.", style="lead"),
        _methodenverzeichnis(curriculum),
    ]
    for methode in sorted(curriculum.methoden.values(), key=lambda eintrag: sortierung(eintrag.titel)):
        blocks += [PageBreak(), *build_methode(methode, curriculum, level=2)]
    return blocks


def _methodenverzeichnis(curriculum: Curriculum) -> Table:
    methoden = sorted(curriculum.methoden.values(), key=lambda eintrag: sortierung(eintrag.titel))
    return Table(
        columns=(
            Column(share=3),
            Column(share=2),
            Column(width_mm=30, align="right"),
            Column(width_mm=20, align="right"),
        ),
        header=(row("Methode", "Sozialform", "Minuten", "Seite"),),
        rows=tuple(
            row(
                CrossReference(f"methode-{methode.id}"),
                SOZIALFORM[methode.sozialform],
                f"{methode.dauer.minuten(14, 'min')}–{methode.dauer.minuten(14, 'max')}",
                CrossReference(f"methode-{methode.id}", "page"),
            )
            for methode in methoden
        ),
        dense=True,
        description="Alle Methoden mit Sozialform, Minuten für 14 Personen und Seite",
    )


def _quellen(curriculum: Curriculum) -> list[TopBlock]:
    """All sources of the book; what has the same address is one entry, whatever each module takes from there."""
    gruppen: dict[str, list[Quelle]] = {}
    for quelle in chain(*(modul.quellen for modul in curriculum.module.values()), curriculum.kernprofil.quellen):
        gruppen.setdefault(quelle.url or quelle.titel, []).append(quelle)
    quellen = sorted((format_quelle(_zusammen(gruppe)) for gruppe in gruppen.values()), key=sortierung)
    return [PageBreak("right"), Heading(1, text("Quellen")), *(paragraph(quelle, style="small") for quelle in quellen)]


def _zusammen(quellen: Sequence[Quelle]) -> Quelle:
    """Sources of one address as one: the shortest of their titles without what was taken from it, the latest day."""
    titel = {quelle.titel for quelle in quellen}
    if len(titel) > 1:
        titel = {re.sub(r" \([^()]*\)$", "", each) for each in titel}
    kurz = min(titel, key=lambda each: (len(each), each))
    return quellen[0].model_copy(update={"titel": kurz, "stand": max(quelle.stand for quelle in quellen)})
