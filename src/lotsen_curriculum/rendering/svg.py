"""SVG drawings (logos) as PNG pictures; whatever could act, or fetch something, is refused before anything is drawn."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from xml.parsers import expat

from lotsen_curriculum.problems import CurriculumError, Problem
from lotsen_curriculum.rendering.codes import CODES
from lotsen_curriculum.rendering.fontbook import PACKAGED_FONTS

__all__ = ["is_svg", "svg_to_png"]

_MOST_BYTES = 2_000_000
_MOST_COPIES = 5_000
"""Copies that all `use` elements may come to: nested ones multiply."""

_ACTIVE = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener"})
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpe?g)[;,])", re.IGNORECASE)
_OUTSIDE_CSS = re.compile(r"@import|url\(\s*[\"']?\s*(?!#|data:image/(?:png|jpe?g)[;,])|expression\(", re.IGNORECASE)


def is_svg(data: bytes) -> bool:
    """Whether the bytes look like an SVG drawing."""
    return b"<svg" in data[:4096]


def svg_to_png(data: bytes, label: str, *, width_px: int = 1200) -> bytes:
    """The drawing as a PNG, `width_px` wide; text in it is set in the fonts of the package.

    Raises:
        CurriculumError: LC417 for scripts and references to elsewhere (nothing is ever fetched), LC415 where the bytes
            are no drawing that can be drawn.
    """
    reasons = tuple(dict.fromkeys(_reasons(data)))
    if reasons:
        raise CurriculumError(_problem("LC417", f"Das Bild „{label}“ enthält {reason}.") for reason in reasons)
    import resvg_py

    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=data.decode("utf-8"),
            width=width_px,
            skip_system_fonts=True,
            font_files=list(PACKAGED_FONTS),
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
        )
    except ValueError as error:
        raise CurriculumError([_problem("LC415", f"Das Bild „{label}“ ist keine lesbare SVG-Zeichnung.")]) from error
    return bytes(drawn)


def _reasons(data: bytes) -> Iterator[str]:
    """What speaks against a drawing, in words."""
    if len(data) > _MOST_BYTES:
        yield "mehr als 2 MB"
        return
    reader = _Reader()
    try:
        reader.read(data)
    except (expat.ExpatError, UnicodeDecodeError, ValueError):
        yield "Fehler im Aufbau (kein lesbares SVG)"
        return
    yield from reader.reasons
    if _copies(reader.uses) > _MOST_COPIES:
        yield "zu viele verschachtelte Wiederholungen"


class _Reader:
    """Walks through a drawing; notes what it must not have, and who uses whom."""

    def __init__(self) -> None:
        self.reasons: list[str] = []
        self.uses: dict[str, list[str]] = {"": []}
        self._owners = [""]
        self._elements: list[str] = []

    def read(self, data: bytes) -> None:
        """Raises `ExpatError` where it isn't well-formed."""
        data.decode("utf-8")
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = lambda *_: self.reasons.append("eine DOCTYPE-Angabe")
        parser.ProcessingInstructionHandler = lambda *_: self.reasons.append("eine Verarbeitungsanweisung")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = name.rpartition(":")[2]
        self._elements.append(tag)
        if tag in _ACTIVE:
            self.reasons.append(f"ein Element <{tag}>")
        for key, value in attributes.items():
            self._attribute(tag, key.rpartition(":")[2].lower(), value)
        own = attributes.get("id", "")
        if own:
            self.uses.setdefault(own, [])
            self.uses[self._owners[-1]].append(own)
        self._owners.append(own or self._owners[-1])

    def _attribute(self, tag: str, key: str, value: str) -> None:
        if key.startswith("on"):
            self.reasons.append(f"ein Skript ({key})")
        elif key in ("href", "src"):
            if tag != "a" and not _INSIDE.match(value):
                self.reasons.append(f"einen Verweis nach außen ({value[:60]})")
            elif tag == "use":
                self.uses[self._owners[-1]].append(value.strip().removeprefix("#"))
        elif key != "base" and _OUTSIDE_CSS.search(value):
            self.reasons.append(f"einen Verweis nach außen ({value[:60]})")
        elif key == "base":
            self.reasons.append("eine Angabe xml:base")

    def _end(self, _: str) -> None:
        self._owners.pop()
        self._elements.pop()

    def _text(self, text: str) -> None:
        if self._elements and self._elements[-1] == "style" and _OUTSIDE_CSS.search(text):
            self.reasons.append("einen Verweis nach außen in <style>")


def _copies(uses: Mapping[str, list[str]]) -> int:
    """How many named elements are drawn at most; a circle counts as too many."""
    path: set[str] = set()

    @cache
    def count(name: str) -> int:
        if name in path:
            return _MOST_COPIES + 1
        path.add(name)
        total = 1 + sum(count(target) for target in uses.get(name, ()))
        path.discard(name)
        return min(total, _MOST_COPIES + 1)

    return count("")


def _problem(code: str, message: str) -> Problem:
    return Problem(code, message, hint=CODES[code][1])
