"""A table's cells cover every place exactly once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.report.paper.grid import Cell, Grid, GridError


def test_a_grid_without_holes_or_overlaps_is_accepted() -> None:
    grid = Grid((1, 2), (Cell(0, 0, 2, 1), Cell(0, 1), Cell(1, 1)))
    assert grid.rows == 2


@pytest.mark.parametrize(
    ("cells", "row", "column", "word"),
    [
        ((Cell(0, 0), Cell(1, 0), Cell(1, 1)), 0, 1, "没有单元格"),
        ((Cell(0, 0, 2, 1), Cell(0, 1), Cell(1, 0), Cell(1, 1)), 1, 0, "同时占用"),
        ((Cell(0, 0, 1, 3),), 0, 0, "超出了表格"),
        ((Cell(0, 0), Cell(0, 1), Cell(-1, 0)), -1, 0, "超出了表格"),
        ((Cell(0, 0), Cell(0, 1, 0, 1)), 0, 1, "超出了表格"),
    ],
    ids=["hole", "overlap", "too wide", "above the table", "no height"],
)
def test_a_bad_grid_is_refused_and_the_place_is_named(
    cells: tuple[Cell, ...], row: int, column: int, word: str
) -> None:
    with pytest.raises(GridError, match=word) as refused:
        Grid((1, 1), cells)
    assert (refused.value.row, refused.value.column) == (row, column)
    assert f"第 {row + 1} 行第 {column + 1} 列" in refused.value.message


@st.composite
def tilings(draw: st.DrawFn, rows: int = 5, columns: int = 5) -> tuple[Cell, ...]:
    """Return cells that cover a table, made by cutting it up at random."""
    pieces, cells = [(0, 0, rows, columns)], []
    while pieces:
        row, column, height, width = pieces.pop()
        across = draw(st.integers(0, height - 1))
        down = draw(st.integers(0, width - 1))
        if across:
            pieces += [(row, column, across, width), (row + across, column, height - across, width)]
        elif down:
            pieces += [(row, column, height, down), (row, column + down, height, width - down)]
        else:
            cells.append(Cell(row, column, height, width, text=f"{row}/{column}"))
    return tuple(cells)


@given(tilings(), st.data())
def test_any_tiling_is_accepted_and_without_one_of_its_cells_refused(
    cells: tuple[Cell, ...], data: st.DataObject
) -> None:
    columns = tuple(1.0 for _ in range(5))
    assert Grid(columns, cells).rows == 5
    gone = data.draw(st.sampled_from(cells))
    rest = tuple(cell for cell in cells if cell is not gone)
    if max((cell.row + cell.row_span for cell in rest), default=0) == 5:
        with pytest.raises(GridError) as refused:
            Grid(columns, rest)
        assert (refused.value.row, refused.value.column) == (gone.row, gone.column)
    with pytest.raises(GridError, match="同时占用"):
        Grid(columns, (*cells, gone))
