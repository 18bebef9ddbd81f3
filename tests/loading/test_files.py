"""Single files: kinds are recognized, problems of later stages find their place, plans and schemas keep their form."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from faelle import DATEN, WURZEL, grund_curriculum
from pydantic import BaseModel

import bauen
import lotsen_curriculum.loading as room
from lotsen_curriculum.loading import (
    CODES,
    DATEIARTEN,
    check_anfrage,
    check_path,
    dump_plan,
    files,
    json_schema,
    load_plan,
    load_traeger,
    locate,
    parse_anfrage,
    parse_plan,
)
from lotsen_curriculum.loading.beschreibungen import BESCHREIBUNGEN
from lotsen_curriculum.loading.kinds import recognize
from lotsen_curriculum.loading.suggestions import closest, suggest
from lotsen_curriculum.loading.wording import FORMEN, KINDS
from lotsen_curriculum.model.anfrage import Anfrage
from lotsen_curriculum.model.seminarplan import Seminarplan
from lotsen_curriculum.problems import CurriculumError, Position, Problem

ANFRAGE = """kurs: kleiner-kurs
titel: Ein Kurs in Köln
gruppe: {personen: 14}
termine:
  - {datum: 2027-03-06, von: 9:00, bis: 12:00}
pausen: {mittag_ab: 11:15, block_max_min: 100}
"""


def plan() -> Seminarplan:
    """A plan that holds no more than it must."""
    row = {"von": "09:00", "bis": "12:00", "minuten": 180, "art": "ankommen", "titel": "Ankommen & Tschüss"}
    return Seminarplan.model_validate_json(
        json.dumps(
            {
                "titel": "Plan für Köln",
                "kurs": "kleiner-kurs",
                "anfrage": bauen.anfrage("2027-03-06 09:00-12:00", kurs="kleiner-kurs").model_dump(mode="json"),
                "luecke_prozent": 0.5,
                "termine": [{"datum": "2027-03-06", "von": "09:00", "bis": "12:00", "zeilen": [row]}],
                "ue": {"gesamt": 4, "je_termin": [4.0]},
                "abdeckung": {"k01": ["m1-1"]},
            }
        )
    )


def test_a_plan_survives_writing_and_reading(tmp_path: Path) -> None:
    """What is written is read back as it was, and written again letter for letter."""
    path = tmp_path / "plan.json"
    path.write_text(dump_plan(plan()), encoding="utf-8")
    assert load_plan(path) == plan()
    assert dump_plan(load_plan(path)) == path.read_text(encoding="utf-8")


def test_a_plan_reads_well() -> None:
    """The text begins with what it is, keeps umlauts, and ends with a newline."""
    text = dump_plan(plan())
    assert text.startswith('{\n "art": "seminarplan",\n "version": 3,\n "titel": "Plan für Köln"')
    assert text.endswith("}\n")


def test_a_plan_indented_with_tabs_is_read_too() -> None:
    """JSON may be indented with tabs, and its escapes stand for characters."""
    text = json.dumps(json.loads(dump_plan(plan())), indent="\t")
    assert "\\u00f6" in text
    assert parse_plan(text.encode()) == plan()


def test_times_are_read_with_one_digit_or_two() -> None:
    """9:00 and 09:00 are the same time of day, and rules take times too."""
    anfrage = parse_anfrage(ANFRAGE.encode(), grund_curriculum())
    assert f"{anfrage.termine[0].von:%H:%M}" == "09:00"
    assert anfrage == parse_anfrage(ANFRAGE.replace("9:00", "09:00").encode(), grund_curriculum())


def test_an_anfrage_from_a_script_is_checked_alike() -> None:
    """An Anfrage that was built in Python gives the same problems, with the path in place of line and column."""
    anfrage = bauen.anfrage("2027-03-06 09:00-09:20", kurs="quatsch")
    assert [(problem.code, problem.loc, problem.where) for problem in check_anfrage(anfrage, grund_curriculum())] == [
        ("LC210", ("kurs",), None),
        ("LC241", ("termine", 0, "bis"), None),
    ]


def test_problems_of_later_stages_find_their_place(tmp_path: Path) -> None:
    """A path becomes line and column; a problem that has a place keeps it; without the file nothing changes."""
    path = tmp_path / "anfrage.yaml"
    path.write_text(ANFRAGE, encoding="utf-8")
    placed = Problem("LC301", "Passt nicht.", Position("woanders.yaml", 9, 9))
    found = locate(path, [Problem("LC301", "Zu kurz.", loc=("termine", 0, "bis")), Problem("LC302", "Alles."), placed])
    assert [(problem.where.line, problem.where.column) for problem in found if problem.where] == [
        (5, 41),
        (1, 1),
        (9, 9),
    ]
    assert found[2] is placed
    assert locate(tmp_path / "weg.yaml", [placed]) == (placed,)


def test_the_logo_of_a_traeger_is_found_beside_the_file(tmp_path: Path) -> None:
    """A logo that exists is no problem."""
    (tmp_path / "logo.png").touch()
    (tmp_path / "traeger.yaml").write_text("name: Verein\nlogo: logo.png\n", encoding="utf-8")
    assert load_traeger(tmp_path / "traeger.yaml").name == "Verein"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("modules/m1-anfang.yaml", "modul"),
        ("methods/runde.yaml", "methode"),
        ("profil/kernprofil.yaml", "kernprofil"),
        ("kurse/kleiner-kurs.yaml", "kurs"),
    ],
)
def test_a_files_kind_follows_from_its_folder_or_its_keys(name: str, kind: str) -> None:
    """The same file is recognized in its folder and anywhere else."""
    daten = bauen.read_yaml(DATEN / name)
    assert recognize(DATEN / name, daten) == kind
    assert recognize(Path("datei.yaml"), daten) == kind


def test_a_file_of_no_kind_is_a_problem(tmp_path: Path) -> None:
    """Keys that belong to nothing are told with the kinds that there are."""
    path = tmp_path / "zettel.yaml"
    path.write_text("milch: 2\n", encoding="utf-8")
    assert [problem.code for problem in check_path(path)] == ["LC133"]
    assert recognize(path, ["milch"]) is None


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("wunsch.yaml", "kurs: [\n", ["LC107"]),
        ("traeger.yaml", "name: Verein\n", []),
        ("plan.json", "{", ["LC131"]),
        ("methods/pause.yml", "", ["LC106"]),
        ("abgeschaltet.yaml", "module: [m99]\n", ["LC230"]),
        ("abgeschaltet.yaml", "modul: [m9]\n", ["LC121"]),
        ("fehlt.yaml", None, ["LC101"]),
    ],
)
def test_any_file_can_be_checked(tmp_path: Path, name: str, text: str | None, codes: list[str]) -> None:
    """A file of each kind is checked by itself, the data files over the shipped data."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    if text is not None:
        path.write_text(text, encoding="utf-8")
    found = [problem.code for problem in check_path(path) if problem.where and problem.where.path == str(path)]
    assert found == codes


def test_an_anfrage_is_checked_against_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with the keys of an Anfrage is held against the curriculum, under whatever name."""
    monkeypatch.setattr(files, "load_curriculum", lambda daten: grund_curriculum())  # noqa: ARG005  # as it is called
    path = tmp_path / "wunsch.yaml"
    path.write_text(ANFRAGE, encoding="utf-8")
    assert check_path(path) == ()
    path.write_text(ANFRAGE.replace("kleiner", "grosser"), encoding="utf-8")
    assert [str(problem.where) for problem in check_path(path)] == [f"{path}:1:7"]


def test_a_plan_and_a_folder_can_be_checked(tmp_path: Path) -> None:
    """A good plan has no problems, and a folder is checked as a Träger's own."""
    (tmp_path / "plan.json").write_text(dump_plan(plan()), encoding="utf-8")
    assert check_path(tmp_path / "plan.json") == ()
    (tmp_path / "abgeschaltet.yaml").write_text("methoden: [quatsch-methode]\n", encoding="utf-8")
    assert "LC230" in {problem.code for problem in check_path(tmp_path)}


def test_a_shipped_file_can_be_checked_alone() -> None:
    """A file of the checkout is judged as shipped data, and only its own problems are told."""
    path = WURZEL / "regelwerke" / "wir-2021.yaml"
    assert check_path(path) == ()


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("fischbowl", "fishbowl"),
        ("Fishbowl", "fishbowl"),
        ("fish_bowl", "fishbowl"),
        ("gruesse", "grüße"),
        ("mittagmin", "mittag_min"),
        ("vom", "von"),
        ("xyz", None),
        (5, None),
    ],
)
def test_suggestions_find_what_was_meant(word: object, meant: str | None) -> None:
    """Misspelt words, other cases, umlauts and hyphens lead to the known word; nothing else does."""
    assert closest(word, ["fishbowl", "grüße", "mittag_min", "von"]) == meant


def test_without_a_near_word_few_words_are_listed_and_many_are_not() -> None:
    """A list of twelve helps, one of a hundred does not."""
    assert suggest("xyz", ["b", "a"]) == "Möglich sind: a, b."
    assert suggest("xyz", [f"wort-{number}" for number in range(100)]) is None
    assert suggest("xyz", []) is None


def nodes_of(value: Any) -> Iterator[Any]:
    """A JSON value and all values in it."""
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes_of(inner)


@pytest.mark.parametrize("art", DATEIARTEN)
def test_schemas_are_closed_german_and_without_seconds(art: str) -> None:
    """A schema names its kind, refuses unknown keys, carries no English text, and takes times as we write them."""
    schema = json_schema(art)
    assert schema["title"] == DATEIARTEN[art].titel
    assert schema["additionalProperties"] is False
    described = [node["description"] for node in nodes_of(schema) if isinstance(node, dict) and "description" in node]
    assert all(not isinstance(text, str) or text.endswith(".") for text in described)
    assert "time" not in {node.get("format") for node in nodes_of(schema) if isinstance(node, dict)}
    json.dumps(schema)


@pytest.mark.parametrize("art", DATEIARTEN)
def test_every_key_of_every_kind_is_described(art: str) -> None:
    """Whoever completes a file in an editor reads a sentence beside each key, none is told in vain."""
    schema = json_schema(art)
    for name, part in {DATEIARTEN[art].klasse.__name__: schema, **schema.get("$defs", {})}.items():
        assert {*BESCHREIBUNGEN[name], "version"} == {*part["properties"], "version"}, name


def classes_of(klasse: type[BaseModel]) -> set[type[BaseModel]]:
    """A data class and all that its fields hold."""
    found = {klasse}
    waiting = [field.annotation for field in klasse.model_fields.values()]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found |= classes_of(annotation)
        waiting += get_args(annotation)
    return found


def test_every_pattern_of_the_data_classes_is_explained() -> None:
    """A text of the wrong form gets a German sentence on how it is written."""
    patterns = {
        node["pattern"]
        for art in DATEIARTEN.values()
        for klasse in classes_of(art.klasse)
        for node in nodes_of(klasse.model_json_schema())
        if isinstance(node, dict) and isinstance(node.get("pattern"), str)
    }
    assert len(patterns) >= 4
    assert patterns <= set(FORMEN)
    assert len(KINDS) >= 8


def test_every_code_has_a_meaning_and_a_remedy() -> None:
    """The registry is complete and holds only codes of this room, in order."""
    assert list(CODES) == sorted(CODES)
    for code, (meaning, remedy) in CODES.items():
        assert code[:3] in {"LC1", "LC2", "LC5"}
        assert meaning.endswith(".")
        assert remedy.endswith(".")


def test_the_room_is_entered_without_yaml_and_pydantic() -> None:
    """Importing the room loads nothing heavy, and each exported name is found when it is used."""
    code = "import sys, lotsen_curriculum.loading; print(sorted({'yaml', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert all(getattr(room, name) is not None for name in room.__all__)
    with pytest.raises(AttributeError):
        room.gibt_es_nicht  # noqa: B018  # the access is what is tested


def test_an_anfrage_can_be_written_and_read_again() -> None:
    """The Anfrage inside a plan is the one that was asked."""
    anfrage = parse_anfrage(ANFRAGE.encode(), grund_curriculum())
    assert Anfrage.model_validate_json(anfrage.model_dump_json()) == anfrage


def test_all_problems_of_a_file_come_at_once() -> None:
    """Four mistakes in four places are four problems, in the order of the lines."""
    text = ANFRAGE.replace("14", "0").replace("9:00", "25:00").replace("kurs:", "kurz:").replace("100", "[]")
    with pytest.raises(CurriculumError) as caught:
        parse_anfrage(text.encode(), grund_curriculum())
    assert [problem.code for problem in caught.value.problems] == ["LC121", "LC125", "LC127", "LC122"]
