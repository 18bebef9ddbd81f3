"""The data that ships: it has no problems, its order on the disk does not matter, and each check can fail."""

import shutil
from pathlib import Path

import pytest
from faelle import DATEN, GRUND, WURZEL, grund_curriculum
from hypothesis import given, settings
from hypothesis import strategies as st

from lotsen_curriculum.loading import check_curriculum, places, shipped_data
from lotsen_curriculum.loading.bestand import Schicht, read_folder
from lotsen_curriculum.loading.curriculum import CHECKS, build_curriculum, read_shipped
from lotsen_curriculum.loading.kinds import ORDNER


def test_the_shipped_data_has_no_problems() -> None:
    """Every file is well formed, every reference resolves, all minutes agree, nothing lies idle."""
    problems = check_curriculum()
    assert not problems, "\n" + "\n".join(str(problem) for problem in problems)


def test_the_guard_saw_the_shipped_data() -> None:
    """The data that was checked is really there: all folders, eight modules and many methods."""
    read = read_shipped().eintraege
    assert set(read) == set(ORDNER.values())
    assert {f"m{number}" for number in range(1, 9)} <= {eintrag.wert.id for eintrag in read["modul"]}
    assert len(read["methode"]) >= 45
    assert len(read["kernprofil"][0].wert.elemente) == 23


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_shuffled_files_change_nothing(random: object) -> None:
    """In whatever order the files are read, the curriculum is the same, and so is the order in it."""
    shuffled = []
    for schicht in GRUND:
        entries = {art: list(eintraege) for art, eintraege in schicht.eintraege.items()}
        for eintraege in entries.values():
            random.shuffle(eintraege)  # type: ignore[attr-defined]  # hypothesis gives a Random
        shuffled.append(Schicht(entries))
    curriculum, problems = build_curriculum(shuffled)
    assert not problems
    assert curriculum is not None
    for name in ("module", "methoden", "kurse", "regelwerke"):
        assert list(getattr(curriculum, name).items()) == list(getattr(grund_curriculum(), name).items())


BOTH = ("methods/runde.yaml", "methods/gespraech.yaml")
MODULES = ("modules/m1-anfang.yaml", "modules/m2.yaml")


@pytest.mark.parametrize(
    ("names", "old", "new", "code", "said"),
    [
        (MODULES, "min: 15", "min: 13", "LC227", "„min“ ist 13"),
        (MODULES, "[gespraech, runde]", "[gespraech]", "LC223", "nur eine Methode"),
        (BOTH, "sprachniveau: A2", "sprachniveau: C1", "LC223", "B1"),
        (BOTH, "formen: [praesenz, online]", "formen: [praesenz]", "LC223", "online"),
        (BOTH, "max_personen: 30", "max_personen: 20", "LC223", "24 Personen"),
        (MODULES, "profilelemente: [k02]", "profilelemente: [k01]", "LC221", "„k02“ kommt in 0 Bausteinen"),
    ],
)
def test_shipped_data_must_be_better_than_valid(
    tmp_path: Path, names: tuple[str, ...], old: str, new: str, code: str, said: str
) -> None:
    """The shipped data keeps to the raster, leaves a choice, and covers the Kernprofil; a Träger's need not."""
    shutil.copytree(DATEN, tmp_path, dirs_exist_ok=True)
    for name in names:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new), encoding="utf-8")
    _, problems = build_curriculum([read_folder(tmp_path, eigen=False), GRUND[1]])
    assert any(problem.code == code and said in problem.message for problem in problems)
    _, own = build_curriculum([*GRUND, read_folder(tmp_path, eigen=True)])
    assert code not in {problem.code for problem in own}


def test_every_check_says_its_rule_in_its_first_line() -> None:
    """The tuple of checks reads as the table of contents: each has one sentence, and none stands twice."""
    assert len(set(CHECKS)) == len(CHECKS) >= 20
    for check in CHECKS:
        assert (check.__doc__ or "").splitlines()[0].endswith("."), check.__name__


def test_the_shipped_data_lies_in_this_checkout() -> None:
    """The folder that is read is the one of this checkout, with all data folders in it."""
    assert shipped_data() == WURZEL
    assert all((shipped_data() / ordner).is_dir() for ordner in ORDNER)


def test_without_a_checkout_the_data_lies_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package carries the data in `_data`, even where a folder `modules` lies two levels above it."""
    package = tmp_path / "lib" / "site-packages" / "lotsen_curriculum"
    (tmp_path / "lib" / "modules").mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", package)
    assert shipped_data() == package / "_data"
