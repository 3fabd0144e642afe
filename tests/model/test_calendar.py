"""Working days and due days, held to the official calendar and to a court's count."""

from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.calendar import WorkCalendar, official_calendar
from desktop_app.model.clock import due_day, reply_days

CALENDAR = official_calendar()
DAYS = st.dates(dt.date(2008, 1, 1), dt.date(2026, 12, 1))


def day(text: str) -> dt.date:
    """Read a day."""
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2013-01-28", 15, "2013-02-21"),
        ("2013-09-16", 15, "2013-10-12"),
        ("2013-12-20", 15, "2014-01-13"),
        ("2013-04-22", 30, "2013-06-04"),
        ("2019-05-15", 20, "2019-06-13"),
        ("2022-09-30", 20, "2022-11-02"),
        ("2024-01-26", 20, "2024-02-28"),
        ("2025-01-17", 7, "2025-01-27"),
        ("2025-09-22", 20, "2025-10-24"),
        ("2025-09-22", 40, "2025-11-21"),
        ("2026-02-06", 20, "2026-03-12"),
    ],
)
def test_the_nth_working_day_after_receipt_is_the_one_the_official_calendar_gives(
    received: str, days: int, due: str
) -> None:
    assert next(islice(CALENDAR.workdays_after(day(received)), days - 1, None)) == day(due)
    assert CALENDAR.count_between(day(received), day(due)) == days


@pytest.mark.parametrize(
    ("received", "extended", "due"),
    [
        ("2013-01-28", False, "2013-02-21"),
        ("2013-04-22", True, "2013-06-04"),
        ("2022-09-30", False, "2022-11-02"),
        ("2025-09-22", True, "2025-11-21"),
    ],
)
def test_the_day_of_receipt_decides_the_term(received: str, extended: bool, due: str) -> None:  # noqa: FBT001
    assert due_day(day(received), CALENDAR, extended=extended) == day(due)


def test_the_revised_regulation_applies_from_its_first_day() -> None:
    assert (reply_days(day("2019-05-14")), reply_days(day("2019-05-15"))) == (15, 20)


def test_a_make_up_saturday_is_a_working_day_and_a_holiday_says_its_name() -> None:
    assert CALENDAR.is_workday(day("2013-10-12"))
    assert CALENDAR.day_off(day("2013-10-01")) == "国庆节"
    assert CALENDAR.day_off(day("2013-10-12")) == ""
    assert CALENDAR.day_off(day("2013-10-13")) == ""


def test_a_year_without_a_notice_is_provisional_and_knows_the_fixed_holidays() -> None:
    assert not CALENDAR.provisional(day("2026-12-31"))
    assert CALENDAR.provisional(day("2027-01-04"))
    assert not CALENDAR.is_workday(day("2027-10-01"))
    assert WorkCalendar({}).is_workday(day("2027-10-04"))


@given(DAYS, st.integers(1, 60))
def test_a_due_day_is_a_working_day_and_counts_back_to_its_days(received: dt.date, days: int) -> None:
    due = next(islice(CALENDAR.workdays_after(received), days - 1, None))
    assert CALENDAR.is_workday(due)
    assert CALENDAR.count_between(received, due) == days
    assert CALENDAR.count_between(due, received) == -days


@given(DAYS)
def test_a_later_receipt_is_never_due_earlier(received: dt.date) -> None:
    assert due_day(received + dt.timedelta(days=1), CALENDAR) >= due_day(received, CALENDAR)
