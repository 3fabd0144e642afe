"""Where a page's end cuts a table, and how the cells it goes through carry on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from desktop_app.report.paper.pdf.grid_layout import PAD_ABOVE, SetCell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.report.paper.pdf.grid_part import GridPart, Shown

Part = TypeVar("Part", bound="GridPart")
"""A part of a table is cut into two of its own kind."""

TOLERANCE = 0.01  # points

FEWEST_LINES = 4  # of a long text in a cell, on either side of a page's end

_LABELS = frozenset({"heading", "header", "rowlabel"})


def cut(piece: Part, room: float, *, fresh: bool) -> tuple[Part, Part] | None:
    """Cut a part of a table so that its first half fits `room`; None where nothing of it fits a used page.

    The cut goes between rows, or through a row of running text, or through one that not even a fresh page can hold.
    """
    row, used = _rows_that_fit(piece, room - piece.header_height)
    left = room - piece.header_height - used
    if _may_be_parted(piece, row, left) or (fresh and row == piece.first):
        return _cut_within_row(piece, row, left)
    row = _without_headings(piece, row)
    return _cut_between_rows(piece, row) if row > piece.first else None


def _rows_that_fit(piece: GridPart, room: float) -> tuple[int, float]:
    """Return the first row that doesn't fit, and the height of those that do."""
    row, used = piece.first, 0.0
    while row < piece.stop and used + piece.row_height(row) <= room + TOLERANCE:
        used += piece.row_height(row)
        row += 1
    return row, used


def _without_headings(piece: GridPart, row: int) -> int:
    """Return the row to begin the next page with: the given one, or the heading rows just above it."""
    while row - 1 > piece.first and piece.layout.index.is_heading(row - 1):
        row -= 1
    return row


def _may_be_parted(piece: GridPart, row: int, room: float) -> bool:
    """Tell whether a row holds so much running text that it may go on over the page, as a paragraph does."""
    for cell in piece.layout.index.within(row, row + 1):
        start, stop = piece.lines_shown(cell)
        fitting = int((room - 2 * PAD_ABOVE) / cell.style.leading)
        if cell.cell.role not in _LABELS and FEWEST_LINES <= fitting <= stop - start - FEWEST_LINES:
            return True
    return False


def _cut_between_rows(piece: Part, row: int) -> tuple[Part, Part]:
    """Cut above a row; cells across the cut carry on below it."""
    cut_cells = list(piece.layout.index.across(row))
    above = {cell: piece.rows_height(max(cell.first, piece.first), row) for cell in cut_cells}
    shown_above, shown_below = _share_lines(piece, above)
    lower = replace(piece, first=row, shown=shown_below, space_before=0.0)
    return (
        replace(piece, stop=row, shown={**piece.shown, **shown_above}),
        replace(lower, heights=_grown(lower, cut_cells)),
    )


def _cut_within_row(piece: Part, row: int, room: float) -> tuple[Part, Part] | None:
    """Cut through a row, `room` points below its upper edge; None if nothing of it is left over."""
    cut_cells = [*piece.layout.index.across(row), *piece.layout.index.within(row, row + 1)]
    above = {cell: piece.rows_height(max(cell.first, piece.first), row) + room for cell in cut_cells}
    shown_above, shown_below = _share_lines(piece, above)
    if all(_is_finished(piece, cell, shown_above) for cell in cut_cells):
        return None
    lower = replace(piece, first=row, shown=shown_below, heights={**piece.heights, row: 0.0}, space_before=0.0)
    return (
        replace(piece, stop=row + 1, shown={**piece.shown, **shown_above}, heights={**piece.heights, row: room}),
        replace(lower, heights=_grown(lower, cut_cells)),
    )


def _share_lines(piece: GridPart, above: dict[SetCell, float]) -> tuple[dict[SetCell, Shown], dict[SetCell, Shown]]:
    """Share the lines of the cut cells between what is above the cut, with its height, and what is below."""
    upper: dict[SetCell, Shown] = {}
    lower: dict[SetCell, Shown] = {}
    for cell, height in above.items():
        start, stop = piece.lines_shown(cell)
        turn = min(stop, start + _lines_that_fit(cell, height))
        upper[cell] = (start, turn)
        # A label that ended above is printed again, so that what goes on below has a name.
        repeated = cell.cell.role in _LABELS and turn == stop
        lower[cell] = (start, stop) if repeated else (turn, stop)
    return upper, lower


def _lines_that_fit(cell: SetCell, height: float) -> int:
    """Return how many of a cell's lines a part of it so high can hold, at least one."""
    return max(1, int((height - 2 * PAD_ABOVE + TOLERANCE) / cell.style.leading))


def _is_finished(piece: GridPart, cell: SetCell, shown_above: dict[SetCell, Shown]) -> bool:
    """Tell whether nothing of a cell is left for below the cut."""
    return shown_above[cell][1] == piece.lines_shown(cell)[1]


def _grown(lower: GridPart, cut_cells: Iterable[SetCell]) -> dict[int, float]:
    """Return the lower part's row heights, grown where the rest of a cut cell needs more room."""
    heights = dict(lower.heights)
    for cell in cut_cells:
        start, stop = lower.lines_shown(cell)
        grown = replace(lower, heights=heights)
        lacking = cell.height(stop - start) - grown.rows_height(lower.first, cell.stop)
        if stop > start and lacking > 0:
            heights[cell.stop - 1] = grown.row_height(cell.stop - 1) + lacking
    return heights
