"""Which months must be handed in and by when: from the office's first month on, by a day of the next month."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.law.rule_settings import number_setting, setting

if TYPE_CHECKING:
    from desktop_app.model.law.rules import Rules

SINCE = "hand_in_since"
"""The office's setting (YYYY-MM) of the first month that units hand in; "" where all months are."""

_LAST_MONTH = 12


def handed_in_since(rules: Rules) -> dt.date:
    """Return the first day of the first month that units hand in."""
    month = setting(rules.settings, SINCE)
    return dt.date.fromisoformat(f"{month}-01") if month else dt.date.min


def hand_in_due(year: int, month: int, rules: Rules) -> dt.date:
    """Return the last day for handing in a month (setting `hand_in_day`); a day off moves it on."""
    following = dt.date(year + month // _LAST_MONTH, month % _LAST_MONTH + 1, 1)
    day = max(number_setting(rules.settings, "hand_in_day"), 1)
    return rules.calendar.from_day(following.replace(day=day))
