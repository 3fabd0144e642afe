"""What a sheet is, whatever file it lies in: cells, numbered rows, columns and how large it may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.log_value import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

MOST_ROWS = 200_000
MOST_COLUMNS = 256
MOST_CELLS = 10_000_000
"""Beyond these the reader would need more memory than an office PC has."""


class Broken(Enum):
    """A cell whose formula failed (#N/A, #DIV/0! and the like): it holds no value, and isn't empty either."""

    CELL = "broken"


Cell = str | int | float | bool | dt.date | dt.datetime | Broken
"""What a cell that was read holds; an empty cell is ""."""

Content = str | int | Decimal | dt.date
"""What a cell to be written may hold."""


class Style(StrEnum):
    """How the cells of a column look."""

    TEXT = "text"
    LINES = "lines"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class Column:
    """One column to write: its heading and how its cells look."""

    heading: str
    style: Style = Style.TEXT


class Row(NamedTuple):
    """One row that isn't blank, with its number as the spreadsheet program shows it (from 1)."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet that aren't blank; the first of them holds the headings."""

    name: str
    rows: list[Row]


def is_empty(cell: Cell) -> bool:
    """Tell whether the cell holds nothing but blanks."""
    return isinstance(cell, str) and not cell.strip()


def number_text(number: float) -> str:
    """Return a sheet's number as it was meant: 12.0 is 12, and 0.1 + 0.2 is 0.3 (Excel keeps 15 digits)."""
    if float(number).is_integer() and abs(number) <= LARGEST:
        return str(int(number))
    return format(Decimal(format(number, ".15g")), "f")


def check_size(path: Path, rows: int, columns: int) -> None:
    """Refuse a sheet that is larger than a ledger's table can sensibly be."""
    if rows <= MOST_ROWS + 1 and columns <= MOST_COLUMNS and rows * columns <= MOST_CELLS:
        return
    message = _("“{name}”的表太大：{rows} 行、{columns} 列，一次最多读 {most} 行、{wide} 列。")
    raise UserError(
        message.format(name=path.name, rows=rows, columns=columns, most=MOST_ROWS, wide=MOST_COLUMNS),
        _("请删去多余的空行空列，或分成几个文件分别导入。"),
    )
