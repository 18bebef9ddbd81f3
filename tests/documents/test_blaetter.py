"""Sheets and cards: how many copies, what they spare, and how they fill their pages."""

import io
from dataclasses import replace
from typing import cast

import pikepdf
import pytest

from bauen import schritt
from handplan import plan_of
from kleinerkurs import GUTER_PLAN, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.documents.blatt import BLATT_MM, fill_page
from lotsen_curriculum.documents.handouts import build_handouts, build_kopiervorlage
from lotsen_curriculum.documents.markdown import parse_markdown
from lotsen_curriculum.documents.material import kopien_of, material_of_zeile
from lotsen_curriculum.documents.materialliste import build_materialliste
from lotsen_curriculum.documents.nodes import Document, FillLines, Grid, PageBreak, Paragraph
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import Material
from lotsen_curriculum.model.modul import Kopiervorlage
from lotsen_curriculum.model.seminarplan import Seminarplan, Zeile
from lotsen_curriculum.rendering import render

KARTEN = Kopiervorlage(
    id="karten",
    titel="Sechs Karten",
    sprachniveau="A2",
    je="gruppe",
    ersetzt=("Kärtchen",),
    text="Bitte auseinanderschneiden.",
    karten=tuple(f"**{nummer}**\n\nEine Karte." for nummer in range(1, 7)),
)


@pytest.fixture(scope="module")
def kurs() -> Curriculum:
    """The tiny course, whose first Schritt hands out cards that its method would need made."""
    kaertchen = (Material(was="Kärtchen", menge=20, je="gruppe", vorbereiten=True), Material(was="Pinnwand"))
    erster = schritt("s1", "kreis", minuten=(10, 30, 60), elemente=("k01", "k02"), kopiervorlagen=("karten",))
    zweiter = schritt("s2", "murmeln", minuten=(10, 25, 60))
    dritter = schritt("s3", "vortrag", "lesung", minuten=(10, 20, 60), optional=True, elemente=("k03",))
    klein = kleiner_kurs(
        bausteine={"b1": {"schritte": (erster, zweiter, dritter)}}, methoden={"kreis": {"material": kaertchen}}
    )
    modul = klein.module["m1"].model_copy(update={"kopiervorlagen": (KARTEN,)})
    return replace(klein, module={**klein.module, "m1": modul})


@pytest.fixture(scope="module")
def plan(kurs: Curriculum) -> Seminarplan:
    """A good plan of the tiny course."""
    return plan_of(GUTER_PLAN, kurs, kleine_anfrage())


def _zeile(plan: Seminarplan) -> Zeile:
    return next(zeile for zeile in plan.termine[0].zeilen if zeile.schritt == "s1")


@pytest.mark.parametrize(
    ("je", "sozialform", "erwartet"),
    [
        ("person", "plenum", 17),
        ("paar", "plenum", 9),
        ("seminar", "einzel", 1),
        ("gruppe", "plenum", 1),
        ("gruppe", "bewegt", 1),
        ("gruppe", "kleingruppe", 5),
        ("gruppe", "paar", 9),
        ("gruppe", "einzel", 17),
    ],
)
def test_copies_follow_who_works_together(
    je: str, sozialform: str, erwartet: int, plan: Seminarplan, kurs: Curriculum
) -> None:
    """Seventeen people need as many copies as there are people, pairs, groups of four, or one in all."""
    vorlage = KARTEN.model_copy(update={"je": je})
    zeile = _zeile(plan).model_copy(update={"sozialform": sozialform})
    assert kopien_of(vorlage, zeile, kurs, 17) == erwartet


def test_material_that_a_sheet_gives_is_not_asked_for(plan: Seminarplan, kurs: Curriculum) -> None:
    """The method's own cards are spared in the plan and in the list; the rest stays."""
    assert material_of_zeile(_zeile(plan), kurs, 14) == ("Pinnwand", "Kartensatz „Sechs Karten“")
    liste = render(build_materialliste(plan, kurs), "outline")
    assert "Kärtchen" not in liste
    assert "1 × Sechs Karten, dann die Karten auseinanderschneiden" in liste
    assert "| ☐ | 1 | Kartensatz „Sechs Karten“ | 09:15 Schritt s1 |" in liste


def test_the_folder_begins_with_what_is_needed_when(plan: Seminarplan, kurs: Curriculum) -> None:
    """One page names each sheet with its time, its copies and its page."""
    outline = render(build_handouts(plan, kurs), "outline")
    anfang, _, rest = outline.partition("--- neue Seite ---")
    assert "| →Sechs Karten | Termin 1, 09:15 | 1 × alle Karten |" in anfang
    assert "# Sechs Karten" in rest


def test_shipped_sheets_replace_what_their_methods_need(curriculum: Curriculum) -> None:
    """Every name under `ersetzt` is material of a Schritt that hands the sheet out, or of one of its methods."""
    for modul in curriculum.module.values():
        schritte = [schritt for baustein in modul.bausteine for schritt in baustein.schritte]
        for vorlage in modul.kopiervorlagen:
            gebraucht = [schritt for schritt in schritte if vorlage.id in schritt.kopiervorlagen]
            methoden = [curriculum.methoden[methode] for schritt in gebraucht for methode in schritt.methoden]
            bekannt = {material.was for schritt in gebraucht for material in schritt.material}
            bekannt |= {material.was for methode in methoden for material in methode.material}
            assert set(vorlage.ersetzt) <= bekannt, (modul.id, vorlage.id)


def test_what_is_to_be_cut_has_cards(curriculum: Curriculum) -> None:
    """A shipped sheet says that it is to be cut apart exactly where it has cards."""
    for modul in curriculum.module.values():
        for vorlage in modul.kopiervorlagen:
            assert ("schneiden" in vorlage.text.lower()) == bool(vorlage.karten), vorlage.id


def test_every_shipped_sheet_stays_on_its_pages(curriculum: Curriculum) -> None:
    """Each sheet fills one page at most, and its cards as many pages as were reckoned."""
    blocks = [
        block
        for modul in curriculum.module.values()
        for vorlage in modul.kopiervorlagen
        for block in (PageBreak(), *build_kopiervorlage(vorlage))
    ][1:]
    with pikepdf.open(io.BytesIO(render(Document("Alle", tuple(blocks)), "pdf"))) as opened:
        assert len(opened.pages) == 1 + sum(isinstance(block, PageBreak) for block in blocks)


def test_cards_are_equal_and_large(curriculum: Curriculum) -> None:
    """All shipped cards stand in bordered fields of one height a sheet, in type of 13 pt."""
    for modul in curriculum.module.values():
        for vorlage in modul.kopiervorlagen:
            grids = [block for block in build_kopiervorlage(vorlage) if isinstance(block, Grid)]
            assert sum(len(grid.cells) for grid in grids) == len(vorlage.karten)
            assert len({grid.row_height_mm for grid in grids}) <= 1
            for grid in grids:
                assert grid.border
                assert -(-len(grid.cells) // len(grid.columns)) * grid.row_height_mm <= BLATT_MM + 0.01
                absaetze = [block for zelle in grid.cells for block in zelle if isinstance(block, Paragraph)]
                assert {absatz.style for absatz in absaetze} == {"speech"}


def test_blanks_at_the_end_become_lines_down_to_the_page_end() -> None:
    """A blank at the end of a line is ruled and gets more lines where there is room; one in the middle stays."""
    inhalt = parse_markdown("Ich heiße ____________________ und wohne hier.\nMein Wunsch: ____________________")
    mitte, frage, linien = fill_page(inhalt, 200)
    assert isinstance(mitte, Paragraph)
    assert isinstance(frage, Paragraph)
    assert (mitte.style, frage.style) == ("speech", "speech")
    assert linien == FillLines(5)
    assert fill_page(inhalt, 45)[-1] == FillLines(2)
    assert fill_page(inhalt, 35)[-1] == FillLines(1)


def test_what_does_not_fit_large_is_set_smaller() -> None:
    """Text that would run over its page in large type is set in 11 pt, and lines give way to blanks."""
    inhalt = parse_markdown("\n\n".join(["Ein Satz, der nicht sehr lang ist. " * 4 + "Name: " + "_" * 20] * 12))
    gesetzt = fill_page(inhalt, 200)
    assert {cast("Paragraph", block).style for block in gesetzt} == {"sheet"}
