"""Days and their names as a person types them, one a line: “2027-01-01 元旦”, “2027-10-01至2027-10-07 国庆节”."""

from __future__ import annotations

import datetime as dt
import re

from desktop_app.i18n import _

_LINE = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:\s*[至~—-]\s*(\d{4}-\d{1,2}-\d{1,2}))?[\s，,、]*(.*)")
_LONGEST_HOLIDAY = 31


class CalendarLineError(ValueError):
    """A line that isn't a day and its name; the message is a sentence for the person who typed it."""


def dated_lines(text: str) -> dict[dt.date, str]:
    """Return each day with its name; raises `CalendarLineError` naming the first line that can't be read."""
    found: dict[dt.date, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        found |= _days_of(line)
    return found


def _days_of(line: str) -> dict[dt.date, str]:
    parts = _LINE.fullmatch(line)
    try:
        first = _day(parts[1] if parts else "")
        last = _day(parts[2]) if parts and parts[2] else first
    except ValueError:
        raise _unreadable(line) from None
    span = (last - first).days
    if not 0 <= span < _LONGEST_HOLIDAY:
        raise _unreadable(line)
    name = parts[3].strip() if parts else ""
    return {first + dt.timedelta(days=step): name for step in range(span + 1)}


def _day(text: str) -> dt.date:
    year, month, day = map(int, text.split("-"))
    return dt.date(year, month, day)


def _unreadable(line: str) -> CalendarLineError:
    message = _("“{line}”看不懂，请每行写一天或一段，如 2027-10-01至2027-10-07 国庆节。")
    return CalendarLineError(message.format(line=line[:40]))
