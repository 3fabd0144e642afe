"""Annex formats: one file each, several versions side by side, chosen by the report's year."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

import msgspec

from desktop_app.errors import UserError
from desktop_app.i18n import _, listed
from desktop_app.paths import resource
from desktop_app.report.annex.cell import Query, chosen
from desktop_app.report.annex.formats.cells import cells_of
from desktop_app.report.annex.formats.checks import Check, checks_of
from desktop_app.report.annex.formats.file_shape import FormatFile
from desktop_app.report.annex.formats.layout import PlacedBlock, place_blocks
from desktop_app.report.annex.formats.query import check_setting
from desktop_app.report.annex.formats.tables import tables_of
from desktop_app.report.rulefiles.decoding import decode_file, read_text
from desktop_app.report.rulefiles.lines import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from desktop_app.report.annex.cell import CellDefinition
    from desktop_app.report.rulefiles.lines import Spot

__all__ = ["Format", "FormatError", "by_year", "default_format", "find_format", "formats", "load_format", "read_format"]


@dataclass(frozen=True, slots=True)
class FormatContents:
    """What a format's file says, read and checked: its cells by code, the form as laid out, and its checks."""

    cells: dict[str, CellDefinition]
    workings: dict[str, CellDefinition]
    blocks: tuple[PlacedBlock, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Format:
    """A format: its file, and what that says, which `read` reads when it is first asked for."""

    file: FormatFile
    profile: str
    read: Callable[[], FormatContents] = field(repr=False, compare=False)

    @cached_property
    def contents(self) -> FormatContents:
        """What the file says."""
        return self.read()

    @property
    def cells(self) -> dict[str, CellDefinition]:
        """The cells that are printed, by code."""
        return self.contents.cells

    @property
    def workings(self) -> dict[str, CellDefinition]:
        """The cells that are only reckoned with, by code."""
        return self.contents.workings

    @property
    def blocks(self) -> tuple[PlacedBlock, ...]:
        """The form as laid out."""
        return self.contents.blocks

    @property
    def checks(self) -> tuple[Check, ...]:
        """What has to hold between the figures."""
        return self.contents.checks

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

    def chosen_here(self, settings: Mapping[str, str]) -> bool:
        """Tell whether the form may be chosen by itself under the office's settings."""
        return not self.file.by_hand and (not self.file.setting or chosen(self.file.setting, settings))

    @property
    def monthly(self) -> bool:
        """Whether the form has figures of a single month."""
        return any(isinstance(cell.source, Query) and cell.source.month for cell in self.cells.values())

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
    return read_format(read_text(path), path.name, profile)


def read_format(text: str, name: str, profile: str = "") -> Format:
    """Read the text of a format file and check everything in it; `name` is the file's. Raises `FormatError`."""
    file, spot = decode_file(text, name, FormatFile)
    _refuse_years(file, spot)
    if file.setting:
        check_setting(file.setting, spot / "setting")
    columns = profile or file.profile
    tables = tables_of(file, spot, columns)
    cells = cells_of(tables)
    blocks = place_blocks(file, spot, tables, cells)
    checks = checks_of(file, spot, tables, cells)
    contents = FormatContents(cells.printed, cells.workings, blocks, checks)
    return Format(file, columns, lambda: contents)


def _refuse_years(file: FormatFile, spot: Spot) -> None:
    if file.last_year is not None and file.last_year < file.first_year:
        raise (spot / "last_year").error(_("停用年度早于启用年度。"))
    if file.automatic_from is not None and file.automatic_from < file.first_year:
        raise (spot / "automatic_from").error(_("自动选用的年度早于启用年度。"))


@cache
def formats() -> dict[str, Format]:
    """Return every format that the program brings along, by id, in the order of their first years."""
    return by_year(map(_own_format, resource("annex").glob("*.json")))


def _own_format(path: Path) -> Format:
    """Return a format that is known to be right: most of them are only asked for their years and names."""
    file = msgspec.json.decode(read_text(path), type=FormatFile)
    return Format(file, file.profile, lambda: load_format(path).contents)


def by_year(found: Iterable[Format]) -> dict[str, Format]:
    """Return formats by their ids, in the order of their first years."""
    ordered = sorted(found, key=lambda item: (item.file.first_year, item.id))
    return {item.id: item for item in ordered}


def find_format(name: str, known: Mapping[str, Format] | None = None) -> Format:
    """Return the format of that id or alias, whatever its capitals; raises `UserError` naming those there are.

    `known` are the formats of a ledger (`formats_of`); without it those that the program brings along are meant.
    """
    offered = formats() if known is None else known
    for item in offered.values():
        if name.casefold() in {other.casefold() for other in (item.id, *item.file.aliases)}:
            return item
    message = _("没有“{name}”这种附表格式。").format(name=name)
    raise UserError(message, _("可用的格式：{known}。").format(known=listed(offered)))


def default_format(
    year: int, known: Mapping[str, Format] | None = None, settings: Mapping[str, str] | None = None
) -> Format:
    """Return the format prescribed for the report of a year: the newest in force, else the nearest earlier one.

    A local form counts only where the office's settings say that it is the one used here; one that another in force
    stands instead of gives way. In a year that no form is in force for, those count that have no years of their own.
    """
    offered = (formats() if known is None else known).values()
    ordered = [item for item in offered if item.chosen_here(settings or {})]
    in_force = [item for item in ordered if item.in_force(year)]
    by_itself = _without_those_passed([item for item in in_force if (item.file.automatic_from or year) <= year])
    lasting = [item for item in ordered if not item.file.put_in_use or item.id in formats()] or ordered
    earlier = [item for item in lasting if item.file.first_year <= year]
    return (by_itself or in_force or earlier or lasting[:1] or list(offered))[-1]


def _without_those_passed(found: list[Format]) -> list[Format]:
    """Return the formats that no other one of them stands instead of; all of them if none were left."""
    return [item for item in found if not any(_passes(other, item) for other in found)] or found


def _passes(one: Format, other: Format) -> bool:
    return other.id in one.file.instead_of and other.file.put_in_use <= one.file.put_in_use and one is not other
