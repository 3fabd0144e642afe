"""When a case can be charged: while it isn't replied, and as the law of the day has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.fees import fee_items_on
from desktop_app.model.law.workflow import possible_steps

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.model.law.case_state import Facts
    from desktop_app.model.law.workflow import Case


def may_be_charged(facts: Facts, day: dt.date) -> bool:
    """Tell whether a fee could lawfully be asked for on a day: the case has no reply, and there are fees then."""
    return facts.day("replied_on") is None and bool(fee_items_on(day))


def follows_the_tables(facts: Facts, day: dt.date) -> bool:
    """Tell whether the tables of the processing fee reckon a case; a letter that is no application pays none."""
    return may_be_charged(facts, day) and "processing" in fee_items_on(day) and facts.text("nature") != "other"


def fee_can_be_notified(case: Case) -> bool:
    """Tell whether the procedure has room for the notice of a fee now."""
    return any(step.code == "fee" for step in possible_steps(case))
