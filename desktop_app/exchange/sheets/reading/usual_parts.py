"""A workbook whose parts have other names than usual, for a reader of values that knows only the usual ones."""

from __future__ import annotations

import io
import posixpath
import zipfile

from desktop_app.exchange.sheets.reading.xlsx_parts import WORKBOOK, workbook_path


def with_usual_names(data: bytes) -> bytes:
    """Return an .xlsx file with its workbook where it usually lies; mostly it is the same file.

    A damaged file raises what zip says of it.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        path = workbook_path(archive)
        if path == WORKBOOK or path not in archive.namelist():
            return data
        renamed = {path: WORKBOOK, _relations(path): _relations(WORKBOOK)}
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as copy:
            for name in archive.namelist():
                copy.writestr(renamed.get(name, name), archive.read(name))
    return written.getvalue()


def _relations(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
