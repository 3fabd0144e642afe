"""A table's geometry: column edges, set cells and row heights, before it's parted into pages. Measures in points."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.figures import block_of, columns_of_figures, place_figure, set_figure
from desktop_app.report.paper.pdf.typesetting import SetLine, TypeStyle, set_text
from desktop_app.report.paper.pdf.typography import MM, cell_style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.report.paper.grid import Cell, Grid

PAD_BESIDE = 1.6 * MM
PAD_BESIDE_SHARE = 0.1  # of the column's width, in narrow columns
PAD_ABOVE = 1.0 * MM
SMALLEST_TYPE = 3.0
"""Below this a number is broken over lines after all; down to it, small is better than misread."""


@dataclass(frozen=True, slots=True, eq=False)
class SetCell:
    """A cell with its text set into lines; `left` and `width` are those of the text, within the padding.

    Two cells are never equal, however alike, so that one can be looked up quickly.
    """

    cell: Cell
    style: TypeStyle
    lines: tuple[SetLine, ...]
    left: float
    width: float

    @property
    def first(self) -> int:
        """The cell's first row."""
        return self.cell.row

    @property
    def stop(self) -> int:
        """The row after the cell's last one."""
        return self.cell.row + self.cell.row_span

    def height(self, lines: int) -> float:
        """Return the height that so many of its lines need, with padding."""
        return lines * self.style.leading + 2 * PAD_ABOVE


@dataclass(frozen=True, slots=True)
class GridLayout:
    """A table laid out on one endless page: the `edges` of its columns, the `heights` and `tops` of its rows.

    There is one edge and one top more than columns and rows: the end of the last one.
    """

    grid: Grid
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    tops: tuple[float, ...]
    index: CellIndex


class CellIndex:
    """A table's cells, found by row."""

    def __init__(self, cells: Sequence[SetCell], columns: int) -> None:
        self._columns = columns
        self._beginning: dict[int, list[SetCell]] = defaultdict(list)
        for cell in cells:
            self._beginning[cell.first].append(cell)
        self._tall = [cell for cell in cells if cell.cell.row_span > 1]

    def within(self, first: int, stop: int) -> Iterator[SetCell]:
        """Yield the cells that begin in the rows `first` to `stop` (exclusive)."""
        for row in range(first, stop):
            yield from self._beginning[row]

    def across(self, row: int) -> Iterator[SetCell]:
        """Yield the cells that begin above a row and reach into it."""
        return (cell for cell in self._tall if cell.first < row < cell.stop)

    def is_heading(self, row: int) -> bool:
        """Tell whether a row is nothing but a heading over the whole width."""
        cells = self._beginning[row]
        return len(cells) == 1 and cells[0].cell.role == "heading" and cells[0].cell.column_span == self._columns


def lay_out(grid: Grid, width: float, missing: set[str]) -> GridLayout:
    """Lay a table out over `width` points; unprintable characters go to `missing`."""
    edges = _edges(grid.columns, width)
    cells = _align_figures([_set_cell(cell, edges, grid.text_size, missing) for cell in grid.cells])
    heights = _heights(grid, cells)
    return GridLayout(
        grid, edges, heights, tuple(accumulate(heights, initial=0.0)), CellIndex(cells, len(grid.columns))
    )


def _edges(weights: Sequence[float], width: float) -> tuple[float, ...]:
    """Return the left edge of every column and the right edge of the last."""
    total = sum(weights)
    return tuple(accumulate((weight / total * width for weight in weights), initial=0.0))


def _set_cell(cell: Cell, edges: tuple[float, ...], size: float, missing: set[str]) -> SetCell:
    """Set one cell's text into the width that its columns leave."""
    left, right = edges[cell.column], edges[cell.column + cell.column_span]
    pad = min(PAD_BESIDE, PAD_BESIDE_SHARE * (right - left))
    style = cell_style(cell, size)
    indent = cell.indent * style.size
    width = right - left - 2 * pad - indent
    lines = set_text(cell.text, style, width, missing) if cell.text else ()
    return SetCell(cell, style, lines, left + pad + indent, width)


def _align_figures(cells: list[SetCell]) -> list[SetCell]:
    """Bring the numbers of each column in line."""
    by_place = {(cell.cell.row, cell.cell.column): cell for cell in cells}
    for stack in columns_of_figures(cell.cell for cell in cells):
        members = [by_place[cell.row, cell.column] for cell in stack]
        for member in _align_stack(members):
            by_place[member.cell.row, member.cell.column] = member
    return list(by_place.values())


def _align_stack(members: list[SetCell]) -> list[SetCell]:
    """Bring one column's numbers in line, in smaller type where the widest of them wouldn't fit."""
    style, width = members[0].style, members[0].width
    figures = [set_figure(member.cell.text, style) for member in members]
    block = block_of(figures)
    size = min(style.size, width / block.width)
    if size < SMALLEST_TYPE:
        return members
    style = replace(style, size=size)
    return [
        replace(member, style=style, lines=(place_figure(figure, block, style, width),))
        for member, figure in zip(members, figures, strict=True)
    ]


def _heights(grid: Grid, cells: list[SetCell]) -> tuple[float, ...]:
    """Return the rows' heights: as given, and enough for every cell's text."""
    heights = [height * MM for height in grid.row_heights[: grid.rows]]
    heights += [0.0] * (grid.rows - len(heights))
    # Cells of one row first: what they need is often enough for those that reach over it.
    for cell in sorted(cells, key=lambda each: each.cell.row_span):
        _make_room(heights, cell)
    return tuple(heights)


def _make_room(heights: list[float], cell: SetCell) -> None:
    """Spread what a cell's text lacks in height evenly over its rows."""
    lacking = cell.height(max(1, len(cell.lines))) - sum(heights[cell.first : cell.stop])
    if lacking > 0:
        for row in range(cell.first, cell.stop):
            heights[row] += lacking / cell.cell.row_span
