"""The look into an .ods document before it is read: formulas without a value, formats, what is merged and hidden.

Source: OpenDocument 1.2, part 1, 9.1 (tables), 16.27 (formats of data) and 19.385 (types of values).
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from desktop_app.exchange.sheets.doubts import failed_formula
from desktop_app.exchange.sheets.grid import MOST_ROWS, Span
from desktop_app.exchange.sheets.reading.number_formats import NumberLook
from desktop_app.exchange.sheets.reading.ods_text import text_with_tabs
from desktop_app.exchange.sheets.reading.scanned import LockedWorkbookError, Scanned

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFFICE, _TABLE, _STYLE, _NUMBER = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "style", "datastyle")
)
_ENCRYPTED = b"manifest:encryption-data"
_ERROR = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_CALCULATORS = re.compile(
    b"<meta:generator>[^<]*(?:office|excel|calligra|kspread|gnumeric|wps|kingsoft|collabora|planmaker|lotus|google)",
    re.IGNORECASE,
)
"""Programs that compute what they write, as the document names them; libraries that only write don't."""

_MOST_DIGITS = 40
_TYPE, _FORMULA = f"{_OFFICE}value-type", f"{_TABLE}formula"
_PARTICULAR = {_FORMULA, f"{_TABLE}number-rows-spanned", f"{_TABLE}number-columns-spanned"}
_WATCHED = {
    *(f"{_TABLE}table", f"{_TABLE}table-row", f"{_TABLE}table-column", f"{_STYLE}style"),
    *(f"{_NUMBER}number-style", f"{_NUMBER}percentage-style"),
}
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}


@dataclass(slots=True)
class _Walk:
    """What is known while the document is gone through from its beginning."""

    formats: dict[str, NumberLook] = field(default_factory=dict)
    styles: dict[str, NumberLook] = field(default_factory=dict)
    sheets: list[Scanned] = field(default_factory=list)
    columns: list[tuple[int, str]] = field(default_factory=list)
    """The columns of the sheet at hand in runs: how many, and the style their cells have by themselves."""
    row: int = 0
    computed: bool = True
    """The document was written by a program that computes."""


def is_ods(data: bytes) -> bool:
    """Tell an OpenDocument file by its content; a zip file that is none, or damaged, isn't one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "content.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def scan_ods(data: bytes) -> list[Scanned]:
    """Return what is found in each sheet of an .ods file in its order.

    A file that is damaged raises whatever zip or the XML parser say of it; `LockedWorkbookError` for a password.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "META-INF/manifest.xml" in archive.namelist() and _ENCRYPTED in archive.read("META-INF/manifest.xml"):
            raise LockedWorkbookError
        meta = archive.read("meta.xml") if "meta.xml" in archive.namelist() else b""
        walk = _Walk(computed=_CALCULATORS.search(meta) is not None)
        for part in ("styles.xml", "content.xml"):
            if part == "content.xml" or part in archive.namelist():
                with archive.open(part) as stream:
                    for event, element in ET.iterparse(stream, ("start", "end")):  # noqa: S314 (expat bounds entities)
                        if element.tag in _WATCHED:
                            _step(walk, event, element)
        return walk.sheets


def _step(walk: _Walk, event: str, element: ET.Element) -> None:
    tag = element.tag
    if event == "start":
        if tag == f"{_TABLE}table":
            walk.sheets.append(Scanned())
            walk.columns, walk.row = [], 0
        return
    if tag == f"{_TABLE}table-row":
        _note_row(walk, element)
        element.clear()
    elif tag == f"{_TABLE}table-column":
        _note_column(walk, element)
    elif tag in {f"{_NUMBER}number-style", f"{_NUMBER}percentage-style"}:
        if look := _look(walk, element):
            walk.formats[element.get(f"{_STYLE}name", "")] = look
    elif tag == f"{_STYLE}style" and (look := _styled(walk, element)):
        walk.styles[element.get(f"{_STYLE}name", "")] = look


def _look(walk: _Walk, element: ET.Element) -> NumberLook | None:
    """Return what a format of numbers does: a percentage, leading noughts, or words around the digits."""
    if element.tag == f"{_NUMBER}percentage-style":
        return NumberLook(percent=True)
    # Numbers that aren't negative have a format of their own where the format makes a difference.
    if (other := element.find(f"{_STYLE}map")) is not None:
        return walk.formats.get(other.get(f"{_STYLE}apply-style-name", ""))
    parts: list[str | None] = []
    least = 0
    for part in element:
        if part.tag == f"{_NUMBER}text":
            parts.append(part.text or "")
        elif part.tag == f"{_NUMBER}number":
            if int(part.get(f"{_NUMBER}decimal-places", "0")) or part.get(f"{_NUMBER}grouping") == "true":
                return None
            least = int(part.get(f"{_NUMBER}min-integer-digits", "1"))
            parts += _digits(part, min(least, _MOST_DIGITS))
    changes = least > 1 or any(part.strip() for part in parts if part)
    return NumberLook(parts=tuple(parts), least=min(least, _MOST_DIGITS)) if None in parts and changes else None


def _digits(number: ET.Element, least: int) -> list[str | None]:
    """Return the places of a number's digits, with the texts that stand among them: so many digits from the right."""
    among = {
        int(text.get(f"{_NUMBER}position", "0")): text.text or "" for text in number.iter(f"{_NUMBER}embedded-text")
    }
    places: list[str | None] = []
    for right in reversed(range(max(1, least, *(min(position, _MOST_DIGITS) + 1 for position in among)))):
        places += [None, among[right]] if right in among else [None]
    return places


def _styled(walk: _Walk, style: ET.Element) -> NumberLook | None:
    own = walk.formats.get(style.get(f"{_STYLE}data-style-name", ""))
    if own or style.get(f"{_STYLE}data-style-name"):
        return own
    return walk.styles.get(style.get(f"{_STYLE}parent-style-name", ""))


def _note_column(walk: _Walk, element: ET.Element) -> None:
    times = _times(element, "number-columns-repeated")
    first = sum(times for times, _style in walk.columns)
    if _is_hidden(element) and first < MOST_ROWS:
        walk.sheets[-1].hidden_columns.update(range(first, first + min(times, MOST_ROWS)))
    walk.columns.append((times, element.get(f"{_TABLE}default-cell-style-name", "")))


def _note_row(walk: _Walk, element: ET.Element) -> None:
    found = walk.sheets[-1]
    times = _times(element, "number-rows-repeated")
    first, walk.row = walk.row + 1, walk.row + times
    rows = range(first, min(walk.row, MOST_ROWS) + 1)
    filled = False
    column = reached = 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        across = _times(cell, "number-columns-repeated")
        if _is_filled(cell):
            filled = True
            reached = column + across
            if not _is_plain(cell):
                _note_cell(walk, element, cell, rows, range(column, column + across))
        column += across
    if filled:
        found.reach(walk.row, reached - 1)
    if _is_hidden(element) and filled:
        found.hidden_rows.update(rows)
        found.filtered = found.filtered or element.get(f"{_TABLE}visibility") == "filter"


def _note_cell(walk: _Walk, row: ET.Element, cell: ET.Element, rows: range, columns: range) -> None:
    found = walk.sheets[-1]
    _note_merged(found, cell, rows.start, columns.start)
    kind = cell.get(_TYPE)
    if cell.get(_FORMULA) and (places := _without_value(walk, cell, kind)) is not None:
        places.update((row, column) for row in rows for column in columns[:1])
        return
    within = columns if len(columns) * len(rows) <= MOST_ROWS else range(0)
    if text := text_with_tabs(cell):
        found.texts |= {(row, column): text for row in rows for column in within}
    if kind not in {"float", "percentage"}:
        return
    for column in within:
        look = NumberLook(percent=True) if kind == "percentage" else walk.styles.get(_style_of(walk, row, cell, column))
        if look:
            found.looks |= {(number, column): look for number in rows}


def _without_value(walk: _Walk, cell: ET.Element, kind: str | None) -> set[tuple[int, int]] | None:
    """Return among which cells a formula belongs that failed, or that nobody computed; `None` for one with a value."""
    if cell.get(_ERROR) == "error" or failed_formula("".join(cell.itertext()).strip()):
        return walk.sheets[-1].failed
    # A calculator leaves the type out where the result is the empty text.
    return walk.sheets[-1].uncomputed if kind is None and not walk.computed else None


def _style_of(walk: _Walk, row: ET.Element, cell: ET.Element, column: int) -> str:
    """Return the style of a cell: its own, else its row's, else its column's."""
    own = cell.get(f"{_TABLE}style-name") or row.get(f"{_TABLE}default-cell-style-name")
    return own or next(_column_style(walk.columns, column), "")


def _column_style(columns: list[tuple[int, str]], column: int) -> Iterator[str]:
    for times, style in columns:
        if column < times:
            yield style
        column -= times


def _note_merged(found: Scanned, cell: ET.Element, top: int, left: int) -> None:
    down, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
    if down > 1 or across > 1:
        found.merged.append(Span(top, left, top + down - 1, left + across - 1))


def _is_filled(cell: ET.Element) -> bool:
    return bool(len(cell) or cell.get(_TYPE) or cell.get(_FORMULA))


def _is_plain(cell: ET.Element) -> bool:
    """Tell a cell of one text, as most cells are: there is nothing particular about it."""
    return cell.get(_TYPE) == "string" and cell.attrib.keys().isdisjoint(_PARTICULAR) and not any(map(len, cell))


def _is_hidden(element: ET.Element) -> bool:
    return element.get(f"{_TABLE}visibility") in {"collapse", "filter"}


def _times(element: ET.Element, name: str) -> int:
    text = element.get(_TABLE + name)
    return max(1, int(text)) if text is not None and text.isascii() and text.isdecimal() else 1
