"""Which columns the sheet of a kind has: the record's number, then the fields under their own Chinese labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Column, Style
from desktop_app.model.field import Field, Shape
from desktop_app.model.record import Record, fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

RECORD_NUMBER = "记录编号"
"""The heading of a record's id; a sheet always says it in Chinese, whatever the language of the screen."""

RECORD_ID = "id"

_STYLES = {
    Shape.LINES: Style.LINES,
    Shape.WHOLE: Style.NUMBER,
    Shape.DECIMAL: Style.NUMBER,
    Shape.MONEY: Style.MONEY,
    Shape.DAY: Style.DAY,
}


def exported_fields(kind: type[Record], *, personal: bool, codes: bool = False) -> list[Field]:
    """Return the fields that become columns: personal ones only when asked for, as are codes that nobody types."""
    every = fields_of(kind).values()
    return [field for field in every if (personal or not field.personal) and (codes or not field.made_from)]


def columns_of(fields: Sequence[Field]) -> list[Column]:
    """Return the columns to write: the record's number and one for each field."""
    number = Column(RECORD_NUMBER, Style.FAINT)
    return [number, *(Column(field.label, _STYLES.get(field.shape, Style.TEXT)) for field in fields)]
