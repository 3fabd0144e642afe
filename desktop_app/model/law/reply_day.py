"""The day on which a reply counts as given, and the day from which the applicant knows of it.

The law bids the agency reply within the term (2019《条例》第三十三条). Whether sending keeps it or only delivery isn't
said, and courts mostly look at the sending: the office chooses (`reply_counts_on`). Where no delivery is recorded
nobody can say that it came later, so the day of sending counts whatever the office chose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.rule_settings import setting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from desktop_app.model.law.case_state import Facts

DELIVERED = "delivered"
"""The step by which a reply is delivered."""


def counts_by_delivery(settings: Mapping[str, str]) -> bool:
    """Tell whether the office lets the day of delivery decide whether a reply was in time."""
    return setting(settings, "reply_counts_on") == "delivered"


def given_on(facts: Facts, settings: Mapping[str, str]) -> dt.date | None:
    """Return the day on which the reply counts as given; None while there is no reply."""
    return known_on(facts) if counts_by_delivery(settings) else facts.day("replied_on")


def known_on(facts: Facts) -> dt.date | None:
    """Return the day from which the applicant knows of the reply: its first delivery, or its sending.

    The terms of review and lawsuit run from it (《行政复议法》第二十条). None while there is no reply.
    """
    sent = facts.day("replied_on")
    return min((step.day for step in facts.took(DELIVERED)), default=sent) if sent else None
