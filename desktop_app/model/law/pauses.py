"""For how long asking somebody else stops the clock (2019《条例》第三十三条第三款; 2007《条例》第二十四条第三款)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.law.counting import Pause

if TYPE_CHECKING:
    from desktop_app.model.law.calendar import WorkCalendar
    from desktop_app.model.law.rule_sets import Regulation
    from desktop_app.model.law.step import Step

_DAY = dt.timedelta(days=1)


def consultation_pause(
    step: Step, regulation: Regulation, calendar: WorkCalendar, *, from_delivery: bool
) -> Pause | None:
    """Return the time of a consultation: from the day after dispatch (or delivery) until the answer, its day included.

    Who has a statutory term (15 working days from delivery, 第三十二、三十四条) can't stop the clock for longer. Who
    has none and hasn't answered stops it only until the day asked for: else a forgotten letter would hide a due day.
    """
    start = step.delivered_on if from_delivery and step.delivered_on else step.day
    term = answer_due(step, regulation, calendar)
    last = min(filter(None, (step.answered_on, term))) if step.answered_on or term else None
    # The day of asking itself is counted, so an answer on that day stops nothing.
    return Pause(start + _DAY, last, step.step) if last is not None and last > start else None


def answer_due(step: Step, regulation: Regulation, calendar: WorkCalendar) -> dt.date | None:
    """Return the day by which the other side has to answer: by law from delivery, else as the letter says."""
    days = regulation.answer_days(step.step)
    if days is None:
        return None if step.answered_on else step.until
    return calendar.nth_after(step.delivered_on or step.day, days)


def notice_due(received: dt.date, regulation: Regulation, calendar: WorkCalendar) -> dt.date | None:
    """Return the last day for a correction notice (2019《条例》第三十条: 7 working days); None without a term."""
    days = regulation.correction_notice_days
    return None if days is None else calendar.nth_after(received, days)


def waiting_pause(step: Step) -> Pause | None:
    """Return the time of waiting for the applicant; without an end while he hasn't answered, or never did."""
    last = None if step.answer == "silent" else step.answered_on
    return Pause(step.day + _DAY, last, step.step) if last is None or last > step.day else None
