"""Foreign sheets read in a process beside this one: no sheet can end the program, or keep it reading for ever."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.apart import Apart, BeyondBoundsError
from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import Row, Sheet
from desktop_app.exchange.sheets.reading.clipboard import from_clipboard
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet, sheet_names
from desktop_app.i18n import _
from desktop_app.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.progress import Progress

    Piece = Sheet | list[tuple[int, list[Cell], bool]]

_MEMORY = 2 << 30
"""Bytes that the process may have: the largest sheet there may be, ten million cells, takes two thirds of them."""

_SECONDS, _SECONDS_A_MEGABYTE = 60, 5
"""How long reading may take, in all and for each megabyte of the file: several times what it does on a slow PC."""

_PIECE = 20_000
"""Cells that are handed over at once: few enough that the window doesn't stand still meanwhile."""

_READER = Apart(_MEMORY, __name__)


def make_ready() -> None:
    """Have the process there by the time that a sheet was chosen."""
    _READER.warm_up()


def sheet_names_apart(path: Path, progress: Progress = silent) -> list[str]:
    """Return what `sheet_names` does; a file beyond the bounds is a `UserError`, too."""
    with _told(path.name):
        return list(_READER.run(sheet_names, path.absolute(), seconds=_seconds(path), progress=progress))


def read_sheet_apart(path: Path, sheet_name: str = "", *, preferred: str = "", progress: Progress = silent) -> Sheet:
    """Return what `read_sheet` does; a file beyond the bounds is a `UserError`, too."""
    with _told(path.name):
        arguments = path.absolute(), sheet_name, preferred
        return _whole(_READER.run(file_in_pieces, *arguments, seconds=_seconds(path), progress=progress))


def from_clipboard_apart(text: str, html: str, progress: Progress = silent) -> Sheet:
    """Return what `from_clipboard` does; a table beyond the bounds is a `UserError`, too."""
    with _told(_("剪贴板")):
        return _whole(_READER.run(clipboard_in_pieces, text, html, seconds=_SECONDS, progress=progress))


def file_in_pieces(path: Path, sheet_name: str, preferred: str) -> Iterator[Piece]:
    """Read a sheet of a file, in the process beside, and hand it over in pieces."""
    return _in_pieces(read_sheet(path, sheet_name, preferred=preferred))


def clipboard_in_pieces(text: str, html: str) -> Iterator[Piece]:
    """Read what was on the clipboard, in the process beside, and hand it over in pieces."""
    return _in_pieces(from_clipboard(text, html))


def _in_pieces(sheet: Sheet) -> Iterator[Piece]:
    """Yield what there is to say of a sheet, and then its rows."""
    yield replace(sheet, rows=[])
    piece: list[tuple[int, list[Cell], bool]] = []
    cells = 0
    for row in sheet.rows:
        piece.append((row.number, row.cells, row.hidden))
        cells += len(row.cells)
        if cells >= _PIECE:
            yield piece
            piece, cells = [], 0
    yield piece


def _whole(pieces: Iterator[Piece]) -> Sheet:
    sheet = next(piece for piece in pieces if isinstance(piece, Sheet))
    rows = [Row(*row) for piece in pieces if isinstance(piece, list) for row in piece]
    return replace(sheet, rows=rows)


def _seconds(path: Path) -> float:
    try:
        return _SECONDS + _SECONDS_A_MEGABYTE * path.stat().st_size / (1 << 20)
    except OSError:
        # Whoever reads it says what is wrong with it.
        return _SECONDS


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except BeyondBoundsError as error:
        raise UserError(
            _("“{name}”读不出来：它太大或太乱，读它要的内存或时间超过了上限。").format(name=name),
            _("请在 Excel 或 WPS 里打开它，只把有内容的行列复制到新表，另存为 .xlsx 再导入。"),
        ) from error
