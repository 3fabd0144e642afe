"""The watch for frequent applications, and the colours of urgency."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.model.law.frequency import Received, earlier_in_month, frequent
from desktop_app.model.law.urgency import urgency
from tests.model.law.cases import RULES, day

ELEVEN = [Received(f"r{number:02}", "某甲", dt.date(2025, 9, 1 + number)) for number in range(11)]


def test_the_eleventh_application_of_a_month_calls_for_attention() -> None:
    assert frequent(ELEVEN[:10], {}) == ()
    (found,) = frequent(reversed(ELEVEN), {})
    assert (found.applicant, found.year, found.month, len(found.records)) == ("某甲", 2025, 9, 11)
    assert found.records[0] == "r00"
    assert frequent(ELEVEN, {"abuse_threshold": "20"}) == ()


def test_two_months_and_nameless_applicants_are_not_taken_together() -> None:
    spread = [Received(str(number), "某甲", dt.date(2025, 8 + number % 2, 2)) for number in range(20)]
    assert frequent(spread, {}) == ()
    assert frequent([Received(str(number), " ", day("2025-09-02")) for number in range(20)], {}) == ()


def test_the_fee_by_item_knows_how_many_came_before_in_the_month() -> None:
    assert earlier_in_month(ELEVEN, "某甲", ELEVEN[10].day, "r10") == 10
    assert earlier_in_month(ELEVEN, "某乙", ELEVEN[10].day, "x") == 0
    assert earlier_in_month(ELEVEN, "某甲", dt.date(2025, 10, 1), "x") == 0


@pytest.mark.parametrize(
    ("today", "colour"),
    [
        ("2025-10-14", "green"),
        ("2025-10-17", "yellow"),
        ("2025-10-21", "yellow"),
        ("2025-10-22", "red"),
        ("2025-10-24", "red"),
        ("2025-10-25", "overdue"),
    ],
)
def test_a_case_turns_yellow_red_and_overdue(today: str, colour: str) -> None:
    assert urgency(day("2025-10-24"), day(today), RULES.calendar, {}) == colour


def test_the_office_sets_when_colours_change() -> None:
    chosen = {"yellow_days": "10", "red_days": "5"}
    assert urgency(day("2025-10-24"), day("2025-10-17"), RULES.calendar, chosen) == "red"
