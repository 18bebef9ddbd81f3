"""The Word file around the body: parts, relations, properties; zipped so that equal content gives equal bytes."""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from lotsen_curriculum.documents.nodes import Document, TableOfContents
from lotsen_curriculum.rendering.docx.xml import Xml, as_bytes, w

__all__ = ["Package"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNUSED = ("stylesWithEffects", "customXml", "thumbnail")
_WORD = "http://schemas.microsoft.com/office/word"
_WORD_2013 = 15
"""The mode in which tables begin at the margin, and nothing is laid out as in old versions."""

_FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of documents that name none."""


class Package:
    """A Word file in the making, on python-docx's empty document."""

    def __init__(self) -> None:
        self._docx = docx.Document()
        self._part = self._docx.part
        self._margins = 0
        for relations in (self._part.rels, self._part.package.rels):
            for key in [key for key, rel in relations.items() if any(name in rel.reltype for name in _UNUSED)]:
                del relations[key]

    def relate(self, url: str) -> str:
        """The relation id of a web address."""
        return str(self._part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def picture(self, data: bytes) -> tuple[str, float]:
        """The relation id of a picture, and its height as a share of its width."""
        relation, image = self._part.get_or_add_image(io.BytesIO(data))
        return str(relation), image.px_height / image.px_width

    def margin(self, kind: str, element: Xml) -> str:
        """Adds a header or footer; gives its relation id."""
        self._margins += 1
        header = kind == "header"
        content = CONTENT_TYPE.WML_HEADER if header else CONTENT_TYPE.WML_FOOTER
        relation = RELATIONSHIP_TYPE.HEADER if header else RELATIONSHIP_TYPE.FOOTER
        name = PackURI(f"/word/{kind}{self._margins}.xml")
        return str(self._part.relate_to(Part(name, content, as_bytes(element), self._part.package), relation))

    def finish(self, document: Document, body: "list[Xml]", *, styles: Xml, numbering: Xml) -> bytes:
        """The whole file."""
        self._replace(self._part._styles_part.element, styles)
        self._replace(self._part.numbering_part.element, numbering)
        self._settings(document)
        target = self._docx.element.body
        for child in list(target):
            target.remove(child)
        target.extend(body)
        self._properties(document)
        stream = io.BytesIO()
        self._docx.save(stream)
        return _zipped_anew(stream.getvalue())

    def _replace(self, old: Xml, new: Xml) -> None:
        for child in list(old):
            old.remove(child)
        old.extend(list(new))

    def _settings(self, document: Document) -> None:
        settings = self._docx.settings.element
        for tag in ("themeFontLang", "zoom"):
            for element in settings.findall(f".//{{*}}{tag}"):
                element.getparent().remove(element)
        compatible = settings.find("{*}compat")
        compatible.append(w("compatSetting", name="compatibilityMode", uri=_WORD, val=_WORD_2013))
        compatible.addnext(w("themeFontLang", val=document.language))
        if any(isinstance(block, TableOfContents) for block in document.blocks):
            compatible.addprevious(w("updateFields", val="true"))

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
