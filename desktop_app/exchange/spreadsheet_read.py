"""Excel workbooks in, new and old: the one sheet that is meant, its numbers, days and texts as they stand."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from desktop_app.errors import UserError
from desktop_app.exchange.spreadsheet_grid import Broken, Cell, Row, Sheet, check_size, is_empty
from desktop_app.exchange.spreadsheet_scan import Extent, scan_xls, scan_xlsx
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from python_calamine import CalamineSheet

_CODE_FOR_NEW = b"PK\x03\x04"


def read_workbook(path: Path, data: bytes, preferred: str) -> Sheet:
    """Read the sheet called `preferred`, or the only one that isn't empty; `UserError` for what can't be read."""
    extents = _extents(path) if data.startswith(_CODE_FOR_NEW) else {}
    try:
        with _opened(path, data) as workbook:
            name = _chosen(path, _filled(workbook, extents), preferred)
            if name in extents:
                check_size(path, extents[name].rows, extents[name].columns)
            sheet = workbook.get_sheet_by_name(name)
            check_size(path, *_reach(sheet))
            return Sheet(name, _rows(sheet, extents[name].failed if extents else scan_xls(data)))
    except CalamineError as error:
        raise _unreadable(path) from error


def _extents(path: Path) -> Mapping[str, Extent]:
    try:
        return scan_xlsx(path)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ParseError, NotImplementedError) as error:
        raise _unreadable(path) from error


def _opened(path: Path, data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError as error:
        message = _("“{name}”加了打开密码，读不出来。").format(name=path.name)
        raise UserError(message, _("请在 Excel 或 WPS 里打开它，去掉密码后另存，再导入。")) from error
    except CalamineError:
        # The name's ending may be wrong; then the content decides.
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _unreadable(path: Path) -> UserError:
    return UserError(
        _("“{name}”读不出来：文件已损坏，或者不是 Excel 表格。").format(name=path.name),
        _("请在 Excel 或 WPS 里打开它，另存为 .xlsx 再导入。"),
    )


def _filled(workbook: CalamineWorkbook, extents: Mapping[str, Extent]) -> list[str]:
    """Return the names of the visible worksheets that hold anything."""
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
    ]
    if extents:
        return [name for name in names if name in extents and extents[name].rows]
    return [name for name in names if workbook.get_sheet_by_name(name).end]


def _chosen(path: Path, names: list[str], preferred: str) -> str:
    if preferred in names:
        return preferred
    if not names:
        raise UserError(
            _("“{name}”里没有内容。").format(name=path.name), _("请选有标题行和数据的表格；可以先导出一份作样子。")
        )
    if len(names) > 1:
        message = _("“{name}”里有 {count} 张表：{sheets}，不知道导入哪一张。")
        raise UserError(
            message.format(name=path.name, count=len(names), sheets="、".join(names)),
            _("请只留一张，或把要导入的那张改名为“{preferred}”。").format(preferred=preferred),
        )
    return names[0]


def _reach(sheet: CalamineSheet) -> tuple[int, int]:
    row, column = sheet.end or (-1, -1)
    return row + 1, column + 1


def _rows(sheet: CalamineSheet, failed: Collection[tuple[int, int]]) -> list[Row]:
    left = [""] * sheet.start[1] if sheet.start else []
    rows: list[Row] = []
    for row, read in enumerate(sheet.iter_rows()):
        cells: list[Cell] = [*left, *(_cell(value) for value in read)]
        for column in [column for failed_row, column in failed if failed_row == row] if failed else []:
            if column < len(cells) and cells[column] == "":
                cells[column] = Broken.CELL
        if not all(map(is_empty, cells)):
            rows.append(Row(row + 1, cells))
    return rows


def _cell(value: float | str | dt.time | dt.date | dt.timedelta) -> Cell:
    return str(value) if isinstance(value, dt.time | dt.timedelta) else value
