"""A table's ink: an outer border, hairlines between the cells, and the texts."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.report.paper.pdf.grid_layout import PAD_ABOVE, SetCell
from desktop_app.report.paper.pdf.painting import Canvas, paint_lines, paint_rule
from desktop_app.report.paper.pdf.rules import inner_rules

if TYPE_CHECKING:
    from desktop_app.report.paper.pdf.grid_part import GridPart

BORDER = 1.0  # points
HAIRLINE = 0.4


class Area(NamedTuple):
    """Where a cell stands within a part: its rows and columns there, from and to (exclusive)."""

    top: int
    bottom: int
    left: int
    right: int


def paint_part(canvas: Canvas, piece: GridPart, left: float, top: float) -> None:
    """Draw one page's part of a table with its upper left corner at the given place."""
    rows = piece.rows()
    place = {row: index for index, row in enumerate(rows)}
    depths = list(accumulate((piece.row_height(row) for row in rows), initial=0.0))
    areas = []
    for cell in piece.cells():
        area = _area(cell, place)
        areas.append(area)
        _paint_text(canvas, piece, cell, (left, top - depths[area.top], top - depths[area.bottom]))
    edges = [left + edge for edge in piece.layout.edges]
    _paint_rules(canvas, areas, edges, [top - depth for depth in depths])


def _area(cell: SetCell, place: dict[int, int]) -> Area:
    """Return where a cell stands within the rows that are printed here."""
    printed = [place[row] for row in range(cell.first, cell.stop) if row in place]
    return Area(printed[0], printed[-1] + 1, cell.cell.column, cell.cell.column + cell.cell.column_span)


def _paint_text(canvas: Canvas, piece: GridPart, cell: SetCell, box: tuple[float, float, float]) -> None:
    """Draw a cell's lines in its box: the table's left edge, the cell's upper and lower edge."""
    left, upper, lower = box
    start, stop = piece.lines_shown(cell)
    height = (stop - start) * cell.style.leading
    slack = {
        "top": PAD_ABOVE,
        "middle": (upper - lower - height) / 2,
        "bottom": upper - lower - height - PAD_ABOVE,
    }[cell.cell.valign]
    paint_lines(canvas, cell.lines[start:stop], cell.style, left + cell.left, upper - slack)


def _paint_rules(canvas: Canvas, areas: list[Area], edges: list[float], levels: list[float]) -> None:
    """Draw the hairlines between cells and the border around them; `edges` from the left, `levels` from the top."""
    for level, start, stop in inner_rules((area.top, area.left, area.right) for area in areas):
        paint_rule(canvas, (edges[start], levels[level]), (edges[stop], levels[level]), HAIRLINE)
    for edge, start, stop in inner_rules((area.left, area.top, area.bottom) for area in areas):
        paint_rule(canvas, (edges[edge], levels[start]), (edges[edge], levels[stop]), HAIRLINE)
    canvas.setLineWidth(BORDER)
    canvas.rect(edges[0], levels[-1], edges[-1] - edges[0], levels[0] - levels[-1])
