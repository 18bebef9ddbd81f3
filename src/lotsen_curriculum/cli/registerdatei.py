"""Where the register and its key lie, and how the key comes into being: once, by chance, for its owner's eyes only."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lotsen_curriculum.certificates.codes import CODES
from lotsen_curriculum.certificates.register import Register, open_register
from lotsen_curriculum.cli.dateien import grund_of
from lotsen_curriculum.problems import CurriculumError, Problem

__all__ = ["open_ohne_schluessel", "open_registerdatei"]

_ANFANG = b"SQLite format 3\0"
_ZEICHEN = 64
_VERSUCHE = 40


@contextmanager
def open_registerdatei(pfad: Path, *, anlegen: bool, schluessel: Path | None = None) -> Iterator[Register]:
    """The register at `pfad` with the key in `schluessel`, else in the file beside it (`register.schluessel`).

    Raises:
        CurriculumError: LC530 where there is no register and none is to be made, or another file, LC531 where the key
            is missing or another one, and what `open_register` raises.
    """
    if not anlegen:
        _check_there(pfad)
    schluessel = schluessel or pfad.with_suffix(".schluessel")
    if not schluessel.exists():
        if pfad.exists():
            _check_is_register(pfad)
            raise _problem("LC531", f"Zum Register „{pfad}“ fehlt der Schlüssel „{schluessel}“.")
        _make_schluessel(schluessel)
    with open_register(pfad, _read_schluessel(schluessel)) as register:
        yield register


@contextmanager
def open_ohne_schluessel(pfad: Path) -> Iterator[Register]:
    """The register at `pfad` for what goes by numbers alone. Raises as `open_registerdatei` does, but for the key."""
    _check_there(pfad)
    _check_is_register(pfad)
    with open_register(pfad, None) as register:
        yield register


def _check_there(pfad: Path) -> None:
    if not pfad.exists():
        raise _problem("LC530", f"Das Register „{pfad}“ gibt es nicht.")


def _check_is_register(pfad: Path) -> None:
    """Raises LC530 where the file begins as no register does: then a key would not help."""
    with suppress(OSError), pfad.open("rb") as datei:
        if datei.read(len(_ANFANG)) == _ANFANG:
            return
    raise _problem("LC530", f"„{pfad}“ ist kein Register.")


def _make_schluessel(pfad: Path) -> None:
    """Writes a new key; where another process was faster, its key stands."""
    try:
        pfad.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(pfad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    except OSError as fehler:
        raise _problem("LC530", f"„{pfad}“ lässt sich nicht schreiben: {grund_of(fehler)}") from fehler
    with os.fdopen(handle, "w", encoding="ascii") as datei:
        datei.write(secrets.token_hex(_ZEICHEN // 2))


def _read_schluessel(pfad: Path) -> bytes:
    """The key; waits a moment for a process that is just writing it."""
    for _ in range(_VERSUCHE):
        text = pfad.read_text(encoding="ascii", errors="replace").strip()
        if len(text) == _ZEICHEN:
            return text.encode()
        time.sleep(0.05)
    raise _problem("LC531", f"„{pfad}“ ist kein Schlüssel.")


def _problem(code: str, message: str) -> CurriculumError:
    return CurriculumError([Problem(code, message, hint=CODES[code][1])])
