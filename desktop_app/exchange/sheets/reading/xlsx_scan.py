"""The look into an .xlsx workbook before it is read: what python-calamine doesn't tell, and what it couldn't survive.

python-calamine reads a failed or never computed formula as an empty cell, knows no formats but those of days, and ends
the whole program when a sheet's last cell lies so far out that the table between has no room in memory.
Source: ECMA-376, part 1, 18.3.1 (worksheets) and 18.8 (styles); the strict form differs in its namespaces alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Span
from desktop_app.exchange.sheets.reading.scanned import Scanned
from desktop_app.exchange.sheets.reading.xlsx_parts import styled_looks, workbook_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import IO

    from desktop_app.exchange.sheets.reading.number_formats import NumberLook

_CHUNK = 1 << 20
_ROW = re.compile(rb"<(?:\w+:)?row(\s[^<>]*)?>")
_CELL = re.compile(
    rb"""
    <(?:\w+:)?c(\s[^<>]*)?>
    (?:\s*<(?:\w+:)?(?:(f)(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f\s*>)                # a formula,
        (?:\s*<(?:\w+:)?v(?:\s[^<>]*)?(?:/>|>\s*([^<]*?)\s*</))?                    # and its value
      | (/(?:\w+:)?c)\s*>))?                                                          # or nothing at all
    """,
    re.VERBOSE,
)
_LAST_FILLED = re.compile(rb'.*<c r="([A-Z]+)\d+"[^<>]*(?<!/)>(?!</c>)', re.DOTALL)
"""The last cell with content of a row whose cells all say their place; most rows of most files are such."""

_PLACE = re.compile(rb"""\sr=["']([A-Z]*)(\d*)["']""")
_TYPE = re.compile(rb"""\st=["'](\w+)["']""")
_STYLE = re.compile(rb"""\ss=["'](\d+)["']""")
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']|\sht=["']0["']""")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']""")
_COLUMN = re.compile(rb"<(?:\w+:)?col(\s[^<>]*)>")
_FIRST, _LAST = (re.compile(rb"\s" + name + rb"""=["'](\d+)["']""") for name in (b"min", b"max"))
_MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class _Book:
    """What holds for every sheet of a workbook."""

    looks: Mapping[int, NumberLook]
    styled: re.Pattern[bytes] | None
    """Finds a cell with one of the looks, if there are any."""
    computes_on_load: bool
    since_1904: bool


def scan_xlsx(data: bytes) -> list[Scanned]:
    """Return what is found in every sheet of an .xlsx file in its order; sheets that are only a chart hold nothing.

    A file that is damaged or something else raises whatever zip, zlib or the XML parser say of it.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = workbook_parts(archive)
        looks = styled_looks(archive, parts.styles)
        book = _Book(looks, _styled(looks), parts.computes_on_load, parts.since_1904)
        return [_scanned(archive, part, book) if part else Scanned() for part in parts.sheets]


def _styled(looks: Iterable[int]) -> re.Pattern[bytes] | None:
    numbers = b"|".join(b"%d" % number for number in sorted(looks))
    return re.compile(rb"""\ss=["'](?:""" + numbers + rb""")["']""") if numbers else None


def _scanned(archive: zipfile.ZipFile, part: str, book: _Book) -> Scanned:
    found = Scanned(since_1904=book.since_1904)
    row = 0
    with archive.open(part) as stream:
        for piece in _pieces(stream):
            for attributes, cells in _rows(piece):
                # A place may be left out: the next row is meant then.
                row = int(_place(attributes)[1] or row + 1)
                if _HIDDEN.search(attributes):
                    found.hidden_rows.add(row)
                _note_row(found, book, row, cells)
            _note_beside(found, piece)
    return found


def _rows(piece: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the attributes of each row in a piece, and what lies between its tag and the next row's."""
    tags = list(_ROW.finditer(piece))
    ends = [*(tag.start() for tag in tags[1:]), len(piece)]
    for tag, end in zip(tags, ends, strict=False):
        yield tag[1] or b"", piece[tag.end() : end]


def _note_row(found: Scanned, book: _Book, row: int, cells: bytes) -> None:
    particular = b"<f" in cells or b't="e"' in cells or (book.styled and book.styled.search(cells))
    if particular or b'<c r="' not in cells:
        _note_cells(found, book, row, cells)
    elif last := _LAST_FILLED.match(cells):
        found.reach(row, _number(last[1]) - 1)


def _note_cells(found: Scanned, book: _Book, row: int, cells: bytes) -> None:
    column = 0
    for attributes, formula, value, nothing in _CELL.findall(cells):
        letters, _digits = _place(attributes)
        column = _number(letters) if letters else column + 1
        # A cell that ends in its own tag, or holds nothing, has a look and no content.
        if not attributes.endswith(b"/") and not nothing:
            _note_cell(found, book, (row, column - 1), attributes, value if formula else None)


def _note_cell(found: Scanned, book: _Book, place: tuple[int, int], attributes: bytes, computed: bytes | None) -> None:
    """Note what is particular about a filled cell; `computed` is the stored value of its formula, if it has one."""
    found.reach(*place)
    kind = _TYPE.search(attributes) if b" t=" in attributes else None
    if kind and kind[1] == b"e":
        found.failed.add(place)
    # A formula that gave the empty text is stored as such; without a type it would have been a number.
    elif computed is not None and not (kind and kind[1] == b"str") and _is_nothing(computed, book):
        found.uncomputed.add(place)
    if book.looks and (style := _STYLE.search(attributes)) and (look := book.looks.get(int(style[1]))):
        found.looks[place] = look


def _is_nothing(computed: bytes, book: _Book) -> bool:
    """Tell a stored value that is none: nothing, or the nought of a program that leaves computing to others."""
    return not computed or (book.computes_on_load and computed == b"0")


def _note_beside(found: Scanned, piece: bytes) -> None:
    """Note what stands before and behind the rows: columns, merged cells, a filter."""
    if b"mergeCell " in piece:
        for left, top, right, bottom in _MERGED.findall(piece):
            found.merged.append(Span(int(top), _number(left) - 1, int(bottom), _number(right) - 1))
    if b"hidden=" in piece:
        for attributes in _COLUMN.findall(piece):
            first, last = _FIRST.search(attributes), _LAST.search(attributes)
            if first and last and _HIDDEN.search(attributes):
                found.hidden_columns.update(range(int(first[1]) - 1, min(int(last[1]), _MOST_COLUMNS)))
    found.filtered = found.filtered or b"filterColumn " in piece


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield a worksheet in pieces that end before a row, so that no cell is cut in two."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        end = _last_row(rest)
        if end > 0:
            yield rest[:end]
            rest = rest[end:]
    yield rest


def _last_row(piece: bytes) -> int:
    """Return where the last row in a piece begins; 0 or less if there is none behind the first byte."""
    end = len(piece)
    while (end := max(piece.rfind(b"row ", 0, end), piece.rfind(b"row>", 0, end))) > 0:
        start = piece.rfind(b"<", 0, end)
        if piece[start + 1 : end].rstrip(b":").isalnum() or start == end - 1:
            return start
    return 0


def _place(attributes: bytes) -> tuple[bytes, bytes]:
    match = _PLACE.search(attributes)
    return (match[1], match[2]) if match else (b"", b"")


def _number(letters: bytes) -> int:
    """Return a column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
