"""Applications that still wait for their reply, and how urgent each is in working days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import Application
from desktop_app.ui.tokens import Tone

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.model.calendar import WorkCalendar

SOON = 3
"""Working days before the due day at which an application turns yellow."""


@dataclass(frozen=True, slots=True)
class Due:
    """One open application: what it asks, its due day, and the working days left (negative: overdue)."""

    record_id: str
    number: str
    subject: str
    due_on: dt.date
    days_left: int
    overdue: bool

    @property
    def tone(self) -> Tone:
        """Return red when overdue, yellow when it's soon or today, green otherwise."""
        if self.overdue:
            return Tone.BAD
        return Tone.WARNING if self.days_left <= SOON else Tone.GOOD

    @property
    def words(self) -> str:
        """Return how long there is left, as a clerk says it."""
        if self.overdue:
            return _("逾期 {days} 个工作日").format(days=-self.days_left) if self.days_left else _("已逾期")
        return _("剩 {days} 个工作日").format(days=self.days_left) if self.days_left else _("今天到期")


def waiting(session: Session, today: dt.date, calendar: WorkCalendar) -> list[Due]:
    """Return the applications without a reply that have a due day, the most urgent first."""
    open_ones = (
        select(Application)
        .where(Application.due_on.is_not(None), Application.replied_on.is_(None))
        .order_by(Application.due_on, Application.number)
    )
    return [_due(row, row.due_on, today, calendar) for row in session.scalars(open_ones) if row.due_on]


def _due(row: Application, due_on: dt.date, today: dt.date, calendar: WorkCalendar) -> Due:
    left = calendar.count_between(today, due_on)
    return Due(row.id, row.number, row.subject, due_on, left, overdue=due_on < today)
