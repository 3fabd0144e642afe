"""How long a reply may still take: the colour of a due day in a list, and the words beside it in a form."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application
from desktop_app.ui.today.due import Due
from desktop_app.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.model.calendar import WorkCalendar
    from desktop_app.model.field import Field, Value
    from desktop_app.model.record import Record


def status(record: Record, field: Field, today: Callable[[], dt.date], calendar: WorkCalendar) -> Tone:
    """Return the tone of one field of a record; only the due day of an unanswered application has one."""
    if not isinstance(record, Application) or field.name != "due_on":
        return Tone.NEUTRAL
    due = _due(record.due_on, record.replied_on, today(), calendar)
    return due.tone if due and due.tone is not Tone.GOOD else Tone.NEUTRAL


def time_left(values: Mapping[str, Value], today: dt.date, calendar: WorkCalendar) -> str:
    """Return how long an application's reply may still take, in words; nothing where it was given or isn't due."""
    due = _due(values.get("due_on"), values.get("replied_on"), today, calendar)
    return due.words if due else ""


def _due(due_on: Value, replied_on: Value, today: dt.date, calendar: WorkCalendar) -> Due | None:
    if not isinstance(due_on, dt.date) or replied_on:
        return None
    return Due("", "", "", due_on, calendar.count_between(today, due_on), overdue=due_on < today)
