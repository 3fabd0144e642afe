"""The applicant stays covered until somebody asks, on screen and for a screen reader, and is covered again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.model.kinds import CaseStep
from desktop_app.store.log.operation import operation
from tests.ui.case.conftest import TODAY

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.case.case_view import CaseView
    from desktop_app.ui.case.cases_page import CasesPage

COVERED = {
    "类型": "自然人",
    "姓名或名称": "王＊",
    "居民身份证": "370***********0000",
    "联系电话": "138****5678",
    "通信地址": "青岛市市南区＊＊＊",
}


def shown(case: CaseView) -> dict[str, str]:
    """Return what the card shows."""
    return {name: value.text() for name, value in case.applicant.values.items()}


def everything(case: CaseView) -> str:
    """Return everything the page shows or tells a screen reader."""
    labels = case.findChildren(QLabel)
    return " ".join(f"{part.text()} {part.accessibleName()} {part.toolTip()}" for part in labels)


def test_personal_values_are_covered_until_asked_for(case: CaseView) -> None:
    assert shown(case) == COVERED
    for value in ("王小明", "370202198001010000", "13812345678", "香港中路"):
        assert value not in everything(case)
    QTest.mouseClick(case.applicant.reveal_button, Qt.MouseButton.LeftButton)
    assert shown(case)["姓名或名称"] == "王小明"
    assert shown(case)["居民身份证"] == "370202198001010000"


def test_a_screen_reader_hears_that_a_value_is_covered(case: CaseView) -> None:
    assert case.applicant.values["姓名或名称"].accessibleName() == "姓名或名称：已遮住"
    assert case.applicant.values["类型"].accessibleName() == "类型：自然人"
    assert case.applicant.reveal_button.accessibleName() == "显示申请人信息"
    case.applicant.toggle()
    assert case.applicant.values["姓名或名称"].accessibleName() == "姓名或名称：王小明"


def test_the_button_is_reached_and_pressed_by_key(case: CaseView) -> None:
    button = case.applicant.reveal_button
    for _tab in range(60):
        if QApplication.focusWidget() is button:
            break
        QTest.keyClick(QApplication.focusWidget() or case, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert case.applicant.is_revealed


def test_values_are_covered_again_when_the_page_is_left(case: CaseView, page: CasesPage, application: str) -> None:
    case.applicant.toggle()
    page.close_case()
    page.show_case(application)
    assert shown(case) == COVERED
    case.applicant.toggle()
    page.context.navigate("today", None)
    page.context.navigate("applications", None)
    assert shown(case) == COVERED


def test_values_stay_visible_while_the_same_case_is_worked_on(case: CaseView, ledger: Ledger, application: str) -> None:
    case.applicant.toggle()
    with operation(ledger, "分办") as change:
        change.add(CaseStep, {"application": application, "step": "assigned", "day": TODAY})
    QApplication.processEvents()
    assert shown(case)["姓名或名称"] == "王小明"


def test_a_third_party_in_the_timeline_is_covered_with_the_applicant(
    case: CaseView, ledger: Ledger, application: str
) -> None:
    values: dict[str, Value] = {"application": application, "step": "third_party", "day": TODAY, "party": "甲乙丙公司"}
    with operation(ledger, "征求") as change:
        change.add(CaseStep, values)
    QApplication.processEvents()
    assert "甲乙丙公司" not in everything(case)
    case.applicant.toggle()
    assert "甲乙丙公司" in everything(case)
