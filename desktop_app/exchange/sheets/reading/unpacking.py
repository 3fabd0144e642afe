"""How much a packed workbook becomes when it is unpacked: a small file can hold more than a PC has room for."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 1 << 30
"""Bytes of all parts together that are unpacked; ten million cells, the most that a sheet may have, are about half."""

_USUAL, _DENSEST = 64 << 20, 250
"""A workbook may unpack to so many bytes however dense it is; a larger one to so many times what it was packed to.

Rows that are only coloured, the densest that people make, come to about a hundred times.
"""


def check_unpacked(path: Path, data: bytes) -> None:
    """Refuse a packed file that would become too large; damage is told where it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, LookupError):
        return
    if size > _MOST or size > max(_USUAL, _DENSEST * len(data)):
        message = _("“{name}”只有 {packed} KB，展开以后却有 {size} MB，读不了。")
        raise UserError(
            message.format(name=path.name, packed=len(data) >> 10, size=size >> 20),
            _("请在 Excel 或 WPS 里打开它，只把有内容的行列复制到新表，另存为 .xlsx 再导入。"),
        )
