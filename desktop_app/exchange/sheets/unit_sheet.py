"""A list of units from a file: a sheet of any sort that is read, or a text with one unit a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import shown_text
from desktop_app.exchange.sheets.reading.reading_apart import read_sheet_apart
from desktop_app.model.kinds import Unit

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.progress import Progress


def read_unit_rows(path: Path, progress: Progress) -> list[list[str]]:
    """Return the rows of a file as texts, blank ones too, so that a row is called by the number it has there.

    Raises `UserError` for a file that can't be read.
    """
    rows: list[list[str]] = []
    for row in read_sheet_apart(path, preferred=Unit.label, progress=progress).rows:
        rows += [[] for _blank in range(row.number - len(rows) - 1)]
        rows.append([shown_text(cell) for cell in row.cells])
    return rows
