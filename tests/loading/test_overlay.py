"""A Träger's own folder over the shipped data: it adds, replaces by id, and switches off."""

import re
from pathlib import Path

import pytest
from faelle import DATEN, GRUND

from lotsen_curriculum.loading import check_curriculum, load_curriculum, shipped_data
from lotsen_curriculum.loading.bestand import read_folder
from lotsen_curriculum.loading.curriculum import build_curriculum
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.problems import CurriculumError, Problem


def lay(*folders: Path) -> tuple[Curriculum | None, tuple[Problem, ...]]:
    """The small curriculum with folders laid over it."""
    return build_curriculum([*GRUND, *(read_folder(folder, eigen=True) for folder in folders)])


def laid(*folders: Path) -> Curriculum:
    """The same, where it has no problems."""
    curriculum, problems = lay(*folders)
    assert curriculum is not None, [str(problem) for problem in problems]
    return curriculum


def write(folder: Path, name: str, text: str) -> Path:
    """Writes a file of the folder; gives the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def text_of(name: str) -> str:
    """The text of a file of the small curriculum."""
    return (DATEN / name).read_text(encoding="utf-8")


def test_an_own_method_is_added(tmp_path: Path) -> None:
    """A new file in `methods` is one more method."""
    write(tmp_path, "methods/hof-lauf.yaml", text_of("methods/lauf.yaml").replace("id: lauf", "id: hof-lauf"))
    assert list(laid(tmp_path).methoden) == ["gespraech", "hof-lauf", "lauf", "runde"]


def test_an_own_module_replaces_the_one_with_its_id(tmp_path: Path) -> None:
    """A file with the id of a shipped module takes its place, whatever the file is called."""
    write(
        tmp_path, "modules/m1-unser-anfang.yaml", text_of("modules/m1-anfang.yaml").replace("Modul m1", "Unser Modul")
    )
    curriculum = laid(tmp_path)
    assert curriculum.module["m1"].titel == "Unser Modul"
    assert list(curriculum.module) == ["m1", "m2", "v-extra"]


def test_the_last_folder_wins(tmp_path: Path) -> None:
    """Of two folders with the same id the later one holds."""
    for name in ("eins", "zwei"):
        text = text_of("modules/m2.yaml").replace("Modul m2", f"Modul {name}")
        write(tmp_path / name, "modules/m2.yaml", text)
    assert laid(tmp_path / "eins", tmp_path / "zwei").module["m2"].titel == "Modul zwei"


def test_what_is_switched_off_is_gone_everywhere(tmp_path: Path) -> None:
    """A module leaves its course, a Baustein selections and prerequisites, a method Schritte and alternatives."""
    off = "module: [m2, v-extra]\nbausteine: [m1-1]\nmethoden: [runde]\n"
    write(tmp_path, "abgeschaltet.yaml", off)
    write(tmp_path, "kurse/kleiner-kurs.yaml", text_of("kurse/kleiner-kurs.yaml").replace("[k01]", "[k02]"))
    curriculum = laid(tmp_path)
    assert list(curriculum.module) == ["m1"]
    assert list(curriculum.bausteine) == ["m1-2"]
    assert curriculum.bausteine["m1-2"].voraussetzungen == ()
    assert curriculum.schritt("m1-2", "weiter").methoden == ("gespraech",)
    assert curriculum.methoden["gespraech"].alternativen == ()
    assert curriculum.kurse["kleiner-kurs"].module == ("m1",)
    assert curriculum.kurse["kleiner-kurs"].auswahlen == ()


def test_a_later_folder_switches_on_again(tmp_path: Path) -> None:
    """What one folder switches off comes back with a later folder that brings it."""
    write(tmp_path / "eins", "abgeschaltet.yaml", "module: [m2]\nmethoden: [lauf]\n")
    write(tmp_path / "zwei", "modules/m2.yaml", text_of("modules/m2.yaml"))
    write(tmp_path / "zwei", "methods/lauf.yaml", text_of("methods/lauf.yaml"))
    curriculum = laid(tmp_path / "eins", tmp_path / "zwei")
    assert "m2" in curriculum.module
    assert "lauf" in curriculum.methoden


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """A misspelt folder does not pass for an empty one."""
    _, problems = lay(tmp_path / "fehlt")
    assert [problem.code for problem in problems] == ["LC101"]


def test_nearly_right_names_are_not_silently_left_out(tmp_path: Path) -> None:
    """A folder or file whose name is nearly one that is read is told, and other things are let be."""
    write(tmp_path, "module/m1.yaml", "")
    write(tmp_path, "methods/neu.yml", "")
    write(tmp_path, "abgeschalten.yaml", "")
    write(tmp_path, "notizen.txt", "")
    write(tmp_path, "bilder/logo.svg", "")
    _, problems = lay(tmp_path)
    assert [(problem.code, problem.hint) for problem in problems] == [
        ("LC234", "Meinten Sie „abgeschaltet.yaml“?"),
        ("LC234", "Nennen Sie die Datei „neu.yaml“."),
        ("LC234", "Meinten Sie „modules“?"),
    ]


def test_two_files_with_one_id_are_a_problem(tmp_path: Path) -> None:
    """In one folder an id stands in one file, and there is one Kernprofil; a copy is told once, whatever its name."""
    write(tmp_path, "methods/kopie.yaml", text_of("methods/lauf.yaml"))
    write(tmp_path, "methods/lauf.yaml", text_of("methods/lauf.yaml"))
    write(tmp_path, "methods/lauf-2.yaml", text_of("methods/lauf.yaml"))
    write(tmp_path, "profil/eins.yaml", text_of("profil/kernprofil.yaml"))
    write(tmp_path, "profil/zwei.yaml", text_of("profil/kernprofil.yaml"))
    _, problems = lay(tmp_path)
    assert [(problem.where.path.rpartition("/")[2], problem.code) for problem in problems if problem.where] == [
        ("kopie.yaml", "LC202"),
        ("lauf-2.yaml", "LC202"),
        ("zwei.yaml", "LC202"),
    ]
    assert all("/lauf.yaml“" in problem.message for problem in problems[:2])


def test_a_broken_file_does_not_drag_others_with_it(tmp_path: Path) -> None:
    """Where a file can't be read, only that is told, not every reference into it."""
    for name in ("modules/m1-anfang.yaml", "methods/gespraech.yaml", "kurse/kleiner-kurs.yaml", "modules/m2.yaml"):
        write(tmp_path, name, text_of(name))
    write(tmp_path, "methods/runde.yaml", "titel: [\n")
    write(tmp_path, "modules/v-extra.yaml", "id: v-extra\n")
    write(tmp_path, "profil/kernprofil.yaml", "")
    _, problems = build_curriculum([read_folder(tmp_path, eigen=False)])
    assert {problem.where.path for problem in problems if problem.where} == {
        "methods/runde.yaml",
        "modules/v-extra.yaml",
        "profil/kernprofil.yaml",
    }


def test_data_without_a_kernprofil_is_a_problem(tmp_path: Path) -> None:
    """An empty folder in the place of the shipped data does not pass."""
    _, problems = build_curriculum([read_folder(tmp_path, eigen=False)])
    assert [str(problem) for problem in problems] == [
        "profil/kernprofil.yaml:1:1: LC101 Das Kernprofil fehlt. Prüfen Sie den Pfad und die Rechte."
    ]


def test_problems_of_an_own_folder_reach_the_caller(tmp_path: Path) -> None:
    """Loading and checking tell the same problems of a Träger's folder over the shipped data."""
    write(tmp_path, "abgeschaltet.yaml", "module: [m77]\n")
    own = [problem for problem in check_curriculum([tmp_path]) if problem.code == "LC230"]
    assert len(own) == 1
    with pytest.raises(CurriculumError) as caught:
        load_curriculum([tmp_path])
    assert own[0] in caught.value.problems


def test_a_method_that_fits_nowhere_any_more_is_told_once_at_its_file(tmp_path: Path) -> None:
    """Dozens of Schritte that a longer method no longer fits into are one problem of the method, with the remedy."""
    text = (shipped_data() / "methods" / "blitzlicht.yaml").read_text("utf-8")
    write(tmp_path, "methods/blitzlicht.yaml", text.replace("aufbau_min: 1", "aufbau_min: 60"))
    told = [problem for problem in check_curriculum([tmp_path]) if problem.code == "LC217"]
    assert len(told) == 1
    assert told[0].where is not None
    assert (Path(told[0].where.path), told[0].where.line) == (tmp_path / "methods/blitzlicht.yaml", 11)
    assert "passt damit nicht in" in told[0].message
    assert "Modulen: f-auftakt-1/" in told[0].message
    assert "Minuten der Methode zurück" in (told[0].hint or "")


def test_own_schritte_that_are_too_short_are_told_one_by_one(tmp_path: Path) -> None:
    """A shipped method is not to blame for the Schritte of a Träger: each is told at its own place."""
    for name in ("f-auftakt", "f-stammtisch", "f-qualitaetszirkel", "f-reflexionsgespraech", "f-vernetzungstreffen"):
        text = (shipped_data() / "modules" / f"{name}.yaml").read_text("utf-8")
        write(tmp_path, f"modules/{name}.yaml", re.sub(r"minuten: {.*}", "minuten: {min: 5, typisch: 5, max: 5}", text))
    told = [problem for problem in check_curriculum([tmp_path]) if problem.code == "LC217"]
    assert len(told) > 5
    assert {problem.where.path.split("/")[-2] for problem in told if problem.where} == {"modules"}


def test_the_pattern_for_a_new_module_has_no_problems(tmp_path: Path) -> None:
    """Copied as it says, under the name of its id, the pattern is a module that can be planned."""
    text = (shipped_data() / "beispiele" / "modul.yaml").read_text("utf-8")
    write(tmp_path, "modules/v-mein-thema.yaml", text)
    assert "v-mein-thema" in load_curriculum([tmp_path]).planbare_kurse
