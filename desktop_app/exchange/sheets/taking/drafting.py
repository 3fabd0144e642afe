"""The rows of a sheet below its headings, each with what its cells say and what can't be read in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.grid import is_empty, shown_text
from desktop_app.exchange.sheets.values import UnsureCellError
from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.kinds import Publication
from desktop_app.model.text import FieldError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from desktop_app.exchange.sheets.grid import Cell, Row
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
    unsure: set[str] = field(default_factory=set)
    remarks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PutRight:
    """What a person did to cells, by row number and column: wrote them anew, or confirmed them as they stand."""

    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    confirmed: Collection[tuple[int, int]] = frozenset()
    every: bool = False
    """Whether all cells are confirmed that somebody may confirm."""


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


def draft(row: Row, layout: Layout, meanings: Meanings, put_right: PutRight) -> Draft:
    """Read a row; what can't be read is noted as a problem of its target."""
    found = Draft(row.number)
    texts = []
    for place, target in enumerate(layout.targets):
        cell, position = layout.cell(place, row, put_right.cells), layout.positions[place]
        if position is not None and not is_empty(cell):
            found.said.add(target.name)
        confirmed = put_right.every or (row.number, position) in put_right.confirmed
        try:
            texts.append(_read(found, target, cell, meanings, confirmed=confirmed))
        except FieldError as error:
            found.problems[target.name] = str(error)
            found.unsure |= {target.name} if isinstance(error, UnsureCellError) else set()
            texts.append(shown_text(cell).strip())
    found.texts = tuple(texts)
    return found


def _read(found: Draft, target: Target, cell: Cell, meanings: Meanings, *, confirmed: bool) -> str:
    if target.name == RECORD_ID:
        number = shown_text(cell).strip()
        if number and not _NUMBER.fullmatch(number):
            raise FieldError(_("编号不完整；新记录请留空，已有的记录请照导出时的原样。"))
        found.record = number
        return number
    if target.part == Publication.kind and target.field.shape is Shape.LINK:
        found.channels = meanings.several(target, cell)
        return "、".join(meanings.text(target, channel) for channel in found.channels)
    read = meanings.read(target, cell, confirmed=confirmed)
    found.values[target.name] = read.value
    if read.remarks:
        found.remarks[target.name] = " ".join(read.remarks)
    return meanings.text(target, read.value)
