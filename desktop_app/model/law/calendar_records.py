"""The calendar of this office: the official years, years announced since, and local days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.law.calendar import Arrangement, LocalException, WorkCalendar
from desktop_app.model.law.calendar_lines import CalendarLineError, as_lines, dated_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.model.field import Value


def amended_calendar(
    official: WorkCalendar, years: Iterable[Mapping[str, Value]], local_days: Iterable[Mapping[str, Value]]
) -> WorkCalendar:
    """Return the official calendar with `calendar_year` records put in their year's place and `local_day` records.

    Two records of the same year or day can come together from two computers: the one whose values sort last holds,
    so that every computer shows the same.
    """
    read = [year for values in sorted(years, key=_order) if (year := _arrangement(values))]
    local = {
        day: LocalException(working=bool(values.get("working")), reason=str(values.get("reason") or ""))
        for values in sorted(local_days, key=_order)
        if isinstance(day := values.get("day"), dt.date)
    }
    return official.amended({year.year: year for year in read}, local)


def arrangement_values(arrangement: Arrangement) -> dict[str, Value]:
    """Return an arrangement as the values of a `calendar_year` record."""
    return {
        "year": arrangement.year,
        "notice": arrangement.notice,
        "holidays": as_lines(arrangement.holidays),
        "workdays": as_lines(arrangement.workdays),
    }


def _order(values: Mapping[str, Value]) -> str:
    return repr(sorted((name, str(value)) for name, value in values.items()))


def _arrangement(values: Mapping[str, Value]) -> Arrangement | None:
    """Read a `calendar_year` record; one that this version can't read leaves the year as it was."""
    year = values.get("year")
    try:
        holidays, workdays = (dated_lines(str(values.get(name) or "")) for name in ("holidays", "workdays"))
    except CalendarLineError:
        return None
    return Arrangement(year, str(values.get("notice") or ""), holidays, workdays) if isinstance(year, int) else None
