"""Annex formats: one file each, several versions side by side, chosen by the report's year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import resource
from desktop_app.report.format_cells import cells_of
from desktop_app.report.format_checks import Check, checks_of
from desktop_app.report.format_decoding import read_format_file
from desktop_app.report.format_layout import PlacedBlock, place_blocks
from desktop_app.report.format_lines import FormatError
from desktop_app.report.format_tables import tables_of

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.report.cell import CellDefinition
    from desktop_app.report.format_file import FormatFile

__all__ = ["Format", "FormatError", "default_format", "find_format", "formats", "load_format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that has been read and checked: its cells by code, the form as laid out, and its checks."""

    file: FormatFile
    profile: str
    cells: dict[str, CellDefinition]
    workings: dict[str, CellDefinition]
    blocks: tuple[PlacedBlock, ...]
    checks: tuple[Check, ...]

    @property
    def id(self) -> str:
        """The name by which the format is chosen, such as D-2021."""
        return self.file.id

    @property
    def name(self) -> str:
        """What the form is called."""
        return self.file.name

    def in_force(self, year: int) -> bool:
        """Tell whether the form was prescribed for the report of a year."""
        return self.file.first_year <= year <= (self.file.last_year or year)

    def definition(self, code: str) -> CellDefinition:
        """Return a cell's definition; raises `UserError` where the format has no such cell."""
        found = self.cells.get(code)
        if found is None:
            message = _("格式 {format} 里没有“{code}”这个单元格。")
            raise UserError(message.format(format=self.id, code=code), _("单元格写成 表.行.栏，如 A1.cnt.org。"))
        return found


def load_format(path: Path, profile: str = "") -> Format:
    """Read a format file and check everything in it; `profile` chooses among its sets of columns.

    Raises `FormatError` with the file, the line and the reason.
    """
    file, spot = read_format_file(path)
    if file.last_year is not None and file.last_year < file.first_year:
        raise (spot / "last_year").error(_("停用年度早于启用年度。"))
    chosen = profile or file.profile
    tables = tables_of(file, spot, chosen)
    cells = cells_of(tables)
    blocks = place_blocks(file, spot, tables, cells)
    checks = checks_of(file, spot, tables, cells)
    return Format(file, chosen, cells.printed, cells.workings, blocks, checks)


@cache
def formats() -> dict[str, Format]:
    """Return every format that the program brings along, by id, in the order of their first years."""
    found = [load_format(path) for path in resource("annex").glob("*.json")]
    found.sort(key=lambda item: (item.file.first_year, item.id))
    return {item.id: item for item in found}


def find_format(name: str) -> Format:
    """Return the format of that id or alias; raises `UserError` naming those there are."""
    for item in formats().values():
        if name == item.id or name in item.file.aliases:
            return item
    message = _("没有“{name}”这种附表格式。").format(name=name)
    raise UserError(message, _("可用的格式：{known}。").format(known="、".join(formats())))


def default_format(year: int) -> Format:
    """Return the format prescribed for the report of a year: the newest in force, else the nearest earlier one."""
    ordered = list(formats().values())
    in_force = [item for item in ordered if item.in_force(year)]
    earlier = [item for item in ordered if item.file.first_year <= year]
    return (in_force or earlier or ordered[:1])[-1]
