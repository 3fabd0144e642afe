"""Steps on the page: buttons, small forms, refusals beside their field, corrections, and undo."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from sqlalchemy import select

from desktop_app.model.kinds import Application, Approval, CaseStep, RuleSetting
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import steps as operations
from tests.ui.case.conftest import RECEIVED, TODAY
from tests.ui.case.hands import fill, save, take

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.case.case_view import CaseView
    from desktop_app.ui.context.messages import Message


def said(case: CaseView) -> list[Message]:
    """Return what will be said, as it is said."""
    heard: list[Message] = []
    case._context.messages.said.connect(heard.append)
    return heard


def named(inside: QWidget, name: str) -> QPushButton:
    """Return the button that a screen reader calls so."""
    return next(button for button in inside.findChildren(QPushButton) if button.accessibleName() == name)


def test_the_likeliest_step_stands_first_and_has_the_keyboard(case: CaseView) -> None:
    assert next(iter(case.steps.bar.buttons)) == "reply"
    assert case.steps.bar.buttons["reply"].property("role") == "primary"
    assert QApplication.focusWidget() is case.steps.bar.buttons["reply"]
    assert case.steps.bar.menu
    assert "申请人撤回" in [action.text() for action in case.steps.bar.menu.actions()]


def test_a_step_chosen_in_the_menu_opens_its_form(case: CaseView) -> None:
    assert case.steps.bar.menu
    action = next(action for action in case.steps.bar.menu.actions() if action.text() == "分办")
    action.trigger()
    assert case.steps.bar.form
    assert list(case.steps.bar.form.rows) == ["day", "officer", "reason"]


def test_a_form_starts_with_today_who_sits_here_and_the_day_by_law(case: CaseView) -> None:
    form = take(case, "third_party")
    values = form.values()
    assert (values["day"], values["officer"], values["until"]) == (TODAY, "测试员", dt.date(2025, 12, 3))


def test_esc_in_a_form_closes_only_the_form(case: CaseView) -> None:
    form = take(case, "correction")
    QTest.keyClick(form.rows["reason"].input, Qt.Key.Key_Escape)
    assert case.steps.bar.form is None
    assert case.isVisible()
    assert case.steps.bar.buttons["reply"].isEnabled()


def test_a_step_and_what_follows_from_it_are_one_operation_that_can_be_undone(
    case: CaseView, ledger: Ledger, application: str
) -> None:
    heard = said(case)
    form = take(case, "correction")
    fill(form, reason="请写明所需信息的年度")
    save(form)
    assert case.banner.state.text() == "待补正"
    assert (heard[-1].text, bool(heard[-1].undo)) == ("已记录：补正告知", True)
    with reading(ledger) as session:
        step = session.scalars(select(CaseStep)).one()
        assert next(operations(session)).label == "补正告知：2025-0031"
    assert (step.application, step.step, step.day, step.reason) == (
        application,
        "correction",
        TODAY,
        "请写明所需信息的年度",
    )
    assert next(iter(case.steps.bar.buttons)) == "correction_answer"


def test_what_is_missing_is_said_beside_its_field(case: CaseView) -> None:
    form = take(case, "correction")
    save(form)
    assert form.rows["reason"].error == "请填写“需要补正的内容”。"
    assert case.steps.bar.form is form


def test_a_late_correction_notice_is_recorded_as_it_happened_and_flagged_with_its_article(case: CaseView) -> None:
    heard = said(case)
    form = take(case, "correction")
    fill(form, day="2025-11-13", reason="请写明年度")
    save(form)
    assert "已如实记下" in heard[-1].text
    assert heard[-1].undo
    words = [part.text() for part in case.timeline.findChildren(QLabel)]
    assert any(
        text.startswith("晚于法定期限：") and "最迟2025年11月12日（2019《条例》第三十条）" in text for text in words
    )


def test_a_second_extension_is_refused_with_its_article(case: CaseView) -> None:
    form = take(case, "extension")
    fill(form, approver="陈主任")
    save(form)
    assert case.banner.due.text() == "2025-12-29 周一"
    assert "extension" not in case.steps.bar.buttons
    again = take(case, "extension")
    fill(again, approver="陈主任")
    save(again)
    assert again.rows["day"].error == "答复期限只能延长一次（2019《条例》第三十三条）。"


def test_what_was_done_against_the_rules_is_recorded_by_key_as_it_happened_and_flagged(case: CaseView) -> None:
    heard = said(case)
    form = take(case, "extension")
    assert form.stand_button.isHidden()
    fill(form, approver="陈主任", days="30")
    save(form)
    assert "最长20个工作日" in form.rows["days"].error
    form.stand_button.setFocus()
    assert form.stand_button.hasFocus()
    QTest.keyClick(form.stand_button, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert case.steps.bar.form is None
    assert "已如实记下并标明。不合程序：延长的期限最长20个工作日" in heard[-1].text
    assert heard[-1].undo
    words = [part.text() for part in case.timeline.findChildren(QLabel)]
    assert any(text.startswith("不合程序：延长的期限最长20个工作日") for text in words)
    assert case.banner.due.text() == "2025-12-29 周一"


def test_typing_again_takes_the_offer_to_record_it_as_it_is_away(case: CaseView) -> None:
    form = take(case, "extension")
    fill(form, approver="陈主任", days="30")
    save(form)
    assert not form.stand_button.isHidden()
    fill(form, days="20")
    assert form.stand_button.isHidden()


def test_what_cannot_have_happened_is_not_offered_to_be_recorded(case: CaseView) -> None:
    form = take(case, "assigned")
    fill(form, day="2025-11-01")
    save(form)
    assert form.stand_button.isHidden()


def test_a_reply_given_while_an_opinion_was_awaited_is_recorded_from_the_menu_and_flagged(case: CaseView) -> None:
    form = take(case, "third_party")
    fill(form, party="某公司")
    save(form)
    assert case.banner.state.text() == "征求意见中"
    assert "reply" not in case.steps.bar.buttons
    assert case.steps.bar.out_of_turn
    next(action for action in case.steps.bar.out_of_turn.actions() if action.text() == "答复").trigger()
    late = case.steps.bar.form
    assert late
    fill(late, decision="granted")
    save(late)
    QTest.mouseClick(late.stand_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert case.banner.state.text() == "已答复"
    words = [part.text() for part in case.timeline.findChildren(QLabel)]
    assert any(text.startswith("不合程序：现在的状态是“征求意见中”") for text in words)


def test_too_long_an_extension_is_the_fault_of_its_days(case: CaseView) -> None:
    form = take(case, "extension")
    fill(form, approver="陈主任", days="30")
    save(form)
    assert "最长20个工作日" in form.rows["days"].error
    assert form.rows["day"].error == ""


def test_an_extension_after_the_due_day_is_flagged_and_gives_no_more_time(case: CaseView) -> None:
    form = take(case, "extension")
    fill(form, approver="陈主任", day="2025-12-02")
    save(form)
    words = [part.text() for part in case.timeline.findChildren(QLabel)]
    assert any("2025年12月1日届满前告知" in text for text in words)
    assert case.banner.due.text() == "2025-12-01 周一"


def test_a_step_before_receipt_is_refused(case: CaseView) -> None:
    form = take(case, "assigned")
    fill(form, day="2025-11-01")
    save(form)
    assert "早于收到申请的日期" in form.rows["day"].error


def test_an_answer_is_one_of_those_that_fit_the_question(case: CaseView, ledger: Ledger, application: str) -> None:
    with operation(ledger, "补正") as change:
        change.add(CaseStep, {"application": application, "step": "correction", "day": RECEIVED, "reason": "请补正"})
    QApplication.processEvents()
    form = take(case, "correction_answer")
    assert form.values()["answer"] == "corrected"
    fill(form, answer="同意公开")
    save(form)
    assert "没有“同意公开”这一项" in form.rows["answer"].error
    fill(form, answer="已补正")
    save(form)
    assert case.banner.due.text() == "2025-12-10 周三"


def test_each_of_two_consultations_has_its_own_answer(case: CaseView, ledger: Ledger, application: str) -> None:
    with operation(ledger, "征求意见") as change:
        first: dict[str, Value] = {
            "application": application,
            "step": "third_party",
            "day": RECEIVED,
            "party": "甲公司",
        }
        change.add(CaseStep, first)
        second = change.add(CaseStep, first | {"party": "乙公司", "day": dt.date(2025, 11, 5)})
    QApplication.processEvents()
    case.steps.bar.buttons["consultation_answer" + second].click()
    form = case.steps.bar.form
    assert form
    fill(form, answer="不同意公开", statement="涉及商业秘密")
    save(form)
    with reading(ledger) as session:
        answers = {step.party: step.answer for step in session.scalars(select(CaseStep))}
    assert answers == {"甲公司": "", "乙公司": "refused"}


@pytest.mark.parametrize(
    ("decision", "asked"),
    [
        ("信息不存在", "search_record"),
        ("不属于本机关公开", "referred_to"),
        ("告知获取途径", "access_path"),
        ("重复申请", "repeats"),
        ("保护第三方合法权益", "unconsulted_reason"),
    ],
)
def test_a_reply_asks_what_its_decision_needs(case: CaseView, decision: str, asked: str) -> None:
    form = take(case, "reply")
    assert asked not in form.values()
    fill(form, decision=decision)
    form.rows["reply_number"].input.setFocus()
    assert asked in form.values()


def test_a_reply_without_what_its_decision_needs_is_refused_beside_that_field(case: CaseView) -> None:
    form = take(case, "reply")
    fill(form, decision="信息不存在")
    save(form)
    assert "检索情况" in form.rows["search_record"].error
    fill(form, search_record="检索了2023年以来的全部发文，没有这份文件。")
    save(form)
    assert case.banner.state.text() == "已答复"
    assert case.banner.left.text() == "按期答复"
    assert next(iter(case.steps.bar.buttons)) == "delivered"


def test_the_number_of_the_letter_that_says_the_decision_is_proposed(case: CaseView) -> None:
    form = take(case, "reply")
    assert form.values()["reply_number"] == ""
    fill(form, decision="予以公开")
    assert form.values()["reply_number"] == "公开答〔2025〕1号"
    fill(form, decision="属于国家秘密")
    assert form.values()["reply_number"] == "公开不〔2025〕1号"
    fill(form, reply_number="手写1号", decision="予以公开")
    assert form.values()["reply_number"] == "手写1号"


def test_a_case_can_be_followed_to_its_archive(case: CaseView, ledger: Ledger, application: str) -> None:
    form = take(case, "reply")
    fill(form, decision="granted")
    save(form)
    save(take(case, "delivered"))
    form = take(case, "archived")
    fill(form, number="G2025-17")
    save(form)
    with reading(ledger) as session:
        done = session.get_one(Application, application)
    assert (done.state, done.decision) == ("archived", "granted")
    assert case.steps.bar.isHidden()


def test_a_step_is_put_right_in_the_timeline(case: CaseView, ledger: Ledger, application: str) -> None:
    with operation(ledger, "分办") as change:
        change.add(CaseStep, {"application": application, "step": "assigned", "day": TODAY, "officer": "张华"})
    QApplication.processEvents()
    QTest.mouseClick(named(case.timeline, "改正“分办”"), Qt.MouseButton.LeftButton)
    form = case.steps.bar.form
    assert form
    fill(form, day="2025-11-04", officer="李明")
    save(form)
    with reading(ledger) as session:
        step = session.scalars(select(CaseStep)).one()
    assert (step.day, step.officer) == (dt.date(2025, 11, 4), "李明")


def test_a_correction_that_contradicts_the_procedure_is_refused(
    case: CaseView, ledger: Ledger, application: str
) -> None:
    with operation(ledger, "补正") as change:
        change.add(CaseStep, {"application": application, "step": "correction", "day": TODAY, "reason": "请补正"})
    QApplication.processEvents()
    QTest.mouseClick(named(case.timeline, "改正“补正告知”"), Qt.MouseButton.LeftButton)
    form = case.steps.bar.form
    assert form
    fill(form, day="2025-11-01")
    save(form)
    assert "早于收到申请的日期" in form.rows["day"].error


def test_a_step_is_deleted_with_an_offer_to_undo(case: CaseView, ledger: Ledger, application: str) -> None:
    heard = said(case)
    with operation(ledger, "分办") as change:
        change.add(CaseStep, {"application": application, "step": "assigned", "day": TODAY})
    QApplication.processEvents()
    QTest.mouseClick(named(case.timeline, "删去“分办”"), Qt.MouseButton.LeftButton)
    with reading(ledger) as session:
        assert session.scalars(select(CaseStep)).all() == []
    assert (heard[-1].text, bool(heard[-1].undo)) == ("已删去：分办", True)


def test_a_reply_is_put_right_and_taken_back(case: CaseView, ledger: Ledger, application: str) -> None:
    form = take(case, "reply")
    fill(form, decision="granted")
    save(form)
    QTest.mouseClick(named(case.timeline, "改正“作出答复”"), Qt.MouseButton.LeftButton)
    again = case.steps.bar.form
    assert again
    assert again.values()["day"] == TODAY
    fill(again, day="2025-11-11")
    save(again)
    with reading(ledger) as session:
        assert session.get_one(Application, application).replied_on == dt.date(2025, 11, 11)
    QTest.mouseClick(named(case.timeline, "删去“作出答复”"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    with reading(ledger) as session:
        taken_back = session.get_one(Application, application)
    assert (taken_back.replied_on, taken_back.decision, taken_back.reply_number) == (None, "", "")
    assert case.banner.state.text() == "已登记"


def test_a_letter_that_is_no_application_is_turned_away_and_put_right(
    case: CaseView, ledger: Ledger, application: str
) -> None:
    form = take(case, "not_ogi")
    fill(form, referred_to="市信访局")
    save(form)
    assert case.banner.state.text() == "不作为公开申请处理"
    QTest.mouseClick(named(case.timeline, "改正“作出答复”"), Qt.MouseButton.LeftButton)
    again = case.steps.bar.form
    assert again
    assert again.values() == {"day": TODAY, "referred_to": "市信访局"}
    fill(again, referred_to="市信访局，电话 85911280")
    save(again)
    with reading(ledger) as session:
        found = session.get_one(Application, application)
    assert (found.nature, found.decision, found.replied_on) == ("disclosure", "redirected", TODAY)
    assert found.referred_to == "市信访局，电话 85911280"


def test_the_chain_of_approval_is_followed_stage_by_stage(case: CaseView, ledger: Ledger) -> None:
    form = take(case, "draft")
    fill(form, proposed="granted")
    save(form)
    save(take(case, "submitted"))
    own = take(case, "approve")
    fill(own, officer="测试员")
    save(own)
    assert own.rows["officer"].error == "审批人不能是拟稿人本人（2019《条例》第十七条）。"
    fill(own, officer="张处长")
    save(own)
    last = take(case, "approve")
    fill(last, officer="陈主任")
    save(last)
    assert "保密审查" in last.error or "保密审查" in last.rows["officer"].error
    last.rows["secrecy_reviewed"].input.set_value(True)
    save(last)
    assert case.banner.state.text() == "已签发"
    with reading(ledger) as session:
        chain = session.scalars(select(Approval).order_by(Approval.position)).all()
    assert [(one.stage, one.officer) for one in chain] == [("处室负责人", "张处长"), ("办公室", "陈主任")]


def test_where_the_office_wants_approval_drafting_comes_first(case: CaseView, ledger: Ledger) -> None:
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "approval", "value": "required"})
    QApplication.processEvents()
    assert next(iter(case.steps.bar.buttons)) == "draft"
    form = take(case, "reply")
    fill(form, decision="granted")
    save(form)
    assert "答复须先审批签发" in form.rows["decision"].error
