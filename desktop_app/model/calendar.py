"""Working days: weekends, holidays by name and make-up working days, from one data file per year."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SATURDAY = 5
_FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
"""Statutory days that need no lunar calendar, for years whose notice isn't out yet (国务院令第795号)."""


class Arrangement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The official arrangement of one year: holidays with their names, make-up working days, the notice."""

    year: int
    notice: str
    holidays: dict[dt.date, str]
    workdays: dict[dt.date, str]


class WorkCalendar:
    """Which days count as working days; a year without a notice is computed and called provisional (暂定)."""

    def __init__(self, years: Mapping[int, Arrangement], local: Mapping[dt.date, bool] | None = None) -> None:
        self._local = dict(local or {})
        self._holidays = {day: name for year in years.values() for day, name in year.holidays.items()}
        self._workdays = {day for year in years.values() for day in year.workdays}
        self._years = frozenset(years)

    def provisional(self, day: dt.date) -> bool:
        """Tell whether the day's year has no official arrangement yet."""
        return day.year not in self._years

    def is_workday(self, day: dt.date) -> bool:
        """Tell whether offices work on the day; what the place itself decided (本地特殊日) goes first."""
        if day in self._local:
            return self._local[day]
        if day in self._workdays:
            return True
        if day in self._holidays or day.weekday() >= _SATURDAY:
            return False
        return not (self.provisional(day) and (day.month, day.day) in _FIXED_HOLIDAYS)

    def day_off(self, day: dt.date) -> str:
        """Return the name of the holiday on a day off, or "" on working days and plain weekends."""
        return self._holidays.get(day, "") if not self.is_workday(day) else ""

    def workdays_after(self, day: dt.date) -> Iterator[dt.date]:
        """Yield the working days strictly after the day (次日起算)."""
        while True:
            day += dt.timedelta(days=1)
            if self.is_workday(day):
                yield day

    def count_between(self, start: dt.date, end: dt.date) -> int:
        """Count the working days after `start` up to and with `end`; negative where `end` lies before."""
        if end < start:
            return -self.count_between(end, start)
        days = (start + dt.timedelta(days=step) for step in range(1, (end - start).days + 1))
        return sum(self.is_workday(day) for day in days)


@cache
def official_years() -> dict[int, Arrangement]:
    """Return every year shipped under `resources/calendar`."""
    files = sorted(resource("calendar").glob("[0-9][0-9][0-9][0-9].json"))
    years = (msgspec.json.decode(file.read_bytes(), type=Arrangement) for file in files)
    return {year.year: year for year in years}


@cache
def official_calendar() -> WorkCalendar:
    """Return the calendar as announced by the State Council's office, without any local days."""
    return WorkCalendar(official_years())
