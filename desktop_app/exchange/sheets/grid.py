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
    """A cell with a formula and no value: it isn't empty, and what it would say nobody knows."""

    CELL = "broken"  # the formula failed: #N/A, #DIV/0! and the like
    UNCOMPUTED = "uncomputed"  # the program that wrote the file never computed it


@dataclass(frozen=True, slots=True)
class Shown:
    """A number that its format shows as something else than its digits: 7 as 000007, or as 第7号."""

    number: float
    text: str


@dataclass(frozen=True, slots=True)
class Percent:
    """A number shown as a percentage: what the cell shows before its %, 85.3 for a stored 0.853."""

    number: Decimal


class AsTyped(str):
    """A text that stood behind our own apostrophe: it is meant as it stands, however doubtful it looks."""

    __slots__ = ()


class DayNumber(float):
    """A bare number of a workbook whose days are counted from 1904; elsewhere they are counted from 1900."""

    __slots__ = ()


Cell = str | int | float | bool | dt.date | dt.datetime | Broken | Shown | Percent
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
    hidden: bool = False
    """Hidden by hand or by a filter: whoever looked at the sheet didn't see it."""


class Span(NamedTuple):
    """A range of cells: rows as the spreadsheet program counts them (from 1), columns by their place (from 0)."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def place(self) -> str:
        """Return the range as the spreadsheet program writes it: B2:B3."""
        first = f"{column_letters(self.left)}{self.top}"
        return first if self[:2] == self[2:] else f"{first}:{column_letters(self.right)}{self.bottom}"


class About(StrEnum):
    """What the reader has to say something about."""

    MERGED = "merged"
    HIDDEN_ROWS = "hidden rows"
    HIDDEN_COLUMNS = "hidden columns"
    FILTERED = "filtered"
    UNCOMPUTED = "uncomputed"
    FAILED = "failed"
    ENCODING = "encoding"


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader says about a sheet: a sentence for people, and the place it is about ("" for the whole sheet)."""

    about: About
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet that aren't blank, from the top: titles, headings, records and what stands at the foot."""

    name: str
    rows: list[Row]
    notes: tuple[Note, ...] = ()
    merged: tuple[Span, ...] = ()
    """Ranges that were merged; every cell of them now holds the value, where its row has something of its own."""
    hidden_columns: frozenset[int] = frozenset()


def is_empty(cell: Cell) -> bool:
    """Tell whether the cell holds nothing but blanks."""
    return isinstance(cell, str) and not cell.strip()


def shown_text(cell: Cell) -> str:
    """Return what a cell says to whoever looks at it; "" for a formula without a value."""
    if isinstance(cell, Broken):
        return ""
    if isinstance(cell, Shown):
        return cell.text
    if isinstance(cell, Percent):
        return f"{cell.number.normalize():f}%"
    if isinstance(cell, bool):
        return str(cell).upper()
    return number_text(cell) if isinstance(cell, int | float) else str(cell)


def column_letters(column: int) -> str:
    """Return a column's name in spreadsheet programs from its place: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


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
