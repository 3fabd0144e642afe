"""Working days and due days, held to the official calendar and to a court's count."""

from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.holidays.open_year import why_year_open
from desktop_app.model.law.calendar import Arrangement, LocalException, WorkCalendar, official_calendar
from desktop_app.model.law.calendar_lines import dated_lines
from tests.model.law.cases import whole_year

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
    assert CALENDAR.provisional(day("2027-01-04"))
    assert not CALENDAR.is_workday(day("2027-10-01"))
    assert CALENDAR.day_off(day("2027-10-01")) == "国庆节"
    assert WorkCalendar({}).is_workday(day("2027-10-04"))


def arranged(holidays: str = "", workdays: str = "", *, without: str = "", year: int = 2027) -> Arrangement:
    """Return a year with every festival but one, and with other days."""
    values = whole_year(year, without=without, holidays=holidays)
    return Arrangement(year, "某通知", dated_lines(str(values["holidays"])), dated_lines(workdays))


def test_every_year_that_the_program_carries_is_whole() -> None:
    assert [year for year in range(2008, 2027) if not CALENDAR.announced(year)] == []


@pytest.mark.parametrize(
    ("on", "provisional"),
    [
        ("2026-12-18", False),
        ("2026-12-20", False),
        ("2026-12-21", True),
        ("2026-12-28", True),
        ("2026-12-31", True),
        ("2025-12-31", False),
    ],
)
def test_the_end_of_the_last_announced_year_waits_for_the_next_year_s_notice(on: str, *, provisional: bool) -> None:
    assert CALENDAR.provisional(day(on)) is provisional
    assert not CALENDAR.amended({2027: arranged()}, {}).provisional(day(on))


def test_a_span_is_open_where_any_day_of_it_is() -> None:
    gap = CALENDAR.amended({2028: arranged(year=2028)}, {})
    assert gap.open_year(day("2026-12-10"), day("2028-01-05")) == 2027
    assert gap.open_year(day("2028-01-03"), day("2028-02-05")) is None
    assert CALENDAR.open_year(day("2026-12-10"), day("2026-12-18")) is None
    assert CALENDAR.open_year(day("2026-12-10"), day("2026-12-29")) == 2027


@pytest.mark.parametrize("festival", ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"])
def test_a_year_without_one_of_the_seven_festivals_stays_provisional_and_says_which(festival: str) -> None:
    calendar = CALENDAR.amended({2027: arranged(without=festival)}, {})
    assert calendar.provisional(day("2027-05-20"))
    assert calendar.provisional(day("2026-12-30"))
    assert why_year_open(calendar, 2027) == f"2027年放假安排缺{festival}"


def test_a_joint_holiday_stands_for_both_and_a_make_up_day_for_none() -> None:
    joint = arranged("2027-10-02~2027-10-08 国庆节、中秋节", without="中秋节")
    assert CALENDAR.amended({2027: joint}, {}).announced(2027)
    only_worked = arranged("", "2027-09-18 中秋节", without="中秋节")
    assert only_worked.missing == ("中秋节",)


def test_a_festival_of_a_fixed_day_is_missing_where_that_day_is_not_free() -> None:
    other_day = arranged("2027-10-02 国庆节", without="国庆节")
    assert other_day.missing == ("国庆节",)
    assert not CALENDAR.amended({2027: other_day}, {}).is_workday(day("2027-10-01")), (
        "the law's own day holds meanwhile"
    )


def test_a_day_off_that_is_a_working_day_too_leaves_the_year_provisional() -> None:
    calendar = CALENDAR.amended({2027: arranged("2027-10-09 国庆节", "2027-10-09 国庆节")}, {})
    assert calendar.provisional(day("2027-03-01"))
    assert why_year_open(calendar, 2027) == "2027年放假安排里2027年10月9日既放假又上班"


def test_before_2008_four_festivals_make_a_year_whole() -> None:
    four = dated_lines("2007-01-01 元旦\n2007-02-18 春节\n2007-05-01 五一\n2007-10-01 十一")
    assert Arrangement(2007, "", four, {}).whole
    assert not Arrangement(2008, "", {on.replace(year=2008): name for on, name in four.items()}, {}).whole


def test_a_year_announced_later_takes_the_place_of_the_computed_one() -> None:
    calendar = CALENDAR.amended({2027: arranged("2027-10-04 国庆节\n2026-12-31 元旦", "2027-10-09 国庆节")}, {})
    assert not calendar.provisional(day("2027-01-04"))
    assert calendar.day_off(day("2027-10-04")) == "国庆节"
    assert calendar.make_up(day("2027-10-09")) == "国庆节"
    assert calendar.is_workday(day("2027-10-05")), "only what the notice says holds in an announced year"
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
