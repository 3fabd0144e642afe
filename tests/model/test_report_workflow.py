"""The state of a report: a table of refusals, and random walks that never lock a year too early."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.codes import codes
from desktop_app.model.report_workflow import (
    ACTIONS,
    LOCKED,
    PATH,
    Action,
    Facts,
    State,
    possible,
    refusal,
    state_after,
    state_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.field import Value

TODAY = dt.date(2014, 3, 31)
GOOD = Facts(today=TODAY, fingerprint="A", stood="A", since=dt.date(2014, 3, 1))


@pytest.mark.parametrize(
    ("action", "state", "facts", "said"),
    [
        ("hand_in", "open", GOOD, ""),
        ("hand_in", "open", replace(GOOD, missing=3), "还有 3 个单位没有报齐"),
        ("hand_in", "open", replace(GOOD, missing=3, may_miss=True), ""),
        ("check", "open", GOOD, "现在是“填报中”，不能“核对完毕”。"),
        ("check", "handed_in", replace(GOOD, differences=2), "还有 2 处差异没有处理"),
        ("check", "handed_in", replace(GOOD, errors=1), "还有 1 项错误"),
        ("sign", "checked", replace(GOOD, fingerprint="B"), "数据又有变动"),
        ("sign", "checked", GOOD, ""),
        ("file", "signed", replace(GOOD, missing=1), "还有 1 个单位没有报齐"),
        ("file", "signed", replace(GOOD, differences=1), "还有 1 处差异"),
        ("file", "signed", replace(GOOD, errors=1), "还有 1 项错误"),
        ("file", "signed", replace(GOOD, fingerprint="B"), "数据又有变动"),
        ("file", "checked", GOOD, "现在是“已核对”，不能“报送备案”。"),
        ("publish", "filed", replace(GOOD, fingerprint="B"), ""),
        ("publish", "filed", replace(GOOD, late=2), "又收到 2 处变动，请先填更正单"),
        ("publish", "corrected", GOOD, ""),
        ("reopen", "filed", GOOD, "现在是“已备案”，不能“退回重办”。"),
        ("reopen", "signed", replace(GOOD, differences=9, errors=9, fingerprint="B"), ""),
        ("hand_in", "reopened", GOOD, ""),
        ("hand_in", "open", replace(GOOD, office=False), "年报由办公室办理。"),
    ],
)
def test_a_step_is_taken_or_refused_in_one_sentence(action: Action, state: State, facts: Facts, said: str) -> None:
    found = refusal(action, state, facts, TODAY)
    assert said in found
    assert bool(found) == bool(said)


def test_a_step_is_of_today_or_of_a_day_since_the_last_one() -> None:
    assert "还没有到" in refusal("hand_in", "open", GOOD, dt.date(2014, 4, 1))
    assert "早于上一步的日期 2014-03-01" in refusal("hand_in", "open", GOOD, dt.date(2014, 2, 28))
    assert not refusal("hand_in", "open", GOOD, dt.date(2014, 3, 1))


def test_every_state_has_its_words_and_a_way_on() -> None:
    states: set[State] = {*PATH, "corrected", "reopened"}
    assert set(codes("report_state")) == states - {"open"}
    assert all(state_words(state) for state in states)
    assert [state for state in PATH if not possible(state)] == ["published"]


def test_the_last_step_by_its_position_is_the_state() -> None:
    steps: list[dict[str, Value]] = [
        {"id": "b", "position": 2, "state": "checked"},
        {"id": "a", "position": 1, "state": "handed_in"},
    ]
    assert state_after(steps) == "checked"
    assert state_after([*steps, {"id": "c", "position": 3, "state": "from_a_newer_version"}]) == "checked"
    assert state_after([]) == "open"


facts = st.builds(
    Facts,
    today=st.just(TODAY),
    missing=st.integers(0, 2),
    may_miss=st.booleans(),
    differences=st.integers(0, 1),
    errors=st.integers(0, 1),
    late=st.integers(0, 1),
    fingerprint=st.sampled_from("AB"),
    stood=st.sampled_from("AB"),
)


@given(st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), facts), max_size=30))
def test_whatever_is_tried_a_year_is_locked_only_when_all_was_well_and_stays_locked(
    tried: Sequence[tuple[Action, Facts]],
) -> None:
    state: State = "open"
    passed: list[State] = ["open"]
    for action, stands in tried:
        if refusal(action, state, stands, TODAY):
            continue
        assert action in possible(state)
        was, state = state, ACTIONS[action].to
        passed.append(state)
        assert (was in LOCKED) <= (state in LOCKED)
        if state == "filed":
            assert not stands.differences
            assert not stands.errors
            assert stands.may_miss or not stands.missing
            assert stands.fingerprint == stands.stood
            assert passed[-4:-1] == ["handed_in", "checked", "signed"]
