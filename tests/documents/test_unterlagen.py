"""The documents of a plan as plain text, held against golden files, and held against each other.

To accept a changed text after looking at it: `LOTSEN_ACCEPT=1 pytest tests/documents`.
"""

import os
import re
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from bauen import schritt
from handplan import plan_of
from kleinerkurs import GUTER_PLAN, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.documents.agenda import build_agenda
from lotsen_curriculum.documents.material import material_of_zeile, menge_of
from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.documents.trainerplan import build_trainerplan
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import Dauer, Material
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.rendering import render

GOLDEN = Path(__file__).parent / "golden"
BUILDERS: dict[str, Callable[[Seminarplan, Curriculum], Document]] = {
    "trainerplan": build_trainerplan,
    "agenda": build_agenda,
}


@pytest.fixture(scope="module")
def kurs() -> Curriculum:
    """The tiny course."""
    return kleiner_kurs()


@pytest.fixture(scope="module")
def plan(kurs: Curriculum) -> Seminarplan:
    """A good plan of the tiny course."""
    return plan_of(GUTER_PLAN, kurs, kleine_anfrage())


@pytest.mark.parametrize("art", BUILDERS)
def test_the_outline_is_as_accepted(art: str, plan: Seminarplan, kurs: Curriculum) -> None:
    """The document's plain text equals the golden file; a difference is shown with the command that accepts it."""
    path = GOLDEN / f"{art}.txt"
    outline = render(BUILDERS[art](plan, kurs), "outline")
    if os.environ.get("LOTSEN_ACCEPT"):
        path.write_text(outline, encoding="utf-8")
    expected = path.read_text("utf-8")
    diff = "\n".join(unified_diff(expected.splitlines(), outline.splitlines(), "golden", "now", lineterm=""))
    assert not diff, f"{diff}\n\nTo accept: LOTSEN_ACCEPT=1 pytest tests/documents"


def test_both_documents_show_the_same_times(plan: Seminarplan, kurs: Curriculum) -> None:
    """Every time in the agenda is a time of the trainer's plan, and both show each day's beginning and end."""
    times = {
        art: set(re.findall(r"\d\d:\d\d", render(build(plan, kurs), "outline"))) for art, build in BUILDERS.items()
    }
    rows = {f"{zeile.von:%H:%M}" for termin in plan.termine for zeile in termin.zeilen}
    ends = {f"{uhr:%H:%M}" for termin in plan.termine for uhr in (termin.von, termin.bis)}
    assert rows | ends <= times["trainerplan"]
    assert ends <= times["agenda"] <= rows | ends


def test_participants_see_no_methods_and_no_notes(plan: Seminarplan, kurs: Curriculum) -> None:
    """The agenda names Bausteine and Schritte, but neither methods nor what happens nor learning goals."""
    outline = render(build_agenda(plan, kurs), "outline")
    for termin in plan.termine:
        for zeile in termin.zeilen:
            assert zeile.titel in outline or not zeile.baustein
            if zeile.methode:
                assert kurs.methoden[zeile.methode].titel not in outline
    assert "Es geschieht etwas" not in outline


def test_words_for_the_trainer_are_in_the_plan() -> None:
    """What the trainer says and what to look out for stands below the day's table."""
    worte: dict[str, Any] = {"leitung_sagt": "„Guten Morgen.“", "achten_auf": "Wer zu spät kommt."}
    schritte = (schritt("s1", "kreis", **worte), schritt("s2", "murmeln"), schritt("s3", "vortrag"))
    kurs = kleiner_kurs(bausteine={"b1": {"schritte": schritte}})
    outline = render(build_trainerplan(plan_of(GUTER_PLAN, kurs, kleine_anfrage()), kurs), "outline")
    assert "„Guten Morgen.“" in outline
    assert "**Achten auf: **Wer zu spät kommt." in outline


@pytest.mark.parametrize(
    ("je", "personen", "erwartet"),
    [("seminar", 14, 3), ("person", 14, 42), ("paar", 13, 21), ("gruppe", 14, 12), ("runde", 14, 6)],
)
def test_amounts_follow_the_group(je: str, personen: int, erwartet: int) -> None:
    """Three pieces for each person, pair (odd people get one more), group of four, or round."""
    dauer = Dauer.model_validate_json('{"runden": {"min": 1, "typisch": 2, "max": 3}, "gruppengroesse": 4}')
    material = Material.model_validate({"was": "Karten", "menge": 3, "je": je})
    assert menge_of(material, dauer, personen) == erwartet


def test_a_row_lists_the_material_of_its_method(plan: Seminarplan) -> None:
    """Cards for each person come with the amount for this group, one of a kind without a number; breaks need none."""
    karten = (Material(was="Karten", je="person"), Material(was="Pinnwand"))
    kurs = kleiner_kurs(methoden={"kreis": {"material": karten}})
    zeilen = plan.termine[0].zeilen
    assert material_of_zeile(zeilen[1], kurs, 14) == ("14 × Karten", "Pinnwand")
    assert material_of_zeile(zeilen[0], kurs, 14) == ()
