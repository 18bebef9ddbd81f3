"""WordprocessingML as text: `w("p", w("pPr"), …)`, attributes of the same namespace as keywords.

Why text: a book has two hundred thousand elements, and a tree of them takes longer than all the rest of its writing.
Where a tree is needed (what a template or python-docx already has), `parsed` makes one of a piece of text.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

from lxml import etree

__all__ = [
    "NAMESPACES",
    "Xml",
    "as_bytes",
    "markup",
    "parsed",
    "quoted",
    "shown",
    "twips",
    "w",
    "w_attribute",
    "with_namespaces",
]

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_W = "{" + NAMESPACES["w"] + "}"
_TAG_END = re.compile("/?>")

Xml: TypeAlias = Any
"""An element of lxml, which ships no types."""


def w(tag: str, *content: str, **attributes: "str | int | float") -> str:
    """An element of the main namespace; numbers become whole numbers."""
    said = "".join([f' w:{name}="{_value(value)}"' for name, value in attributes.items()])
    inner = "".join(content)
    return f"<w:{tag}{said}>{inner}</w:{tag}>" if inner else f"<w:{tag}{said}/>"


def _value(value: "str | float") -> str:
    return quoted(value) if isinstance(value, str) else str(round(value))


def quoted(value: str) -> str:
    """A text as it stands between the quotation marks of an attribute."""
    return escape(value, {'"': "&quot;"})


def shown(text: str) -> str:
    """A text that is shown; spaces at its ends and double ones stay."""
    keeps = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return f"<w:t{keeps}>{escape(text)}</w:t>"


def w_attribute(name: str) -> str:
    """The full name of an element or attribute."""
    return _W + name


def parsed(text: str) -> Xml:
    """The tree of an element in which the prefixes `w`, `r`, `wp`, `a` and `pic` are known."""
    return etree.fromstring(with_namespaces(text))


def with_namespaces(text: str, known: Mapping[str | None, str] = MappingProxyType({})) -> str:
    """The text of an element with the namespaces declared that it uses and that are not `known` there yet."""
    used = [
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in NAMESPACES.items()
        if f"{prefix}:" in text and known.get(prefix) != uri
    ]
    end = _TAG_END.search(text)
    assert end, text
    return text[: end.start()] + "".join(used) + text[end.start() :]


def as_bytes(element: Xml) -> bytes:
    """The element as a part of its own."""
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))


def markup(element: Xml) -> str:
    """The text of an element as it stands inside a part that declares the main namespace."""
    return re.sub(r' xmlns:w="[^"]*"', "", etree.tostring(element, encoding="unicode", with_tail=False))


def twips(points: float) -> int:
    """Points as twentieths."""
    return round(points * 20)
