"""By when a month must be handed in: a day of the next month (the office's setting), moved to a working day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.law.rule_settings import number_setting

if TYPE_CHECKING:
    from desktop_app.model.law.rules import Rules

_LAST_MONTH = 12


def hand_in_due(year: int, month: int, rules: Rules) -> dt.date:
    """Return the last day for handing in a month (setting `hand_in_day`); a day off moves it on."""
    following = dt.date(year + month // _LAST_MONTH, month % _LAST_MONTH + 1, 1)
    day = max(number_setting(rules.settings, "hand_in_day"), 1)
    return rules.calendar.from_day(following.replace(day=day))
