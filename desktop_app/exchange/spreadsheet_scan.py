"""What the reader of workbooks doesn't tell: how far a sheet reaches, and which cells hold a failed formula.

python-calamine reads a failed formula as an empty cell, and ends the whole program when a sheet's last cell lies so far
out that the table between has no room in memory; both are found here before it reads.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

_CHUNK = 1 << 20
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(\s[^<>]*)?>")
_PLACE = re.compile(rb'\sr="([A-Z]*)(\d*)"')
_FAILED = re.compile(rb'\st="e"')
_XLS_FAILED = re.compile(
    # BoolErr: a constant that is an error; Formula: a result that is one ([MS-XLS] 2.4.24, 2.4.127, 2.5.133).
    rb"\x05\x02\x08\x00(..)(..)..[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]\x01|\x06\x00..(..)(..)..\x02.[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]...\xff\xff",
    re.DOTALL,
)


class Extent(NamedTuple):
    """How far a sheet's filled cells reach, counted from 1, and the cells (from 0) whose formula failed."""

    rows: int
    columns: int
    failed: frozenset[tuple[int, int]]


def scan_xlsx(path: Path) -> dict[str, Extent]:
    """Return the extent of every worksheet of an .xlsx file by the sheet's name.

    Raises `zipfile.BadZipFile`, `KeyError` or `ParseError` for a file that is damaged or something else.
    """
    with zipfile.ZipFile(path) as archive:
        parts = _parts(archive)
        return {name: _extent(archive, part) for name, part in parts.items()}


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the path of each worksheet inside the file by the sheet's name."""
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 (expat bounds entities)
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    workbook = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 (the same)
    found: dict[str, str] = {}
    for sheet in workbook.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            target = targets.get(relation, "")
            found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return {name: part for name, part in found.items() if "worksheets/" in part}


def _extent(archive: zipfile.ZipFile, part: str) -> Extent:
    rows = columns = row = column = 0
    failed: set[tuple[int, int]] = set()
    with archive.open(part) as stream:
        for tag, attributes in _tags(stream):
            letters, digits = _place(attributes)
            if tag == b"row":
                row, column = int(digits or row + 1), 0
                continue
            row, column = int(digits or row), _number(letters) if letters else column + 1
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


def scan_xls(data: bytes) -> frozenset[tuple[int, int]]:
    """Return the cells (row, column from 0) of any sheet of an old .xls file whose formula failed."""
    return frozenset(
        (int.from_bytes(match[1] or match[3], "little"), int.from_bytes(match[2] or match[4], "little"))
        for match in _XLS_FAILED.finditer(data)
    )
