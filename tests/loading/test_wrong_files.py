"""Each wrong file of `fehler/` gives exactly the problems that stand beside it."""

import difflib
import os
import re
from pathlib import Path

import pytest
from faelle import HIER, problems_of

from lotsen_curriculum.loading import CODES

FEHLER = HIER / "fehler"
CASES = sorted(path for path in FEHLER.iterdir() if path.suffix in {".yaml", ".json"})
ACCEPT = "LOTSEN_ANNEHMEN"
ENGLISH = re.compile(
    r"\b(input|should|field|required|valid|error|expected|value|none|true or|found|while|mapping|string|type)\b", re.I
)


def target_of(content: bytes, case: Path) -> Path:
    """Where a case is laid: the place that its comment names, else the file of an Anfrage or a plan."""
    named = re.search(rb"# Datei: (\S+)", content)
    return Path(named[1].decode() if named else "plan.json" if case.suffix == ".json" else "anfrage.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_wrong_file_gives_the_expected_problems(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problems of a wrong file are those that are written beside it, word for word, each with a place in it."""
    monkeypatch.chdir(tmp_path)
    content = case.read_bytes()
    target = target_of(content, case)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    got = "".join(f"{problem}\n" for problem in problems_of(target))
    beside = case.with_suffix(".erwartet.txt")
    if os.environ.get(ACCEPT):
        beside.write_text(got, encoding="utf-8")
    expected = beside.read_text(encoding="utf-8") if beside.exists() else ""
    if got != expected:
        diff = "".join(difflib.unified_diff(expected.splitlines(True), got.splitlines(True), "erwartet", "jetzt"))
        pytest.fail(f"{diff}\nRight as it is now? {ACCEPT}=1 .venv/bin/pytest {Path(__file__).name}", pytrace=False)


def test_there_are_enough_cases_and_each_has_a_problem() -> None:
    """The folder holds at least 45 pairs, and no case is fine."""
    assert len(CASES) >= 45
    for case in CASES:
        assert case.with_suffix(".erwartet.txt").read_text(encoding="utf-8").strip(), f"{case.name} has no problem"


def test_expected_problems_are_german_and_have_a_place() -> None:
    """No line carries a library's English, and each begins with file, line, column and a known code."""
    for case in CASES:
        for line in case.with_suffix(".erwartet.txt").read_text(encoding="utf-8").splitlines():
            assert not ENGLISH.search(re.sub("„[^“]*“", "", line)), f"{case.name}: {line}"
            found = re.match(r"\S+:\d+:\d+: (LC\d{3}) ", line)
            assert found is not None, f"{case.name}: {line}"
            assert found[1] in CODES


def test_nearly_every_code_has_a_case() -> None:
    """The cases show every code of the registry, but for those that need a folder, a plan or all of the data."""
    shown = {code for case in CASES for code in re.findall(r"LC\d{3}", case.with_suffix(".erwartet.txt").read_text())}
    elsewhere = {"LC101", "LC111", "LC130", "LC133", "LC221", "LC223", "LC227", "LC234"}
    elsewhere |= {"LC260", "LC261", "LC262", "LC263", "LC264"}
    assert {code for code in CODES if code < "LC3"} - shown <= elsewhere
