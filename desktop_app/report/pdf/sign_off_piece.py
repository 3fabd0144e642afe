"""Lines of labels and values (单位负责人：… 填报人：…) as a piece of the flow, with room for a pen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.report.pdf.painting import Canvas, paint_lines
from desktop_app.report.pdf.typesetting import Line, TypeStyle, set_text
from desktop_app.report.pdf.typography import MM, SIGN_OFF

if TYPE_CHECKING:
    from desktop_app.report.document import SignOff

ROW_GAP = 2.5 * MM
COLUMN_GAP = 4 * MM


@dataclass(frozen=True, slots=True)
class SignOffPiece:
    """Rows of entries, each an offset from the left edge and its set lines; never split. Measures in points."""

    rows: tuple[tuple[tuple[float, tuple[Line, ...]], ...], ...]
    style: TypeStyle
    space_before: float
    stays_with_next: bool

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(self._row_height(row) for row in self.rows) + ROW_GAP * (len(self.rows) - 1)

    @property
    def least(self) -> float:
        """All of it: a signature doesn't stand apart from its date."""
        return self.height

    def split(self, room: float, *, fresh: bool) -> None:
        """It has no parts."""

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the entries."""
        for row in self.rows:
            for offset, lines in row:
                paint_lines(canvas, lines, self.style, left + offset, top)
            top -= self._row_height(row) + ROW_GAP

    def _row_height(self, row: tuple[tuple[float, tuple[Line, ...]], ...]) -> float:
        """Return the height of a row: its longest entry's."""
        return max(len(lines) for _offset, lines in row) * self.style.leading


def sign_off_piece(block: SignOff, width: float, missing: set[str]) -> SignOffPiece:
    """Set the entries over `width` points; a line with `edges` (a form's head) stays with the table under it."""
    rows = tuple(_set_row(row, block, width, missing) for row in block.rows)
    return SignOffPiece(rows, SIGN_OFF, 2 * MM if block.edges else 5 * MM, stays_with_next=block.edges)


def _set_row(
    entries: tuple[tuple[str, str], ...], block: SignOff, width: float, missing: set[str]
) -> tuple[tuple[float, tuple[Line, ...]], ...]:
    """Set one row's entries into equal columns, the last one to the right edge where the block asks for that."""
    column = width / len(entries)
    placed = []
    for index, (label, value) in enumerate(entries):
        at_edge = block.edges and index == len(entries) - 1 and index > 0
        style = replace(SIGN_OFF, align="right") if at_edge else SIGN_OFF
        lines = set_text(f"{label}：{value}", style, column - (0 if at_edge else COLUMN_GAP), missing)
        placed.append((index * column, lines))
    return tuple(placed)
