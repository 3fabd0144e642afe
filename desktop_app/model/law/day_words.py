"""Days and spans of days as a letter or an explanation names them: “10月1日至7日”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _

if TYPE_CHECKING:
    import datetime as dt


def day_words(day: dt.date) -> str:
    """Name a day in full: “2022年10月8日”."""
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def span_words(first: dt.date, last: dt.date, *, year: int) -> str:
    """Name a span of days, the year only where it isn't the one that is being talked about."""
    start = _short(first, year=year)
    if first == last:
        return start
    if (first.year, first.month) == (last.year, last.month):
        return _("{start}至{day}日").format(start=start, day=last.day)
    return _("{start}至{end}").format(start=start, end=_short(last, year=first.year))


def _short(day: dt.date, *, year: int) -> str:
    if day.year != year:
        return day_words(day)
    return _("{month}月{day}日").format(month=day.month, day=day.day)


def weekday_words(day: dt.date) -> str:
    """Name the day of the week."""
    names = (_("星期一"), _("星期二"), _("星期三"), _("星期四"), _("星期五"), _("星期六"), _("星期日"))
    return names[day.weekday()]
