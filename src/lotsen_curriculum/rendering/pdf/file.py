"""A composition as a file: pages painted, links and bookmarks, page labels, structure, catalogue."""

from collections.abc import Sequence
from itertools import groupby

from lotsen_curriculum.documents.nodes import Heading
from lotsen_curriculum.rendering.pdf.composition import Composition
from lotsen_curriculum.rendering.pdf.flow import Sheet
from lotsen_curriculum.rendering.pdf.fonts import EmbeddedFonts
from lotsen_curriculum.rendering.pdf.furniture import paint_furniture
from lotsen_curriculum.rendering.pdf.metadata import write_info, write_output_intent, write_xmp
from lotsen_curriculum.rendering.pdf.objects import Name, PdfFile, Ref, Stream, Value
from lotsen_curriculum.rendering.pdf.page import LinkArea, Page
from lotsen_curriculum.rendering.pdf.structure import Annotation, write_structure
from lotsen_curriculum.rendering.tree import plain

__all__ = ["label_ranges", "write_file", "write_outlines"]

_NARROWEST = 500
"""Narrower pages (in pt) are cards, which have no stationery."""

_PRINTED = 4
"""The flag of an annotation that is printed with its page."""


def write_file(file: PdfFile, found: Composition) -> bytes:
    """The bytes of the file."""
    fonts = EmbeddedFonts()
    pages = [_paint(sheet, index, fonts, found) for index, sheet in enumerate(found.sheets)]
    refs = [file.add() for _ in pages]
    tree, font_dict = file.add(), file.add()
    _write_pages(file, pages, refs, found, (tree, font_dict))
    file.fill(tree, {"Type": Name("Pages"), "Kids": refs, "Count": len(refs)})
    file.fill(font_dict, {font.name: font.write(file) for font in fonts})
    catalogue: dict[str, Value] = {
        "Type": Name("Catalog"),
        "Pages": tree,
        "Lang": found.document.language.encode("ascii", "replace"),
        "MarkInfo": {"Marked": True},
        "ViewerPreferences": {"DisplayDocTitle": True},
        "StructTreeRoot": write_structure(file, found.root, refs, [page.marked for page in pages]),
        "Metadata": write_xmp(file, found.document),
        "OutputIntents": [write_output_intent(file)],
        "PageLabels": {"Nums": label_ranges(found.sheets)},
    }
    if found.headings:
        catalogue |= {"Outlines": write_outlines(file, found, refs), "PageMode": Name("UseOutlines")}
    return file.save(root=file.add(catalogue), info=write_info(file, found.document))


def _paint(sheet: Sheet, index: int, fonts: EmbeddedFonts, found: Composition) -> Page:
    page = Page(index, sheet.area.page_width, sheet.area.page_height, fonts)
    header = index > 0 or found.document.header_on_first_page
    _lay_under(page, index, found)
    paint_furniture(page, sheet, len(found.sheets), setter=found.setter, theme=found.theme, header=header)
    for x, y, piece in sheet.placed:
        piece.paint(page, x, y)
    return page


def _lay_under(page: Page, index: int, found: Composition) -> None:
    """Draws the stationery under a page of its shape."""
    stationery = found.theme.stationery
    if stationery and page.height > page.width and page.width > _NARROWEST:
        page.decorate()
        name, ref = found.images.place(stationery.others if index else stationery.first)
        page.image(name, ref, (0, 0, page.width, page.height))


def _write_pages(
    file: PdfFile, pages: Sequence[Page], refs: Sequence[Ref], found: Composition, shared: tuple[Ref, Ref]
) -> None:
    tree, font_dict = shared
    key = len(pages)
    for page, ref in zip(pages, refs, strict=True):
        content = file.add(Stream(page.content(), {}))
        annotations = [
            _write_link(file, area, page, key + index, (found, refs)) for index, area in enumerate(page.links)
        ]
        key += len(annotations)
        entries: dict[str, Value] = {
            "Type": Name("Page"),
            "Parent": tree,
            "MediaBox": [0, 0, page.width, page.height],
            "Resources": page.resources(font_dict),
            "Contents": content,
            "StructParents": page.index,
            "Tabs": Name("S"),
        }
        file.fill(ref, {**entries, "Annots": annotations} if annotations else entries)


def _write_link(file: PdfFile, area: LinkArea, page: Page, key: int, targets: tuple[Composition, Sequence[Ref]]) -> Ref:
    found, refs = targets
    entries: dict[str, Value] = {
        "Type": Name("Annot"),
        "Subtype": Name("Link"),
        "Rect": list(area.box),
        "Border": [0, 0, 0],
        "F": _PRINTED,
        "Contents": area.contents,
        "StructParent": key,
    }
    if area.inside:
        entries["Dest"] = _destination(area.target, found, refs)
    else:
        entries["A"] = {"S": Name("URI"), "URI": area.target.encode()}
    ref = file.add(entries)
    area.element.kids.append(Annotation(page.index, ref, key))
    return ref


def _destination(target: str, found: Composition, refs: Sequence[Ref]) -> Value:
    index, top = found.places[target]
    return [refs[index], Name("XYZ"), None, found.sheets[index].area.page_height - top + 6, None]


def label_ranges(sheets: Sequence[Sheet]) -> list[Value]:
    """The number tree of page labels: a range begins where the style changes or counting starts again."""
    numbers: list[Value] = []
    keys = [(sheet.style, index - sheet.number) for index, sheet in enumerate(sheets)]
    for _, group in groupby(range(len(sheets)), key=lambda index: keys[index]):
        first = next(group)
        style = Name("r" if sheets[first].style == "roman" else "D")
        numbers += [first, {"S": style, "St": sheets[first].number}]
    return numbers


def write_outlines(file: PdfFile, found: Composition, refs: Sequence[Ref]) -> Ref:
    """The bookmarks: the headings, nested by level."""
    top = file.add()
    items = [(key, heading, file.add()) for key, heading in found.headings.items()]
    nodes = _nest([heading for _, heading, _ in items])
    own = [ref for _, _, ref in items]
    for index, (key, heading, ref) in enumerate(items):
        parent, children, before, after = nodes[index]
        entries: dict[str, Value] = {
            "Title": plain(heading.content, found.titles),
            "Parent": top if parent is None else own[parent],
            "Dest": _destination(key, found, refs),
        }
        entries |= {"Prev": own[before]} if before is not None else {}
        entries |= {"Next": own[after]} if after is not None else {}
        if children:
            entries |= {"First": own[children[0]], "Last": own[children[-1]], "Count": -len(children)}
        file.fill(ref, entries)
    roots = [index for index, node in enumerate(nodes) if node[0] is None]
    file.fill(top, {"Type": Name("Outlines"), "First": own[roots[0]], "Last": own[roots[-1]], "Count": len(roots)})
    return top


def _nest(headings: Sequence[Heading]) -> list[tuple[int | None, list[int], int | None, int | None]]:
    """For each heading its parent, its children, and its neighbours before and after under the same parent."""
    parents: list[int | None] = []
    open_ones: list[int] = []
    for index, heading in enumerate(headings):
        while open_ones and headings[open_ones[-1]].level >= heading.level:
            open_ones.pop()
        parents.append(open_ones[-1] if open_ones else None)
        open_ones.append(index)
    families: dict[int | None, list[int]] = {}
    for index, parent in enumerate(parents):
        families.setdefault(parent, []).append(index)
    found = []
    for index, parent in enumerate(parents):
        family = families[parent]
        place = family.index(index)
        before = family[place - 1] if place else None
        after = family[place + 1] if place + 1 < len(family) else None
        found.append((parent, families.get(index, []), before, after))
    return found
