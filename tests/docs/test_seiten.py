"""The pages tell the truth: commands run, outputs are today's, links lead somewhere, pictures show what is written."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from erzeugen.__main__ import page_today
from erzeugen.befehle import BEISPIELE, commands
from erzeugen.galerie import BILDER, TITEL, digest, documents, read_digests
from erzeugen.seiten import DOCS, WURZEL, Block, list_pages, parse_blocks
from mypy import api as mypy

from lotsen_curriculum.cli.argumente import build_parser

PAGES = list_pages()
SHOWN_ONLY = {"sh", "powershell"}
LANGUAGES = SHOWN_ONLY | {"console", "diff", "ini", "json", "python", "text", "yaml"}


def blocks(*sprachen: str) -> list[tuple[Path, Block]]:
    """All fenced blocks of all pages in these languages."""
    alle = [(pfad, block) for pfad in PAGES for block in parse_blocks(pfad.read_text("utf-8"))]
    return [(pfad, block) for pfad, block in alle if block.sprache in sprachen]


def name_of(pfad: Path) -> str:
    """A page as it is called in a report."""
    return str(pfad.relative_to(WURZEL))


def test_the_tests_see_the_pages() -> None:
    """There are pages of all four kinds, with many commands, and no block in a language that nobody looks at."""
    folders = {pfad.parent.name for pfad in PAGES}
    assert {"einstieg", "anleitungen", "nachschlagen", "erklaerungen", "adr"} <= folders
    assert len(blocks("console")) > 40
    assert len(blocks("python")) > 5
    fences = sum(pfad.read_text("utf-8").count("\n```") for pfad in PAGES)
    assert fences == 2 * len(blocks(*LANGUAGES)), "a block without a language, or in one that is unknown here"


@pytest.mark.parametrize("pfad", PAGES, ids=name_of)
def test_a_page_shows_what_happens_today(pfad: Path) -> None:
    """Every command and every Python block runs, and its output is the one on the page; else: make docs-neu."""
    assert page_today(pfad) == pfad.read_text("utf-8"), f"{name_of(pfad)} is not up to date: make docs-neu"


def test_blocks_that_are_only_shown_say_why_and_could_be_run() -> None:
    """What can't run in a test carries a reason, and its lotsen commands and make targets exist."""
    makefile = (WURZEL / "Makefile").read_text("utf-8")
    for pfad, block in blocks(*SHOWN_ONLY):
        assert block.art == "nur gezeigt", f"{name_of(pfad)}:{block.zeile}"
        assert len(block.angabe) > 5
        for zeile in block.text.splitlines():
            match shlex.split(zeile.replace("\\", "/"), comments=True):
                case ["lotsen", *args] if "--help" not in args and "--version" not in args:
                    build_parser().parse_args(args)
                case ["make", target]:
                    assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
                case _:
                    pass  # git, pip and the like


def test_yaml_and_json_blocks_can_be_read() -> None:
    """No block of data has a slip in its form; values may be wrong where a page shows what happens then."""
    for pfad, block in blocks("yaml", "json"):
        assert yaml.load(block.text, Loader=yaml.BaseLoader) is not None, f"{name_of(pfad)}:{block.zeile}"


def test_python_blocks_are_typed(tmp_path: Path) -> None:
    """The Python blocks of each page, one after another, pass the strict type checker, set as for the program."""
    scripts = []
    for pfad in PAGES:
        code = [block.text for block in parse_blocks(pfad.read_text("utf-8")) if block.sprache == "python"]
        if code:
            scripts.append(tmp_path / f"{pfad.parent.name}_{pfad.stem}.py".lower())
            scripts[-1].write_text("\n".join(code), "utf-8")
    assert scripts
    report, errors, exit_code = mypy.run(["--config-file", str(WURZEL / "pyproject.toml"), *map(str, scripts)])
    assert exit_code == 0, report + errors


def slug(heading: str) -> str:
    """The anchor of a heading, as GitHub and the site make it."""
    plain = re.sub(r"[`*]|\[(.*?)\]\(.*?\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", plain.lower().strip()).replace(" ", "-")


def anchors(pfad: Path) -> set[str]:
    """All anchors of a page."""
    text = re.sub(r"^```.*?^```$", "", pfad.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


@pytest.mark.parametrize("pfad", PAGES, ids=name_of)
def test_every_link_leads_somewhere(pfad: Path) -> None:
    """Each relative link names a file and, where it names one, a heading that exist."""
    text = re.sub(r"^```.*?^```$|`[^`\n]+`", "", pfad.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for ziel in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?://|mailto:", ziel):
            continue
        datei, _, anker = ziel.partition("#")
        gemeint = (pfad.parent / datei).resolve() if datei else pfad
        assert gemeint.exists(), f"{name_of(pfad)}: {ziel}"
        if anker:
            assert anker in anchors(gemeint), f"{name_of(pfad)}: {ziel}"


def test_every_page_can_be_reached() -> None:
    """Each page in docs is linked from another one, so that nobody has to know its name."""
    linked = set()
    for pfad in PAGES:
        for ziel in re.findall(r"\]\(([^)#\s]+\.md)", pfad.read_text("utf-8")):
            linked.add((pfad.parent / ziel).resolve())
    assert {pfad for pfad in PAGES if pfad.is_relative_to(DOCS)} - linked - {DOCS / "index.md"} == set()


def test_every_command_is_shown_with_an_example() -> None:
    """The page of commands leaves none out, and shows none that doesn't exist."""
    assert BEISPIELE.keys() == commands().keys()


def test_pictures_show_the_documents_of_today() -> None:
    """Each picture was made from the document that is written today; else: make docs-neu."""
    heute = documents()
    assert set(TITEL) == set(heute)
    assert {name: digest(name, document) for name, document in heute.items()} == read_digests(), "make docs-neu"
    assert {pfad.stem for pfad in BILDER.glob("*.png")} == set(TITEL)


def test_the_site_builds_strictly_and_searches_in_german(tmp_path: Path) -> None:
    """Sphinx takes every warning for an error; the search knows German word stems; nothing comes from a network."""
    befehl = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", str(DOCS), str(tmp_path)]
    result = subprocess.run(befehl, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "GermanStemmer" in (tmp_path / "_static" / "language_data.js").read_text("utf-8")
    start = (tmp_path / "index.html").read_text("utf-8")
    assert '<html class="no-js" lang="de"' in start
    assert not re.findall(r"Toggle |Skip to|On this page|Back to top|Made with", start)
    assert not re.findall(r'(?:src|href)="https?://[^"]*\.(?:js|css|woff2?)', start)
