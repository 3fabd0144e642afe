"""How the cells of a form look in a workbook, and how high its rows must be for all of their text to show."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.exchange.sheets.writing.form_shape import FormCell, FormSheet

_SERIF, _SANS, _KAI = "SimSun", "SimHei", "KaiTi"
"""宋体, 黑体, 楷体: WPS and Office have them on every Chinese system, under these names too."""

_CHINESE = 134  # the character set (GB2312) by which old programs find these faces
_SHEET_WIDTH = 90.0
"""Characters of the ordinary width across an A4 page."""

_CELLS: dict[str, dict[str, object]] = {
    "heading": {"font_name": _SANS, "bold": True, "align": "center"},
    "header": {"font_name": _SANS, "align": "center"},
    "rowlabel": {"font_name": _SERIF, "align": "left"},
    "value": {"font_name": _SERIF, "align": "center"},
    "note": {"font_name": _KAI, "align": "left"},
    "text": {"font_name": _SERIF, "align": "left"},
}
_LINES: dict[str, dict[str, object]] = {
    "title": {"font_name": _SANS, "font_size": 18, "align": "center"},
    "subtitle": {"font_name": _KAI, "font_size": 12, "align": "center"},
    "heading": {"font_name": _SANS, "font_size": 12, "align": "left"},
    "paragraph": {"font_name": _SERIF, "font_size": 11, "align": "left"},
    "note": {"font_name": _SERIF, "font_size": 9, "align": "left"},
    "signs": {"font_name": _SERIF, "font_size": 10.5, "align": "left"},
}
_LEADING = 1.45
_ABOVE_AND_BELOW = 5.0  # points


def format_of(workbook: Any, cell: FormCell, number_format: str) -> Any:  # noqa: ANN401 (XlsxWriter is untyped)
    """Return the look of a cell; a text keeps its sign that says "this is text" when somebody edits it."""
    look = _look(cell)
    look |= {"num_format": number_format, "font_charset": _CHINESE, "valign": "vcenter", "text_wrap": True}
    if cell.role is not None:
        look["border"] = 1
    if cell.align is not None:
        look["align"] = "left" if cell.align == "justify" else cell.align
    if cell.indent:
        look["indent"] = cell.indent
    if number_format == "@":
        look["quote_prefix"] = True
    return workbook.add_format(look)


def width_in_characters(share: float, columns: Sequence[float]) -> float:
    """Return the width of a column in Excel's measure."""
    return share / sum(columns) * _SHEET_WIDTH


def row_heights(sheet: FormSheet) -> list[float]:
    """Return the least heights of the rows in points; merged cells don't grow by themselves in Excel."""
    rows = max((cell.row + cell.row_span for cell in sheet.cells), default=0)
    heights = [0.0] * rows
    # Cells of one row first: what they need is often enough for those that reach over it.
    for cell in sorted(sheet.cells, key=lambda each: each.row_span):
        covered = range(cell.row, cell.row + cell.row_span)
        lacking = _height(cell, sheet.columns) - sum(heights[row] for row in covered)
        if lacking > 0:
            for row in covered:
                heights[row] += lacking / cell.row_span
    return heights


def _height(cell: FormCell, columns: Sequence[float]) -> float:
    size = float(str(_look(cell)["font_size"]))
    whole = sum(columns[cell.column : cell.column + cell.column_span]) / sum(columns) * _SHEET_WIDTH
    room = max(whole - 1 - 2 * cell.indent, 2.0) * 11 / size
    lines = sum(max(1, math.ceil(_width(line) / room)) for line in cell.text.split("\n"))
    return lines * size * _LEADING + _ABOVE_AND_BELOW


def _look(cell: FormCell) -> dict[str, object]:
    if cell.look is not None:
        return dict(_LINES[cell.look])
    return {"font_size": cell.size} | _CELLS[cell.role or "text"]


def _width(text: str) -> int:
    """Return the width of a text in characters of ordinary width: a Chinese one takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
