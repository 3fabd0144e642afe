"""The container of old workbooks: streams in chains of sectors, walked before the reader does.

A file whose chain of sectors runs in a circle makes python-calamine fill the memory until the program dies.
Source: [MS-CFB] 2.2 to 2.6.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.reading.scanned import DamagedWorkbookError, LockedWorkbookError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST_SECTOR = 0xFFFFFFFA
"""Sector numbers from here on aren't sectors: the end of a chain, or unused."""

_SMALL = 4096
"""Streams shorter than this lie in the mini stream, in pieces of 64 bytes."""


def workbook_stream(data: bytes) -> bytes:
    """Return the stream that holds the workbook.

    Raises `LockedWorkbookError` where a new workbook with a password lies in the container.
    """
    shift = struct.unpack_from("<H", data, 0x1E)[0]
    if shift not in {9, 12}:
        raise DamagedWorkbookError
    sectors = [data[start : start + (1 << shift)] for start in range(1 << shift, len(data), 1 << shift)]
    table = _numbers(sectors, _allocation_sectors(data, sectors))
    entries = _entries(_joined(sectors, _chain(table, struct.unpack_from("<I", data, 0x30)[0])))
    if "EncryptedPackage" in entries:
        raise LockedWorkbookError
    first, size = entries.get("Workbook") or entries.get("Book") or (_LAST_SECTOR, 0)
    if size >= _SMALL:
        return _joined(sectors, _chain(table, first))[:size]
    root = _joined(sectors, _chain(table, entries["Root Entry"][0])) if "Root Entry" in entries else b""
    pieces = [root[start : start + 64] for start in range(0, len(root), 64)]
    small_table = _numbers(sectors, _chain(table, struct.unpack_from("<I", data, 0x3C)[0]))
    return _joined(pieces, _chain(small_table, first))[:size]


def _allocation_sectors(data: bytes, sectors: Sequence[bytes]) -> list[int]:
    """Return the sectors of the allocation table: 109 named in the header, the rest in a chain of their own."""
    named = list(struct.unpack_from("<109I", data, 0x4C))
    following = struct.unpack_from("<I", data, 0x44)[0]
    seen: set[int] = set()
    while following < _LAST_SECTOR:
        if following in seen:
            raise DamagedWorkbookError
        seen.add(following)
        *more, following = _numbers(sectors, [following])
        named += more
    return [number for number in named if number < _LAST_SECTOR]


def _numbers(sectors: Sequence[bytes], places: Sequence[int]) -> list[int]:
    joined = _joined(sectors, places)
    return list(struct.unpack_from(f"<{len(joined) // 4}I", joined))


def _chain(table: Sequence[int], first: int) -> list[int]:
    places: list[int] = []
    while first < _LAST_SECTOR:
        places.append(first)
        if len(places) > len(table):
            raise DamagedWorkbookError
        first = table[first]
    return places


def _joined(pieces: Sequence[bytes], places: Sequence[int]) -> bytes:
    return b"".join(pieces[place] for place in places)


def _entries(directory: bytes) -> dict[str, tuple[int, int]]:
    """Return the first sector and the size of every stream by its name."""
    found: dict[str, tuple[int, int]] = {}
    for start in range(0, len(directory) - 127, 128):
        name = directory[start : start + 64].decode("utf-16-le", "replace").split("\0")[0]
        found[name] = struct.unpack_from("<II", directory, start + 116)
    return found
