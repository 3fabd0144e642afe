"""A month as days in weeks from Monday: what each day is, and which open cases are due on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import label_text
from desktop_app.office.cases.open_disputes import OpenDispute

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.model.law.calendar import WorkCalendar
    from desktop_app.office.cases.due import OpenCase

WEEK = 7
_WEEKS = 6


@dataclass(frozen=True, slots=True)
class Due:
    """A case that is due on a day, by law or (not `legal`) by the rule for its unit; or what is due in a dispute."""

    case: OpenCase | OpenDispute
    legal: bool

    @property
    def words(self) -> str:
        """Say what is due."""
        number = " ".join(filter(None, (self.case.number, self.case.subject)))
        if isinstance(self.case, OpenDispute):
            return _("{what} {case}").format(what=self.case.words, case=number)
        return number if self.legal else _("承办单位期限：{case}").format(case=number)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day: whether offices work, its holiday's or make-up day's name, whether it is a local day."""

    day: dt.date
    working: bool
    name: str
    make_up: bool
    local: bool
    due: Sequence[Due]

    @property
    def legal(self) -> list[Due]:
        """Return what is due by law."""
        return [due for due in self.due if due.legal]


def month_days(
    month: dt.date, calendar: WorkCalendar, cases: Iterable[OpenCase], disputes: Iterable[OpenDispute] = ()
) -> tuple[MonthDay, ...]:
    """Return six weeks from the Monday on or before the month's first day."""
    first = month.replace(day=1)
    monday = first - dt.timedelta(days=first.weekday())
    listed, contested = list(cases), list(disputes)
    days = (monday + dt.timedelta(days=place) for place in range(_WEEKS * WEEK))
    return tuple(_day(day, calendar, listed, contested) for day in days)


def _day(day: dt.date, calendar: WorkCalendar, cases: list[OpenCase], disputes: list[OpenDispute]) -> MonthDay:
    make_up = calendar.make_up(day)
    legal = [Due(case, legal=True) for case in cases if case.left and case.left.due_on == day]
    internal = [Due(case, legal=False) for case in cases if case.internal_due_on == day and not case.overdue]
    ends = [Due(one, legal=one.own) for one in disputes if one.left and one.left.due_on == day]
    return MonthDay(
        day=day,
        working=calendar.is_workday(day),
        name=label_text("holiday", make_up or calendar.day_off(day)),
        make_up=bool(make_up),
        local=day in calendar.local_days,
        due=[*legal, *ends, *internal],
    )
