"""Inlines to spans: stretches of text in one style, with what references show."""

from dataclasses import dataclass

from lotsen_curriculum.documents.nodes import CrossReference, FitText, Inline, Inlines, LineBreak, Link, Run
from lotsen_curriculum.rendering.theme import Colour, TextLook, Theme
from lotsen_curriculum.rendering.tree import clean, plain, with_page_lists

__all__ = ["Span", "Style", "fitted", "spans_of"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks.

    `owner` is the inline that needs an element of its own (a link, a language). `whole` says that no word of it is
    hyphenated.
    """

    bold: bool
    italic: bool
    size: float
    colour: Colour
    owner: Inline | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style."""

    text: str
    style: Style


def spans_of(
    content: Inlines, look: TextLook, theme: Theme, titles: dict[str, str], pages: dict[str, str]
) -> list[list[Span]]:
    """The spans of a paragraph, a list for each line that a `LineBreak` ends."""
    lines: list[list[Span]] = [[]]
    base = Style(look.bold, look.italic, look.size_pt, theme.colour(look.colour))
    for inline in with_page_lists(content, pages):
        if isinstance(inline, LineBreak):
            lines.append([])
            continue
        text = clean(inline.text) if isinstance(inline, Run) else plain((inline,), titles, pages)
        if text:
            lines[-1].append(Span(text, _style(inline, base, theme)))
    return lines


def _style(inline: Run | Link | CrossReference, base: Style, theme: Theme) -> Style:
    if not isinstance(inline, Run):
        colour = theme.accent if isinstance(inline, Link) else base.colour
        return Style(base.bold, base.italic, base.size, colour, inline, whole=True)
    return Style(
        base.bold or inline.bold,
        base.italic != inline.italic,
        base.size * theme.small_share if inline.role == "small" else base.size,
        theme.role_colour(inline.role, base.colour),
        inline if inline.language else None,
        whole=inline.role == "name" or inline.language is not None,
    )


def fitted(block: FitText, natural: float, width: float) -> float:
    """The size in pt for a text that is `natural` wide at its full size and has `width`."""
    size = block.size_pt * min(1.0, width / natural) if natural else block.size_pt
    return int(max(size, block.min_size_pt) * 10) / 10
