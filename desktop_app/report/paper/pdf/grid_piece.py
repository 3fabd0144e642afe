"""A table, or the part of it that one page takes, as a piece of the flow. Measures in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.grid_cutting import cut
from desktop_app.report.paper.pdf.grid_painting import paint_part
from desktop_app.report.paper.pdf.grid_part import GridPart

if TYPE_CHECKING:
    from desktop_app.report.paper.pdf.painting import Canvas


@dataclass(frozen=True, slots=True)
class GridPiece(GridPart):
    """A part of a table that the flow can cut and draw."""

    def split(self, room: float, *, fresh: bool) -> tuple[GridPiece, GridPiece] | None:
        """Part it between rows, or within a row that is higher than a page."""
        if self.layout.grid.keep_together and not fresh:
            return None
        return cut(self, room, fresh=fresh)

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the rules and the texts."""
        paint_part(canvas, self, left, top)
