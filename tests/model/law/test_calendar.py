"""Working days and due days, held to the official calendar and to a court's count."""

from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.law.calendar import Arrangement, LocalException, WorkCalendar, official_calendar

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
        ("2025-01-17", 0, "2025-01-17"),
    ],
)
def test_the_nth_working_day_after_receipt_is_the_one_the_official_calendar_gives(
    received: str, days: int, due: str
) -> None:
    assert CALENDAR.nth_after(day(received), days) == day(due)
    assert CALENDAR.count_between(day(received), day(due)) == days


def test_a_make_up_saturday_is_a_working_day_and_a_holiday_says_its_name() -> None:
    assert CALENDAR.is_workday(day("2013-10-12"))
    assert CALENDAR.day_off(day("2013-10-01")) == "国庆节"
    assert CALENDAR.day_off(day("2013-10-12")) == ""
    assert CALENDAR.day_off(day("2013-10-13")) == ""


def test_a_year_without_a_notice_is_provisional_and_knows_the_fixed_holidays() -> None:
    assert not CALENDAR.provisional(day("2026-12-31"))
    assert CALENDAR.provisional(day("2027-01-04"))
    assert not CALENDAR.is_workday(day("2027-10-01"))
    assert CALENDAR.day_off(day("2027-10-01")) == "国庆节"
    assert WorkCalendar({}).is_workday(day("2027-10-04"))


def test_a_year_announced_later_takes_the_place_of_the_computed_one() -> None:
    announced = Arrangement(
        2027, "某通知", {day("2027-10-04"): "国庆节", day("2026-12-31"): "元旦"}, {day("2027-10-09"): "国庆节"}
    )
    calendar = CALENDAR.amended({2027: announced}, {})
    assert not calendar.provisional(day("2027-01-04"))
    assert calendar.day_off(day("2027-10-04")) == "国庆节"
    assert calendar.make_up(day("2027-10-09")) == "国庆节"
    assert calendar.is_workday(day("2027-10-01")), "only what the notice says holds in an announced year"
    assert calendar.day_off(day("2026-12-31")) == "元旦", "a later notice may arrange the December before it"
    assert CALENDAR.is_workday(day("2026-12-31"))


def test_a_local_day_goes_before_the_country_s_arrangement() -> None:
    local = {
        day("2025-07-07"): LocalException(working=False, reason="台风停工"),
        day("2025-10-01"): LocalException(working=True, reason="防汛值班"),
        day("2025-10-11"): LocalException(working=False, reason="停电"),
    }
    calendar = CALENDAR.amended({}, local)
    assert calendar.day_off(day("2025-07-07")) == "台风停工"
    assert calendar.is_workday(day("2025-10-01"))
    assert CALENDAR.make_up(day("2025-10-11")) == "国庆节"
    assert (calendar.is_workday(day("2025-10-11")), calendar.day_off(day("2025-10-11"))) == (False, "停电")
    assert calendar.nth_after(day("2025-07-04"), 1) == day("2025-07-08")


def test_the_day_before_a_number_of_working_days_is_the_one_from_which_they_are_counted() -> None:
    assert CALENDAR.before(day("2022-11-02"), 2) == day("2022-10-31")
    assert CALENDAR.before(day("2025-10-10"), 2) == day("2025-09-30")
    assert CALENDAR.from_day(day("2025-10-05")) == day("2025-10-09")
    assert CALENDAR.from_day(day("2025-10-11")) == day("2025-10-11")


@given(DAYS, st.integers(1, 60))
def test_a_due_day_is_a_working_day_and_counts_back_to_its_days(received: dt.date, days: int) -> None:
    due = CALENDAR.nth_after(received, days)
    assert due == next(islice(CALENDAR.workdays_after(received), days - 1, None))
    assert CALENDAR.is_workday(due)
    assert CALENDAR.count_between(received, due) == days
    assert CALENDAR.count_between(due, received) == -days
