"""CSV in and out: safe to open in Excel and WPS, and read back character for character."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import MOST_ROWS, Cell, Column, Content, Row, Sheet, check_size, is_empty
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_SEPARATORS = ",;\t"

_GUARDED = re.compile(
    r"""
      \s*[=+\-@＝＋－＠'].*           # would run as a formula (OWASP, CSV injection), or begins like a guard
    | [\t\r\n].*
    | 0\d+ | \d{12,}                # a code or identity number would lose its noughts or its last digits
    | \d*[.]\d+ | \d+[.]\d*         # 1.50 would become 1.5
    | \d+([.]\d*)?[eE][+-]?\d+ | \d+([.]\d*)?% | \d{1,3}(,\d{3})+
    | \d{1,4}[-/]\d{1,2}([-/]\d{1,4})? | \d{1,4}:\d{2}(:\d{2})?    # 3-1 would become a date
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)
"""Texts that a spreadsheet program would run or change; they travel behind an apostrophe."""


def guard(text: str) -> str:
    """Return a text as it can stand in a CSV file without being run or changed by a spreadsheet program."""
    return "'" + text if _GUARDED.fullmatch(text) else text


def unguard(text: str) -> str:
    """Take off the apostrophe that `guard` put on; any other apostrophe belongs to the text."""
    return text[1:] if text.startswith("'") and _GUARDED.fullmatch(text[1:]) else text


def write_csv(path: Path, columns: Sequence[Column], rows: Iterable[Sequence[Content]]) -> int:
    """Write a table as CSV in UTF-8 with its mark, which Excel and WPS need to see Chinese; return the rows written."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.heading for column in columns])
        return sum(writer.writerow([_written(cell) for cell in cells]) > 0 for cells in rows)


def _written(cell: Content) -> str:
    if isinstance(cell, str):
        return guard(cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


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
