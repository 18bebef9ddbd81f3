"""The glossary explains what the model has, and nothing that it hasn't."""

import ast
import re
from pathlib import Path

from lotsen_curriculum import model

GLOSSAR = Path(__file__).parents[2] / "docs" / "glossar.md"
WORTE_DES_FELDES = {"Dienstplan", "Kernprofil", "Punkte", "Schranke", "Lücke", "Abdeckung", "Umbau", "UE"}
NOT_FOR_READERS = {"Datensatz"}


def defined_names() -> set[str]:
    """Names of all public classes and value lists of the model."""
    names: set[str] = set()
    for path in Path(model.__path__[0]).glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            match node:
                case ast.ClassDef(name=name) if not name.startswith("_"):
                    names.add(name)
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript(value=ast.Name(id="Literal"))):
                    names.add(name)
                case _:
                    continue
    return names


def explained_terms() -> set[str]:
    """The terms that the glossary explains."""
    return set(re.findall(r"^\*\*(.+?)\*\* – ", GLOSSAR.read_text("utf-8"), flags=re.MULTILINE))


def test_every_class_of_the_model_is_explained() -> None:
    """Each public class and value list of the model stands in the glossary under its own name."""
    names = defined_names() - NOT_FOR_READERS - {"Lage", "Zeilenart"}
    assert len(names) > 30
    assert names - explained_terms() == set()


def test_the_glossary_explains_nothing_that_does_not_exist() -> None:
    """Each term is a class or value list of the model, or a word of the field that is no class."""
    assert explained_terms() - defined_names() - WORTE_DES_FELDES == set()
