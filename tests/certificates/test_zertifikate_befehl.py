"""`lotsen zertifikate`, `teilnahme` and `register` from the outside: files, lists, numbers, accounts."""

import csv
import errno
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pikepdf
import pytest
from docx import Document as WordDocument
from pdf_ua import check_pdf_ua
from PIL import Image
from read_back import docx_text, pdf_text, without_spaces
from test_serie import BAU, zertifikat

from kursbesuch import INJEKTIONEN, KOPF, KURS, NAMEN, guter_plan, nachweis, person
from lotsen_curriculum.certificates.dateinamen import dateiname_of
from lotsen_curriculum.cli import main, nachweisserie
from lotsen_curriculum.cli.dateien import write_atomar
from lotsen_curriculum.documents.anwesenheitsnachweis import build_anwesenheitsnachweis
from lotsen_curriculum.documents.ehrenurkunde import build_ehrenurkunde
from lotsen_curriculum.documents.vergabeliste import build_vergabeliste
from lotsen_curriculum.loading import dump_plan
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.teilnahme import Vergabe
from lotsen_curriculum.rendering import fontbook, render

GOLDEN = Path(__file__).parent / "golden"
TRAEGER_YAML = """
name: Stadt Musterstadt
kuerzel: MUS
ort: Musterstadt
unterzeichnende: [{name: Dr. Erika Muster, funktion: Bürgermeisterin}]
"""


@pytest.fixture
def kurs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan and a Träger; the curriculum is the small course."""

    def load_curriculum(_daten: object = ()) -> Curriculum:
        return KURS

    monkeypatch.setattr("lotsen_curriculum.loading.curriculum.load_curriculum", load_curriculum)
    monkeypatch.setattr("lotsen_curriculum.loading.load_curriculum", load_curriculum, raising=False)
    (tmp_path / "plan.json").write_text(dump_plan(guter_plan()), "utf-8")
    (tmp_path / "traeger.yaml").write_text(TRAEGER_YAML, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(kurs: Path, *zeilen: str, weiteres: tuple[str, ...] = (), kopf: str = KOPF) -> int:
    """Runs the command on a roster of these lines."""
    (kurs / "t.csv").write_text("\n".join((kopf, *zeilen)), "utf-8")
    return main(("zertifikate", "plan.json", "t.csv", "--datum", "2027-04-20", *weiteres))


def files(kurs: Path, ordner: str = "nachweise") -> dict[str, bytes]:
    """All files of the output, by their path below it."""
    return {str(p.relative_to(kurs / ordner)): p.read_bytes() for p in (kurs / ordner).rglob("*") if p.is_file()}


def liste(kurs: Path) -> list[dict[str, str]]:
    """The list of who got what."""
    text = (kurs / "nachweise" / "vergabeliste.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_a_course_gets_all_its_documents(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A Zertifikat, a Teilnahmebescheinigung and nothing: Word and PDF each, all in one, and the lists."""
    assert run(kurs, "Ayşe;Müller;ja;ja", "Bob;Ray;nein;ja", "Nie;Da;nein;nein") == 0
    assert set(files(kurs)) == {
        "alle.pdf",
        *(f"zertifikate/MUS-2027-0001_Ayse-Mueller.{endung}" for endung in ("docx", "pdf")),
        *(f"teilnahmebescheinigungen/MUS-2027-0002_Bob-Ray.{endung}" for endung in ("docx", "pdf")),
        *(f"{name}.{e}" for name in ("vergabeliste", "anwesenheit") for e in ("csv", "xlsx", "docx", "pdf")),
    }
    assert [(z["bekommt"], z["Nummer"]) for z in liste(kurs)] == [
        ("Zertifikat", "MUS-2027-0001"),
        ("Teilnahmebescheinigung", "MUS-2027-0002"),
        ("nichts", ""),
    ]
    text = docx_text(files(kurs)["teilnahmebescheinigungen/MUS-2027-0002_Bob-Ray.docx"])
    assert "hat teilweise teilgenommen an" in text
    assert "davon besucht: 2,33 UE" in text
    assert "bestanden" not in text
    gesagt = " ".join(capsys.readouterr().out.split())
    assert "3 Personen: 1 × Zertifikat und 1 × Teilnahmebescheinigung; 1 Person bekommt nichts." in gesagt


def test_nobody_came(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody attended anything, the account says so."""
    assert run(kurs, "Nie;Da;nein;nein", "Auch;Nicht;nein;nein") == 0
    assert "2 Personen: Niemand bekommt einen Nachweis." in capsys.readouterr().out


def test_printed_again_it_is_the_same(kurs: Path) -> None:
    """A second run on another day gives the same numbers, dates and bytes."""
    leute = ("Ayşe;Müller;ja;ja", "Bob;Ray;nein;ja")
    assert run(kurs, *leute) == 0
    before = files(kurs)
    (kurs / "t.csv").write_text("\n".join((KOPF, *leute)), "utf-8")
    assert main(("zertifikate", "plan.json", "t.csv", "--datum", "2028-01-01")) == 0
    assert files(kurs) == before


def test_all_versions_of_a_plan_share_the_register(kurs: Path) -> None:
    """Who has a number from the first plan keeps it in the second version; nobody else gets the same."""
    assert run(kurs, "Ayşe;Müller;ja;ja") == 0
    zweite = kurs / "fassung-2"
    zweite.mkdir()
    (zweite / "plan.json").write_bytes((kurs / "plan.json").read_bytes())
    (kurs / "t.csv").write_text("\n".join((KOPF, "Bob;Ray;ja;ja", "Ayşe;Müller;ja;ja")), "utf-8")
    assert main(("zertifikate", "fassung-2/plan.json", "t.csv", "--datum", "2027-04-20")) == 0
    assert [zeile["Nummer"] for zeile in liste(kurs)] == ["MUS-2027-0002", "MUS-2027-0001"]
    assert not (zweite / "register.sqlite").exists()


def test_one_broken_person_stops_nobody_else(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where one file can't be written, all others are, and the account names the person."""
    (kurs / "nachweise" / "zertifikate" / "MUS-2027-0002_B-B.pdf").mkdir(parents=True)
    assert run(kurs, "A;A;ja;ja", "B;B;ja;ja", "C;C;ja;ja") == 1
    assert {"zertifikate/MUS-2027-0001_A-A.pdf", "zertifikate/MUS-2027-0003_C-C.pdf"} <= set(files(kurs))
    assert "LC541 Zeile 3, B B: nicht geschrieben." in capsys.readouterr().err
    assert [zeile["bekommt"] for zeile in liste(kurs)] == ["Zertifikat", "nichts", "Zertifikat"]


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine that has no fonts but the package's own."""
    monkeypatch.setattr(fontbook, "SYSTEM_FOLDERS", ())
    monkeypatch.setattr(fontbook, "_font_packages", lambda: iter(()))
    fontbook._font_book.cache_clear()
    yield
    fontbook._font_book.cache_clear()


@pytest.mark.usefixtures("no_fonts")
def test_names_without_a_font_stop_the_batch_before_it_starts(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Person, character and package are named and nothing is written; with --trotzdem only that person is left out."""
    fehlend = "محمد"
    leute = ("A;A;ja;ja", f"B;{fehlend};ja;ja")
    assert run(kurs, *leute) == 1
    assert not (kurs / "nachweise").exists()
    assert not (kurs / "register.sqlite").exists()
    err = capsys.readouterr().err
    assert f"LC540 t.csv, Zeile 3, B {fehlend}: Keine Schrift hat" in err
    assert "Installieren Sie" in err
    assert run(kurs, *leute, weiteres=("--trotzdem",)) == 1
    assert [zeile["bekommt"] for zeile in liste(kurs)] == ["Zertifikat", "nichts"]


def test_injected_markup_and_formulas_do_nothing(kurs: Path) -> None:
    """Names such as `<b>`, `=1+1`, `{{x}}` and `../` are printed as they are, in every format, and lead nowhere."""
    zeilen = [f'"{name}";Muster;ja;ja' for name in INJEKTIONEN]
    assert run(kurs, *zeilen) == 0
    found = files(kurs)
    assert {p.name for p in kurs.iterdir()} == {
        "nachweise", "plan.json", "register.schluessel", "register.sqlite", "t.csv", "traeger.yaml",
    }  # fmt: skip
    for nummer, name in enumerate(INJEKTIONEN, start=1):
        (pfad,) = [p for p in found if f"MUS-2027-{nummer:04d}_" in p and p.endswith("docx")]
        assert f"{name} Muster" in docx_text(found[pfad])
        assert without_spaces(name) in without_spaces(pdf_text(found[pfad.replace("docx", "pdf")]))
    vornamen = [zeile["Vorname"] for zeile in liste(kurs)]
    assert vornamen == [f"'{name}" if name[0] in "=+-@" else name for name in INJEKTIONEN]
    with zipfile.ZipFile(kurs / "nachweise" / "vergabeliste.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert ">=1+1</t>" in sheet


@pytest.mark.parametrize("name", [*NAMEN.values(), *((text, "") for text in INJEKTIONEN), ("x" * 150, "界" * 150)])
def test_file_names_are_safe_and_readable(name: tuple[str, str]) -> None:
    """No path, no hidden or reserved name, nothing that a file system refuses, and always the number in front."""
    found = dateiname_of(nachweis(person(*name)))
    assert found.startswith("MUS-2027-0001")
    assert not set(found) & set('/\\:*?"<>|%{}\0')
    assert len(found.encode()) <= 120
    assert found == found.strip(". ")


def test_a_killed_batch_is_completed_by_the_next(kurs: Path) -> None:
    """Killed half-way, started again: every person has exactly one number, and no half file is left."""
    rows = [f"V{n};N{n};ja;ja" for n in range(60)]
    (kurs / "t.csv").write_text("\n".join((KOPF, *rows)), "utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import kursbesuch, lotsen_curriculum.loading as l\n"
        "l.load_curriculum = lambda daten=(): kursbesuch.KURS\n"
        "from lotsen_curriculum.cli import main\n"
        "main(('zertifikate', 'plan.json', 't.csv', '--datum', '2027-04-20'))"
    )
    tests = str(Path(__file__).parents[1])
    process = subprocess.Popen([sys.executable, "-c", code, tests], cwd=kurs, env=os.environ)
    ordner = kurs / "nachweise" / "zertifikate"
    for _ in range(1200):
        if ordner.is_dir() and len(list(ordner.glob("MUS*"))) >= 10:
            break
        time.sleep(0.05)
    process.kill()
    process.wait()
    done = len(list(ordner.glob("MUS*")))
    assert 10 <= done < 120
    assert run(kurs, *rows) == 0
    assert len(list(ordner.glob("MUS*"))) == 120
    assert len({zeile["Nummer"] for zeile in liste(kurs)}) == 60


def test_revoked_people_get_nothing(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`lotsen register` shows, finds, revokes, exports and deletes; the next batch leaves the revoked person out."""
    assert run(kurs, "Ayşe;Müller;ja;ja", "Bob;Ray;nein;ja") == 0
    capsys.readouterr()
    assert main(("register", "suchen", "register.sqlite", "--vorname", "Ayşe", "--name", "Müller", "--json")) == 0
    assert [e["nummer"] for e in json.loads(capsys.readouterr().out)] == ["MUS-2027-0001"]
    assert main(("register", "zeigen", "register.sqlite")) == 0
    zeilen = capsys.readouterr().out.split("\n")
    assert [" ".join(zeile.split()) for zeile in zeilen[3:5]] == [
        "MUS-2027-0001 Zertifikat 20.04.2027 gültig",
        "MUS-2027-0002 Teilnahmebescheinigung 20.04.2027 gültig",
    ]
    assert main(("register", "widerrufen", "register.sqlite", "MUS-2027-0001")) == 1
    assert main(("register", "widerrufen", "register.sqlite", "MUS-2027-0001", "--grund", "Verwechslung")) == 0
    assert run(kurs, "Ayşe;Müller;ja;ja", "Bob;Ray;ja;ja") == 0
    assert "widerrufen worden: Verwechslung" in liste(kurs)[0]["Grund"]
    assert main(("register", "ausfuehren", "register.sqlite", "-o", "r.csv")) == 0
    assert "MUS-2027-0001" in Path("r.csv").read_text("utf-8-sig")
    capsys.readouterr()
    assert main(("register", "loeschen", "register.sqlite")) == 1
    gesagt = capsys.readouterr().err
    assert "LC532 Zum Löschen braucht es eine NUMMER oder --vor. Die Nummern zeigt „lotsen register zeigen“." in gesagt
    assert main(("register", "loeschen", "register.sqlite", "--vor", "2028-01-01")) == 0
    capsys.readouterr()
    assert main(("register", "zeigen", "register.sqlite")) == 0
    assert capsys.readouterr().out.count("gelöscht") == 2
    assert main(("register", "suchen", "register.sqlite", "--name", "Müller")) == 0
    assert "Keine Einträge" in capsys.readouterr().out


def test_a_revoked_certificate_is_issued_anew_under_another_number(
    kurs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run says how; with `--ersetzen` the person gets a new number, and files of the old one are named."""
    assert run(kurs, "Ayşe;Müller;ja;ja") == 0
    assert main(("register", "widerrufen", "register.sqlite", "MUS-2027-0001", "--grund", "Falsche Stunden")) == 0
    capsys.readouterr()
    assert run(kurs, "Ayşe;Müller;ja;ja") == 0
    gesagt = " ".join(capsys.readouterr().out.split())
    assert "Hinweis: Ayşe Müller: Nr. MUS-2027-0001 ist am" in gesagt
    assert "Falsche Stunden. Einen neuen Nachweis gibt „--ersetzen MUS-2027-0001“." in gesagt
    assert run(kurs, "Ayşe;Müller;ja;ja", weiteres=("--ersetzen", "MUS-2027-0001")) == 0
    assert liste(kurs)[0]["Nummer"] == "MUS-2027-0002"
    assert "Ersetzt die widerrufene Nr. MUS-2027-0001." in liste(kurs)[0]["Grund"]
    gesagt = " ".join(capsys.readouterr().out.split())
    fremde = "zertifikate/MUS-2027-0001_Ayse-Mueller.docx, zertifikate/MUS-2027-0001_Ayse-Mueller.pdf"
    assert f"die nicht zu diesem gehören: {fremde}. Gelten sie nicht mehr, löschen Sie sie." in gesagt
    assert "zertifikate/MUS-2027-0001_Ayse-Mueller.pdf" in files(kurs)


def test_files_of_earlier_runs_are_named_and_kept(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After deleting numbers, old files lie between the new ones: six are named, the rest counted, none removed."""
    leute = [f"P{n};Q;ja;ja" for n in range(4)]
    assert run(kurs, *leute) == 0
    assert "früheren Lauf" not in capsys.readouterr().out
    assert main(("register", "loeschen", "register.sqlite", "--vor", "2028-01-01")) == 0
    capsys.readouterr()
    assert run(kurs, *leute) == 0
    assert "MUS-2027-0003_P2-Q.pdf und 2 weitere." in " ".join(capsys.readouterr().out.split())
    assert sum(name.startswith("zertifikate/") for name in files(kurs)) == 16
    assert run(kurs, *leute, weiteres=("--art", "ehrenurkunde")) == 0
    assert "früheren Lauf" not in capsys.readouterr().out


def test_register_and_key_can_be_kept_apart(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--schluessel` nothing secret lies beside the register; only finding people asks for the key."""
    weiteres = ("--schluessel", "tresor/mein.schluessel")
    assert run(kurs, "Ayşe;Müller;ja;ja", weiteres=weiteres) == 0
    assert not (kurs / "register.schluessel").exists()
    assert main(("register", "zeigen", "register.sqlite")) == 0
    suche = ("register", "suchen", "register.sqlite", "--vorname", "Ayşe", "--name", "Müller")
    capsys.readouterr()
    assert main(suche) == 1
    assert "LC531 Zum Register „register.sqlite“ fehlt der Schlüssel „register.schluessel“." in capsys.readouterr().err
    assert main((*suche, *weiteres)) == 0
    assert "MUS-2027-0001" in capsys.readouterr().out


def test_the_empty_roster_has_a_column_for_each_session(kurs: Path) -> None:
    """`lotsen teilnahme` writes CSV, Excel and the list to sign; filled in, the CSV is read by `zertifikate`."""
    assert main(("teilnahme", "plan.json")) == 0
    assert (kurs / "teilnahme" / "teilnahme.csv").read_text("utf-8-sig") == f"{KOPF}\n"
    assert {p.name for p in (kurs / "teilnahme").iterdir()} == {
        "teilnahme.csv", "teilnahme.xlsx", "anwesenheitsliste.docx", "anwesenheitsliste.pdf",
    }  # fmt: skip


def test_options_change_what_is_written(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Dates of birth only when asked for; landscape; one kind for all; JSON for scripts; only one format."""
    kopf, zeile = f"{KOPF};Geburtsdatum", "A;B;ja;ja;17.05.1990"
    assert run(kurs, zeile, kopf=kopf, weiteres=("--format", "docx")) == 0
    (pfad,) = [p for p in files(kurs) if p.startswith("zertifikate")]
    assert "1990" not in docx_text(files(kurs)[pfad])
    assert run(kurs, zeile, kopf=kopf, weiteres=("--format", "docx", "--geburtsdatum", "--quer")) == 0
    assert "geboren am 17. Mai 1990" in docx_text(files(kurs)[pfad])
    assert "Berichtigt" in liste(kurs)[0]["Grund"]
    capsys.readouterr()
    weiteres = ("--art", "ehrenurkunde", "--anlass", "zehn Jahre Begleitung.", "--json", "-o", "ehre")
    assert run(kurs, zeile, "C;D;nein;nein;", kopf=kopf, weiteres=weiteres) == 0
    assert json.loads(capsys.readouterr().out)["personen"] == 2
    text = docx_text(files(kurs, "ehre")["ehrenurkunden/00002_A-B.docx"])
    assert "für zehn Jahre Begleitung." in text
    assert "UE" not in text


def test_logos_and_unreadable_files_are_told(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture stands on the certificate with its text; a roster that is not there is a problem."""
    out = io.BytesIO()
    Image.new("RGB", (60, 20), "navy").save(out, "PNG")
    (kurs / "logo.png").write_bytes(out.getvalue())
    logos = "logo: logo.png\nweitere_logos: [{datei: logo.png, alternativtext: Logo des Landes}]\n"
    (kurs / "traeger.yaml").write_text(TRAEGER_YAML + logos, "utf-8")
    assert run(kurs, "A;B;ja;ja", weiteres=("--format", "pdf")) == 0
    (pfad,) = [p for p in files(kurs) if p.startswith("zertifikate")]
    with pikepdf.open(io.BytesIO(files(kurs)[pfad])) as opened:
        assert check_pdf_ua(opened) == []
        assert len(opened.pages[0].Resources.XObject) == 1
    assert main(("zertifikate", "plan.json", "fehlt.csv")) == 1
    assert "LC101 „fehlt.csv“ lässt sich nicht lesen" in capsys.readouterr().err


def test_a_further_logo_may_be_an_svg(kurs: Path) -> None:
    """A drawing beside the own logo is drawn as a picture of its own."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20"/></svg>'
    (kurs / "land.svg").write_text(svg, "utf-8")
    logos = "weitere_logos: [{datei: land.svg, alternativtext: Logo des Landes}]\n"
    (kurs / "traeger.yaml").write_text(TRAEGER_YAML + logos, "utf-8")
    assert run(kurs, "A;B;ja;ja", weiteres=("--format", "pdf")) == 0
    (pfad,) = [p for p in files(kurs) if p.startswith("zertifikate")]
    with pikepdf.open(io.BytesIO(files(kurs)[pfad])) as opened:
        assert check_pdf_ua(opened) == []
        assert len(opened.pages[0].Resources.XObject) == 1


def test_who_issues_must_be_known(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a traeger.yaml nothing is written; a logo that is no picture is told."""
    (kurs / "traeger.yaml").unlink()
    assert run(kurs, "A;B;ja;ja") == 1
    assert "LC542" in capsys.readouterr().err
    (kurs / "logo.png").write_bytes(b"kein Bild")
    (kurs / "traeger.yaml").write_text(f"{TRAEGER_YAML}logo: logo.png\n", "utf-8")
    assert run(kurs, "A;B;ja;ja") == 1
    assert "LC415" in capsys.readouterr().err


def vorlage(kurs: Path, *absaetze: str) -> None:
    """A Word template; a `|` tears the text into two runs."""
    word = WordDocument()
    for absatz in absaetze:
        paragraph = word.add_paragraph()
        for part in absatz.split("|"):
            paragraph.add_run(part)
    word.sections[0].footer.paragraphs[0].text = "{{traeger}}"
    word.save(str(kurs / "v.docx"))


def test_an_own_template_is_filled(kurs: Path) -> None:
    """Fields in body and footer, torn over runs, several in a line, are filled; values never become fields."""
    vorlage(kurs, "Für {{na|me}}, Nr. {|{ nummer }} am {{datum}}.", "{{module}}")
    assert run(kurs, "{{ue}};<Muster>;ja;ja", weiteres=("--vorlage", "v.docx")) == 0
    (pfad,) = [p for p in files(kurs) if p.startswith("zertifikate")]
    text = docx_text(files(kurs)[pfad])
    assert "Für {{ue}} <Muster>, Nr. MUS-2027-0001 am 20. April 2027." in text
    assert "Modul m1 (3,33 UE) Modul m2 (2,22 UE)" in text
    with zipfile.ZipFile(kurs / "nachweise" / pfad) as archive:
        assert any("Stadt Musterstadt" in archive.read(n).decode() for n in archive.namelist() if "footer" in n)


def test_who_has_one_name_only_has_no_first_name(kurs: Path) -> None:
    """`{{vorname}}` is the one field that may stay empty; `{{name}}` says the name in the order of the roster."""
    vorlage(kurs, "[{{vorname}}] {{nachname}}", "{{name}}")
    zeilen = (";Suharto;ja;ja;", "小龍;李;ja;ja;李小龍")
    assert run(kurs, *zeilen, kopf=f"{KOPF};Anzeigename", weiteres=("--vorlage", "v.docx")) == 0
    einer, anders = (
        docx_text(inhalt) for pfad, inhalt in sorted(files(kurs).items()) if pfad.startswith("zertifikate")
    )
    assert "[] Suharto" in einer
    assert "[小龍] 李 李小龍" in " ".join(anders.split())


def test_names_in_templates_get_their_direction_and_font(kurs: Path) -> None:
    """An Arabic name in a bold field of a template runs from right to left in a font that has it, and stays bold."""
    word = WordDocument()
    run_ = word.add_paragraph().add_run("{{name}} und {{nummer}}")
    run_.bold, run_.font.name = True, "Georgia"
    word.save(str(kurs / "v.docx"))
    assert run(kurs, "Dr. محمد;عبد الرحمن;ja;ja", weiteres=("--vorlage", "v.docx")) == 0
    (pfad,) = [p for p in files(kurs) if p.startswith("zertifikate")]
    runs = WordDocument(str(kurs / "nachweise" / pfad)).paragraphs[0].runs
    arabisch = [r for r in runs if "محمد" in r.text]
    assert all(r.bold and r.font.rtl and r.font.name == "Arial" for r in arabisch)
    assert arabisch
    assert [r.font.name for r in runs if r.text.startswith("MUS")] == ["Georgia"]


@pytest.mark.parametrize(
    ("absatz", "erwartet"),
    [
        ("{{nahme}}", "LC432 Das Feld {{nahme}} der Vorlage „v.docx“ gibt es nicht. Meinten Sie {{name}}?"),
        ("{{name}} {{xyzxyz}}", "Felder sind: anschrift, art"),
        ("kein Feld", "LC433"),
        ("{{name}} {{geburtsdatum}}", "Für das Feld {{geburtsdatum}} der Vorlage „v.docx“ gibt es keine Angabe."),
    ],
)
def test_a_field_is_never_left_blank(
    kurs: Path, absatz: str, erwartet: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unknown, misspelt and empty fields are problems, with a suggestion where there is one."""
    vorlage(kurs, absatz)
    assert run(kurs, "A;B;ja;ja", weiteres=("--vorlage", "v.docx")) == 1
    assert erwartet in capsys.readouterr().err
    assert not [p for p in files(kurs) if p.endswith("pdf")] if (kurs / "nachweise").exists() else True


def test_a_template_that_is_none_is_told(kurs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file, a file that is no Word document, broken ones, two with macros: told, and nothing is written."""
    with zipfile.ZipFile(kurs / "m.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr("word/vbaProject.bin", "x")
    (kurs / "k.docx").write_bytes(b"kein Word")
    vorlage(kurs, "{{name}}")
    ganz = (kurs / "v.docx").read_bytes()
    (kurs / "halb.docx").write_bytes(ganz[: len(ganz) // 2])
    repacked(kurs, "kaputt.docx", "word/document.xml", b"</w:p>", b"")
    repacked(kurs, "makro.docm", "[Content_Types].xml", b"document.main+xml", b"document.macroEnabled.main+xml")
    for name in ("fehlt.docx", "m.docx", "k.docx", "halb.docx", "kaputt.docx", "makro.docm"):
        assert run(kurs, "A;B;ja;ja", weiteres=("--vorlage", name)) == 1
        assert "LC430" in capsys.readouterr().err
    assert not (kurs / "nachweise").exists()


def repacked(kurs: Path, name: str, teil: str, alt: bytes, neu: bytes) -> None:
    """A copy of the template `v.docx` with something changed in one of its parts."""
    with zipfile.ZipFile(kurs / "v.docx") as old, zipfile.ZipFile(kurs / name, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            assert part != teil or alt in data
            new.writestr(part, data.replace(alt, neu) if part == teil else data)


def test_a_dotx_gives_documents(kurs: Path) -> None:
    """Filled in, a template's file has the content type of a document: Word refuses a .docx that says otherwise."""
    vorlage(kurs, "{{name}}")
    repacked(kurs, "v.dotx", "[Content_Types].xml", b"document.main+xml", b"template.main+xml")
    assert run(kurs, "Ada;Lovelace;ja;ja", weiteres=("--vorlage", "v.dotx")) == 0
    (pfad,) = [p for p in files(kurs) if p.startswith("zertifikate")]
    assert WordDocument(str(kurs / "nachweise" / pfad)).paragraphs[0].text == "Ada Lovelace"


def test_very_long_lists_come_as_spreadsheets_only(
    kurs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Above a thousand people (here: one) the lists are CSV and Excel, and a hint says so."""
    monkeypatch.setattr(nachweisserie, "_LISTEN_BIS_PERSONEN", 1)
    assert run(kurs, "Ayşe;Müller;ja;ja", "Bob;Ray;ja;ja") == 0
    assert "ab 2 Personen nur als CSV und Excel" in " ".join(capsys.readouterr().out.split())
    listen = {name for name in files(kurs) if name.startswith(("vergabeliste", "anwesenheit"))}
    assert listen == {f"{name}.{endung}" for name in ("vergabeliste", "anwesenheit") for endung in ("csv", "xlsx")}


def test_a_full_disk_ends_the_batch_with_a_clear_account(
    kurs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, not one for each person; what was written is whole, and the second run completes it."""
    echt = write_atomar

    def write(ziel: Path, inhalt: bytes) -> None:
        if "0002" in ziel.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        echt(ziel, inhalt)

    zeilen = [f"P{n};Q;ja;ja" for n in range(1, 5)]
    with monkeypatch.context() as voll:
        voll.setattr(nachweisserie, "write_atomar", write)
        assert run(kurs, *zeilen) == 1
    fehler = capsys.readouterr().err
    assert fehler.count("LC541") == 1
    assert "Abgebrochen nach 1 von 4 Personen. Der Datenträger ist voll." in fehler
    vorher = files(kurs)
    assert sorted(vorher) == [f"zertifikate/MUS-2027-0001_P1-Q.{endung}" for endung in ("docx", "pdf")]
    assert run(kurs, *zeilen) == 0
    nachher = files(kurs)
    assert {name: nachher[name] for name in vorher} == vorher
    assert sum(name.startswith("zertifikate/") for name in nachher) == 8


def test_a_pdf_of_all_that_is_open_elsewhere_stops_nothing_else(
    kurs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old one stays as it was, the problem names it, and everybody's documents and the lists are written."""
    assert run(kurs, "Ayşe;Müller;ja;ja") == 0
    alt = files(kurs)["alle.pdf"]
    echt = os.replace

    def replace(von: Path, nach: Path) -> None:
        if Path(nach).name == "alle.pdf":
            raise PermissionError(errno.EACCES, "Access is denied", str(von), None, str(nach))
        echt(von, nach)

    monkeypatch.setattr(os, "replace", replace)
    capsys.readouterr()
    assert run(kurs, "Ayşe;Müller;ja;ja", "Bob;Ray;ja;ja") == 1
    assert "„alle.pdf“ ist noch in einem anderen Programm offen" in capsys.readouterr().err
    assert files(kurs)["alle.pdf"] == alt
    assert len(liste(kurs)) == 2
    assert any("Bob-Ray" in name for name in files(kurs))


def _outlines() -> dict[str, str]:
    ganz, teil = nachweis(person()), nachweis(person("Bob", "Ray", (0, 105)), 2)
    ehre = nachweis(person(), art="ehrenurkunde")
    vergaben = [Vergabe(wer.bescheid, wer) for wer in (ganz, teil)]
    anwesend = build_anwesenheitsnachweis([wer.bescheid.person for wer in (ganz, teil)], BAU.kurs)
    return {
        "zertifikat": render(zertifikat(ganz), "outline"),
        "teilnahmebescheinigung": render(zertifikat(teil), "outline"),
        "ehrenurkunde": render(build_ehrenurkunde(ehre, BAU), "outline"),
        "vergabeliste": render(build_vergabeliste(vergaben, BAU.kurs), "outline"),
        "anwesenheit": render(anwesend, "outline"),
    }


@pytest.mark.parametrize("art", ["zertifikat", "teilnahmebescheinigung", "ehrenurkunde", "vergabeliste", "anwesenheit"])
def test_the_outline_is_as_accepted(art: str) -> None:
    """The document's plain text equals the golden file; a difference is shown with the command that accepts it."""
    path = GOLDEN / f"{art}.txt"
    outline = _outlines()[art]
    if os.environ.get("LOTSEN_ACCEPT"):
        path.write_text(outline, encoding="utf-8")
    diff = "\n".join(
        unified_diff(path.read_text("utf-8").splitlines(), outline.splitlines(), "golden", "now", lineterm="")
    )
    assert not diff, f"{diff}\n\nTo accept: LOTSEN_ACCEPT=1 pytest tests/certificates"
