"""Finds a font for every character: the theme's family first, then the package's symbols, then the system's fonts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.scripts import SCRIPT_FONTS, script_of
from lotsen_curriculum.rendering.theme import Theme

__all__ = ["PACKAGED_FONTS", "SYSTEM_FOLDERS", "Font", "FontBook", "font_book"]

SYSTEM_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
"""Where operating systems keep fonts."""

_PACKAGE = Path(str(files("lotsen_curriculum.rendering"))) / "fonts"
_SYMBOLS = ("NotoSansSymbols2-Subset.ttf", "NotoSansMath-Subset.ttf")
PACKAGED_FONTS = tuple(str(path) for path in sorted(_PACKAGE.glob("NotoSans-*.ttf")))
"""The family that comes with the package."""

_SUFFIXES = (".ttf", ".otf", ".ttc")
_RESTRICTED = 0x0002
_OUTLINES = {"glyf", "CFF "}


@dataclass(frozen=True, eq=False)
class Font:
    """One face: its name, its bytes, and what HarfBuzz knows of it; `weight` sets the axis of a variable font."""

    name: str
    data: bytes = field(repr=False)
    weight: int = 400
    face: hb.Face = field(init=False, repr=False)
    shaper: hb.Font = field(init=False, repr=False)

    def __post_init__(self) -> None:
        face = hb.Face(hb.Blob(self.data), 0)
        object.__setattr__(self, "face", face)
        shaper = hb.Font(face)
        if face.has_var_data:
            shaper.set_variations({"wght": self.weight})
        object.__setattr__(self, "shaper", shaper)

    @cached_property
    def characters(self) -> frozenset[int]:
        """Code points that the face has glyphs for."""
        return frozenset(self.face.unicodes)

    @cached_property
    def upem(self) -> int:
        """Units per em."""
        return int(self.face.upem)

    @cached_property
    def ascent(self) -> float:
        """Height above the baseline, in em."""
        return float(self.shaper.get_font_extents("ltr").ascender) / self.upem

    @cached_property
    def descent(self) -> float:
        """Depth below the baseline, in em, as a positive number."""
        return -float(self.shaper.get_font_extents("ltr").descender) / self.upem

    @property
    def embeddable(self) -> bool:
        """Whether the font's maker allows embedding (fsType of OS/2)."""
        table = bytes(self.face.reference_table("OS/2").data)
        return len(table) < 10 or int.from_bytes(table[8:10], "big") & 0x000F != _RESTRICTED


class FontBook:
    """The fonts of one theme, with the fall-back for each character remembered."""

    def __init__(self, names: tuple[str, str, str, str], folders: tuple[str, ...]) -> None:
        self._folders = tuple(Path(folder) for folder in (*folders, *SYSTEM_FOLDERS))
        self._family = tuple(self._named(name) for name in names)
        self._symbols = tuple(_packaged(name) for name in _SYMBOLS)
        self._found: dict[tuple[str, bool], Font | None] = {}

    def face(self, *, bold: bool, italic: bool) -> Font:
        """The family's face for a weight and slant."""
        return self._family[bold + 2 * italic]

    def find(self, char: str, *, bold: bool, italic: bool) -> Font | None:
        """The first font that has the character, or None; that a font has it is the same for every weight and slant.

        Why: a family's bold face may lack what its regular one has; then the regular one draws it.
        """
        face = self.face(bold=bold, italic=italic)
        if ord(char) in face.characters:
            return face
        key = (char, bold)
        if key not in self._found:
            self._found[key] = next((font for font in self._others(char, bold) if ord(char) in font.characters), None)
        return self._found[key]

    def _others(self, char: str, bold: bool) -> Iterator[Font]:
        yield from self._family[bold::2] + self._family[not bold :: 2]
        yield from self._symbols
        for stem in SCRIPT_FONTS.get(script_of(char), ()):
            for style in ("-bold", "-regular", "") if bold else ("-regular", ""):
                path = self._files.get(stem.lower() + style)
                yield from _load(path, 700 if bold else 400) if path and _covers(path, char) else ()
        for path in sorted(self._files.values()):
            yield from _load(path) if _covers(path, char) else ()

    def _named(self, name: str) -> Font:
        if (_PACKAGE / name).is_file():
            return _packaged(name)
        path = self._files.get(Path(name).stem.lower())
        fonts = _load(path) if path else ()
        if not fonts:
            hint = "Prüfen Sie den Dateinamen und den Ordner der Schrift; gebraucht wird eine einbettbare TTF-Datei."
            message = f"Die Schrift „{name}“ ist nicht zu finden oder unbrauchbar."
            raise CurriculumError([Problem("LC421", message, hint=hint)])
        return fonts[0]

    @cached_property
    def _files(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder in (*self._folders, *_font_packages()):
            for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
                if path.suffix.lower() in _SUFFIXES:
                    found.setdefault(path.stem.partition("[")[0].lower(), path)
        return found


def _packaged(name: str) -> Font:
    return _read(_PACKAGE / name)


@cache
def _read(path: Path) -> Font:
    return Font(path.stem, path.read_bytes())


def _covers(path: Path, char: str) -> bool:
    """Whether the first face of a font file has a character; nothing of the file but that stays in memory."""
    return ord(char) in _coverage(path)


@cache
def _coverage(path: Path) -> hb.Set:
    try:
        return hb.Face(hb.Blob.from_file_path(str(path)), 0).unicodes
    except (OSError, hb.HarfBuzzError):
        return hb.Set()


@cache
def _load(path: Path, weight: int = 400) -> tuple[Font, ...]:
    """The first face of a font file, if it may be embedded; nothing for a file that is no such font."""
    try:
        data = path.read_bytes()
    except OSError:
        return ()
    if data[:4] not in (b"\0\1\0\0", b"OTTO", b"true", b"ttcf"):
        return ()
    font = Font(path.stem, data, weight)
    return (font,) if font.face.glyph_count and font.embeddable and _OUTLINES & set(font.face.table_tags) else ()


def _font_packages() -> Iterator[Path]:
    """Folders of installed `fontpkg-…` packages."""
    spec = find_spec("fontpkg")
    for folder in spec.submodule_search_locations or () if spec else ():
        yield from sorted(Path(folder).parent.glob("fontpkg_*"))


@cache
def _font_book(names: tuple[str, str, str, str], folders: tuple[str, ...]) -> FontBook:
    return FontBook(names, folders)


def font_book(theme: Theme) -> FontBook:
    """The fonts of a theme; read once."""
    return _font_book((theme.regular, theme.bold, theme.italic, theme.bold_italic), theme.font_folders)
