"""`lotsen umplanen` from end to end, and what is wrong with a file that says what has changed."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from lotsen_curriculum.cli import main

ANFRAGE = """\
kurs: v-wohnen
titel: Wohnen
gruppe: {personen: 12}
trainer: [{name: A. Beispiel}, {name: M. Muster}]
termine:
  - {datum: 2027-03-11, von: 17:00, bis: 19:00, ort: Rathaus}
  - {datum: 2027-03-18, von: 17:00, bis: 20:00, ort: Rathaus}
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan for two evenings."""
    ordner = tmp_path_factory.mktemp("kurs")
    (ordner / "anfrage.yaml").write_text(ANFRAGE, encoding="utf-8")
    assert main(("planen", str(ordner / "anfrage.yaml"), "-o", str(ordner), "--format", "json,ics")) == 0
    return ordner / "plan.json"


def aenderung(tmp_path: Path, text: str) -> str:
    """The path of a file with what has changed."""
    path = tmp_path / "aenderung.yaml"
    path.write_text(f"grund: Der Saal ist belegt.\n{text}", encoding="utf-8")
    return str(path)


def test_the_difference_is_told_and_the_next_version_written(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second evening moves: a sentence says so, files lie beside the first version, the calendar follows."""
    datei = aenderung(tmp_path, "termine:\n  - {datum: 2027-03-18, auf: 2027-03-25, bis: 19:30}\n")
    assert main(("umplanen", str(plan), datei, "--format", "json,ics")) == 0
    out = capsys.readouterr().out
    assert out.startswith("Wohnen, Fassung 2\n=================\n")
    assert "Der Termin vom 18.03.2027 ist jetzt am 25.03.2027 von 17:00 bis 19:30." in out
    assert "Fassung 2: Der Saal ist belegt." in out
    assert max(len(line) for line in out.splitlines() if "Geschrieben" not in line) <= 80
    neu = plan.parent / "fassung-2"
    assert {path.name for path in neu.iterdir()} == {"plan.json", "kalender.ics"}
    alte, neue = (Calendar.from_ical((p / "kalender.ics").read_bytes()).walk("VEVENT") for p in (plan.parent, neu))
    assert [event["UID"] for event in alte] == [event["UID"] for event in neue]
    assert [event["SEQUENCE"] for event in neue] == [1, 1]
    assert main(("pruefen", str(neu / "plan.json"))) == 0


def test_another_version_of_the_same_plan_is_not_written_over(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever re-plans the first plan once more keeps the second version; the same change again is no harm."""
    kurs = tmp_path / "kurs"
    kurs.mkdir()
    erster = kurs / "plan.json"
    erster.write_bytes(plan.read_bytes())
    laenger = aenderung(tmp_path, "termine:\n  - {datum: 2027-03-18, bis: 20:30}\n")
    for _ in range(2):
        assert main(("umplanen", str(erster), laenger, "--format", "json")) == 0
    before = (kurs / "fassung-2" / "plan.json").read_bytes()
    andere = aenderung(tmp_path, "personen: 13\n")
    assert main(("umplanen", str(erster), andere, "--format", "json")) == 1
    assert "LC494" in capsys.readouterr().err
    assert (kurs / "fassung-2" / "plan.json").read_bytes() == before
    assert main(("umplanen", str(kurs / "fassung-2" / "plan.json"), andere, "--format", "json")) == 0
    assert (kurs / "fassung-3" / "plan.json").exists()


def test_the_difference_comes_as_json(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script gets plan, difference, proof and files as one value."""
    datei = aenderung(tmp_path, "fehlt:\n  - {name: A. Beispiel, tage: [2027-03-18]}\n")
    assert main(("umplanen", str(plan), datei, "--format", "json", "-o", str(tmp_path / "x"), "--json")) == 0
    ausgabe = json.loads(capsys.readouterr().out)
    assert ausgabe["plan"]["fassung"] == 2
    assert ausgabe["dateien"] == [str(tmp_path / "x" / "plan.json")]
    assert {art for zeile in ausgabe["unterschied"]["zeilen"] for art in zeile["arten"]} == {"leitung"}


def test_without_a_plan_after_the_change_nothing_is_written(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One hour is not enough for the whole seminar."""
    text = "termine:\n  - {datum: 2027-03-11, entfaellt: true}\n  - {datum: 2027-03-18, bis: 18:00}\n"
    assert main(("umplanen", str(plan), aenderung(tmp_path, text), "-o", str(tmp_path / "x"))) == 1
    assert "LC3" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


FEHLER = {
    "kein Termin": ("termine: [{datum: 2027-03-12, entfaellt: true}]", "2:19: LC260"),
    "nichts Neues": ("termine: [{datum: 2027-03-11}]", "2:11: LC261"),
    "zweimal": ("termine: [{datum: 2027-03-11, bis: 20:00}, {datum: 2027-03-11, ort: X}]", "LC261"),
    "entfällt und neu": ("termine: [{datum: 2027-03-11, entfaellt: true, ort: X}]", "2:53: LC261"),
    "endet vorher": ("termine: [{datum: 2027-03-11, bis: 16:00}]", "2:36: LC240"),
    "keiner bleibt": (
        "termine: [{datum: 2027-03-11, entfaellt: true}, {datum: 2027-03-18, entfaellt: true}]",
        "2:10: LC261",
    ),
    "gar nichts": ("treue: 3", "1:1: LC261"),
    "fremder Name": ("fehlt: [{name: A. Beispeil}]", "Meinten Sie „A. Beispiel“?"),
    "fremder Tag": ("fehlt: [{name: A. Beispiel, tage: [2027-03-12]}]", "LC260"),
    "Stand ohne Termin": ("stand: {datum: 2027-03-12, um: 10:00, geschafft: v-wohnen-1/x}", "2:32: LC263"),
    "Stand mit fremdem Schritt": ("stand: {datum: 2027-03-11, um: 18:00, geschafft: v-wohnen-1/x}", "LC263"),
    "Vergangenes": (
        "stand: {datum: 2027-03-15, um: 10:00}\ntermine: [{datum: 2027-03-11, entfaellt: true}]",
        "3:11: LC264",
    ),
    "wer schon geleitet hat": (
        "stand: {datum: 2027-03-15, um: 10:00}\nfehlt: [{name: A. Beispiel, tage: [2027-03-11]}]",
        "LC264",
    ),
    "unbekannter Schlüssel": ("termin: []", "Meinten Sie „termine“?"),
}


@pytest.mark.parametrize("name", FEHLER)
def test_what_is_wrong_with_the_change_is_told_with_its_place(
    name: str, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line and column, a code, and what to do."""
    text, erwartet = FEHLER[name]
    datei = aenderung(tmp_path, text)
    assert main(("umplanen", str(plan), datei, "-o", str(tmp_path / "x"))) == 1
    err = capsys.readouterr().err
    assert datei in err
    assert erwartet in err
    assert not (tmp_path / "x").exists()


def test_pruefen_knows_the_kind_of_file(tmp_path: Path) -> None:
    """The shipped example has the right shape."""
    assert main(("pruefen", str(Path(__file__).parents[2] / "beispiele" / "aenderung.yaml"))) == 0
    assert main(("pruefen", aenderung(tmp_path, "termine: [{datum: 2027-03-11}]"))) == 0
    assert main(("pruefen", aenderung(tmp_path, "termine: 3"))) == 1


def test_two_sessions_on_a_day_are_told_apart_by_their_beginning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without `beginn` that is asked for; with it the right one changes. A held plan can't be held less."""
    zwei = ANFRAGE.replace("2027-03-18, von: 17:00, bis: 20:00", "2027-03-11, von: 09:00, bis: 12:00")
    (tmp_path / "anfrage.yaml").write_text(zwei, encoding="utf-8")
    assert main(("planen", str(tmp_path / "anfrage.yaml"), "-o", str(tmp_path), "--format", "json")) == 0
    plan = str(tmp_path / "plan.json")
    assert main(("umplanen", plan, aenderung(tmp_path, "termine: [{datum: 2027-03-11, ort: X}]"))) == 1
    assert "Nennen Sie „beginn“: 09:00 und 17:00." in capsys.readouterr().err
    text = "stand: {datum: 2027-03-11, um: 13:00}\ntermine: [{datum: 2027-03-11, beginn: 17:00, ort: X}]"
    assert main(("umplanen", plan, aenderung(tmp_path, text), "--format", "json")) == 0
    neuer = str(tmp_path / "fassung-2" / "plan.json")
    frueher = aenderung(tmp_path, "stand: {datum: 2027-03-11, um: 10:00}")
    capsys.readouterr()
    assert main(("umplanen", neuer, frueher)) == 1
    assert "Der Plan ist schon bis 11.03.2027, 13:00 Uhr gehalten." in capsys.readouterr().err


def test_other_courses_are_told_with_neben(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A. Beispiel leads another course on the new day, so M. Muster leads here; a version of the course is no other."""
    andere = ANFRAGE.replace("titel: Wohnen", "titel: Nebenan").replace(", {name: M. Muster}", "")
    andere = andere.replace("2027-03-18", "2027-03-25").replace("Rathaus", "Schule")
    (tmp_path / "anfrage.yaml").write_text(andere, encoding="utf-8")
    assert main(("planen", str(tmp_path / "anfrage.yaml"), "-o", str(tmp_path), "--format", "json")) == 0
    text = "stand: {datum: 2027-03-12, um: 10:00}\ntermine: [{datum: 2027-03-18, auf: 2027-03-25}]\n"
    befehl = ("umplanen", str(plan), aenderung(tmp_path, text), "--format", "json", "-o", str(tmp_path / "neu"))
    capsys.readouterr()
    assert main((*befehl, "--neben", str(tmp_path / "plan.json"), str(plan))) == 0
    out = capsys.readouterr().out
    assert "Schritte leitet jetzt M. Muster statt A. Beispiel." in out
    assert "- Am 25.03.2027 leitet M. Muster statt A. Beispiel: „" in out
