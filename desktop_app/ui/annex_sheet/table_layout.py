"""A table of the sheet in pixels: column edges from relative widths, row edges from what the cells hold."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from desktop_app.ui.annex_sheet.sheet_type import CELL_LEADING, MM_PER_POINT, cell_alignment, cell_type, face_of
from desktop_app.ui.annex_sheet.text_layout import LaidText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.annex.form_sheet import SheetCell, SheetTable

_BESIDE = 1.6  # millimetres of paper
_BESIDE_SHARE = 0.1  # of the width, in narrow cells
_ABOVE = 1.0


class LaidCell(NamedTuple):
    """A cell with its box and its text, and where the text's top left corner is."""

    cell: SheetCell
    box: QRectF
    text: LaidText
    at: QPointF


def lay_out_table(table: SheetTable, left: float, top: float, width: float, scale: float) -> list[LaidCell]:
    """Return the cells of a table set at (left, top) and `width` pixels wide; `scale` is pixels per millimetre."""
    columns = _edges([share * width / sum(table.columns) for share in table.columns], left)
    texts = [_set(cell, table, columns, scale) for cell in table.cells]
    rows = _edges(_row_heights(table, texts, scale), top)
    return [
        _place(cell, text, columns, rows, (scale, _indent(cell, table, scale)))
        for cell, text in zip(table.cells, texts, strict=True)
    ]


def _edges(sizes: Sequence[float], start: float) -> list[float]:
    return [float(round(edge)) for edge in accumulate(sizes, initial=start)]


def _set(cell: SheetCell, table: SheetTable, columns: list[float], scale: float) -> LaidText:
    width = columns[cell.column + cell.column_span] - columns[cell.column]
    face = face_of(cell_type(cell.role, table.text_size), scale)
    room = width - 2 * _padding(width, scale) - _indent(cell, table, scale)
    align = cell_alignment(cell.role, cell.align)
    balanced = align == "center" or cell.role == "rowlabel"
    return LaidText(cell.runs, face, room, align, CELL_LEADING, balanced=balanced)


def _row_heights(table: SheetTable, texts: list[LaidText], scale: float) -> list[float]:
    """Return the height of each row: what its own cells need, then what taller merged cells still lack."""
    count = max((cell.row + cell.row_span for cell in table.cells), default=0)
    heights = [(table.row_heights[row] if row < len(table.row_heights) else 0.0) * scale for row in range(count)]
    for cell, text in sorted(zip(table.cells, texts, strict=True), key=lambda pair: pair[0].row_span):
        rows = range(cell.row, cell.row + cell.row_span)
        lacking = text.height + 2 * _ABOVE * scale - sum(heights[row] for row in rows)
        if lacking > 0:
            for row in rows:
                heights[row] += lacking / cell.row_span
    return heights


def _place(
    cell: SheetCell, text: LaidText, columns: list[float], rows: list[float], measure: tuple[float, float]
) -> LaidCell:
    scale, indent = measure
    left, right = columns[cell.column], columns[cell.column + cell.column_span]
    top, bottom = rows[cell.row], rows[cell.row + cell.row_span]
    box = QRectF(left, top, right - left, bottom - top)
    at = QPointF(left + _padding(right - left, scale) + indent, top + (box.height() - text.height) / 2)
    return LaidCell(cell, box, text, at)


def _indent(cell: SheetCell, table: SheetTable, scale: float) -> float:
    """Return how far a cell's lines are indented: so many of its characters, as on paper."""
    return cell.indent * table.text_size * MM_PER_POINT * scale


def _padding(width: float, scale: float) -> float:
    """Return the white beside a cell's text, as on paper, so that its lines break where they do there."""
    return min(_BESIDE * scale, _BESIDE_SHARE * width)
