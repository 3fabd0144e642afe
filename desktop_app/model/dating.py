"""In which years and months a change to a record counts: what a hand-in covers, and what a locked year refuses.

A kind names the field that dates its records (`counts_on`), a field names another day where its value counts by that
one: a reply counts on the day of the reply, not of the application.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.record import Record, empty_value, typed_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop_app.model.field import Field, Value

Month = tuple[int, int]
"""A year and a month of it."""

_FOREVER = 9999


def months_touched(kind: type[Record], before: Mapping[str, Value], after: Mapping[str, Value]) -> set[Month]:
    """Return the months whose hand-in a change concerns; `before` is empty for a new record, `after` for a deleted one.

    A record that counts in a whole year belongs to no month.
    """
    found = set()
    for field in _changed(kind, before, after):
        for values in (before, after):
            month = _month(values, field.counts_on or kind.counts_on)
            if month:
                found.add(month)
    return found


def years_touched(
    kind: type[Record], before: Mapping[str, Value], after: Mapping[str, Value], years: Iterable[int]
) -> set[int]:
    """Return those of the years in which a change moves what the report says; values as in `months_touched`."""
    spans = [span for field in _changed(kind, before, after) for span in _spans(kind, field, before, after)]
    return {year for year in years if any(first <= year <= last for first, last in spans)}


def counts_in(kind: type[Record], values: Mapping[str, Value], year: int) -> bool:
    """Tell whether anything of a record counts in the year."""
    return bool(years_touched(kind, {}, values, (year,)))


def _changed(kind: type[Record], before: Mapping[str, Value], after: Mapping[str, Value]) -> Iterator[Field]:
    """Yield the fields that a change moves and that stand in a report; a person's own values stand in none."""
    if not kind.counts_on:
        return
    for name, field in typed_fields(kind).items():
        empty = empty_value(field)
        if not (field.uncounted or field.personal) and before.get(name, empty) != after.get(name, empty):
            yield field


def _spans(
    kind: type[Record], field: Field, before: Mapping[str, Value], after: Mapping[str, Value]
) -> Iterator[tuple[int, int]]:
    """Yield from which to which year a changed field is counted."""
    day = field.counts_on or kind.counts_on
    if field.name == day and field.counts_on and before and after:
        # What ends something (a reply, an abolition) was open until then: every year between the two days is touched.
        old, new = (_year(values, day) or _FOREVER for values in (before, after))
        yield min(old, new), max(old, new)
        return
    for values in (before, after):
        year = _year(values, day)
        if year:
            yield year, (_year(values, kind.counts_until) or _FOREVER) if _stands(kind, day) else year


def _stands(kind: type[Record], day: str) -> bool:
    return bool(kind.counts_until) and day == kind.counts_on


def _year(values: Mapping[str, Value], name: str) -> int:
    value = values.get(name)
    if isinstance(value, dt.date):
        return value.year
    return value if isinstance(value, int) else 0


def _month(values: Mapping[str, Value], name: str) -> Month | None:
    value = values.get(name)
    if isinstance(value, dt.date):
        return value.year, value.month
    month = values.get("month")
    return (value, month) if isinstance(value, int) and isinstance(month, int) else None
