"""What people call the cells of a form: table, row and column in words, several cells grouped by row with a count."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.report.annex.cell import CellDefinition
    from desktop_app.report.annex.formats.file_shape import TableRule
    from desktop_app.report.annex.formats.format import Format

_NAMED = 5
"""How many rows are named; of more, the first of them and how many there are."""

_BETWEEN = " · "
"""What parts row and column in the name of a cell that stands alone in a form's file."""

_PART = re.compile(r"([一二三四五六七八九十]+)、")


class Place(NamedTuple):
    """Where a cell stands, in words: its table, its row and, where the table has several, its column."""

    table: str
    row: str
    column: str


def place_of(fmt: Format, cell: CellDefinition) -> Place:
    """Return where a cell stands; a cell outside rows and columns is a row of its own, and so is one of a lone row."""
    table = next(table for table in fmt.file.tables if table.id == cell.table)
    name = table_name(table)
    rows = {row.code: row.label.strip() for row in table.rows}
    columns = columns_of(table, fmt.profile)
    if cell.row not in rows or cell.column not in columns:
        row, _dot, column = cell.label.strip().partition(_BETWEEN)
        return Place(name, row, column)
    if len(rows) == 1:
        return Place(name, columns[cell.column], "")
    return Place(name, rows[cell.row], columns[cell.column] if len(columns) > 1 else "")


def table_name(table: TableRule) -> str:
    """Return what a table is called in a sentence: 第三部分 where its name is numbered, else its name."""
    part = _PART.match(table.name)
    return _("第{part}部分").format(part=part[1]) if part else _("“{name}”").format(name=table.name)


def columns_of(table: TableRule, profile: str) -> Mapping[str, str]:
    """Return the columns of a table by code, those of the profile in use where it has several sets."""
    sets = (found.columns for found in table.profiles if found.code == profile)
    return {column.code: column.label.strip() for column in next(sets, table.columns)}


def rows_in_words(fmt: Format, cells: Iterable[CellDefinition]) -> str:
    """Return the rows of cells of one table by name, with the columns of a few; of many some, and how many in all."""
    columns: dict[str, list[str]] = {}
    for cell in cells:
        place = place_of(fmt, cell)
        columns.setdefault(place.row, []).extend([place.column] if place.column else [])
    if len(columns) > _NAMED:
        return _("{rows}等").format(rows=listed(list(columns)[: _NAMED - 1]))
    if sum(map(len, columns.values())) > _NAMED:
        return listed(columns)
    beside = _("{row}（{columns}）")
    return listed(beside.format(row=row, columns=listed(of)) if of else row for row, of in columns.items())


def rows_counted(fmt: Format, cells: Iterable[CellDefinition]) -> str:
    """Return how many rows cells stand in; where a table has no columns to speak of, how many cells they are."""
    places = [place_of(fmt, cell) for cell in cells]
    count = len({place.row for place in places})
    return (_("{count} 行") if all(place.column for place in places) else _("{count} 格")).format(count=count)


def cells_in_words(fmt: Format, codes: Iterable[str]) -> str:
    """Return where cells stand, by table: all of one, or its rows by name with how many cells there are."""
    cells = (fmt.cells[code] for code in codes)
    return _("；").join(_in_one_table(fmt, list(found)) for _table, found in groupby(cells, lambda cell: cell.table))


def _in_one_table(fmt: Format, cells: list[CellDefinition]) -> str:
    table = place_of(fmt, cells[0]).table
    if len(cells) == sum(cell.table == cells[0].table for cell in fmt.cells.values()):
        return _("{table}全部 {count} 格").format(table=table, count=len(cells))
    return _("{table} {count} 格：{rows}").format(table=table, count=len(cells), rows=rows_in_words(fmt, cells))
