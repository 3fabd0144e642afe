"""The parts of an .xlsx file beside its sheets: which sheets there are, how cells look, when formulas are computed."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from desktop_app.exchange.sheets.reading.number_formats import BUILT_IN, look_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable

    from desktop_app.exchange.sheets.reading.number_formats import NumberLook

WORKBOOK = "xl/workbook.xml"
"""Where the workbook lies unless the file says otherwise; some servers number the parts that they change."""

_TRUE = {"1", "true", "on"}


@dataclass(frozen=True, slots=True)
class Parts:
    """The paths of the parts inside the file ("" for a sheet that is only a chart), and what the workbook says."""

    sheets: list[str]
    styles: str
    since_1904: bool
    computes_on_load: bool
    """The program that wrote the file asks for its formulas to be computed: it didn't do so itself."""


def workbook_parts(archive: zipfile.ZipFile) -> Parts:
    """Return where the parts of a workbook lie."""
    workbook = workbook_path(archive)
    related = _related(archive, workbook)
    root = _tree(archive, workbook)
    sheets = [
        next((value for key, value in sheet.items() if key.endswith("}id")), "") for sheet in _named(root, "sheet")
    ]
    return Parts(
        [path if kind == "worksheet" else "" for path, kind in (related.get(sheet, ("", "")) for sheet in sheets)],
        next((path for path, kind in related.values() if kind == "styles"), ""),
        any(about.get("date1904") in _TRUE for about in _named(root, "workbookPr")),
        any(about.get("fullCalcOnLoad") in _TRUE for about in _named(root, "calcPr")),
    )


def workbook_path(archive: zipfile.ZipFile) -> str:
    """Return the path of the part that names the sheets."""
    main = (path for path, kind in _related(archive, "").values() if kind == "officeDocument" and path)
    return next(main, WORKBOOK)


def styled_looks(archive: zipfile.ZipFile, path: str) -> dict[int, NumberLook]:
    """Return what the styles of cells do to numbers, by the style's number; those that do nothing are left out."""
    if not path or path not in archive.namelist():
        return {}
    root = _tree(archive, path)
    codes = BUILT_IN | {
        int(about.get("numFmtId", "0")): about.get("formatCode", "") for about in _named(root, "numFmt")
    }
    found: dict[int, NumberLook] = {}
    for formats in _named(root, "cellXfs"):
        for number, style in enumerate(_named(formats, "xf")):
            if look := look_of(codes.get(int(style.get("numFmtId", "0")), "")):
                found[number] = look
    return found


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return the path and the kind of every part that a part of the file ("" for the file itself) names."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    for relation in _tree(archive, listed) if part or listed in archive.namelist() else ():
        path, kind = _path(archive, folder, relation.get("Target", "")), relation.get("Type", "").rpartition("/")[2]
        found[relation.get("Id", "")] = path, kind
    return found


def _path(archive: zipfile.ZipFile, folder: str, target: str) -> str:
    """Return the path that a target means; some programs write it in other capitals than the part itself."""
    path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    names = archive.namelist()
    return path if path in names else next((name for name in names if name.lower() == path.lower()), path)


def _tree(archive: zipfile.ZipFile, path: str) -> ET.Element:
    return ET.fromstring(archive.read(path))  # noqa: S314 (expat bounds entities)


def _named(root: ET.Element, name: str) -> Iterable[ET.Element]:
    """Return the elements of a name in whatever namespace, in their order."""
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == name]
