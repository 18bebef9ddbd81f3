"""The structure tree: what each piece of the pages is, in reading order, for screen readers (ISO 14289-1, PDF/UA)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lotsen_curriculum.rendering.pdf.objects import Name, PdfFile, Ref, Value

__all__ = ["Annotation", "Element", "Mark", "element_entry", "write_structure"]


@dataclass(frozen=True)
class Mark:
    """A marked piece of a page's content: page counted from 0, number of the piece on it."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotation:
    """An annotation that belongs to an element, and its key in the parent tree."""

    page: int
    ref: Ref
    key: int


@dataclass(eq=False)
class Element:
    """A node of the tree; grows as pages are painted.

    Attributes:
        tag: A standard structure type, such as `P` or `TH`.
        attributes: The attribute dictionary, owner included, such as `{"O": Name("Table"), "Scope": Name("Row")}`.
    """

    tag: str
    parent: "Element | None" = None
    alt: str | None = None
    language: str | None = None
    attributes: dict[str, Value] | None = None
    kids: "list[Element | Mark | Annotation]" = field(default_factory=list)

    def child(
        self,
        tag: str,
        *,
        alt: str | None = None,
        language: str | None = None,
        attributes: dict[str, Value] | None = None,
    ) -> "Element":
        """A new element at the end of this one."""
        element = Element(tag, self, alt, language, attributes)
        self.kids.append(element)
        return element

    def walk(self) -> "Iterator[Element]":
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


def write_structure(file: PdfFile, root: Element, page_refs: Sequence[Ref], marked: Sequence[Sequence[Element]]) -> Ref:
    """Writes the tree and the parent tree; gives the StructTreeRoot.

    Args:
        file: The file that the objects go to.
        root: The Document element.
        page_refs: The page objects.
        marked: For each page the elements of its marks, by their numbers.
    """
    top = file.add()
    elements = list(root.walk())
    refs = {id(element): file.add() for element in elements}
    for element in elements:
        parent = refs[id(element.parent)] if element.parent else top
        file.fill(refs[id(element)], element_entry(element, parent, refs, page_refs))
    numbers: list[Value] = []
    for page, owners in enumerate(marked):
        numbers += [page, file.add([refs[id(owner)] for owner in owners])]
    annotations = [
        (kid.key, refs[id(element)]) for element in elements for kid in element.kids if isinstance(kid, Annotation)
    ]
    for key, ref in sorted(annotations, key=lambda pair: pair[0]):
        numbers += [key, ref]
    tree = file.add({"Nums": numbers})
    next_key = len(marked) + len(annotations)
    entries: dict[str, Value] = {
        "Type": Name("StructTreeRoot"),
        "K": refs[id(root)],
        "ParentTree": tree,
        "ParentTreeNextKey": next_key,
    }
    file.fill(top, entries)
    return top


def element_entry(element: Element, parent: Ref, refs: dict[int, Ref], page_refs: Sequence[Ref]) -> dict[str, Value]:
    """The dictionary of an element, with the objects of its parent, of all elements by `id`, and of the pages."""
    pages = [kid.page for kid in element.kids if isinstance(kid, Mark)]
    entry: dict[str, Value] = {"Type": Name("StructElem"), "S": Name(element.tag), "P": parent}
    if pages:
        entry["Pg"] = page_refs[pages[0]]
    if element.alt is not None:
        entry["Alt"] = element.alt
    if element.language is not None:
        entry["Lang"] = element.language
    if element.attributes is not None:
        entry["A"] = element.attributes
    kids = [_kid(kid, pages, refs, page_refs) for kid in element.kids]
    if kids:
        entry["K"] = kids
    return entry


def _kid(kid: Element | Mark | Annotation, pages: list[int], refs: dict[int, Ref], page_refs: Sequence[Ref]) -> Value:
    match kid:
        case Element():
            return refs[id(kid)]
        case Mark():
            if kid.page == pages[0]:
                return kid.number
            return {"Type": Name("MCR"), "Pg": page_refs[kid.page], "MCID": kid.number}
        case Annotation():
            return {"Type": Name("OBJR"), "Obj": kid.ref, "Pg": page_refs[kid.page]}
