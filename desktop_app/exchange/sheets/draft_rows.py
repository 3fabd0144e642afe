"""The rows of a sheet on their way to becoming records: values read, problems found, and the order to save them in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.columns import RECORD_NUMBER
from desktop_app.exchange.sheets.example_row import is_example
from desktop_app.exchange.sheets.values import from_cell
from desktop_app.i18n import _
from desktop_app.model.record import Record, fields_of, links_of, typed_fields
from desktop_app.model.text import FieldError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.exchange.sheets.columns import Columns
    from desktop_app.exchange.sheets.grid import Cell, Row
    from desktop_app.exchange.sheets.links import LinkTitles
    from desktop_app.model.field import Field, Value


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row can't be taken: its number as the spreadsheet program shows it, the column's heading, a sentence."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        """Say it in one line."""
        return _("第 {row} 行“{column}”：{message}").format(row=self.row, column=self.column, message=self.message)


@dataclass(slots=True)
class Draft:
    """One row: the record it means (whether or not by its number), what it says and what is wrong with it."""

    row: int
    record: str
    cells: Mapping[str, Cell]
    numbered: bool = False
    values: dict[str, Value] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)

    def refuse(self, column: str, message: str) -> None:
        """Note what is wrong in a column."""
        self.problems.append(RowProblem(self.row, column, message))


def draft_rows(
    rows: Sequence[Row], kind: type[Record], columns: Columns, record_of: Callable[[Mapping[str, Cell]], str]
) -> list[Draft]:
    """Return a draft for each row below the headings; its record's number is read or found, nothing else yet.

    Rows that are examples of an empty form are left out.
    """
    drafts = [_draft(row, columns, record_of) for row in rows if not is_example(row.cells)]
    times = Counter(draft.record for draft in drafts)
    for draft in drafts:
        if times[draft.record] > 1:
            _refuse_second(kind, draft, times[draft.record])
    return drafts


def _refuse_second(kind: type[Record], draft: Draft, count: int) -> None:
    if draft.numbered:
        draft.refuse(RECORD_NUMBER, _("这个编号在表里出现了 {count} 次。").format(count=count))
    else:
        label = fields_of(kind)[kind.named_by[-1]].label
        draft.refuse(label, _("同一个“{label}”在表里出现了 {count} 次。").format(label=_(label), count=count))


def _draft(row: Row, columns: Columns, record_of: Callable[[Mapping[str, Cell]], str]) -> Draft:
    cells = {name: row.cells[place] if place < len(row.cells) else "" for name, place in columns.fields.items()}
    written = row.cells[columns.number] if columns.number is not None and columns.number < len(row.cells) else ""
    number = str(written).strip()
    draft = Draft(row.number, number or record_of(cells), cells, numbered=bool(number))
    if number and not re.fullmatch(r"[0-9a-f]{32}", number):
        draft.refuse(RECORD_NUMBER, _("编号不完整；新记录请留空，已有的记录请照导出时的原样。"))
    return draft


def read_values(kind: type[Record], draft: Draft, links: Mapping[str, LinkTitles]) -> None:
    """Read the draft's cells as the values of its fields; what can't be read is noted as a problem."""
    for name, about in typed_fields(kind).items():
        if name in draft.cells:
            try:
                draft.values[name] = from_cell(about, draft.cells[name], links.get(name))
            except FieldError as error:
                draft.refuse(about.label, str(error))


def inward_links(kind: type[Record]) -> list[Field]:
    """Return the fields that mean another record of the same kind: what makes a tree of it."""
    return [about for about in links_of(kind).values() if about.links == kind.kind]


def in_order(kind: type[Record], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with each behind those it links to (a category behind its parent); empty for a circle."""
    inward = inward_links(kind)
    known = {draft.record: draft for draft in drafts}
    before = {draft.record: [str(draft.values.get(about.name)) for about in inward] for draft in drafts}
    sorter = TopologicalSorter(
        {record: [target for target in named if target in known] for record, named in before.items()}
    )
    try:
        return [known[record] for record in sorter.static_order()]
    except CycleError as error:
        for record in set(error.args[1]):
            known[record].refuse(inward[0].label, _("几行互为上级，绕成了一圈，请改正其中一行。"))
        return []
