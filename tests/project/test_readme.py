"""The README tells the truth: its commands exist and its Python runs."""

import re
import subprocess
import sys
from pathlib import Path

from lotsen_curriculum.cli.argumente import build_parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def test_the_python_block_runs(tmp_path: Path) -> None:
    """The ten lines plan the example and write a PDF."""
    (code,) = blocks("python")
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    (tmp_path / "beispiele").symlink_to(ROOT / "beispiele")
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "2027-03-06" in result.stdout
    assert (tmp_path / "trainerplan.pdf").read_bytes().startswith(b"%PDF")


def test_every_make_target_exists() -> None:
    """Each `make …` of the README is a target of the Makefile."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"^make (\w+)$|`make (\w+)`", README, flags=re.MULTILINE))
    targets = {first or second for first, second in named}
    assert {"demo", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target


def test_every_command_can_be_parsed() -> None:
    """Each line `lotsen …` of the README is a command line that the program takes."""
    lines = [line for block in blocks("") for line in block.splitlines() if line.startswith("lotsen ")]
    assert len(lines) >= 2
    for line in lines:
        build_parser().parse_args(line.split()[1:])


def test_every_linked_file_exists() -> None:
    """Each relative link and each folder of the map leads somewhere."""
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
    for folder in re.findall(r"^\| `([\w./]+)`", README, flags=re.MULTILINE):
        assert (ROOT / folder).is_dir(), folder
