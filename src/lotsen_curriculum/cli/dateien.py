"""Writing files so that nothing is ever lost or half-written: all of a set, or none."""

import contextlib
import errno
import io
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["grund_of", "is_voll", "open_atomar", "remove_leftovers", "write_atomar", "write_dateien", "zip_dateien"]

_TEIL = ".teil"
_HINT = (
    "Schließen Sie offene Dateien oder geben Sie mit -o einen anderen Ordner an; an den vorhandenen Dateien hat "
    "sich nichts geändert."
)
_VERGESSEN_S = 3600
"""Seconds after which a half-written file belongs to nobody any more."""


def write_dateien(ordner: Path, dateien: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes `dateien` (name to content) into `ordner` and gives their paths.

    Every file is first written beside its place; only when all are complete they take their names. Where one can't (it
    is open in another program), those before it get their old content back: all of the set changes, or nothing.

    Raises:
        CurriculumError: LC491 where the folder or a file can't be written.
    """
    fertig: list[tuple[Path, Path]] = []
    try:
        ordner.mkdir(parents=True, exist_ok=True)
        for name, inhalt in dateien.items():
            fertig.append((_write_beside(ordner, name, inhalt), ordner / name))
        _exchange(fertig)
    except OSError as fehler:
        for vorlaeufig, _ in fertig:
            with contextlib.suppress(OSError):
                vorlaeufig.unlink(missing_ok=True)
        raise CurriculumError([_write_problem(ordner, fehler)]) from fehler
    return tuple(ziel for _, ziel in fertig)


def _exchange(fertig: Sequence[tuple[Path, Path]]) -> None:
    """Gives complete files their names; where that fails, those before get back what they had. Raises OSError."""
    ersetzt: list[tuple[Path, Path | None]] = []
    alt: Path | None = None
    try:
        for vorlaeufig, ziel in fertig:
            alt = _keep(ziel)
            vorlaeufig.replace(ziel)
            ersetzt.append((ziel, alt))
    except OSError:
        for ziel, vorher in reversed(ersetzt):
            with contextlib.suppress(OSError):
                vorher.replace(ziel) if vorher else ziel.unlink()
        raise
    finally:
        for rest in filter(None, (alt, *(vorher for _, vorher in ersetzt))):
            with contextlib.suppress(OSError):
                rest.unlink(missing_ok=True)


def _keep(ziel: Path) -> Path | None:
    """A second name for what a file holds now, or a copy where the disk knows no second names; None without a file."""
    if not ziel.is_file():
        return None
    alt = ziel.with_name(f".{ziel.name}.{os.getpid()}.alt{_TEIL}")
    try:
        os.link(ziel, alt)
    except OSError:
        write_atomar(alt, ziel.read_bytes())
    return alt


def zip_dateien(dateien: Mapping[str, bytes]) -> bytes:
    """A zip file of `dateien`; the same files give the same bytes."""
    puffer = io.BytesIO()
    with zipfile.ZipFile(puffer, "w", zipfile.ZIP_DEFLATED) as archiv:
        for name, inhalt in dateien.items():
            archiv.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), inhalt, zipfile.ZIP_DEFLATED)
    return puffer.getvalue()


def write_atomar(ziel: Path, inhalt: bytes) -> None:
    """Writes one file of many: whoever looks sees the old file or the whole new one. Raises OSError.

    Why without waiting for the disk: a batch has thousands of files and can be run again.
    """
    with open_atomar(ziel) as datei:
        datei.write(inhalt)


@contextlib.contextmanager
def open_atomar(ziel: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its name when the block ends well, and vanishes when it doesn't."""
    vorlaeufig = ziel.with_name(f".{ziel.name}.{os.getpid()}{_TEIL}")
    try:
        with vorlaeufig.open("wb") as datei:
            yield datei
        vorlaeufig.replace(ziel)
    except BaseException:
        with contextlib.suppress(OSError):
            vorlaeufig.unlink(missing_ok=True)
        raise


def remove_leftovers(ordner: Path, jetzt: float) -> None:
    """Removes what a killed run left half-written an hour ago or earlier; `jetzt` in seconds since 1970."""
    for pfad in ordner.glob(f".*{_TEIL}"):
        with contextlib.suppress(OSError):
            if jetzt - pfad.stat().st_mtime > _VERGESSEN_S:
                pfad.unlink()


def _write_beside(ordner: Path, name: str, inhalt: bytes) -> Path:
    handle, pfad = tempfile.mkstemp(prefix=f".{name}.", dir=ordner)
    try:
        with os.fdopen(handle, "wb") as datei:
            datei.write(inhalt)
            datei.flush()
            os.fsync(datei.fileno())
        Path(pfad).chmod(0o644)
    except OSError:
        Path(pfad).unlink(missing_ok=True)
        raise
    return Path(pfad)


def is_voll(fehler: BaseException) -> bool:
    """Whether there was no room left to write."""
    return isinstance(fehler, OSError) and fehler.errno in (errno.ENOSPC, errno.EDQUOT)


def grund_of(fehler: OSError) -> str:
    """Why the system refused to read or write, as a German sentence."""
    by_number = {
        errno.ENOSPC: "Der Datenträger ist voll.",
        errno.EDQUOT: "Der Datenträger ist voll.",
        errno.EROFS: "Der Datenträger ist schreibgeschützt.",
        errno.ENAMETOOLONG: "Der Pfad ist zu lang.",
        errno.ENOTDIR: "Das ist kein Ordner.",
        errno.EEXIST: "Dort liegt schon eine Datei mit diesem Namen.",
        errno.EISDIR: "Dort liegt ein Ordner mit dem Namen der Datei.",
        errno.ENOENT: "Die Datei oder ihren Ordner gibt es nicht.",
    }
    if isinstance(fehler, PermissionError):
        wer = f"„{Path(str(fehler.filename2)).name}“" if fehler.filename2 else "eine der Dateien"
        return f"Dafür fehlt die Berechtigung, oder {wer} ist noch in einem anderen Programm offen."
    return by_number.get(fehler.errno or 0, f"Das System meldet: {fehler.strerror or fehler}.")


def _write_problem(ordner: Path, fehler: OSError) -> Problem:
    return Problem("LC491", f"In den Ordner „{ordner}“ lässt sich nicht schreiben. {grund_of(fehler)}", hint=_HINT)
