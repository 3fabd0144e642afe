"""What was done against the rules is recorded as it happened and flagged; only what can't have happened is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.law.guards import GUARDS, IMPOSSIBLE, LATE
from desktop_app.model.law.step_file import step_rules
from desktop_app.model.law.taking import case_after, may_stand, refusal, writes
from desktop_app.model.law.workflow import possible_steps, steps_out_of_turn
from tests.model.law.cases import case, day, record

if TYPE_CHECKING:
    from desktop_app.model.field import Value
    from desktop_app.model.law.workflow import Case

CORRECTION = record("correction", "2025-09-25", until="2025-10-15", reason="请写明年份")
CORRECTED = CORRECTION | {"answered_on": day("2025-10-09"), "answer": "corrected"}
ASKED = record("third_party", "2025-09-24", party="某公司")
OBJECTED = ASKED | {"answered_on": day("2025-10-09"), "answer": "refused"}
EXTENDED = record("extension", "2025-10-20", approver="李主任")
FEE = record("fee", "2025-10-09", amount=10000)
REASON = record("abuse_reason", "2025-10-09", until="2025-10-20")
GOOD_REASON = REASON | {"answered_on": day("2025-10-13"), "answer": "reasonable"}
DRAFT = record("draft", "2025-10-13", officer="王科员", proposed="granted")
SUBMITTED = record("submitted", "2025-10-14")
REPLIED: dict[str, Value] = {"decision": "granted", "replied_on": day("2025-10-15")}
WEB: dict[str, Value] = {"channel": "web", "arrived_on": day("2025-09-22")}
AGREED: dict[str, Value] = {"position": 1, "officer": "张处长", "opinion": "agree", "day": day("2025-10-15")}


def standing(name: str) -> Case:
    """Return one of the cases of the table."""
    return {
        "fresh": case({}),
        "of 2013": case({"received_on": day("2013-01-28")}),
        "of 2020": case({"received_on": day("2020-12-01")}),
        "confirmed": case(WEB | {"confirmed_on": day("2025-09-26"), "received_on": day("2025-09-26")}),
        "pending": case(WEB),
        "await_correction": case({}, CORRECTION),
        "corrected": case({}, CORRECTED),
        "consulting": case({}, ASKED),
        "consulting, fee": case({}, ASKED, FEE),
        "consulting, drafted": case({}, ASKED, DRAFT),
        "objected": case({}, OBJECTED),
        "extended": case({}, EXTENDED),
        "await_reason": case({}, REASON),
        "reasonable": case({}, GOOD_REASON),
        "await_fee": case({}, FEE),
        "drafting": case({}, DRAFT),
        "reviewing": case({}, DRAFT, SUBMITTED),
        "reviewing again": case({}, DRAFT, SUBMITTED, approvals=(AGREED,)),
        "signed": case({}, DRAFT, SUBMITTED, approvals=(AGREED, AGREED | {"position": 2, "secrecy_reviewed": True})),
        "approval required": case({}, approval="required"),
        "replied": case(REPLIED),
        "replied, asked": case(REPLIED, ASKED),
        "replied, objected": case(REPLIED, OBJECTED, record("override", "2025-10-13", reason="公共利益")),
        "archived": case(REPLIED, record("delivered", "2025-10-16"), record("archived", "2025-10-17")),
        "lapsed": case({"decision": "lapsed_correction", "replied_on": day("2025-10-20")}, CORRECTION),
    }[name]


AGAINST_THE_RULES: list[tuple[str, str, str, dict[str, Value], str]] = [
    ("confirmed", "assigned", "2025-09-23", {}, "早于收到申请的日期"),
    ("reviewing", "assigned", "2025-10-15", {"officer": "赵科员"}, "现在的状态是“审核中”"),
    ("corrected", "correction", "2025-10-10", {"until": day("2025-10-20"), "reason": "还缺文号"}, "不能再次要求补正"),
    ("drafting", "correction", "2025-10-14", {"until": day("2025-10-20"), "reason": "缺"}, "现在的状态是“拟稿中”"),
    ("await_correction", "lapse_correction", "2025-10-10", {}, "届满后仍不补正的，才能终止办理"),
    ("await_correction", "third_party", "2025-09-26", {"party": "甲"}, "现在的状态是“待补正”"),
    ("await_fee", "co_maker", "2025-10-10", {"party": "甲"}, "现在的状态是“待缴费”"),
    ("reviewing", "agency", "2025-10-15", {"party": "甲"}, "现在的状态是“审核中”"),
    ("fresh", "override", "2025-10-13", {"reason": "公共利益"}, "没有第三方不同意公开的意见"),
    ("replied, objected", "override", "2025-10-16", {"reason": "公共利益"}, "现在的状态是“已答复”"),
    ("extended", "extension", "2025-10-21", {"approver": "李主任"}, "只能延长一次"),
    ("fresh", "extension", "2025-10-20", {"approver": "李主任", "days": 30}, "最长20个工作日"),
    ("drafting", "abuse_reason", "2025-10-14", {"until": day("2025-10-20")}, "现在的状态是"),
    ("fresh", "abuse_delay", "2025-10-14", {"until": day("2025-12-01")}, "理由合理的才能确定"),
    ("of 2020", "fee", "2020-12-10", {"amount": 10000}, "自2021年1月1日起才可收取"),
    ("fresh", "fee", "2025-10-09", {"amount": 10000, "until": day("2025-10-20")}, "不能早于2025年11月5日"),
    ("await_fee", "lapse_fee", "2025-10-30", {}, "届满后仍不缴费的，才能终止办理"),
    ("consulting", "draft", "2025-09-25", {"officer": "王科员", "proposed": "granted"}, "现在的状态是“征求意见中”"),
    ("consulting, drafted", "submitted", "2025-10-14", {}, "现在的状态是“征求意见中”"),
    ("reviewing", "approve", "2025-10-16", {"officer": "王科员"}, "审批人不能是拟稿人本人"),
    ("reviewing", "approve", "2025-10-16", {"officer": "张处长", "position": 2}, "下一审批环节是"),
    ("reviewing", "return", "2025-10-16", {"officer": "张处长", "position": 2}, "下一审批环节是"),
    ("reviewing again", "approve", "2025-10-16", {"officer": "李主任"}, "公开前须经保密审查"),
    ("await_correction", "reply", "2025-10-13", {"decision": "granted"}, "现在的状态是“待补正”"),
    ("consulting", "reply", "2025-10-13", {"decision": "granted"}, "现在的状态是“征求意见中”"),
    ("reviewing", "reply", "2025-10-16", {"decision": "granted"}, "现在的状态是“审核中”"),
    ("approval required", "reply", "2025-10-13", {"decision": "granted"}, "答复须先审批签发"),
    ("signed", "reply", "2025-10-16", {"decision": "internal", "decision_reason": "内部事务"}, "与答复的决定不一致"),
    ("fresh", "reply", "2025-10-13", {"decision": "unclear"}, "之前须先有"),
    ("fresh", "reply", "2025-10-13", {"decision": "third_party", "decision_reason": "商业秘密"}, "须先征求第三方意见"),
    ("objected", "reply", "2025-10-13", {"decision": "granted"}, "须先书面告知第三方"),
    ("reasonable", "reply", "2025-10-14", {"decision": "excessive", "decision_reason": "多"}, "不能不予处理"),
    ("replied", "archived", "2025-10-16", {}, "不能“归档”"),
    ("archived", "delivered", "2025-10-20", {}, "不能“送达”"),
    ("lapsed", "delivered", "2025-10-22", {}, "不能“送达”"),
]
"""The case, the step, its day, what is said with it, and the words of what speaks against it."""

IMPOSSIBLE_STEPS: list[tuple[str, str, str, dict[str, Value], str]] = [
    ("fresh", "assigned", "2025-09-19", {}, "早于收到申请的日期"),
    ("confirmed", "assigned", "2025-09-19", {}, "早于收到申请的日期"),
    ("fresh", "confirm", "2025-09-23", {}, "现在的状态是“已登记”"),
    ("replied", "confirm", "2025-10-16", {}, "现在的状态是“已答复”"),
    ("fresh", "correction_answer", "2025-10-09", {"answer": "corrected"}, "没有等待答复的步骤"),
    ("await_correction", "correction_answer", "2025-09-24", {"answer": "corrected"}, "早于发出告知的日期"),
    ("fresh", "lapse_correction", "2025-10-20", {}, "现在的状态是“已登记”"),
    ("fresh", "consultation_answer", "2025-10-09", {"answer": "agreed"}, "没有等待答复的步骤"),
    ("consulting", "consultation_answer", "2025-10-20", {"answer": "silent"}, "还不能按逾期处理"),
    ("of 2013", "abuse_reason", "2013-02-05", {"until": day("2013-02-20")}, "没有“要求说明理由”这一步骤"),
    ("of 2013", "co_maker", "2013-02-05", {"party": "甲"}, "没有“征求共同制作机关意见”这一步骤"),
    ("of 2013", "fee", "2013-02-05", {"amount": 100}, "没有“收费告知”这一步骤"),
    ("fresh", "abuse_answer", "2025-10-09", {"answer": "reasonable"}, "没有等待答复的步骤"),
    ("fresh", "fee_payment", "2025-10-09", {"answer": "paid"}, "没有等待答复的步骤"),
    ("fresh", "lapse_fee", "2025-10-20", {}, "现在的状态是“已登记”"),
    ("fresh", "submitted", "2025-10-09", {}, "不能“送审”"),
    ("fresh", "approve", "2025-10-09", {"officer": "张处长"}, "不能“审批同意”"),
    ("drafting", "return", "2025-10-15", {"officer": "张处长"}, "不能“退回修改”"),
    ("replied", "reply", "2025-10-16", {"decision": "granted"}, "不能“答复”"),
    ("replied", "not_ogi", "2025-10-16", {"referred_to": "市信访局"}, "不能“不作为公开申请处理”"),
    ("replied", "withdrawn", "2025-10-16", {"reason": "撤回"}, "不能“申请人撤回”"),
    ("lapsed", "lapse_correction", "2025-10-22", {}, "不能“逾期不补正终止”"),
    ("replied", "correction", "2025-10-16", {"until": day("2025-10-20"), "reason": "缺"}, "不能“补正告知”"),
    ("replied", "extension", "2025-10-16", {"approver": "李主任"}, "不能“延期答复告知”"),
    ("replied", "third_party", "2025-10-16", {"party": "甲"}, "不能“征求第三方意见”"),
    ("replied", "override", "2025-10-16", {"reason": "公共利益"}, "不能“告知第三方决定公开”"),
    ("replied", "draft", "2025-10-16", {"officer": "王科员", "proposed": "granted"}, "不能“拟稿”"),
    ("fresh", "delivered", "2025-10-09", {}, "还没有作出决定并答复"),
    ("fresh", "archived", "2025-10-09", {}, "还没有作出决定并答复"),
]

IN_ORDER: list[tuple[str, str, str, dict[str, Value]]] = [
    ("pending", "confirm", "2025-09-23", {}),
    ("consulting, fee", "consultation_answer", "2025-10-13", {"answer": "agreed"}),
    ("consulting, fee", "fee_payment", "2025-10-13", {"answer": "paid"}),
    ("replied, asked", "consultation_answer", "2025-10-16", {"answer": "refused"}),
    ("await_reason", "abuse_answer", "2025-10-13", {"answer": "reasonable"}),
    ("await_reason", "not_ogi", "2025-10-13", {"referred_to": "市信访局"}),
    ("await_correction", "withdrawn", "2025-10-13", {"reason": "撤回"}),
]


@pytest.mark.parametrize(("name", "action", "on", "said", "against"), AGAINST_THE_RULES)
def test_what_was_done_against_the_rules_is_asked_about_recorded_as_it_happened_and_flagged(
    name: str, action: str, on: str, said: dict[str, Value], against: str
) -> None:
    before, given = standing(name), {"day": day(on), **said}
    assert against in (refusal(before, action, given) or "")
    assert may_stand(before, action, given)
    after = case_after(before, writes(before, action, given))
    assert any(against in sentence for sentence in after.refusals)
    assert after.impossible == before.impossible == ()


@pytest.mark.parametrize(("name", "action", "on", "said", "against"), IMPOSSIBLE_STEPS)
def test_what_cannot_have_happened_is_refused_whatever_anybody_says(
    name: str, action: str, on: str, said: dict[str, Value], against: str
) -> None:
    before, given = standing(name), {"day": day(on), **said}
    assert against in (refusal(before, action, given) or "")
    assert against in (refusal(before, action, given, as_it_happened=True) or "")


@pytest.mark.parametrize(("name", "action", "on", "said"), IN_ORDER)
def test_what_is_in_order_is_not_asked_about(name: str, action: str, on: str, said: dict[str, Value]) -> None:
    assert refusal(standing(name), action, {"day": day(on), **said}) is None


def test_the_tables_speak_of_every_step_and_every_guard_has_its_sort() -> None:
    tables = (*AGAINST_THE_RULES, *IMPOSSIBLE_STEPS, *IN_ORDER)
    assert {row[1] for row in tables} == set(step_rules())
    assert not LATE & IMPOSSIBLE
    assert set(GUARDS) >= LATE | IMPOSSIBLE


@pytest.mark.parametrize(("name", "action", "on", "said", "against"), AGAINST_THE_RULES)
def test_what_can_have_happened_is_offered_to_be_recorded(
    name: str, action: str, on: str, said: dict[str, Value], against: str
) -> None:
    del on, said, against
    found = standing(name)
    codes = {rule.code for rule in (*possible_steps(found), *steps_out_of_turn(found))}
    again = found.state in {"replied", "archived"} and bool(found.facts.took(action))
    assert again or action in codes


@pytest.mark.parametrize(("name", "action", "on", "said", "against"), IMPOSSIBLE_STEPS)
def test_what_is_out_of_order_and_cannot_have_happened_is_not_offered(
    name: str, action: str, on: str, said: dict[str, Value], against: str
) -> None:
    del on, said, against
    assert action not in {rule.code for rule in steps_out_of_turn(standing(name))}


def test_what_was_done_against_the_rules_gives_the_agency_no_more_time() -> None:
    due = case({}).deadline
    assert due
    for extra in (
        record("abuse_delay", "2025-10-14", until="2025-12-01"),
        record("extension", "2025-10-20", approver="李主任", days=60),
    ):
        longest = case({}, record("extension", "2025-10-20", approver="李主任")).deadline
        found = case({}, extra).deadline
        assert found
        assert longest
        assert found.legal in {due.legal, longest.legal}
    old = case({"received_on": day("2020-12-01")})
    charged = case(
        {"received_on": day("2020-12-01")},
        record("fee", "2020-12-10", amount=10000) | {"answered_on": day("2020-12-20"), "answer": "paid"},
    )
    assert old.deadline
    assert charged.deadline
    assert charged.deadline.legal == old.deadline.legal
