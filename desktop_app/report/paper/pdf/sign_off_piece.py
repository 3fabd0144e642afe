"""Lines of labels and values (单位负责人：… 填报人：…) as a piece of the flow, with room for a pen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.painting import Canvas, paint_lines
from desktop_app.report.paper.pdf.typesetting import SetLine, TypeStyle, natural_width, set_text
from desktop_app.report.paper.pdf.typography import MM, SIGN_OFF

if TYPE_CHECKING:
    from desktop_app.report.paper.document import SignOff

ROW_GAP = 2.5 * MM
COLUMN_GAP = 4 * MM


Row = tuple[tuple[float, tuple[SetLine, ...]], ...]
"""Entries side by side: each an offset from the left edge and its set lines."""


@dataclass(frozen=True, slots=True)
class SignOffPiece:
    """Rows of entries; never split. Measures in points."""

    rows: tuple[Row, ...]
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

    def _row_height(self, row: Row) -> float:
        """Return the height of a row: its longest entry's."""
        return max(len(lines) for _offset, lines in row) * self.style.leading


def sign_off_piece(block: SignOff, width: float, missing: set[str]) -> SignOffPiece:
    """Set the entries over `width` points; a line with `edges` (a form's head) stays with the table under it."""
    rows = tuple(_set_row(row, block, width, missing) for row in block.rows)
    return SignOffPiece(rows, SIGN_OFF, 2 * MM if block.edges else 5 * MM, stays_with_next=block.edges)


def _set_row(entries: tuple[tuple[str, str], ...], block: SignOff, width: float, missing: set[str]) -> Row:
    """Set one row's entries: from edge to edge if the block asks for that and they fit, else into equal columns."""
    texts = [f"{label}：{value}" for label, value in entries]
    return (block.edges and _from_edge_to_edge(texts, width, missing)) or _in_columns(texts, width, missing)


def _from_edge_to_edge(texts: list[str], width: float, missing: set[str]) -> Row:
    """Set texts with equal space between them over the whole width; nothing if they need more."""
    widths = [natural_width(text, SIGN_OFF) for text in texts]
    gap = (width - sum(widths)) / max(1, len(texts) - 1)
    if gap < COLUMN_GAP:
        return ()
    offsets = accumulate((natural + gap for natural in widths[:-1]), initial=0.0)
    return tuple(
        (offset, set_text(text, SIGN_OFF, natural + 1, missing))
        for offset, text, natural in zip(offsets, texts, widths, strict=True)
    )


def _in_columns(texts: list[str], width: float, missing: set[str]) -> Row:
    """Set texts into equal columns."""
    column = width / len(texts)
    return tuple(
        (index * column, set_text(text, SIGN_OFF, column - COLUMN_GAP, missing)) for index, text in enumerate(texts)
    )
