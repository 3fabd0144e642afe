"""What deserves a colour in a list: replies that are due soon or overdue."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application
from desktop_app.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.field import Field
    from desktop_app.model.record import Record

_SOON = dt.timedelta(days=7)


def status(record: Record, field: Field, today: Callable[[], dt.date]) -> Tone:
    """Return the tone of one field of a record; only the due day of an unanswered application has one."""
    if not isinstance(record, Application) or field.name != "due_on" or record.due_on is None or record.replied_on:
        return Tone.NEUTRAL
    if record.due_on < today():
        return Tone.BAD
    return Tone.WARNING if record.due_on - today() <= _SOON else Tone.NEUTRAL
