"""The look into an old .xls workbook before it is read: extents, failed formulas, a password (as `xlsx_scan`).

A file whose chain of sectors runs in a circle makes python-calamine fill the memory until the program dies, so the
chains are walked here first. Sources: [MS-CFB] 2.2 to 2.6 for the container, [MS-XLS] 2.3 and 2.4 for the records.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.reading.xlsx_scan import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LAST_SECTOR = 0xFFFFFFFA
"""Sector numbers from here on aren't sectors: the end of a chain, or unused."""

_SMALL = 4096
"""Streams shorter than this lie in the mini stream, in pieces of 64 bytes."""

_BOF, _EOF, _BOUND_SHEET, _FILE_PASS, _TEXTS = 0x0809, 0x000A, 0x0085, 0x002F, 0x00FC
_FORMULA, _BOOL_ERR, _MUL_RK, _DIMENSIONS = 0x0006, 0x0205, 0x00BD, 0x0200
_FILLED = {_FORMULA, _BOOL_ERR, _MUL_RK, 0x0203, 0x027E, 0x0204, 0x00FD, 0x00D6}
"""The records of cells that hold something: numbers, texts, formulas; blank ones only carry a format."""


_ROWS, _COLUMNS, _LONG_DIMENSIONS = 65_536, 256, 14
"""What a sheet of the format can have, and the length of the record that says what it does have."""


class DamagedWorkbookError(ValueError):
    """The bytes aren't a whole workbook."""


class LockedWorkbookError(ValueError):
    """The workbook is encrypted with a password."""


def scan_xls(data: bytes) -> list[Extent]:
    """Return the extent of each sheet of an .xls file in its order.

    Raises `LockedWorkbookError` for a password (a new workbook with one lies in the same container) and
    `DamagedWorkbookError` for a file that isn't whole.
    """
    try:
        stream = _workbook_stream(data)
        offsets = list(_sheet_offsets(stream))
        return [_extent(stream, offset) for offset in offsets]
    except (struct.error, IndexError) as error:
        raise DamagedWorkbookError from error


def _workbook_stream(data: bytes) -> bytes:
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


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from a beginning up to its end, those of embedded charts left out."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, offset)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, stream[offset + 4 : offset + 4 + size]
        if depth <= 0:
            return
        offset += 4 + size
    raise DamagedWorkbookError


def _sheet_offsets(stream: bytes) -> Iterator[int]:
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS:
            raise LockedWorkbookError
        # The reader makes room for as many texts as the table says it has; none is shorter than three bytes.
        if kind == _TEXTS and struct.unpack_from("<I", body, 4)[0] * 3 > len(stream):
            raise DamagedWorkbookError
        if kind == _BOUND_SHEET:
            yield struct.unpack_from("<I", body)[0]


def _extent(stream: bytes, offset: int) -> Extent:
    rows = columns = 0
    failed: set[tuple[int, int]] = set()
    for kind, body in _records(stream, offset):
        if kind == _DIMENSIONS:
            _check_dimensions(body)
        if kind in _FILLED:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MUL_RK else column
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            if _has_failed(kind, body):
                failed.add((row, column))
    return Extent(rows, columns, frozenset(failed))


def _check_dimensions(body: bytes) -> None:
    """Refuse a sheet whose claimed size can't be: the reader makes room for all of it."""
    form = "<4H" if len(body) < _LONG_DIMENSIONS else "<2I2H"
    top, bottom, left, right = struct.unpack_from(form, body)
    if not (top <= bottom <= _ROWS and left <= right <= _COLUMNS):
        raise DamagedWorkbookError


def _has_failed(kind: int, body: bytes) -> bool:
    """Tell a constant that is an error (BoolErr) or a formula whose result is one ([MS-XLS] 2.5.10, 2.5.133)."""
    if kind == _BOOL_ERR:
        return body[7] == 1
    return kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff"  # noqa: PLR2004 (the type of an error)
