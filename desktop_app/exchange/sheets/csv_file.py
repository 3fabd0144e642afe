"""CSV in: every usual encoding and separator, read back character for character."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.csv_guard import unguard
from desktop_app.exchange.sheets.grid import MOST_ROWS, Cell, Row, Sheet, check_size, is_empty
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SEPARATORS = ",;\t"


def read_csv(path: Path, data: bytes) -> Sheet:
    """Read a CSV file of any usual encoding and separator; a file that isn't one is a `UserError`."""
    text = _decoded(path, data)
    rows: list[Row] = []
    widest = 0
    for number, cells in enumerate(_records(path, text), start=1):
        widest = max(widest, len(cells))
        if widest * number > MOST_ROWS:
            check_size(path, number, widest)
        row: list[Cell] = [unguard(cell) for cell in cells]
        if not all(map(is_empty, row)):
            rows.append(Row(number, row))
    return Sheet(path.stem, rows)


def _decoded(path: Path, data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    # UTF-8 first: nearly any bytes are text in GB 18030, but Chinese in GB 18030 is hardly ever valid UTF-8.
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # A picture may decode as well; a text holds no NUL.
        if "\0" not in text:
            return text
    raise UserError(
        _("“{name}”不是表格文件。").format(name=path.name),
        _("请选 .xlsx、.xls 或 .csv 文件；其他格式请先在 Excel 或 WPS 里另存为 .xlsx。"),
    )


def _records(path: Path, text: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise UserError(
            _("“{name}”第 {line} 行的引号或分隔符不完整，读不出来。").format(name=path.name, line=reader.line_num),
            _("请在 Excel 或 WPS 里打开它，另存为 .xlsx 再导入。"),
        ) from error


def _separator(text: str) -> str:
    """Return the separator the heading row uses most, outside of quotation marks."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    bare = re.sub(r'"[^"]*"', "", first)
    return max(_SEPARATORS, key=bare.count)
