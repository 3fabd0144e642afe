"""Counting working days from the day after an event, leaving out days off and the time of a consultation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.model.law.calendar import WorkCalendar

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that aren't counted, both ends included, and the step that causes it; without an end while it goes on."""

    first: dt.date
    last: dt.date | None
    step: str

    def covers(self, day: dt.date) -> bool:
        """Tell whether the day lies in the pause."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class DayMark:
    """What one day is for the count: kind is "counted", "make_up", "holiday", "weekend" or the step of a pause."""

    day: dt.date
    kind: str
    name: str
    number: int

    @property
    def counts(self) -> bool:
        """Tell whether the day is one of the counted ones."""
        return self.kind in {"counted", "make_up"}


@dataclass(frozen=True, slots=True)
class Counting:
    """A term of `days` working days that begins on the day after `since` (次日起算)."""

    calendar: WorkCalendar
    since: dt.date
    days: int
    pauses: tuple[Pause, ...] = ()

    def marks(self) -> Iterator[DayMark]:
        """Yield every calendar day of the term up to its last; stops early where a pause has no end."""
        day, number = self.since, 0
        while number < self.days:
            day += _DAY
            pause = self._pause(day)
            if pause is not None and pause.last is None:
                return
            mark = self._mark(day, pause, number)
            number = mark.number
            yield mark

    def last_day(self) -> dt.date | None:
        """Return the last day of the term, or None while a pause without end lies in it."""
        if not self.pauses:
            return self.calendar.nth_after(self.since, self.days)
        last = None
        for mark in self.marks():
            last = mark
        return last.day if last and last.number == self.days else None

    def _mark(self, day: dt.date, pause: Pause | None, number: int) -> DayMark:
        if pause is not None:
            return DayMark(day, pause.step, "", number)
        if self.calendar.is_workday(day):
            made_up = self.calendar.make_up(day)
            return DayMark(day, "make_up" if made_up else "counted", made_up, number + 1)
        name = self.calendar.day_off(day)
        return DayMark(day, "holiday" if name else "weekend", name, number)

    def _pause(self, day: dt.date) -> Pause | None:
        found = [pause for pause in self.pauses if pause.covers(day)]
        # One without an end goes first: the other would let the count go on.
        return next((pause for pause in found if pause.last is None), found[0] if found else None)
