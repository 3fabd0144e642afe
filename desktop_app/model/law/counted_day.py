"""The day by which an application counts in the annual report: its receipt (2019《条例》第三十一条、第四十九条).

A year's applications are those received in it. What the law leaves open is a correction that comes in the new year:
it starts the term anew, and the office says whether it moves the application to the new year as well. A correction that
comes when the report on the old year is out moves nothing: there the application stands as new and as carried over.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.law.receipt import awaits_confirmation
from desktop_app.model.law.rule_sets import regulation_of
from desktop_app.model.law.rule_settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.law.case_state import Facts


def counted_day(facts: Facts, settings: Mapping[str, str]) -> dt.date | None:
    """Return the day by which a case counts; None while the day of receipt isn't settled.

    It is never later than the reply: an answered case has been counted as received.
    """
    received, replied = facts.day("received_on"), facts.day("replied_on")
    if received is None or (replied is None and awaits_confirmation(facts.values)):
        return None
    if setting(settings, "correction_year") == "receipt":
        return received
    reported = regulation_of(dt.date(received.year, 12, 31)).reported_on(received.year)
    answers = (step.answered_on for step in facts.took("correction") if not step.open)
    counted = max((received, *(day for day in answers if day and day <= reported)))
    return min(counted, replied) if replied and replied >= received else counted
