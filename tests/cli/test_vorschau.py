"""Previews, comparisons of editions, and a Träger's look from the command line."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from difflib import unified_diff
from pathlib import Path

import docx
import pytest

from kleinerkurs import kleiner_kurs
from lotsen_curriculum.cli import main
from lotsen_curriculum.cli.befehle.vorschau import watch
from lotsen_curriculum.cli.vergleich import compare_gliederungen
from lotsen_curriculum.documents.leitfaden import build_leitfaden
from lotsen_curriculum.loading import shipped_data
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Modul
from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering import render


@pytest.fixture
def ordner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands are called in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_method_is_drawn_from_its_file(ordner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each page becomes a PNG; pictures of pages that are gone vanish; the file's problems are told."""
    datei = ordner / "fishbowl.yaml"
    shutil.copy(shipped_data() / "methods" / "fishbowl.yaml", datei)
    (ordner / "vorschau").mkdir()
    (ordner / "vorschau" / "methode-fishbowl-009.png").write_bytes(b"alt")
    assert main(("vorschau", str(datei), "--dpi", "30")) == 0
    assert (ordner / "vorschau" / "methode-fishbowl-001.png").read_bytes()[:4] == b"\x89PNG"
    assert not (ordner / "vorschau" / "methode-fishbowl-009.png").exists()
    datei.write_text(datei.read_text("utf-8").replace("titel:", "titl:"), "utf-8")
    capsys.readouterr()
    assert main(("vorschau", str(datei))) == 1
    assert "fishbowl.yaml:" in capsys.readouterr().err


def test_a_chapter_is_opened_as_pdf(ordner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--oeffnen` writes a PDF and hands its address to the system."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert main(("vorschau", "v-wohnen", "--oeffnen")) == 0
    assert opened == [(ordner / "vorschau" / "modul-v-wohnen.pdf").as_uri()]


@pytest.mark.parametrize(
    ("quelle", "code"), [("fischbowl", "LC299"), ("fehlt.yaml", "LC1"), ("anfrage.yaml", "LC133"), ("fehlt.json", "LC")]
)
def test_what_cannot_be_shown_is_told(quelle: str, code: str, ordner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown id, a missing file, and a file that no document comes from are problems."""
    shutil.copy(shipped_data() / "beispiele" / "anfrage.yaml", ordner)
    assert main(("vorschau", quelle)) == 1
    assert code in capsys.readouterr().err
    assert main(("vorschau", quelle, "--dpi", "9")) == 2


def test_watching_builds_on_change_and_survives_problems(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is built twice for the same state; a problem is told and the next change is built; Ctrl-C ends it."""
    states: Iterator[str] = iter(["a", "a", "kaputt", "b"])
    now, built = "", []

    def state() -> str:
        nonlocal now
        now = next(states, now)
        return now

    def build() -> None:
        if now == "kaputt":
            raise CurriculumError([Problem("LC101", "Kaputt.")])
        built.append(now)

    def wait(_: float) -> None:
        if now == "b":
            raise KeyboardInterrupt

    watch(build, state, wait)
    assert built == ["a", "b"]
    assert "LC101 Kaputt." in capsys.readouterr().err


def test_beobachten_sees_changed_files(ordner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of the source is noticed between two looks at the disk."""
    datei = ordner / "fishbowl.yaml"
    shutil.copy(shipped_data() / "methods" / "fishbowl.yaml", datei)
    looks = []

    def sleep(_: float) -> None:
        looks.append((ordner / "vorschau" / "methode-fishbowl-001.png").read_bytes())
        if len(looks) == 2:
            raise KeyboardInterrupt
        datei.write_text(datei.read_text("utf-8").replace("titel: ", "titel: Ganz anderer "), "utf-8")

    monkeypatch.setattr("time.sleep", sleep)
    assert main(("vorschau", str(datei), "--beobachten", "--dpi", "40")) == 0
    assert looks[0] != looks[1]


def test_changes_stand_under_their_headings() -> None:
    """A changed paragraph is told with the headings above it; the table of contents is no change."""
    alt = "# Inhalt\n· Eins\n# Eins {modul-m1}\n## Zwei\nBleibt.\nWar so.\n"
    neu = "# Inhalt\n· Eins\n· Neu\n# Eins {modul-m1}\n## Zwei\nBleibt.\nIst so.\n"
    assert compare_gliederungen(alt, neu) == ["@ Eins › Zwei", "- War so.", "+ Ist so."]
    assert compare_gliederungen(alt, alt) == []


def test_two_editions_differ_by_their_text_alone() -> None:
    """Anchors, edition, date, footers, new pages and the index make no difference; a changed source after it does."""
    alt = (
        "Titel: Buch\nThema: Alt\n\n[lead] Alt, Stand 01.11.2026\nFuß: Leitfaden · Alt |  | {Seite}\n"
        "# Eins {stelle-12}\nMehr (→S. (stelle-12)).\n"
        "# Register: Methoden {register}\n[small] Miete  →S. (stelle-12)\n# Quellen {stelle-13}\n[small] A\n"
    )
    neu = (
        "Titel: Buch\nThema: Neu\n\n[lead] Neu, Stand 02.11.2026\nFuß: Leitfaden · Neu |  | {Seite}\n"
        "--- neue Seite ---\n# Eins {stelle-eins}\nMehr (→S. (stelle-eins)).\n"
        "# Register: Methoden {register}\n[small] Wohnen  →S. (stelle-14)\n# Quellen {stelle-13}\n[small] B\n"
    )
    assert compare_gliederungen(alt, neu) == ["@ Quellen", "- [small] A", "+ [small] B"]


def test_a_new_module_changes_only_its_chapter_the_contents_and_the_index() -> None:
    """Of an outline with one module more, every line of the old one is still there, up to the index."""
    klein = kleiner_kurs()
    gross = replace(klein, module={"m0": _modul_m0(klein), **klein.module})
    alt, neu = (
        render(build_leitfaden(kurs, ausgabe="Ausgabe", stand=date(2026, 11, 21)), "outline") for kurs in (klein, gross)
    )
    vorn, hinten = (text.split("# Register")[0].splitlines() for text in (alt, neu))
    assert not [zeile for zeile in unified_diff(vorn, hinten, n=0) if zeile.startswith("-") and zeile[1:2] != "-"]
    found = compare_gliederungen(alt, neu)
    assert [zeile for zeile in found if zeile.startswith("- ")] == []
    assert {zeile.split(" › ")[0] for zeile in found if zeile.startswith("@ ")} == {"@ Modul 0: Neues Modul"}


def _modul_m0(kurs: Curriculum) -> Modul:
    neu = kurs.module["m1"]
    bausteine = tuple(baustein.model_copy(update={"id": f"m0-{baustein.id}"}) for baustein in neu.bausteine)
    return neu.model_copy(update={"id": "m0", "titel": "Neues Modul", "bausteine": bausteine})


def test_leitfaden_compares_with_a_file_and_with_a_folder(ordner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An outline that was written equals itself; a folder of changed data shows the change; nonsense is told."""
    assert main(("leitfaden", "--modul", "m1", "--format", "txt", "-o", ".")) == 0
    capsys.readouterr()
    assert main(("leitfaden", "--modul", "m1", "--vergleich", "modul-m1.txt")) == 0
    assert "denselben Text" in capsys.readouterr().out
    for name in ("modules", "methods", "profil", "kurse", "regelwerke"):
        shutil.copytree(shipped_data() / name, ordner / "alt" / name)
    (modul,) = (ordner / "alt" / "modules").glob("m1-*.yaml")
    text = modul.read_text("utf-8")
    modul.write_text(text.replace("\nkurz: ", "\nkurz: Früher ", 1), "utf-8")
    assert main(("leitfaden", "--modul", "m1", "--vergleich", "alt")) == 0
    assert "- [lead] " in capsys.readouterr().out
    assert main(("leitfaden", "--modul", "m1", "--vergleich", "fehlt.txt")) == 1
    assert "LC493" in capsys.readouterr().err


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="9" height="9"/></svg>'


def _leitfaden(ordner: Path, traeger: str) -> int:
    (ordner / "traeger.yaml").write_text(traeger, "utf-8")
    return main(("leitfaden", "--modul", "v-wohnen", "-o", str(ordner)))


def test_a_traeger_beside_the_data_is_on_the_documents(ordner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Name, address, logo and funding notice come from `traeger.yaml`; a pale colour is a hint, no obstacle."""
    (ordner / "logo.svg").write_text(_SVG)
    traeger = 'name: Haus e. V.\nanschrift: |\n  Weg 1\n  Musterstadt\nakzent: "#F5C400"\nlogo: logo.svg\n'
    assert _leitfaden(ordner, traeger + "foerderhinweis: Gefördert vom Land.\n") == 0
    assert "LC418" in capsys.readouterr().err
    found = docx.Document(str(ordner / "modul-v-wohnen.docx"))
    kopf = [cell.text for cell in found.tables[0].rows[0].cells]
    assert kopf[0].split("\n") == ["Haus e. V.", "Weg 1", "Musterstadt"]
    assert found.sections[0].footer.paragraphs[1].text == "Gefördert vom Land."
    assert len(found.inline_shapes) == 1


@pytest.mark.parametrize(
    ("traeger", "datei", "inhalt", "code"),
    [
        ("logo: fehlt.png", "", b"", "LC235"),
        ("logo: a.png", "a.png", b"\x89PNG kaputt", "LC415"),
        ("logo: a.svg", "a.svg", b"<svg><script/></svg>", "LC417"),
        ("word_vorlage: a.docx", "a.docx", b"kein Word", "LC430"),
        ("word_vorlage: fehlt.docx", "", b"", "LC235"),
        ("briefbogen: {datei: a.pdf}", "a.pdf", b"kein PDF", "LC431"),
        ("schriften: {normal: gibtesnicht.ttf}", "", b"", "LC421"),
    ],
)
def test_bad_files_of_a_traeger_are_told_and_nothing_is_written(
    traeger: str, datei: str, inhalt: bytes, code: str, ordner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing or broken picture, template, stationery or font is a problem with its code; no file appears."""
    if datei:
        (ordner / datei).write_bytes(inhalt)
    assert _leitfaden(ordner, f"name: Haus e. V.\n{traeger}\n") == 1
    assert code in capsys.readouterr().err
    assert not list(ordner.glob("modul-*"))


def test_neu_writes_a_traeger_that_is_faultless(ordner: Path) -> None:
    """The commented example has no problems and isn't overwritten."""
    (ordner / "kurs").mkdir()
    shutil.copy(shipped_data() / "beispiele" / "traeger.yaml", ordner / "kurs" / "traeger.yaml")
    assert main(("pruefen", str(ordner / "kurs" / "traeger.yaml"))) == 0
