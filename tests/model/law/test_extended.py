"""Whether an application counts as extended: one meaning, whatever noted the extension and whatever came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application
from tests.model.law.cases import RULES, day, record

if TYPE_CHECKING:
    from desktop_app.model.field import Value

RECEIVED = "2025-09-22"
LAST = "2025-10-24"


def extended(*steps: dict[str, Value], **values: str) -> Value:
    """Return whether an application received on 22 September 2025 shows as extended."""
    given: dict[str, Value] = {"nature": "disclosure", "received_on": day(RECEIVED)}
    given |= {name: value if name == "nature" else day(value) for name, value in values.items()}
    return Application.derive(given, RULES, {"case_step": [{"id": f"{n}", **one} for n, one in enumerate(steps)]})[
        "extended"
    ]


@pytest.mark.parametrize(
    ("steps", "values", "wanted"),
    [
        ([], {}, False),
        ([record("extension", "2025-10-10")], {}, True),
        ([], {"extended_on": "2025-10-10"}, True),
        ([record("extension", "2025-10-10")], {"extended_on": "2025-10-10"}, True),
        ([record("extension", LAST)], {}, True),
        ([record("extension", "2025-10-25")], {}, False),
        ([], {"extended_on": "2025-10-27"}, False),
        ([record("extension", "2025-09-19")], {}, False),
        ([record("extension", "2025-10-27"), record("extension", "2025-10-10")], {}, True),
        ([record("extension", "2025-10-10")], {"nature": "other"}, False),
        ([record("extension", "2025-10-10")], {"replied_on": "2025-11-10"}, True),
        ([record("extension", "2025-10-10")], {"replied_on": "2025-10-10"}, True),
        ([record("extension", "2025-10-10")], {"replied_on": "2025-10-09"}, False),
    ],
)
def test_an_extension_counts_where_it_was_told_in_time_and_before_the_reply(
    steps: list[dict[str, Value]], values: dict[str, str], wanted: object
) -> None:
    assert extended(*steps, **values) is wanted


def test_an_extension_that_a_restart_has_used_up_was_told_all_the_same() -> None:
    corrected = record("correction", "2025-09-24", answered_on="2025-10-15", answer="corrected")
    assert extended(corrected, record("extension", "2025-09-26")) is True
    assert extended(corrected, record("extension", "2025-11-12")) is True
    assert extended(corrected, record("extension", "2025-11-13")) is False
