"""CSV in: every usual encoding and separator, read back character for character."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import MOST_ROWS, About, Cell, Note, Row, Sheet, check_size, is_empty
from desktop_app.exchange.sheets.reading.decoding import decoded
from desktop_app.exchange.sheets.reading.text_cells import text_cell
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SEPARATORS, _BELOW_THE_FIRST = ",;\t", ",\t"
_NAMED_SEPARATOR = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
"""How a file tells Excel its separator, in a line of its own above the table."""


def read_csv(path: Path, data: bytes) -> Sheet:
    """Read a CSV file of any usual encoding and separator; a file that isn't one is a `UserError`."""
    text, encoding = decoded(path, data)
    rows: list[Row] = []
    widest = 0
    for number, cells in enumerate(_records(path, text), start=1):
        widest = max(widest, len(cells))
        if widest * number > MOST_ROWS:
            check_size(path, number, widest)
        row: list[Cell] = [text_cell(cell) for cell in cells]
        if not all(map(is_empty, row)):
            rows.append(Row(number, row))
    note = Note(About.ENCODING, "", _("文件按 {encoding} 编码读出。").format(encoding=encoding))
    return Sheet(path.stem, rows, (note,))


def _records(path: Path, text: str) -> Iterator[list[str]]:
    named = _NAMED_SEPARATOR.match(text)
    body = text[named.end() :] if named else text
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=named[1] if named else _separator(text), strict=True)
    above = read = 1 if named else 0
    try:
        if named:
            yield []
        for record in reader:
            yield record
            read = above + reader.line_num
    except csv.Error as error:
        # The library tells what is wrong in words alone.
        message = (
            _("“{name}”第 {line} 行有一格超过 {most} 个字，或者引号只有一半，读不出来。")
            if "limit" in str(error)
            else _("“{name}”第 {line} 行的引号或分隔符不完整，读不出来。")
        )
        raise UserError(
            message.format(name=path.name, line=read + 1, most=csv.field_size_limit()),
            _("请在 Excel 或 WPS 里打开它，另存为 .xlsx 再导入。"),
        ) from error


def _separator(text: str) -> str:
    """Return the separator that the first line with any uses most, outside of quotation marks: a title has none.

    Below the first line a semicolon parts no columns: it stands in the only column of many a list.
    """
    known = _SEPARATORS
    for line in io.StringIO(text.lstrip("\r\n")):
        bare = re.sub(r'"[^"]*"', "", line)
        if any(separator in bare for separator in known):
            return max(known, key=bare.count)
        known = _BELOW_THE_FIRST
    return known[0]
