"""Direction, word ends, fonts and shaping."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotsen_curriculum.documents.nodes import Tone
from lotsen_curriculum.problems import CurriculumError
from lotsen_curriculum.rendering.bidi import base_level, levels, visual_order
from lotsen_curriculum.rendering.fontbook import SYSTEM_FOLDERS, font_book
from lotsen_curriculum.rendering.scripts import package_for, script_of
from lotsen_curriculum.rendering.shaping import Shaper, clusters, words
from lotsen_curriculum.rendering.theme import STANDARD, contrast, mix

_QUIET: tuple[Tone, ...] = ("plain", "muted", "soft")
_PACKAGE_FONTS = Path(__file__).parents[2] / "src" / "lotsen_curriculum" / "rendering" / "fonts"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Haus", 0), ("123", 0), ("", 0), ("שלום", 1), ("(محمد)", 1), ("Dr. محمد", 0)],
)
def test_paragraph_runs_as_its_first_letter_does(text: str, expected: int) -> None:
    """The first strong character sets the paragraph's direction."""
    assert base_level(text) == expected


def test_levels_of_mixed_text() -> None:
    """Arabic inside German is one level deeper; numbers in it are two."""
    assert levels("ab אב 12", 0) == [0, 0, 0, 1, 1, 1, 2, 2]
    assert levels("ab", 1) == [2, 2]


def test_visual_order_turns_pieces_round() -> None:
    """Right-to-left pieces stand in reverse, left-to-right ones inside them don't."""
    assert visual_order([0, 1, 1, 2, 1, 0]) == [0, 4, 3, 2, 1, 5]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]


@given(st.text(max_size=80))
def test_words_are_the_text(text: str) -> None:
    """Cut into words or characters and joined, a text is what it was."""
    assert "".join(words(text)) == text
    assert "".join(clusters(text)) == text


@given(st.text("aא1 .(ب", max_size=30))
def test_every_character_has_a_level(text: str) -> None:
    """There are as many levels as characters, none below the paragraph's own."""
    base = base_level(text)
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(level >= base for level in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hallo Welt", ["Hallo ", "Welt"]),
        ("Lotsen-Team", ["Lotsen-", "Team"]),
        ("3-4 Tage", ["3-4 ", "Tage"]),
        ("und/oder", ["und/", "oder"]),
        ("10\u00a0Uhr", ["10\u00a0Uhr"]),
        ("日本。", ["日", "本。"]),
        ("a\u00adb", ["a\u00ad", "b"]),
    ],
)
def test_lines_may_break_here(text: str, expected: list[str]) -> None:
    """Lines break after spaces and hyphens between letters, and between ideographs."""
    assert list(words(text)) == expected


def test_marks_stay_with_their_letters() -> None:
    """A broken word keeps a letter and its marks together."""
    assert list(clusters("e\u0301x")) == ["e\u0301", "x"]


def test_package_fonts_carry_all_of_the_german_texts_symbols() -> None:
    """Letters, quotation marks, arrows, ticks and boxes come from the package, in all four faces."""
    book = font_book(replace(STANDARD, font_folders=()))
    for bold in (False, True):
        for italic in (False, True):
            fonts = {book.find(char, bold=bold, italic=italic) for char in "ÄÖÜäöüßẞ„“‚‘–—…§€½→←✓✗☐☑•·≥≤×"}
            assert all(font is not None and (_PACKAGE_FONTS / f"{font.name}.ttf").is_file() for font in fonts)


def test_package_fonts_are_small_and_have_their_licence() -> None:
    """The fonts that ship stay below 1.2 MB, and their licence ships with them."""
    assert sum(path.stat().st_size for path in _PACKAGE_FONTS.glob("*.ttf")) < 1_200_000
    assert "SIL OPEN FONT LICENSE" in (_PACKAGE_FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_missing_theme_font_is_a_problem() -> None:
    """A font that is nowhere is told by its name."""
    with pytest.raises(CurriculumError) as caught:
        font_book(replace(STANDARD, regular="Gibtesnicht.ttf"))
    assert caught.value.problems[0].code == "LC421"
    assert "Gibtesnicht.ttf" in caught.value.problems[0].message


def test_broken_font_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """Files that are no fonts, or can't be read, do no harm to the search."""
    (tmp_path / "Kaputt.ttf").write_bytes(b"kein Font")
    (tmp_path / "Leer.otf").write_bytes(b"\0\1\0\0")
    (tmp_path / "Ordner.ttf").mkdir()
    book = font_book(replace(STANDARD, font_folders=(str(tmp_path),)))
    assert book.find("\U000e0fff", bold=False, italic=False) is None


def test_own_font_is_found_in_its_folder(tmp_path: Path) -> None:
    """A Träger's font is taken from the folder of the theme."""
    (tmp_path / "Eigene.ttf").write_bytes((_PACKAGE_FONTS / "NotoSans-Bold.ttf").read_bytes())
    book = font_book(replace(STANDARD, regular="Eigene.ttf", font_folders=(str(tmp_path),)))
    assert book.face(bold=False, italic=False).name == "Eigene"


def test_private_use_characters_are_always_missing() -> None:
    """Nobody knows what a private-use character looks like; control and format characters need no font."""
    shaper = Shaper(font_book(STANDARD))
    assert shaper.missing("a\ue000\u200db\n") == ["\ue000"]


def test_packages_are_named_for_scripts() -> None:
    """The remedy for a missing character names a package that brings its script."""
    assert package_for("ب") == "fonts-noto-core (Debian) oder fontpkg-noto-sans-arabic (PyPI)"
    assert "fonts-noto-cjk" in package_for("中")
    assert "fonts-noto-extra" in package_for("𐎠")
    assert script_of("ж") == "Cyrl"


def test_system_folders_are_absolute() -> None:
    """The search looks only in known places, whatever the current folder is."""
    assert all(folder.startswith(("/", "C:/")) for folder in SYSTEM_FOLDERS)


def test_colours_can_be_read() -> None:
    """Text, secondary text and accent have a contrast of 4.5 on white and on every tint."""
    for ground in STANDARD.tones.values():
        assert contrast(STANDARD.text, ground) >= 4.5
        assert contrast(STANDARD.accent, ground) >= 4.5
    for tone in _QUIET:
        assert contrast(STANDARD.muted, STANDARD.tones[tone]) >= 4.5
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_mixing_colours() -> None:
    """A mixed colour lies between the two."""
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#102030", "#FFFFFF", 0) == "#102030"
