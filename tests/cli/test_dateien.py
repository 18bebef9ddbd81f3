"""Files are written all or not at all, and what was there before is never lost."""

import errno
import os
from pathlib import Path

import pytest

from lotsen_curriculum.cli.dateien import grund_of, open_atomar, remove_leftovers, write_atomar, write_dateien
from lotsen_curriculum.problems import CurriculumError


def inhalt(ordner: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files too."""
    return {path.name: path.read_bytes() for path in ordner.iterdir()}


def test_files_are_written_with_their_content(tmp_path: Path) -> None:
    """All files get their names and bytes, the folder is made, and nothing else stays behind."""
    ordner = tmp_path / "neu" / "tief"
    assert write_dateien(ordner, {"a.txt": b"A", "b.txt": b"B"}) == (ordner / "a.txt", ordner / "b.txt")
    assert inhalt(ordner) == {"a.txt": b"A", "b.txt": b"B"}


@pytest.mark.parametrize("links", [True, False], ids=["disk with second names", "disk without"])
def test_existing_files_are_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    """A second writing takes the place of the first, and nothing is left of the old content."""
    if not links:
        monkeypatch.delattr(os, "link")
        monkeypatch.setattr(os, "link", _refuse, raising=False)
    write_dateien(tmp_path, {"a.txt": b"alt", "b.txt": b"alt"})
    write_dateien(tmp_path, {"a.txt": b"neu", "b.txt": b"neu"})
    assert inhalt(tmp_path) == {"a.txt": b"neu", "b.txt": b"neu"}


def _refuse(*_: object) -> None:
    raise OSError(errno.EOPNOTSUPP, "Operation not supported")


@pytest.mark.parametrize("links", [True, False], ids=["disk with second names", "disk without"])
def test_a_file_that_is_open_elsewhere_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """On Windows a file that Word has open can't be replaced: those before it get back what they had, it is named."""
    if not links:
        monkeypatch.setattr(os, "link", _refuse)
    write_dateien(tmp_path, {"a.docx": b"alt", "b.docx": b"alt"})
    echt = os.replace

    def replace(von: Path, nach: Path) -> None:
        if Path(nach).name == "b.docx":
            raise PermissionError(errno.EACCES, "Access is denied", str(von), None, str(nach))
        echt(von, nach)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(
        CurriculumError, match=r"LC491 .*oder „b.docx“ ist noch in einem anderen Programm offen"
    ) as caught:
        write_dateien(tmp_path, {"neu.docx": b"N", "a.docx": b"neu", "b.docx": b"neu", "c.docx": b"neu"})
    assert inhalt(tmp_path) == {"a.docx": b"alt", "b.docx": b"alt"}
    assert "Schließen Sie offene Dateien" in str(caught.value.problems[0].hint)


def test_a_folder_in_the_place_of_a_file_changes_nothing(tmp_path: Path) -> None:
    """Where the second file can't be written (a folder has its name), the first keeps its old content."""
    (tmp_path / "a.txt").write_bytes(b"alt")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(CurriculumError, match=r"LC491 .*Dort liegt ein Ordner mit dem Namen der Datei"):
        write_dateien(tmp_path, {"a.txt": b"neu", "b.txt": b"neu"})
    assert (tmp_path / "a.txt").read_bytes() == b"alt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """What should be a folder is a file: a problem, and the file stays."""
    (tmp_path / "a.txt").write_bytes(b"alt")
    with pytest.raises(CurriculumError, match="LC491"):
        write_dateien(tmp_path / "a.txt", {"c.txt": b"C"})
    assert (tmp_path / "a.txt").read_bytes() == b"alt"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    """A read-only folder is a problem that says so; nothing in it changes."""
    (tmp_path / "a.txt").write_bytes(b"alt")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CurriculumError, match=r"LC491 .*Dafür fehlt die Berechtigung"):
            write_dateien(tmp_path, {"a.txt": b"neu"})
    finally:
        tmp_path.chmod(0o700)
    assert inhalt(tmp_path) == {"a.txt": b"alt"}


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk at the second file is told with a remedy, and the folder looks as before."""
    (tmp_path / "a.txt").write_bytes(b"alt")
    writes = iter([None, OSError(errno.ENOSPC, "No space left on device")])

    def fsync(_: int) -> None:
        outcome = next(writes)
        if outcome is not None:
            raise outcome

    monkeypatch.setattr("lotsen_curriculum.cli.dateien.os.fsync", fsync)
    with pytest.raises(CurriculumError, match=r"LC491 .* lässt sich nicht schreiben. Der Datenträger ist voll"):
        write_dateien(tmp_path, {"a.txt": b"neu", "b.txt": b"B"})
    assert inhalt(tmp_path) == {"a.txt": b"alt"}


def test_a_full_disk_while_the_old_is_kept_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk knows no second names and has no room for a copy, the first file gets its old content back."""
    write_dateien(tmp_path, {"a.txt": b"alt", "b.txt": b"alt"})
    monkeypatch.setattr(os, "link", _refuse)
    echt = write_atomar

    def write(ziel: Path, daten: bytes) -> None:
        if "b.txt" in ziel.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        echt(ziel, daten)

    monkeypatch.setattr("lotsen_curriculum.cli.dateien.write_atomar", write)
    with pytest.raises(CurriculumError, match="Datenträger ist voll"):
        write_dateien(tmp_path, {"a.txt": b"neu", "b.txt": b"neu"})
    assert inhalt(tmp_path) == {"a.txt": b"alt", "b.txt": b"alt"}


def test_an_atomic_file_vanishes_where_its_writing_fails(tmp_path: Path) -> None:
    """What was there stays; nothing half-written remains, whatever broke off the writing."""
    ziel = tmp_path / "a.pdf"
    write_atomar(ziel, b"alt")

    def break_off() -> None:
        with open_atomar(ziel) as datei:
            datei.write(b"halb")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert inhalt(tmp_path) == {"a.pdf": b"alt"}


def test_old_leftovers_are_removed_and_fresh_ones_stay(tmp_path: Path) -> None:
    """What a killed run left an hour ago goes; what another run may be writing now stays."""
    alt, frisch, fremd = (tmp_path / name for name in (".a.pdf.1.teil", ".b.pdf.2.teil", "c.teil"))
    for pfad, wann in ((alt, 1000), (frisch, 9000), (fremd, 1000)):
        pfad.write_bytes(b"x")
        os.utime(pfad, (wann, wann))
    remove_leftovers(tmp_path, 10_000)
    assert sorted(inhalt(tmp_path)) == [".b.pdf.2.teil", "c.teil"]


@pytest.mark.parametrize(
    ("fehler", "satz"),
    [
        (OSError(errno.EROFS, "x"), "schreibgeschützt"),
        (OSError(errno.ENAMETOOLONG, "x"), "Der Pfad ist zu lang."),
        (FileNotFoundError(errno.ENOENT, "x"), "gibt es nicht"),
        (PermissionError(errno.EACCES, "x", "a"), "Berechtigung, oder eine der Dateien"),
        (OSError(errno.EIO, "Input/output error"), "Das System meldet: Input/output error."),
    ],
)
def test_reasons_are_german(fehler: OSError, satz: str) -> None:
    """What the system reports comes as a German sentence; only what is rare in its own words."""
    assert satz in grund_of(fehler)
