"""How long a reply may still take: the colour of a due day in a list, and the words beside it in a form."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import Application, Release
from desktop_app.office.cases.due import time_left
from desktop_app.ui.forms.due_tone import tone_of
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.model.field import Field, Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.record import Record
    from desktop_app.office.cases.due import TimeLeft


_WAITING = {
    **dict.fromkeys(("pending", "await_correction", "await_reason", "await_fee", "returned"), Tone.WARNING),
    **dict.fromkeys(("reviewing", "consulting", "cleared"), Tone.ACCENT),
}
"""The states of cases and releases in which one waits for somebody, or for whom one is waited."""

_SETTLED = frozenset({"public", "kept_back", "abolished"})
"""The states of a release in which no day presses any more."""


def status(record: Record, field: Field, today: Callable[[], dt.date], rules: Rules) -> Tone:
    """Return the tone of one field of a record: a state in which somebody waits, a day that is near or past."""
    if field.derived and field.codes:
        return _WAITING.get(str(getattr(record, field.name) or ""), Tone.NEUTRAL)
    if field.name != "due_on" or not isinstance(record, Application | Release):
        return Tone.NEUTRAL
    done = record.replied_on if isinstance(record, Application) else record.state in _SETTLED
    left = _left(record.due_on, done, today(), rules)
    return tone_of(left.urgency) if left and left.urgency != "green" else Tone.NEUTRAL


def words_left(values: Mapping[str, Value], today: dt.date, rules: Rules) -> str:
    """Return how long an application's reply may still take, in words; nothing where it was given or isn't due."""
    left = _left(values.get("due_on"), values.get("replied_on"), today, rules)
    if left is None:
        return ""
    return _("{words}（暂定）").format(words=left.words) if left.provisional else left.words


def _left(due_on: Value, done: Value, today: dt.date, rules: Rules) -> TimeLeft | None:
    return None if done or not isinstance(due_on, dt.date) else time_left(due_on, today, rules)
