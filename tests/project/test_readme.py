"""The README as the front door: short, and its map is right. What its blocks do is tested with all other pages."""

import re
from pathlib import Path

from erzeugen.seiten import parse_blocks

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_python_block_has_ten_lines_at_most() -> None:
    """Loading, planning, looking and writing fit into ten lines."""
    (block,) = [block for block in parse_blocks(README) if block.sprache == "python"]
    assert len([line for line in block.text.splitlines() if line.strip()]) <= 10


def test_the_two_commands_come_first() -> None:
    """Whoever opens the README sees `make demo` and `make test` before any other command."""
    first = parse_blocks(README)[0]
    assert first.text.splitlines() == ["make demo", "make test"]


def test_every_folder_of_the_map_exists() -> None:
    """Each folder in the table of folders is there."""
    rows = re.findall(r"^\| ((?:`[\w./]+/`(?:, )?)+) \|", README, flags=re.MULTILINE)
    folders = [folder for row in rows for folder in re.findall(r"`([^`]+)`", row)]
    assert len(folders) >= 9
    for folder in folders:
        assert (ROOT / folder).is_dir(), folder
