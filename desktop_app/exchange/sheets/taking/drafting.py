"""The rows of a sheet below its headings, each with what its cells say and what can't be read in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.grid import Broken, is_empty
from desktop_app.exchange.sheets.taking.examined import PassedOver
from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.kinds import Publication
from desktop_app.model.text import FieldError, to_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.exchange.sheets.grid import Cell, Row, Sheet
    from desktop_app.exchange.sheets.links import LinkTitles
    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.exchange.sheets.matching.meanings import Meanings
    from desktop_app.exchange.sheets.matching.targets import Target
    from desktop_app.model.field import Value

_NUMBER = re.compile(r"[0-9a-f]{32}")


@dataclass(slots=True)
class Draft:
    """One row with what its cells say, by target; `record` is the number it gives, `future` the one it will have."""

    number: int
    texts: tuple[str, ...] = ()
    values: dict[str, Value] = field(default_factory=dict)
    channels: list[Value] = field(default_factory=list)
    record: str = ""
    future: str = ""
    said: set[str] = field(default_factory=set)
    """The targets about which a cell of this row says something."""
    problems: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """What is read of each row: targets, each with its column or (None) the one value for all rows."""

    targets: tuple[Target, ...]
    positions: tuple[int | None, ...]
    constants: Mapping[str, str]

    def cell(self, place: int, row: Row, corrections: Mapping[tuple[int, int], str]) -> Cell:
        """Return what stands in a row for a target, as it was put right by a person."""
        position = self.positions[place]
        if position is None:
            return self.constants[self.targets[place].name]
        corrected = corrections.get((row.number, position))
        return corrected if corrected is not None else row.cells[position] if position < len(row.cells) else ""


def data_rows(sheet: Sheet, matching: Matching, layout: Layout) -> tuple[list[Row], list[PassedOver]]:
    """Return the rows to read and those that hold nothing in any column that is read."""
    first = max(matching.heading_rows, default=0)
    rows: list[Row] = []
    passed: list[PassedOver] = []
    read = [position for position in layout.positions if position is not None]
    for row in sheet.rows:
        if row.number <= first or (matching.last_row is not None and row.number > matching.last_row):
            continue
        if all(position >= len(row.cells) or is_empty(row.cells[position]) for position in read):
            passed.append(PassedOver(row.number, _("没有内容")))
        else:
            rows.append(row)
    return rows, passed


def draft(
    row: Row,
    layout: Layout,
    meanings: Meanings,
    links: Mapping[str, LinkTitles],
    corrections: Mapping[tuple[int, int], str],
) -> Draft:
    """Read a row; what can't be read is noted as a problem of its target."""
    found = Draft(row.number)
    texts = []
    for place, target in enumerate(layout.targets):
        cell = layout.cell(place, row, corrections)
        if layout.positions[place] is not None and not is_empty(cell):
            found.said.add(target.name)
        try:
            texts.append(_read(found, target, cell, meanings, links))
        except FieldError as error:
            found.problems[target.name] = str(error)
            texts.append("" if isinstance(cell, Broken) else str(cell).strip())
    found.texts = tuple(texts)
    return found


def _read(found: Draft, target: Target, cell: Cell, meanings: Meanings, links: Mapping[str, LinkTitles]) -> str:
    if target.name == RECORD_ID:
        found.record = "" if isinstance(cell, Broken) else str(cell).strip()
        if found.record and not _NUMBER.fullmatch(found.record):
            raise FieldError(_("编号不完整；新记录请留空，已有的记录请照导出时的原样。"))
        return found.record
    if target.part == Publication.kind and target.field.shape is Shape.LINK:
        found.channels = meanings.several(target, cell)
        return "、".join(links[target.field.links].written(str(channel)) for channel in found.channels)
    value = meanings.value(target, cell)
    found.values[target.name] = value
    if target.field.shape is Shape.LINK:
        return links[target.field.links].written(str(value)) if value else ""
    return to_text(target.field, value)
