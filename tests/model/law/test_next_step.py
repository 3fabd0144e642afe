"""Which step most often comes next, with and without required approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.law.next_step import is_still_to_come, rank
from desktop_app.model.law.workflow import possible_steps
from tests.model.law.cases import case, record

if TYPE_CHECKING:
    from desktop_app.model.field import Value

DRAFT = record("draft", "2025-10-13", officer="王科员", proposed="granted")
SUBMITTED = record("submitted", "2025-10-14")
ASKED = record("third_party", "2025-09-24", party="某公司")


@pytest.mark.parametrize(
    ("steps", "approval", "first"),
    [
        ((), "optional", "reply"),
        ((), "required", "draft"),
        ((ASKED,), "optional", "consultation_answer"),
        ((DRAFT,), "optional", "submitted"),
        ((DRAFT, SUBMITTED), "required", "approve"),
    ],
)
def test_the_likeliest_step_follows_from_the_case(
    steps: tuple[dict[str, Value], ...], approval: str, first: str
) -> None:
    found = case({}, *steps, approval=approval)
    ranks = {step.code: place for step in possible_steps(found) if (place := rank(found, step.code)) is not None}
    assert min(ranks, key=lambda code: ranks[code]) == first


def test_a_reply_that_needs_approval_is_likely_only_once_it_is_signed() -> None:
    assert rank(case(approval="required"), "reply") is None
    assert rank(case(approval="required"), "draft") == rank(case(), "reply")
    assert rank(case(), "draft") is None
    assert rank(case(), "withdrawn") is None


def test_a_step_that_was_taken_is_no_longer_to_come() -> None:
    assert is_still_to_come(case(), "third_party")
    assert not is_still_to_come(case({}, ASKED), "third_party")
