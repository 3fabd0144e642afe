"""A list of units from a file: a sheet of any sort that is read, or a text with one unit a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Broken, is_empty, number_text
from desktop_app.exchange.sheets.sheet_file import read_sheet
from desktop_app.model.kinds import Unit

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Cell


def read_unit_rows(path: Path) -> list[list[str]]:
    """Return the rows of a file as texts, blank ones too, so that a row is called by the number it has there.

    Raises `UserError` for a file that can't be read.
    """
    rows: list[list[str]] = []
    for row in read_sheet(path, Unit.label).rows:
        rows += [[] for _blank in range(row.number - len(rows) - 1)]
        rows.append([_text(cell) for cell in row.cells])
    return rows


def _text(cell: Cell) -> str:
    if isinstance(cell, Broken) or is_empty(cell):
        return ""
    return number_text(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else str(cell)
