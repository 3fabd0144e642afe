"""Forms that are one long list: each row of the table is a line of its own, with label, unit, code and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.formats.file_shape import PlaceRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.annex.formats.file_shape import BandRule, ListPart, RowRule
    from desktop_app.report.annex.formats.tables import Table
    from desktop_app.report.rulefiles.lines import Spot

_NOTHING = "——"
"""What such forms print where a heading has no unit and no figure."""

ListRow = tuple[PlaceRule, ...]


def lines_of(band: BandRule, spot: Spot, table: Table) -> Iterator[tuple[ListRow, Spot]]:
    """Yield the lines of a band with their places: as written, or one for each row of its table.

    Raises `FormatError` where it says neither or both.
    """
    if bool(band.rows) == bool(band.list):
        raise spot.error(_("“rows”和“list”要写一样，也只能写一样。"))
    for number, line in enumerate(band.rows):
        yield line, spot / "rows" / number
    for number, row in enumerate(table.rule.rows if band.list else ()):
        yield tuple(place for part in band.list for place in _places(part, row, table)), table.spot / "rows" / number


def _places(part: ListPart, row: RowRule, table: Table) -> Iterator[PlaceRule]:
    if part == "label":
        yield PlaceRule(text=row.label, indent=row.level, role="rowlabel", align="left")
    elif part == "unit":
        unit = row.unit or table.rule.unit
        yield PlaceRule(text=_NOTHING if row.heading else unit, role="rowlabel", align="center")
    elif part == "code":
        yield PlaceRule(text=row.code, role="rowlabel", align="center")
    else:
        yield from _values(row, table)


def _values(row: RowRule, table: Table) -> Iterator[PlaceRule]:
    for column, _spot in table.columns:
        if row.heading or (row.columns and column.code not in row.columns):
            yield PlaceRule(text=_NOTHING, role="rowlabel", align="center")
        else:
            yield PlaceRule(cell=f"{row.code}.{column.code}")
