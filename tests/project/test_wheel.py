"""What ships is tested: the wheel, in an environment of its own, away from the checkout, without a network."""

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from email.message import Message
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DATA = ("modules", "methods", "profil", "kurse", "regelwerke", "beispiele")


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an sdist that was built from the checkout, and a wheel that was built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], check=True, capture_output=True
    )
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    """The wheel."""
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the wheel alone, without asking a network."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(folder)]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    return folder


def run_lotsen(installed: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed command in `folder`, with no proxy to a network and no checkout on the path."""
    environment = {key: value for key, value in os.environ.items() if "proxy" not in key.lower()}
    environment |= {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, str(installed / "bin" / "lotsen"), *args]
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


def metadata_of(wheel: Path) -> "Message[str, str]":
    """What an index would show of the package."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return message_from_string(archive.read(name).decode())


def test_the_metadata_say_what_the_package_is(wheel: Path) -> None:
    """Summary, authors, keywords, classifiers and the README as description; no address that does not exist."""
    metadata = metadata_of(wheel)
    assert metadata["Name"] == "lotsen_curriculum"
    assert metadata["Version"] == PROJECT["version"]
    assert 40 < len(metadata["Summary"]) < 200
    assert metadata["Author"]
    assert metadata["Requires-Python"] == ">=3.11"
    assert len(metadata["Keywords"].split(",")) >= 5
    classifiers = metadata.get_all("Classifier", [])
    for group in ("Development Status", "Intended Audience", "Natural Language", "Programming Language", "Topic"):
        assert any(classifier.startswith(f"{group} :: ") for classifier in classifiers), group
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert (ROOT / "README.md").read_text("utf-8").strip() == str(metadata.get_payload()).strip()
    assert metadata.get_all("Project-URL", []) == [f"{k}, {v}" for k, v in PROJECT.get("urls", {}).items()]


def test_the_wheel_says_its_licences(wheel: Path) -> None:
    """The metadata name the licences of code, data and all that others made, and all their texts are inside."""
    metadata = metadata_of(wheel)
    assert metadata["License-Expression"] == "Apache-2.0 AND CC-BY-SA-4.0 AND MIT AND OFL-1.1 AND Zlib"
    with zipfile.ZipFile(wheel) as archive:
        inside = {name.partition("/licenses/")[2]: archive.read(name) for name in archive.namelist()}
    files = metadata.get_all("License-File", [])
    assert {Path(file).name for file in files} == {
        "LICENSE", "Apache-2.0.txt", "CC-BY-SA-4.0.txt", "MIT.txt", "OFL.txt", "sRGB.txt"
    }  # fmt: skip
    for file in files:
        assert inside[file] == (ROOT / file).read_bytes()
        assert Path(file).name in inside["LICENSE"].decode() or file == "LICENSE"


def test_the_sdist_has_what_building_and_testing_need(dist: Path) -> None:
    """Sources, data, tests, docs and build files are in it, and nothing that was made from them."""
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"PKG-INFO", "README.md", "LICENSE", "CITATION.cff", "CHANGELOG.md", "Makefile", "docs/conf.py"} <= names
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "modules").glob("*.yaml")} <= names
    assert "tests/project/test_wheel.py" in names
    assert not [name for name in names if re.match(r"(ausgabe|dist|\.venv|\.git)/|.*(\.pyc|\.sqlite)$", name)]


def test_every_library_that_is_imported_is_declared() -> None:
    """What the code imports comes from Python itself or from a dependency; each dependency is used."""
    imported: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"lotsen_curriculum"}
    homes = packages_distributions()
    used = {normal(home) for name in foreign for home in homes[name]}
    for_users = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["saison"]]
    declared = {normal(re.split(r"[<>=\[ ]", dependency)[0]) for dependency in for_users}
    data_only = {"tzdata"}  # calendars need its time zones where the system has none
    brought_along = {"annotated-types", "pydantic-core", "typing-extensions"}  # by pydantic, which names their range
    assert used - brought_along == declared - data_only


def normal(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
