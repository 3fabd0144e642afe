"""Which step most often comes next, of those that are possible, and until when it asks for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.approvals import approval_required
from desktop_app.model.law.step_file import step_rules

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.model.law.workflow import Case

_USUAL = 15
"""Working days for an answer to which the law sets no term, as for third parties (2019《条例》第三十二条)."""


def rank(case: Case, step: str) -> int | None:
    """Return a step's place among those that usually come next, the likeliest first; None where it isn't one.

    Where a reply needs approval, it is likely only once it is signed, and the draft comes in its place.
    """
    likely = [rule.code for rule in step_rules().values() if rule.likely]
    if approval_required(case.rules.settings):
        if step == "reply" and case.state != "signed":
            return None
        step = "reply" if step == "draft" else step
    return likely.index(step) if step in likely else None


def is_still_to_come(case: Case, step: str) -> bool:
    """Tell whether a step wasn't taken yet; one that was rarely comes again."""
    return not case.facts.took(step)


def asked_until(case: Case, step: str, day: dt.date) -> dt.date:
    """Return the day until which an answer is asked for in a step of that day: by law, or what is usual."""
    regulation = case.deadline.regulation if case.deadline else None
    days = (regulation.answer_days(step) if regulation else None) or _USUAL
    return case.rules.calendar.nth_after(day, days)
