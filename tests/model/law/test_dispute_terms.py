"""What the law still sets in a review or a lawsuit, day by day, rolled over days off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.dispute_terms import decided_by, dispute_terms
from tests.model.law.cases import day

if TYPE_CHECKING:
    from desktop_app.model.field import Value

REVIEW: dict[str, Value] = {"procedure": "review", "filed_on": day("2025-07-28")}
LAWSUIT: dict[str, Value] = {"procedure": "lawsuit", "filed_on": day("2025-04-02")}
OLD_REVIEW: dict[str, Value] = {"procedure": "review", "filed_on": day("2013-02-25")}
SIMPLIFIED: dict[str, Value] = {"simplified": True}
CALENDAR = official_calendar()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            REVIEW,
            {"决定是否受理": "2025-08-04", "复议决定": "2025-10-09", "延长后的复议决定": "2025-11-03"},
        ),
        (REVIEW | {"accepted": True}, {"复议决定": "2025-10-09", "延长后的复议决定": "2025-11-03"}),
        (REVIEW | {"closed_on": day("2025-09-18"), "outcome": "upheld"}, {"对复议决定起诉": "2025-10-09"}),
        (REVIEW | SIMPLIFIED, {"决定是否受理": "2025-08-04", "复议决定": "2025-09-03"}),
        (
            REVIEW | {"accepted": True, "notified_on": day("2025-08-06")},
            {"本机关书面答复": "2025-08-20", "复议决定": "2025-10-09", "延长后的复议决定": "2025-11-03"},
        ),
        (
            REVIEW | SIMPLIFIED | {"accepted": True, "notified_on": day("2025-08-06")},
            {"本机关书面答复": "2025-08-13", "复议决定": "2025-09-03"},
        ),
        (LAWSUIT | SIMPLIFIED, {"一审判决": "2025-05-19"}),
        (
            LAWSUIT | {"notified_on": day("2025-04-10")},
            {"本机关提交答辩状": "2025-04-25", "一审判决": "2025-10-09"},
        ),
        (LAWSUIT | {"notified_on": day("2025-04-10"), "answered_on": day("2025-04-20")}, {"一审判决": "2025-10-09"}),
        (
            OLD_REVIEW | {"accepted": True, "simplified": True, "notified_on": day("2013-03-01")},
            {"本机关书面答复": "2013-03-11", "复议决定": "2013-05-03"},
        ),
        (LAWSUIT, {"一审判决": "2025-10-09"}),
        (LAWSUIT | {"closed_on": day("2025-09-18"), "outcome": "upheld"}, {}),
        (REVIEW | {"procedure": "appeal"}, {}),
        ({"procedure": "review"}, {}),
    ],
)
def test_what_is_still_to_come_is_named_with_its_day(values: dict[str, Value], expected: dict[str, str]) -> None:
    assert {term.name: term.day.isoformat() for term in dispute_terms(values, CALENDAR)} == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (REVIEW, "2025-10-09"),
        (LAWSUIT, "2025-10-09"),
        (LAWSUIT | SIMPLIFIED, "2025-05-19"),
        (LAWSUIT | {"closed_on": day("2025-09-18"), "outcome": "upheld"}, "None"),
        (REVIEW | {"procedure": "appeal"}, "None"),
    ],
)
def test_an_open_dispute_has_a_day_by_which_it_must_be_decided(values: dict[str, Value], expected: str) -> None:
    assert str(decided_by(values, CALENDAR)) == expected
