"""Which years the open differences touch: a year's report can't be locked while one of them is its own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import Record, fields_of, links_of
from desktop_app.store.differences import Difference, differences
from desktop_app.store.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value


def differences_of_year(session: Session, year: int) -> list[Difference]:
    """Return the open differences that a year's figures may depend on: dated in the year, or not dated at all."""
    return [one for one in differences(session) if year in (years := _years(session, one)) or not years]


def _years(session: Session, difference: Difference) -> set[int]:
    """Return every year that the record, a side of the difference, or the record it belongs to is dated in."""
    row = rows_of(session, difference.kind, [difference.record])[difference.record]
    years = set(_dated(difference.kind, row))
    for side in difference.sides:
        years |= set(_dated(difference.kind, side.values))
    for name, field in links_of(difference.kind).items():
        if field.owned and row[name]:
            owner = KINDS[field.links]
            for values in rows_of(session, owner, [str(row[name])]).values():
                years |= set(_dated(owner, values))
    return years


def _dated(kind: type[Record], values: Mapping[str, Value]) -> Iterator[int]:
    for name, field in fields_of(kind).items():
        value = values.get(name)
        if field.shape is Shape.DAY and isinstance(value, dt.date):
            yield value.year
        elif name == "year" and isinstance(value, int):
            yield value
