"""Formats of files: old files are read, unknown versions are told, and no format changes without a new version."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from faelle import HIER, grund_curriculum

from lotsen_curriculum.loading import DATEIARTEN, dump_plan, formate, json_schema, load_plan, parse_anfrage, parse_plan
from lotsen_curriculum.loading.dokument import Dokument
from lotsen_curriculum.loading.formate import UMSTELLUNGEN, Umstellung, version_of
from lotsen_curriculum.loading.shape import validate
from lotsen_curriculum.loading.yamltext import parse_yaml
from lotsen_curriculum.model.base import Datensatz
from lotsen_curriculum.model.regelwerk import Regelwerk
from lotsen_curriculum.problems import CurriculumError

ALT = HIER / "alt"
FORMEN = ALT / "formen.json"
ANFRAGE = """kurs: kleiner-kurs
titel: Ein Kurs
gruppe: {personen: 14}
termine:
  - {datum: 2027-03-06, von: 9:00, bis: 12:00}
"""


def read(text: str) -> tuple[str, ...]:
    """The problems of an Anfrage."""
    try:
        parse_anfrage(text.encode(), grund_curriculum())
    except CurriculumError as error:
        return tuple(str(problem) for problem in error.problems)
    return ()


def test_a_plan_of_version_1_is_read() -> None:
    """A file that the first program wrote keeps all it says, and is a first Fassung of which nothing was held."""
    old = json.loads((ALT / "plan-1.json").read_text("utf-8"))
    plan = load_plan(ALT / "plan-1.json")
    assert (plan.version, plan.fassung, plan.gehalten_bis, plan.abgesagt) == (3, 1, None, ())
    new = json.loads(dump_plan(plan))
    for termin in new["termine"]:
        assert termin.pop("nummer") is None
    assert {key: new[key] for key in old} == old | {"version": 3}


def test_a_plan_of_version_2_was_compared_in_one_order() -> None:
    """It keeps all that it says."""
    old = json.loads((ALT / "plan-2.json").read_text("utf-8"))
    plan = load_plan(ALT / "plan-2.json")
    assert plan.ordnungen == 1
    assert json.loads(dump_plan(plan)) == old | {"version": 3, "ordnungen": 1}


def test_a_regelwerk_of_version_1_lets_methods_come_again() -> None:
    """A Träger's rules from before are complete: the rule that is missing is added, switched off; the rest stays."""
    datei = (Path(__file__).parents[2] / "regelwerke" / "wir-2021.yaml").read_bytes()
    heute = parse_yaml(datei, "wir-2021.yaml")[0].daten
    alt = [regel for regel in heute["regeln"] if regel["id"] != "methode_je_kurs_einmal"]
    dokument, problems = formate.upgrade(Dokument("alt.yaml", "", {**heute, "regeln": alt}), "Regelwerk")
    *vorher, neu = dokument.daten["regeln"]
    assert (problems, vorher, neu["id"], neu["wert"]) == ([], alt, "methode_je_kurs_einmal", False)
    regelwerk, problems = validate(Dokument("alt.yaml", "", {**heute, "regeln": alt}), Regelwerk)
    assert problems == []
    assert regelwerk is not None
    assert regelwerk.regeln[-1].id == "methode_je_kurs_einmal"
    for seltsam in ({}, {"regeln": "keine"}, {"regeln": [1, None]}):
        assert formate.upgrade(Dokument("x.yaml", "", seltsam), "Regelwerk")[1] == []


def test_every_version_of_a_plan_has_a_stored_file() -> None:
    """Each earlier version has a file that a program of its time wrote."""
    assert {path.stem for path in ALT.glob("plan-*.json")} == {
        f"plan-{version}" for version in range(1, version_of("Seminarplan"))
    }


def test_an_umstellung_leaves_the_old_data_alone() -> None:
    """It is a pure function: the data that it is given stay as they were, also where they are no plan at all."""
    for umstellungen in UMSTELLUNGEN.values():
        for umstellung in umstellungen:
            for daten in (json.loads((ALT / "plan-1.json").read_text("utf-8")), {}, {"termine": 5}):
                before = json.dumps(daten)
                assert umstellung.wende_an(daten) is not daten
                assert json.dumps(daten) == before


def test_umstellungen_are_applied_in_their_order_from_the_version_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of version 2 gets the second change only, one of version 1 both, one of today's none."""
    steps = (
        Umstellung(date(2027, 1, 1), "Der Titel heißt anders.", lambda daten: {**daten, "titel": daten["name"]}),
        Umstellung(date(2027, 2, 1), "Der Name fällt weg.", lambda daten: {k: daten[k] for k in daten if k != "name"}),
    )
    monkeypatch.setattr(formate, "UMSTELLUNGEN", {"Anfrage": steps})
    assert read(ANFRAGE.replace("titel:", "name:")) == ()
    assert read(f"version: 2\n{ANFRAGE}name: Alt\n") == ()
    assert read(f"version: 3\n{ANFRAGE}") == ()
    assert [problem.split()[1] for problem in read(f"version: 3\n{ANFRAGE}name: Alt\n")] == ["LC121"]


def test_a_place_in_an_old_file_is_that_of_the_old_file() -> None:
    """A problem of an upgraded file names line and column of the file as it stands."""
    text = (ALT / "plan-1.json").read_text("utf-8").replace('"kosten": 7', '"kosten": "viel"')
    with pytest.raises(CurriculumError) as caught:
        parse_plan(text.encode())
    (problem,) = caught.value.problems
    assert problem.where is not None
    assert "viel" in text.splitlines()[problem.where.line - 1]


def test_a_file_may_name_todays_version() -> None:
    """`version: 1` changes nothing."""
    assert read(f"version: 1\n{ANFRAGE}") == ()


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("2", "anfrage.yaml:1:10: LC132 Die Datei hat Version 2 ihres Formats; dieses Programm kennt Version 1."),
        ("0", "„version“ nennt keine Version eines Formats; es gibt Version 1. Löschen Sie die Zeile"),
        ("1.0", "„version“ nennt keine Version"),
        ("true", "„version“ nennt keine Version"),
        ("Herbst", "„version“ nennt keine Version"),
        ("[1]", "„version“ nennt keine Version"),
    ],
)
def test_an_unknown_version_is_told_alone(version: str, told: str) -> None:
    """Newer than the program, or no version at all: one problem, and nothing else of the file is judged."""
    (problem,) = read(f"version: {version}\n{ANFRAGE}quatsch: ja\n")
    assert told in problem


@pytest.mark.parametrize("art", DATEIARTEN)
def test_editors_know_the_key(art: str) -> None:
    """The schema of each kind takes `version` up to that of today."""
    assert json_schema(art)["properties"]["version"]["maximum"] == version_of(DATEIARTEN[art].klasse.__name__)


def form(klasse: type[Datensatz], around: tuple[str, ...] = ()) -> Iterator[str]:
    """A line for each key of a class and of all that it holds, needed ones marked, with the words that it takes."""
    for name, field in klasse.model_fields.items():
        path = ".".join((*around, name))
        needed = "!" if field.is_required() else ""
        yield f"{path}{needed} {'|'.join(sorted(words(field.annotation)))}".rstrip()
        for inner in classes(field.annotation):
            yield from form(inner, (*around, name))


def words(annotation: Any) -> Iterator[str]:
    """The words that a key takes, where they are listed."""
    if get_origin(annotation) is Literal:
        yield from (str(word) for word in get_args(annotation))
    for part in get_args(annotation):
        yield from words(part)


def classes(annotation: Any) -> Iterator[type[Datensatz]]:
    """The data classes that a key holds."""
    if isinstance(annotation, type) and issubclass(annotation, Datensatz):
        yield annotation
    for part in get_args(annotation):
        yield from classes(part)


def forms_today() -> dict[str, dict[str, Any]]:
    """Of each kind of file its version and its keys."""
    return {
        art: {"version": version_of(kind.klasse.__name__), "form": sorted(form(kind.klasse))}
        for art, kind in DATEIARTEN.items()
    }


def broken(before: list[str], today: list[str]) -> set[str]:
    """What old files may hold or lack and new readers would refuse."""
    old, new = ({line.split(" ")[0].rstrip("!"): line for line in lines} for lines in (before, today))
    gone = {name for name in old if name not in new}
    needed = {name for name, line in new.items() if "!" in line and "!" not in old.get(name, "")}
    around = {name for name in needed if name.rpartition(".")[0] in {"", *old}}  # else old files lack what holds it
    fewer = {name for name in old if name in new and set(_words(old[name])) - set(_words(new[name]))}
    return gone | around | fewer


def _words(line: str) -> list[str]:
    return line.partition(" ")[2].split("|") if " " in line else []


@pytest.mark.parametrize("art", DATEIARTEN)
def test_no_format_changes_without_a_new_version(art: str) -> None:
    """Keys that old files use are still taken, and none is newly needed; else the kind needs an Umstellung.

    Write it in `loading/formate.py`, store an old file in `alt/`, and note the new form by running this file as a
    script, with `tests` on the path.
    """
    noted, today = json.loads(FORMEN.read_text("utf-8"))[art], forms_today()[art]
    assert noted["version"] == today["version"], "a new version: note its form with this file as a script"
    assert broken(noted["form"], today["form"]) == set()
    if art == "plan":
        own = [{line for line in lines if not line.startswith("anfrage.")} for lines in (noted["form"], today["form"])]
        assert own[0] == own[1], "programs of before refuse keys that they don't know: a plan needs a new version"


def test_the_guard_sees_what_breaks_old_files() -> None:
    """A key that is gone, one that is newly needed, and a word that is no longer taken; new optional keys do not."""
    assert broken(["a", "b!"], ["b!"]) == {"a"}
    assert broken(["a"], ["a", "c!"]) == {"c"}
    assert broken(["a"], ["a!"]) == {"a"}
    assert broken(["a x|y"], ["a x"]) == {"a"}
    assert broken(["a x"], ["a x|y", "n", "n.m!"]) == set()


if __name__ == "__main__":
    Path(FORMEN).write_text(json.dumps(forms_today(), indent=1, ensure_ascii=False) + "\n", "utf-8")
