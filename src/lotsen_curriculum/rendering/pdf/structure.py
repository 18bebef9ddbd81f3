"""The structure tree: what each piece of the pages is, in reading order, for screen readers (ISO 14289-1, PDF/UA)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lotsen_curriculum.rendering.pdf.objects import Name, PdfFile, Ref, Value, Written, serialise

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


def element_entry(element: Element, parent: Ref, refs: dict[int, Ref], page_refs: Sequence[Ref]) -> Written:
    """The dictionary of an element, with the objects of its parent, of all elements by `id`, and of the pages."""
    page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    parts = [b"<</S /%s/P %d 0 R" % (element.tag.encode(), parent.number)]
    if page is not None:
        parts.append(b"/Pg %d 0 R" % page_refs[page].number)
    if element.alt is not None:
        parts.append(b"/Alt " + serialise(element.alt))
    if element.language is not None:
        parts.append(b"/Lang " + serialise(element.language))
    if element.attributes is not None:
        parts.append(b"/A " + serialise(element.attributes))
    if element.kids:
        parts.append(b"/K [%s]" % b" ".join([_kid(kid, page, refs, page_refs) for kid in element.kids]))
    return Written(b"".join(parts) + b">>")


def _kid(kid: Element | Mark | Annotation, page: int | None, refs: dict[int, Ref], page_refs: Sequence[Ref]) -> bytes:
    """An entry of `K`; a mark on the element's own page is its number alone."""
    match kid:
        case Element():
            return b"%d 0 R" % refs[id(kid)].number
        case Mark():
            if kid.page == page:
                return b"%d" % kid.number
            return b"<</Type /MCR/Pg %d 0 R/MCID %d>>" % (page_refs[kid.page].number, kid.number)
        case Annotation():
            return b"<</Type /OBJR/Obj %d 0 R/Pg %d 0 R>>" % (kid.ref.number, page_refs[kid.page].number)
