"""The pages tell the truth: commands run, outputs are today's, links lead somewhere, pictures show what is written."""

import ast
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from erzeugen import __main__ as erzeugen_main
from erzeugen import docstrings, entstehung, galerie, pruefung, seiten, verweise
from erzeugen.pruefung import CHECKS, PAGE_CHECKS
from erzeugen.seiten import DOCS, WURZEL, Block, list_pages, name_of, parse_blocks
from mypy import api as mypy

from lotsen_curriculum.cli.argumente import build_parser

PAGES = list_pages()
SHOWN_ONLY = {"sh", "powershell"}
LANGUAGES = SHOWN_ONLY | {"console", "diff", "ini", "json", "python", "text", "yaml"}


def blocks(*sprachen: str) -> list[tuple[Path, Block]]:
    """All fenced blocks of all pages in these languages."""
    alle = [(pfad, block) for pfad in PAGES for block in parse_blocks(pfad.read_text("utf-8"))]
    return [(pfad, block) for pfad, block in alle if block.sprache in sprachen]


def test_the_tests_see_the_pages() -> None:
    """There are pages of all four kinds, with many commands, and no block in a language that nobody looks at."""
    folders = {pfad.parent.name for pfad in PAGES}
    assert {"einstieg", "anleitungen", "nachschlagen", "erklaerungen", "adr"} <= folders
    assert len(blocks("console")) > 40
    assert len(blocks("python")) > 5
    fences = sum(pfad.read_text("utf-8").count("\n```") for pfad in PAGES)
    assert fences == 2 * len(blocks(*LANGUAGES)), "a block without a language, or in one that is unknown here"


@pytest.mark.parametrize("pfad", PAGES, ids=name_of)
@pytest.mark.parametrize("check", PAGE_CHECKS, ids=lambda check: str(check.__name__))
def test_a_page_is_as_it_should_be(check: Callable[[Path], list[str]], pfad: Path) -> None:
    """Each link leads somewhere; each command and Python block gives the output on the page; else: make docs-neu."""
    assert check(pfad) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.__name__))
def test_the_documentation_is_whole(check: Callable[[], list[str]]) -> None:
    """What `make docs` asks of all of it: names, codes, commands, pages that can be reached, pictures."""
    assert check() == []


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


def test_the_file_of_each_block_can_be_seen() -> None:
    """Who reads a page as it is finds the name of the file that a block belongs into in the same part of the page."""
    for pfad in PAGES:
        text = pfad.read_text("utf-8")
        headings = [0, *(match.start() for match in re.finditer(r"^## ", text, re.MULTILINE)), len(text)]
        for block in parse_blocks(text):
            if block.art in {"datei", "anhaengen", "aendern"}:
                start = max(place for place in headings if place <= block.anfang)
                part = text[start : min(place for place in headings if place > block.anfang)]
                seen = re.sub(r"<!--.*?-->", "", part, flags=re.DOTALL)
                assert Path(block.angabe).name in seen, f"{name_of(pfad)}:{block.zeile}: {block.angabe}"


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


def test_make_docs_fails_where_something_is_not_as_it_should_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command that `make docs` runs first tells each finding and ends with 1; without any it ends with 0."""
    recipe = (WURZEL / "Makefile").read_text("utf-8").partition("\ndocs:")[2].partition("\n\n")[0]
    assert recipe.index("-m erzeugen --pruefen") < recipe.index("sphinx-build")
    monkeypatch.setattr(pruefung, "CHECKS", (lambda: ["eines"], list))
    monkeypatch.setattr(pruefung, "PAGE_CHECKS", ())
    assert erzeugen_main.main(["--pruefen"]) == 1
    assert capsys.readouterr().err == "eines\n"
    monkeypatch.setattr(pruefung, "CHECKS", ())
    assert erzeugen_main.main(["--pruefen"]) == 0


def test_the_checks_of_a_page_see_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link to nowhere, a heading that is not there, an output of yesterday and a command that fails are found."""
    start, pfad = tmp_path / "index.md", tmp_path / "probe.md"
    for modul in (seiten, entstehung):
        monkeypatch.setattr(modul, "WURZEL", tmp_path)
    monkeypatch.setattr(verweise, "DOCS", tmp_path)
    monkeypatch.setattr(verweise, "list_pages", lambda: [start, pfad])
    start.write_text("# Start\n", "utf-8")
    pfad.write_text(
        "# Probe\n\n[a](nirgends.md) [b](index.md#weg) [c](#probe) [d](index.md#start)\n\n"
        "```console\n$ lotsen --version\nlotsen 0.0.0\n```\n",
        "utf-8",
    )
    assert [line.split()[1] for line in verweise.broken_links(pfad)] == ["nirgends.md", "index.md#weg"]
    assert verweise.unreachable_pages() == ["probe.md: keine Seite verweist darauf"]
    stale = pruefung.stale_outputs(pfad)
    assert "make docs-neu" in stale[0]
    assert "-lotsen 0.0.0" in stale
    pfad.write_text("```console\n$ lotsen quatsch\n```\n", "utf-8")
    assert "„lotsen quatsch“ endet mit 2" in pruefung.stale_outputs(pfad)[0]


def test_a_picture_of_yesterday_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a document has changed, its picture is named."""
    monkeypatch.setattr(pruefung, "documents", dict)
    assert pruefung.outdated_pictures() == [f"docs/bilder/{name}.png: make docs-neu" for name in sorted(galerie.TITEL)]


def test_silent_docstrings_are_seen() -> None:
    """A number without a unit, a function that raises and doesn't say so, and a missing docstring are found."""
    source = (
        'def a(breite: int) -> None:\n    """Does."""\n'
        'def b(breite_mm: int, personen: int) -> float:\n    """Minutes that it takes."""\n'
        'def build_problem():\n    """Gives."""\n'
        "def c():\n    pass\n"
    )
    nodes = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    told = [list(docstrings.findings_of(("lotsen_curriculum.planning.aufbau", node.name), node)) for node in nodes]
    assert [len(lines) for lines in told] == [0, 0, 1, 1]
    outside = [list(docstrings.findings_of(("lotsen_curriculum.units", node.name), node)) for node in nodes]
    assert [len(lines) for lines in outside] == [1, 0, 0, 1]


def test_the_site_builds_strictly_and_searches_in_german(tmp_path: Path) -> None:
    """Sphinx takes every warning for an error; the search knows German word stems; nothing comes from a network."""
    befehl = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", str(DOCS), str(tmp_path)]
    result = subprocess.run(befehl, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "GermanStemmer" in (tmp_path / "_static" / "language_data.js").read_text("utf-8")
    start = (tmp_path / "index.html").read_text("utf-8")
    assert '<html class="no-js" lang="de"' in start
    assert not re.findall(r"Toggle |Skip to|On this page|Back to top|Made with", start)
    page = (tmp_path / "einstieg" / "traeger.html").read_text("utf-8")
    assert '<span class="caption-text">musterstadt/kurse/starterkurs.yaml</span>' in page
    assert '<span class="gs">$ lotsen pruefen musterstadt' in page
    assert not re.findall(r'(?:src|href)="https?://[^"]*\.(?:js|css|woff2?)', start)
