"""Review and lawsuit: periods with roll-over, and the order between them by date and decision."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.remedies import (
    contested_without_review,
    judged_by,
    months_later,
    remedies,
    review_accepted_by,
    review_by,
    review_decided_by,
    review_first,
    suit_after_review_by,
    suit_by,
)
from tests.model.law.cases import day

CALENDAR = official_calendar()
FIRST = {code for code, decision in decisions().items() if decision.row in {f"N{n}" for n in range(1, 8)}}


@pytest.mark.parametrize(
    ("known", "last"),
    [("2025-03-03", "2025-05-06"), ("2025-08-04", "2025-10-09"), ("2025-06-10", "2025-08-11")],
)
def test_sixty_days_for_review_roll_over_a_holiday(known: str, last: str) -> None:
    assert review_by(day(known), CALENDAR) == day(last)


@pytest.mark.parametrize(
    ("known", "last"),
    [("2025-04-02", "2025-10-09"), ("2024-08-31", "2025-02-28"), ("2025-01-15", "2025-07-15")],
)
def test_six_months_for_a_lawsuit_end_on_the_same_day_or_the_month_s_last(known: str, last: str) -> None:
    assert suit_by(day(known), CALENDAR) == day(last)


@pytest.mark.parametrize(
    ("known", "last"),
    [
        ("2013-03-15", "2013-06-17"),
        ("2015-01-29", "2015-04-29"),
        ("2015-01-30", "2015-04-30"),
        ("2015-01-31", "2015-04-30"),
        ("2015-02-01", "2015-08-03"),
        ("2015-04-30", "2015-10-30"),
        ("2015-05-01", "2015-11-02"),
    ],
)
def test_before_may_2015_there_were_three_months_for_a_lawsuit_unless_they_were_still_running(
    known: str, last: str
) -> None:
    assert suit_by(day(known), CALENDAR) == day(last)


def test_the_periods_of_a_judgment() -> None:
    assert judged_by(day("2014-03-03"), CALENDAR) == day("2014-06-03")
    assert judged_by(day("2025-04-02"), CALENDAR) == day("2025-10-09")


def test_the_periods_of_the_review_itself() -> None:
    assert suit_after_review_by(day("2025-09-18"), CALENDAR) == day("2025-10-09")
    assert review_accepted_by(day("2025-09-26"), CALENDAR) == day("2025-10-10")
    assert review_decided_by(day("2025-07-28"), CALENDAR) == day("2025-10-09")
    assert review_decided_by(day("2025-07-28"), CALENDAR, extended=True) == day("2025-11-03")


@pytest.mark.parametrize("code", decisions())
def test_only_refusals_since_2024_send_the_applicant_to_review_first(code: str) -> None:
    expected = code in FIRST or code == "partial"
    assert not review_first(code, day("2023-12-31"), {})
    assert review_first(code, day("2024-01-01"), {}) == expected
    assert review_first(code, day("2025-06-01"), {}) == expected
    assert review_first(code, day("2025-06-01"), {"review_first_partial": "no"}) == (code in FIRST)


def test_a_direct_lawsuit_against_a_refusal_is_flagged() -> None:
    assert contested_without_review("internal", day("2024-03-01"), {}, after_review=False)
    assert not contested_without_review("internal", day("2024-03-01"), {}, after_review=True)
    assert not contested_without_review("nonexistent", day("2025-07-01"), {}, after_review=False)


def test_the_remedies_of_a_reply_come_together() -> None:
    found = remedies("state_secret", day("2025-03-01"), day("2025-03-03"), CALENDAR, {})
    assert (found.review_by, found.suit_by, found.review_first) == (day("2025-05-06"), day("2025-09-03"), True)


@given(st.dates(dt.date(2008, 1, 1), dt.date(2026, 1, 1)))
def test_no_period_ends_on_a_day_off(known: dt.date) -> None:
    assert CALENDAR.is_workday(review_by(known, CALENDAR))
    assert CALENDAR.is_workday(suit_by(known, CALENDAR))
    assert (suit_by(known, CALENDAR) - known).days >= (89 if known < dt.date(2015, 2, 1) else 181)


def test_months_later_stays_in_the_month() -> None:
    assert months_later(day("2025-08-31"), 6) == day("2026-02-28")
    assert months_later(day("2025-12-15"), 1) == day("2026-01-15")
