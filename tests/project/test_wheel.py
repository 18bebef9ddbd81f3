"""What ships is tested: the wheel, in an environment of its own, away from the checkout, without a network."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ("modules", "methods", "profil", "kurse", "regelwerke", "beispiele")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from an sdist that was built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], check=True, capture_output=True
    )
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the unpacked wheel as an installer would lay it out."""
    folder = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def run_lotsen(installed: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Runs the command from the unpacked wheel in `folder`, with no proxy to a network and no checkout on the path."""
    environment = {key: value for key, value in os.environ.items() if "proxy" not in key.lower()}
    environment |= {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "lotsen_curriculum", *args]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_carries_the_same_data_as_the_checkout(installed: Path) -> None:
    """Every data file of the checkout is in the wheel, byte for byte, and no other."""
    shipped = installed / "lotsen_curriculum" / "_data"
    for name in DATA:
        ours = {path.relative_to(ROOT / name): path.read_bytes() for path in (ROOT / name).rglob("*.yaml")}
        theirs = {path.relative_to(shipped / name): path.read_bytes() for path in (shipped / name).rglob("*.yaml")}
        assert ours
        assert theirs == ours


def test_the_wheel_plans_the_example_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    """`lotsen neu` and `lotsen planen` work from the wheel in an empty folder."""
    new = run_lotsen(installed, tmp_path, "neu", "kurs")
    assert new.returncode == 0, new.stderr
    planned = run_lotsen(installed, tmp_path, "planen", "kurs/anfrage.yaml", "-o", "ausgabe")
    assert planned.returncode == 0, planned.stderr
    assert {path.name for path in (tmp_path / "ausgabe").iterdir()} == {
        "plan.json",
        "kalender.ics",
        "trainerplan.docx",
        "trainerplan.pdf",
        "agenda.docx",
        "agenda.pdf",
    }
    source = subprocess.run(
        [sys.executable, "-c", "import lotsen_curriculum; print(lotsen_curriculum.__file__)"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert source.stdout.startswith(str(installed))


def test_the_wheel_says_its_licences(wheel: Path) -> None:
    """The metadata names the licences of code, data and fonts, and the texts are inside."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = [name for name in names if name.endswith("METADATA")]
        text = archive.read(metadata).decode()
    assert "License-Expression: Apache-2.0 AND CC-BY-SA-4.0 AND OFL-1.1" in text
    assert any(name.endswith("licenses/LICENSES/CC-BY-SA-4.0.txt") for name in names)
