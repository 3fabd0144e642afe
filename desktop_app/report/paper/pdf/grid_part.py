"""The part of a table that one page takes: which rows and lines it shows and how high they are. Measures in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.report.paper.pdf.grid_layout import GridLayout, SetCell

Shown = tuple[int, int]
"""The lines of a cell that a part shows: from, to (exclusive)."""


@dataclass(frozen=True, slots=True)
class GridPart:
    """The body rows `first` to `stop` (exclusive) of a table under its repeated header rows.

    `heights` replaces the height of rows that a page's end cut or that had to grow; `shown` says which lines of a cell
    this part shows where it isn't all of them.
    """

    layout: GridLayout
    first: int
    stop: int
    heights: Mapping[int, float] = field(default_factory=dict)
    shown: Mapping[SetCell, Shown] = field(default_factory=dict)
    space_before: float = 0.0
    stays_with_next: bool = False

    @property
    def header_rows(self) -> int:
        """How many rows are repeated on each page."""
        return self.layout.grid.header_rows

    @property
    def header_height(self) -> float:
        """The height of the repeated rows."""
        return self.layout.tops[self.header_rows]

    @property
    def height(self) -> float:
        """The height of this part with its header rows."""
        return self.header_height + self.rows_height(self.first, self.stop)

    @property
    def least(self) -> float:
        """The height of the header rows and the first body rows that make sense alone."""
        if self.layout.grid.keep_together:
            return self.height
        stop = self.first + 1
        while stop < self.stop and self.layout.index.is_heading(stop - 1):
            stop += 1
        return self.header_height + self.rows_height(self.first, stop)

    def row_height(self, row: int) -> float:
        """Return the height of a row in this part."""
        return self.heights.get(row, self.layout.heights[row])

    def rows_height(self, first: int, stop: int) -> float:
        """Return the height of some rows in this part."""
        grown = sum(height - self.layout.heights[row] for row, height in self.heights.items() if first <= row < stop)
        return self.layout.tops[stop] - self.layout.tops[first] + grown

    def rows(self) -> list[int]:
        """Return the rows that this part prints, from top to bottom."""
        return [*range(self.header_rows), *range(self.first, self.stop)]

    def cells(self) -> Iterator[SetCell]:
        """Yield the cells that this part prints, wholly or partly."""
        yield from self.layout.index.within(0, self.header_rows)
        yield from self.layout.index.across(self.first)
        yield from self.layout.index.within(self.first, self.stop)

    def lines_shown(self, cell: SetCell) -> Shown:
        """Return which lines of a cell this part shows."""
        return self.shown.get(cell, (0, len(cell.lines)))
