"""Zip files that share most of their parts: those are packed once and copied, only what differs is packed anew."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from itertools import pairwise

__all__ = ["Archiv"]

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")


class Archiv:
    """A model archive; `with_parts` gives it with other content in some parts, all else byte for byte the same."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._entries = archive.infolist()
            self._parts = {entry.filename: archive.read(entry) for entry in self._entries}
            edges = pairwise([*(entry.header_offset for entry in self._entries), archive.start_dir])
            self._local = {
                entry.filename: data[start:end] for entry, (start, end) in zip(self._entries, edges, strict=True)
            }
            self._central = dict(self._central_entries(data[archive.start_dir :]))
        self._heads = {name: _CENTRAL.unpack_from(entry) for name, entry in self._central.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def __getitem__(self, name: str) -> bytes:
        """The unpacked content of a part."""
        return self._parts[name]

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with the content of some parts changed."""
        local, central, at = [], [], 0
        for entry in self._entries:
            name = entry.filename
            if name in changed:
                data, sizes = self._pack(name, changed[name])
            else:
                data, sizes = self._local[name], (entry.CRC, entry.compress_size, entry.file_size)
            head = self._heads[name]
            central += [_CENTRAL.pack(*head[:9], *sizes, *head[12:18], at), self._central[name][_CENTRAL.size :]]
            local.append(data)
            at += len(data)
        directory = b"".join(central)
        count = len(self._entries)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), at, 0)
        return b"".join((*local, directory, end))

    def _pack(self, name: str, content: bytes) -> tuple[bytes, tuple[int, int, int]]:
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        sizes = (zlib.crc32(content), len(packed), len(content))
        fields = list(_LOCAL.unpack_from(self._local[name]))
        fields[6:9] = sizes
        return _LOCAL.pack(*fields) + name.encode() + packed, sizes

    def _central_entries(self, directory: bytes) -> list[tuple[str, bytes]]:
        found, at = [], 0
        for entry in self._entries:
            fields = _CENTRAL.unpack_from(directory, at)
            size = _CENTRAL.size + sum(fields[12:15])
            found.append((entry.filename, directory[at : at + size]))
            at += size
        return found
