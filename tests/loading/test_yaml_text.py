"""Strict YAML: what plain scalars mean, which places are told, and that the two parsers agree."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from faelle import DATEN, HIER, WURZEL

from lotsen_curriculum.loading import yamltext
from lotsen_curriculum.loading.dokument import MAX_BYTES, read_file
from lotsen_curriculum.loading.yamltext import parse_yaml
from lotsen_curriculum.problems import CurriculumError, Position


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10:30", "10:30"),
        ("no", "no"),
        ("ja", "ja"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("2027-03-06", "2027-03-06"),
        ("9" * 30, "9" * 30),
        ("0", 0),
        ("-12", -12),
        ("1.50", 1.5),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("[1, '1', no]", [1, "1", "no"]),
        ("{ja: nein, 1: 2}", {"ja": "nein", "1": 2}),
    ],
)
def test_plain_scalars_mean_what_yaml_1_2_says(written: str, meant: object) -> None:
    """Only whole and decimal numbers, true, false and null are more than text, and only where no quotes stand."""
    dokument, problems = parse_yaml(f"wert: {written}\n".encode(), "datei.yaml")
    assert not problems
    value = dokument.daten["wert"]
    assert value == meant
    assert type(value) is type(meant)


def test_long_texts_keep_their_paragraphs() -> None:
    """Folded text joins lines and keeps empty ones as paragraphs; literal text keeps its lines."""
    dokument, _ = parse_yaml(b"a: >-\n  eins\n  zwei\n\n  drei\nb: |\n  x\n   y\n", "datei.yaml")
    assert dokument.daten == {"a": "eins zwei\ndrei", "b": "x\n y\n"}


@pytest.mark.parametrize(
    ("loc", "key", "line", "column"),
    [
        (("liste", 1, "b"), False, 4, 8),
        (("liste", 1, "b"), True, 4, 5),
        (("liste", 0), False, 3, 5),
        (("liste", 7, "b"), False, 3, 3),
        (("fehlt",), False, 2, 1),
        ((), False, 2, 1),
        (("text", "kein", "kind"), False, 5, 7),
    ],
)
def test_places_count_from_one_and_fall_back_to_what_is_around(
    loc: tuple[str | int, ...], key: bool, line: int, column: int
) -> None:
    """A path leads to its value or key, or to the nearest part around it that exists."""
    dokument, _ = parse_yaml("# Kommentar\nliste:\n  - a: 1\n  - b: ö\ntext: ü\n".encode(), "datei.yaml")
    assert dokument.position(loc, key=key) == Position("datei.yaml", line, column)


def all_files() -> list[Path]:
    """Data files of all kinds, right and wrong ones."""
    folders = [DATEN, HIER / "fehler", WURZEL / "regelwerke", WURZEL / "methods"]
    return [path for folder in folders for path in sorted(folder.rglob("*.yaml"))[:60]]


def outcome(raw: bytes) -> tuple[Any, list[tuple[str, Position | None]]]:
    """The data, and codes and places of the problems."""
    dokument, problems = parse_yaml(raw, "datei.yaml")
    return (None if problems else dokument.daten), [(problem.code, problem.where) for problem in problems]


def test_the_parser_in_python_agrees_with_the_one_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no C parser, the same files give the same data, and wrong ones a problem with the same code."""
    files = [path.read_bytes() for path in all_files()]
    assert len(files) > 60
    with_c = [outcome(raw) for raw in files]
    monkeypatch.setattr(yamltext, "_PARSER", yaml.SafeLoader)
    for raw, (daten, problems) in zip(files, with_c, strict=True):
        other, others = outcome(raw)
        assert other == daten
        assert {code for code, _ in others} == {code for code, _ in problems}


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Files over the limit are refused by their size, and so is text from elsewhere."""
    path = tmp_path / "gross.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(CurriculumError) as caught:
        read_file(path)
    assert caught.value.problems[0].code == "LC111"
    assert parse_yaml(path.read_bytes(), "gross.yaml")[1][0].code == "LC111"


def test_a_file_that_is_not_there_gets_a_suggestion(tmp_path: Path) -> None:
    """A misspelt file name, a folder and an unreadable path are problems, the first with the name that was meant."""
    (tmp_path / "anfrage.yaml").touch()
    for name, part in (
        ("anfragen.yaml", "Meinten Sie „anfrage.yaml“?"),
        ("ganz/woanders.yaml", "gibt es nicht"),
        (".", "ein Ordner"),
        ("anfrage.yaml/x", "lässt sich nicht lesen"),
        ("x" * 300, "lässt sich nicht lesen"),
    ):
        with pytest.raises(CurriculumError) as caught:
            read_file(tmp_path / name)
        assert [problem.code for problem in caught.value.problems] == ["LC101"]
        assert part in str(caught.value)


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    """Nine levels of nine aliases each are one problem for each mark, and nothing is multiplied."""
    lines = ["a: &a [x, x]"]
    for before, name in pairwise("abcdefghi"):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    dokument, problems = parse_yaml("\n".join(lines).encode(), "bombe.yaml")
    assert {problem.code for problem in problems} == {"LC109"}
    assert len(str(dokument.daten)) < 2000
