"""Until when somebody is asked to answer a step: by law, or what is usual where the law leaves it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.model.law.workflow import Case

_USUAL = 15
"""Working days for an answer to which the law sets no term, as for third parties (2019《条例》第三十二条)."""


def asked_until(case: Case, step: str, day: dt.date) -> dt.date:
    """Return the day until which an answer is asked for in a step of that day."""
    regulation = case.deadline.regulation if case.deadline else None
    days = (regulation.answer_days(step) if regulation else None) or _USUAL
    return case.rules.calendar.nth_after(day, days)
