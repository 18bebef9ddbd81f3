"""Participants can read their sheets: short sentences, common words."""

import pytest

from lesetexte import saetze_of, wiener_sachtextformel, woerter_of
from lotsen_curriculum.model.curriculum import Curriculum
from lotsen_curriculum.model.modul import Kopiervorlage

HOECHSTENS = 9.0
"""The Wiener Sachtextformel of a sheet for people at about B1: text for the ninth school year at most."""

AUSNAHMEN: dict[str, str] = {}
"""Sheets that may be harder, `module.sheet` → why; a sheet without a reason does not belong here."""


def ganzer_text(blatt: Kopiervorlage) -> str:
    """Everything on a sheet and its cards."""
    return "\n\n".join((blatt.text, *blatt.karten))


def schwierigkeiten(curriculum: Curriculum) -> dict[str, float]:
    """The Wiener Sachtextformel of each Kopiervorlage."""
    return {
        f"{modul.id}.{blatt.id}": wiener_sachtextformel(ganzer_text(blatt))
        for modul in curriculum.module.values()
        for blatt in modul.kopiervorlagen
    }


@pytest.mark.parametrize(
    ("text", "von", "bis"),
    [
        ("Das ist mein Haus. Hier bin ich gern.", -4.0, 2.0),
        ("Wir gehen zusammen zum Amt. Die Mitarbeiterin erklärt uns den Antrag.", 4.0, 8.5),
        ("Die Aufenthaltsbeendigung unterliegt verwaltungsgerichtlicher Überprüfungsmöglichkeit.", 15.0, 60.0),
    ],
)
def test_the_formula_tells_easy_from_hard(text: str, von: float, bis: float) -> None:
    """A child's sentence is easy, a letter from an office is hard, and a sheet lies between."""
    assert von <= wiener_sachtextformel(text) <= bis


def test_lines_and_list_items_end_a_sentence() -> None:
    """What stands on a line of its own is a sentence of its own, and an abbreviation does not end one."""
    assert saetze_of("### Vorher\n- Wer hilft, z. B. am Montag?\n- Was fehlt: ____") == [
        "Vorher",
        "Wer hilft, z B am Montag",
        "Was fehlt:",
    ]


def test_sheets_are_easy_to_read(curriculum: Curriculum) -> None:
    """No sheet is harder than the ninth school year, but for the exceptions with their reasons."""
    values = schwierigkeiten(curriculum)
    assert len(values) >= 60
    assert {ort: round(wert, 1) for ort, wert in values.items() if wert > HOECHSTENS and ort not in AUSNAHMEN} == {}


def test_exceptions_are_needed(curriculum: Curriculum) -> None:
    """An exception whose sheet has become easy, or has gone, is deleted."""
    values = schwierigkeiten(curriculum)
    assert {ort for ort in AUSNAHMEN if values.get(ort, 0.0) <= HOECHSTENS} == set()


def test_sentences_on_sheets_are_short(curriculum: Curriculum) -> None:
    """A sheet has at most twelve words a sentence on average, and hardly any sentence above twenty."""
    for modul in curriculum.module.values():
        for blatt in modul.kopiervorlagen:
            lengths = [len(woerter_of(satz)) for satz in saetze_of(ganzer_text(blatt))]
            assert sum(lengths) / len(lengths) <= 12, blatt.id
            assert sum(length > 20 for length in lengths) <= 3, blatt.id
