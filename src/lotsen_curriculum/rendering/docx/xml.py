"""WordprocessingML elements in short: `w("p", w("pPr"), …)`; attributes of the same namespace as keywords."""

import re
from typing import Any, TypeAlias

from lxml import etree

__all__ = ["NAMESPACES", "Xml", "append", "as_bytes", "fixed", "markup", "twips", "w", "w_attribute"]

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_MAIN = {"w": NAMESPACES["w"]}
_W = "{" + NAMESPACES["w"] + "}"

Xml: TypeAlias = Any
"""An element of lxml, which ships no types."""


def w(tag: str, *children: "Xml | None", **attributes: "str | int | float") -> Xml:
    """An element of the main namespace; children that are None are left out, numbers become whole numbers."""
    element = etree.Element(_W + tag, nsmap=_MAIN)
    for name, value in attributes.items():
        element.set(_W + name, str(round(value) if isinstance(value, float) else value))
    if children:
        append(element, *children)
    return element


def append(parent: Xml, *children: "Xml | None") -> Xml:
    """Adds the children that are there; gives back the parent."""
    parent.extend([child for child in children if child is not None])
    return parent


def w_attribute(name: str) -> str:
    """The full name of an attribute."""
    return _W + name


def fixed(markup: str) -> Xml:
    """An element from markup in which the prefixes `w`, `r`, `wp`, `a` and `pic` are known."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    head, _, rest = markup.partition(">")
    closed = head.endswith("/")
    return etree.fromstring(f"{head[:-1] if closed else head} {declared}{'/' if closed else ''}>{rest}")


def as_bytes(element: Xml) -> bytes:
    """The element as a part of its own."""
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))


def markup(element: Xml) -> str:
    """The element as it stands inside a part that declares the main namespace."""
    return re.sub(r' xmlns:w="[^"]*"', "", etree.tostring(element, encoding="unicode"))


def twips(points: float) -> int:
    """Points as twentieths."""
    return round(points * 20)
