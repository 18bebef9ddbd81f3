"""`lotsen planen` with several Anfragen from end to end, and `lotsen pruefen` on what it wrote."""

import json
import re
from pathlib import Path

import pytest
from icalendar import Calendar

from lotsen_curriculum.cli import main
from lotsen_curriculum.cli.befehle.planen_saison import ordner_of
from lotsen_curriculum.planning.saison import loeser

KURS = """\
kurs: v-wohnen
titel: {titel}
gruppe: {{personen: 12}}
termine:
  - {{datum: 2027-03-11, von: 17:30, bis: 21:00, ort: {ort}}}
trainer: [{trainer}]
"""


def anfrage(ordner: Path, name: str, *, titel: str, ort: str, trainer: str) -> str:
    """The path of an Anfrage for one evening."""
    pfad = ordner / f"{name}.yaml"
    pfad.parent.mkdir(parents=True, exist_ok=True)
    pfad.write_text(KURS.format(titel=titel, ort=ort, trainer=trainer), encoding="utf-8")
    return str(pfad)


@pytest.fixture
def zwei(tmp_path: Path) -> tuple[str, str]:
    """Two courses on the same evening, whose people are the same two."""
    leute = "{name: A. Beispiel}, {name: M. Müßig}"
    nord = anfrage(tmp_path, "nord", titel="Wohnen im Nordviertel", ort="Nordtreff", trainer=leute)
    return nord, anfrage(tmp_path, "sued", titel="Wohnen im Süden der Stadt", ort="Südtreff", trainer=leute)


def test_each_course_has_a_folder_and_the_roster_lies_above(
    zwei: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table says who is where when, in 80 columns; folders, roster and a calendar for each person lie there."""
    ordner = tmp_path / "saison"
    assert main(("planen", *zwei, "-o", str(ordner))) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("Dienstplan\n==========\n")
    assert "Do 11.03.2027, 17:30–21:00" in out
    assert "Niemand und" in out
    assert "Bewiesen:" in out
    assert max(len(line) for line in out.splitlines() if str(ordner) not in line) <= 80
    assert {p.name for p in ordner.iterdir()} == {
        "nord",
        "sued",
        "dienstplan.docx",
        "dienstplan.pdf",
        "kalender-A-Beispiel.ics",
        "kalender-M-Muessig.ics",
    }
    assert {p.name for p in (ordner / "nord").iterdir()} == {
        *(f"{art}.{endung}" for art in ("trainerplan", "agenda") for endung in ("docx", "pdf")),
        "kalender.ics",
        "plan.json",
    }
    kurse = [(ordner / name / "kalender.ics").read_bytes() for name in ("nord", "sued")]
    personen = [(ordner / f"kalender-{name}.ics").read_bytes() for name in ("A-Beispiel", "M-Muessig")]
    uids = [[str(event["UID"]) for event in Calendar.from_ical(ics).walk("VEVENT")] for ics in (*kurse, *personen)]
    assert sorted(uids[:2]) == sorted(uids[2:]), "people's entries are those of the courses"
    assert main(("pruefen", *(str(ordner / name / "plan.json") for name in ("nord", "sued")))) == 0


def test_the_roster_comes_as_json(zwei: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script gets sessions with their people, the points with their bound, the plans and the files."""
    assert main(("planen", *zwei, "-o", str(tmp_path / "x"), "--format", "json", "--json")) == 0
    ausgabe = json.loads(capsys.readouterr().out)
    assert [(t["kurs"], t["von"], len(t["leitung"])) for t in ausgabe["dienstplan"]] == [
        ("Wohnen im Nordviertel", "17:30", 1),
        ("Wohnen im Süden der Stadt", "17:30", 1),
    ]
    assert ausgabe["schranke"] <= ausgabe["kosten"]
    for kurs in ausgabe["kurse"]:
        assert kurs["plan"] == json.loads((Path(kurs["ordner"]) / "plan.json").read_text("utf-8"))
    assert len(ausgabe["dateien"]) == 2


def test_what_collides_is_told_in_its_file_and_the_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With one person for both evenings one course is planned; the other is told with the place of its session."""
    eine = "{name: A. Beispiel}"
    nord = anfrage(tmp_path, "nord", titel="Nord", ort="Nordtreff", trainer=eine)
    sued = anfrage(tmp_path, "sued", titel="Süd", ort="Nordtreff Raum 2", trainer=eine)
    ordner = tmp_path / "x"
    (ordner / "nord").mkdir(parents=True)
    (ordner / "nord" / "plan.json").write_text("{}", encoding="utf-8")
    assert main(("planen", nord, sued, "-o", str(ordner))) == 1
    out, err = capsys.readouterr()
    assert f"{nord}:5:5: LC340 Am 11.03.2027 sind zu wenige Personen da" in err
    assert "„Süd“" in err
    assert re.search(r"^Nord +kein Plan", out, re.MULTILINE)
    assert "Ohne Plan: 1 von 2 Kursen. Woran es liegt, steht am Ende." in out
    assert "liegt noch ein früherer Plan; er gehört nicht zu diesem Dienstplan." in " ".join(out.split())
    assert {pfad.name for pfad in ordner.iterdir()} >= {"sued", "dienstplan.pdf", "kalender-A-Beispiel.ics"}
    assert (ordner / "nord" / "plan.json").read_text("utf-8") == "{}", "what is there of the other stays"
    assert main(("planen", nord, sued, "-o", str(ordner), "--format", "json", "--json")) == 1
    ausgabe = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in ausgabe["probleme"]] == ["LC340"]
    assert [kurs["anfrage"] for kurs in ausgabe["kurse"]] == [sued]


def test_without_any_plan_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two courses of one title can't be told apart: the problem alone, in words or as JSON, and no folder."""
    pfade = [anfrage(tmp_path, name, titel="Nord", ort=name, trainer="{name: Ada}") for name in ("a", "b")]
    assert main(("planen", *pfade, "-o", str(tmp_path / "x"))) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "LC344" in err
    assert main(("planen", *pfade, "-o", str(tmp_path / "x"), "--json")) == 1
    assert list(json.loads(capsys.readouterr().out)) == ["probleme"]
    assert not (tmp_path / "x").exists()


def test_a_course_that_fails_alone_points_to_its_own_command(
    zwei: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Too short an evening is told as always, and which command knows remedies."""
    Path(zwei[0]).write_text(Path(zwei[0]).read_text("utf-8").replace("21:00", "18:30"), encoding="utf-8")
    assert main(("planen", *zwei, "-o", str(tmp_path / "x"))) == 1
    assert f"sagt: lotsen planen {zwei[0]}" in capsys.readouterr().err


def test_problems_of_all_files_come_at_once(
    zwei: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in each of two Anfragen is told in one run."""
    for pfad in zwei:
        Path(pfad).write_text(Path(pfad).read_text("utf-8").replace("titel:", "tittel:"), encoding="utf-8")
    assert main(("planen", *zwei, "-o", str(tmp_path / "x"))) == 1
    err = capsys.readouterr().err
    assert f"{zwei[0]}:2:1" in err
    assert f"{zwei[1]}:2:1" in err


def test_without_the_extra_the_command_is_told(
    zwei: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 and what to install; a single Anfrage is planned all the same."""
    monkeypatch.setattr(loeser, "find_spec", lambda _: None)
    assert main(("planen", *zwei)) == 1
    assert "LC345" in (err := capsys.readouterr().err)
    assert 'pip install ".[saison]"' in err
    assert main(("planen", zwei[0], "--format", "json", "-o", str(Path(zwei[0]).parent / "einer"))) == 0


def test_why_needs_one_anfrage(zwei: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """`--warum` with two Anfragen is wrong usage."""
    assert main(("planen", *zwei, "--warum", "v-wohnen-1")) == 2
    assert "--warum braucht genau eine Anfrage." in capsys.readouterr().err


def test_names_that_look_alike_are_hinted_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A blank too few makes two people of one; that is told. Their calendars don't overwrite each other."""
    eine = anfrage(tmp_path, "a", titel="A", ort="Nord", trainer="{name: M. Muster}")
    andere = anfrage(tmp_path, "b", titel="B", ort="Süd", trainer="{name: M.Muster}")
    assert main(("planen", eine, andere, "-o", str(tmp_path / "x"), "--format", "ics")) == 0
    assert "„M. Muster“ und „M.Muster“ gelten als verschieden." in " ".join(capsys.readouterr().out.split())
    assert {p.name for p in (tmp_path / "x").glob("*.ics")} == {"kalender-M-Muster.ics", "kalender-M-Muster-2.ics"}


def test_pruefen_finds_double_bookings_between_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Plans that were made one by one can collide; checked together they say so, each alone is fine."""
    plaene = []
    for name in ("a", "b"):
        pfad = anfrage(tmp_path, name, titel=name.upper(), ort=f"Haus {name}", trainer="{name: Ada}")
        assert main(("planen", pfad, "-o", str(tmp_path / name), "--format", "json")) == 0
        plaene.append(str(tmp_path / name / "plan.json"))
        assert main(("pruefen", plaene[-1])) == 0
    capsys.readouterr()
    assert main(("pruefen", *plaene)) == 1
    assert "LC346 „Ada“ leitet zugleich „A“" in capsys.readouterr().err


def test_folders_are_called_after_files_else_after_folders() -> None:
    """`nord.yaml` gives `nord`; two files called `anfrage.yaml` are told apart by their folders, else by number."""
    assert ordner_of([Path("nord.yaml"), Path("sued.yaml")]) == ("nord", "sued")
    assert ordner_of([Path("a/anfrage.yaml"), Path("b/anfrage.yaml")]) == ("a", "b")
    assert ordner_of([Path("a/x.yaml"), Path("a/X.yaml")]) == ("01-x", "02-X")
