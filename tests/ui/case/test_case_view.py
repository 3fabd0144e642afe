"""The page of one application: opened from the list, told at a glance, left with Esc."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.model.kinds import Application, CaseStep, RuleSetting
from desktop_app.store.log.operation import operation
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.ui.context.selection import Selection
from tests.ui.case.conftest import TODAY
from tests.ui.case.hands import fill, save, take

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.case.case_view import CaseView
    from desktop_app.ui.case.cases_page import CasesPage


def test_enter_in_the_list_opens_the_page_and_esc_goes_back_to_the_same_row(page: CasesPage, application: str) -> None:
    table = page.shown.table
    table.select(application)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.case.isVisible()
    assert not table.isVisible()
    QTest.keyClick(QApplication.focusWidget() or page.case, Qt.Key.Key_Escape)
    assert not page.case.isVisible()
    assert table.isVisible()
    assert table.selected_ids() == [application]


def test_the_link_at_the_top_goes_back_as_well(case: CaseView, page: CasesPage) -> None:
    QTest.mouseClick(case.back, Qt.MouseButton.LeftButton)
    assert not case.isVisible()
    assert page.shown.table.isVisible()


def test_what_another_page_asks_for_is_shown_in_the_list(case: CaseView, page: CasesPage, application: str) -> None:
    page.context.navigate("applications", Selection("application", (application,)))
    assert not case.isVisible()
    assert page.shown.count == 1


def test_the_banner_says_number_state_and_how_long_there_is(case: CaseView) -> None:
    assert case.banner.number.text() == "2025-0031"
    assert case.banner.subject.text() == "就业补助资金分配方案"
    assert case.banner.state.text() == "已登记"
    assert case.banner.due.text() == "2025-12-01 周一"
    assert case.banner.left.text() == "剩 13 个工作日"
    assert case.banner.left.property("tone") == "good"
    assert not case.banner.provisional.isVisible()


@pytest.mark.parametrize(
    ("received", "words", "tone"),
    [
        (dt.date(2025, 10, 22), "剩 5 个工作日", "warning"),
        (dt.date(2025, 10, 17), "剩 2 个工作日", "bad"),
        (dt.date(2025, 10, 15), "今天到期", "bad"),
        (dt.date(2025, 9, 22), "逾期 13 个工作日", "bad"),
    ],
)
def test_the_colour_follows_the_working_days_left(
    case: CaseView, ledger: Ledger, application: str, received: dt.date, words: str, tone: str
) -> None:
    with operation(ledger, "改") as change:
        change.update(application, {"arrived_on": received, "received_on": received})
    QApplication.processEvents()
    assert (case.banner.left.text(), case.banner.left.property("tone")) == (words, tone)


def test_the_due_day_explains_itself_day_by_day(case: CaseView, ledger: Ledger, application: str) -> None:
    day = dt.date(2025, 9, 26)
    with operation(ledger, "改") as change:
        change.update(application, {"arrived_on": day, "received_on": day})
    QApplication.processEvents()
    assert not case.banner.explanation.isVisible()
    QTest.mouseClick(case.banner.why, Qt.MouseButton.LeftButton)
    assert case.banner.explanation.isVisible()
    told = "\n".join(case.banner.explanation.texts())
    assert "2025年9月26日收到申请" in told
    assert "国庆节" in told
    assert "调休上班" in told
    assert "期限届满日：2025年10月30日" in told
    QTest.mouseClick(case.banner.why, Qt.MouseButton.LeftButton)
    assert not case.banner.explanation.isVisible()


def test_a_due_day_in_a_year_without_a_calendar_is_marked_provisional(
    case: CaseView, ledger: Ledger, application: str
) -> None:
    day = dt.date(2026, 12, 20)
    with operation(ledger, "改") as change:
        change.update(application, {"arrived_on": day, "received_on": day})
    QApplication.processEvents()
    assert case.banner.provisional.isVisible()


def test_a_waiting_case_has_no_due_day(case: CaseView, ledger: Ledger, application: str) -> None:
    with operation(ledger, "补正") as change:
        change.add(CaseStep, {"application": application, "step": "correction", "day": TODAY, "reason": "请写明年度"})
    QApplication.processEvents()
    assert case.banner.due.text() == "暂停"
    assert case.banner.left.text() == "期限停止计算"
    assert case.banner.state.text() == "待补正"


def test_the_page_follows_undo_and_closes_when_its_application_is_deleted(
    case: CaseView, page: CasesPage, ledger: Ledger, application: str
) -> None:
    with operation(ledger, "改") as change:
        change.update(application, {"subject": "另一事项"})
    QApplication.processEvents()
    assert case.banner.subject.text() == "另一事项"
    step = last_undoable(ledger)
    assert step
    undo(ledger, step.operation)
    QApplication.processEvents()
    assert case.banner.subject.text() == "就业补助资金分配方案"
    with operation(ledger, "删") as change:
        change.delete(application)
    QApplication.processEvents()
    assert not case.isVisible()
    assert page.shown.isVisible()


def test_what_was_registered_is_edited_beside_the_page(case: CaseView, page: CasesPage) -> None:
    QTest.keyClick(case, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    form = page.editor.form
    assert form
    assert page.sheet.isVisible()
    assert case.isVisible()
    assert form.values()["applicant_name"] == "王小明"
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    assert page.sheet.isHidden()
    assert case.isVisible()


def test_a_new_application_can_be_begun_while_another_is_open(case: CaseView, page: CasesPage) -> None:
    page.new_record()
    assert page.editor.form
    assert page.editor.form.values()["number"] == "2025-0032"
    assert case.isVisible()


def add_of_the_month(ledger: Ledger, values: dict[str, Value], count: int) -> None:
    """Add applications of the same person in the same month."""
    with operation(ledger, "登记") as change:
        for number in range(count):
            change.add(Application, values | {"number": f"2025-01{number:02}"})


def test_many_applications_of_one_person_in_a_month_are_pointed_out(
    case: CaseView, ledger: Ledger, values: dict[str, Value]
) -> None:
    add_of_the_month(ledger, values, 9)
    QApplication.processEvents()
    assert case.frequency.isHidden()
    add_of_the_month(ledger, values, 1)
    QApplication.processEvents()
    assert case.frequency.isVisible()
    assert "已申请 11 件" in case.frequency.text.text()
    QTest.mouseClick(case.frequency.ask, Qt.MouseButton.LeftButton)
    form = case.steps.bar.form
    assert form
    assert set(form.rows) >= {"day", "until", "reason"}


def test_how_many_are_too_many_is_the_office_s_setting(
    case: CaseView, ledger: Ledger, values: dict[str, Value]
) -> None:
    add_of_the_month(ledger, values, 2)
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "abuse_threshold", "value": "2"})
    QApplication.processEvents()
    assert case.frequency.isVisible()


def test_a_closed_case_needs_no_reasons_any_more(
    case: CaseView, ledger: Ledger, values: dict[str, Value], application: str
) -> None:
    add_of_the_month(ledger, values, 11)
    with operation(ledger, "答复") as change:
        change.update(application, {"decision": "granted", "replied_on": TODAY})
    QApplication.processEvents()
    assert case.frequency.isHidden()


def test_a_form_that_is_open_follows_a_change_made_meanwhile(case: CaseView, ledger: Ledger, application: str) -> None:
    form = take(case, "extension")
    fill(form, approver="陈主任")
    extension: dict[str, Value] = {"application": application, "step": "extension", "day": TODAY, "approver": "张"}
    with operation(ledger, "延期") as change:
        change.add(CaseStep, extension)
    QApplication.processEvents()
    assert case.steps.bar.form is form
    save(form)
    assert "只能延长一次" in form.rows["day"].error


def test_the_two_columns_stand_below_each_other_beside_an_open_form(case: CaseView, page: CasesPage) -> None:
    case.edit.click()
    QApplication.processEvents()
    QApplication.processEvents()
    assert case.applicant.mapTo(case, QPoint()).y() > case.timeline.mapTo(case, QPoint()).y()
    assert case._area.widget().width() <= case._area.viewport().width()
    assert page.sheet.isVisible()
