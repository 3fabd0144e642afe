"""A listing, or the rows of it that one page takes, as a piece of the flow. Measures in points."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.fonts import load
from desktop_app.report.paper.pdf.listing_layout import PAD_ABOVE, PAD_BESIDE, ListingLayout, PlainLine, SetRow
from desktop_app.report.paper.pdf.painting import baseline_of, paint_lines, paint_rules, write_at

if TYPE_CHECKING:
    from desktop_app.report.paper.pdf.listing_layout import SetText
    from desktop_app.report.paper.pdf.painting import Canvas
    from desktop_app.report.paper.pdf.typesetting import TypeStyle

BORDER = 1.0
HAIRLINE = 0.3
HEAD_TINT = 0.95  # of white
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class ListingPiece:
    """Some rows under the headings, which are repeated on every page."""

    layout: ListingLayout
    rows: list[SetRow]
    tops: list[float]
    first: int
    stop: int
    space_before: float = 0.0
    stays_with_next: bool = False

    @property
    def head_height(self) -> float:
        """The height of the headings."""
        return self.layout.height(self.layout.head)

    @property
    def height(self) -> float:
        """The height of the headings and the rows."""
        return self.head_height + self.tops[self.stop] - self.tops[self.first]

    @property
    def least(self) -> float:
        """The height of the headings and the first row."""
        return self.head_height + self.tops[min(self.first + 1, self.stop)] - self.tops[self.first]

    def split(self, room: float, *, fresh: bool) -> tuple[ListingPiece, ListingPiece] | None:
        """Part it between rows; a row that no page can hold is parted between lines."""
        end = self.tops[self.first] + room - self.head_height + TOLERANCE
        stop = min(bisect_right(self.tops, end) - 1, self.stop)
        if stop > self.first:
            return replace(self, stop=stop), replace(self, first=stop, space_before=0.0)
        return self._within_row(room - self.head_height) if fresh else None

    def _within_row(self, room: float) -> tuple[ListingPiece, ListingPiece] | None:
        """Part the first row, which is higher than a page."""
        turn = max(int((room - 2 * PAD_ABOVE) / self.layout.leading), 1)
        row = self.rows[self.first]
        if turn >= row.lines:
            return None
        upper = SetRow(tuple(_lines(cell, 0, turn) for cell in row.cells), turn)
        lower = SetRow(tuple(_lines(cell, turn, row.lines) for cell in row.cells), row.lines - turn)
        rest = [lower, *self.rows[self.first + 1 : self.stop]]
        return listing_piece(self.layout, [upper]), listing_piece(self.layout, rest)

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the headings on a tint, the rows, and the rules."""
        self._paint_tint(canvas, left, top)
        _paint_row(canvas, self.layout, self.layout.head, self.layout.head_styles, (left, top))
        level = top - self.head_height
        for row in self.rows[self.first : self.stop]:
            _paint_row(canvas, self.layout, row, self.layout.styles, (left, level))
            level -= self.layout.height(row)
        self._paint_rules(canvas, left, top)

    def _paint_tint(self, canvas: Canvas, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setFillGray(HEAD_TINT)
        canvas.rect(left, top - self.head_height, self.layout.edges[-1], self.head_height, stroke=0, fill=1)
        canvas.restoreState()

    def _paint_rules(self, canvas: Canvas, left: float, top: float) -> None:
        width, bottom = self.layout.edges[-1], top - self.height
        begin = self.tops[self.first]
        below = [self.head_height + self.tops[row] - begin for row in range(self.first, self.stop)]
        across = [(left, top - depth, left + width, top - depth) for depth in below]
        down = [(left + edge, top, left + edge, bottom) for edge in self.layout.edges[1:-1]]
        paint_rules(canvas, [*across, *down], HAIRLINE)
        canvas.setLineWidth(BORDER)
        canvas.rect(left, bottom, width, top - bottom)


def listing_piece(layout: ListingLayout, rows: list[SetRow], space_before: float = 0.0) -> ListingPiece:
    """Return some set rows as a piece."""
    tops = list(accumulate((layout.height(row) for row in rows), initial=0.0))
    return ListingPiece(layout, rows, tops, 0, len(rows), space_before)


def _lines(cell: SetText, start: int, stop: int) -> SetText:
    if isinstance(cell, PlainLine):
        return cell if start == 0 else ()
    return cell[start:stop]


def _paint_row(
    canvas: Canvas, layout: ListingLayout, row: SetRow, styles: tuple[TypeStyle, ...], corner: tuple[float, float]
) -> None:
    """Draw a row's texts, each in the middle of the row's height; all plain ones go into one text object."""
    left, top = corner
    text = canvas.beginText()
    text.setFont(load(styles[0].face).fontName, styles[0].size)
    for cell, style, edge in zip(row.cells, styles, layout.edges, strict=False):
        lines = 1 if isinstance(cell, PlainLine) else len(cell)
        upper = top - PAD_ABOVE - (row.lines - lines) / 2 * style.leading
        if isinstance(cell, PlainLine):
            write_at(text, cell.text, left + edge + PAD_BESIDE + cell.left, baseline_of(style, upper))
        else:
            paint_lines(canvas, cell, style, left + edge + PAD_BESIDE, upper)
    canvas.drawText(text)
