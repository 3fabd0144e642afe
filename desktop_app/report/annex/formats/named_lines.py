"""Where the row or the column of a cell stands in a format file, and what it is called there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.annex.cell import CellDefinition
    from desktop_app.report.annex.formats.file_shape import ColumnRule, FormatFile, RowRule, SingleRule, TableRule
    from desktop_app.report.rulefiles.lines import Spot


class NamedLine(NamedTuple):
    """A line of a format file (from 1), and the name of what stands in it."""

    line: int
    name: str


def line_of(cell: CellDefinition, file: FormatFile, spot: Spot, *, by_row: bool) -> NamedLine:
    """Return the line and name of a cell's row, or of its column; a single cell has its own."""
    number, table = next((number, table) for number, table in enumerate(file.tables) if table.id == cell.table)
    place = spot / "tables" / number
    wanted = {f"{cell.row}.{cell.column}", cell.row if by_row else cell.column}
    for rule, there in _parts(table, place, by_row=by_row):
        if rule.code in wanted:
            return NamedLine(there.line, rule.label.strip())
    return NamedLine(place.line, cell.label.strip())


def _parts(table: TableRule, place: Spot, *, by_row: bool) -> Iterator[tuple[RowRule | ColumnRule | SingleRule, Spot]]:
    for name, singles in (("cells", table.cells), ("workings", table.workings)):
        yield from ((rule, place / name / index) for index, rule in enumerate(singles))
    if by_row:
        yield from ((rule, place / "rows" / index) for index, rule in enumerate(table.rows))
        return
    yield from ((rule, place / "columns" / index) for index, rule in enumerate(table.columns))
    for number, profile in enumerate(table.profiles):
        columns = place / "profiles" / number / "columns"
        yield from ((rule, columns / index) for index, rule in enumerate(profile.columns))
