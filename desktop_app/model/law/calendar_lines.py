"""Days and their names as a person types them, one a line: “2027-01-01 元旦”, “2027-10-01至2027-10-07 国庆节”."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:\s*[至~—-]\s*(\d{4}-\d{1,2}-\d{1,2}))?[\s，,、]*(.*)")
_LONGEST_HOLIDAY = 31


class CalendarLineError(ValueError):
    """A line that isn't a day and its name; the message is a sentence for the person who typed it."""


def dated_lines(text: str) -> dict[dt.date, str]:
    """Return each day with its name; raises `CalendarLineError` naming the first line that can't be read, or again."""
    found: dict[dt.date, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        days = _days_of(line)
        twice = min(days.keys() & found.keys(), default=None)
        if twice is not None:
            message = _("{day} 写了两次。合并放假的写成一段，如 2028-10-01至2028-10-08 国庆节、中秋节。")
            raise CalendarLineError(message.format(day=day_text(twice)))
        found |= days
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


def as_lines(days: Mapping[dt.date, str]) -> str:
    """Return days with their names as `dated_lines` reads them, days in a row of one name on one line."""
    return "\n".join(_line(*span) for span in spans(days))


def spans(days: Mapping[dt.date, str]) -> list[tuple[dt.date, dt.date, str]]:
    """Return first day, last day and name of each run of days of one name, in their order."""
    found: list[tuple[dt.date, dt.date, str]] = []
    for day, name in sorted(days.items()):
        if found and found[-1][2] == name and day - found[-1][1] == dt.timedelta(days=1):
            found[-1] = (found[-1][0], day, name)
        else:
            found.append((day, day, name))
    return found


def _line(first: dt.date, last: dt.date, name: str) -> str:
    days = first.isoformat() if first == last else f"{first.isoformat()}~{last.isoformat()}"
    return f"{days} {name}".rstrip()
