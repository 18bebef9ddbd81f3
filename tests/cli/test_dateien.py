"""Files are written all or not at all, and what was there before is never lost."""

from pathlib import Path

import pytest

from lotsen_curriculum.cli.dateien import write_dateien
from lotsen_curriculum.problems import CurriculumError


def test_files_are_written_with_their_content(tmp_path: Path) -> None:
    """All files get their names and bytes, the folder is made, and nothing else stays behind."""
    ordner = tmp_path / "neu" / "tief"
    assert write_dateien(ordner, {"a.txt": b"A", "b.txt": b"B"}) == (ordner / "a.txt", ordner / "b.txt")
    assert {path.name: path.read_bytes() for path in ordner.iterdir()} == {"a.txt": b"A", "b.txt": b"B"}


def test_existing_files_are_replaced(tmp_path: Path) -> None:
    """A second writing takes the place of the first."""
    write_dateien(tmp_path, {"a.txt": b"alt"})
    write_dateien(tmp_path, {"a.txt": b"neu"})
    assert (tmp_path / "a.txt").read_bytes() == b"neu"


def test_a_failure_in_the_middle_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """Where the second file can't be written (a folder has its name), the first keeps its old content."""
    (tmp_path / "a.txt").write_bytes(b"alt")
    (tmp_path / "b" / "kind").mkdir(parents=True)
    with pytest.raises(CurriculumError) as caught:
        write_dateien(tmp_path / "a.txt", {"c.txt": b"C"})
    assert [problem.code for problem in caught.value.problems] == ["LC491"]
    assert (tmp_path / "a.txt").read_bytes() == b"alt"


def test_no_temporary_file_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk at the second file is told with a remedy, and the folder looks as before."""
    (tmp_path / "a.txt").write_bytes(b"alt")
    writes = iter([None, OSError(28, "No space left on device")])

    def fsync(_: int) -> None:
        outcome = next(writes)
        if outcome is not None:
            raise outcome

    monkeypatch.setattr("lotsen_curriculum.cli.dateien.os.fsync", fsync)
    with pytest.raises(CurriculumError, match=r"LC491 .* lässt sich nicht schreiben. Der Datenträger ist voll"):
        write_dateien(tmp_path, {"a.txt": b"neu", "b.txt": b"B"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"alt"}
