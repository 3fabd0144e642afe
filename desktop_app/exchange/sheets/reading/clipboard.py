"""What a spreadsheet program put on the clipboard, as a sheet: a web page's table where there is one, else its text.

WPS, Excel and LibreOffice put both there. The page knows merged cells and hidden rows; the text parts its cells by
tabs, and puts quotation marks around one that holds a line break, a tab or a quotation mark.
"""

from __future__ import annotations

import csv
import io

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import MOST_COLUMNS, MOST_ROWS, Sheet
from desktop_app.exchange.sheets.reading.page_table import PageTable, tables_of
from desktop_app.exchange.sheets.reading.text_cells import sheet_of_texts
from desktop_app.i18n import _


def from_clipboard(text: str, html: str = "") -> Sheet:
    """Return the rows on the clipboard; rows are numbered from 1, blank ones left out.

    Raises `UserError` where there is nothing to read, or more than a table can hold.
    """
    tables = tables_of(_whole(html))
    table = tables[0] if len(tables) == 1 else PageTable(_split(_whole(text))) if text.strip() else PageTable()
    if not table.rows:
        raise UserError(_("剪贴板里没有表格。"), _("请在 WPS 或 Excel 里选中要贴的行，连同标题行一起复制，再来粘贴。"))
    if len(table.rows) > MOST_ROWS or max(map(len, table.rows)) > MOST_COLUMNS:
        raise UserError(
            _("剪贴板里的表太大，一次最多贴 {most} 行。").format(most=MOST_ROWS), _("请存成文件，再从文件导入。")
        )
    return sheet_of_texts(_("剪贴板"), table)


def _whole(text: str) -> str:
    """Return a text with a sign in the place of halves of characters, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _split(text: str) -> list[list[str]]:
    """Part the text at its tabs and line breaks, those inside quotation marks apart."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    try:
        return list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        # A quotation mark that belongs to the text: WPS doesn't double it.
        return [line.split("\t") for line in plain.split("\n")]
