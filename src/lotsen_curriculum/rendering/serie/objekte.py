"""Objects of a batch's PDF files: those that all files share, those of one person, and how they become bytes."""

from collections.abc import Mapping

from lotsen_curriculum.rendering.pdf.objects import (
    Name,
    Object,
    PdfFile,
    Ref,
    Stream,
    Value,
    serialise,
    serialise_stream,
)

__all__ = ["NO_OBJECT", "Teil", "Zusatz", "write_object"]

NO_OBJECT = b"\0" + bytes(4) + b"\xff\xff"
"""The first row of every cross-reference table."""

_IN_STREAM = 150
"""Objects in one object stream."""


class Zusatz(PdfFile):
    """The person's objects: numbers go on behind the model's; places that the model kept free are filled."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self.first = first
        self.free: dict[int, Object] = {}

    def add(self, value: Object = None) -> Ref:
        """A new object behind all others."""
        return Ref(super().add(value).number + self.first - 1)

    @property
    def next(self) -> int:
        """The number behind the last object."""
        return self.first + len(self._objects)

    def all(self) -> dict[int, Object]:
        """All objects by number."""
        return self.free | dict(enumerate(self._objects, self.first))


class Teil:
    """Objects as bytes from an offset on, and their rows of the cross-reference table, by number."""

    def __init__(self, objects: Mapping[int, Object], first_free: int, offset: int) -> None:
        self.next = first_free
        self.rows: dict[int, bytes] = {}
        self._parts: list[bytes] = []
        self._at = offset
        loose: dict[int, Value] = {}
        for index, value in objects.items():
            if isinstance(value, Stream):
                self._put(index, value)
            else:
                loose[index] = value
        numbers = list(loose)
        for start in range(0, len(numbers), _IN_STREAM):
            self._hold({index: loose[index] for index in numbers[start : start + _IN_STREAM]})
        self.data = b"".join(self._parts)

    def _put(self, index: int, stream: Stream) -> None:
        self.rows[index] = b"\1" + self._at.to_bytes(4, "big") + bytes(2)
        self._parts.append(write_object(index, stream))
        self._at += len(self._parts[-1])

    def _hold(self, values: Mapping[int, Value]) -> None:
        """Puts values into an object stream."""
        bodies = [serialise(value) for value in values.values()]
        head, at = [], 0
        for place, (index, body) in enumerate(zip(values, bodies, strict=True)):
            head.append(f"{index} {at}")
            at += len(body) + 1
            self.rows[index] = b"\2" + self.next.to_bytes(4, "big") + place.to_bytes(2, "big")
        first = " ".join(head).encode() + b"\n"
        entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(values), "First": len(first)}
        self._put(self.next, Stream(first + b"\n".join(bodies), entries))
        self.next += 1


def write_object(index: int, stream: Stream) -> bytes:
    """A stream as an object with its number."""
    return b"%d 0 obj\n%s\nendobj\n" % (index, serialise_stream(stream))
