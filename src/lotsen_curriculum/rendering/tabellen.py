"""Rows as spreadsheets: CSV as a German Excel opens it, and XLSX. Text stays text, whatever it begins with.

Why own code for XLSX: the file is five small parts, its bytes are always the same, and every text is written as an
inline string, so that `=1+1` never becomes a formula.
"""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from fractions import Fraction
from xml.sax.saxutils import escape

from lotsen_curriculum.units import format_dezimal

__all__ = ["Zellwert", "write_csv", "write_xlsx"]

Zellwert = str | int | Fraction
"""What a cell can hold; fractions are shown with two decimals."""

_FORMULA_STARTS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
_ENCODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDEST = 60


def write_csv(rows: Sequence[Sequence[Zellwert]]) -> bytes:
    """Rows with semicolons, in UTF-8 with the mark by which Excel recognizes it.

    A text that a spreadsheet would take for a formula gets an apostrophe in front, the spreadsheets' own sign for text.
    """
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(
        [[_csv_text(value) for value in row] for row in rows]
    )
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _csv_text(value: Zellwert) -> str:
    if not isinstance(value, str):
        return format_dezimal(value)
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value


def write_xlsx(rows: Sequence[Sequence[Zellwert]], titel: str) -> bytes:
    """Rows as an Excel file with one sheet called `titel`; the first row is bold and stays in sight."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELS,
        "xl/workbook.xml": _WORKBOOK.format(titel=_xml(re.sub(r"[\[\]:*?/\\']", " ", titel)[:31])),
        "xl/_rels/workbook.xml.rels": _WORKBOOK_RELS,
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _sheet(rows),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheet(rows: Sequence[Sequence[Zellwert]]) -> str:
    widths = [max(len(_csv_text(value)) for value in column) for column in zip(*rows, strict=True)] if rows else []
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{min(width, _WIDEST) + 2}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    body = "".join(
        f'<row r="{number}">{"".join(_cell(value, head=number == 1) for value in row)}</row>'
        for number, row in enumerate(rows, start=1)
    )
    return _SHEET.format(columns=f"<cols>{columns}</cols>" if columns else "", rows=body)


def _cell(value: Zellwert, *, head: bool) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr" s="{1 if head else 0}"><is><t xml:space="preserve">{_xml(value)}</t></is></c>'
    return f'<c s="{0 if isinstance(value, int) else 2}"><v>{float(value):.10g}</v></c>'


def _xml(text: str) -> str:
    """Text for XML; what looks like Excel's own escapes (`_x0041_`) stays what it is."""
    return escape(_ENCODED.sub("_x005F_", text))


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PKG}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_RELS = (
    f'{_HEAD}<Relationships xmlns="{_PKG}/relationships"><Relationship Id="rId1" Type="{_DOC}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
_WORKBOOK = (
    f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><sheets><sheet name="{{titel}}" sheetId="1" r:id="rId1"/>'
    "</sheets></workbook>"
)
_WORKBOOK_RELS = (
    f'{_HEAD}<Relationships xmlns="{_PKG}/relationships"><Relationship Id="rId1" Type="{_DOC}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_DOC}/styles" Target="styles.xml"/>'
    "</Relationships>"
)
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border>'
    '<left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="2" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>"
)
_SHEET = (
    f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>{columns}<sheetData>{rows}</sheetData>'
    "</worksheet>"
)
