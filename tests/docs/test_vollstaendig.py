"""Nothing is left out of the reference, and nothing stands in it that does not exist."""

import ast
import re
import tomllib
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
import yaml
from erzeugen.dateien import build_dateien
from erzeugen.felder import BEDEUTUNG
from erzeugen.galerie import TITEL
from erzeugen.probleme import BEREICHE, build_probleme, registered_codes, used_codes
from erzeugen.python_api import MODULE, build_python, public_names
from erzeugen.quelltext import PAKET, public_definitions, raising
from erzeugen.regeln import build_regeln
from erzeugen.seiten import DOCS, WURZEL, list_pages, parse_blocks
from erzeugen.wordmuster import build_wordmuster

from lotsen_curriculum import load_curriculum
from lotsen_curriculum.documents.felder import FELDER
from lotsen_curriculum.rendering.docx.vorlage import WordVorlage


def test_every_code_is_documented_once_with_a_remedy() -> None:
    """The page of problems has each code in exactly one row, with meaning and remedy as sentences."""
    page = build_probleme()
    assert sorted(re.findall(r"\*\*(LC\d{3})\*\*", page)) == list(registered_codes())
    for eintrag in registered_codes().values():
        assert eintrag.bedeutung.endswith((".", "!", "?")), eintrag
        assert eintrag.abhilfe.endswith((".", "!", "?")), eintrag
    assert [beginn for beginn, _, _ in BEREICHE] == sorted(beginn for beginn, _, _ in BEREICHE)


def test_every_rule_is_documented() -> None:
    """The page of rules names each rule of each Regelwerk, with its source."""
    page = build_regeln()
    for regelwerk in load_curriculum().regelwerke.values():
        for regel in regelwerk.regeln:
            assert f"`{regel.id}`" in page
            assert regel.quelle.titel in page


@pytest.mark.parametrize("modul", [modul for modul, _ in MODULE])
def test_every_public_name_is_on_the_page(modul: str) -> None:
    """Each name that scripts may use has a heading of its own."""
    page = build_python()
    for name, _ in public_names(modul):
        assert f"\n### {name}\n" in page, name


def test_the_map_shows_every_room() -> None:
    """The page on architecture has a row for each room of the code, and for no other; writers of formats lie inside."""
    page = (DOCS / "erklaerungen" / "architektur.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([a-z.]+)` \| ", page, re.MULTILINE))
    inits = [path.parent.relative_to(PAKET) for path in PAKET.rglob("__init__.py") if path.parent != PAKET]
    rooms = {".".join(path.parts) for path in inits}
    inner = {room for room in rooms if room.startswith(("rendering.", "cli."))}
    assert len(rooms) > 10
    assert told == rooms - inner


def test_the_places_that_pages_for_engineers_name_exist() -> None:
    """Each path in the pages on architecture and contributing leads to a file or folder of the project."""
    pages = (DOCS / "erklaerungen" / "architektur.md", WURZEL / "CONTRIBUTING.md")
    named = {path for page in pages for path in re.findall(r"`([a-z_]+/[a-z_./]*)`", page.read_text("utf-8"))}
    assert len(named) > 15
    named.discard("ausgabe/docs")  # is made
    assert [path for path in sorted(named) if not any((root / path).exists() for root in (WURZEL, PAKET))] == []


def test_scripts_in_the_docs_use_only_what_is_promised() -> None:
    """Each name that a Python block of a page imports from us is one of those on the page of names."""
    promised = {(modul, name) for modul, _ in MODULE for name, _ in public_names(modul)}
    code = [block.text for pfad in list_pages() for block in parse_blocks(pfad.read_text("utf-8"))
            if block.sprache == "python"]  # fmt: skip
    froms = [node for text in code for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    ours = {(str(node.module), alias.name) for node in froms for alias in node.names}
    ours = {(modul, name) for modul, name in ours if modul.startswith("lotsen_curriculum")}
    assert len(ours) > 10
    assert ours - promised == set()


def test_what_scripts_in_the_docs_read_is_documented() -> None:
    """Each field and method that a Python block of a page uses is on the page of names, or is Python's own."""
    code = [block.text for pfad in list_pages() for block in parse_blocks(pfad.read_text("utf-8"))
            if block.sprache == "python"]  # fmt: skip
    used = {node.attr for text in code for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
    assert {"methoden", "minuten", "plan", "problems"} <= used
    page = build_python()
    told = set(re.findall(r"`[^`\n]*?\b(\w+)(?=[:(`])", page))
    pythons = {name for typ in (str, dict, list, Path, date, StringIO) for name in dir(typ)}
    assert used - pythons - told == set()
    for name in ("module", "methoden", "dauer", "minuten", "plan", "fehlende_min", "unterschied", "arbeitsblaetter"):
        assert name in told


def test_the_kind_of_a_key_is_told_as_it_is() -> None:
    """What may be missing is not told as another kind; a whole number that may have decimals is told once."""
    rows = [line.split(" | ") for line in build_dateien().splitlines() if line.startswith("| `")]
    kinds = {(row[0].strip("| `"), row[1]) for row in rows}
    assert {("ue", "ganze Zahl (ab 1, bis 400)"), ("um", "Uhrzeit"), ("ort", "Text")} <= kinds
    assert ("wert", "ganze Zahl oder true oder false oder Uhrzeit") in kinds
    assert ("aufbau_min", "Zahl (ab 0, bis 1000) oder [Spanne](#spanne)") in kinds


def test_the_sample_of_a_template_can_be_used() -> None:
    """`beispiele/zertifikat.docx` has only fields that exist, the name among them."""
    sample = WordVorlage((WURZEL / "beispiele" / "zertifikat.docx").read_bytes(), FELDER, "zertifikat.docx")
    assert {"name", "titel", "nummer"} <= set(sample.felder)
    made_today = WordVorlage(build_wordmuster(), FELDER, "heute")
    assert made_today.felder == sample.felder


def test_every_field_of_a_template_is_documented() -> None:
    """The page of fields has each field that a Word template can use, and no other."""
    assert set(BEDEUTUNG) == set(FELDER)


def _gives_document(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and getattr(node.returns, "id", "") == "Document"


def test_every_kind_of_document_is_in_the_gallery() -> None:
    """Each builder of a document is shown; the book by one of its chapters, single sheets by those of a whole plan."""
    builders = {
        key[1].removeprefix("build_")
        for key, node in public_definitions()
        if ".documents." in key[0] and key[1].startswith("build_") and _gives_document(node)
    }
    assert len(builders) > 15
    shown_otherwise = {"leitfaden": "modulkapitel", "methodenblatt": "methodenblaetter", "handouts": "arbeitsblaetter"}
    assert {shown_otherwise.get(name, name) for name in builders} == set(TITEL)


def test_the_guards_see_the_program() -> None:
    """Names, codes and functions that raise problems are really looked for."""
    assert len(used_codes()) > 100
    assert len(list(public_definitions())) > 500
    assert {
        ("lotsen_curriculum.loading.plan", "load_plan"),
        ("lotsen_curriculum.planning.aufbau", "build_problem"),
    } <= (raising())


def test_version_and_licences_are_the_same_everywhere() -> None:
    """The package, the citation and the changelog speak of one version; package and citation of the same licences."""
    project = tomllib.loads((WURZEL / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((WURZEL / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == project["version"]
    assert " AND ".join(citation["license"]) == project["license"]
    changelog = (WURZEL / "CHANGELOG.md").read_text("utf-8")
    (newest, *_) = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    assert newest.startswith(project["version"])
    assert re.findall(r"^### (.+)$", newest, re.MULTILINE) == ["Daten", "Programm"]


def test_templates_for_issues_have_a_name_and_a_purpose() -> None:
    """Each issue template says in its head what it is for; the one for changes is a list to tick off."""
    templates = list((WURZEL / ".github" / "ISSUE_TEMPLATE").glob("*.md"))
    assert len(templates) >= 3
    for template in templates:
        head = yaml.safe_load(template.read_text("utf-8").split("---")[1])
        assert head["name"]
        assert head["about"]
    assert "- [ ] " in (WURZEL / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
