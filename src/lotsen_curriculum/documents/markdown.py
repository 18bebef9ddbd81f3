"""The Markdown subset of the data files: paragraphs, `###` headings, lists, emphasis, links and lines to write on.

Everything else (tables, images, HTML, code, quotes, other headings) is told as a `Problem`, so that no text is lost
silently or shown with its mark-up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lotsen_curriculum.documents.nodes import (
    Block,
    BulletList,
    FillLines,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    NumberedList,
    Paragraph,
    Run,
)
from lotsen_curriculum.problems import CurriculumError, Position, Problem

__all__ = ["check_markdown", "parse_inlines", "parse_markdown"]

_UNSUPPORTED = {
    "image": "ein Bild",
    "html_block": "HTML",
    "html_inline": "HTML",
    "code_inline": "Code in Gravis-Zeichen",
    "code_block": "ein eingerückter Absatz (vier Leerzeichen)",
    "fence": "ein Code-Block",
    "blockquote_open": "ein Zitat mit „>“",
    "table_open": "eine Tabelle",
    "hr": "eine Trennlinie",
    "s_open": "durchgestrichener Text",
}
_HINT = "Erlaubt sind Absätze, „###“-Überschriften, Listen, **fett**, *kursiv* und Links."


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass(frozen=True)
class _Style:
    bold: bool = False
    italic: bool = False


def parse_markdown(text: str, *, heading_level: int = 3, where: Position | None = None) -> tuple[Block, ...]:
    """Nodes for a long text of the data.

    Args:
        text: The text in the Markdown subset.
        heading_level: Level of the heading node that a `###` becomes.
        where: Place of the text, for problems.

    Raises:
        CurriculumError: With an LC401 for each kind of mark-up that the subset does not have.
    """
    tokens = _parser().parse(text)
    problems = _unsupported(tokens, where)
    if problems:
        raise CurriculumError(problems)
    return _Reader(tokens, heading_level).blocks()


def parse_inlines(text: str, *, where: Position | None = None) -> Inlines:
    """Inlines for a short text: its paragraphs follow each other in one, separated by line breaks.

    Raises:
        CurriculumError: LC401 as `parse_markdown` does; LC402 where the text holds a list or a heading.
    """
    content: list[Inline] = []
    for block in parse_markdown(text, where=where):
        if isinstance(block, Paragraph):
            content.extend((LineBreak(), *block.content) if content else block.content)
        else:
            message = "Hier ist nur fortlaufender Text möglich, keine Liste und keine Überschrift."
            raise CurriculumError([Problem("LC402", message, where, "Schreiben Sie den Text als Absatz.")])
    return tuple(content)


def check_markdown(text: str, *, where: Position | None = None) -> tuple[Problem, ...]:
    """The problems of a text that is meant to be in the subset: LC401 for each unsupported piece of mark-up."""
    return _unsupported(_parser().parse(text), where)


def _unsupported(tokens: list[Token], where: Position | None) -> tuple[Problem, ...]:
    found = []
    for token, line in _walk(tokens):
        name = None if _is_fill_line(token) else _UNSUPPORTED.get(token.type)
        if token.type == "heading_open" and token.tag != "h3":
            name = f"eine Überschrift mit „{'#' * int(token.tag[1])}“"
        if name:
            found.append(Problem("LC401", f"Im Text, Zeile {line}, steht {name}; das geht hier nicht.", where, _HINT))
    return tuple(found)


def _is_fill_line(token: Token) -> bool:
    """A line of nothing but underscores is a line to write on; the parser takes it for a rule."""
    return token.type == "hr" and token.markup.startswith("_")


def _walk(tokens: list[Token], line: int = 1) -> Iterator[tuple[Token, int]]:
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        yield token, line
        yield from _walk(token.children or [], line)


class _Reader:
    """Turns the flat token list of a checked text into nested nodes."""

    def __init__(self, tokens: list[Token], heading_level: int) -> None:
        self._tokens = iter(tokens)
        self._level = heading_level

    def blocks(self, end: str = "") -> tuple[Block, ...]:
        """Blocks up to the token of type `end`."""
        found: list[Block] = []
        for token in self._tokens:
            if token.type == end:
                break
            if token.type == "paragraph_open":
                found.append(Paragraph(self._content("paragraph_close")))
            elif token.type == "heading_open":
                found.append(Heading(self._level, self._content("heading_close"), in_contents=False))
            elif token.type == "bullet_list_open":
                found.append(BulletList(self._items("bullet_list_close")))
            elif token.type == "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                found.append(NumberedList(self._items("ordered_list_close"), start=start))
            elif _is_fill_line(token):
                found.append(_one_more_line(found))
        return tuple(found)

    def _items(self, end: str) -> tuple[ListItem, ...]:
        items = []
        for token in self._tokens:
            if token.type == end:
                break
            items.append(ListItem(self.blocks("list_item_close")))
        return tuple(items)

    def _content(self, end: str) -> Inlines:
        content: list[Inline] = []
        for token in self._tokens:
            if token.type == end:
                break
            content.extend(_inlines(token.children or []))
        return _merge(content)


def _one_more_line(found: list[Block]) -> FillLines:
    """Lines to write on that follow each other are one block of lines."""
    last = found[-1] if found else None
    if isinstance(last, FillLines):
        found.pop()
        return FillLines(last.count + 1)
    return FillLines(1)


def _merge(content: list[Inline]) -> Inlines:
    merged: list[Inline] = []
    for inline in content:
        last = merged[-1] if merged else None
        if isinstance(inline, Run) and isinstance(last, Run) and replace(last, text=inline.text) == inline:
            merged[-1] = replace(last, text=last.text + inline.text)
        else:
            merged.append(inline)
    return tuple(merged)


def _inlines(tokens: list[Token]) -> Iterator[Inline]:
    style = _Style()
    url, label = "", ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                style = replace(style, bold=token.nesting > 0)
            case "em_open" | "em_close":
                style = replace(style, italic=token.nesting > 0)
            case "link_open":
                url, label = str(token.attrs["href"]), ""
            case "link_close":
                yield Link(url, label)
                url = ""
            case "hardbreak" | "softbreak" if not url:
                yield LineBreak()
            case _:
                content = " " if token.type in ("softbreak", "hardbreak") else token.content
                if url:
                    label += content
                elif content:
                    yield Run(content, bold=style.bold, italic=style.italic)
