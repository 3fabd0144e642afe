"""“XML 电子表格 2003”: the workbook in one XML file that Excel 2003 saves, and that other systems export as .xls.

Source: Microsoft, XML Spreadsheet Reference (Office XP and 2003).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from desktop_app.exchange.sheets.grid import MOST_ROWS, Broken, Cell, Row, Sheet, Span, check_size, is_empty
from desktop_app.exchange.sheets.reading.decoding import decoded
from desktop_app.exchange.sheets.reading.hiding import hidden_notes
from desktop_app.exchange.sheets.reading.merged_cells import fill_merged, merged_notes
from desktop_app.exchange.sheets.reading.number_formats import NumberLook, look_of
from desktop_app.exchange.sheets.reading.text_cells import text_cell
from desktop_app.exchange.sheets.reading.workbook_reading import unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{_NAMESPACE.decode()}}}"
_SEEN = 8192
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HIDDEN = "1"


@dataclass(slots=True)
class _Found:
    """One sheet while it is gone through."""

    path: Path
    looks: Mapping[str, NumberLook]
    rows: list[Row] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    styles: dict[int, str] = field(default_factory=dict)


def is_xml_spreadsheet(data: bytes) -> bool:
    """Tell whether the file's content is such a workbook."""
    return _NAMESPACE in data[:_SEEN] and b"<" in data[:_SEEN].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]


def read_xml_spreadsheet(path: Path, data: bytes) -> list[Sheet]:
    """Return the sheets that can be seen and aren't empty; a `UserError` for a damaged file or a sheet too large."""
    try:
        root = ET.fromstring(_DECLARATION.sub("", decoded(path, data).text))  # noqa: S314 (expat bounds entities)
        looks = {style.get(f"{_SS}ID", ""): look for style in root.iter(f"{_SS}Style") if (look := _look(style))}
        sheets = [_sheet(path, looks, element) for element in root.iter(f"{_SS}Worksheet") if not _is_hidden(element)]
    except (ET.ParseError, ValueError) as error:
        raise unreadable(path) from error
    return [sheet for sheet in sheets if sheet.rows]


def _look(style: ET.Element) -> NumberLook | None:
    formats = style.find(f"{_SS}NumberFormat")
    code = formats.get(f"{_SS}Format", "") if formats is not None else ""
    return NumberLook(percent=True) if code == "Percent" else look_of(code)


def _is_hidden(worksheet: ET.Element) -> bool:
    options = "{urn:schemas-microsoft-com:office:excel}"
    return (worksheet.findtext(f"{options}WorksheetOptions/{options}Visible") or "").startswith("SheetHidden")


def _sheet(path: Path, looks: Mapping[str, NumberLook], worksheet: ET.Element) -> Sheet:
    found = _Found(path, looks)
    column = 0
    for element in worksheet.iterfind(f"{_SS}Table/{_SS}Column"):
        first = int(element.get(f"{_SS}Index", column + 1))
        column = first + int(element.get(f"{_SS}Span", "0"))
        check_size(path, 0, min(first, column))
        for place in range(first - 1, min(column, first + MOST_ROWS)):
            found.styles[place] = element.get(f"{_SS}StyleID", "")
            found.hidden |= {place} if element.get(f"{_SS}Hidden") == _HIDDEN else set()
    number = 0
    for row in worksheet.iterfind(f"{_SS}Table/{_SS}Row"):
        first = int(row.get(f"{_SS}Index", number + 1))
        number = first + int(row.get(f"{_SS}Span", "0"))
        _add_row(found, row, first)
    fill_merged(found.rows, found.merged)
    notes = [*merged_notes(found.merged), *hidden_notes(found.rows, found.hidden, filtered=False)]
    name = worksheet.get(f"{_SS}Name", "")
    return Sheet(name, found.rows, tuple(notes), tuple(found.merged), frozenset(found.hidden))


def _add_row(found: _Found, row: ET.Element, number: int) -> None:
    cells: list[Cell] = []
    for element in row.iterfind(f"{_SS}Cell"):
        column = int(element.get(f"{_SS}Index", len(cells) + 1)) - 1
        check_size(found.path, len(found.rows), column + 1)
        across, down = int(element.get(f"{_SS}MergeAcross", "0")), int(element.get(f"{_SS}MergeDown", "0"))
        check_size(found.path, 0, column + across + 1)
        style = element.get(f"{_SS}StyleID") or row.get(f"{_SS}StyleID") or found.styles.get(column, "")
        cells += [""] * (column - len(cells))
        cells += [_cell(element, found.looks.get(style)), *[""] * across]
        if across or down:
            found.merged.append(Span(number, column, number + down, column + across))
    if not all(map(is_empty, cells)):
        found.rows.append(Row(number, cells, row.get(f"{_SS}Hidden") == _HIDDEN))


def _cell(element: ET.Element, look: NumberLook | None) -> Cell:
    data = element.find(f"{_SS}Data")
    text = "".join(data.itertext()) if data is not None else ""
    kind = data.get(f"{_SS}Type") if data is not None else None
    if kind == "Number":
        return look.show(float(text)) if look else float(text)
    if kind == "DateTime":
        moment = dt.datetime.fromisoformat(text)
        return moment if moment.time() != dt.time() else moment.date()
    if kind in {"Boolean", "Error"}:
        return Broken.CELL if kind == "Error" else text == "1"
    return Broken.UNCOMPUTED if kind is None and element.get(f"{_SS}Formula") else text_cell(text)
