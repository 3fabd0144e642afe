"""Random walks through the procedure: whatever is done in whatever order, the invariants of the law hold."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.model.codes import codes
from desktop_app.model.law.case_state import CLOSED
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.step_file import step_rules
from desktop_app.model.law.taking import case_after, refusal, writes
from desktop_app.model.law.workflow import Case, possible_steps
from tests.model.law.cases import RULES, case

if TYPE_CHECKING:
    from desktop_app.model.field import Value
    from desktop_app.model.law.step_file import StepRule

OFFICERS = ("王科员", "张处长", "李主任")
TEXTS = {
    "reason": "写明理由",
    "decision_reason": "依据和理由",
    "referred_to": "某局",
    "access_path": "门户网站",
    "search_record": "检索了档案系统",
    "repeats": "b" * 32,
}
ONWARD = frozenset(
    {
        *("correction", "correction_answer", "consultation_answer", "override", "abuse_reason", "abuse_answer"),
        *("fee", "fee_payment", "draft", "submitted", "approve", "return", "reply", "delivered", "archived"),
        *("lapse_correction", "lapse_fee"),
    }
)
"""Actions that bring a case nearer to its end; the others would keep most walks at their beginning."""
FIRST_DAYS = st.sampled_from([dt.date(2013, 1, 28), dt.date(2019, 5, 14), dt.date(2022, 9, 30), dt.date(2025, 9, 22)])


@st.composite
def data_for(draw: st.DrawFn, now: Case, action: StepRule) -> dict[str, Value]:
    """Return data for an action: a day after what was done last or any other; texts are sometimes missing."""
    last = max((taken.event.day for taken in now.taken), default=now.facts.day("received_on") or dt.date(2025, 9, 22))
    near, far = st.dates(last, last + dt.timedelta(days=6)), st.dates(last - dt.timedelta(40), last + dt.timedelta(40))
    on = draw(far if draw(st.integers(0, 5)) == 5 else near)
    made: dict[str, Value] = {"day": on}
    if draw(st.integers(0, 9)):
        made |= TEXTS
    made |= {"officer": draw(st.sampled_from(OFFICERS)), "secrecy_reviewed": draw(st.booleans())}
    made |= {"until": on + dt.timedelta(days=draw(st.integers(1, 60))), "amount": 10000}
    made |= {"proposed": draw(st.sampled_from(list(decisions())))}
    if action.code == "extension":
        made |= {"approver": "李主任", "days": draw(st.none() | st.integers(1, 25))}
    if action.target == "answer":
        made |= {"answer": draw(st.sampled_from(list(codes("step_answer"))))}
    if action.code == "approve":
        made |= {"officer": draw(st.sampled_from(OFFICERS[1:])), "secrecy_reviewed": True}
    if action.code == "reply":
        made |= {"decision": _signed(now) or draw(st.sampled_from(list(decisions())))}
    return made


def _signed(now: Case) -> str:
    return next((step.proposed for step in now.facts.took("draft")), "") if now.state == "signed" else ""


@st.composite
def actions_for(draw: st.DrawFn, now: Case) -> StepRule:
    """Return an action: mostly one that leads on, now and then any that is offered, or any at all."""
    offered = possible_steps(now) or tuple(step_rules().values())
    onward = tuple(action for action in offered if action.code in ONWARD) or offered
    return draw(
        st.sampled_from((onward, onward, onward, offered, tuple(step_rules().values()))).flatmap(st.sampled_from)
    )


@st.composite
def walks(draw: st.DrawFn) -> list[Case]:
    """Return the cases of one walk: at each place an action, sensible or not, is tried, and taken unless refused."""
    now = case({"received_on": draw(FIRST_DAYS)}, approval=draw(st.sampled_from(["optional", "required"])))
    walked = [now]
    for _place in range(draw(st.integers(3, 16))):
        action = draw(actions_for(now))
        data = draw(data_for(now, action))
        if refusal(now, action.code, data) is None:
            now = case_after(now, writes(now, action.code, data))
            walked.append(now)
    return walked


@settings(max_examples=120, deadline=None)
@given(walks())
def test_the_invariants_of_the_law_hold_on_every_walk(walked: list[Case]) -> None:
    for before, now in pairwise(walked):
        assert now.refusals == before.refusals == ()
        assert_closed_with_a_decision(now)
        assert_due_on_a_working_day(now)
        assert_decision_agrees_with_events(now)
        assert len(now.facts.took("extension")) <= 1
        assert len(now.facts.took("correction")) <= 1
        received = now.facts.day("received_on")
        assert received is not None
        assert all(taken.event.day >= received for taken in now.taken)


def assert_closed_with_a_decision(now: Case) -> None:
    """No case is closed without a decision and its day, and none has a decision while it is open."""
    decided = now.facts.text("decision") in decisions() and now.facts.day("replied_on") is not None
    assert (now.state in CLOSED) == decided


def assert_due_on_a_working_day(now: Case) -> None:
    """No due day is a day off; none is missing but where the applicant has to act first."""
    if now.deadline is None:
        assert now.facts.text("nature") == "other"
    elif now.deadline.legal is not None:
        assert RULES.calendar.is_workday(now.deadline.legal)
    else:
        assert any(step.open for step in now.facts.steps)


def assert_decision_agrees_with_events(now: Case) -> None:
    """Each decision has the events that it presupposes (process.md §3.5)."""
    decision, facts = now.facts.text("decision"), now.facts
    answered = {step.step for step in facts.steps if not step.open}
    modern = now.deadline is not None and now.deadline.regulation.code == "CN-2019"
    if decision == "third_party":
        assert facts.took("third_party") or facts.text("unconsulted_reason")
    if decision == "excessive" and modern:
        assert "abuse_reason" in answered
    if decision == "unclear":
        assert "correction" in answered
    if decision == "lapsed_correction":
        assert any(step.open for step in facts.took("correction"))
    if decision == "lapsed_fee":
        assert any(step.open for step in facts.took("fee"))
    if decision == "granted" and any(step.answer == "refused" for step in facts.took("third_party")):
        assert facts.took("override")
