"""What is due: applications not yet replied to, with the working days that are left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import Application

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.model.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An application without a reply: its due day and the working days left (negative: overdue by so many)."""

    record_id: str
    number: str
    subject: str
    unit: str
    received_on: dt.date
    due_on: dt.date
    days_left: int
    provisional: bool

    @property
    def sentence(self) -> str:
        """Say how long there is, in words."""
        if self.days_left < 0:
            return _("已逾期 {days} 个工作日").format(days=-self.days_left)
        if self.days_left == 0:
            return _("今天到期")
        return _("还有 {days} 个工作日").format(days=self.days_left)


def due_days(session: Session) -> dict[str, dt.date | None]:
    """Return the due day of every application without a reply, by its id."""
    query = select(Application.id, Application.due_on).where(Application.replied_on.is_(None))
    return {row.id: row.due_on for row in session.execute(query)}


def open_applications(session: Session, calendar: WorkCalendar, today: dt.date) -> list[OpenCase]:
    """Return the applications received by `today` and not replied to by then, the most urgent first."""
    query = select(Application).where(
        Application.due_on.is_not(None),
        Application.received_on <= today,
        Application.replied_on.is_(None) | (Application.replied_on > today),
    )
    rows = session.scalars(query.order_by(Application.due_on, Application.number, Application.id))
    return [_case(row, calendar, today) for row in rows]


def _case(row: Application, calendar: WorkCalendar, today: dt.date) -> OpenCase:
    due, received = row.due_on or today, row.received_on or today
    return OpenCase(
        record_id=row.id,
        number=row.number,
        subject=row.subject,
        unit=row.unit or "",
        received_on=received,
        due_on=due,
        days_left=calendar.count_between(today, due),
        provisional=calendar.provisional(due),
    )
