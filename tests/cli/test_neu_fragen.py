"""The questions of `lotsen neu`: wrong answers are asked again, the answers make an Anfrage without problems."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lotsen_curriculum.cli import main
from lotsen_curriculum.loading import load_anfrage
from lotsen_curriculum.model.curriculum import Curriculum


def answer(monkeypatch: pytest.MonkeyPatch, *answers: str) -> Iterator[str]:
    """Makes the terminal a terminal and types `answers`; gives what is left untyped."""
    left = iter(answers)
    monkeypatch.setattr("builtins.input", lambda _: next(left))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    return left


def test_a_few_answers_make_an_anfrage(
    tmp_path: Path, curriculum: Curriculum, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Course, title, people, place, two dates and two names; the file loads with all of them."""
    left = answer(
        monkeypatch,
        "v-wohnen",
        'Wohnen: „gut" beraten',
        "16",
        "Rathaus, Saal 2",
        "13.03.2027 9:00-15:45",
        "11.3.2027, 18.00 bis 21.00 Uhr",
        "",
        "A. Beispiel, M. Muster",
    )
    assert main(("neu", str(tmp_path / "kurs"))) == 0
    assert next(left, None) is None
    anfrage = load_anfrage(tmp_path / "kurs" / "anfrage.yaml", curriculum)
    assert anfrage.titel == 'Wohnen: „gut" beraten'
    assert anfrage.gruppe.personen == 16
    assert [f"{t.datum} {t.von:%H:%M}-{t.bis:%H:%M} {t.ort}" for t in anfrage.termine] == [
        "2027-03-11 18:00-21:00 Rathaus, Saal 2",
        "2027-03-13 09:00-15:45 Rathaus, Saal 2",
    ]
    assert [trainer.name for trainer in anfrage.trainer] == ["A. Beispiel", "M. Muster"]
    out = capsys.readouterr().out
    assert "Die Anfrage geht auf." in out
    assert "Weiter mit:" in out


@pytest.mark.parametrize(
    ("antworten", "kurs", "gesagt"),
    [
        (("Wohnen",), "v-wohnen", ""),
        (("stammtisch",), "f-stammtisch", ""),
        (("Basismodul 2",), "m2", ""),
        (("?", "kita"), "v-schule-und-kita", "Traumasensibles Begleiten"),
        (("wohnne", "sprachmittlung"), "v-sprachmittlung", "Meinten Sie „v-wohnen“?"),
        (("gespräch", "v-gesundheit"), "v-gesundheit", "„f-reflexionsgespraech“ oder"),
    ],
)
def test_a_course_may_be_named_by_its_title_or_a_word_of_it(
    antworten: tuple[str, ...],
    kurs: str,
    gesagt: str,
    *,
    tmp_path: Path,
    curriculum: Curriculum,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Who does not know the ids gets there, too; a question mark shows all, several that fit are asked about."""
    left = answer(monkeypatch, *antworten, "", "17 Personen", "", "13.3.27 9-11 Uhr", "", "")
    assert main(("neu", str(tmp_path / "kurs"))) == 0
    assert next(left, None) is None
    anfrage = load_anfrage(tmp_path / "kurs" / "anfrage.yaml", curriculum)
    assert (anfrage.kurs, anfrage.gruppe.personen, str(anfrage.termine[0].datum)) == (kurs, 17, "2027-03-13")
    assert gesagt in capsys.readouterr().out


def test_wrong_answers_are_asked_again(
    tmp_path: Path, curriculum: Curriculum, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each wrong answer gets a sentence that says how to do it; empty answers take what is proposed."""
    answer(
        monkeypatch,
        "v-wohnne",
        "",
        "",
        "viele",
        "0",
        "",
        "",
        "",
        "morgen",
        "31.02.2027 9:00-12:00",
        "06.03.2027 12:00-9:00",
        "06.03.2027 9:00-15:45",
        "06.03.2027 10:00-11:00",
        "",
        "",
    )
    assert main(("neu", str(tmp_path / "kurs"))) == 0
    out = capsys.readouterr().out
    for satz in (
        "Meinten Sie „v-wohnen“?",
        "Bitte eine Zahl von 1 bis 100.",
        "Wenigstens ein Termin",
        "Das habe ich nicht verstanden.",
        "Diesen Tag oder diese Uhrzeit gibt es nicht.",
        "Das Ende muss nach dem Anfang liegen.",
        "überschneidet sich",
    ):
        assert satz in out
    assert "So geht die Anfrage noch nicht auf." in out
    assert "Danach weiter mit:" in out
    assert "Minuten" in out
    anfrage = load_anfrage(tmp_path / "kurs" / "anfrage.yaml", curriculum)
    assert anfrage.kurs == "basisqualifizierung"
    assert anfrage.gruppe.personen == 14
    assert anfrage.trainer == ()
