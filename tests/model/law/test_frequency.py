"""The watch for frequent applications, and the colours of urgency."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.model.law.frequency import (
    ASK_FOR_REASONS,
    Received,
    calls_for_attention,
    frequency,
    may_ask_for_reasons,
)
from desktop_app.model.law.urgency import urgency
from tests.model.law.cases import RULES, case, day, record


def received(number: int, name: str = "某甲", identity: str = "", on: str = "") -> Received:
    """Return an application, the first on the first of September."""
    return Received(f"r{number:02}", identity, name, day(on) if on else dt.date(2025, 9, 1 + number))


ELEVEN = [received(number) for number in range(11)]


def test_the_eleventh_application_of_a_month_calls_for_attention_while_it_is_open() -> None:
    eleventh = frequency(ELEVEN[10], reversed(ELEVEN), {})
    assert (eleventh.count, eleventh.earlier, eleventh.most, eleventh.beyond) == (11, 10, 10, True)
    assert not frequency(ELEVEN[9], ELEVEN[:10], {}).beyond
    assert not frequency(ELEVEN[10], ELEVEN, {"abuse_threshold": "20"}).beyond
    assert calls_for_attention(case(), eleventh)
    closed = case({"decision": "granted", "replied_on": day("2025-10-13")})
    assert not calls_for_attention(closed, eleventh)
    assert not calls_for_attention(case(), frequency(ELEVEN[9], ELEVEN[:10], {}))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (received(0, "某甲", "1"), received(1, "某甲", "1"), True),
        (received(0, "某甲", "1"), received(1, "甲某", "1"), True),
        (received(0, "某甲", "1"), received(1, "某甲", "2"), False),
        (received(0, "某甲"), received(1, "某甲"), True),
        (received(0, "某甲"), received(1, "某乙"), False),
        (received(0, ""), received(1, ""), False),
        (received(0), received(1, on="2025-09-30"), True),
        (received(0), received(1, on="2025-10-01"), False),
        (received(0), received(1, on="2024-09-01"), False),
    ],
)
def test_the_same_applicant_is_known_by_number_or_else_by_name_within_a_calendar_month(
    one: Received, other: Received, *, same: bool
) -> None:
    assert (frequency(one, [other], {}).count == 1) is same


def test_reasons_are_asked_for_once_where_the_regulation_knows_of_it() -> None:
    assert may_ask_for_reasons(case())
    assert not may_ask_for_reasons(case({"received_on": day("2013-01-28")}))
    assert not may_ask_for_reasons(case({}, record(ASK_FOR_REASONS, "2025-09-26", until="2025-10-20")))


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
