"""Working days: weekends, holidays by name and make-up working days, from one data file per year."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.holidays.festivals import missing_festivals
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SATURDAY = 5
_FIXED_HOLIDAYS = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}
"""Statutory days that need no lunar calendar, for years whose notice isn't out yet (国务院令第795号)."""

_YEAR_S_END = (12, 21)
"""From here on a day may still be arranged by the next year's notice.

元旦 is joined with the weekend before it, and that is made up for on the weekend before that one: for a Wednesday's
元旦 the 21st at the earliest. In the notices of 2000 to 2026 the earliest such day was 29 December.
"""


class Arrangement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The official arrangement of one year: holidays with their names, make-up working days, the notice."""

    year: int
    notice: str
    holidays: dict[dt.date, str]
    workdays: dict[dt.date, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the festivals of the year that have no day off here."""
        return missing_festivals(self.year, self.holidays)

    @property
    def doubled(self) -> tuple[dt.date, ...]:
        """Return the days that are listed as days off and as working days."""
        return tuple(sorted(self.holidays.keys() & self.workdays.keys()))

    @property
    def whole(self) -> bool:
        """Tell whether the year can be counted on: every festival is there, and no day is two things."""
        return not self.missing and not self.doubled


class LocalException(msgspec.Struct, frozen=True):
    """A day on which this place works, or doesn't, otherwise than the country, and why."""

    working: bool
    reason: str


class WorkCalendar:
    """Which days count as working days; what no whole notice arranges is computed and called provisional (暂定)."""

    def __init__(self, years: Mapping[int, Arrangement], local: Mapping[dt.date, LocalException] | None = None) -> None:
        self._years, self._local = dict(years), dict(local or {})
        self._holidays: dict[dt.date, str] = {}
        self._workdays: dict[dt.date, str] = {}
        self._announced = {year for year, arrangement in years.items() if arrangement.whole}
        self._lacking = {year: arrangement.missing for year, arrangement in years.items()}
        for _year, arrangement in sorted(years.items()):
            self._take(arrangement)
        for day, exception in self._local.items():
            self._say(day, exception.reason, working=exception.working)

    def _take(self, arrangement: Arrangement) -> None:
        """Add a year; where it arranges a day of the year before anew, the later notice holds."""
        for day, name in arrangement.holidays.items():
            self._say(day, name, working=False)
        for day, name in arrangement.workdays.items():
            self._say(day, name, working=True)

    def _say(self, day: dt.date, name: str, *, working: bool) -> None:
        (self._holidays if working else self._workdays).pop(day, None)
        (self._workdays if working else self._holidays)[day] = name

    def amended(self, years: Mapping[int, Arrangement], local: Mapping[dt.date, LocalException]) -> WorkCalendar:
        """Return this calendar with years announced or corrected since, and with local days."""
        return WorkCalendar({**self._years, **years}, {**self._local, **local})

    @property
    def years(self) -> Mapping[int, Arrangement]:
        """Return the arrangement of every year that has one."""
        return self._years

    @property
    def local_days(self) -> Mapping[dt.date, LocalException]:
        """Return the days on which this place works, or doesn't, otherwise than the country."""
        return self._local

    def announced(self, year: int) -> bool:
        """Tell whether the year has a notice that names every festival and gives no day twice."""
        return year in self._announced

    def provisional(self, day: dt.date) -> bool:
        """Tell whether a notice that isn't here yet may still make the day another (暂定)."""
        return self.open_year(day, day) is not None

    def open_year(self, first: dt.date, last: dt.date) -> int | None:
        """Return the first year whose notice may still move a day from `first` to `last`; None where none can."""
        ahead = (last.month, last.day) >= _YEAR_S_END
        years = range(first.year, last.year + 1 + ahead)
        return next((year for year in years if not self.announced(year)), None)

    def is_workday(self, day: dt.date) -> bool:
        """Tell whether offices work on the day."""
        if day in self._workdays:
            return True
        if day in self._holidays or day.weekday() >= _SATURDAY:
            return False
        return not self._computed(day)

    def day_off(self, day: dt.date) -> str:
        """Return the name of the holiday on a day off, or "" on working days and plain weekends."""
        if day in self._workdays:
            return ""
        return self._holidays.get(day, "") or self._computed(day)

    def make_up(self, day: dt.date) -> str:
        """Return what a weekend day that is worked is worked for (调休), or "" on any other day."""
        return self._workdays.get(day, "")

    def _computed(self, day: dt.date) -> str:
        """Return the festival of a fixed day for which the year's notice isn't there, or leaves it out."""
        name = _FIXED_HOLIDAYS.get((day.month, day.day), "")
        return name if name and name in self._lacking.get(day.year, (name,)) else ""

    def workdays_after(self, day: dt.date) -> Iterator[dt.date]:
        """Yield the working days strictly after the day (次日起算)."""
        while True:
            day += dt.timedelta(days=1)
            if self.is_workday(day):
                yield day

    def nth_after(self, day: dt.date, number: int) -> dt.date:
        """Return the working day that is the `number`-th after the day; 0 gives the day itself."""
        days = self.workdays_after(day)
        for _counted in range(number):
            day = next(days)
        return day

    def before(self, day: dt.date, number: int) -> dt.date:
        """Return the working day that lies `number` working days before the day."""
        while number:
            day -= dt.timedelta(days=1)
            number -= self.is_workday(day)
        return day

    def from_day(self, day: dt.date) -> dt.date:
        """Return the day itself if it is a working day, else the next one (期间届满日为节假日的顺延)."""
        return day if self.is_workday(day) else next(self.workdays_after(day))

    def count_between(self, start: dt.date, end: dt.date) -> int:
        """Count the working days after `start` up to and with `end`; negative where `end` lies before."""
        if end < start:
            return -self.count_between(end, start)
        days = (start + dt.timedelta(days=step) for step in range(1, (end - start).days + 1))
        return sum(self.is_workday(day) for day in days)


@cache
def official_calendar() -> WorkCalendar:
    """Return the calendar of every year shipped under `resources/calendar`."""
    files = sorted(resource("calendar").glob("[0-9][0-9][0-9][0-9].json"))
    years = (msgspec.json.decode(file.read_bytes(), type=Arrangement) for file in files)
    return WorkCalendar({year.year: year for year in years})
