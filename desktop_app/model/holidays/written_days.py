"""The days that a sentence of a notice names: “2月15日（周日）至23日”, “9月28日（星期日）、29日”."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\((?:星期|周)([一二三四五六日天])\))?")
_TO = re.compile(r"(?:至|到|[—–―~-]{1,2})[^\d、,]{0,8}")
_SUNDAY = 6
_LONGEST = 31
_LAST_MONTH = 12


@dataclass(slots=True)
class DayReader:
    """Reads the days of one part of a notice; a day without month or year has those of the day named before it.

    `december_before`: a December without a year is that of the year before, as the notice writes it of 元旦.
    What can't be a day is kept in `impossible`, a day with another day of the week beside it in `other_weekdays`.
    """

    year: int
    december_before: bool = False
    month: int | None = None
    of_year: int | None = None
    impossible: list[str] = field(default_factory=list)
    other_weekdays: list[tuple[dt.date, str]] = field(default_factory=list)

    def days(self, text: str) -> list[dt.date]:
        """Return the days that a text names, every day of a span from one to another."""
        found: list[dt.date] = []
        end = 0
        for match in _DAY.finditer(text):
            day, between = self._day(match), text[end : match.start()]
            end = match.end()
            if day is None:
                continue
            if found and _TO.fullmatch(between):
                found.extend(self._up_to(found[-1], day, match[0]))
            else:
                found.append(day)
        return found

    def _day(self, match: re.Match[str]) -> dt.date | None:
        if match[2]:
            self.month = int(match[2])
            before = self.december_before and self.month == _LAST_MONTH
            self.of_year = int(match[1]) if match[1] else self.year - before
        try:
            day = dt.date(self.of_year or self.year, self.month or 0, int(match[3]))
        except ValueError:
            self.impossible.append(match[0])
            return None
        if match[4] and _weekday(match[4]) != day.weekday():
            self.other_weekdays.append((day, match[4]))
        return day

    def _up_to(self, first: dt.date, last: dt.date, written: str) -> Iterator[dt.date]:
        span = (last - first).days
        if not 0 < span < _LONGEST:
            self.impossible.append(written)
            return
        yield from (first + dt.timedelta(days=step) for step in range(1, span + 1))


def _weekday(sign: str) -> int:
    """Return the day of the week that the last sign of 星期日 or 星期天 means, Monday being 0."""
    return _SUNDAY if unicodedata.numeric(sign, None) is None else int(unicodedata.numeric(sign)) - 1
