"""Days of work, read from the notices of the State Council and walked one by one."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

DAY = dt.timedelta(days=1)
_NOTICES = Path(__file__).parents[4] / "resources" / "calendar"
_STATUTORY = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
"""Holidays on fixed days of the Gregorian year, for the years that no notice here arranges."""


def _arranged() -> tuple[set[int], set[dt.date], set[dt.date]]:
    years, free, worked = set(), set(), set()
    for path in sorted(_NOTICES.glob("20*.json")):
        notice = json.loads(path.read_text("utf-8"))
        years.add(int(notice["year"]))
        free |= set(map(dt.date.fromisoformat, notice["holidays"]))
        worked |= set(map(dt.date.fromisoformat, notice["workdays"]))
    return years, free - worked, worked


_YEARS, _FREE, _WORKED = _arranged()


def is_worked(day: dt.date) -> bool:
    """Tell whether a day is one of work."""
    if day in _WORKED:
        return True
    if day in _FREE or day.isoweekday() > 5:
        return False
    return day.year in _YEARS or (day.month, day.day) not in _STATUTORY


def worked_day_after(day: dt.date, count: int) -> dt.date:
    """Return the day of work that is so many after a day."""
    while count:
        day += DAY
        count -= is_worked(day)
    return day


def worked_from(day: dt.date) -> dt.date:
    """Return a day, or the next day of work where it is none."""
    while not is_worked(day):
        day += DAY
    return day
