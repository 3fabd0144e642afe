"""A table with merged cells as plain data, checked when it's made: every place is covered exactly once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Literal

from desktop_app.errors import UserError
from desktop_app.i18n import _

CellRole = Literal["heading", "header", "rowlabel", "value", "note", "text"]
CellAlignment = Literal["left", "center", "right", "justify"]
VerticalAlignment = Literal["top", "middle", "bottom"]


class GridError(UserError):
    """A table's cells leave a hole, overlap or stick out; `row` and `column` count from 0."""

    def __init__(self, message: str, row: int, column: int) -> None:
        super().__init__(message.format(row=row + 1, column=column + 1))
        self.row = row
        self.column = column


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its place (rows and columns count from 0), how far it stretches, and its text, printed literally.

    The role decides the typeface and, where `align` is None, the alignment: headings, headers and values are centred,
    everything else stands left. Values that are numbers line up digit under digit within their column. `indent` is in
    characters, for every line of the text.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str = ""
    role: CellRole = "text"
    align: CellAlignment | None = None
    valign: VerticalAlignment = "middle"
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table over the whole width of the page.

    `columns` are relative widths; `row_heights` are minimal heights in millimetres, from the first row on (rows beyond
    it, or given as 0, are as high as their text asks); `text_size` is in points. The first `header_rows` are repeated
    on every page that the table reaches. Raises `GridError` for a hole, an overlap or a cell outside the columns.
    """

    columns: tuple[float, ...]
    cells: tuple[Cell, ...]
    header_rows: int = 0
    row_heights: tuple[float, ...] = ()
    keep_together: bool = False
    text_size: float = 10.5

    def __post_init__(self) -> None:
        check_cells(self.cells, self.rows, len(self.columns))

    @property
    def rows(self) -> int:
        """How many rows the cells reach over."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)


def check_cells(cells: tuple[Cell, ...], rows: int, columns: int) -> None:
    """Refuse cells that don't cover `rows` × `columns` exactly once; raises `GridError` with the first bad place."""
    covered: set[tuple[int, int]] = set()
    for cell in cells:
        _check_inside(cell, rows, columns)
        for place in _places(cell):
            if place in covered:
                raise GridError(_("表格第 {row} 行第 {column} 列被两个单元格同时占用。"), *place)
            covered.add(place)
    for place in product(range(rows), range(columns)):
        if place not in covered:
            raise GridError(_("表格第 {row} 行第 {column} 列没有单元格。"), *place)


def _check_inside(cell: Cell, rows: int, columns: int) -> None:
    """Refuse a cell without extent or outside the table."""
    fits = (
        0 <= cell.row < cell.row + cell.row_span <= rows
        and 0 <= cell.column < cell.column + cell.column_span <= columns
    )
    if not fits:
        raise GridError(_("表格第 {row} 行第 {column} 列的单元格超出了表格。"), cell.row, cell.column)


def _places(cell: Cell) -> product[tuple[int, int]]:
    """Return every (row, column) that the cell covers."""
    return product(
        range(cell.row, cell.row + cell.row_span),
        range(cell.column, cell.column + cell.column_span),
    )
