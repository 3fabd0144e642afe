"""Bytes of a text file as text: UTF-8, UTF-16 or GB 18030, and where none of them fits, in which line it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


class Decoded(NamedTuple):
    """A text and the name of the encoding it was written in."""

    text: str
    encoding: str


_NAMES = {"utf-8-sig": "UTF-8", "gb18030": "GB 18030", "utf-16": "UTF-16"}
_MOST_CONTROLS = 8


def decoded(path: Path, data: bytes) -> Decoded:
    """Return a file's text; a `UserError` says that it is none, or the first line that can't be read."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    # UTF-8 first: nearly any bytes are text in GB 18030, but Chinese in GB 18030 is hardly ever valid UTF-8.
    encodings = ("utf-16",) if marked else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # A picture may decode as well; a text holds no NUL.
        if "\0" not in text:
            return Decoded(text, _NAMES[encoding])
    raise _undecodable(path, data, encodings)


def _undecodable(path: Path, data: bytes, encodings: tuple[str, ...]) -> UserError:
    """Return what to say: a text with a damaged place names its line, anything else is no table."""
    failures = [failure for encoding in encodings if (failure := _failure(data, encoding))]
    if not failures or b"\0" in data or _is_mostly_controls(data):
        return UserError(
            _("“{name}”不是表格文件。").format(name=path.name),
            _("请选 .xlsx、.xls、.ods 或 .csv 文件；其他格式请先在 Excel 或 WPS 里另存为 .xlsx。"),
        )
    # The encoding that reads furthest is the one that was meant.
    place, encoding = max((failure.start, failure.encoding) for failure in failures)
    line = data.count(b"\n", 0, place) + 1
    return UserError(
        _("“{name}”第 {line} 行有认不出的字符，读不出来。").format(name=path.name, line=line),
        _("请在 Excel 或 WPS 里打开它，看这一行是不是乱码，改好后另存为 .xlsx 再导入（文件按 {encoding} 读）。").format(
            encoding="GB 18030" if encoding.startswith("gb") else "UTF-8"
        ),
    )


def _failure(data: bytes, encoding: str) -> UnicodeDecodeError | None:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error
    return None


def _is_mostly_controls(data: bytes) -> bool:
    start = data[:4096]
    return sum(byte < 0x20 and byte not in b"\t\r\n\f\x1a" for byte in start) * _MOST_CONTROLS > len(start)  # noqa: PLR2004 (where printable characters begin)
