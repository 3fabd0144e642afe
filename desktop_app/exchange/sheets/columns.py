"""Which columns the sheet of a kind has: the record's number, then the fields under their own Chinese labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import Broken, Cell, Column, Row, Sheet, Style, is_empty
from desktop_app.i18n import _, listed
from desktop_app.model.field import Field, Shape
from desktop_app.model.record import Record, fields_of, typed_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RECORD_NUMBER = "记录编号"
"""The heading of a record's id; a sheet always says it in Chinese, whatever the language of the screen."""

RECORD_ID = "id"

Headings = dict[str, str]
"""Which field (or `RECORD_ID`) a heading means; old ledgers with headings of their own bring another one."""

_STYLES = {
    Shape.LINES: Style.LINES,
    Shape.WHOLE: Style.NUMBER,
    Shape.DECIMAL: Style.NUMBER,
    Shape.MONEY: Style.MONEY,
    Shape.DAY: Style.DAY,
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a sheet keeps what: each field's position, and that of the record's number if there is one."""

    fields: Mapping[str, int]
    number: int | None
    ignored: tuple[str, ...]
    """Headings of fields that are computed from others; they are never read in."""


def exported_fields(kind: type[Record], *, personal: bool, codes: bool = False) -> list[Field]:
    """Return the fields that become columns: personal ones only when asked for, as are codes that nobody types."""
    every = fields_of(kind).values()
    return [field for field in every if (personal or not field.personal) and (codes or not field.made_from)]


def columns_of(fields: Sequence[Field]) -> list[Column]:
    """Return the columns to write: the record's number and one for each field."""
    number = Column(RECORD_NUMBER, Style.FAINT)
    return [number, *(Column(field.label, _STYLES.get(field.shape, Style.TEXT)) for field in fields)]


def exact_headings(kind: type[Record]) -> Headings:
    """Return the headings that a sheet written by this program has: each field's own label."""
    return {RECORD_NUMBER: RECORD_ID} | {field.label: name for name, field in fields_of(kind).items()}


def find_columns(kind: type[Record], sheet: Sheet, headings: Headings) -> Columns:
    """Read the heading row; a heading that is unknown, twice there or missing is a `UserError` that names it."""
    if not sheet.rows:
        raise UserError(
            _("表里没有内容，第一行应是标题行。"), _("可以先导出一份“{kind}”作样子。").format(kind=_(kind.label))
        )
    found = _positions(kind, sheet.rows[0], headings)
    _refuse_unnamed(sheet, set(found.values()))
    fields = typed_fields(kind)
    missing = [field.label for name, field in fields.items() if field.required and name not in found]
    if missing:
        message = _("缺少必填的列：{missing}。").format(missing=listed(missing))
        raise UserError(message, _("请补上这些列再导入；标题要一字不差。"))
    ignored = tuple(field.label for name, field in fields_of(kind).items() if field.derived and name in found)
    return Columns({name: found[name] for name in fields if name in found}, found.get(RECORD_ID), ignored)


def _positions(kind: type[Record], row: Row, headings: Headings) -> dict[str, int]:
    known = {_heading(heading): name for heading, name in headings.items()}
    found: dict[str, int] = {}
    unknown: list[str] = []
    for position, cell in enumerate(row.cells):
        heading = _heading(cell)
        name = known.get(heading)
        if name in found:
            raise UserError(_("标题“{heading}”出现了两次。").format(heading=heading), _("请删去多余的一列。"))
        if name:
            found[name] = position
        elif heading:
            unknown.append(heading)
    if unknown:
        message = _("标题行里有不认识的列：{unknown}。").format(unknown=listed(unknown))
        advice = _("“{kind}”的表可以有这些列：{known}。请改成一样的标题，或删去多余的列。")
        raise UserError(message, advice.format(kind=_(kind.label), known=listed(headings)))
    return found


def _heading(cell: Cell) -> str:
    return "" if isinstance(cell, Broken) else " ".join(str(cell).split())


def _refuse_unnamed(sheet: Sheet, named: set[int]) -> None:
    """Refuse a column with content but no heading: it would be left out without a word."""
    for row in sheet.rows[1:]:
        for position, cell in enumerate(row.cells):
            if position not in named and not is_empty(cell):
                message = _("第 {column} 列没有标题，第 {row} 行却有内容。")
                raise UserError(
                    message.format(column=position + 1, row=row.number), _("请给这一列写上标题，或把它清空。")
                )
