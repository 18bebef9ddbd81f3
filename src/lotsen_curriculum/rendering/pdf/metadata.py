"""What a PDF says about itself: information dictionary, XMP with the PDF/UA-1 and PDF/A-2b marks, colour profile."""

from datetime import date
from importlib.resources import files
from xml.sax.saxutils import escape

from lotsen_curriculum.documents.nodes import Document
from lotsen_curriculum.rendering.pdf.objects import Name, PdfFile, Ref, Stream, Value

__all__ = ["write_info", "write_output_intent", "write_xmp"]

_PRODUCER = "lotsen_curriculum"


def write_info(file: PdfFile, document: Document) -> Ref:
    """The information dictionary; it says the same as the XMP."""
    entries: dict[str, Value] = {"Title": document.title, "Producer": _PRODUCER}
    optional = {"Author": document.author, "Subject": document.subject, "Keywords": ", ".join(document.keywords)}
    entries.update({key: value for key, value in optional.items() if value})
    if document.created:
        entries["CreationDate"] = entries["ModDate"] = f"D:{document.created:%Y%m%d}000000Z"
    return file.add(entries)


def write_xmp(file: PdfFile, document: Document) -> Ref:
    """The XMP packet, uncompressed as PDF/A asks."""
    data = _XMP.format(
        title=escape(document.title),
        language=escape(document.language),
        producer=_PRODUCER,
        author=_seq("dc:creator", document.author),
        subject=_alt("dc:description", document.subject),
        keywords=f"<pdf:Keywords>{escape(', '.join(document.keywords))}</pdf:Keywords>" if document.keywords else "",
        dates=_dates(document.created),
    )
    entries: dict[str, Value] = {"Type": Name("Metadata"), "Subtype": Name("XML")}
    return file.add(Stream(data.encode(), entries, plain=True))


def write_output_intent(file: PdfFile) -> Ref:
    """The output intent: sRGB."""
    profile = (files("lotsen_curriculum.rendering") / "pdf" / "sRGB.icc").read_bytes()
    return file.add(
        {
            "Type": Name("OutputIntent"),
            "S": Name("GTS_PDFA1"),
            "OutputConditionIdentifier": "sRGB",
            "Info": "sRGB",
            "DestOutputProfile": file.add(Stream(profile, {"N": 3})),
        }
    )


def _seq(tag: str, text: str) -> str:
    return f"<{tag}><rdf:Seq><rdf:li>{escape(text)}</rdf:li></rdf:Seq></{tag}>" if text else ""


def _alt(tag: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{tag}><rdf:Alt>{item}</rdf:Alt></{tag}>" if text else ""


def _dates(created: date | None) -> str:
    if not created:
        return ""
    stamp = f"{created:%Y-%m-%d}T00:00:00Z"
    return f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>"


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>{keywords}{dates}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
