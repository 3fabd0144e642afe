"""CSV out: safe to open in Excel and WPS, and read back character for character."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.csv_guard import guard
from desktop_app.exchange.sheets.writing.kept_numbers import kept_in_csv, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Column, Content


def write_csv(path: Path, columns: Sequence[Column], rows: Iterable[Sequence[Content]]) -> int:
    """Write a table as CSV in UTF-8 with its mark, which Excel and WPS need to see Chinese; return the rows written."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.heading for column in columns])
        return sum(writer.writerow(map(_written, columns, cells)) > 0 for cells in rows)


def _written(column: Column, cell: Content) -> str:
    if isinstance(cell, str):
        return guard(cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return plain(cell) if kept_in_csv(cell, column.style) else f"'{plain(cell)}"
