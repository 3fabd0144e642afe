"""How urgent a case is, as a colour by the working days that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desktop_app.model.law.rule_settings import number_setting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from desktop_app.model.law.calendar import WorkCalendar

Urgency = Literal["green", "yellow", "red", "overdue"]


def urgency(due: dt.date, today: dt.date, calendar: WorkCalendar, settings: Mapping[str, str]) -> Urgency:
    """Return the colour of a due day; on a day off after it the case is overdue though no working day has passed."""
    if today > due:
        return "overdue"
    left = calendar.count_between(today, due)
    if left <= number_setting(settings, "red_days"):
        return "red"
    return "yellow" if left <= number_setting(settings, "yellow_days") else "green"
