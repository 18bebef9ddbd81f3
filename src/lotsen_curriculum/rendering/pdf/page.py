"""One page's content: text, areas and pictures, each marked for an element of the structure or as an artifact."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from lotsen_curriculum.rendering.pdf.fonts import EmbeddedFonts
from lotsen_curriculum.rendering.pdf.objects import Name, Ref, Value, number, serialise
from lotsen_curriculum.rendering.pdf.structure import Element, Mark
from lotsen_curriculum.rendering.shaping import Shaped
from lotsen_curriculum.rendering.theme import Colour

__all__ = ["Artifact", "LinkArea", "Page"]


@dataclass(frozen=True)
class Artifact:
    """What decorates: `kind` is `Layout`, or `Pagination` with `Header` or `Footer` as its part."""

    kind: str = "Layout"
    part: str = ""

    def opening(self) -> bytes:
        """The operator that opens it."""
        entries: dict[str, Value] = {"Type": Name(self.kind)}
        if self.part:
            entries["Subtype"] = Name(self.part)
        return b"/Artifact " + serialise(entries) + b" BDC"


@dataclass(frozen=True)
class LinkArea:
    """A place to click: its rectangle in pt from the page's lower left, its element, its target and what it says."""

    box: tuple[float, float, float, float]
    element: Element
    target: str
    inside: bool
    contents: str


_DECORATION = Artifact()


@dataclass(eq=False)
class Page:
    """Content of one page; y counts from the top in pt, as layout does."""

    index: int
    width: float
    height: float
    fonts: EmbeddedFonts
    marked: list[Element] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    images: dict[str, Ref] = field(default_factory=dict)
    _parts: list[bytes] = field(default_factory=list)
    _open: Element | Artifact | None = None
    _late: list[tuple[float, float, float, float, Colour]] = field(default_factory=list)
    _muted: bool = False
    _font: bytes = b""
    _colour: Colour = ""

    def mark(self, owner: Element | Artifact) -> None:
        """What is drawn from here on belongs to `owner`; nothing happens where it does already."""
        if owner is self._open or self._muted:
            return
        self._close()
        if isinstance(owner, Element):
            owner.kids.append(Mark(self.index, len(self.marked)))
            self._parts.append(f"/{owner.tag} <</MCID {len(self.marked)}>> BDC".encode())
            self.marked.append(owner)
        else:
            self._parts.append(owner.opening())
        self._open = owner

    def decorate(self) -> None:
        """What is drawn from here on only decorates, unless an artifact is open already."""
        if not isinstance(self._open, Artifact):
            self.mark(_DECORATION)

    @contextmanager
    def artifact(self, artifact: Artifact) -> Iterator[None]:
        """All that is drawn inside is this artifact, whoever it says it belongs to."""
        self.mark(artifact)
        self._muted = True
        yield
        self._muted = False
        self._close()

    def text(self, pieces: Sequence[Shaped], x: float, baseline: float, size: float, colour: Colour) -> None:
        """Draws pieces that follow each other, the first with its left end at `x`.

        Text that belongs to nobody is a bug, not a decoration.
        """
        if self._open is None or self._open is _DECORATION:
            raise RuntimeError(f"text without an element: {''.join(piece.text for piece in pieces)}")
        self._fill(colour)
        parts = [f"BT 1 0 0 1 {number(x)} {number(self.height - baseline)} Tm".encode()]
        for font, group in self.fonts.drawing(pieces):
            select = f"/{font.name} {number(size)} Tf".encode()
            if select != self._font:
                parts.append(select)
                self._font = select
            parts.append(font.show(group, size))
        parts.append(b"ET")
        self._parts.append(b" ".join(parts))

    def rect(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fills an area; `y` is its top."""
        self._fill(colour)
        self._parts.append(
            f"{number(x)} {number(self.height - y - height)} {number(width)} {number(height)} re f".encode()
        )

    def dots(self, left: float, y: float, right: float, colour: Colour) -> None:
        """Draws a line of dots; it ends with a dot, so that lines under each other are in step."""
        start, height = number(right), number(self.height - y)
        red_green_blue = _channels(colour)
        self._parts.append(
            f"q 0.7 w [0.7 2.8] 0 d {red_green_blue} RG {start} {height} m {number(left)} {height} l S Q".encode()
        )

    def underline(self, x: float, y: float, width: float, thickness: float, colour: Colour) -> None:
        """Remembers a line that is drawn when the page is finished, so that it doesn't interrupt the text."""
        self._late.append((x, y, width, thickness, colour))

    def image(self, name: str, ref: Ref, box: tuple[float, float, float, float]) -> None:
        """Draws a picture into `box` (left, top, width, height)."""
        x, y, width, height = box
        self.images[name] = ref
        place = f"{number(width)} 0 0 {number(height)} {number(x)} {number(self.height - y - height)}"
        self._parts.append(f"q {place} cm /{name} Do Q".encode())

    def link(self, area: LinkArea) -> None:
        """Adds a place to click, unless it only repeats one."""
        if not self._muted:
            self.links.append(area)

    def content(self) -> bytes:
        """The finished content stream."""
        if self._late:
            self.decorate()
            for line in self._late:
                self.rect(*line)
            self._late.clear()
        self._close()
        return b"\n".join(self._parts)

    def resources(self, fonts: Ref) -> Mapping[str, Value]:
        """The page's resource dictionary."""
        found: dict[str, Value] = {"Font": fonts}
        if self.images:
            found["XObject"] = dict(self.images)
        return found

    def _close(self) -> None:
        if self._open is not None:
            self._parts.append(b"EMC")
            self._open = None

    def _fill(self, colour: Colour) -> None:
        if colour != self._colour:
            self._parts.append(f"{_channels(colour)} rg".encode())
            self._colour = colour


@lru_cache(64)
def _channels(colour: Colour) -> str:
    """Red, green and blue as operands."""
    return " ".join(number(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
