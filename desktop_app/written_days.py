"""Days, months, days of the week and moments for people, in the language of the screen; on paper in Chinese.

Machines read other forms, and those aren't made here: days in the log, in JSON and in exchanged files are ISO 8601,
sheets hold real dates, names of files sort by their stamp. What is typed into a form is read and shown by `model.text`.

Where the program's pages differ from what Babel knows as usual, the pattern is a message with its translation: Chinese
lists write days as they are typed (GB/T 7408), and figures stand apart from the characters beside them.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.i18n import _, in_chinese, listed, locale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel.dates import DateTimePattern

_A_YEAR = 2000
"""Any year will do to name a month."""


def day_text(day: dt.date | None) -> str:
    """Write a day as lists, captions and short sentences do: 2013-12-31 · 31 Dec 2013; "" without one."""
    return _written(_("y-MM-dd"), day) if day else ""


def short_day_text(day: dt.date | None) -> str:
    """Write a day whose year is plain from where it stands: 5-3 · 3 May; "" without one."""
    return _written(_("M-d"), day) if day else ""


def long_day_text(day: dt.date) -> str:
    """Write a day as a sentence of an explanation does: 2013年12月31日 · 31 December 2013."""
    return _written(locale().date_formats["long"].pattern, day)


def official_day_text(day: dt.date) -> str:
    """Write a day as official documents do, in Chinese on any screen: 2013年12月31日 (GB/T 9704-2012, 7.3.5.4)."""
    with in_chinese():
        return long_day_text(day)


def day_and_weekday_text(day: dt.date) -> str:
    """Write a day with its weekday: 2013年12月31日 星期二 · Tuesday, 31 December 2013."""
    return _written(_("y年M月d日 EEEE"), day)


def short_day_and_weekday_text(day: dt.date) -> str:
    """Write a day of a year that is plain from where it stands, with its weekday: 12月31日 星期二."""
    return _written(_("M月d日 EEEE"), day)


def span_text(first: dt.date, last: dt.date, *, year: int) -> str:
    """Write a span of days: 10月1日至7日 · 1–7 Oct; with the year where it isn't the one that is being talked about."""
    if first == last:
        return _without_year(first) if first.year == year else long_day_text(first)
    if first.year != last.year:
        start = _without_year(first) if first.year == year else long_day_text(first)
        return _("{start}至{end}").format(start=start, end=long_day_text(last))
    from babel.dates import format_interval  # noqa: PLC0415 (not at the window's start)

    return str(format_interval(first, last, "MMMd" if first.year == year else "yMMMd", locale=locale()))


def _without_year(day: dt.date) -> str:
    return _written(locale().datetime_skeletons["MMMMd"].pattern, day)


def month_text(year: int, month: int) -> str:
    """Write a month of a year: 2013 年 5 月 · May 2013."""
    return _written(_("y 年 M 月"), dt.date(year, month, 1))


def months_text(months: Iterable[int]) -> str:
    """Write months of one year, those in a row as a span: 1—3、5 月 · Jan–Mar, May; "" for none."""
    runs: list[list[int]] = []
    for month in sorted(months):
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    words = (_run_text(run[0], run[-1]) for run in runs)
    return _("{months} 月").format(months=listed(words)) if runs else ""


def _run_text(first: int, last: int) -> str:
    start, end = (_written(_("M"), dt.date(_A_YEAR, month, 1)) for month in (first, last))
    return start if first == last else _("{first}—{last}").format(first=start, last=end)


def month_name(month: int) -> str:
    """Write a month by its name: 5 月 · May."""
    return _written(_("M 月"), dt.date(_A_YEAR, month, 1))


def short_month_name(month: int) -> str:
    """Write a month as short as the head of a column wants it: 5月 · May."""
    return _written("LLL", dt.date(_A_YEAR, month, 1))


def weekday_text(day: dt.date) -> str:
    """Name a day's weekday: 星期二 · Tuesday."""
    return _written("EEEE", day)


def short_weekday_text(day: dt.date) -> str:
    """Name a day's weekday shortly: 周二 · Tue."""
    return _written("EEE", day)


def moment_text(moment: dt.datetime) -> str:
    """Write a moment by the PC's clock, to the minute: 2013-12-31 12:00 · 31 Dec 2013, 12:00."""
    return _written(_("y-MM-dd HH:mm"), moment.astimezone())


def recent_text(moment: dt.datetime, today: dt.date) -> str:
    """Write when something was done, as short as `today` allows: the time, else the day, else the day with its year."""
    local = moment.astimezone()
    if local.date() == today:
        return _written("HH:mm", local)
    return _written(_("MM-dd") if local.year == today.year else _("y-MM-dd"), local)


def short_moment_text(moment: dt.datetime) -> str:
    """Write a moment of these days by the PC's clock: 12-31 12:00 · 31 Dec, 12:00."""
    return _written(_("MM-dd HH:mm"), moment.astimezone())


def _written(pattern: str, day: dt.date) -> str:
    return str(_parsed(pattern).apply(day, locale()))


@cache
def _parsed(pattern: str) -> DateTimePattern:
    from babel.dates import parse_pattern  # noqa: PLC0415 (not at the window's start)

    return parse_pattern(pattern)
