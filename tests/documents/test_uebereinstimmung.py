"""The documents of one real course say the same everywhere, come out the same twice, and pass the checker."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pdf_ua import check_pdf_ua
from read_back import docx_text, pdf_text, without_spaces

from lotsen_curriculum import ARTEN, Curriculum, Planbar, Seminarplan, build_problem, compose_seminarplan, render
from lotsen_curriculum.documents.worte import format_ue
from lotsen_curriculum.loading import parse_anfrage
from lotsen_curriculum.model.umfang import umfang_of
from lotsen_curriculum.rendering.tree import content_of, plain, walk

_UHR = re.compile(r"\b\d\d:\d\d\b")
_SPANNE = re.compile(r"\b(\d\d:\d\d)–(\d\d:\d\d)\b")
_UE = re.compile(r"\b\d+(?:,\d+)? UE\b")
_MINUTEN = re.compile(r"(?:\b(\d\d:\d\d)–(\d\d:\d\d)) · (\d+) Minuten")


@pytest.fixture(scope="module")
def plan(curriculum: Curriculum) -> Seminarplan:
    """The plan of 32 to 36 UE that the example asks for."""
    anfrage = (Path(__file__).parents[2] / "beispiele" / "basisqualifizierung.yaml").read_bytes()
    ergebnis = compose_seminarplan(build_problem(curriculum, parse_anfrage(anfrage, curriculum)))
    assert isinstance(ergebnis, Planbar)
    return ergebnis.plan


@pytest.fixture(scope="module")
def texte(plan: Seminarplan, curriculum: Curriculum) -> dict[str, str]:
    """The outline of every kind."""
    return {art: render(build(plan, curriculum), "outline") for art, build in ARTEN.items()}


def _zeiten(plan: Seminarplan) -> Iterator[str]:
    for termin in plan.termine:
        yield from (f"{termin.von:%H:%M}", f"{termin.bis:%H:%M}")
        for zeile in termin.zeilen:
            yield from (f"{zeile.von:%H:%M}", f"{zeile.bis:%H:%M}")


def test_every_time_in_every_document_is_one_of_the_plan(plan: Seminarplan, texte: dict[str, str]) -> None:
    """No document has a time of its own, and those with the course of the day have them all."""
    zeiten = set(_zeiten(plan))
    for art, text in texte.items():
        if art not in ("arbeitsblaetter", "kurzvortraege", "methodenblaetter"):
            assert set(_UHR.findall(text)) <= zeiten, art
    beginne = {f"{zeile.von:%H:%M}" for termin in plan.termine for zeile in termin.zeilen}
    assert beginne <= set(_UHR.findall(texte["trainerplan"]))
    assert beginne - set(_UHR.findall(texte["agenda"])) <= {
        f"{zeile.von:%H:%M}" for termin in plan.termine for zeile in termin.zeilen if zeile.baustein
    }


def test_every_stretch_begins_and_ends_as_planned(plan: Seminarplan, texte: dict[str, str]) -> None:
    """The agenda's and the cards' stretches are rows, or rows of one Baustein in a line, with the plan's minutes."""
    for nummer, termin in enumerate(plan.termine, start=1):
        beginne = {f"{zeile.von:%H:%M}" for zeile in termin.zeilen}
        enden = {f"{zeile.bis:%H:%M}" for zeile in termin.zeilen}
        tag = texte["agenda"].split(f"# Tag {nummer}\n")[1].split("--- neue Seite")[0]
        spannen = _SPANNE.findall(tag)
        assert spannen
        assert all(von in beginne and bis in enden for von, bis in spannen)
        assert [bis for _, bis in spannen[:-1]] == [von for von, _ in spannen[1:]]
    minuten = {
        (f"{zeile.von:%H:%M}", f"{zeile.bis:%H:%M}", str(zeile.minuten))
        for termin in plan.termine
        for zeile in termin.zeilen
    }
    karten = _MINUTEN.findall(texte["taschenkarten"])
    assert len(karten) == sum(1 for termin in plan.termine for zeile in termin.zeilen if zeile.schritt)
    assert set(karten) <= minuten


def test_every_ue_is_the_plans(plan: Seminarplan, curriculum: Curriculum, texte: dict[str, str]) -> None:
    """Numbers of UE are those of the whole or of one Termin, and the whole is named wherever any is.

    Only the trainer's plan also tells the size on the calendar, beside the learning time.
    """
    erlaubt = {format_ue(plan.ue.gesamt), *map(format_ue, plan.ue.je_termin)}
    gefunden = {
        art: set(_UE.findall(texte[art])) for art in ("trainerplan", "agenda", "anwesenheitsliste", "kostenblatt")
    }
    gefunden["trainerplan"] -= {format_ue(umfang_of(plan, curriculum).kalender_ue)} - erlaubt
    assert all(ue <= erlaubt for ue in gefunden.values()), gefunden
    for art in ("trainerplan", "anwesenheitsliste", "kostenblatt"):
        assert format_ue(plan.ue.gesamt) in gefunden[art], art


def test_titles_are_the_same_everywhere(plan: Seminarplan, curriculum: Curriculum, texte: dict[str, str]) -> None:
    """The course, its Bausteine, Schritte, methods and sheets bear one title each in all documents."""
    for art, text in texte.items():
        assert plan.titel in text, art
    for termin in plan.termine:
        for zeile in termin.zeilen:
            if not (zeile.schritt and zeile.baustein and zeile.methode):
                continue
            schritt = curriculum.schritt(zeile.baustein, zeile.schritt)
            for art in ("trainerplan", "agenda", "taschenkarten"):
                assert schritt.titel in texte[art]
            assert curriculum.bausteine[zeile.baustein].titel in texte["agenda"]
            for art in ("trainerplan", "taschenkarten", "methodenblaetter"):
                assert curriculum.methoden[zeile.methode].titel in texte[art]
            modul = curriculum.modul_of_baustein[zeile.baustein].id
            for vorlage in schritt.kopiervorlagen:
                titel = curriculum.kopiervorlage(modul, vorlage).titel
                assert titel in texte["arbeitsblaetter"]
                assert titel in texte["materialliste"]


def test_pocket_cards_stay_in_their_fields(plan: Seminarplan, curriculum: Curriculum) -> None:
    """Four cards a page, however much is to be said: no card grows beyond its field."""
    schritte = sum(1 for termin in plan.termine for zeile in termin.zeilen if zeile.schritt)
    with pikepdf.open(io.BytesIO(render(ARTEN["taschenkarten"](plan, curriculum), "pdf"))) as opened:
        assert len(opened.pages) == -(-schritte // 4)


@pytest.mark.parametrize("art", ARTEN)
def test_a_real_document_passes_the_checker_twice_alike(art: str, plan: Seminarplan, curriculum: Curriculum) -> None:
    """PDF/UA without findings, all words in both formats, and equal bytes when it is written again."""
    document = ARTEN[art](plan, curriculum)
    pdf, word = render(document, "pdf"), render(document, "docx")
    assert pdf == render(ARTEN[art](plan, curriculum), "pdf")
    assert word == render(ARTEN[art](plan, curriculum), "docx")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert check_pdf_ua(opened) == []
    in_pdf, in_word = without_spaces(pdf_text(pdf)), without_spaces(docx_text(word))
    for block in walk(document.blocks):
        shown = without_spaces(plain(content_of(block), {}))
        assert shown in in_pdf, shown
        assert shown in in_word, shown


@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not installed")
def test_libreoffice_opens_every_word_file(plan: Seminarplan, curriculum: Curriculum, tmp_path: Path) -> None:
    """Each kind as Word is turned into a PDF by LibreOffice, in one run, without anything missing."""
    for art, build in ARTEN.items():
        (tmp_path / f"{art}.docx").write_bytes(render(build(plan, curriculum), "docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    files = [str(tmp_path / f"{art}.docx") for art in ARTEN]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for art in ARTEN:
        with pikepdf.open(tmp_path / f"{art}.pdf") as opened:
            assert len(opened.pages) >= 1, art
