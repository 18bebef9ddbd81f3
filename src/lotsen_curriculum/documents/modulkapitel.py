"""A module as a chapter: why, theory, didactic notes, goals, Seminarpläne, Kurzvorträge, sources, Kopiervorlagen.

Sheets come last, each on pages of its own that hold nothing else, because they are copied.
"""

from collections.abc import Sequence
from dataclasses import replace

from lotsen_curriculum.documents.building import bold, bullets, cell, paragraph, row, text
from lotsen_curriculum.documents.handouts import build_kopiervorlage
from lotsen_curriculum.documents.kurzvortraege import build_kurzvortrag
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.nodes import (
    Block,
    Box,
    Column,
    CrossReference,
    Document,
    Heading,
    Inline,
    Link,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TopBlock,
)
from lotsen_curriculum.documents.seite import build_fuss
from lotsen_curriculum.documents.worte import PHASE, RANG, format_minuten, join_worte
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Baustein, Lernziel, Modul, Schritt

__all__ = ["build_modulkapitel", "modul_blocks"]

_ZIELART = {"wissen": "Wissen", "koennen": "Können", "haltung": "Haltung"}


def build_modulkapitel(modul: Modul, curriculum: Curriculum) -> Document:
    """One module as a document of its own; methods are named, not described.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    return Document(
        title=modul.titel,
        subject=modul.kurz,
        blocks=tuple(modul_blocks(modul, curriculum, in_book=False)),
        created=modul.stand,
        footer=build_fuss(f"{modul.titel} · Stand {modul.stand:%d.%m.%Y}"),
    )


def modul_blocks(modul: Modul, curriculum: Curriculum, *, in_book: bool, level: int = 1) -> list[TopBlock]:
    """The chapter under a heading of `level`; in a book, methods are references to their sheets.

    Raises `CurriculumError` (LC401) where a text of the data has marks that documents don't take.
    """
    blocks: list[TopBlock] = [
        Heading(level, text(f"{_nummer(modul)}{modul.titel}"), anchor=f"modul-{modul.id}"),
        paragraph(modul.kurz, style="lead"),
        *_theorie(modul, level + 1),
        *_lernziele(modul, curriculum, level + 1),
    ]
    for nummer, baustein in enumerate(modul.bausteine, start=1):
        blocks += [PageBreak(), *_baustein(nummer, baustein, curriculum, in_book=in_book, level=level + 1)]
    blocks += [PageBreak()] if modul.kurzvortraege else []
    for kurzvortrag in modul.kurzvortraege:
        blocks += _named("Kurzvortrag", build_kurzvortrag(kurzvortrag, level=level + 1))
    blocks += _quellen(modul, level + 1)
    for vorlage in modul.kopiervorlagen:
        blocks += [PageBreak(), *_named("Kopiervorlage", build_kopiervorlage(vorlage, level=level + 1))]
    return blocks


def _named(art: str, blocks: Sequence[TopBlock]) -> list[TopBlock]:
    """The blocks with what they are before the title, so that it can be seen in the contents."""
    kopf, *rest = blocks
    assert isinstance(kopf, Heading)  # sheets and talks begin with their title
    return [replace(kopf, content=text(f"{art}: ", *kopf.content)), *rest]


def _nummer(modul: Modul) -> str:
    return f"Modul {modul.id.removeprefix('m')}: " if modul.art == "basis" else ""


def _theorie(modul: Modul, level: int) -> list[Block]:
    abschnitte = (
        ("Warum dieses Thema", modul.warum),
        ("Gegenstand", modul.gegenstand),
        ("Methodische und didaktische Hinweise", modul.hinweise),
    )
    blocks: list[Block] = []
    if modul.zielgruppe:
        blocks.append(paragraph(bold("Für wen: "), modul.zielgruppe))
    for titel, inhalt in abschnitte:
        if inhalt:
            blocks += [Heading(level, text(titel)), *parse_markdown(inhalt, heading_level=level + 1)]
    if modul.rechtshinweis:
        blocks.append(Box(parse_markdown(modul.rechtshinweis), title="Rechtlicher Hinweis", tone="warn"))
    return blocks


def _lernziele(modul: Modul, curriculum: Curriculum, level: int) -> list[Block]:
    return [
        Heading(level, text("Lernziele")),
        Table(
            columns=(Column(width_mm=20), Column(share=3), Column(share=2)),
            header=(row("Art", "Lernziel", "Kernprofil"),),
            rows=tuple(row(_ZIELART[ziel.art], ziel.text, _elemente(ziel, curriculum)) for ziel in modul.lernziele),
            description=f"Lernziele von „{modul.titel}“ und die Elemente des Kernprofils, denen sie dienen",
        ),
    ]


def _elemente(ziel: Lernziel, curriculum: Curriculum) -> str:
    return join_worte([curriculum.profilelemente[element].titel for element in ziel.profilelemente])


def _baustein(nummer: int, baustein: Baustein, curriculum: Curriculum, *, in_book: bool, level: int) -> list[Block]:
    dauer = f"{RANG[baustein.rang].capitalize()} · meist {format_minuten(baustein.typische_minuten)} ohne Pausen"
    blocks: list[Block] = [
        Heading(level, text(f"Seminarplan {nummer}: {baustein.titel}"), anchor=f"baustein-{baustein.id}"),
        paragraph(baustein.kurz, style="lead"),
        paragraph(dauer, style="small"),
        _plan_table(baustein),
    ]
    for schritt in baustein.schritte:
        blocks += _schritt(schritt, curriculum, in_book=in_book, level=level + 1)
    return blocks


def _plan_table(baustein: Baustein) -> Table:
    return Table(
        columns=(Column(width_mm=24, align="right"), Column(width_mm=32), Column()),
        header=(row("Minuten", "Phase", "Schritt"),),
        rows=tuple(
            row(
                f"{schritt.minuten.min}–{schritt.minuten.max}",
                PHASE[schritt.phase],
                cell(schritt.titel, *([Run("  kann entfallen", role="muted")] if schritt.optional else [])),
            )
            for schritt in baustein.schritte
        ),
        description=f"Schritte von „{baustein.titel}“ mit Minuten für 14 Personen",
    )


def _schritt(schritt: Schritt, curriculum: Curriculum, *, in_book: bool, level: int) -> list[Block]:
    blocks: list[Block] = [
        Heading(level, text(schritt.titel), in_contents=False),
        Paragraph(
            text(
                f"{PHASE[schritt.phase]} · {schritt.minuten.min} bis {schritt.minuten.max} Minuten, "
                f"meist {schritt.minuten.typisch}"
            ),
            style="small",
            keep_with_next=True,
        ),
        *parse_markdown(schritt.was_geschieht, heading_level=level + 1),
    ]
    if schritt.leitung_sagt:
        blocks.append(paragraph(schritt.leitung_sagt, style="quote"))
    if schritt.achten_auf:
        blocks.append(paragraph(bold("Achten auf: "), schritt.achten_auf))
    blocks.append(Paragraph((bold("Methoden: "), *_methoden(schritt, curriculum, in_book=in_book))))
    return blocks


def _methoden(schritt: Schritt, curriculum: Curriculum, *, in_book: bool) -> list[Inline]:
    inlines: list[Inline] = []
    for methode in schritt.methoden:
        if inlines:
            inlines.append(Run(", "))
        if in_book:
            anchor = f"methode-{methode}"
            inlines += [CrossReference(anchor), Run(" ("), CrossReference(anchor, "page"), Run(")")]
        else:
            inlines.append(Run(curriculum.methoden[methode].titel))
    return inlines


def _quellen(modul: Modul, level: int) -> list[Block]:
    eintraege = []
    for quelle in modul.quellen:
        ort: list[Inline] = [Run(", "), Link(quelle.url)] if quelle.url else []
        eintraege.append(Paragraph((Run(quelle.titel), *ort, Run(f", Stand {quelle.stand:%d.%m.%Y}")), style="small"))
    return [Heading(level, text("Quellen")), bullets(*eintraege)]
