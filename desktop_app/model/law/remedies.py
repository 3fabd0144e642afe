"""Review and lawsuit against a reply: their last days, and whether review must come first."""

from __future__ import annotations

import calendar as months
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.law.rule_sets import overlays_on, remedy_terms
from desktop_app.model.law.rule_settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.law.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Remedies:
    """The last days on which a reply can be contested, and whether a lawsuit needs a review before it."""

    review_by: dt.date
    suit_by: dt.date
    review_first: bool


def remedies(
    decision: str, replied: dt.date, known: dt.date, calendar: WorkCalendar, settings: Mapping[str, str]
) -> Remedies:
    """Return the remedies against a reply of one day that the applicant came to know on another."""
    first = review_first(decision, replied, settings)
    return Remedies(review_by(known, calendar), suit_by(known, calendar), first)


def review_first(decision: str, replied: dt.date, settings: Mapping[str, str]) -> bool:
    """Tell whether the reply must say that review comes first (《行政复议法》第二十三条; 法释〔2025〕8号)."""
    ruling = [overlay for overlay in overlays_on(replied) if overlay.review_first]
    if not ruling:
        return False
    partly = decision == "partial" and setting(settings, "review_first_partial") == "yes"
    return partly or decision in ruling[-1].review_first


def contested_without_review(
    decision: str, replied: dt.date, settings: Mapping[str, str], *, after_review: bool
) -> bool:
    """Flag a lawsuit that was brought without the review that had to come first."""
    return not after_review and review_first(decision, replied, settings)


def review_by(known: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return the last day for review: 60 days (《行政复议法》第二十条)."""
    return calendar.from_day(known + dt.timedelta(days=remedy_terms(known).review_days))


def review_accepted_by(filed: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return the last day on which a review is taken up or turned down: 5 working days (第三十条、第八十八条)."""
    return calendar.nth_after(filed, remedy_terms(filed).review_acceptance_days)


def review_decided_by(
    filed: dt.date, calendar: WorkCalendar, *, extended: bool = False, simplified: bool = False
) -> dt.date:
    """Return the last day for the decision on a review: 60 days after it was taken up at the latest (第六十二条).

    Where it is extended there are 30 days more; in the simplified procedure there are 30 days in all.
    """
    # The day of acceptance isn't recorded: the last possible one stands in for it (第三十条).
    terms, accepted = remedy_terms(filed), review_accepted_by(filed, calendar)
    days = terms.review_decision_days + (terms.review_extension_days if extended else 0)
    if simplified and terms.simplified.review_decision_days:
        days = terms.simplified.review_decision_days
    return calendar.from_day(accepted + dt.timedelta(days=days))


def suit_by(known: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return the last day for a direct lawsuit: six months, before May 2015 three (《行政诉讼法》第四十六条).

    A term that hadn't run out when the longer one came into force became the longer one (法释〔2015〕9号第二十六条).
    """
    last = calendar.from_day(months_later(known, remedy_terms(known).suit_months))
    longer = remedy_terms(last).suit_months
    return calendar.from_day(months_later(known, longer))


def suit_after_review_by(received: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return the last day for a lawsuit after a review: 15 days from its decision (第四十五条)."""
    return calendar.from_day(received + dt.timedelta(days=remedy_terms(received).suit_after_review_days))


def judged_by(filed: dt.date, calendar: WorkCalendar, *, simplified: bool = False) -> dt.date:
    """Return the last day for a judgment in first instance: six months, before May 2015 three (第八十一条).

    In the simplified procedure it is 45 days (第八十三条).
    """
    days = remedy_terms(filed).simplified.judgment_days if simplified else 0
    if days:
        return calendar.from_day(filed + dt.timedelta(days=days))
    return calendar.from_day(months_later(filed, remedy_terms(filed).judgment_months))


def review_answered_by(notified: dt.date, calendar: WorkCalendar, *, simplified: bool = False) -> dt.date:
    """Return the last day for the bureau's own answer in a review, from the day it got the notice.

    10 working days, 5 in the simplified procedure (《行政复议法》第四十八、五十四、八十八条); before 2024 10 days.
    """
    terms = remedy_terms(notified)
    if simplified and terms.simplified.review_answer_days:
        return calendar.nth_after(notified, terms.simplified.review_answer_days)
    if terms.review_answer_in_working_days:
        return calendar.nth_after(notified, terms.review_answer_days)
    return calendar.from_day(notified + dt.timedelta(days=terms.review_answer_days))


def suit_answered_by(notified: dt.date, calendar: WorkCalendar) -> dt.date:
    """Return the last day for the bureau's defence: 15 days from the notice, before May 2015 ten (第六十七条)."""
    return calendar.from_day(notified + dt.timedelta(days=remedy_terms(notified).suit_answer_days))


def months_later(day: dt.date, count: int) -> dt.date:
    """Return the same day so many months later, or the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = months.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
