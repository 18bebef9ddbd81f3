"""The checker of tests/rendering/pdf_ua.py finds what it must: each fault is injected into a faultless file."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from pdf_ua import check_pdf_ua
from sample_documents import every_node

from lotsen_curriculum.rendering import render

_Fault = Callable[[Any], None]


@pytest.fixture(scope="module")
def faultless() -> bytes:
    """The document with every node."""
    return render(every_node(), "pdf")


def _elements(pdf: Any, tag: str) -> Iterator[Any]:
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop(0)
        if str(node.S) == f"/{tag}":
            yield node
        kids = node.get("/K")
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        waiting = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid] + waiting


def _first(pdf: Any, tag: str) -> Any:
    return next(_elements(pdf, tag))


def _retag(before: str, after: str) -> _Fault:
    def inject(pdf: Any) -> None:
        _first(pdf, before).S = pikepdf.Name(f"/{after}")

    return inject


def _drop(tag: str, key: str) -> _Fault:
    def inject(pdf: Any) -> None:
        del _first(pdf, tag)[key]

    return inject


def _drop_from_root(key: str) -> _Fault:
    def inject(pdf: Any) -> None:
        del pdf.Root[key]

    return inject


def _link(key: str) -> _Fault:
    def inject(pdf: Any) -> None:
        page = next(page for page in pdf.pages if "/Annots" in page)
        del page.Annots[0][key]

    return inject


def _content(change: Callable[[bytes], bytes]) -> _Fault:
    def inject(pdf: Any) -> None:
        contents = pdf.pages[2].Contents
        contents.write(change(contents.read_bytes()))

    return inject


def _xmp(pattern: str) -> _Fault:
    def inject(pdf: Any) -> None:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        pdf.Root.Metadata.write(re.sub(pattern, "", xmp, flags=re.DOTALL).encode())

    return inject


def _set_root(key: str, value: object) -> _Fault:
    def inject(pdf: Any) -> None:
        pdf.Root[key] = value

    return inject


def _no_tabs(pdf: Any) -> None:
    for page in pdf.pages:
        del page["/Tabs"]


def _swap_owners(pdf: Any) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[5]
    owners[0], owners[2] = owners[2], owners[0]


def _missing_cell(pdf: Any) -> None:
    row = list(_elements(pdf, "TR"))[3]
    del row.K[0]


def _wrong_parent(pdf: Any) -> None:
    _first(pdf, "LI").P = pdf.Root.StructTreeRoot.K


def _lonely_item(pdf: Any) -> None:
    pdf.Root.StructTreeRoot.K.K.append(_first(pdf, "LI"))


def _unembedded(pdf: Any) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _no_unicode(pdf: Any) -> None:
    del next(iter(pdf.pages[0].Resources.Font.values()))["/ToUnicode"]


def _loose_mark(pdf: Any) -> None:
    _first(pdf, "H1").K = pikepdf.Array([])


def _other_annotation(pdf: Any) -> None:
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots[0].Subtype = pikepdf.Name("/Text")


def _not_printed(pdf: Any) -> None:
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots[0].F = 0


def _link_without_element(pdf: Any) -> None:
    link = _first(pdf, "Link")
    link.K = pikepdf.Array([kid for kid in link.K if isinstance(kid, int)])


_FAULTS: dict[str, tuple[_Fault, str]] = {
    "no language": (_drop_from_root("/Lang"), "7.2-29"),
    "language that is none": (_set_root("/Lang", pikepdf.String("Deutsch!")), "7.2-29"),
    "title not shown": (_drop_from_root("/ViewerPreferences"), "7.1-10"),
    "not marked": (_drop_from_root("/MarkInfo"), "6.2-1"),
    "suspects": (_set_root("/MarkInfo", pikepdf.Dictionary(Marked=True, Suspects=True)), "7.1-4"),
    "no structure": (_drop_from_root("/StructTreeRoot"), "7.1-11"),
    "no metadata": (_drop_from_root("/Metadata"), "7.1-8"),
    "no PDF/UA mark": (_xmp("<pdfuaid:part>1</pdfuaid:part>"), "5-1"),
    "no title": (_xmp("<dc:title>.*?</dc:title>"), "7.1-9"),
    "unknown tag": (_retag("P", "Absatz"), "7.1-5"),
    "heading skips a level": (_retag("H2", "H4"), "7.4.2-1"),
    "cell as paragraph": (_retag("TD", "P"), "7.2-20"),
    "row as list": (_retag("TR", "L"), "7.2-3"),
    "figure without text": (_drop("Figure", "/Alt"), "7.3-1"),
    "head without scope": (_drop("TH", "/A"), "7.5-1"),
    "missing cell": (_missing_cell, "7.2-42"),
    "list item outside a list": (_lonely_item, "7.1-12"),
    "wrong parent": (_wrong_parent, "7.1-12"),
    "link without words": (_link("/Contents"), "7.18.5-2"),
    "link without element": (_link_without_element, "7.18.5-1"),
    "link not printed": (_not_printed, "7.18.1-2"),
    "other annotation": (_other_annotation, "7.18.1-1"),
    "no tab order": (_no_tabs, "7.18.3-1"),
    "text without a mark": (_content(lambda old: old + b"\nBT 1 0 0 1 9 9 Tm [<0003>] TJ ET"), "7.1-3"),
    "area without a mark": (_content(lambda old: b"0 0 9 9 re f\n" + old), "7.1-3"),
    "artifact inside a tag": (_content(lambda old: old.replace(b"BT", b"/Artifact BMC EMC BT", 1)), "7.1-1"),
    "mark inside a mark": (_content(lambda old: old.replace(b"BT", b"/P <</MCID 99>> BDC EMC BT", 1)), "7.1-1"),
    "mark left open": (_content(lambda old: old[: old.rindex(b"EMC")]), "own-balance"),
    "mark twice": (_content(lambda old: old.replace(b"/MCID 1>>", b"/MCID 0>>", 1)), "own-mcid"),
    "mark of another tag": (_content(lambda old: old.replace(b"/P <<", b"/H3 <<", 1)), "own-tag"),
    "mark without element": (_loose_mark, "7.1-3"),
    "wrong parent tree": (_swap_owners, "own-parenttree"),
    "font not embedded": (_unembedded, "7.21.4.1-1"),
    "font without unicode": (_no_unicode, "7.21.7-1"),
    "form fields": (_set_root("/AcroForm", pikepdf.Dictionary()), "7.18.4"),
}


@pytest.mark.parametrize("name", _FAULTS)
def test_checker_finds_the_injected_fault(name: str, faultless: bytes) -> None:
    """Each injected fault is reported under its rule."""
    inject, rule = _FAULTS[name]
    with pikepdf.open(io.BytesIO(faultless)) as pdf:
        inject(pdf)
        assert rule in {finding.partition(":")[0] for finding in check_pdf_ua(pdf)}


def test_there_are_enough_faults() -> None:
    """The faults are at least twenty."""
    assert len(_FAULTS) >= 20
