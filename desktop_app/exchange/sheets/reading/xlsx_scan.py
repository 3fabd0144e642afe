"""What the reader of workbooks doesn't tell: how far a sheet reaches, and which cells hold a failed formula.

python-calamine reads a failed formula as an empty cell, and ends the whole program when a sheet's last cell lies so far
out that the table between has no room in memory; both are found here before it reads.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

_CHUNK = 1 << 20
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(\s[^<>]*)?>")
_PLACE = re.compile(rb'\sr="([A-Z]*)(\d*)"')
_FAILED = re.compile(rb'\st="e"')


class Extent(NamedTuple):
    """How far a sheet's filled cells reach, counted from 1, and the cells (from 0) whose formula failed."""

    rows: int
    columns: int
    failed: frozenset[tuple[int, int]]


_NOTHING = Extent(0, 0, frozenset())


def scan_xlsx(data: bytes) -> list[Extent]:
    """Return the extent of every sheet of an .xlsx file in its order; sheets that are only a chart have none.

    A file that is damaged or something else raises whatever zip, zlib or the XML parser say of it.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [_extent(archive, part) if "worksheets/" in part else _NOTHING for part in _parts(archive)]


def _parts(archive: zipfile.ZipFile) -> list[str]:
    """Return the path of each sheet inside the file."""
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 (expat bounds entities)
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    workbook = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 (the same)
    sheets = [element for element in workbook.iter() if element.tag.rpartition("}")[2] == "sheet"]
    relation_ids = [next((value for key, value in sheet.items() if key.endswith("}id")), "") for sheet in sheets]
    return [_path(targets.get(relation, "")) for relation in relation_ids]


def _path(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _extent(archive: zipfile.ZipFile, part: str) -> Extent:
    rows = columns = row = column = 0
    failed: set[tuple[int, int]] = set()
    with archive.open(part) as stream:
        for tag, attributes in _tags(stream):
            letters, digits = _place(attributes)
            if tag == b"row":
                row, column = int(digits or row + 1), 0
                continue
            # A place may be left out: the next row or column is meant then.
            row, column = int(digits or row), _number(letters) if letters else column + 1
            # A cell that ends in its own tag has a look and no content.
            if attributes.endswith(b"/"):
                continue
            rows, columns = max(rows, row), max(columns, column)
            if _FAILED.search(attributes):
                failed.add((row - 1, column - 1))
    return Extent(rows, columns, frozenset(failed))


def _tags(stream: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the row and cell tags of a worksheet with their attributes, a piece of the file at a time."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        end = rest.rfind(b"<")
        for match in _TAG.finditer(rest, 0, max(end, 0)):
            yield match[1], match[2] or b""
        rest = rest[max(end, 0) :]
    for match in _TAG.finditer(rest):
        yield match[1], match[2] or b""


def _place(attributes: bytes) -> tuple[bytes, bytes]:
    match = _PLACE.search(attributes)
    return (match[1], match[2]) if match else (b"", b"")


def _number(letters: bytes) -> int:
    """Return a column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
