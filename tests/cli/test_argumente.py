"""The command line speaks German, also where it refuses."""

import re

import pytest

from lotsen_curriculum.cli import main

ENGLISH = re.compile(
    r"\b(the|required|arguments?|invalid|choice|choose|expected|usage|options|positional|show|error|unrecognized|value)\b"
)
BEFEHLE = (
    "planen",
    "umplanen",
    "pruefen",
    "module",
    "methoden",
    "profil",
    "neu",
    "schema",
    "zertifikate",
    "teilnahme",
    "register",
)
WRONG_CALLS = (
    (),
    ("planne",),
    ("planen",),
    ("umplanen", "plan.json", "a.yaml", "b.yaml"),
    ("planen", "a.yaml", "-o"),
    ("planen", "a.yaml", "--format", "odt"),
    ("planen", "a.yaml", "--daten"),
    ("planen", "a.yaml", "--farbe"),
    ("methoden", "--personen", "viele"),
    ("methoden", "--phase", "pause"),
    ("methoden", "--p", "x"),
    ("methoden", "--bis-min"),
    ("neu",),
    ("schema",),
    ("module", "m1", "m2"),
    ("--schnell",),
)


@pytest.mark.parametrize("call", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_is_refused_in_german(call: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage gives exit code 2, a German sentence on standard error, and the way to the help."""
    assert main(call) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "--help" in err
    assert not ENGLISH.search(err.lower()), err


@pytest.mark.parametrize(
    ("genannt", "satz"),
    [("plan", "Meinten Sie „planen“?"), ("Prüfen", "Meinten Sie „pruefen“?"), ("xyz", "„xyz“ gibt es nicht.\n")],
)
def test_a_misspelt_command_is_answered_with_the_one_that_was_meant(
    genannt: str, satz: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only where one is near: a wild guess helps nobody."""
    assert main((genannt,)) == 2
    assert satz in capsys.readouterr().err


@pytest.mark.parametrize("call", [("--help",), *((befehl, "--help") for befehl in BEFEHLE)], ids=" ".join)
def test_help_is_german_and_fits_the_terminal(
    call: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Help gives exit code 0, has no English words, and no line is longer than 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    assert main(call) == 0
    out, _ = capsys.readouterr()
    assert "Aufruf: lotsen" in out
    assert not ENGLISH.search(out.lower()), out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_the_version_is_the_package_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`lotsen --version` names the installed version."""
    assert main(("--version",)) == 0
    assert re.fullmatch(r"lotsen \d+\.\d+\.\d+\n", capsys.readouterr().out)
