"""Tables from spreadsheets: the bytes of a CSV or XLSX file become rows of cells that know where they stand."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from lotsen_curriculum.loading.codes import make_problem
from lotsen_curriculum.problems import CurriculumError, Position

__all__ = ["MAX_ZEILEN", "Zelle", "parse_tabelle"]

MAX_ZEILEN = 20_000
"""Rows that are read at most; the largest roster that is thought of has 10,000."""

_MAX_BYTES = 20_000_000
_MAX_UNPACKED = 200_000_000
_MAX_SPALTEN = 200
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Zelle:
    """A cell: its text without white space around it, its place counted from 1, and what it is.

    `spalte` is a character's column in CSV and a cell's column in XLSX; `sache` is other than `text` for a formula and
    for an error value of Excel, whose text nobody can trust.
    """

    text: str
    zeile: int
    spalte: int
    sache: Literal["text", "formel", "fehler"] = "text"


def parse_tabelle(raw: bytes, label: str) -> list[list[Zelle]]:
    """The rows of a CSV or XLSX file that are not empty.

    CSV is taken as German and other Excels write it: semicolon, tab or comma, UTF-8 with or without a byte order mark,
    UTF-16 with one, or else Windows-1252.

    Raises:
        CurriculumError: LC501, LC502 or LC517 where the file is no table that can be read.
    """
    if len(raw) > _MAX_BYTES:
        raise _broken("LC517", f"Die Datei hat {len(raw)} Bytes, gelesen werden höchstens {_MAX_BYTES}.", label)
    rows = _parse_xlsx(raw, label) if raw[:4] == b"PK\x03\x04" else _parse_csv(_decode(raw, label), label)
    found = []
    for row in rows:
        if any(cell.text for cell in row):
            found.append(row)
        if len(found) > MAX_ZEILEN:
            message = f"Die Tabelle hat mehr als {MAX_ZEILEN} Zeilen."
            raise _broken("LC517", message, label, row[0].zeile)
    return found


def _broken(code: str, message: str, label: str, zeile: int = 1, spalte: int = 1) -> CurriculumError:
    return CurriculumError([make_problem(code, message, where=Position(label, zeile, spalte))])


def _decode(raw: bytes, label: str) -> str:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _decode_as(raw[len(bom) :], encoding, label)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_as(raw, "cp1252", label)


def _decode_as(raw: bytes, encoding: str, label: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "Hier steht ein Byte, das weder UTF-8 noch Windows-1252 ist."
        raise _broken("LC501", message, label, line) from None


def _parse_csv(text: str, label: str) -> Iterator[list[Zelle]]:
    first_line = 1
    if head := re.match(r"sep=(.)(\r\n|\r|\n)", text):
        text, separator, first_line = text[head.end() :], head[1], 2
    else:
        separator = _separator(text)
    return _Reader(text, separator, label, first_line).rows()


def _separator(text: str) -> str:
    """The separator that stands most often in the first line, outside of quotation marks."""
    line = re.sub(r'"[^"]*"', "", _LINE_END.split(text.lstrip(), maxsplit=1)[0])
    return max(";\t,", key=line.count)


class _Reader:
    """Reads CSV cell by cell, for the places of cells (the standard library tells none)."""

    def __init__(self, text: str, separator: str, label: str, first_line: int) -> None:
        self._text = text
        self._label = label
        self._line = first_line
        self._line_start = 0
        self._plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
        self._separator = separator

    def rows(self) -> Iterator[list[Zelle]]:
        """All rows."""
        at, row = 0, list[Zelle]()
        while at < len(self._text):
            cell, at = self._cell(at)
            row.append(cell)
            if at < len(self._text) and self._text[at] == self._separator:
                at += 1
                if at < len(self._text):
                    continue
            if end := _LINE_END.match(self._text, at):
                at = end.end()
                self._new_line(at)
            yield row
            row = []

    def _new_line(self, at: int) -> None:
        self._line += 1
        self._line_start = at

    def _cell(self, at: int) -> tuple[Zelle, int]:
        line, column = self._line, at - self._line_start + 1
        if not self._text.startswith('"', at):
            plain = self._plain.match(self._text, at)
            content = plain[0] if plain else ""
            return Zelle(_stripped(content), line, column), at + len(content)
        content, at = self._quoted(at + 1, line, column)
        rest = self._plain.match(self._text, at)
        content += rest[0] if rest else ""
        return Zelle(_stripped(content), line, column), at + len(rest[0] if rest else "")

    def _quoted(self, at: int, line: int, column: int) -> tuple[str, int]:
        parts = []
        while True:
            end = self._text.find('"', at)
            if end < 0:
                message = "Hier beginnt ein Anführungszeichen, das nicht geschlossen ist."
                raise _broken("LC502", message, self._label, line, column)
            parts.append(self._text[at:end])
            for found in _LINE_END.finditer(self._text, at, end):
                self._new_line(found.end())
            at = end + 1
            if not self._text.startswith('"', at):
                return "".join(parts), at
            parts.append('"')
            at += 1


def _stripped(text: str) -> str:
    return text.strip(" \t\r\n\u00a0\u202f\u3000")


def _parse_xlsx(raw: bytes, label: str) -> Iterator[list[Zelle]]:
    """The rows of the first sheet.

    Why without the values that Excel remembers of formulas: a formula that was never calculated would look empty.
    """
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MAX_UNPACKED:
            raise _broken("LC517", f"Entpackt hätte die Datei {unpacked} Bytes.", label)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, nothing is read
            sheet: Any = load_workbook(io.BytesIO(raw), read_only=True).worksheets[0]
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=MAX_ZEILEN + 2, max_col=_MAX_SPALTEN)
            return iter([_xlsx_row(row, number) for number, row in enumerate(rows, start=1)])
    except CurriculumError:
        raise
    except Exception as error:  # openpyxl raises what its parsers raise; a broken file is the user's, not a bug
        raise _broken("LC501", "Die Datei ist keine lesbare Excel-Datei.", label) from error


def _xlsx_row(row: Any, number: int) -> list[Zelle]:
    return [_xlsx_cell(cell, number, column) for column, cell in enumerate(row, start=1)]


def _xlsx_cell(cell: Any, zeile: int, spalte: int) -> Zelle:
    kind = getattr(cell, "data_type", "n")
    if kind in {"f", "e"}:
        return Zelle(str(cell.value), zeile, spalte, "formel" if kind == "f" else "fehler")
    return Zelle(_stripped(_shown(cell.value)), zeile, spalte)


def _shown(value: object) -> str:
    """A value as a German Excel shows it."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case float():
            return f"{value:.10g}".replace(".", ",")
        case datetime() | date():
            return f"{value:%d.%m.%Y %H:%M}".removesuffix(" 00:00")
        case _:
            return str(value)
