"""Reads the container of old Office files (compound file binary, [MS-CFB]): names and contents of its streams, bounded by the file's size."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from vanphong.docform.layout import Unreadable

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass(frozen=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int
    near: tuple[int, int] = (0xFFFFFFFF, 0xFFFFFFFF)
    child: int = 0xFFFFFFFF


class Compound:
    """An opened container. Raises `Unreadable` where the file is cut off or its chains run in circles."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC) or len(data) < 512:
            raise Unreadable("no compound file")
        self._data = data
        (self._version, _, shift, mini_shift) = struct.unpack_from("<4H", data, 26)
        if shift not in {9, 12} or mini_shift != 6:
            raise Unreadable("unknown sector size")
        self._size = 1 << shift
        fats, directory = struct.unpack_from("<2I", data, 44)
        self._cutoff, mini_start, _, difat_start, _ = struct.unpack_from("<5I", data, 56)
        self._fat = self._numbers(b"".join(self._sector(at) for at in self._fat_sectors(fats, difat_start)))
        self._by_number = dict(self._read_entries(self._chain(directory)))
        self._entries = list(self._by_number.values())
        self._mini_fat = self._numbers(self._chain(mini_start)) if mini_start not in {_END, _FREE} else ()
        root = next((entry for entry in self._entries if entry.kind == _ROOT), None)
        self._mini = self._chain(root.start)[: root.size] if root and root.start not in {_END, _FREE} else b""

    @property
    def names(self) -> frozenset[str]:
        """The names of all storages and streams, in lower case."""
        return frozenset(entry.name.lower() for entry in self._entries)

    def stream(self, name: str) -> bytes:
        """The content of a stream; empty when there is none of that name."""
        found = next(
            (entry for entry in self._entries if entry.kind == _STREAM and entry.name.lower() == name.lower()), None
        )
        return self._content(found) if found else b""

    def stream_in(self, storage: str, name: str) -> bytes:
        """The content of a stream right under a storage («» the root); empty when there is none."""
        at = self._storage(storage)
        found = next((each for each in self._under(at) if each.name.lower() == name.lower()), None)
        return self._content(found) if found and found.kind == _STREAM else b""

    def text(self, number: str, storage: str = "") -> str:
        """A text property of an Outlook message, wide or of one byte a letter."""
        if wide := self.stream_in(storage, f"__substg1.0_{number}001F"):
            return wide.decode("utf-16-le", "replace").strip("\0")
        return self.stream_in(storage, f"__substg1.0_{number}001E").decode("cp1258", "replace").strip("\0")

    def _storage(self, name: str) -> _Entry | None:
        if not name:
            return next((entry for entry in self._entries if entry.kind == _ROOT), None)
        return next(
            (each for each in self._entries if each.kind == _STORAGE and each.name.lower() == name.lower()), None
        )

    def _under(self, storage: _Entry | None) -> Iterator[_Entry]:
        """The entries right under a storage: a tree by left and right neighbours."""
        left, seen = [storage.child] if storage else [], set[int]()
        while left:
            at = left.pop()
            if at in seen or at not in self._by_number:
                continue
            seen.add(at)
            entry = self._by_number[at]
            left += entry.near
            yield entry

    def _content(self, found: _Entry) -> bytes:
        if found.size == 0:
            return b""
        content = self._small(found.start) if found.size < self._cutoff else self._chain(found.start)
        if len(content) < found.size:
            raise Unreadable(f"stream {found.name} is cut off")
        return content[: found.size]

    def _fat_sectors(self, count: int, difat: int) -> list[int]:
        listed = list(struct.unpack_from("<109I", self._data, 76))
        seen = 0
        while difat not in {_END, _FREE} and seen <= len(self._data) // self._size:
            numbers = self._numbers(self._sector(difat))
            listed += numbers[:-1]
            difat = numbers[-1]
            seen += 1
        return [sector for sector in listed if sector != _FREE][:count]

    def _sector(self, at: int) -> bytes:
        start = (at + 1) * self._size
        if start >= len(self._data):
            raise Unreadable("a sector is missing")
        return self._data[start : start + self._size]

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _chain(self, at: int) -> bytes:
        parts, seen = [], set[int]()
        while at not in {_END, _FREE}:
            if at in seen or at >= len(self._fat):
                raise Unreadable("a chain of sectors is broken")
            seen.add(at)
            parts.append(self._sector(at))
            at = self._fat[at]
        return b"".join(parts)

    def _small(self, at: int) -> bytes:
        parts, seen = [], set[int]()
        while at not in {_END, _FREE}:
            if at in seen or at >= len(self._mini_fat):
                raise Unreadable("a chain of small sectors is broken")
            seen.add(at)
            parts.append(self._mini[at * 64 : at * 64 + 64])
            at = self._mini_fat[at]
        return b"".join(parts)

    def _read_entries(self, directory: bytes) -> Iterator[tuple[int, _Entry]]:
        for at in range(0, len(directory) - 127, 128):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            if kind not in {_STORAGE, _STREAM, _ROOT} or not 2 <= length <= 64:
                continue
            start, size = struct.unpack_from("<IQ", directory, at + 116)
            name = directory[at : at + length - 2].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<3I", directory, at + 68)
            size = size if self._version != 3 else size & 0xFFFFFFFF
            yield at // 128, _Entry(name, kind, start, size, (left, right), child)
