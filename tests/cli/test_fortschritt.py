"""Progress is seen on a terminal, names the work and the time left, and is nothing at all in a pipe."""

import io
import re
import sys

import pytest

from lotsen_curriculum.cli.fortschritt import fortschritt, fortschrittsbalken


class Bildschirm(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True

    def shown(self) -> str:
        """What a reader sees, without the signs that move the cursor."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.getvalue())


def terminal(monkeypatch: pytest.MonkeyPatch) -> Bildschirm:
    """A terminal of 80 columns; no fixture, for pytest takes standard error back between fixture and test."""
    found = Bildschirm()
    for name, wert in (("TERM", "xterm-256color"), ("COLUMNS", "80")):
        monkeypatch.setenv(name, wert)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stderr", found)
    return found


def test_a_bar_shows_what_is_at_work_how_much_is_done_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind at work stands before the bar and changes; the bar fits 80 columns and goes away at the end."""
    bildschirm = terminal(monkeypatch)
    with fortschrittsbalken("Schreibe trainerplan", 2) as weiter:
        weiter("Schreibe agenda")
        weiter("Schreibe taschenkarten")
    text = bildschirm.shown()
    assert "Schreibe trainerplan" in text
    assert "Schreibe taschenkarten" in text
    assert "2/2" in text
    assert re.search(r"noch +(-:--:--|\d:\d\d:\d\d)", text)
    assert max(len(zeile.rstrip()) for zeile in re.split(r"[\r\n]", text)) <= 80
    assert bildschirm.getvalue().endswith("\x1b[2K"), "the line is cleared"


def test_a_piece_that_is_done_again_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A course that is planned a second time does not make three of two."""
    bildschirm = terminal(monkeypatch)
    with fortschrittsbalken("Plane", 2) as weiter:
        for kurs in ("Nord", "Süd", "Nord"):
            weiter(kurs)
    assert "2/2" in bildschirm.shown()
    assert "3/2" not in bildschirm.shown()


def test_a_text_with_a_moving_sign_stands_while_work_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no pieces to count shows a text."""
    bildschirm = terminal(monkeypatch)
    with fortschritt("Lese Plan und Liste …"):
        pass
    assert "Lese Plan und Liste …" in bildschirm.shown()


def test_in_a_pipe_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts and log files get no bar; counting works all the same."""
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with fortschritt("Lese …"), fortschrittsbalken("Schreibe", 1) as weiter:
        weiter("Schreibe agenda")
    assert pipe.getvalue() == ""
