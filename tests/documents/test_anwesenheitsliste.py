"""The list to sign: everybody's line and the trainer's signature on one sheet, and what the course is called."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2 as pdfium
import pytest

from handplan import plan_of
from kleinerkurs import GUTER_PLAN, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.documents.anwesenheitsliste import build_anwesenheitsliste
from lotsen_curriculum.documents.briefkopf import with_briefkopf
from lotsen_curriculum.documents.nodes import Document, PageBreak, SignatureLines, Table
from lotsen_curriculum.documents.seite import mit_kurs
from lotsen_curriculum.documents.trainerplan import build_trainerplan
from lotsen_curriculum.model.traeger import Traeger, Unterzeichnende
from lotsen_curriculum.rendering import render

KURS = kleiner_kurs()
PLAN = plan_of(GUTER_PLAN, KURS, kleine_anfrage())
TRAEGER = Traeger(
    name="Muster e. V.",
    anschrift="Musterstraße 1\n12345 Musterstadt\nkontakt@beispiel.example",
    ort="Musterstadt",
    kuerzel="MUS",
    foerderhinweis="Gefördert aus Mitteln des Landes. " * 4,
    unterzeichnende=(Unterzeichnende(name="A. Beispiel", funktion="Leitung"),),
)


def _liste(personen: int, termine: int = 1) -> Document:
    plan = PLAN.model_copy(
        update={
            "termine": PLAN.termine[:1] * termine,
            "ue": PLAN.ue.model_copy(update={"je_termin": PLAN.ue.je_termin[:1] * termine}),
        }
    )
    return build_anwesenheitsliste(plan, KURS, [f"Person {nummer}" for nummer in range(personen)])


def _seiten(document: Document) -> int:
    with pikepdf.open(io.BytesIO(render(document, "pdf"))) as opened:
        return len(opened.pages)


@pytest.mark.parametrize("personen", [1, 14, 17, 20])
def test_up_to_twenty_people_sign_on_one_page(personen: int) -> None:
    """List and signature share one page, on plain paper and under a letterhead with a funding notice."""
    liste = _liste(personen, 4)
    assert _seiten(liste) == 1
    assert _seiten(with_briefkopf(liste, TRAEGER, None)) == 1


def test_many_people_and_termine_are_spread_evenly() -> None:
    """Thirty people and six Termine make four sheets of fifteen lines and three columns, each to be signed."""
    liste = _liste(30, 6)
    tables = [block for block in liste.blocks if isinstance(block, Table)]
    assert [(len(table.rows), len(table.columns)) for table in tables] == [(15, 5)] * 4
    assert sum(isinstance(block, SignatureLines) for block in liste.blocks) == 4
    assert sum(isinstance(block, PageBreak) for block in liste.blocks) == 3 == _seiten(liste) - 1


def test_the_signature_never_stands_alone() -> None:
    """Where paper has too little room, the last lines go to the next page with the signature."""
    liste = _liste(20)
    eng = replace(liste, layout=replace(liste.layout, margins=replace(liste.layout.margins, top_mm=60)))
    with pdfium.PdfDocument(render(eng, "pdf")) as opened:
        zweite = opened[1].get_textpage().get_text_range()
    assert "Person 18" in zweite
    assert "Unterschrift der Leitung" in zweite
    tabelle = next(block for block in liste.blocks if isinstance(block, Table))
    assert [reihe.keep_with_next for reihe in tabelle.rows] == [False] * 17 + [True] * 3


@pytest.mark.parametrize(
    ("titel", "erwartet"),
    [
        ("Herbst", "Herbst · Kurs kurs"),
        ("kurs", "Kurs kurs"),
        ("Kurs kurs", "Kurs kurs"),
        ("Kurs Kurs II", "Kurs Kurs II"),
    ],
)
def test_the_course_is_named_once(titel: str, erwartet: str) -> None:
    """Where the plan's title has the course's in it, or the other way round, one of them is enough."""
    assert mit_kurs(PLAN.model_copy(update={"titel": titel}), KURS, " · ") == erwartet


def test_the_trainers_plan_does_not_repeat_its_title() -> None:
    """A plan that is called like its course begins its lead with the dates."""
    gleich = render(build_trainerplan(PLAN.model_copy(update={"titel": "Kurs kurs"}), KURS), "outline")
    assert "Kurs kurs. " not in gleich
    assert "Kurs kurs. 6. März" in render(build_trainerplan(PLAN, KURS), "outline")
