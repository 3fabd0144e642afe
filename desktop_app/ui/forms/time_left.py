"""How long a reply may still take: the colour of a due day in a list, and the words beside it in a form."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application
from desktop_app.office.cases.due import time_left
from desktop_app.ui.forms.due_tone import tone_of
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.model.field import Field, Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.record import Record
    from desktop_app.office.cases.due import TimeLeft


def status(record: Record, field: Field, today: Callable[[], dt.date], rules: Rules) -> Tone:
    """Return the tone of one field of a record; only the due day of an unanswered application has one."""
    if not isinstance(record, Application) or field.name != "due_on":
        return Tone.NEUTRAL
    left = _left(record.due_on, record.replied_on, today(), rules)
    return tone_of(left.urgency) if left and left.urgency != "green" else Tone.NEUTRAL


def words_left(values: Mapping[str, Value], today: dt.date, rules: Rules) -> str:
    """Return how long an application's reply may still take, in words; nothing where it was given or isn't due."""
    left = _left(values.get("due_on"), values.get("replied_on"), today, rules)
    return left.words if left else ""


def _left(due_on: Value, replied_on: Value, today: dt.date, rules: Rules) -> TimeLeft | None:
    return None if replied_on or not isinstance(due_on, dt.date) else time_left(due_on, today, rules)
