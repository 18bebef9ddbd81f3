"""The Word file around the body: parts, relations, properties; zipped so that equal content gives equal bytes."""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.parts.numbering import NumberingPart
from lxml import etree

from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.rendering.docx.merging import first_free, merge_lists, merge_styles, restyle
from lotsen_curriculum.rendering.docx.settings import adapt_settings, build_settings
from lotsen_curriculum.rendering.docx.template import WordTemplate
from lotsen_curriculum.rendering.docx.xml import Xml, as_bytes, parsed, w, with_namespaces

__all__ = ["Package"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNUSED = ("stylesWithEffects", "customXml", "thumbnail")
_HERE = "lotsen"
_TEMPLATES_OWN = 900
"""Numbers of headers and footers that a template may have itself."""

_FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of documents that name none."""


class Package:
    """A Word file in the making, on python-docx's empty document or on a Träger's template."""

    def __init__(self, styles: str, template: WordTemplate | None = None) -> None:
        self._template = template
        self._docx = template.open() if template else docx.Document()
        self._part = self._docx.part
        self._margins: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._links: dict[str, str] = {}
        if template:
            self._ids = merge_styles(self._part._styles_part.element, parsed(styles), template.styles)
            return
        self._replace(self._part._styles_part.element, parsed(styles))
        for relations in (self._part.rels, self._part.package.rels):
            for key in [key for key, rel in relations.items() if any(name in rel.reltype for name in _UNUSED)]:
                del relations[key]

    @property
    def first_list(self) -> int:
        """The first number for lists that the template doesn't use."""
        return first_free(self._numbering()) if self._template else 1

    def relate(self, url: str) -> str:
        """The relation id of a web address."""
        if url not in self._links:
            self._links[url] = str(self._part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return self._links[url]

    def picture(self, data: bytes) -> tuple[str, float]:
        """The relation id of a picture, and its height as a share of its width."""
        relation, image = self._part.get_or_add_image(io.BytesIO(data))
        return str(relation), image.px_height / image.px_width

    def margin(self, kind: str, text: str) -> str:
        """The relation id of a header or footer; sections with the same share it."""
        if text not in self._margins:
            self._margins[text] = self._add_margin(kind, text)
        return self._margins[text]

    def _add_margin(self, kind: str, text: str) -> str:
        element = parsed(text)
        header = kind == "header"
        content = CONTENT_TYPE.WML_HEADER if header else CONTENT_TYPE.WML_FOOTER
        relation = RELATIONSHIP_TYPE.HEADER if header else RELATIONSHIP_TYPE.FOOTER
        restyle([element], self._ids)
        name = PackURI(f"/word/{kind}{len(self._margins) + 1 + (_TEMPLATES_OWN if self._template else 0)}.xml")
        return str(self._part.relate_to(Part(name, content, as_bytes(element), self._part.package), relation))

    def finish(self, document: Document, content: str, *, numbering: str) -> bytes:
        """The whole file; `content` is what stands in the body, as text."""
        self._set_content(content)
        if self._template:
            merge_lists(self._numbering(), parsed(numbering))
            adapt_settings(self._docx.settings.element, document)
        else:
            self._replace(self._numbering(), parsed(numbering))
            self._replace(self._docx.settings.element, parsed(build_settings(document)))
        self._properties(document)
        stream = io.BytesIO()
        self._docx.save(stream)
        return _zipped_anew(stream.getvalue())

    def _set_content(self, content: str) -> None:
        """Puts the content behind what a template has in its body.

        Why as text: to move thousands of rows from one tree into another takes lxml minutes.
        """
        root = self._docx.element
        if not self._template:
            root.body.clear()
        kept = len(root.body)
        root.body.append(etree.Comment(_HERE))
        before, here, after = etree.tostring(root, encoding="unicode").rpartition(f"<!--{_HERE}-->")
        assert here
        part = with_namespaces(before + content + after, root.nsmap)
        self._part._element = parse_xml(part.encode())
        restyle(self._part.element.body[kept:], self._ids)

    def _numbering(self) -> Xml:
        try:
            return self._part.numbering_part.element
        except NotImplementedError:  # python-docx has no empty part to begin with
            name, content = PackURI("/word/numbering.xml"), parse_xml(as_bytes(parsed(w("numbering"))))
            part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, content, self._part.package)
            self._part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
            return part.element

    def _replace(self, old: Xml, new: Xml) -> None:
        for child in list(old):
            old.remove(child)
        old.extend(list(new))

    def _properties(self, document: Document) -> None:
        properties = self._docx.core_properties
        created = document.created
        stamp = datetime(created.year, created.month, created.day, tzinfo=UTC) if created else _FIRST_DAY
        properties.title = document.title[:255]
        properties.subject = document.subject[:255]
        properties.author = document.author[:255]
        properties.last_modified_by = document.author[:255]
        properties.keywords = ", ".join(document.keywords)[:255]
        properties.comments = ""
        properties.language = document.language
        properties.created = properties.modified = stamp.replace(tzinfo=None)
        properties.revision = 1


def _zipped_anew(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return stream.getvalue()
