"""The commands from end to end: what they print, what they write, and their exit codes."""

import json
from pathlib import Path

import pytest

from lotsen_curriculum.cli import main
from lotsen_curriculum.loading import shipped_data
from lotsen_curriculum.model.curriculum import Curriculum

ABEND = """\
kurs: v-wohnen
titel: Wohnen, ein Abend
gruppe: {personen: 12}
termine:
  - {datum: 2027-03-11, von: 17:30, bis: 21:00, ort: Rathaus}
"""


@pytest.fixture
def anfrage(tmp_path: Path) -> Path:
    """An Anfrage for one evening."""
    path = tmp_path / "anfrage.yaml"
    path.write_text(ABEND, encoding="utf-8")
    return path


def test_planen_prints_the_plan_and_writes_every_file(
    anfrage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The plan is a readable table, six files are written, and their places are told."""
    ordner = tmp_path / "ausgabe"
    assert main(("planen", str(anfrage), "-o", str(ordner))) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("Wohnen, ein Abend\n=================\n")
    assert "Termin 1: Donnerstag, 11. März 2027" in out
    assert "17:30     15   Ankommen" in out
    assert max(len(line) for line in out.splitlines() if str(ordner) not in line) <= 80
    namen = {path.name for path in ordner.iterdir()}
    assert namen == {f"{art}.{endung}" for art in ("trainerplan", "agenda") for endung in ("docx", "pdf")} | {
        "kalender.ics",
        "plan.json",
    }
    for name in namen:
        assert f"Geschrieben: {ordner / name}" in out


def test_planen_says_what_is_not_in_the_plan(anfrage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bausteine and Schritte that had to go are named on the screen, not only in the documents."""
    assert main(("planen", str(anfrage), "-o", str(tmp_path), "--format", "json", "--json")) == 0
    entfallen = json.loads(capsys.readouterr().out)["plan"]["entfallen"]
    assert entfallen
    assert main(("planen", str(anfrage), "-o", str(tmp_path), "--format", "json")) == 0
    out = " ".join(capsys.readouterr().out.split())
    _, satz = out.split("Nicht im Plan, weil die Zeit nicht reicht. ")
    assert all(eintrag in satz for eintrag in entfallen if "/" not in eintrag)


def test_planen_writes_only_the_formats_asked_for(anfrage: Path, tmp_path: Path) -> None:
    """`--format json,ics` writes two files and no document."""
    assert main(("planen", str(anfrage), "-o", str(tmp_path / "x"), "--format", "json,ics")) == 0
    assert {path.name for path in (tmp_path / "x").iterdir()} == {"kalender.ics", "plan.json"}


def test_planen_gives_json_to_a_script(anfrage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--json` the output is one JSON value with the plan and the files."""
    assert main(("planen", str(anfrage), "-o", str(tmp_path / "x"), "--format", "json", "--json")) == 0
    ausgabe = json.loads(capsys.readouterr().out)
    assert ausgabe["plan"] == json.loads((tmp_path / "x" / "plan.json").read_text("utf-8"))
    assert ausgabe["dateien"] == [str(tmp_path / "x" / "plan.json")]


def test_the_same_anfrage_gives_the_same_bytes(anfrage: Path, tmp_path: Path) -> None:
    """Two runs write equal files in every format."""
    for name in ("eins", "zwei"):
        assert main(("planen", str(anfrage), "-o", str(tmp_path / name))) == 0
    for path in (tmp_path / "eins").iterdir():
        assert path.read_bytes() == (tmp_path / "zwei" / path.name).read_bytes(), path.name


def test_what_does_not_fit_is_explained_and_nothing_is_written(
    anfrage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ninety minutes are too short for the seminar: exit code 1, the reason with its line, no folder."""
    anfrage.write_text(ABEND.replace("21:00", "19:00"), encoding="utf-8")
    assert main(("planen", str(anfrage), "-o", str(tmp_path / "ausgabe"))) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{anfrage}:5:" in err
    assert "LC3" in err
    assert "Minuten" in err
    assert not (tmp_path / "ausgabe").exists()


def test_a_wrong_anfrage_leaves_files_as_they_were(
    anfrage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown key is told with its place, and the plan of yesterday is still there."""
    ordner = tmp_path / "ausgabe"
    assert main(("planen", str(anfrage), "-o", str(ordner), "--format", "json")) == 0
    vorher = (ordner / "plan.json").read_bytes()
    capsys.readouterr()
    anfrage.write_text(ABEND.replace("titel:", "tittel:"), encoding="utf-8")
    assert main(("planen", str(anfrage), "-o", str(ordner))) == 1
    assert f"{anfrage}:2:1: LC1" in capsys.readouterr().err
    assert (ordner / "plan.json").read_bytes() == vorher


def test_a_folder_that_cannot_be_written_is_told(
    anfrage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the folder is a file, there is a sentence and exit code 1."""
    (tmp_path / "datei").write_text("da", encoding="utf-8")
    assert main(("planen", str(anfrage), "-o", str(tmp_path / "datei"), "--format", "json")) == 1
    assert "LC491" in capsys.readouterr().err
    assert (tmp_path / "datei").read_text("utf-8") == "da"


def test_pruefen_finds_nothing_in_the_shipped_data(capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped data has no problem, in words and as JSON."""
    assert main(("pruefen",)) == 0
    assert capsys.readouterr().out == "Keine Probleme.\n"
    assert main(("pruefen", "--json")) == 0
    assert json.loads(capsys.readouterr().out) == {"probleme": []}


def test_pruefen_says_where_a_module_is_thin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sketch of a module is no problem; what it lacks stands beside it, also for a folder that is named."""
    text = (shipped_data() / "beispiele" / "modul.yaml").read_text("utf-8")
    text = text.partition("hinweise: |")[0] + "lernziele:" + text.partition("lernziele:")[2]
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "v-mein-thema.yaml").write_text(text, "utf-8")
    for angaben in (("--daten", str(tmp_path)), (str(tmp_path),)):
        assert main(("pruefen", *angaben)) == 0
        printed = capsys.readouterr()
        assert printed.out == "Keine Probleme.\n"
        lacks = "„warum“ ist sehr kurz, „gegenstand“ ist sehr kurz, „hinweise“ fehlt."
        assert printed.err == f"Hinweis: Das Modul „v-mein-thema“ ist noch dünn: {lacks}\n"


def test_pruefen_tells_all_problems_of_several_files(
    anfrage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Problems of two files come in one run; as JSON each has its place."""
    anfrage.write_text(ABEND.replace("v-wohnen", "v-wohnne").replace("12", "0"), encoding="utf-8")
    kaputt = tmp_path / "kaputt.yaml"
    kaputt.write_text("kurs: [", encoding="utf-8")
    assert main(("pruefen", str(anfrage), str(kaputt), "--json")) == 1
    probleme = json.loads(capsys.readouterr().out)["probleme"]
    assert {problem["datei"] for problem in probleme} == {str(anfrage), str(kaputt)}
    assert all(problem["zeile"] >= 1 and problem["text"] for problem in probleme)


def test_pruefen_holds_a_plan_against_the_rules(
    anfrage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan as written is fine; with a shortened row it is not, and `dokumente` refuses it, too."""
    assert main(("planen", str(anfrage), "-o", str(tmp_path), "--format", "json")) == 0
    plan = tmp_path / "plan.json"
    assert main(("pruefen", str(plan))) == 0
    plan.write_text(plan.read_text("utf-8").replace('"von": "17:30"', '"von": "17:35"'), encoding="utf-8")
    capsys.readouterr()
    assert main(("pruefen", str(plan))) == 1
    assert "LC3" in capsys.readouterr().err
    assert main(("dokumente", str(plan), "-o", str(tmp_path / "aus"))) == 1
    assert not (tmp_path / "aus").exists()


def test_dokumente_writes_a_choice_and_packs_it(anfrage: Path, tmp_path: Path) -> None:
    """`--art agenda --format docx` writes one file; with `--zip` all of them are in one archive."""
    assert main(("planen", str(anfrage), "-o", str(tmp_path), "--format", "json")) == 0
    plan = str(tmp_path / "plan.json")
    assert main(("dokumente", plan, "--art", "agenda", "--format", "docx", "-o", str(tmp_path / "a"))) == 0
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["agenda.docx"]
    assert main(("dokumente", plan, "--art", "agenda,abdeckung", "--zip", "-o", str(tmp_path / "b"))) == 0
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["unterlagen.zip"]


def test_leitfaden_writes_one_chapter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--modul m1` writes that module; an unknown module is told with a suggestion."""
    assert main(("leitfaden", "--modul", "m1", "--format", "docx", "-o", str(tmp_path))) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["modul-m1.docx"]
    assert main(("leitfaden", "--modul", "v-wohnne", "-o", str(tmp_path))) == 1
    assert "Meinten Sie „v-wohnen“?" in capsys.readouterr().err


def test_module_lists_and_shows(capsys: pytest.CaptureFixture[str]) -> None:
    """The list has all modules, a module its Bausteine, a Baustein its Schritte; JSON for scripts."""
    assert main(("module",)) == 0
    liste = capsys.readouterr().out
    assert "Basisqualifizierung" in liste
    assert "m8" in liste
    assert main(("module", "m1")) == 0
    assert "m1-3" in capsys.readouterr().out
    assert main(("module", "m1-3")) == 0
    baustein = capsys.readouterr().out
    assert "Methoden: " in baustein
    assert "   Kennung: m1-3/" in baustein
    for call in (("module", "--json"), ("module", "m1", "--json"), ("module", "m1-3", "--json")):
        assert main(call) == 0
        json.loads(capsys.readouterr().out)
    assert main(("module", "m9")) == 1
    assert "LC299 Modul oder Baustein „m9“ gibt es nicht." in capsys.readouterr().err


def test_methoden_searches(curriculum: Curriculum, capsys: pytest.CaptureFixture[str]) -> None:
    """Each condition narrows the list; what fits nothing is said in words."""
    call = ("methoden", "--phase", "abschluss", "--sozialform", "stuhlkreis", "--personen", "24", "--bis-min", "20")
    assert main((*call, "--online", "--json")) == 0
    gefunden = json.loads(capsys.readouterr().out)
    assert gefunden
    for eintrag in gefunden:
        methode = curriculum.methoden[eintrag["id"]]
        assert "abschluss" in methode.geeignet_fuer
        assert methode.sozialform == "stuhlkreis"
        assert methode.gruppe.min_personen <= 24 <= methode.gruppe.max_personen
        assert methode.dauer.minuten(24, "min") <= 20
        assert "online" in methode.formen
    assert main(call) == 0
    assert gefunden[0]["id"] in capsys.readouterr().out
    assert main(("methoden", "--bis-min", "0")) == 0
    assert "Keine Methode passt" in capsys.readouterr().out


def test_a_method_is_shown_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    """The steps of a method are listed; a misspelt id gets a suggestion; JSON has every key."""
    assert main(("methoden", "fishbowl")) == 0
    assert "Ablauf" in capsys.readouterr().out
    assert main(("methoden", "fishbowl", "--json")) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "fishbowl"
    assert main(("methoden", "fischbowl")) == 1
    assert "Meinten Sie „fishbowl“?" in capsys.readouterr().err


def test_profil_lists_and_shows(capsys: pytest.CaptureFixture[str]) -> None:
    """All 23 elements are listed with Bausteine; one is shown with its texts; JSON for scripts."""
    assert main(("profil",)) == 0
    assert "k23" in capsys.readouterr().out
    assert main(("profil", "k08")) == 0
    assert "Im Alltag: " in capsys.readouterr().out
    assert main(("profil", "--json")) == 0
    assert len(json.loads(capsys.readouterr().out)) == 23
    assert main(("profil", "k08", "--json")) == 0
    assert json.loads(capsys.readouterr().out)["bausteine"]
    assert main(("profil", "k99")) == 1
    assert "LC299" in capsys.readouterr().err


def test_neu_writes_an_example_that_plans_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a pipe the commented example is written with its schema; it has no problems; a second time it is refused."""
    ordner = tmp_path / "kurs"
    assert main(("neu", str(ordner))) == 0
    assert {path.name for path in ordner.iterdir()} >= {"anfrage.yaml", "anfrage.schema.json"}
    assert (ordner / "anfrage.yaml").read_text("utf-8").startswith("# yaml-language-server: $schema=")
    assert main(("pruefen", str(ordner / "anfrage.yaml"))) == 0
    vorher = (ordner / "anfrage.yaml").read_bytes()
    capsys.readouterr()
    assert main(("neu", str(ordner))) == 1
    assert "LC492" in capsys.readouterr().err
    assert (ordner / "anfrage.yaml").read_bytes() == vorher


def test_schema_prints_a_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """`lotsen schema anfrage` is valid JSON with the Anfrage's keys; an unknown kind is told."""
    assert main(("schema", "anfrage")) == 0
    assert "termine" in json.loads(capsys.readouterr().out)["properties"]
    assert main(("schema", "brief")) == 1
    assert "LC" in capsys.readouterr().err


def test_schema_writes_a_file_for_an_editor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a folder the same schema is written there in UTF-8, whatever a shell makes of umlauts in a pipe."""
    assert main(("schema", "modul")) == 0
    shown = capsys.readouterr().out
    assert main(("schema", "modul", "-o", str(tmp_path / "schemata"))) == 0
    assert (tmp_path / "schemata" / "modul.schema.json").read_text("utf-8") == shown
    assert "modul.schema.json" in capsys.readouterr().out


def test_schema_of_a_module_offers_the_methods_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An editor completes the ids of shipped and own methods, and takes any other id too: the method may come later."""
    methode = (shipped_data() / "methods" / "fishbowl.yaml").read_text("utf-8").replace("id: fishbowl", "id: eigene", 1)
    (tmp_path / "methods").mkdir()
    (tmp_path / "methods" / "eigene.yaml").write_text(methode, "utf-8")
    assert main(("schema", "modul", "--daten", str(tmp_path))) == 0
    items = json.loads(capsys.readouterr().out)["$defs"]["Schritt"]["properties"]["methoden"]["items"]
    offered, other = items["anyOf"]
    assert {"blitzlicht", "eigene"} <= set(offered["enum"])
    assert "pattern" in other


def test_a_bug_ends_with_a_german_sentence(
    anfrage: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception that nobody expected gives exit code 3 and asks for a report; Ctrl-C gives 130."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("kaputt")

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lotsen_curriculum.loading.anfrage.load_anfrage", broken)
    assert main(("planen", str(anfrage))) == 3
    assert "Fehler im Programm" in capsys.readouterr().err
    monkeypatch.setattr("lotsen_curriculum.loading.anfrage.load_anfrage", interrupted)
    assert main(("planen", str(anfrage))) == 130
    assert "Abgebrochen" in capsys.readouterr().err
