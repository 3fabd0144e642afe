"""A table out, as .xlsx or .csv, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.writing.csv_file import write_csv
from desktop_app.exchange.sheets.writing.workbook import write_xlsx
from desktop_app.i18n import _
from desktop_app.whole_file import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Column, Content


def write_sheet(path: Path, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Content]]) -> int:
    """Write a table to an .xlsx or .csv file, whole or not at all; return the rows written below the headings.

    Raises `UserError` for another ending of the name, and where the disk or folder refuses.
    """
    ending = path.suffix.lower()
    if ending not in {".xlsx", ".csv"}:
        message = _("不能导出为“{name}”这种文件。").format(name=path.name)
        raise UserError(message, _("文件名请以 .xlsx 或 .csv 结尾。"))
    with written_whole(path) as unfinished:
        return write_csv(unfinished, columns, rows) if ending == ".csv" else write_xlsx(unfinished, name, columns, rows)
