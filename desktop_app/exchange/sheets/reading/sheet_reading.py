"""Sheets in, whatever file they lie in: what the file is, its content decides; the rest sees rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.reading.choosing import chosen
from desktop_app.exchange.sheets.reading.csv_reading import read_csv
from desktop_app.exchange.sheets.reading.web_page import looks_like_a_page, read_page
from desktop_app.exchange.sheets.reading.workbook_reading import NEW, OLD, names_in_workbook, read_workbook
from desktop_app.exchange.sheets.reading.xml_spreadsheet import is_xml_spreadsheet, read_xml_spreadsheet
from desktop_app.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Sheet

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes of the largest file that is read."""


def sheet_names(path: Path) -> list[str]:
    """Return the names of the sheets in a file that can be seen and aren't empty; a file without sheets has one.

    Raises `UserError` for anything that isn't a readable sheet.
    """
    data = _content(path)
    if is_xml_spreadsheet(data):
        return [sheet.name for sheet in read_xml_spreadsheet(path, data)]
    return names_in_workbook(path, data) if data.startswith((NEW, OLD)) else [path.stem]


def read_sheet(path: Path, sheet_name: str = "", *, preferred: str = "") -> Sheet:
    """Read the sheet of that name; without one the sheet called `preferred`, or the only one with content.

    Raises `UserError` for anything that isn't a readable sheet: a picture, a password, damage, too many rows; also for
    a name that no sheet has, and without one where several sheets have content.
    """
    data = _content(path)
    if data.startswith((NEW, OLD)):
        return read_workbook(path, data, sheet_name, preferred)
    if is_xml_spreadsheet(data):
        sheets = {sheet.name: sheet for sheet in read_xml_spreadsheet(path, data)}
        return sheets[chosen(path, list(sheets), sheet_name, preferred)]
    # What other systems call an export to Excel is often a web page named .xls.
    return read_page(path, data) if looks_like_a_page(data) else read_csv(path, data)


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
