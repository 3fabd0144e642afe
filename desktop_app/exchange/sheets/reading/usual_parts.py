"""A workbook whose parts have other names or another encoding than usual, for a reader that knows only usual ones."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from desktop_app.exchange.sheets.reading.xlsx_parts import WORKBOOK, workbook_path

_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How a part in UTF-16 begins, the other encoding that every program has to read (XML 1.0, 4.3.3)."""

_ENCODING = re.compile(r"""\A(\s*<\?xml[^>]*?\sencoding\s*=\s*)["'][\w-]+["']""", re.ASCII)


def with_usual_parts(data: bytes) -> bytes:
    """Return an .xlsx file with its workbook where it usually lies and in UTF-8; mostly it is the same file.

    A damaged file raises what zip says of it.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        path = workbook_path(archive)
        usual = path == WORKBOOK or path not in archive.namelist()
        wide = {name for name in archive.namelist() if _is_wide(archive, name)}
        if usual and not wide:
            return data
        renamed = {} if usual else {path: WORKBOOK, _relations(path): _relations(WORKBOOK)}
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as copy:
            for name in archive.namelist():
                content = archive.read(name)
                copy.writestr(renamed.get(name, name), _narrow(content) if name in wide else content)
    return written.getvalue()


def _is_wide(archive: zipfile.ZipFile, name: str) -> bool:
    if not name.endswith((".xml", ".rels")):
        return False
    with archive.open(name) as part:
        return part.read(2) in _WIDE


def _narrow(content: bytes) -> bytes:
    return _ENCODING.sub(r'\1"UTF-8"', content.decode("utf-16"), count=1).encode()


def _relations(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
