"""Where a plan's data and its Träger are looked for, and what is told where they are not found."""

import json
from pathlib import Path

import docx
import pytest

from kursbesuch import guter_plan
from lotsen_curriculum.cli import main
from lotsen_curriculum.cli.aussehen import find_traeger
from lotsen_curriculum.loading import dump_plan


@pytest.mark.parametrize(
    "befehl",
    [
        ("dokumente",),
        ("pruefen",),
        ("umplanen", "aenderung.yaml"),
        ("vorschau", "--art", "agenda"),
        ("teilnahme",),
        ("zertifikate", "teilnahme.csv"),
    ],
)
def test_a_plan_without_its_own_data_is_told_with_the_way_out(
    befehl: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command that reads a plan names what the data lack, says `--daten`, and writes nothing."""
    monkeypatch.chdir(tmp_path)
    Path("plan.json").write_text(dump_plan(guter_plan()), "utf-8")
    name, *rest = befehl
    assert main((name, "plan.json", *rest)) == 1
    gesagt = capsys.readouterr().err
    assert "LC543 Der Plan nennt den Baustein „b1“; das gibt es nicht. Geben Sie mit --daten ORDNER" in gesagt
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_a_traeger_is_found_beside_and_one_folder_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest counts; a later version looks where the first plan does; two folders above is too far."""
    ausgabe = tmp_path / "kurs" / "ausgabe"
    (ausgabe / "fassung-2").mkdir(parents=True)
    oben = tmp_path / "kurs" / "traeger.yaml"
    oben.write_text("name: Oben\n", "utf-8")
    assert find_traeger(ausgabe / "plan.json") == oben
    assert find_traeger(ausgabe / "fassung-2" / "plan.json") == oben
    assert find_traeger(ausgabe / "tief" / "plan.json") is None
    monkeypatch.chdir(ausgabe)
    found = find_traeger(Path("plan.json"))
    assert found
    assert found.resolve() == oben
    daneben = ausgabe / "traeger.yaml"
    daneben.write_text("name: Daneben\n", "utf-8")
    assert find_traeger(ausgabe / "plan.json") == daneben


def test_the_list_to_sign_says_who_it_comes_from(tmp_path: Path) -> None:
    """`lotsen teilnahme` dresses the list like all documents: by search, or by `--traeger`."""
    anfrage = "kurs: v-wohnen\ntitel: W\ngruppe: {personen: 12}\n"
    anfrage += "termine:\n  - {datum: 2027-03-11, von: 17:30, bis: 21:00}\n"
    (tmp_path / "anfrage.yaml").write_text(anfrage, "utf-8")
    ausgabe = tmp_path / "ausgabe"
    assert main(("planen", str(tmp_path / "anfrage.yaml"), "-o", str(ausgabe), "--format", "json")) == 0
    (tmp_path / "traeger.yaml").write_text("name: Haus e. V.\nfoerderhinweis: Vom Land.\n", "utf-8")
    (tmp_path / "andere.yaml").write_text("name: Andere\n", "utf-8")
    plan = str(ausgabe / "plan.json")
    for weiteres, name, fuss in (
        ((), "Haus e. V.", True),
        (("--traeger", str(tmp_path / "andere.yaml")), "Andere", False),
    ):
        assert main(("teilnahme", plan, "-o", str(tmp_path / "liste"), *weiteres)) == 0
        liste = docx.Document(str(tmp_path / "liste" / "anwesenheitsliste.docx"))
        assert liste.tables[0].rows[0].cells[0].text == name
        assert ("Vom Land." in [p.text for p in liste.sections[0].footer.paragraphs]) is fuss


def test_who_is_missing_is_told_with_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a Träger, with a wrong plan and a template that is not there: three problems in one run."""
    monkeypatch.chdir(tmp_path)
    Path("plan.json").write_text(json.dumps({"art": "seminarplan"}), "utf-8")
    assert main(("zertifikate", "plan.json", "t.csv", "--vorlage", "fehlt.docx")) == 1
    gesagt = capsys.readouterr().err
    assert "LC542 Es fehlt, wer die Nachweise ausstellt. Im Ordner des Plans und in dem darüber liegt" in gesagt
    assert "oder nennen Sie die Datei mit --traeger." in gesagt
    assert "LC430 „fehlt.docx“" in gesagt
    assert "LC120" in gesagt


def test_pruefen_looks_at_a_traegers_colours_and_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pale colour and a logo without words are hints; a picture that is none is a problem."""
    traeger = tmp_path / "traeger.yaml"
    traeger.write_text('name: Haus\nakzent: "#9CCC65"\nlogo: logo.svg\n', "utf-8")
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>', "utf-8")
    assert main(("pruefen", str(traeger))) == 0
    out, err = capsys.readouterr()
    assert out == "Keine Probleme.\n"
    assert "Hinweis: LC418 Die Akzentfarbe #9CCC65 hebt sich von Weiß nur" in err
    assert f"Hinweis: {traeger}: Das Logo hat keinen „logo_alternativtext“." in err
    (tmp_path / "logo.svg").write_text("kein Bild", "utf-8")
    assert main(("pruefen", str(traeger))) == 1
    assert "LC415" in capsys.readouterr().err
