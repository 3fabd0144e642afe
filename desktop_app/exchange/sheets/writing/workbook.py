"""Excel workbooks out: every text stays a text, every number and day is a real one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.csv_guard import guard_in_workbook
from desktop_app.exchange.sheets.grid import Column, Content, Style
from desktop_app.exchange.sheets.writing.kept_numbers import kept_in_workbook, plain
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_WIDTHS = {Style.TEXT: 22, Style.LINES: 40, Style.NUMBER: 12, Style.MONEY: 16, Style.DAY: 12, Style.FAINT: 10}
_LOOKS: dict[Style, dict[str, object]] = {
    Style.TEXT: {"num_format": "@"},
    Style.LINES: {"num_format": "@"},
    Style.NUMBER: {"num_format": "General"},
    Style.MONEY: {"num_format": "#,##0.00"},
    Style.DAY: {"num_format": "yyyy-mm-dd", "align": "left"},
    Style.FAINT: {"num_format": "@", "font_color": "#9AA0A6"},
}
_HEADING: dict[str, object] = {"bold": True, "bg_color": "#E8EEF5", "bottom": 1, "num_format": "@"}


def write_xlsx(path: Path, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Content]]) -> int:
    """Write a table as a workbook of one sheet; return the rows written.

    Raises `UserError` where a text is longer than a cell can hold: nothing is ever cut.
    """
    # Rows go to the disk as they come, into the folder of the target: personal values stay out of the system's own.
    workbook = xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": str(path.parent)})
    try:
        with workbook:
            return _Table(workbook, name, columns).write(rows)
    except FileCreateError as error:
        # The system's own error again: `replacing` has the plain words for it.
        raise OSError(*error.args[0].args) from error


class _Table:
    """One sheet while it is written, row by row from the top."""

    def __init__(self, workbook: Any, name: str, columns: Sequence[Column]) -> None:  # noqa: ANN401 (XlsxWriter is untyped)
        self._columns = columns
        self._sheet = workbook.add_worksheet(name)
        self._looks = {style: workbook.add_format(look) for style, look in _LOOKS.items()}
        self._heading = workbook.add_format(_HEADING)

    def write(self, rows: Iterable[Sequence[Content]]) -> int:
        """Write the headings and all rows, then the sheet's behaviour."""
        for position, column in enumerate(self._columns):
            self._sheet.set_column(position, position, _WIDTHS[column.style], self._looks[column.style])
            self._sheet.write_string(0, position, column.heading, self._heading)
        last = 0
        for last, cells in enumerate(rows, start=1):
            self._write_row(last, cells)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, last, len(self._columns) - 1)
        self._sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return last

    def _write_row(self, row: int, cells: Sequence[Content]) -> None:
        for position, (column, cell) in enumerate(zip(self._columns, cells, strict=True)):
            look = self._looks[column.style]
            if isinstance(cell, dt.date):
                self._sheet.write_datetime(row, position, cell, look)
            elif isinstance(cell, str):
                self._write_text(row, position, guard_in_workbook(cell), look)
            elif kept_in_workbook(cell, column.style):
                self._sheet.write_number(row, position, cell, look)
            else:
                self._write_text(row, position, guard_in_workbook(plain(cell)), look)

    def _write_text(self, row: int, position: int, text: str, look: object) -> None:
        if not text or self._sheet.write_string(row, position, text, look) == 0:
            return
        message = _("第 {row} 行“{heading}”的文字太长，Excel 的一格放不下。")
        raise UserError(
            message.format(row=row + 1, heading=self._columns[position].heading),
            _("请改为导出 .csv 文件，它没有这个限制。"),
        )
