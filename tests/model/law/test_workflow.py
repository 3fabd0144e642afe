"""The procedure: what is refused, in one sentence that names the article, and what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.taking import case_after, refusal, writes
from desktop_app.model.law.workflow import possible_steps
from tests.model.law.cases import case, day, record

if TYPE_CHECKING:
    from desktop_app.model.field import Value

Records = list[dict[str, "Value"]]

OLD: dict[str, Value] = {"received_on": day("2013-01-28")}
CORRECTION = record("correction", "2025-09-25", until="2025-10-15", reason="请写明年份")
CORRECTED = CORRECTION | {"answered_on": day("2025-10-09"), "answer": "corrected"}
ASKED = record("third_party", "2025-09-24", party="某公司")
AGREED = ASKED | {"answered_on": day("2025-10-09"), "answer": "agreed"}
OBJECTED = ASKED | {"answered_on": day("2025-10-09"), "answer": "refused"}
EXTENDED = record("extension", "2025-10-20", approver="李主任")
FEE = record("fee", "2025-10-09", amount=10000)
REASON = record("abuse_reason", "2025-10-09", until="2025-10-20")
GOOD_REASON = REASON | {"answered_on": day("2025-10-13"), "answer": "reasonable"}
BAD_REASON = REASON | {"answered_on": day("2025-10-13"), "answer": "unreasonable"}
DRAFT = record("draft", "2025-10-13", officer="王科员", proposed="granted")
SUBMITTED = record("submitted", "2025-10-14")
REPLIED: dict[str, Value] = {"decision": "granted", "replied_on": day("2025-10-15")}
REPLIED_2013: dict[str, Value] = REPLIED | {"received_on": day("2013-09-23"), "replied_on": day("2013-10-15")}


@pytest.mark.parametrize(
    ("values", "steps", "action", "on", "data", "sentence"),
    [
        (
            {},
            [],
            "assigned",
            "2025-09-19",
            {},
            "“分办”的日期早于收到申请的日期2025年9月22日（2019《条例》第三十一条）。",
        ),
        ({}, [], "delivered", "2025-10-09", {}, "还没有作出决定并答复，不能“送达”（2019《条例》第三十六条）。"),
        ({}, [], "archived", "2025-10-09", {}, "还没有作出决定并答复，不能“归档”（2019《条例》第三十六条）。"),
        (REPLIED, [], "archived", "2025-10-16", {}, "现在的状态是“已答复”，不能“归档”（2019《条例》第四十五条）。"),
        # The regulation of 2007 had no article on it: its 第二十六条 is the form of delivery.
        (REPLIED_2013, [], "archived", "2013-10-16", {}, "现在的状态是“已答复”，不能“归档”（《档案法》第十条）。"),
        (
            {},
            [CORRECTION],
            "reply",
            "2025-10-13",
            {"decision": "granted"},
            "现在的状态是“待补正”，不能“答复”（2019《条例》第三十六条）。",
        ),
        (
            {},
            [EXTENDED],
            "extension",
            "2025-10-21",
            {"approver": "李主任"},
            "答复期限只能延长一次（2019《条例》第三十三条）。",
        ),
        (
            {"extended_on": day("2025-10-20")},
            [],
            "extension",
            "2025-10-21",
            {"approver": "李主任"},
            "答复期限只能延长一次（2019《条例》第三十三条）。",
        ),
        (
            {},
            [],
            "extension",
            "2025-10-20",
            {"approver": "李主任", "days": 21},
            "延长的期限最长20个工作日（2019《条例》第三十三条）。",
        ),
        (
            OLD,
            [],
            "extension",
            "2013-02-20",
            {"approver": "李主任", "days": 16},
            "延长的期限最长15个工作日（2007《条例》第二十四条）。",
        ),
        ({}, [], "extension", "2025-10-20", {}, "“延期答复告知”须填写“批准人”（2019《条例》第三十三条）。"),
        (
            {},
            [CORRECTED],
            "correction",
            "2025-10-10",
            {"until": day("2025-10-20"), "reason": "还缺文号"},
            "补正须一次性告知，不能再次要求补正（2019《条例》第三十条）。",
        ),
        (
            {},
            [],
            "correction",
            "2025-09-25",
            {"reason": "缺"},
            "“补正告知”须填写“要求答复的期限”（2019《条例》第三十条）。",
        ),
        (
            {},
            [],
            "consultation_answer",
            "2025-10-09",
            {"answer": "agreed"},
            "没有等待答复的步骤，不能“收到意见”（2019《条例》第三十二条）。",
        ),
        (
            {},
            [ASKED],
            "consultation_answer",
            "2025-09-23",
            {"answer": "agreed"},
            "答复日期早于发出告知的日期（2019《条例》第三十二条）。",
        ),
        (
            {},
            [ASKED],
            "consultation_answer",
            "2025-10-20",
            {"answer": "silent"},
            "对方的答复期限到2025年10月21日为止，还不能按逾期处理（2019《条例》第三十二条）。",
        ),
        ({}, [], "reply", "2025-10-09", {}, "“答复”须填写“办理结果”（2019《条例》第三十六条）。"),
        (
            {},
            [],
            "reply",
            "2025-10-09",
            {"decision": "internal"},
            "“答复”须填写“依据和理由”（2019《条例》第十六条第一款）。",
        ),
        (
            {},
            [],
            "reply",
            "2025-10-09",
            {"decision": "third_party", "decision_reason": "商业秘密"},
            "以第三方权益为由不予公开，须先征求第三方意见，或写明未征求的理由（2019《条例》第三十二条）。",
        ),
        (
            {},
            [OBJECTED],
            "reply",
            "2025-10-13",
            {"decision": "granted"},
            "第三方不同意公开，决定公开的须先书面告知第三方并说明理由（2019《条例》第三十二条）。",
        ),
        (
            {},
            [AGREED],
            "override",
            "2025-10-13",
            {"reason": "涉及公共利益"},
            "没有第三方不同意公开的意见，不需要这一步（2019《条例》第三十二条）。",
        ),
        (
            {},
            [],
            "reply",
            "2025-10-13",
            {"decision": "excessive", "decision_reason": "一个月四十件"},
            "作出“不予处理：无正当理由大量反复申请”之前须先有“要求说明大量反复申请的理由”和对方的答复（2019《条例》第三十五条）。",
        ),
        (
            {},
            [GOOD_REASON],
            "reply",
            "2025-10-14",
            {"decision": "excessive", "decision_reason": "一个月四十件"},
            "申请理由合理的，不能不予处理（2019《条例》第三十五条）。",
        ),
        (
            {},
            [BAD_REASON],
            "abuse_delay",
            "2025-10-14",
            {"until": day("2025-12-01")},
            "先要求申请人说明理由，理由合理的才能确定延迟答复的期限（2019《条例》第三十五条）。",
        ),
        (
            {},
            [],
            "reply",
            "2025-10-13",
            {"decision": "unclear"},
            "作出“无法提供：补正后申请内容仍不明确”之前须先有“补正告知”和对方的答复（2019《条例》第三十条）。",
        ),
        (
            {},
            [],
            "lapse_correction",
            "2025-10-20",
            {},
            "现在的状态是“已登记”，不能“逾期不补正终止”（2019《条例》第三十条）。",
        ),
        (
            {},
            [CORRECTION],
            "lapse_correction",
            "2025-10-15",
            {},
            "补正期限2025年10月15日届满后仍不补正的，才能终止办理（2019《条例》第三十条）。",
        ),
        (
            {},
            [],
            "lapse_fee",
            "2025-10-20",
            {},
            "现在的状态是“已登记”，不能“逾期不缴费终止”（2019《条例》第四十二条）。",
        ),
        (
            {},
            [FEE],
            "lapse_fee",
            "2025-11-05",
            {},
            "缴费期限2025年11月5日届满后仍不缴费的，才能终止办理（2019《条例》第四十二条）。",
        ),
        (
            {},
            [],
            "fee",
            "2025-10-09",
            {"amount": 10000, "until": day("2025-10-20")},
            "缴费期限不能早于2025年11月5日，申请人有20个工作日（国办函〔2020〕109号）。",
        ),
        (
            {"received_on": day("2020-12-01")},
            [],
            "fee",
            "2020-12-10",
            {"amount": 10000},
            "信息处理费自2021年1月1日起才可收取（国办函〔2020〕109号）。",
        ),
        (
            OLD,
            [],
            "abuse_reason",
            "2013-02-05",
            {"until": day("2013-02-20")},
            "本件适用2007《条例》，没有“要求说明理由”这一步骤（2019《条例》第三十五条）。",
        ),
        (
            REPLIED,
            [],
            "reply",
            "2025-10-16",
            {"decision": "partial", "decision_reason": "商业秘密"},
            "现在的状态是“已答复”，不能“答复”（2019《条例》第三十六条）。",
        ),
        (
            {},
            [],
            "reply",
            "2025-10-13",
            {"decision": "repeated"},
            "“答复”须填写“重复的是哪一件”（2019《条例》第三十六条第六项）。",
        ),
        (
            {},
            [],
            "reply",
            "2025-10-13",
            {"decision": "nonexistent"},
            "“答复”须填写“检索情况”（2019《条例》第三十六条第四项）。",
        ),
        ({}, [], "not_ogi", "2025-10-13", {}, "“不作为公开申请处理”须填写“转送或告知去向”（2019《条例》第三十九条）。"),
        (
            {},
            [],
            "reply",
            "2025-09-19",
            {"decision": "granted"},
            "“答复”的日期早于收到申请的日期2025年9月22日（2019《条例》第三十一条）。",
        ),
    ],
)
def test_what_the_law_forbids_is_refused_in_one_sentence_that_names_the_article(
    values: dict[str, Value], steps: Records, action: str, on: str, data: dict[str, Value], sentence: str
) -> None:
    assert refusal(case(values, *steps), action, {"day": day(on), **data}) == sentence


@pytest.mark.parametrize(
    ("values", "steps", "action", "on", "data", "sentence"),
    [
        (
            {},
            [],
            "extension",
            "2025-10-27",
            {"approver": "李主任"},
            "延期须在答复期限2025年10月24日届满前告知申请人，现已过期（2019《条例》第三十三条）。",
        ),
        (
            {},
            [],
            "correction",
            "2025-10-09",
            {"until": day("2025-10-20"), "reason": "还缺文号"},
            "补正告知须在收到申请之日起7个工作日内，最迟2025年9月30日（2019《条例》第三十条）。",
        ),
        (
            {},
            [],
            "fee",
            "2025-10-27",
            {"amount": 10000},
            "收费告知须在答复期限2025年10月24日届满前发出（2019《条例》第四十二条）。",
        ),
    ],
)
def test_what_came_later_than_the_law_allows_is_recorded_and_flagged_with_its_article(
    values: dict[str, Value], steps: Records, action: str, on: str, data: dict[str, Value], sentence: str
) -> None:
    before = case(values, *steps)
    given = {"day": day(on), **data}
    assert refusal(before, action, given) is None
    after = case_after(before, writes(before, action, given))
    assert (after.lateness, after.refusals) == ((sentence,), ())


@pytest.mark.parametrize(
    ("values", "steps", "action", "on", "data"),
    [
        ({}, [], "assigned", "2025-09-22", {}),
        ({}, [], "correction", "2025-09-30", {"until": day("2025-10-20"), "reason": "缺"}),
        ({}, [CORRECTION], "correction_answer", "2025-10-09", {"answer": "corrected"}),
        ({}, [CORRECTION], "lapse_correction", "2025-10-16", {}),
        ({}, [CORRECTED], "extension", "2025-11-05", {"approver": "李主任"}),
        ({}, [], "extension", "2025-10-24", {"approver": "李主任", "days": 20}),
        ({}, [ASKED], "third_party", "2025-10-09", {"party": "另一家公司"}),
        ({}, [ASKED], "consultation_answer", "2025-10-23", {"answer": "silent"}),
        ({}, [OBJECTED], "override", "2025-10-13", {"reason": "不公开会对公共利益造成重大影响"}),
        ({}, [OBJECTED], "reply", "2025-10-13", {"decision": "third_party", "decision_reason": "商业秘密"}),
        ({}, [OBJECTED], "reply", "2025-10-13", {"decision": "partial", "decision_reason": "商业秘密"}),
        (
            {"unconsulted_reason": "已在登记时声明不同意"},
            [],
            "reply",
            "2025-10-13",
            {"decision": "third_party", "decision_reason": "商业秘密"},
        ),
        ({}, [FEE], "fee_payment", "2025-10-20", {"answer": "paid"}),
        ({}, [FEE], "lapse_fee", "2025-11-06", {}),
        ({}, [GOOD_REASON], "abuse_delay", "2025-10-14", {"until": day("2025-12-01")}),
        ({}, [BAD_REASON], "reply", "2025-10-14", {"decision": "excessive", "decision_reason": "无正当理由"}),
        ({}, [CORRECTED], "reply", "2025-10-14", {"decision": "unclear"}),
        ({}, [], "reply", "2025-10-14", {"decision": "granted"}),
        (OLD, [], "reply", "2013-02-14", {"decision": "granted"}),
        ({}, [], "not_ogi", "2025-10-13", {"referred_to": "市信访局"}),
        ({}, [CORRECTION], "withdrawn", "2025-10-13", {"reason": "申请人书面撤回"}),
        (REPLIED, [], "delivered", "2025-10-16", {}),
        (REPLIED, [record("delivered", "2025-10-16")], "archived", "2025-10-17", {}),
    ],
)
def test_what_the_law_allows_is_not_refused(
    values: dict[str, Value], steps: Records, action: str, on: str, data: dict[str, Value]
) -> None:
    assert refusal(case(values, *steps), action, {"day": day(on), **data}) is None


def agreed(position: int, officer: str, on: str = "2025-10-15", *, secrecy: bool = False) -> dict[str, Value]:
    """Return one approval of a reply."""
    stage = ("处室负责人", "办公室")[position - 1]
    said: dict[str, Value] = {"position": position, "stage": stage, "officer": officer, "opinion": "agree"}
    return said | {"day": day(on), "secrecy_reviewed": secrecy}


@pytest.mark.parametrize(
    ("approvals", "data", "sentence"),
    [
        ((), {"officer": "王科员"}, "审批人不能是拟稿人本人（2019《条例》第十七条）。"),
        ((), {"officer": "张处长", "position": 2}, "下一审批环节是“处室负责人”（2019《条例》第十七条）。"),
        ((agreed(1, "张处长"),), {"officer": "李主任"}, "公开前须经保密审查（2019《条例》第十七条）。"),
        ((agreed(1, "张处长"),), {"officer": "李主任", "secrecy_reviewed": True}, None),
        ((agreed(1, "张处长", secrecy=True),), {"officer": "李主任"}, None),
        ((), {"officer": "张处长"}, None),
    ],
)
def test_the_approval_chain_is_kept(
    approvals: tuple[dict[str, Value], ...], data: dict[str, Value], sentence: str | None
) -> None:
    found = case({}, DRAFT, SUBMITTED, approvals=approvals)
    assert found.state == "reviewing"
    assert refusal(found, "approve", {"day": day("2025-10-16"), **data}) == sentence


SIGNED = (agreed(1, "张处长"), agreed(2, "李主任", secrecy=True))


def test_a_signed_reply_says_what_was_signed() -> None:
    signed = case({}, DRAFT, SUBMITTED, approvals=SIGNED)
    assert signed.state == "signed"
    other: dict[str, Value] = {"day": day("2025-10-16"), "decision": "internal", "decision_reason": "内部事务"}
    assert refusal(signed, "reply", other) == ("签发的决定是“予以公开”，与答复的决定不一致（2019《条例》第三十六条）。")
    assert refusal(signed, "reply", {"day": day("2025-10-16"), "decision": "granted"}) is None


def test_an_office_may_want_every_reply_approved_here() -> None:
    reply: dict[str, Value] = {"day": day("2025-10-16"), "decision": "granted"}
    assert refusal(case({}, approval="required"), "reply", reply) == "答复须先审批签发（2019《条例》第十七条）。"
    assert refusal(case({}, DRAFT, SUBMITTED, approvals=SIGNED, approval="required"), "reply", reply) is None


def test_a_returned_draft_goes_round_again() -> None:
    returned: dict[str, Value] = {"position": 2, "officer": "李主任", "day": day("2025-10-15"), "opinion": "return"}
    found = case({}, DRAFT, SUBMITTED, approvals=(agreed(1, "张处长"), returned))
    assert found.state == "drafting"
    again = case({}, DRAFT, SUBMITTED, record("submitted", "2025-10-16"), approvals=(agreed(1, "张处长"), returned))
    assert again.state == "reviewing"


def test_a_withdrawal_without_a_decision_is_told() -> None:
    found = case({}, record("withdrawn", "2025-10-13"))
    assert found.state == "registered"
    assert found.refusals == ("撤回的申请也要选择办理结果，否则无法统计（2019《条例》第三十六条）。",)


@pytest.mark.parametrize(
    ("values", "steps", "state"),
    [
        ({}, [], "registered"),
        ({"channel": "web", "arrived_on": day("2025-09-22")}, [], "pending"),
        ({"channel": "web", "arrived_on": day("2025-09-19"), "confirmed_on": day("2025-09-22")}, [], "registered"),
        ({}, [record("assigned", "2025-09-23")], "assigned"),
        ({}, [CORRECTION], "await_correction"),
        ({}, [CORRECTION | {"answered_on": day("2025-10-16"), "answer": "silent"}], "await_correction"),
        ({}, [CORRECTED], "registered"),
        ({}, [ASKED], "consulting"),
        ({}, [FEE], "await_fee"),
        ({}, [REASON], "await_reason"),
        ({}, [DRAFT], "drafting"),
        (REPLIED, [], "replied"),
        (REPLIED, [record("delivered", "2025-10-16")], "delivered"),
        (REPLIED, [record("delivered", "2025-10-16"), record("archived", "2025-10-17")], "archived"),
        (REPLIED | {"decision": "lapsed_correction"}, [CORRECTION], "lapsed"),
        (REPLIED | {"decision": "other"}, [record("withdrawn", "2025-10-15")], "withdrawn"),
        (REPLIED | {"decision": "redirected", "nature": "other"}, [], "not_ogi"),
    ],
)
def test_the_state_follows_from_the_records(values: dict[str, Value], steps: Records, state: str) -> None:
    assert case(values, *steps).state == state


def test_a_letter_that_is_no_application_has_no_term() -> None:
    found = case({"nature": "other", "decision": "redirected", "replied_on": day("2025-12-30")})
    assert found.deadline is None
    assert found.refusals == ()


def test_a_plain_case_is_replied_in_one_step_and_an_old_one_has_nothing_against_it() -> None:
    found = case(OLD | {"decision": "granted", "replied_on": day("2013-02-05"), "decision_reason": "依法公开"})
    assert (found.state, found.refusals) == ("replied", ())


def test_steps_of_one_day_are_put_in_the_order_of_the_procedure() -> None:
    steps = [one | {"day": day("2025-10-13")} for one in (SUBMITTED, DRAFT, record("assigned", "2025-10-13"))]
    found = case({}, *steps)
    assert [taken.event.action for taken in found.taken] == ["assigned", "draft", "submitted"]
    assert found.refusals == ()


def test_a_step_noted_late_is_judged_where_it_belongs() -> None:
    drafted = case({}, DRAFT)
    extension: dict[str, Value] = {"day": day("2025-10-10"), "approver": "李主任"}
    assert refusal(drafted, "extension", extension) is None
    correction: dict[str, Value] = {"day": day("2025-09-26"), "until": day("2025-10-20"), "reason": "缺"}
    assert refusal(drafted, "correction", correction) == "现在的状态是“待补正”，不能“拟稿”（2019《条例》第三十六条）。"


def test_what_can_be_done_next_follows_state_and_regulation() -> None:
    assert [action.code for action in possible_steps(case({}, CORRECTION))] == [
        *("correction_answer", "lapse_correction", "extension", "not_ogi", "withdrawn")
    ]
    assert "abuse_reason" in {action.code for action in possible_steps(case())}
    assert "abuse_reason" not in {action.code for action in possible_steps(case(OLD))}
    archived = case(REPLIED, record("delivered", "2025-10-16"), record("archived", "2025-10-17"))
    assert possible_steps(archived) == ()


def test_an_action_says_which_records_it_writes() -> None:
    (reply,) = writes(case(), "reply", {"day": day("2025-10-13"), "decision": "granted"})
    assert (reply.kind, reply.record) == ("application", "a")
    assert reply.values == {"decision": "granted", "replied_on": day("2025-10-13")}
    (answer,) = writes(case({}, CORRECTION), "correction_answer", {"day": day("2025-10-09"), "answer": "corrected"})
    assert (answer.kind, answer.record) == ("case_step", "s0")
    assert answer.values == {"answer": "corrected", "answered_on": day("2025-10-09")}
    step, closing = writes(case(), "withdrawn", {"day": day("2025-10-13"), "reason": "书面撤回"})
    assert (step.kind, step.record, step.values["step"]) == ("case_step", "", "withdrawn")
    assert (closing.values["decision"], closing.values["replied_on"]) == ("other", day("2025-10-13"))
    (opinion,) = writes(case({}, DRAFT, SUBMITTED), "approve", {"day": day("2025-10-16"), "officer": "张处长"})
    assert (opinion.kind, opinion.values["position"], opinion.values["stage"]) == ("approval", 1, "处室负责人")


def test_of_two_parties_asked_each_gets_its_own_answer() -> None:
    both = case({}, ASKED, record("third_party", "2025-09-25", party="乙公司"))
    (first,) = writes(both, "consultation_answer", {"day": day("2025-10-09"), "answer": "agreed"})
    (second,) = writes(both, "consultation_answer", {"day": day("2025-10-09"), "answer": "agreed", "record": "s1"})
    assert (first.record, second.record) == ("s0", "s1")


def test_every_decision_rests_on_an_article_under_both_regulations() -> None:
    for decision in decisions().values():
        assert set(decision.basis) == {"CN-2007", "CN-2019"}


def test_a_step_that_only_a_newer_version_knows_stops_nothing() -> None:
    """A unit's program may be older than the one that wrote the step; the record itself stays as it came."""
    newer = case(None, record("written_by_a_newer_version", "2025-09-24"))
    assert (newer.state, newer.taken) == (case().state, ())
    assert possible_steps(newer) == possible_steps(case())
