"""When a reply is due, counted from the day after receipt (2007《条例》第二十四条; 2019《条例》第三十三条)."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.model.calendar import WorkCalendar

REVISED_REGULATION = dt.date(2019, 5, 15)
"""The day the revised 《政府信息公开条例》 took effect; the day of receipt decides which one applies."""


def reply_days(received: dt.date) -> int:
    """Return the working days a reply may take: 15 under the regulation of 2007, 20 under that of 2019."""
    return 20 if received >= REVISED_REGULATION else 15


def due_day(received: dt.date, calendar: WorkCalendar, *, extended: bool = False) -> dt.date:
    """Return the last day for the reply; an extension adds the same number of working days once more."""
    days = reply_days(received) * (2 if extended else 1)
    return next(islice(calendar.workdays_after(received), days - 1, None))
