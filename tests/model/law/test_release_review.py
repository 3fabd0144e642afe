"""The review of a release: stages in their order, secrecy before the last approval, a return begins anew."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.model.law.approvals import Opinion, chain_of, next_stage, opinions_of, stage_text
from desktop_app.model.law.release_review import review_refusal, review_state

if TYPE_CHECKING:
    from desktop_app.model.field import Value

MONDAY = dt.date(2025, 9, 22)
ONE_STAGE = {"release_chain": "办公室"}


def opinion(position: int, after: int = 0, *, agreed: bool = True, secrecy: bool = False) -> Opinion:
    """Return what somebody of the chain said, so many days after Monday."""
    on = MONDAY + dt.timedelta(days=after)
    return Opinion(position=position, officer="某人", day=on, agreed=agreed, secrecy_reviewed=secrecy)


def test_a_release_is_cleared_when_every_stage_has_agreed() -> None:
    assert review_state((), {}) == "unreviewed"
    assert review_state((opinion(1),), {}) == "reviewing"
    assert review_state((opinion(1), opinion(2, 1)), {}) == "cleared"
    assert review_state((opinion(1), opinion(2, 1, agreed=False)), {}) == "returned"
    assert review_state((opinion(1),), ONE_STAGE) == "cleared"


def test_a_return_sends_it_through_all_stages_again() -> None:
    opinions = (opinion(1), opinion(2, 1, agreed=False), opinion(1, 2))
    assert next_stage(opinions, chain_of({}, "release")) == 2
    assert review_state(opinions, {}) == "reviewing"


def test_what_is_refused_in_a_review_names_the_article() -> None:
    first = (opinion(1, 2),)
    assert review_refusal((), opinion(2), {}) == "下一审批环节是“处室负责人”（2019《条例》第十七条）。"
    assert review_refusal(first, opinion(2, 1), {}) == "审批日期早于上一步的审批日期（2019《条例》第十七条）。"
    assert review_refusal(first, opinion(2, 3), {}) == "公开前须经保密审查（2019《条例》第十七条）。"
    done = (*first, opinion(2, 3, secrecy=True))
    assert review_refusal(done, opinion(2, 4), {}) == "审批已经完成，不能再审批（2019《条例》第十七条）。"


def test_what_is_in_order_is_not_refused() -> None:
    assert review_refusal((), opinion(1), {}) is None
    assert review_refusal((opinion(1, secrecy=True),), opinion(2), {}) is None
    assert review_refusal((opinion(1),), opinion(2, agreed=False), {}) is None
    assert review_refusal((), opinion(1, secrecy=True), ONE_STAGE) is None


def test_a_chain_may_have_four_stages() -> None:
    chain = {"release_chain": "承办人、处室负责人、保密审查员、分管负责人"}
    opinions = tuple(opinion(place, place, secrecy=place == 3) for place in range(1, 4))
    assert review_state(opinions, chain) == "reviewing"
    assert review_refusal(opinions, opinion(4, 4), chain) is None
    assert review_state((*opinions, opinion(4, 4)), chain) == "cleared"


def test_a_secrecy_review_before_a_return_has_to_be_made_again() -> None:
    opinions = (opinion(1, secrecy=True), opinion(2, 1, agreed=False), opinion(1, 2))
    assert review_refusal(opinions, opinion(2, 3), {}) == "公开前须经保密审查（2019《条例》第十七条）。"


def test_records_not_filled_in_yet_are_no_opinions() -> None:
    assert opinions_of([{"id": "a", "position": 1, "day": None}, {"id": "b", "day": MONDAY}]) == ()


@pytest.mark.parametrize(
    ("given", "state", "turn"),
    [
        (["1+", "2-"], "returned", 1),
        (["2-", "1+"], "returned", 1),
        (["1+", "2-", "1+"], "reviewing", 2),
        (["1+", "2-", "1+", "2+"], "cleared", None),
        (["1-", "1+"], "reviewing", 2),
    ],
)
def test_opinions_of_one_day_are_taken_as_the_chain_goes(given: list[str], state: str, turn: int | None) -> None:
    records: list[dict[str, Value]] = [
        {"id": str(place), "position": int(one[0]), "day": MONDAY, "opinion": "agree" if one[1] == "+" else "return"}
        for place, one in enumerate(given)
    ]
    opinions = opinions_of(records)
    assert (review_state(opinions, {}), next_stage(opinions, chain_of({}, "release"))) == (state, turn)


def test_known_stages_are_named_in_the_language_of_the_screen() -> None:
    i18n.choose("en")
    assert [stage_text(stage) for stage in ("处室负责人", "承办人")] == ["Head of division", "承办人"]
