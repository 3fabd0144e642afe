"""What is typed in the form of a step is there again after the page, the window or the program was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.case.cases_page import CasesPage
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.case.conftest import TODAY
from tests.ui.case.hands import fill, save, take
from tests.ui.conftest import at_once

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings
    from desktop_app.ui.case.case_view import CaseView


def test_a_form_is_as_it_was_left_when_the_window_opens_again(
    case: CaseView, window: MainWindow, ledger: Ledger, settings: Settings, application: str, qtbot: QtBot
) -> None:
    fill(take(case, "correction"), reason="请补充文件名称。")
    window.hide()
    QApplication.processEvents()
    again = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(again)
    again.show_ledger(ledger)
    again.show()
    assert again.desk
    again.desk.open_record("application", application)
    page = again.desk.pages.current
    assert isinstance(page, CasesPage)
    form = take(page.case, "correction")
    assert form.values()["reason"] == "请补充文件名称。"
    assert not form.draft_bar.isHidden()
    QTest.mouseClick(form.draft_bar.forget, Qt.MouseButton.LeftButton)
    assert form.values()["reason"] == ""
    assert form.draft_bar.isHidden()
    again.close()


def test_a_form_that_was_saved_or_cancelled_begins_anew(case: CaseView) -> None:
    form = take(case, "assigned")
    fill(form, reason="请三日内办结。")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    form = take(case, "assigned")
    assert form.values()["reason"] == ""
    fill(form, reason="请五日内办结。")
    save(form)
    assert take(case, "assigned").values()["reason"] == ""


def test_each_form_of_a_case_has_its_own_draft(case: CaseView) -> None:
    fill(take(case, "assigned"), reason="请三日内办结。")
    form = case.steps.bar.form
    assert form
    form.keep_draft()
    case.steps.bar.close_form()
    assert take(case, "correction").values()["reason"] == ""
    case.steps.bar.close_form()
    assert take(case, "assigned").values()["reason"] == "请三日内办结。"
