"""Runs the blocks of a page in a folder of its own, as a reader would, and gives the page with today's outputs."""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from erzeugen.seiten import WURZEL, Block, page_options, parse_blocks
from lotsen_curriculum.cli import main
from lotsen_curriculum.loading import curriculum, places

__all__ = ["Blockfehler", "normalise", "run_page"]

BESTAND = ("modules", "methods", "profil", "kurse", "regelwerke", "beispiele")
AUSLASSUNG = "…"


class Blockfehler(Exception):
    """A block of a page that doesn't do what the page says; names the line."""


@dataclass
class _Lauf:
    """What a page has done so far: its folder, the names of its Python blocks, and what the last of them printed."""

    ordner: Path
    klon: bool
    namen: dict[str, object] = field(default_factory=lambda: {"__name__": "__main__"})
    gedruckt: str = ""


def run_page(text: str, ordner: Path) -> str:
    """`text` with the outputs that its commands and Python blocks give today, run in the empty folder `ordner`.

    Raises:
        Blockfehler: Where a command ends with another exit code, or a change does not fit its file.
    """
    ausgang = page_options(text)
    _prepare(ordner, ausgang)
    lauf = _Lauf(ordner, klon=ausgang == "klon")
    teile: list[str] = []
    stelle = 0
    with contextlib.chdir(ordner):
        for block in parse_blocks(text):
            teile += [text[stelle : block.anfang], _run_block(block, lauf)]
            stelle = block.ende
    return "".join([*teile, text[stelle:]])


def normalise(text: str) -> str:
    """Output without what differs between machines and days: blanks at line ends, the folder, the time of day."""
    text = re.sub(r"^\d\d:\d\d:\d\d ", "12:00:00 ", text.replace(f"{Path.cwd()}/", ""), flags=re.MULTILINE)
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _prepare(ordner: Path, ausgang: str) -> None:
    if ausgang in {"beispiele", "klon"}:
        shutil.copytree(WURZEL / "beispiele", ordner / "beispiele")
    if ausgang == "klon":
        for name in (*BESTAND[:-1], "src"):
            shutil.copytree(WURZEL / name, ordner / name, ignore=shutil.ignore_patterns("__pycache__"))
        for befehl in ("init -q", "add modules methods", "commit -q -m Anfang"):
            _run_shell(f"git -c user.name=Muster -c user.email=muster@example.org {befehl}", ordner, klon=False)


def _run_block(block: Block, lauf: _Lauf) -> str:
    match block.sprache, block.art:
        case "console", _:
            return _run_console(block, lauf)
        case "python", _:
            lauf.gedruckt = _run_python(block, lauf)
        case _, "ausgabe":
            return lauf.gedruckt
        case _, "datei":
            pfad = lauf.ordner / block.angabe
            pfad.parent.mkdir(parents=True, exist_ok=True)
            pfad.write_text(block.text, "utf-8")
        case _, "anhaengen":
            with (lauf.ordner / block.angabe).open("a", encoding="utf-8") as datei:
                datei.write(block.text)
        case "diff", "aendern":
            _change(block, lauf.ordner / block.angabe)
        case _:
            pass  # a block that only shows something
    return block.text


def _change(block: Block, pfad: Path) -> None:
    zeilen = block.text.splitlines(keepends=True)
    alt = "".join(zeile[1:] for zeile in zeilen if zeile[0] in "- ")
    neu = "".join(zeile[1:] for zeile in zeilen if zeile[0] in "+ ")
    inhalt = pfad.read_text("utf-8")
    if inhalt.count(alt) != 1:
        raise Blockfehler(f"Zeile {block.zeile}: Das zu Ändernde steht {inhalt.count(alt)}-mal in {block.angabe}.")
    pfad.write_text(inhalt.replace(alt, neu), "utf-8")


def _run_console(block: Block, lauf: _Lauf) -> str:
    """The block with the outputs of its commands, cut as its comment says."""
    optionen = block.optionen if block.art == "lauf" else {}
    befehle = _commands(block)
    teile: list[str] = []
    for befehl in befehle:
        code, ausgabe = _run_command(befehl, lauf, tippt=optionen.get("tippt"))
        if code != int(optionen.get("ende", "0")):
            raise Blockfehler(f"Zeile {block.zeile}: „{befehl}“ endet mit {code}.\n{ausgabe}")
        zeilen = normalise(ausgabe).splitlines()
        teile += [f"$ {befehl}\n", _excerpt(zeilen, optionen if befehl == befehle[-1] else {})]
    return "".join(teile)


def _commands(block: Block) -> list[str]:
    return re.findall(r"^\$ ((?:.*\\\n)*.*)\n", block.text, re.MULTILINE)


def _excerpt(zeilen: list[str], optionen: Mapping[str, str]) -> str:
    """From the first line that holds `von` up to the next that holds `bis`; a mark stands for the rest, or for all."""
    if "zeigt" in optionen:
        return f"{AUSLASSUNG}\n"
    anfang = _find(zeilen, optionen["von"], 0) if "von" in optionen else 0
    ende = _find(zeilen, optionen["bis"], anfang + 1) if "bis" in optionen else len(zeilen)
    gezeigt = zeilen[anfang:ende]
    while gezeigt and not gezeigt[-1]:
        gezeigt.pop()
    vorn, hinten = [AUSLASSUNG] * bool(anfang), [AUSLASSUNG] * (ende < len(zeilen))
    return "".join(f"{zeile}\n" for zeile in [*vorn, *gezeigt, *hinten])


def _find(zeilen: list[str], gesucht: str, ab: int) -> int:
    for nummer in range(ab, len(zeilen)):
        if gesucht in zeilen[nummer]:
            return nummer
    raise Blockfehler(f"„{gesucht}“ steht nicht in der Ausgabe:\n" + "\n".join(zeilen))


def _run_command(befehl: str, lauf: _Lauf, *, tippt: str | None) -> tuple[int, str]:
    if befehl.startswith("lotsen ") and not re.search(r"[|>*&]", befehl):
        with _data_of(lauf):
            return _run_lotsen(shlex.split(befehl)[1:], tippt)
    return _run_shell(befehl, lauf.ordner, klon=lauf.klon)


@contextlib.contextmanager
def _data_of(lauf: _Lauf) -> Iterator[None]:
    """Inside, a clone's own data count, read anew by each command, without the cost of a process of its own."""
    if not lauf.klon:
        yield
        return
    with patch.object(places, "_PACKAGE", lauf.ordner / "src" / "lotsen_curriculum"):
        curriculum.read_shipped.cache_clear()
        yield
        curriculum.read_shipped.cache_clear()


class _Bildschirm(io.StringIO):
    """Takes what is printed; says that it is a terminal where somebody types."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


class _Fehlerstrom(io.StringIO):
    """Shows on the screen what is written to it, and is no terminal itself, so that no progress is shown."""

    def __init__(self, bildschirm: _Bildschirm) -> None:
        super().__init__()
        self._bildschirm = bildschirm

    def write(self, text: str, /) -> int:
        return self._bildschirm.write(text)


class _Tastatur(io.StringIO):
    """Gives the typed lines one by one and shows each on the screen, as a terminal does."""

    def __init__(self, zeilen: list[str], bildschirm: _Bildschirm) -> None:
        super().__init__("".join(f"{zeile}\n" for zeile in zeilen))
        self._bildschirm = bildschirm

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # StringIO gives text, its base bytes
        zeile = super().readline(-1 if size is None else size)
        self._bildschirm.write(zeile)
        return zeile


def _run_lotsen(argv: list[str], tippt: str | None) -> tuple[int, str]:
    bildschirm = _Bildschirm(terminal=tippt is not None)
    tastatur = io.StringIO() if tippt is None else _Tastatur(tippt.split("|"), bildschirm)
    eigene, sys.stdin = sys.stdin, tastatur
    spalten, os.environ["COLUMNS"] = os.environ.get("COLUMNS"), "80"
    try:
        with contextlib.redirect_stdout(bildschirm), contextlib.redirect_stderr(_Fehlerstrom(bildschirm)):
            return main(argv), bildschirm.getvalue()
    finally:
        sys.stdin = eigene
        del os.environ["COLUMNS"]
        if spalten is not None:
            os.environ["COLUMNS"] = spalten


def _run_shell(befehl: str, ordner: Path, *, klon: bool) -> tuple[int, str]:
    umgebung = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "GIT_PAGER": "cat",
        "LC_ALL": "C.UTF-8",
    }
    if klon:
        umgebung["PYTHONPATH"] = str(ordner / "src")
    result = subprocess.run(
        ["bash", "-c", befehl],
        cwd=ordner,
        env=umgebung,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout


def _run_python(block: Block, lauf: _Lauf) -> str:
    bildschirm = io.StringIO()
    code = compile("\n" * (block.zeile - 1) + block.text, f"Zeile {block.zeile}", "exec")
    with contextlib.redirect_stdout(bildschirm):
        exec(code, lauf.namen)
    return normalise(bildschirm.getvalue())
