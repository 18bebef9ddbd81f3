"""What `lotsen planen` says where there is no plan, and `--warum` where there is one."""

import json
from pathlib import Path

import pytest

from lotsen_curriculum.cli import main

ZU_KURZ = """\
kurs: v-wohnen
titel: Wohnen
gruppe: {personen: 12}
termine:
  - {datum: 2027-03-11, von: 17:00, bis: 19:00}
trainer:
  - {name: A. Beispiel, nicht: [2027-03-11]}
  - {name: M. Muster, nicht: [2027-03-11]}
"""


@pytest.fixture
def anfrage(tmp_path: Path) -> Path:
    """An Anfrage for an evening on which nobody can lead."""
    path = tmp_path / "anfrage.yaml"
    path.write_text(ZU_KURZ.replace("19:00", "20:30"), encoding="utf-8")
    return path


def test_what_collides_is_told_with_places_and_what_helps(anfrage: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both absences with their lines, then the remedies as a numbered list."""
    assert main(("planen", str(anfrage), "-o", str(anfrage.parent / "x"))) == 1
    err = capsys.readouterr().err
    assert "Das verträgt sich nicht miteinander:" in err
    for zeile, name in ((7, "A. Beispiel"), (8, "M. Muster")):
        assert f"{anfrage}:{zeile}:" in err
        assert f"LC323 {name} ist am 11.03.2027 nicht da." in err
    assert "Eines davon hilft (alles ausprobiert):\n  1. A. Beispiel oder eine andere Person" in err


def test_a_script_gets_conflict_and_remedies_as_json(anfrage: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems, conflict and remedies are three lists."""
    assert main(("planen", str(anfrage), "-o", str(anfrage.parent / "x"), "--json")) == 1
    ausgabe = json.loads(capsys.readouterr().out)
    assert [eintrag["zeile"] for eintrag in ausgabe["konflikt"]] == [7, 8]
    assert ausgabe["probleme"][0]["code"] == "LC315"
    assert {"satz", "folge", "kosten", "eingriff", "verloren"} == ausgabe["abhilfen"][0].keys()


def test_warum_tells_day_method_and_minutes(anfrage: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each choice with its reason and the price of the next best; nothing is written; JSON for scripts."""
    anfrage.write_text(ZU_KURZ.split("trainer", maxsplit=1)[0].replace("19:00", "20:30"), encoding="utf-8")
    call = ("planen", str(anfrage), "-o", str(anfrage.parent / "x"), "--warum", "v-wohnen-1")
    assert main(call) == 0
    out = capsys.readouterr().out
    assert "mit der Methode" in out
    assert "Mit 12 Personen sind " in out
    assert "Das Nächstbeste kostet" in out or "Anders ginge es" in out
    assert not (anfrage.parent / "x").exists()
    assert main((*call, "--json")) == 0
    assert {"wahl", "grund", "sonst", "mehr_punkte", "bewiesen"} == json.loads(capsys.readouterr().out)[0].keys()
    assert main((*call[:-1], "v-wohnen-9")) == 1
    assert "LC299" in capsys.readouterr().err


def test_a_room_that_is_too_small_is_explained_like_all_else(anfrage: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Group and room collide, each with its place; a larger room and a smaller group both help."""
    raum = ZU_KURZ.split("trainer", maxsplit=1)[0].replace("bis: 19:00", "bis: 20:30, raum: {personen: 10}")
    anfrage.write_text(raum, encoding="utf-8")
    assert main(("planen", str(anfrage), "-o", str(anfrage.parent / "x"))) == 1
    err = capsys.readouterr().err
    assert f"{anfrage}:3:20: LC323 Die Gruppe hat 12 Personen." in err
    assert "LC323 Der Raum von Termin 1 (11.03.2027) hat 10 Plätze." in err
    assert "einen Raum nehmen, der für 12 Personen groß genug ist." in err
    assert "Die Gruppe auf 10 Personen begrenzen." in err


def test_locks_that_contradict_each_other_are_explained_like_all_else(
    anfrage: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two Bausteine for one time: both are named with their lines, and dropping either lock is tried."""
    fest = "fest:\n" + "".join(f"  - {{baustein: v-wohnen-{n}, datum: 2027-03-11, um: '17:15'}}\n" for n in (1, 2))
    ohne = ZU_KURZ.split("trainer", maxsplit=1)[0].replace("19:00", "20:30")
    anfrage.write_text(ohne + fest, encoding="utf-8")
    assert main(("planen", str(anfrage), "-o", str(anfrage.parent / "x"))) == 1
    err = capsys.readouterr().err
    for zeile, nummer in ((7, 1), (8, 2)):
        assert f"{anfrage}:{zeile}:5: LC323 Der Baustein v-wohnen-{nummer} soll am 11.03.2027 um 17:15 Uhr" in err
    assert "am 11.03.2027 zu einer anderen Zeit als 17:15 beginnen." in err


def test_what_the_planner_cannot_explain_is_still_refused_at_once(
    anfrage: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a misspelt Baustein beside the small room both are told as mistakes in the file."""
    raum = ZU_KURZ.split("trainer", maxsplit=1)[0].replace("bis: 19:00", "bis: 20:30, raum: {personen: 10}")
    anfrage.write_text(raum + "bausteine: {mit: [v-wonen-1]}\n", encoding="utf-8")
    assert main(("planen", str(anfrage), "-o", str(anfrage.parent / "x"))) == 1
    err = capsys.readouterr().err
    assert "LC243" in err
    assert "LC244" in err or "Meinten Sie" in err
    assert "LC323" not in err
