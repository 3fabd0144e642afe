"""Sheets in, .xlsx, .xls and .csv: what the file is, its content decides; the rest sees rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.csv_file import read_csv
from desktop_app.exchange.sheets.workbook_reading import NEW, OLD, read_workbook
from desktop_app.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Sheet

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes of the largest file that is read."""


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
