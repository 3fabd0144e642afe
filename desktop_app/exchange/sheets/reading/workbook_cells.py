"""The cells of one sheet of a workbook: what the reader of values gives, put together with what the look found."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.csv_guard import unguard
from desktop_app.exchange.sheets.grid import (
    About,
    AsTyped,
    Broken,
    Cell,
    DayNumber,
    Note,
    Row,
    Sheet,
    column_letters,
    is_empty,
)
from desktop_app.exchange.sheets.reading.hiding import hidden_notes
from desktop_app.exchange.sheets.reading.merged_cells import fill_merged, merged_notes
from desktop_app.i18n import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from python_calamine import CalamineSheet

    from desktop_app.exchange.sheets.reading.scanned import Place, Scanned

_NAMED = 5
"""How many cells a sentence names."""


def filled_sheet(sheet: CalamineSheet, found: Scanned) -> Sheet:
    """Return the rows of a sheet with every cell as what it is, and what there is to say about the sheet."""
    rows = _rows(sheet, found)
    fill_merged(rows, found.merged)
    notes = [
        *_formula_notes(found),
        *merged_notes(found.merged),
        *hidden_notes(rows, found.hidden_columns, filtered=found.filtered),
    ]
    return Sheet(sheet.name, rows, tuple(notes), tuple(found.merged), frozenset(found.hidden_columns))


def _rows(sheet: CalamineSheet, found: Scanned) -> list[Row]:
    # The reader leaves out the empty columns at the left, and every heading would slip.
    left = [""] * sheet.start[1] if sheet.start else []
    particular = _particular(found)
    rows: list[Row] = []
    for number, read in enumerate(sheet.iter_rows(), start=1):
        cells: list[Cell] = [*left, *map(_cell, read)]
        for column in particular.get(number, ()):
            cells += [""] * (column + 1 - len(cells))
            cells[column] = _particular_cell(cells[column], (number, column), found)
        if found.since_1904:
            cells = [DayNumber(cell) if type(cell) is float else cell for cell in cells]
        if not all(map(is_empty, cells)):
            rows.append(Row(number, cells, number in found.hidden_rows))
    last = rows[-1].number if rows else 0
    # The reader ends with the last value: a row below may hold only formulas that nobody computed.
    for number in sorted(row for row in particular if row > last):
        cells = [""] * (max(particular[number]) + 1)
        for column in particular[number]:
            cells[column] = _particular_cell("", (number, column), found)
        rows.append(Row(number, cells, number in found.hidden_rows))
    return rows


def _particular(found: Scanned) -> dict[int, list[int]]:
    """Return for each row the columns whose cells aren't only their value."""
    columns: dict[int, list[int]] = {}
    for row, column in chain(found.failed, found.uncomputed, found.looks, found.texts):
        columns.setdefault(row, []).append(column)
    return columns


def _particular_cell(value: Cell, place: Place, found: Scanned) -> Cell:
    if place in found.uncomputed:
        return Broken.UNCOMPUTED
    if place in found.failed:
        return Broken.CELL if value == "" else value
    if place in found.texts:
        return _cell(found.texts[place])
    if isinstance(value, int | float) and not isinstance(value, bool):
        return found.looks[place].show(value)
    return value


def _cell(value: float | str | dt.time | dt.date | dt.timedelta) -> Cell:
    if isinstance(value, str):
        # Our own apostrophe, kept as a text by the program that read our file and saved it as a workbook.
        bare = unguard(value)
        return value if bare is value else AsTyped(bare)
    return str(value) if isinstance(value, dt.time | dt.timedelta) else value


def _formula_notes(found: Scanned) -> list[Note]:
    notes: list[Note] = []
    if found.uncomputed:
        places = _places(found.uncomputed)
        sentence = _("{places} 的公式还没有算出结果；请用 WPS 或 Excel 打开这个文件，保存一次再导入。")
        notes.append(Note(About.UNCOMPUTED, places, sentence.format(places=places)))
    if found.failed:
        places = _places(found.failed)
        sentence = _("{places} 是公式的错误值（如 #N/A）。")
        notes.append(Note(About.FAILED, places, sentence.format(places=places)))
    return notes


def _places(places: Iterable[Place]) -> str:
    """Name cells as spreadsheet programs do: D2、E2; many are counted."""
    sorted_places = sorted(places)
    named = listed([f"{column_letters(column)}{row}" for row, column in sorted_places[:_NAMED]])
    if len(sorted_places) <= _NAMED:
        return named
    return _("{places} 等 {count} 格").format(places=named, count=len(sorted_places))
