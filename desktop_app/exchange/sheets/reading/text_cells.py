"""Cells that are only known as texts: of CSV files, of web pages, of the clipboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.csv_guard import unguard
from desktop_app.exchange.sheets.grid import AsTyped, Cell, Row, Sheet, is_empty
from desktop_app.exchange.sheets.reading.hiding import hidden_notes
from desktop_app.exchange.sheets.reading.merged_cells import fill_merged, merged_notes

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.reading.page_table import PageTable

_AS_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_BEFORE_NUMBER = re.compile(r"[\t\s]+(?=[\d.]+\s*\Z)")


def text_cell(text: str) -> Cell:
    r"""Return a text as it was meant: without our own apostrophe, the ="…" and the tab that only keep digits whole."""
    bare = unguard(text)
    if bare is not text:
        return AsTyped(bare)
    if wrapped := _AS_FORMULA.fullmatch(text.strip()):
        return wrapped[1].replace('""', '"')
    return _BEFORE_NUMBER.sub("", text) if text[:1] == "\t" else text


def sheet_of_texts(name: str, table: PageTable) -> Sheet:
    """Return a table of texts as a sheet: blank rows left out, merged cells filled and said, hidden rows marked."""
    rows: list[Row] = []
    for number, texts in enumerate(table.rows, start=1):
        cells: list[Cell] = [text_cell(text) for text in texts]
        if not all(map(is_empty, cells)):
            rows.append(Row(number, cells, number - 1 in table.hidden))
    fill_merged(rows, table.merged)
    notes = [*merged_notes(table.merged), *hidden_notes(rows, frozenset(), filtered=False)]
    return Sheet(name, rows, tuple(notes), tuple(table.merged))
