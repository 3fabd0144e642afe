"""Where a page's end cuts a table, and how the cells it goes through carry on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.report.pdf.grid_layout import PAD_ABOVE, SetCell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.report.pdf.grid_piece import GridPiece, Shown

TOLERANCE = 0.01  # points

_LABELS = frozenset({"heading", "header", "rowlabel"})


def cut(piece: GridPiece, room: float, *, fresh: bool) -> tuple[GridPiece, GridPiece] | None:
    """Cut a part of a table so that its first half fits `room`; None where not even one row fits a used page."""
    row = _last_row_that_fits(piece, room - piece.header_height)
    if row > piece.first:
        return _cut_between_rows(piece, row)
    return _cut_within_row(piece, room - piece.header_height) if fresh else None


def _last_row_that_fits(piece: GridPiece, room: float) -> int:
    """Return the row to begin the next page with: the first that doesn't fit, or the heading row just above it."""
    row, used = piece.first, 0.0
    while row < piece.stop and used + piece.row_height(row) <= room + TOLERANCE:
        used += piece.row_height(row)
        row += 1
    while row - 1 > piece.first and piece.layout.index.is_heading(row - 1):
        row -= 1
    return row


def _cut_between_rows(piece: GridPiece, row: int) -> tuple[GridPiece, GridPiece]:
    """Cut above a row; cells across the cut carry on below it."""
    cut_cells = list(piece.layout.index.across(row))
    above = {cell: piece.rows_height(max(cell.first, piece.first), row) for cell in cut_cells}
    shown_above, shown_below = _share_lines(piece, above)
    lower = replace(piece, first=row, shown=shown_below, space_before=0.0)
    return (
        replace(piece, stop=row, shown={**piece.shown, **shown_above}),
        replace(lower, heights=_grown(lower, cut_cells)),
    )


def _cut_within_row(piece: GridPiece, room: float) -> tuple[GridPiece, GridPiece] | None:
    """Cut through the first row, which no page can hold; None if nothing of it is left over."""
    row = piece.first
    cut_cells = [*piece.layout.index.across(row), *piece.layout.index.within(row, row + 1)]
    shown_above, shown_below = _share_lines(piece, dict.fromkeys(cut_cells, room))
    if all(_is_finished(piece, cell, shown_above) for cell in cut_cells):
        return None
    lower = replace(piece, shown=shown_below, heights={**piece.heights, row: 0.0}, space_before=0.0)
    return (
        replace(piece, stop=row + 1, shown={**piece.shown, **shown_above}, heights={row: room}),
        replace(lower, heights=_grown(lower, cut_cells)),
    )


def _share_lines(piece: GridPiece, above: dict[SetCell, float]) -> tuple[dict[SetCell, Shown], dict[SetCell, Shown]]:
    """Share the lines of the cut cells between what is above the cut, with its height, and what is below."""
    upper: dict[SetCell, Shown] = {}
    lower: dict[SetCell, Shown] = {}
    for cell, height in above.items():
        start, stop = piece.lines_shown(cell)
        turn = min(stop, start + _lines_that_fit(cell, height))
        upper[cell] = (start, turn)
        repeated = cell.cell.role in _LABELS and turn == stop
        lower[cell] = (start, stop) if repeated else (turn, stop)
    return upper, lower


def _lines_that_fit(cell: SetCell, height: float) -> int:
    """Return how many of a cell's lines a part of it so high can hold, at least one."""
    return max(1, int((height - 2 * PAD_ABOVE + TOLERANCE) / cell.style.leading))


def _is_finished(piece: GridPiece, cell: SetCell, shown_above: dict[SetCell, Shown]) -> bool:
    """Tell whether nothing of a cell is left for below the cut."""
    return shown_above[cell][1] == piece.lines_shown(cell)[1]


def _grown(lower: GridPiece, cut_cells: Iterable[SetCell]) -> dict[int, float]:
    """Return the lower part's row heights, grown where the rest of a cut cell needs more room."""
    heights = dict(lower.heights)
    for cell in cut_cells:
        start, stop = lower.lines_shown(cell)
        grown = replace(lower, heights=heights)
        lacking = cell.height(stop - start) - grown.rows_height(lower.first, cell.stop)
        if stop > start and lacking > 0:
            heights[cell.stop - 1] = grown.row_height(cell.stop - 1) + lacking
    return heights
