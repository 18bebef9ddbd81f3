"""Nothing is left out of the reference, and nothing stands in it that does not exist."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from erzeugen.dateien import build_dateien
from erzeugen.felder import BEDEUTUNG
from erzeugen.galerie import TITEL
from erzeugen.probleme import BEREICHE, build_probleme, registered_codes, used_codes
from erzeugen.python_api import MODULE, build_python, public_names
from erzeugen.regeln import build_regeln
from erzeugen.seiten import WURZEL

import lotsen_curriculum
from lotsen_curriculum import load_curriculum
from lotsen_curriculum.documents.felder import FELDER

PAKET = Path(lotsen_curriculum.__file__).parent


def test_every_code_is_registered_and_every_registered_code_is_told() -> None:
    """The registries of the rooms hold exactly the codes that the program can tell."""
    assert len(used_codes()) > 100
    assert used_codes() == set(registered_codes())


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


def test_the_kind_of_a_key_is_told_as_it_is() -> None:
    """What may be missing is not told as another kind; a whole number that may have decimals is told once."""
    rows = [line.split(" | ") for line in build_dateien().splitlines() if line.startswith("| `")]
    kinds = {(row[0].strip("| `"), row[1]) for row in rows}
    assert {("ue", "ganze Zahl (ab 1, bis 400)"), ("um", "Uhrzeit"), ("ort", "Text")} <= kinds
    assert ("wert", "ganze Zahl oder true oder false oder Uhrzeit") in kinds
    assert ("aufbau_min", "Zahl (ab 0, bis 1000) oder [Spanne](#spanne)") in kinds


def test_every_field_of_a_template_is_documented() -> None:
    """The page of fields has each field that a Word template can use, and no other."""
    assert set(BEDEUTUNG) == set(FELDER)


def declared(pfad: Path) -> list[ast.FunctionDef | ast.ClassDef]:
    """The functions and classes that a module names in `__all__`."""
    tree = ast.parse(pfad.read_text("utf-8"))
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "__all__" for target in node.targets):
            names = set(ast.literal_eval(node.value))
    nodes = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in names]
    return [node for node in nodes if not any(getattr(mark, "id", "") == "overload" for mark in node.decorator_list)]


def test_every_kind_of_document_is_in_the_gallery() -> None:
    """Each builder of a document is shown; the book by one of its chapters, single sheets by those of a whole plan."""
    nodes = [node for pfad in sorted((PAKET / "documents").glob("*.py")) for node in declared(pfad)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("build_")]
    names = {node.name.removeprefix("build_") for node in functions if getattr(node.returns, "id", "") == "Document"}
    assert len(names) > 15
    shown_otherwise = {"leitfaden": "modulkapitel", "methodenblatt": "methodenblaetter", "handouts": "arbeitsblaetter"}
    assert {shown_otherwise.get(name, name) for name in names} == set(TITEL)


def raises_problems(node: ast.AST) -> bool:
    """Whether a function itself raises problems."""
    raised = [inner.exc for inner in ast.walk(node) if isinstance(inner, ast.Raise) and isinstance(inner.exc, ast.Call)]
    return any(isinstance(call.func, ast.Name) and call.func.id == "CurriculumError" for call in raised)


def test_every_public_function_says_what_it_gives_and_what_goes_wrong() -> None:
    """Each public class and function below the shell has a docstring; where it raises problems, that says so."""
    modules = [pfad for pfad in sorted(PAKET.rglob("*.py")) if "cli" not in pfad.parts]
    seen = [(pfad, node) for pfad in modules for node in declared(pfad)]
    assert len(seen) > 200
    for pfad, node in seen:
        text = ast.get_docstring(node) or ""
        assert text, f"{pfad.name}: {node.name}"
        if isinstance(node, ast.FunctionDef) and raises_problems(node):
            assert re.search(r"rais|LC\d|problem|refuse", text, re.IGNORECASE), f"{pfad.name}: {node.name}"


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
