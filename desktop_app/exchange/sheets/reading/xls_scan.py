"""The look into an old .xls workbook before it is read: extents, formulas, formats, what is merged and hidden.

Sources: [MS-XLS] 2.3 and 2.4 for the records; OpenOffice.org's documentation of the format for Excel 95.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Span
from desktop_app.exchange.sheets.reading.compound_file import workbook_stream
from desktop_app.exchange.sheets.reading.number_formats import BUILT_IN, look_of
from desktop_app.exchange.sheets.reading.scanned import DamagedWorkbookError, LockedWorkbookError, Scanned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.exchange.sheets.reading.number_formats import NumberLook

_BOF, _EOF, _BOUND_SHEET, _FILE_PASS, _TEXTS = 0x0809, 0x000A, 0x0085, 0x002F, 0x00FC
_FORMAT, _STYLE, _DATE_MODE, _RECALCULATED = 0x041E, 0x00E0, 0x0022, 0x01C1
_FORMULA, _BOOL_ERR, _MUL_RK, _DIMENSIONS = 0x0006, 0x0205, 0x00BD, 0x0200
_ROW, _COLUMN, _MERGED, _FILTERED = 0x0208, 0x007D, 0x00E5, 0x009B
_FILLED = {_FORMULA, _BOOL_ERR, _MUL_RK, 0x0203, 0x027E, 0x0204, 0x00FD, 0x00D6}
"""The records of cells that hold something: numbers, texts, formulas; blank ones only carry a format."""

_ROWS, _COLUMNS, _LONG_DIMENSIONS = 65_536, 256, 14
"""What a sheet of the format can have, and the length of the record that says what it does have."""

_NEW_BOF = 0x0600
"""The version that workbooks since Excel 97 say they have; older ones write texts in another way."""

_COMPUTE_ON_LOAD = 0x0002
"""The mark of a formula that whoever opens the file shall compute: programs without a calculator set it."""

_BLANK_RESULT = 3


@dataclass(slots=True)
class _Book:
    """What holds for every sheet of a workbook."""

    sheets: list[int] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    styles: list[int] = field(default_factory=list)
    new: bool = True
    since_1904: bool = False
    recalculated: bool = False
    """The program that wrote the file says which calculator it has."""

    def look(self, style: int) -> NumberLook | None:
        """Return what a style does to numbers."""
        return look_of(self.codes.get(self.styles[style], "")) if style < len(self.styles) else None


def scan_xls(data: bytes) -> list[Scanned]:
    """Return what is found in each sheet of an .xls file in its order.

    Raises `LockedWorkbookError` for a password (a new workbook with one lies in the same container) and
    `DamagedWorkbookError` for a file that isn't whole.
    """
    try:
        stream = workbook_stream(data)
        book = _book(stream)
        return [_scanned(stream, offset, book) for offset in book.sheets]
    except (struct.error, IndexError) as error:
        raise DamagedWorkbookError from error


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


def _book(stream: bytes) -> _Book:
    book = _Book()
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS:
            raise LockedWorkbookError
        # The reader makes room for as many texts as the table says it has; none is shorter than three bytes.
        if kind == _TEXTS and struct.unpack_from("<I", body, 4)[0] * 3 > len(stream):
            raise DamagedWorkbookError
        if kind == _BOF:
            book.new = struct.unpack_from("<H", body)[0] >= _NEW_BOF
        elif kind == _BOUND_SHEET:
            book.sheets.append(struct.unpack_from("<I", body)[0])
        elif kind == _FORMAT:
            book.codes[struct.unpack_from("<H", body)[0]] = _code(body, new=book.new)
        elif kind == _STYLE:
            book.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _DATE_MODE:
            book.since_1904 = body[0] == 1
        elif kind == _RECALCULATED:
            book.recalculated = True
    return book


def _code(body: bytes, *, new: bool) -> str:
    """Return the text of a format ([MS-XLS] 2.4.126, 2.5.294); only its plain signs matter here."""
    if not new:
        return body[3 : 3 + body[2]].decode("gb18030", "replace")
    count, wide = struct.unpack_from("<HB", body, 2)
    return body[5 : 5 + 2 * count].decode("utf-16-le", "replace") if wide & 1 else body[5 : 5 + count].decode("latin-1")


def _scanned(stream: bytes, offset: int, book: _Book) -> Scanned:
    found = Scanned(since_1904=book.since_1904)
    for kind, body in _records(stream, offset):
        if kind in _FILLED:
            _note_cell(found, book, kind, body)
        elif note := _NOTED.get(kind):
            note(found, body)
    return found


def _note_cell(found: Scanned, book: _Book, kind: int, body: bytes) -> None:
    row, column, style = struct.unpack_from("<3H", body)
    place = row + 1, column
    if kind == _MUL_RK:
        last = struct.unpack_from("<H", body, len(body) - 2)[0]
        found.reach(row + 1, last)
        for step in range(last - column + 1):
            if look := book.look(struct.unpack_from("<H", body, 4 + 6 * step)[0]):
                found.looks[row + 1, column + step] = look
        return
    found.reach(*place)
    if _has_failed(kind, body):
        found.failed.add(place)
    elif kind == _FORMULA and _is_uncomputed(body, book):
        found.uncomputed.add(place)
    elif look := book.look(style):
        found.looks[place] = look


def _is_uncomputed(body: bytes, book: _Book) -> bool:
    """Tell a formula without a result of its own: nought or blank, and marked or written by no calculator."""
    number = body[12:14] != b"\xff\xff"
    nothing = not any(body[6:14]) if number else body[6] == _BLANK_RESULT
    marked = struct.unpack_from("<H", body, 14)[0] & _COMPUTE_ON_LOAD
    return nothing and bool(marked or (not number and not book.recalculated))


def _note_row(found: Scanned, body: bytes) -> None:
    """Note a hidden row: the mark of a height of nought ([MS-XLS] 2.4.221)."""
    if struct.unpack_from("<H", body, 12)[0] & 0x20:
        found.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)


def _note_column(found: Scanned, body: bytes) -> None:
    """Note hidden columns ([MS-XLS] 2.4.53)."""
    first, last = struct.unpack_from("<2H", body)
    if struct.unpack_from("<H", body, 8)[0] & 1:
        found.hidden_columns.update(range(first, min(last, _COLUMNS) + 1))


def _note_merged(found: Scanned, body: bytes) -> None:
    """Note merged cells ([MS-XLS] 2.4.168)."""
    for step in range(struct.unpack_from("<H", body)[0]):
        top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * step)
        found.merged.append(Span(top + 1, left, bottom + 1, right))


def _note_filter(found: Scanned, _body: bytes) -> None:
    found.filtered = True


def _check_dimensions(_found: Scanned, body: bytes) -> None:
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


_NOTED: dict[int, Callable[[Scanned, bytes], None]] = {
    _DIMENSIONS: _check_dimensions,
    _ROW: _note_row,
    _COLUMN: _note_column,
    _MERGED: _note_merged,
    _FILTERED: _note_filter,
}
