"""Excel workbooks in, new and old: the one sheet that is meant, its numbers, days and texts as they stand."""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import check_size
from desktop_app.exchange.sheets.reading.choosing import chosen
from desktop_app.exchange.sheets.reading.ods_scan import is_ods, scan_ods
from desktop_app.exchange.sheets.reading.scanned import DamagedWorkbookError, LockedWorkbookError
from desktop_app.exchange.sheets.reading.unpacking import check_unpacked
from desktop_app.exchange.sheets.reading.usual_parts import with_usual_parts
from desktop_app.exchange.sheets.reading.workbook_cells import filled_sheet
from desktop_app.exchange.sheets.reading.xls_scan import scan_xls
from desktop_app.exchange.sheets.reading.xlsx_scan import scan_xlsx
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Sheet
    from desktop_app.exchange.sheets.reading.scanned import Scanned

NEW, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How new (zip) and old (compound file) workbooks begin."""

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
    *(LookupError, ValueError, ParseError, ExpatError, DamagedWorkbookError),
)
"""What looking into a file with wrong, missing, cut or encrypted parts raises."""


def names_in_workbook(path: Path, data: bytes) -> list[str]:
    """Return the names of the sheets that can be seen and aren't empty; `UserError` for what can't be read."""
    with _opened(path, data) as (workbook, found):
        return _filled(workbook, found)


def read_workbook(path: Path, data: bytes, wanted: str, preferred: str) -> Sheet:
    """Read the sheet that is wanted, else the one called `preferred`, else the only one that isn't empty.

    Raises `UserError` for what can't be read or chosen.
    """
    with _opened(path, data) as (workbook, found):
        name = chosen(path, _filled(workbook, found), wanted, preferred)
        return filled_sheet(workbook.get_sheet_by_name(name), found[name])


@contextmanager
def _opened(path: Path, data: bytes) -> Iterator[tuple[CalamineWorkbook, dict[str, Scanned]]]:
    found = _found(path, data)
    with _damage_told(path), CalamineWorkbook.from_filelike(io.BytesIO(_usual(path, data))) as workbook:
        yield workbook, dict(zip(workbook.sheet_names, found, strict=False))


def _filled(workbook: CalamineWorkbook, found: Mapping[str, Scanned]) -> list[str]:
    return [name for name in _visible(workbook) if name in found and found[name].rows]


def _found(path: Path, data: bytes) -> list[Scanned]:
    """Return what a look into the file finds of its sheets in their order; refuse what the reader couldn't survive."""
    if data.startswith(NEW):
        check_unpacked(path, data)
    try:
        found = scan_xls(data) if data.startswith(OLD) else scan_ods(data) if is_ods(data) else scan_xlsx(data)
    except LockedWorkbookError as error:
        message = _("“{name}”加了打开密码，读不出来。").format(name=path.name)
        raise UserError(message, _("请在 Excel 或 WPS 里打开它，去掉密码后另存，再导入。")) from error
    except _DAMAGE as error:
        raise unreadable(path) from error
    for sheet in found:
        check_size(path, sheet.rows, sheet.columns)
    return found


def _usual(path: Path, data: bytes) -> bytes:
    try:
        return data if data.startswith(OLD) or is_ods(data) else with_usual_parts(data)
    except _DAMAGE as error:
        raise unreadable(path) from error


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    try:
        yield
    except CalamineError as error:
        raise unreadable(path) from error
    except BaseException as error:
        # A fault inside the reader comes as a PanicException, which PyO3 neither exports nor derives from Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise unreadable(path) from error


def unreadable(path: Path) -> UserError:
    """Return what to say of a file that is damaged, or no workbook."""
    return UserError(
        _("“{name}”读不出来：文件已损坏，或者不是 Excel 表格。").format(name=path.name),
        _("请在 Excel 或 WPS 里打开它，另存为 .xlsx 再导入。"),
    )


def _visible(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
    ]
