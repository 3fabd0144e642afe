"""The rows that couldn't be taken, as a sheet of the same form with the reasons in a column, to be put right."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.columns import RECORD_NUMBER
from desktop_app.exchange.sheets.grid import Broken, Column, Style, number_text, shown_text
from desktop_app.exchange.sheets.matching.remembering import REASONS
from desktop_app.exchange.sheets.writing.sheet_file import write_sheet
from desktop_app.model.field import Shape

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Cell, Content
    from desktop_app.exchange.sheets.taking.examined import Examined

_BROKEN = "#N/A"
_EXACT = 10**15
"""Numbers below this are written as numbers; of longer ones a sheet keeps only the first fifteen digits."""


def write_rest(path: Path, examined: Examined) -> int:
    """Write the refused rows, put right as far as a person did, under their own headings; return how many they are.

    Dropped in again the sheet is the form it came from: the column of the reasons belongs to no form.
    """
    cells, headings = {row.number: row.cells for row in examined.table.rows}, examined.table.headings
    places = [place for place, heading in enumerate(headings) if heading and heading != REASONS]
    rows: list[list[Content]] = []
    for refused in examined.refused:
        row = cells[refused.number]
        corrected = [examined.corrections.get((refused.number, place)) for place in places]
        standing = [_content(row[place]) if place < len(row) else "" for place in places]
        said = [old if new is None else _writable(new) for new, old in zip(corrected, standing, strict=True)]
        rows.append([*said, _writable("；".join(examined.reasons(refused)))])
    columns = [Column(headings[place], _style(examined, place)) for place in places]
    return write_sheet(path, examined.kind.label, [*columns, Column(REASONS, Style.LINES)], rows)


def _style(examined: Examined, place: int) -> Style:
    if examined.table.headings[place] == RECORD_NUMBER:
        return Style.FAINT
    target = dict(zip(examined.positions, examined.targets, strict=True)).get(place)
    return Style.DAY if target and target.field.shape is Shape.DAY else Style.TEXT


def _content(cell: Cell) -> Content:
    if isinstance(cell, Broken):
        return _BROKEN
    if isinstance(cell, dt.datetime):
        return cell.date() if cell.time() == dt.time() else shown_text(cell)
    if isinstance(cell, float) and not isinstance(cell, bool) and abs(cell) < _EXACT:
        return int(cell) if cell.is_integer() else Decimal(number_text(cell))
    return cell if isinstance(cell, dt.date) else _writable(shown_text(cell))


def _writable(text: str) -> str:
    """Return a text without halves of characters, which a clipboard may hold and no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")
