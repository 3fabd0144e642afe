"""When a case can be charged, and when the tables reckon it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.law.case_fees import fee_can_be_notified, follows_the_tables, may_be_charged
from tests.model.law.cases import case, day, record

if TYPE_CHECKING:
    from desktop_app.model.field import Value


@pytest.mark.parametrize(
    ("on", "nature", "replied", "charged", "reckoned"),
    [
        ("2007-06-01", "disclosure", "", False, False),
        ("2013-06-03", "disclosure", "", True, False),
        ("2020-06-01", "disclosure", "", False, False),
        ("2020-12-31", "disclosure", "", False, False),
        ("2021-01-01", "disclosure", "", True, True),
        ("2025-09-24", "other", "", True, False),
        ("2025-09-24", "disclosure", "2025-09-24", False, False),
    ],
)
def test_a_case_is_charged_until_its_reply_as_the_law_of_the_day_has_it(
    on: str, nature: str, replied: str, *, charged: bool, reckoned: bool
) -> None:
    reply: dict[str, Value] = {"decision": "granted", "replied_on": day(replied)} if replied else {}
    facts = case({"nature": nature, **reply}).facts
    assert may_be_charged(facts, day(on)) is charged
    assert follows_the_tables(facts, day(on)) is reckoned


def test_the_notice_of_a_fee_has_its_place_in_an_open_case_under_the_new_regulation() -> None:
    assert fee_can_be_notified(case())
    assert not fee_can_be_notified(case({"received_on": day("2013-01-28")}))
    assert not fee_can_be_notified(case({}, record("fee", "2025-09-24", until="2025-10-30")))
    assert not fee_can_be_notified(case({"decision": "granted", "replied_on": day("2025-10-15")}))
