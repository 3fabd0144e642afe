"""A block of cells copied in a spreadsheet program and laid over the cells of a list: what each record is to hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import shown_text
from desktop_app.exchange.sheets.taking.known_records import linked_names
from desktop_app.exchange.sheets.values import read_cell
from desktop_app.i18n import _
from desktop_app.model.changeable import why_fixed
from desktop_app.model.field import Shape
from desktop_app.model.listed import leading_field
from desktop_app.model.text import FieldError
from desktop_app.office.records.listed_titles import listed_rows
from desktop_app.office.records.rewriting import Plan, RewriteLine, checked_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.exchange.sheets.grid import Cell, Sheet
    from desktop_app.exchange.sheets.links import LinkTitles
    from desktop_app.model.field import Field, Value
    from desktop_app.model.record import Record


@dataclass(frozen=True, slots=True)
class Block:
    """A block whose first row lies on the first of some records, its first column on the first of some fields."""

    sheet: Sheet
    ids: Sequence[str]
    fields: Sequence[Field]

    def plan(self, session: Session, kind: type[Record]) -> Plan:
        """Return what records are to hold where the block lies over their cells.

        What lies beyond the list is told as a problem, as is a cell that its field can't hold. A cell that can't be
        changed is one only where the block says something else than stands there.
        """
        linked = {field.links for field in self.fields if field.shape is Shape.LINK}
        named, leading = linked_names(session, linked, {}), leading_field(kind)
        records, titles = listed_rows(session, kind, [leading, *self.fields], self.ids)
        by_id = {record.id: record for record in records}
        wanted: dict[str, dict[str, Value]] = {}
        problems: list[RewriteLine] = []
        for row in self.sheet.rows:
            record = by_id.get(self.ids[row.number - 1]) if row.number <= len(self.ids) else None
            if record is None:
                said = _("第 {row} 行：列表里没有这么多行了。").format(row=row.number)
                problems.append(RewriteLine("", "", "", "", said))
                continue
            title = titles.text(leading, record)
            for field, cell in zip(self.fields, row.cells, strict=False):
                before = titles.text(field, record)
                try:
                    found = _held(kind, field, cell, named.get(field.links), before)
                except FieldError as error:
                    problems.append(RewriteLine(title, _(field.label), before, shown_text(cell), str(error)))
                else:
                    wanted.setdefault(record.id, {}).update(found)
            if (beyond := len(row.cells) - len(self.fields)) > 0:
                said = _("右边多出 {count} 列，列表里没有地方放。").format(count=beyond)
                problems.append(RewriteLine(title, "", "", "", said))
        return Plan(wanted, problems)


def _held(kind: type[Record], field: Field, cell: Cell, links: LinkTitles | None, before: str) -> dict[str, Value]:
    """Return what a cell gives its field; nothing where it says what stands there; raises `FieldError`."""
    if shown_text(cell).strip() == before.strip():
        return {}
    if why := why_fixed(field):
        raise FieldError(why)
    return checked_values(kind, {field.name: read_cell(field, cell, links).value})
