"""What a list of a kind shows, on screen and on paper: which fields, in which order, and how values are written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape
from desktop_app.model.record import fields_of
from desktop_app.model.text import to_text
from desktop_app.written_days import day_text
from desktop_app.written_numbers import money_text, number_text

if TYPE_CHECKING:
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

_LEADING = {"indicator_value": "indicator", "nil_declaration": "subject"}
"""Kinds whose title field is a remark at best: what they are about names them better."""

_NUMBERS = frozenset({Shape.WHOLE, Shape.MONEY, Shape.DECIMAL})


def leading_field(kind: type[Record]) -> Field:
    """Return the field that names a record in a list."""
    return fields_of(kind)[_LEADING.get(kind.kind, kind.title_field)]


@cache
def listed_fields(kind: type[Record]) -> tuple[Field, ...]:
    """Return the fields of a kind's list: the one that names a record first, the others as they are declared."""
    listed = [field for field in fields_of(kind).values() if field.listed]
    name = leading_field(kind).name
    return tuple(sorted(listed, key=lambda field: field.name != name))


def is_year(field: Field) -> bool:
    """Tell whether a whole number is a year or a month: those are names, not amounts."""
    return field.name.removeprefix("first_").removeprefix("last_").removeprefix("since_") in {"year", "month"}


def is_amount(field: Field) -> bool:
    """Tell whether a field's values are amounts, which stand at the right."""
    return field.shape in _NUMBERS and not is_year(field)


def shown_text(field: Field, value: Value) -> str:
    """Return a value as a page shows it: days and amounts as the language writes them, all else as it is typed."""
    if isinstance(value, dt.date):
        return day_text(value)
    if field.shape is Shape.MONEY and isinstance(value, int):
        return money_text(value)
    if is_amount(field) and isinstance(value, int | Decimal):
        return number_text(value)
    return to_text(field, value)


def unread_text() -> str:
    """Return what stands in place of a value that no form of this version could have written."""
    return _("不认识的值")


def listed_text(field: Field, value: Value) -> str:
    """Return a value on one line of a list; yes/no says only yes. A link's value is the title of what it means."""
    if field.shape is Shape.LINK:
        return str(value or "")
    if field.shape is Shape.YES_NO and not value:
        return ""
    return shown_text(field, value).replace("\n", " ")
