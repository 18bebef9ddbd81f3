"""Reads text back from the files that the writers make."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any, TypeAlias

import pikepdf
from lxml import etree

__all__ = ["docx_text", "marked_lines", "normal", "pdf_text", "pdf_words", "stripped_of_pdf_ua", "without_spaces"]

Pdf: TypeAlias = Any
Xml: TypeAlias = Any
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def normal(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())


def without_spaces(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def docx_text(data: bytes) -> str:
    """The text of a Word file's body, a line for each paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join("".join(map(_shown, paragraph.iter(f"{_W}r"))) for paragraph in body.iter(f"{_W}p"))


def _shown(run: Xml) -> str:
    return "".join(
        node.text or "" if node.tag == f"{_W}t" else " " for node in run.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
    )


def pdf_text(data: bytes, *, tagged_only: bool = True) -> str:
    """The text that a PDF carries in the order of its structure marks, from ToUnicode maps and ActualText.

    Soft hyphens are left out, as readers do (ISO 32000-1, 14.8.2.2.3).
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = "\n".join(_page_text(page, tagged_only=tagged_only) for page in pdf.pages)
    return found.replace("\u00ad", "")


def marked_lines(page: Pdf) -> list[list[str]]:
    """The lines of text in each marked piece of a page."""
    maps = {str(name): _unicode_map(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: list[list[str]] = [[""]]
    spoken, font, baseline = False, "", None
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC" and "/MCID" in operands[1]:
            found.append([""])
        elif name == "BDC" and "/ActualText" in operands[1]:
            found[-1][-1] += str(operands[1].ActualText)
            spoken = True
        elif name == "EMC":
            spoken = False
        elif name == "Tf":
            font = str(operands[0])
        elif name == "Tm" and operands[5] != baseline:
            baseline = operands[5]
            found[-1].append("")
        elif name == "TJ" and not spoken:
            codes = (bytes(item) for item in operands[0] if isinstance(item, pikepdf.String))
            found[-1][-1] += "".join(_decode(code, maps[font]) for code in codes)
    return found


def _page_text(page: Pdf, *, tagged_only: bool) -> str:
    maps = {str(name): _unicode_map(font) for name, font in page.Resources.get("/Font", {}).items()}
    parts: list[str] = []
    stack: list[str] = []
    spoken = 0
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            stack.append(str(operands[0]))
            actual = operands[1].get("/ActualText")
            if actual is not None:
                stack[-1] = "actual"
                spoken += 1
                parts += [str(actual)] if _counts(stack, tagged_only=tagged_only) else []
            elif "/MCID" in operands[1]:
                parts.append("\n")
        elif name == "EMC":
            spoken -= stack.pop() == "actual"
        elif name == "Tf":
            font = str(operands[0])
        elif name == "TJ" and not spoken and _counts(stack, tagged_only=tagged_only):
            parts += [_decode(bytes(item), maps[font]) for item in operands[0] if isinstance(item, pikepdf.String)]
    return "".join(parts)


def _counts(stack: list[str], *, tagged_only: bool) -> bool:
    return not tagged_only or "/Artifact" not in stack


def _decode(codes: bytes, table: dict[int, str]) -> str:
    return "".join(table.get(int.from_bytes(codes[at : at + 2], "big"), "\ufffd") for at in range(0, len(codes), 2))


def _unicode_map(font: Pdf) -> dict[int, str]:
    lines = font.ToUnicode.read_bytes().decode() if "/ToUnicode" in font else ""
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", lines, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def stripped_of_pdf_ua(data: bytes) -> bytes:
    """A copy without the PDF/UA mark and its extension schema, which `pikepdf.pdfa` does not know."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        for name in ("pdfuaid", "pdfaExtension"):
            xmp = re.sub(
                rf'<rdf:Description rdf:about="" xmlns:{name}.*?</rdf:Description>\n?', "", xmp, flags=re.DOTALL
            )
        pdf.Root.Metadata.write(xmp.encode())
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def pdf_words(path: Path) -> str:
    """What poppler's pdftotext reads from a file."""
    tool = shutil.which("pdftotext")
    if tool is None:
        raise FileNotFoundError("pdftotext")
    return subprocess.run([tool, str(path), "-"], capture_output=True, check=True, text=True).stdout
