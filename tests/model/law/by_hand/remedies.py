"""Terms of reviews and suits, counted by hand from the laws in force on the day."""

from __future__ import annotations

import calendar
import datetime as dt

from tests.model.law.by_hand.days import worked_day_after, worked_from

_REVIEW_LAW, _SUIT_LAW = dt.date(2024, 1, 1), dt.date(2015, 5, 1)
"""The review law of 2023 and the suit law of 2014 in force."""


def remedies_by_hand(day: dt.date) -> dict[str, dt.date]:
    """Return the last day of each term that begins with a day, by the name that the program's function has."""
    review, suit = day >= _REVIEW_LAW, day >= _SUIT_LAW
    accepted = worked_day_after(day, 5)
    by = _months(day, 6 if suit else 3)
    if not suit and by >= _SUIT_LAW:
        by = _months(day, 6)  # the longer term of the new law serves whom it finds within the old one
    return {
        "review_by": _after(day, 60),
        "suit_after_review_by": _after(day, 15),
        "review_accepted_by": accepted,
        "review_decided_by": _after(accepted, 60),
        "review_decided_by extended": _after(accepted, 90),
        "review_decided_by simplified": _after(accepted, 30 if review else 60),
        "judged_by": _months(day, 6 if suit else 3),
        "judged_by simplified": _after(day, 45) if suit else _months(day, 3),
        "review_answered_by": worked_day_after(day, 10) if review else _after(day, 10),
        "review_answered_by simplified": worked_day_after(day, 5) if review else _after(day, 10),
        "suit_answered_by": _after(day, 15 if suit else 10),
        "suit_by": by,
    }


def _after(day: dt.date, count: int) -> dt.date:
    return worked_from(day + dt.timedelta(days=count))


def _months(day: dt.date, count: int) -> dt.date:
    year, month = day.year + (day.month - 1 + count) // 12, (day.month - 1 + count) % 12 + 1
    return worked_from(dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1])))
