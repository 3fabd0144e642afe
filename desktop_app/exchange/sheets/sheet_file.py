"""Sheets in and out, .xlsx, .xls and .csv: the only place that knows these files; the rest sees rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.csv_file import read_csv, write_csv
from desktop_app.exchange.sheets.workbook_reading import NEW, OLD, read_workbook
from desktop_app.exchange.sheets.workbook_writing import write_xlsx
from desktop_app.i18n import _
from desktop_app.whole_file import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Column, Content, Sheet

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes of the largest file that is read."""


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


def read_sheet(path: Path, preferred: str = "") -> Sheet:
    """Read the sheet called `preferred`, or the only one with content; what the file is, its content decides.

    Raises `UserError` for anything that isn't a readable sheet: a picture, a password, damage, too many rows.
    """
    data = _content(path)
    if data.startswith((NEW, OLD)):
        return read_workbook(path, data, preferred)
    # What other systems call an export to Excel is often a web page named .xls.
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        message = _("“{name}”其实是网页格式，不是表格文件。").format(name=path.name)
        raise UserError(message, _("请在 Excel 或 WPS 里打开它，另存为 .xlsx 再导入。"))
    return read_csv(path, data)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            message = _("“{name}”太大，超过 {most} MB。").format(name=path.name, most=LARGEST_FILE >> 20)
            raise UserError(message, _("请分成几个文件分别导入。"))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(_("找不到文件“{path}”。").format(path=path), _("请检查文件名和文件夹。")) from error
    except OSError as error:
        message = _("打不开“{name}”。").format(name=path.name)
        raise UserError(message, _("如果它正在 Excel 或 WPS 里打开，请先关闭；或者把它复制到本机再试。")) from error
