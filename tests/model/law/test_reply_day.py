"""The day on which a reply counts as given: as the office chose, and by its sending where no delivery is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.law.case_deadline import in_time
from desktop_app.model.law.reply_day import given_on, known_on
from tests.model.law.cases import case, day, record

if TYPE_CHECKING:
    from desktop_app.model.field import Value

CASES = [
    ("", (), "sent", "", None),
    ("", (), "delivered", "", None),
    ("2025-10-24", (), "sent", "2025-10-24", True),
    ("2025-10-24", (), "delivered", "2025-10-24", True),
    ("2025-10-27", (), "sent", "2025-10-27", False),
    ("2025-10-27", (), "delivered", "2025-10-27", False),
    ("2025-10-24", ("2025-10-24",), "delivered", "2025-10-24", True),
    ("2025-10-24", ("2025-10-27",), "sent", "2025-10-24", True),
    ("2025-10-24", ("2025-10-27",), "delivered", "2025-10-27", False),
    ("2025-10-23", ("2025-10-28", "2025-10-24"), "delivered", "2025-10-24", True),
    ("2025-10-27", ("2025-10-28",), "sent", "2025-10-27", False),
    ("", ("2025-10-24",), "delivered", "", None),
]
"""Day of sending, days of delivery, the office's choice; the day that counts, and whether that is by 24 October."""


@pytest.mark.parametrize(("sent", "delivered", "choice", "counts", "timely"), CASES)
def test_which_day_counts_and_whether_it_was_in_time(
    sent: str, delivered: tuple[str, ...], choice: str, counts: str, *, timely: bool | None
) -> None:
    reply: dict[str, Value] = {"decision": "granted", "replied_on": day(sent)} if sent else {}
    found = case(reply, *(record("delivered", on) for on in delivered), reply_counts_on=choice)
    assert given_on(found.facts, found.rules.settings) == (day(counts) if counts else None)
    assert in_time(found.facts, found.rules) is timely


def test_the_applicant_knows_of_a_reply_from_its_first_delivery_or_else_its_sending() -> None:
    reply: dict[str, Value] = {"decision": "granted", "replied_on": day("2025-10-13")}
    assert known_on(case().facts) is None
    assert known_on(case(reply).facts) == day("2025-10-13")
    twice = case(reply, record("delivered", "2025-10-20"), record("delivered", "2025-10-16"))
    assert known_on(twice.facts) == day("2025-10-16")
