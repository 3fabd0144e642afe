"""The tables of a format file with the columns of the profile in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.formats.references import Axes

if TYPE_CHECKING:
    from desktop_app.report.annex.formats.file_shape import ColumnRule, FormatFile, TableRule
    from desktop_app.report.rulefiles.lines import Spot


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the columns of the profile in use; `spot` is where it stands in the file."""

    rule: TableRule
    columns: tuple[tuple[ColumnRule, Spot], ...]
    spot: Spot

    @property
    def axes(self) -> Axes:
        """The codes of its rows and columns."""
        return Axes(tuple(row.code for row in self.rule.rows), tuple(column.code for column, _place in self.columns))


def tables_of(file: FormatFile, spot: Spot, profile: str) -> dict[str, Table]:
    """Return the tables by id with the columns of a profile; raises `FormatError` for doubled codes."""
    found: dict[str, Table] = {}
    for number, rule in enumerate(file.tables):
        place = spot / "tables" / number
        if rule.id in found:
            raise (place / "id").error(_("表号“{code}”用了两次。").format(code=rule.id))
        columns = _columns(rule, place, profile, spot / "profile" if profile == file.profile else place / "profiles")
        found[rule.id] = Table(rule, columns, place)
        _refuse_doubles(found[rule.id])
    return found


def _columns(rule: TableRule, spot: Spot, profile: str, named: Spot) -> tuple[tuple[ColumnRule, Spot], ...]:
    if not rule.profiles:
        return tuple((column, spot / "columns" / number) for number, column in enumerate(rule.columns))
    if rule.columns:
        raise (spot / "columns").error(_("“columns”和“profiles”只能写一样。"))
    for number, found in enumerate(rule.profiles):
        if found.code == profile:
            place = spot / "profiles" / number / "columns"
            return tuple((column, place / index) for index, column in enumerate(found.columns))
    raise named.error(_("没有“{profile}”这套栏目。").format(profile=profile))


def _refuse_doubles(table: Table) -> None:
    """Refuse a code that means two rows, two columns, or a row and a column of the table."""
    seen: set[str] = set()
    rows = [(row.code, table.spot / "rows" / number) for number, row in enumerate(table.rule.rows)]
    for code, place in [*rows, *((column.code, place) for column, place in table.columns)]:
        if code in seen:
            raise (place / "code").error(_("代码“{code}”在这张表里用了两次。").format(code=code))
        seen.add(code)
    known = {column.code for column, _place in table.columns}
    for number, row in enumerate(table.rule.rows):
        for code in row.columns:
            if code not in known:
                raise (table.spot / "rows" / number / "columns").error(_("没有“{code}”这一栏。").format(code=code))
