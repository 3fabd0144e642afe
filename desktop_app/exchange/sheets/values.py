"""A field's value ↔ what its cell holds: real days and numbers, Chinese wording for codes and yes/no."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Broken, Cell, Content, number_text
from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.record import empty_value
from desktop_app.model.text import FieldError, from_text

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.links import LinkTitles

YES, NO = "是", "否"

_DIGITS_LOST = 10**15
"""From here on Excel has kept only the first fifteen digits of what was typed."""

_TYPED = {Shape.TEXT, Shape.LINES, Shape.TAGS, Shape.LINK}


def to_cell(field: Field, value: Value, links: LinkTitles | None = None) -> Content:
    """Return what to write for a value; sheets are Chinese whatever the language of the screen."""
    if value is None or value == "":
        return ""
    if field.shape is Shape.YES_NO:
        return YES if value else NO
    if field.shape is Shape.CODE:
        known = codes(field.codes).get(str(value))
        return known.label if known else str(value)
    if field.shape is Shape.MONEY and isinstance(value, int):
        return Decimal(value).scaleb(-2)
    return links.written(str(value)) if links else value


def from_cell(field: Field, cell: Cell, links: LinkTitles | None = None) -> Value:
    """Read a cell as the field's value; raises `FieldError` with a sentence for the list of problems."""
    if isinstance(cell, Broken):
        raise FieldError(_("单元格里是公式的错误值（如 #N/A），请改成实际内容。"))
    if field.shape is Shape.DAY and isinstance(cell, dt.datetime):
        cell = cell.date()
    text = _text(field, cell)
    if not links:
        return from_text(field, text)
    return links.found(text) if text.strip() else empty_value(field)


def _text(field: Field, cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        if field.shape in _TYPED and abs(cell) >= _DIGITS_LOST:
            raise FieldError(_("这一格是数字格式，末尾几位已被 Excel 改成 0，请改为文本格式后重新填写。"))
        return number_text(cell)
    return str(cell)
