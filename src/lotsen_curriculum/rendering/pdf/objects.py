"""A PDF file as objects: numbers, names, strings, dictionaries, streams; written with compressed object streams.

Why own code: `docs/adr/0005-eigener-pdf-satz.md`. ISO 32000-1 (PDF 1.7), clauses 7.3 to 7.5.
"""

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

__all__ = [
    "Name",
    "Object",
    "PdfFile",
    "Ref",
    "Stream",
    "Value",
    "Written",
    "number",
    "serialise",
    "serialise_stream",
    "text_string",
]

_IN_STREAM = 150
"""Objects in one object stream: few enough to be found fast, many enough to compress well."""


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class Written(bytes):
    """A value that is in PDF syntax already."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object by its number."""

    number: int


@dataclass(frozen=True)
class Stream:
    """Bytes with a dictionary; compressed when written unless the dictionary names a filter or `plain` is set."""

    data: bytes
    entries: "Mapping[str, Value]"
    plain: bool = False


Value = None | bool | int | float | str | bytes | Ref | Mapping[str, "Value"] | Sequence["Value"]
"""What an object may be; a `Mapping` is a `dict`, a `Sequence` a `list` or `tuple`."""
Object = Value | Stream


def number(value: float) -> str:
    """A number as PDF writes it: at most three decimals, no exponent, no trailing zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_string(text: str) -> bytes:
    """A text string in UTF-16 with byte order mark, as a hexadecimal string."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


@lru_cache(4096)
def _name(text: str) -> bytes:
    plain = (
        chr(byte) if 33 <= byte <= 126 and chr(byte) not in "#/()<>[]{}%" else f"#{byte:02X}" for byte in text.encode()
    )
    return ("/" + "".join(plain)).encode()


def serialise(value: Value) -> bytes:
    """A value in PDF syntax."""
    return _WRITERS[type(value)](value)


def _dictionary(entries: "Mapping[str, Value]") -> bytes:
    return b"<<%s>>" % b"".join([_name(key) + b" " + serialise(item) for key, item in entries.items()])


def _array(items: "Sequence[Value]") -> bytes:
    return b"[%s]" % b" ".join([serialise(item) for item in items])


_WRITERS: dict[type, Callable[[Any], bytes]] = {
    type(None): lambda _: b"null",
    bool: lambda value: b"true" if value else b"false",
    int: b"%d".__mod__,
    float: lambda value: number(value).encode(),
    Name: _name,
    str: text_string,
    bytes: lambda value: b"<" + value.hex().encode() + b">",
    Written: bytes,
    Ref: lambda value: b"%d 0 R" % value.number,
    dict: _dictionary,
    list: _array,
    tuple: _array,
}
"""How each type is written; looked up by type, for a book has half a million values."""


class PdfFile:
    """Objects in the order of their numbers, and how they become a file."""

    def __init__(self) -> None:
        self._objects: list[Object] = []

    def add(self, value: Object = None) -> Ref:
        """A new object; without a value it is a place that `fill` fills later."""
        self._objects.append(value)
        return Ref(len(self._objects))

    def fill(self, ref: Ref, value: Object) -> None:
        """Gives the object its value."""
        self._objects[ref.number - 1] = value

    def save(self, *, root: Ref, info: Ref) -> bytes:
        """The whole file; its id is the hash of its content, so that equal content gives equal bytes."""
        self._pack(info)
        parts, places = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], {}
        at = len(parts[0])
        for index, value in enumerate(self._objects, 1):
            if isinstance(value, Stream):
                places[index] = at
                parts.append(b"%d 0 obj\n%s\nendobj\n" % (index, serialise_stream(value)))
                at += len(parts[-1])
        file_id = hashlib.md5(b"".join(parts), usedforsecurity=False).digest()
        places[len(self._objects) + 1] = at
        table = self._table(places, {"Root": root, "Info": info, "ID": [file_id, file_id]})
        parts.append(
            b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(self._objects) + 1, serialise_stream(table), at)
        )
        return b"".join(parts)

    def _pack(self, info: Ref) -> None:
        """Puts all objects but streams into object streams (the information dictionary too)."""
        del info
        loose = [index for index, value in enumerate(self._objects, 1) if not isinstance(value, Stream)]
        self._packed: dict[int, tuple[int, int]] = {}
        for start in range(0, len(loose), _IN_STREAM):
            chosen = loose[start : start + _IN_STREAM]
            bodies = [serialise(self._plain(index)) for index in chosen]
            head, at = [], 0
            for index, body in zip(chosen, bodies, strict=True):
                head.append(f"{index} {at}")
                at += len(body) + 1
            first = " ".join(head).encode() + b"\n"
            entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(chosen), "First": len(first)}
            holder = self.add(Stream(first + b"\n".join(bodies), entries))
            self._packed.update({index: (holder.number, place) for place, index in enumerate(chosen)})

    def _plain(self, index: int) -> Value:
        value = self._objects[index - 1]
        if isinstance(value, Stream):
            raise TypeError("a stream can't stand in an object stream")
        return value

    def _table(self, places: Mapping[int, int], trailer: Mapping[str, Value]) -> Stream:
        rows = [b"\0" + bytes(4) + b"\xff\xff"]
        for index in range(1, len(self._objects) + 2):
            if index in places:
                rows.append(b"\1" + places[index].to_bytes(4, "big") + bytes(2))
            else:
                holder, place = self._packed[index]
                rows.append(b"\2" + holder.to_bytes(4, "big") + place.to_bytes(2, "big"))
        return Stream(b"".join(rows), {"Type": Name("XRef"), "Size": len(rows), "W": [1, 4, 2], **trailer})


def serialise_stream(stream: Stream) -> bytes:
    """A stream with its dictionary in PDF syntax."""
    entries: dict[str, Value] = dict(stream.entries)
    data = stream.data
    if not stream.plain and "Filter" not in entries:
        entries["Filter"] = Name("FlateDecode")
        data = zlib.compress(data, 6)
    return serialise({**entries, "Length": len(data)}) + b"\nstream\n" + data + b"\nendstream"
