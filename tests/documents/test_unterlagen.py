"""The documents of a plan as plain text, held against golden files, and held against each other.

To accept a changed text after looking at it: `LOTSEN_ACCEPT=1 pytest tests/documents`.
"""

import os
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from difflib import unified_diff
from pathlib import Path

import pytest

from bauen import schritt
from handplan import plan_of
from kleinerkurs import GUTER_PLAN, kleine_anfrage, kleiner_kurs
from lotsen_curriculum.cli.argumente import unterlagen
from lotsen_curriculum.documents.agenda import build_agenda
from lotsen_curriculum.documents.arten import ARTEN
from lotsen_curriculum.documents.kostenblatt import hoechstfoerderung_cent
from lotsen_curriculum.documents.leitfaden import build_leitfaden
from lotsen_curriculum.documents.material import material_of_zeile, menge_of
from lotsen_curriculum.documents.modulkapitel import build_modulkapitel, modul_blocks
from lotsen_curriculum.documents.nodes import Heading, PageBreak, SectionChange
from lotsen_curriculum.documents.trainerplan import build_trainerplan
from lotsen_curriculum.loading import load_curriculum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.methode import Dauer, Material
from lotsen_curriculum.model.modul import Kopiervorlage, Kurzvortrag
from lotsen_curriculum.model.seminarplan import PlanUe, Seminarplan
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.tree import plain
from lotsen_curriculum.units import UE

GOLDEN = Path(__file__).parent / "golden"
REDE = Kurzvortrag(id="rede", titel="Eine Rede", minuten=8, kernpunkte=("Erstens", "Zweitens"), text="Liebe Leute.")
BLATT = Kopiervorlage(id="blatt", titel="Ein Blatt", sprachniveau="A2", text="Mein Name:\n____\n____")


@pytest.fixture(scope="module")
def kurs() -> Curriculum:
    """The tiny course, with texts, sheets and material in its first module."""
    karten = (Material(was="Karten", je="person", vorbereiten=True),)
    schritte = (
        schritt("s1", "kreis", minuten=(10, 30, 60), elemente=("k01", "k02"), kopiervorlagen=("blatt",)),
        schritt("s2", "murmeln", minuten=(10, 25, 60), leitung_sagt="„Guten Morgen.“", achten_auf="Wer spät kommt."),
        schritt("s3", "vortrag", "lesung", minuten=(10, 20, 60), optional=True, elemente=("k03",), kurzvortrag="rede"),
    )
    klein = kleiner_kurs(bausteine={"b1": {"schritte": schritte}}, methoden={"kreis": {"material": karten}})
    modul = klein.module["m1"].model_copy(
        update={"kurzvortraege": (REDE,), "kopiervorlagen": (BLATT,), "warum": "Darum."}
    )
    return replace(klein, module={**klein.module, "m1": modul})


@pytest.fixture(scope="module")
def plan(kurs: Curriculum) -> Seminarplan:
    """A good plan of the tiny course."""
    return plan_of(GUTER_PLAN, kurs, kleine_anfrage())


def check_golden(name: str, outline: str) -> None:
    """Compares with the golden file; with `LOTSEN_ACCEPT` set, writes it first."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("LOTSEN_ACCEPT"):
        path.write_text(outline, encoding="utf-8")
    expected = path.read_text("utf-8")
    diff = "\n".join(unified_diff(expected.splitlines(), outline.splitlines(), "golden", "now", lineterm=""))
    assert not diff, f"{diff}\n\nTo accept: LOTSEN_ACCEPT=1 pytest tests/documents"


@pytest.mark.parametrize("art", ARTEN)
def test_the_outline_is_as_accepted(art: str, plan: Seminarplan, kurs: Curriculum) -> None:
    """The document's plain text equals the golden file; a difference is shown with the command that accepts it."""
    check_golden(art, render(ARTEN[art](plan, kurs), "outline"))


def test_a_single_termin_follows_its_title_at_once(plan: Seminarplan, kurs: Curriculum) -> None:
    """With one Termin there is no page to overlook it; with several, each one begins a page."""
    for anzahl in (1, 2):
        kurz = plan.model_copy(update={"termine": plan.termine[:anzahl], "ue": _ue_of(plan, anzahl)})
        blocks = build_trainerplan(kurz, kurs).blocks
        quer = blocks[: next(n for n, block in enumerate(blocks) if isinstance(block, SectionChange))]
        assert sum(isinstance(block, PageBreak) for block in quer) == (0 if anzahl == 1 else anzahl)
        assert ("Die Termine" in render(build_trainerplan(kurz, kurs), "outline")) == (anzahl > 1)


def _ue_of(plan: Seminarplan, anzahl: int) -> PlanUe:
    return plan.ue.model_copy(update={"je_termin": plan.ue.je_termin[:anzahl]})


def test_the_command_line_knows_the_same_kinds() -> None:
    """The names in the help are the names of the builders, in the same order."""
    assert tuple(ARTEN) == unterlagen.ARTEN


@pytest.mark.parametrize(("personen", "ue", "cent"), [(12, "20", 300_000), (15, "28", 525_000), (53, "22", 1_457_500)])
def test_the_funding_cap_is_people_times_ue_times_rate(personen: int, ue: str, cent: int) -> None:
    """The published examples: 12 people and 20 UE make 3,000 euros at most, and so on."""
    assert hoechstfoerderung_cent(personen, UE(ue), 1250) == cent


def test_the_funding_cap_is_never_rounded_up() -> None:
    """One third of a UE too little is cut, not rounded."""
    assert hoechstfoerderung_cent(7, UE(22, 3), 1250) == 64_166


def test_both_documents_show_the_same_times(plan: Seminarplan, kurs: Curriculum) -> None:
    """Every time in the agenda is a time of the trainer's plan, and both show each day's beginning and end."""
    outlines = {art: render(ARTEN[art](plan, kurs), "outline") for art in ("trainerplan", "agenda")}
    times = {art: set(re.findall(r"\d\d:\d\d", outline)) for art, outline in outlines.items()}
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


def test_the_chapter_of_a_module_is_as_accepted(kurs: Curriculum) -> None:
    """The module's chapter equals its golden file."""
    check_golden("modulkapitel", render(build_modulkapitel(kurs.module["m1"], kurs), "outline"))


def test_the_book_is_as_accepted(kurs: Curriculum) -> None:
    """The whole Leitfaden of the tiny course equals its golden file."""
    book = build_leitfaden(kurs, ausgabe="Ausgabe 2026", stand=date(2026, 11, 21))
    check_golden("leitfaden", render(book, "outline"))


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


def test_only_chapters_begin_on_the_right_and_talks_follow_each_other(kurs: Curriculum) -> None:
    """Inside a module a Baustein takes the next page; a Kurzvortrag takes none; sheets come last, each on its own."""
    modul = kurs.module["m1"].model_copy(update={"kurzvortraege": (REDE, REDE), "kopiervorlagen": (BLATT, BLATT)})
    blocks = modul_blocks(modul, kurs, in_book=True)
    pausen = [block for block in blocks if isinstance(block, PageBreak)]
    assert [pause.to for pause in pausen] == ["next"] * (len(modul.bausteine) + 1 + 2)
    titel = [plain(block.content, {}) for block in blocks if isinstance(block, Heading) and block.level == 2]
    talks_and_sheets = ["Kurzvortrag: Eine Rede"] * 2 + ["Quellen"] + ["Kopiervorlage: Ein Blatt"] * 2
    assert titel[-5:] == talks_and_sheets


def test_the_list_of_sources_has_each_address_once() -> None:
    """In the book of the shipped data no two entries lead to the same page, and none has lost its title."""
    book = build_leitfaden(load_curriculum(), ausgabe="Ausgabe 2026", stand=date(2026, 11, 21))
    eintraege = render(book, "outline").split("\n# Quellen", 1)[1].splitlines()[1:]
    adressen = Counter(adresse for zeile in eintraege for adresse in re.findall(r"https?://\S+(?=,)", zeile))
    assert len(adressen) > 50
    assert {adresse for adresse, zahl in adressen.items() if zahl > 1} == set()
    assert "[small] TelefonSeelsorge, https://www.telefonseelsorge.de, Stand 21.11.2026" in eintraege
    assert not [zeile for zeile in eintraege if zeile.startswith("[small] ,")]


def test_the_index_names_every_method_and_only_places_that_speak_of_a_term(kurs: Curriculum) -> None:
    """Each method is there with its page; a term is listed where the text below a heading uses it."""
    modul = kurs.module["m1"].model_copy(update={"gegenstand": "### Wohnen\n\nDie Miete und der Mietvertrag."})
    anders = replace(kurs, module={**kurs.module, "m1": modul})
    book = build_leitfaden(anders, ausgabe="Ausgabe 2026", stand=date(2026, 11, 21))
    index = render(book, "outline").split("# Register: Methoden und Begriffe", 1)[1]
    for methode in kurs.methoden.values():
        assert f"{methode.titel}  →S. (methode-{methode.id})" in index
    assert "Wohnen, Mietvertrag  →S. (stelle-modul-m1-wohnen)" in index
    assert "Rassismus" not in index
