"""The open cases whose due day moved with the calendar or a setting, as a list to look through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Application, Unit

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.store.log.guards import MovedDays


@dataclass(frozen=True, slots=True)
class MovedCase:
    """An open case with its due day before and after; None where the clock stands still."""

    record_id: str
    number: str
    subject: str
    unit: str
    before: dt.date | None
    after: dt.date | None


def moved_cases(session: Session, moved: MovedDays) -> list[MovedCase]:
    """Return the cases that moved, by their ids, the earliest new due day first; `unit` is the unit's name."""
    query = select(Application, Unit.name).outerjoin(Unit, Unit.id == Application.unit)
    rows = session.execute(query.where(Application.id.in_(moved)).order_by(Application.due_on, Application.id))
    return [MovedCase(row.id, row.number, row.subject, unit or "", *moved[row.id]) for row, unit in rows]
