"""A batch writes what the ordinary writers write: the same words, the same look, tagged; only faster."""

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_ua import check_pdf_ua
from read_back import docx_text, normal, pdf_text, without_spaces

from kursbesuch import INJEKTIONEN, NAMEN, TRAEGER, angaben, leute, nachweis, person
from lotsen_curriculum.documents.ehrenurkunde import build_ehrenurkunde
from lotsen_curriculum.documents.nachweis import Nachweisbau
from lotsen_curriculum.documents.nodes import Document, Paragraph, Run
from lotsen_curriculum.documents.teilnahmebescheinigung import build_teilnahmebescheinigung
from lotsen_curriculum.documents.zertifikat import build_zertifikat
from lotsen_curriculum.model.teilnahme import Ausstellung, Nachweis
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.rendering import render
from lotsen_curriculum.rendering.serie.pdf import PdfSerie
from lotsen_curriculum.rendering.serie.sammlung import Sammlung
from lotsen_curriculum.rendering.serie.vorpruefung import missing_in
from lotsen_curriculum.rendering.serie.word import WordSerie

LANG = ("Maria del Carmen Guadalupe Esperanza", "Fernández de Córdoba y Álvarez de Toledo-Hohenlohe-Langenburg-Schwarz")
BAU = Nachweisbau(angaben(), TRAEGER, Ausstellung())
QUER = Nachweisbau(angaben(), TRAEGER, Ausstellung(quer=True))


def zertifikat(wer: Nachweis, bau: Nachweisbau = BAU) -> Document:
    """What the person gets."""
    build = build_zertifikat if wer.art == "zertifikat" else build_teilnahmebescheinigung
    return build(wer, bau)


MUSTER = zertifikat(nachweis(person("", "–"), 0))
QUERMUSTER = zertifikat(nachweis(person("", "–"), 0), QUER)


@pytest.fixture(scope="module")
def pdf() -> PdfSerie:
    """A batch of PDF files."""
    return _PDF


@pytest.fixture(scope="module")
def word() -> WordSerie:
    """A batch of Word files."""
    return _WORD


def fields(wer: Nachweis) -> tuple[str, ...]:
    """What must be readable in both formats."""
    ue = f"{float(wer.bescheid.besuchte_ue):.2f}".rstrip("0").rstrip(".").replace(".", ",")
    umfang = "Umfang: 7,33 UE" if wer.bescheid.vollstaendig else f"davon besucht: {ue} UE"
    texts = ("Stadt Musterstadt", "Ein Kurs", "6. März bis 11. März 2027", umfang, "20. April 2027", wer.nummer)
    unten = ("Dr. Erika Muster", "Bürgermeisterin", "Gefördert vom Land.", "Modul m1", "Element 4")
    return (wer.bescheid.person.voller_name, *texts, *unten)


def test_a_thousand_people_of_all_scripts_come_out_right(pdf: PdfSerie, word: WordSerie) -> None:
    """1,000 people in Word, each fifth also in PDF; of those every field is read back from both."""
    alle = [nachweis(wer, wer.zeile) for wer in leute(1000)]
    assert len(alle) == 1000
    for index, wer in enumerate(alle):
        dokument = zertifikat(wer)
        inhalte = (word.render(dokument), pdf.render(dokument) if index % 5 == 1 else b"")
        if index % 5 == 1:
            for text in (docx_text(inhalte[0]), pdf_text(inhalte[1])):
                plain = without_spaces(text)
                assert [f for f in fields(wer) if without_spaces(f) not in plain] == [], wer.bescheid.person


@pytest.mark.parametrize("name", [*NAMEN.values(), LANG, *((text, "X") for text in INJEKTIONEN)], ids=" ".join)
def test_word_files_are_those_of_the_ordinary_writer(name: tuple[str, str], word: WordSerie) -> None:
    """Byte for byte the same file, whatever the name."""
    dokument = zertifikat(nachweis(person(*name)))
    assert word.render(dokument) == render(dokument, "docx")


@pytest.mark.parametrize("quer", [False, True], ids=["hoch", "quer"])
@pytest.mark.parametrize("schrift", ["Arabisch", "gemischt", "lang"])
def test_pdf_files_look_and_read_like_those_of_the_ordinary_writer(schrift: str, quer: bool, tmp_path: Path) -> None:
    """The same words in the same structure, the same picture, and nothing that the PDF/UA checker finds."""
    name = LANG if schrift == "lang" else NAMEN[schrift]
    if any(missing_in(["".join(name)])):
        pytest.skip("this machine has no font for the script")
    dokument = zertifikat(nachweis(person(*name, minuten=(200, 100))), QUER if quer else BAU)
    ours, theirs = (_PDF_QUER if quer else _PDF).render(dokument), render(dokument, "pdf")
    assert ours != theirs
    assert sorted(pdf_text(ours).split()) == sorted(pdf_text(theirs).split())
    with pikepdf.open(io.BytesIO(ours)) as opened:
        assert len(opened.pages) == 2
        assert check_pdf_ua(opened) == []
    assert _structure(ours, tmp_path) == _structure(theirs, tmp_path)
    assert _picture(ours, tmp_path) == _picture(theirs, tmp_path)


def test_bold_spaces_are_as_wide_as_elsewhere(tmp_path: Path) -> None:
    """Where no bold line of the model has a space, as on an Ehrenurkunde, the name's spaces are still in the font."""
    muster, dokument = (
        build_ehrenurkunde(nachweis(person(*name)), BAU) for name in (("", "–"), ("Ada Eva", "de la Tour"))
    )
    ours, theirs = PdfSerie(muster).render(dokument), render(dokument, "pdf")
    assert ours != theirs
    assert _picture(ours, tmp_path) == _picture(theirs, tmp_path)


def _structure(data: bytes, folder: Path) -> bytes:
    (folder / "s.pdf").write_bytes(data)
    return _run("pdfinfo", "-struct-text", str(folder / "s.pdf"))


def _picture(data: bytes, folder: Path) -> bytes:
    (folder / "p.pdf").write_bytes(data)
    return _run("pdftoppm", "-r", "60", "-gray", str(folder / "p.pdf"))


def _run(tool: str, *args: str) -> bytes:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed")
    return subprocess.run([found, *args], capture_output=True, check=True).stdout


@pytest.mark.parametrize("build", [build_zertifikat, build_teilnahmebescheinigung, build_ehrenurkunde])
def test_what_it_is_stands_in_a_real_heading(
    build: Callable[[Nachweis, Nachweisbau], Document], tmp_path: Path
) -> None:
    """The large word on a front is the first heading of level 1, in Word's style and in the PDF's structure."""
    muster, dokument = (build(nachweis(person(*name)), BAU) for name in (("", "–"), ("Ada", "Lovelace")))
    wort = dokument.title.split(":")[0]
    absaetze = WordDocument(io.BytesIO(WordSerie(muster).render(dokument))).paragraphs
    koepfe = [absatz.text for absatz in absaetze if absatz.style.name == "Heading 1"]
    assert koepfe[0] == wort
    (tmp_path / "s.pdf").write_bytes(PdfSerie(muster).render(dokument))
    struktur = _run("pdfinfo", "-struct-text", str(tmp_path / "s.pdf")).decode(errors="replace")
    assert normal(struktur[struktur.index("H1") :]).startswith(f'H1 (block) "{wort}"')


def test_nothing_overflows_its_page(pdf: PdfSerie, tmp_path: Path) -> None:
    """However long a name is, nothing is drawn on or outside of the frame, and a front stays one page."""
    for name in (LANG, ("W" * 70, "M" * 70), ("ا" * 100, "x"), ("Li", "Wu")):
        inhalt = pdf.render(zertifikat(nachweis(person(*name))))
        with pikepdf.open(io.BytesIO(inhalt)) as opened:
            assert len(opened.pages) == 2
        (tmp_path / "o.pdf").write_bytes(inhalt)
        picture = _run("pdftoppm", "-r", "36", "-gray", "-f", "1", "-l", "1", str(tmp_path / "o.pdf"))
        width, height = (int(part) for part in picture.split(maxsplit=3)[1:3])
        pixels = picture[-width * height :]
        rows = [pixels[start : start + width] for start in range(0, len(pixels), width)]
        assert all(set(row[:11]) == {255} and set(row[-11:]) == {255} for row in rows), name
        assert all(min(row[18:24]) > 200 for row in rows[30:-30]), name


def test_the_same_person_alone_or_among_others_gives_the_same_bytes(pdf: PdfSerie) -> None:
    """A file depends on the model and the person, never on the batch: printed again it is the same."""
    dokumente = [zertifikat(nachweis(person(*name), nummer)) for nummer, name in enumerate(list(NAMEN.values())[:5], 1)]
    together = [pdf.render(dokument) for dokument in dokumente]
    alone = [PdfSerie(MUSTER).render(dokument) for dokument in reversed(dokumente)]
    assert together == alone[::-1]


def test_what_a_batch_cannot_follow_goes_the_ordinary_way(pdf: PdfSerie, word: WordSerie) -> None:
    """Another layout, another number of blocks: the files are those of the ordinary writers."""
    quer = zertifikat(nachweis(person()), QUER)
    anders = replace(MUSTER, blocks=(*MUSTER.blocks, Paragraph((Run("Zusatz"),))))
    for dokument in (quer, anders):
        assert pdf.render(dokument) == render(dokument, "pdf")
        assert word.render(dokument) == render(dokument, "docx")


@pytest.mark.parametrize("bad", ["A\x07", "A\U000f0000"], ids=["control", "private"])
def test_nothing_damaged_is_written(bad: str, pdf: PdfSerie) -> None:
    """A character that can't be printed is a problem, also in a batch."""
    with pytest.raises(CurriculumError, match=r"LC411|LC420"):
        pdf.render(zertifikat(nachweis(person(bad))))


def test_the_preflight_names_character_and_package() -> None:
    """A character that no font has is told with its Unicode name and what to install."""
    (found,) = missing_in(["Ayşe", "\U000f0000"])
    assert found[0] == 1
    assert "U+F0000" in found[1]


@given(st.text(st.characters(codec="utf-8", categories=["L", "M", "Zs", "P"]), min_size=1, max_size=40))
@settings(max_examples=40)
def test_any_name_is_printed_whole_or_refused(name: str) -> None:
    """A name of any letters is read back from Word and PDF, or told as a problem."""
    dokument = zertifikat(nachweis(person("", name)))
    try:
        inhalt = _PDF.render(dokument)
    except CurriculumError:
        return
    assert without_spaces(name) in without_spaces(pdf_text(inhalt))
    assert normal(name) in normal(docx_text(_WORD.render(dokument)))


_PDF, _PDF_QUER, _WORD = PdfSerie(MUSTER), PdfSerie(QUERMUSTER), WordSerie(MUSTER)


def sammlung(*dokumente: tuple[Document, Document]) -> bytes:
    """All documents in one PDF."""
    ziel = io.BytesIO()
    alle = Sammlung(ziel, Document(title="Alle", blocks=(), created=date(2027, 4, 20)))
    for muster, dokument in dokumente:
        alle.add(muster, dokument)
    alle.close()
    return ziel.getvalue()


def test_all_documents_stand_in_one_tagged_pdf(tmp_path: Path) -> None:
    """Portrait and landscape, fast and ordinary ways, in their order: every page is there, and PDF/UA finds nothing."""
    namen = [name for name in [*NAMEN.values(), LANG] if not any(missing_in(["".join(name)]))]
    paare = [(MUSTER, zertifikat(nachweis(person(*name)))) for name in namen]
    paare += [(QUERMUSTER, zertifikat(nachweis(person(*LANG)), QUER)), (MUSTER, zertifikat(nachweis(person()), QUER))]
    inhalt = sammlung(*paare)
    assert inhalt == sammlung(*paare)
    with pikepdf.open(io.BytesIO(inhalt)) as opened:
        assert len(opened.pages) == 2 * len(paare)
        assert check_pdf_ua(opened) == []
    text = without_spaces(pdf_text(inhalt))
    assert all(without_spaces(" ".join(name).strip()) in text for name in namen)
    einzeln = b"".join(_picture(PdfSerie(muster).render(dokument), tmp_path) for muster, dokument in paare[:3])
    assert _picture(inhalt, tmp_path).startswith(einzeln)


@pytest.mark.parametrize("write", [lambda d: sammlung((MUSTER, d))], ids=["sammlung"])
def test_the_collection_refuses_what_cannot_be_printed(write: Callable[[Document], bytes]) -> None:
    """One name that no font has is refused before any of it is written."""
    with pytest.raises(CurriculumError):
        write(zertifikat(nachweis(person("\U000f0000"))))
