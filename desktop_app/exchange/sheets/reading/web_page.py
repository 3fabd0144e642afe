"""A web page that holds a table, as other systems export it under the name of a workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import check_size
from desktop_app.exchange.sheets.reading.decoding import decoded
from desktop_app.exchange.sheets.reading.page_table import PageTable, tables_of
from desktop_app.exchange.sheets.reading.text_cells import sheet_of_texts
from desktop_app.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Sheet

_MARK = b"\xef\xbb\xbf \t\r\n"
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SEEN = 4096
_CHINESE = {"gb2312", "gbk", "gb18030", "cp936", "x-gbk"}


def looks_like_a_page(data: bytes) -> bool:
    """Tell whether the file's content is marked up text and not a workbook or a table of plain text."""
    return data[:_SEEN].lstrip(_MARK).startswith(b"<")


def read_page(path: Path, data: bytes) -> Sheet:
    """Read the largest table of a page; a `UserError` for a page without one."""
    tables = tables_of(_text(path, data))
    if not tables:
        message = _("“{name}”其实是网页格式，里面没有表格。").format(name=path.name)
        raise UserError(message, _("请在 Excel 或 WPS 里打开它，另存为 .xlsx 再导入。"))
    table = max(tables, key=_filled)
    check_size(path, len(table.rows), max(map(len, table.rows)))
    return sheet_of_texts(path.stem, table)


def _text(path: Path, data: bytes) -> str:
    named = _CHARSET.search(data[:_SEEN])
    if named and named[1].decode().lower() in _CHINESE:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return decoded(path, data).text


def _filled(table: PageTable) -> int:
    return sum(bool(text.strip()) for row in table.rows for text in row)
