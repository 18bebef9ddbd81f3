"""Checks a PDF against the machine rules of PDF/UA-1 that our files can break, named as in veraPDF's profile.

`check_pdf_ua` gives the findings as `rule: what is wrong`; an empty list is what the tests want.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

import pikepdf
from read_back import marked_lines

__all__ = ["RULES", "check_pdf_ua", "structure_text"]

Pdf: TypeAlias = Any
Node: TypeAlias = Any

_STANDARD = frozenset(
    {"Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"}
    | {"Table", "TR", "TH", "TD", "TOC", "TOCI", "Link", "Span", "Figure", "Caption"}
)
_PARENTS = {
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
_CHILDREN = {"Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOCI"}}
_PAINTING = frozenset(["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"])


@dataclass
class _File:
    """A file with its structure and its marked content read."""

    pdf: Pdf
    elements: list[Node] = field(default_factory=list)
    marks: dict[tuple[int, int], str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def check_pdf_ua(pdf: Pdf) -> list[str]:
    """All findings of all rules."""
    file = _File(pdf)
    root = pdf.Root.get("/StructTreeRoot")
    if root is not None:
        _collect(root.K, file.elements)
    for index, page in enumerate(pdf.pages):
        _read_marks(page, index, file)
    return [finding for rule in RULES for finding in rule(file)]


def _collect(node: Node, found: list[Node]) -> None:
    found.append(node)
    for kid in _kids(node):
        if _is_element(kid):
            _collect(kid, found)


def _kids(node: Node) -> list[Node]:
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Node) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _tag(node: Node) -> str:
    return str(node.S)[1:]


def _read_marks(page: Node, index: int, file: _File) -> None:
    """The marked pieces of a page; unmarked painting, nesting and unbalanced operators are faults."""
    stack: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else None
            _open_mark(str(operands[0])[1:], properties, index, stack, file)
        elif name == "EMC" and stack:
            stack.pop()
        elif name == "EMC":
            file.faults.append(f"own-balance: page {index + 1}: EMC without beginning")
        elif name in _PAINTING and not stack:
            file.faults.append(f"7.1-3: page {index + 1}: {name} is neither tagged nor artifact")
    if stack:
        file.faults.append(f"own-balance: page {index + 1}: {len(stack)} marks left open")


def _open_mark(tag: str, properties: Any, index: int, stack: list[str], file: _File) -> None:
    mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
    if stack and (mcid is not None or tag == "Artifact"):
        file.faults.append(f"7.1-1: page {index + 1}: {tag} inside {stack[-1]}")
    if mcid is not None:
        if (index, int(mcid)) in file.marks:
            file.faults.append(f"own-mcid: page {index + 1}: {mcid} twice")
        file.marks[index, int(mcid)] = tag
    stack.append(tag)


def _catalogue(file: _File) -> Iterator[str]:
    root = file.pdf.Root
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))):
        yield f"7.2-29: language {root.get('/Lang', '')!s}"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "7.1-10: title is not shown"
    marking = root.get("/MarkInfo", {})
    if not marking.get("/Marked", False):
        yield "6.2-1: not marked as tagged"
    if marking.get("/Suspects", False):
        yield "7.1-4: suspects"
    if "/StructTreeRoot" not in root:
        yield "7.1-11: no structure tree"


def _metadata(file: _File) -> Iterator[str]:
    stream = file.pdf.Root.get("/Metadata")
    if stream is None:
        yield "7.1-8: no XMP"
        return
    xmp = stream.read_bytes().decode()
    if not re.search(r"<pdfuaid:part>1</pdfuaid:part>", xmp):
        yield "5-1: no pdfuaid:part 1"
    title = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", xmp, re.DOTALL)
    if not title or not title[1].strip():
        yield "7.1-9: no dc:title"


def _roles(file: _File) -> Iterator[str]:
    for element in file.elements:
        if _tag(element) not in _STANDARD:
            yield f"7.1-5: {_tag(element)} is no standard type"


def _nesting(file: _File) -> Iterator[str]:
    for element in file.elements:
        tag = _tag(element)
        parent = element.get("/P")
        above = _tag(parent) if parent is not None and "/S" in parent else ""
        if tag in _PARENTS and above not in _PARENTS[tag]:
            yield f"7.2-3: {tag} in {above or 'nothing'}"
        for kid in _kids(element):
            if tag in _CHILDREN and not (_is_element(kid) and _tag(kid) in _CHILDREN[tag]):
                yield f"7.2-20: {tag} holds {_tag(kid) if _is_element(kid) else 'content'}"


def _parents(file: _File) -> Iterator[str]:
    for element in file.elements:
        for kid in _kids(element):
            if _is_element(kid) and kid.get("/P") != element:
                yield f"7.1-12: {_tag(kid)} does not point at its parent"


def _headings(file: _File) -> Iterator[str]:
    before = 0
    for element in file.elements:
        if re.fullmatch(r"H[1-6]", _tag(element)):
            level = int(_tag(element)[1])
            if level > before + 1:
                yield f"7.4.2-1: H{level} after {'H' + str(before) if before else 'nothing'}"
            before = level


def _attributes(element: Node) -> dict[str, Any]:
    given = element.get("/A")
    groups = given if isinstance(given, pikepdf.Array) else [given] if given is not None else []
    return {str(key): value for group in groups for key, value in group.items()}


def _tables(file: _File) -> Iterator[str]:
    for element in file.elements:
        if _tag(element) == "TH" and "/Scope" not in _attributes(element):
            yield "7.5-1: TH without Scope"
        if _tag(element) == "Table":
            widths = {sum(int(_attributes(cell).get("/ColSpan", 1)) for cell in _kids(row)) for row in _kids(element)}
            if len(widths) > 1:
                yield f"7.2-42: rows of {sorted(widths)} columns"


def _figures(file: _File) -> Iterator[str]:
    for element in file.elements:
        if _tag(element) == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "7.3-1: Figure without Alt"


def _annotations(file: _File) -> Iterator[str]:
    linked = {
        kid.Obj.objgen
        for element in file.elements
        if _tag(element) == "Link"
        for kid in _kids(element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    }
    for index, page in enumerate(file.pdf.pages, 1):
        annotations = page.get("/Annots", [])
        if len(annotations) and page.get("/Tabs") != "/S":
            yield f"7.18.3-1: page {index} without Tabs S"
        for annotation in annotations:
            if annotation.Subtype != "/Link":
                yield f"7.18.1-1: page {index}: annotation {annotation.Subtype}"
            elif annotation.objgen not in linked:
                yield f"7.18.5-1: page {index}: link outside a Link element"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"7.18.5-2: page {index}: link without Contents"
            if int(annotation.get("/F", 0)) & 4 == 0:
                yield f"7.18.1-2: page {index}: link is not printed"


def _marks(file: _File) -> Iterator[str]:
    """Marks, elements and the parent tree must tell the same."""
    yield from file.faults
    pages = {page.objgen: index for index, page in enumerate(file.pdf.pages)}
    owners = _parent_tree(file.pdf)
    seen: set[tuple[int, int]] = set()
    for element in file.elements:
        for kid in _kids(element):
            mark = _mark(kid, element, pages)
            if mark is None:
                continue
            seen.add(mark)
            if mark not in file.marks:
                yield f"own-mcid: element {_tag(element)} names a missing mark {mark}"
            elif file.marks[mark] != _tag(element):
                yield f"own-tag: mark {mark} is {file.marks[mark]}, its element {_tag(element)}"
            if owners.get(mark) != element.objgen:
                yield f"own-parenttree: mark {mark} belongs to another element"
    for mark in file.marks.keys() - seen:
        yield f"7.1-3: mark {mark} belongs to no element"


def _mark(kid: Node, element: Node, pages: dict[Any, int]) -> tuple[int, int] | None:
    if isinstance(kid, int):
        return pages[element.Pg.objgen], kid
    if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
        return pages[kid.Pg.objgen], int(kid.MCID)
    return None


def _parent_tree(pdf: Pdf) -> dict[tuple[int, int], Any]:
    root = pdf.Root.get("/StructTreeRoot")
    numbers = list(root.ParentTree.Nums) if root is not None else []
    table = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    found = {}
    for index, page in enumerate(pdf.pages):
        for mcid, owner in enumerate(table.get(int(page.get("/StructParents", -1)), [])):
            found[index, mcid] = owner.objgen
    return found


def _fonts(file: _File) -> Iterator[str]:
    seen = set()
    for page in file.pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            name = str(font.get("/BaseFont", "?"))
            descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = descendant.get("/FontDescriptor", {})
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"7.21.4.1-1: {name} is not embedded"
            if "/ToUnicode" not in font:
                yield f"7.21.7-1: {name} without ToUnicode"


def _hyphens(file: _File) -> Iterator[str]:
    """A hyphen that only ends a line must be a soft one, or readers say it in the middle of the word.

    Before a capital, and in an address, it may be the word's own.
    """
    for index, page in enumerate(file.pdf.pages, 1):
        for lines in marked_lines(page):
            for line, following in pairwise(filter(None, lines)):
                token = line.split(" ")[-1] + following.split(" ")[0]
                own = not re.search(r"[^\W\d_]{3}[-\u2010][a-zäöüß]{3}", token) or re.search(r"\w[./@]\w", token)
                if re.search("[-\u2010]$", line) and not own:
                    yield f"own-hyphen: page {index}: {line[-12:]} is no soft hyphen"


def _absent(file: _File) -> Iterator[str]:
    root = file.pdf.Root
    for key, rule in (("/AcroForm", "7.18.4"), ("/OCProperties", "7.10"), ("/Names", "7.11"), ("/OpenAction", "7.19")):
        if key in root:
            yield f"{rule}: unexpected {key}"
    if file.pdf.is_encrypted:
        yield "7.16-1: encrypted"


RULES: tuple[Callable[[_File], Iterator[str]], ...] = (
    _catalogue,
    _metadata,
    _roles,
    _nesting,
    _parents,
    _headings,
    _tables,
    _figures,
    _annotations,
    _marks,
    _fonts,
    _hyphens,
    _absent,
)


def structure_text(pdf: Pdf) -> list[str]:
    """The tags of the tree in reading order, indented."""

    def lines(node: Node, depth: int) -> Iterator[str]:
        yield "  " * depth + _tag(node)
        for kid in _kids(node):
            if _is_element(kid):
                yield from lines(kid, depth + 1)

    return list(lines(pdf.Root.StructTreeRoot.K, 0))
