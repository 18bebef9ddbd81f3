"""Whatever is done to a valid file, the answer is a valid value or German problems, never a traceback."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from faelle import DATEN, WURZEL, grund_curriculum
from hypothesis import given, settings
from hypothesis import strategies as st

from lotsen_curriculum.loading import CODES, parse_anfrage, parse_plan
from lotsen_curriculum.loading.bestand import read_folder
from lotsen_curriculum.loading.curriculum import build_curriculum
from lotsen_curriculum.loading.dokument import Dokument
from lotsen_curriculum.loading.kinds import DATEIARTEN
from lotsen_curriculum.loading.shape import validate
from lotsen_curriculum.loading.yamltext import parse_yaml
from lotsen_curriculum.problems import CurriculumError, Problem

FILES = {
    "anfrage": b"""kurs: kleiner-kurs
titel: Ein Kurs
form: praesenz
gruppe: {personen: 14, deutsch: B1}
ue: 5
termine:
  - {datum: 2027-03-06, von: 09:00, bis: 12:00, ort: Rathaus, raum: {personen: 20, flaeche_m2: 60.5}}
  - {datum: 2027-03-13, von: 9:00, bis: "12:00"}
bausteine: {mit: [m1-2], ohne: []}
trainer:
  - {name: A. Beispiel, module: [m1], nicht: [2027-03-13]}
fest:
  - {baustein: m1-1, datum: 2027-03-06, um: 09:30}
eigenes:
  - {titel: Grusswort, datum: 2027-03-06, von: 10:30, bis: 10:45}
pausen: {mittag_min: 45, mittag_ab: 11:15}
regeln:
  - {regel: block_max_min, wert: 100, grund: Kurzer Tag.}
""",
    "modul": (DATEN / "modules" / "m1-anfang.yaml").read_bytes(),
    "methode": (DATEN / "methods" / "runde.yaml").read_bytes(),
    "kernprofil": (DATEN / "profil" / "kernprofil.yaml").read_bytes(),
    "kurs": (DATEN / "kurse" / "kleiner-kurs.yaml").read_bytes(),
    "regelwerk": (WURZEL / "regelwerke" / "wir-2021.yaml").read_bytes(),
    "traeger": b'name: Verein\nakzent: "#1F4E79"\nunterzeichnende:\n  - {name: A, funktion: Leitung}\n',
    "abgeschaltet": b"module: [m1]\nbausteine: [m2-1]\nmethoden: []\n",
}
SIGNS = ["", " ", "\t", ":", ": ", "- ", "[", "]", "{", "}", "&a", "*a", "!!str ", "<<", "---\n", "#", "'", '"', "|"]
CHARACTERS = [
    ">-",
    "\x00",
    "\x85",
    "\u2028",
    "ö",
    "o\u0308",
    "😀",
    "\\",
    "@",
    "%",
    "\n",
    "? ",
    ",",
    "\r",
    "~",
    "x" * 200,
]
WORDS = ["null", "true", "1", "-1", "0.5", "10:30", "2027-02-31", "k99", "k01", "[]", "{}", "[{}]", "wert: 1", "9" * 30]
PIECES = st.sampled_from([*SIGNS, *CHARACTERS, *WORDS])


def assert_told_well(problems: tuple[Problem, ...] | list[Problem]) -> None:
    """The problems have a known code, a message, a remedy and a place, and none is the answer of last resort."""
    for problem in problems:
        assert problem.code in CODES
        assert problem.code != "LC130", problem
        assert problem.message
        assert problem.hint
        assert problem.where is not None
        assert problem.where.line >= 1
        assert problem.where.column >= 1
        assert not re.search(r"[Pp]ydantic|Traceback|NoneType|<class|function-", str(problem))


def problems_of_anfrage(raw: bytes) -> tuple[Problem, ...]:
    """What is wrong with an Anfrage; empty where it is valid."""
    try:
        parse_anfrage(raw, grund_curriculum())
    except CurriculumError as error:
        return error.problems
    return ()


def load(art: str, raw: bytes) -> None:
    """Reads a file of a kind, as far as it goes; asserts that what is told is told well."""
    if art == "anfrage":
        assert_told_well(problems_of_anfrage(raw))
        return
    dokument, problems = parse_yaml(raw, f"{art}.yaml")
    assert_told_well(problems)
    if not problems:
        value, problems = validate(dokument, DATEIARTEN[art].klasse)
        assert (value is None) == bool(problems)
        assert_told_well(problems)


@pytest.mark.parametrize("art", FILES)
def test_the_files_are_valid_before_they_are_changed(art: str) -> None:
    """Each file of this module reads without a problem."""
    dokument, problems = parse_yaml(FILES[art], "datei.yaml")
    value, more = validate(dokument, DATEIARTEN[art].klasse)
    assert value is not None
    assert not problems
    assert not more


@settings(max_examples=400)
@given(art=st.sampled_from(sorted(FILES)), data=st.data())
def test_any_change_of_characters_gives_problems_or_a_value(art: str, data: st.DataObject) -> None:
    """A piece of the text is replaced by another piece, once or twice."""
    text = FILES[art].decode()
    for _ in range(data.draw(st.integers(1, 2))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.sampled_from([0, 1, 1, 2, 5, 30]))
        text = text[:start] + data.draw(PIECES) + text[start + length :]
    load(art, text.encode())


@settings(max_examples=150)
@given(art=st.sampled_from(sorted(FILES)), data=st.data())
def test_any_change_of_lines_gives_problems_or_a_value(art: str, data: st.DataObject) -> None:
    """A line is deleted, doubled, moved or indented."""
    lines = FILES[art].decode().splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    match data.draw(st.sampled_from(["delete", "double", "move", "indent"])):
        case "delete":
            del lines[at]
        case "double":
            lines.insert(at, lines[at])
        case "move":
            lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        case _:
            lines[at] = " " * data.draw(st.integers(1, 4)) + lines[at]
    load(art, "".join(lines).encode())


@settings(max_examples=150)
@given(art=st.sampled_from(sorted(FILES)), raw=st.binary(max_size=60), at=st.integers(0, 5000))
def test_any_bytes_give_problems_or_a_value(art: str, raw: bytes, at: int) -> None:
    """Bytes of any kind stand somewhere in the file."""
    load(art, FILES[art][:at] + raw + FILES[art][at:])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


def places_of(value: Any, around: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of each part of the data."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [around, *(place for key in keys for place in places_of(value[key], (*around, key)))]


@settings(max_examples=400)
@given(art=st.sampled_from(sorted(FILES)), value=VALUES, data=st.data())
def test_a_value_of_any_type_gives_problems_or_a_value(art: str, value: Any, data: st.DataObject) -> None:
    """One part of the data is replaced by something of any type; what is wrong is told at or above or below it."""
    dokument, _ = parse_yaml(FILES[art], "datei.yaml")
    place = data.draw(st.sampled_from(places_of(dokument.daten)))
    changed = json.loads(json.dumps(dokument.daten))
    if not place:
        changed = {"irgendwas": value}
    else:
        target = changed
        for part in place[:-1]:
            target = target[part]
        target[place[-1]] = value
    result, problems = validate(Dokument("datei.yaml", FILES[art].decode(), changed), DATEIARTEN[art].klasse)
    assert (result is None) == bool(problems)
    assert_told_well(problems)
    for problem in problems if place else ():
        shared = min(len(problem.loc), len(place))
        assert problem.loc[:shared] == place[:shared]


@settings(max_examples=100)
@given(at=st.integers(0, 400), piece=PIECES, length=st.integers(0, 5))
def test_any_change_of_a_plan_gives_problems_or_a_plan(at: int, piece: str, length: int) -> None:
    """A piece of the JSON text of a plan is replaced."""
    text = '{"art": "seminarplan", "version": 1, "titel": "Plan", "kurs": "k", "anfrage": {}, "luecke_prozent": 0}'
    with pytest.raises(CurriculumError) as caught:
        parse_plan((text[:at] + piece + text[at + length :]).encode())
    assert_told_well(caught.value.problems)


@settings(max_examples=25)
@given(art=st.sampled_from(["modul", "methode", "kurs", "kernprofil", "regelwerk"]), data=st.data())
def test_a_curriculum_with_a_changed_file_gives_problems_or_a_curriculum(
    art: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The checks of references and minutes run on any data that has the right shape."""
    text = FILES[art].decode()
    words = sorted(set(re.findall(r"[\w-]+", text)))
    old, new = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))
    folder: Path = tmp_path_factory.mktemp("daten")
    for path in DATEN.rglob("*.yaml"):
        target = folder / path.relative_to(DATEN)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    place = folder / str(DATEIARTEN[art].ordner)
    place.mkdir(exist_ok=True)
    (place / "geaendert.yaml").write_text(re.sub(rf"\b{re.escape(old)}\b", new, text), encoding="utf-8")
    curriculum, problems = build_curriculum([read_folder(folder, eigen=False)])
    assert (curriculum is None) == bool(problems)
    assert_told_well(problems)
