"""The calendar with what the office adds to it: years as typed, local days, doubles from two computers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import CalendarYear
from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.calendar_lines import CalendarLineError, dated_lines
from desktop_app.model.law.calendar_records import amended_calendar
from tests.model.law.cases import day, whole_year

if TYPE_CHECKING:
    from desktop_app.model.field import Value

YEAR: dict[str, Value] = {
    "id": "y",
    **whole_year(2027, holidays="2027-01-02至2027-01-03 元旦\n2027-10-04 国庆节", workdays="2027-10-09 国庆节"),
}


def test_a_year_s_record_takes_the_place_of_the_computed_year() -> None:
    calendar = amended_calendar(official_calendar(), [YEAR], [])
    assert not calendar.provisional(day("2027-05-06"))
    assert calendar.day_off(day("2027-01-02")) == "元旦"
    assert calendar.make_up(day("2027-10-09")) == "国庆节"


def test_an_existing_year_can_be_corrected() -> None:
    calendar = amended_calendar(official_calendar(), [whole_year(2026, holidays="2026-05-06 劳动节")], [])
    assert not calendar.is_workday(day("2026-05-06"))
    assert calendar.is_workday(day("2026-10-02"))


def test_a_local_day_says_why() -> None:
    typhoon: dict[str, Value] = {"day": day("2025-07-07"), "working": False, "reason": "台风停工"}
    assert amended_calendar(official_calendar(), [], [typhoon]).day_off(day("2025-07-07")) == "台风停工"


def test_two_records_of_one_year_give_the_same_calendar_in_any_order() -> None:
    other = YEAR | {"id": "z", "holidays": "2027-10-05 国庆节"}
    calendars = [amended_calendar(official_calendar(), pair, []) for pair in ([YEAR, other], [other, YEAR])]
    days = [day("2027-10-04"), day("2027-10-05")]
    assert [calendars[0].is_workday(one) for one in days] == [calendars[1].is_workday(one) for one in days]


def test_a_record_that_cannot_be_read_leaves_its_year_as_it_was() -> None:
    calendar = amended_calendar(official_calendar(), [YEAR | {"holidays": "春节放假"}, {"year": None}], [{}])
    assert calendar.provisional(day("2027-05-06"))


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"holidays": "2027-10-01~2027-10-07 国庆节\n2027-10-06 中秋节"}, "holidays", "2027-10-06 写了两次"),
        ({"workdays": "2027-10-09 国庆节\n2027-10-09 中秋节"}, "workdays", "2027-10-09 写了两次"),
        ({"workdays": "2027-10-04 国庆节"}, "workdays", "2027-10-04 既放假又上班"),
        ({"holidays": "2026-10-01 国庆节"}, "holidays", "2026-10-01 不是 2027 年的日子"),
        ({"workdays": "2028-01-08 元旦"}, "workdays", "2028-01-08 不是 2027 年的日子"),
        ({"holidays": "2026-12-31 元旦"}, "", ""),
    ],
)
def test_a_day_that_is_listed_twice_or_in_another_year_is_refused(
    changed: dict[str, Value], field: str, said: str
) -> None:
    problems = CalendarYear.problems(YEAR | changed)
    assert list(problems) == [field][: bool(field)]
    assert problems.get(field, "").startswith(said)


@pytest.mark.parametrize(
    "line", ["春节", "2027-02-30 春节", "2027-02-03至2027-02-01 春节", "2027-01-01至2027-03-01 春节"]
)
def test_a_line_that_is_no_day_is_named(line: str) -> None:
    with pytest.raises(CalendarLineError, match=line[:10]):
        dated_lines(line)


def test_lines_are_read_however_they_are_spaced() -> None:
    found = dated_lines(" 2027-1-1  元旦\n\n2027-05-01 ~ 2027-05-02，劳动节 ")
    assert found == {day("2027-01-01"): "元旦", day("2027-05-01"): "劳动节", day("2027-05-02"): "劳动节"}
