"""Which field puts a record of a kind into a year, and the condition for one."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.model.field import Field, Shape
from desktop_app.model.record import fields_of, typed_fields
from desktop_app.office.records.listing import Condition

if TYPE_CHECKING:
    from desktop_app.model.record import Record

_LISTED_ON = "listed_on"
"""The computed day by which a kind is listed whose own day may still be missing."""


@cache
def period_field(kind: type[Record]) -> Field | None:
    """Return the day or year that a record counts by; None for kinds that belong to no year (units, channels)."""
    fields = typed_fields(kind).values()
    years = [field for field in fields if field.name == "year"]
    days = [field for field in fields if field.shape is Shape.DAY and field.indexed and _counts(kind, field)]
    return next(iter(years or days), None)


def _counts(kind: type[Record], field: Field) -> bool:
    return field.required or field.name == kind.counts_on


@cache
def listing_field(kind: type[Record]) -> Field | None:
    """Return the day or year by which a record stands in a year's list; None for kinds that belong to no year."""
    return fields_of(kind).get(_LISTED_ON) or period_field(kind)


def in_year(kind: type[Record], year: int, month: int = 0) -> tuple[Condition, ...]:
    """Return the conditions that let through the records of one year, or of one of its months (from 1)."""
    field = listing_field(kind)
    if field is None:
        return ()
    if field.shape is Shape.WHOLE:
        return (Condition(field.name, "=", year),)
    first, last = dt.date(year, month or 1, 1), dt.date(year, month or 12, monthrange(year, month or 12)[1])
    return Condition(field.name, ">=", first), Condition(field.name, "<=", last)
