"""The cards beside the timeline: approval, fees, disputes, the other cases of the letter."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from desktop_app.model.kinds import Application, Approval, CaseStep, Dispute, Fee, RuleSetting
from desktop_app.office.cases.splitting import matters
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from tests.ui.case.conftest import RECEIVED, TODAY
from tests.ui.case.hands import fill, save, take
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.case.case_view import CaseView
    from desktop_app.ui.window.main_window import MainWindow


def words(card: QWidget) -> list[str]:
    """Return what a card says, once it has heard of the change and shown its new lines."""
    QApplication.processEvents()
    QApplication.processEvents()
    return [part.text() for part in card.findChildren(QLabel) if part.text() and part.isVisible()]


def reply(case: CaseView, decision: str, **more: str) -> None:
    """Give a reply through the page's form."""
    form = take(case, "reply")
    fill(form, decision=decision)
    form.rows["reply_number"].input.setFocus()
    fill(form, **more)
    save(form)


def test_the_approval_card_shows_each_stage(case: CaseView, ledger: Ledger, application: str) -> None:
    owner: dict[str, Value] = {"application": application, "day": TODAY}
    with operation(ledger, "审批") as change:
        change.add(CaseStep, owner | {"step": "draft", "officer": "李明", "proposed": "granted"})
        change.add(CaseStep, owner | {"step": "submitted"})
        opinion: dict[str, Value] = {"position": 1, "stage": "处室负责人", "officer": "张处长", "opinion": "agree"}
        change.add(Approval, owner | opinion | {"secrecy_reviewed": False})
    said = words(case.approval)
    assert said == ["审批", "处室负责人", "张处长 2025-11-12", "办公室", "待审批", "保密审查", "公开前须审查"]


def test_a_chain_of_four_stages_shows_four(case: CaseView, ledger: Ledger) -> None:
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "reply_chain", "value": "承办人、处室负责人、保密审核人、主要领导"})
    assert {"承办人", "处室负责人", "保密审核人", "主要领导"} <= set(words(case.approval))


def test_the_fee_by_page_follows_the_table_as_one_types(case: CaseView) -> None:
    assert not case.fees.page_notice.isEnabled()
    type_in(case.fees.pages, "68")
    assert case.fees.by_page.text() == "页，380.00 元"
    QTest.mouseClick(case.fees.page_notice, Qt.MouseButton.LeftButton)
    form = case.steps.bar.form
    assert form
    assert (form.values()["amount"], form.values()["until"]) == (38000, dt.date(2025, 12, 10))


def test_the_eleventh_item_of_a_month_is_no_longer_free(
    case: CaseView, ledger: Ledger, values: dict[str, Value]
) -> None:
    assert "按件：本自然月第 1 件，不收费" in words(case.fees)
    earlier = values | {"received_on": dt.date(2025, 11, 1), "arrived_on": dt.date(2025, 11, 1)}
    with operation(ledger, "登记") as change:
        for number in range(10):
            change.add(Application, earlier | {"number": f"2025-01{number:02}"})
    assert "按件：本自然月第 11 件，100.00 元" in words(case.fees)


def test_a_payment_is_registered_and_taken_away(case: CaseView, ledger: Ledger, application: str) -> None:
    QTest.mouseClick(case.fees.new_button, Qt.MouseButton.LeftButton)
    form = case.steps.bar.form
    assert form
    assert form.values()["item"] == "processing"
    fill(form, charged="100")
    save(form)
    with reading(ledger) as session:
        fee = session.scalars(select(Fee)).one()
    assert (fee.application, fee.charged, fee.charged_on) == (application, 10000, TODAY)
    assert "收缴 100.00 元" in words(case.fees)
    case.more.remove(fee.id)
    with reading(ledger) as session:
        assert session.scalars(select(Fee)).all() == []


@pytest.mark.parametrize(
    ("decision", "first"), [("予以公开", False), ("属于国家秘密", True), ("部分公开", True), ("信息不存在", False)]
)
def test_the_review_first_notice_follows_the_decision(case: CaseView, decision: str, first: bool) -> None:  # noqa: FBT001 (a table's column)
    more = {"decision_reason": "依据和理由。"} if first else {}
    more |= {"search_record": "检索了全部发文。"} if decision == "信息不存在" else {}
    code = {"予以公开": "granted"}.get(decision, decision)
    reply(case, code, **more)
    said = words(case.disputes)
    assert any("须先申请行政复议" in line for line in said) is first
    assert ("2026-01-12" in said, "可起诉至" in said) == (True, not first)


def test_a_lawsuit_without_the_review_is_flagged(case: CaseView, ledger: Ledger, application: str) -> None:
    reply(case, "属于国家秘密", decision_reason="属于国家秘密。")
    with operation(ledger, "诉讼") as change:
        change.add(
            Dispute,
            {
                "procedure": "lawsuit",
                "unit": ledger.profile.unit_id,
                "application": application,
                "subject": "不服不予公开",
                "filed_on": TODAY,
            },
        )
    said = words(case.disputes)
    assert "未先复议" in said
    assert "一审判决最迟" in said
    assert "尚未审结" in said


def test_a_dispute_is_begun_with_what_the_case_knows(case: CaseView, window: MainWindow, application: str) -> None:
    QTest.mouseClick(case.disputes.new_button, Qt.MouseButton.LeftButton)
    assert window.desk
    page = window.desk.pages.current
    assert page
    assert page.name == "disputes"
    form = page.editor.form  # type: ignore[attr-defined]  # the page of lists that the test navigated to
    assert form.values()["application"] == application
    assert form.values()["subject"] == "就业补助资金分配方案"


def test_one_letter_becomes_several_linked_cases_of_the_same_day(
    case: CaseView, ledger: Ledger, application: str
) -> None:
    QTest.mouseClick(case.relatives.split_button, Qt.MouseButton.LeftButton)
    form = case.steps.bar.form
    assert form
    save(form)
    assert form.rows["others"].error
    editor = form.rows["others"].input.focusProxy()
    assert editor
    type_in(editor, "公租房分配名单\n\n  培训补贴发放情况 ")
    save(form)
    with reading(ledger) as session:
        others = session.scalars(select(Application).where(Application.split_from == application)).all()
    assert sorted((one.number, one.subject) for one in others) == [
        ("2025-0032", "公租房分配名单"),
        ("2025-0033", "培训补贴发放情况"),
    ]
    assert {(one.received_on, one.applicant_name, one.due_on) for one in others} == {
        (RECEIVED, "王小明", dt.date(2025, 12, 1))
    }
    assert "公租房分配名单" in words(case.relatives)
    step = last_undoable(ledger)
    assert step
    undo(ledger, step.operation)
    with reading(ledger) as session:
        assert len(session.scalars(select(Application)).all()) == 1


def test_another_case_of_the_letter_opens_with_a_click(
    case: CaseView, ledger: Ledger, values: dict[str, Value]
) -> None:
    first = case.record_id
    with operation(ledger, "拆分") as change:
        other = change.add(Application, values | {"subject": "第二项", "number": "2025-0032", "split_from": first})
    QApplication.processEvents()
    case.relatives.opened.emit(other)
    assert case.record_id == other
    assert "就业补助资金分配方案" in words(case.relatives)


def test_blank_lines_are_no_matters() -> None:
    assert matters(" 一 \n\n二\n \n") == ["一", "二"]
