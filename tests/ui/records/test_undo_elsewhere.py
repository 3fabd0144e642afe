"""Ctrl+Z on a page reaches what was just done there; anything else it asks about by name, and typing guards it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.model.kinds import Unit
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.forms.inputs.one_line import OneLineInput
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.report.page import ReportPage
from tests.ui.answering import answer, click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


def unit_name(ledger: Ledger) -> str:
    with reading(ledger) as session:
        return session.get_one(Unit, ledger.profile.unit_id).name


def rename(window: MainWindow, ledger: Ledger, qtbot: QtBot, name: str) -> None:
    """Change something as a page does, and wait until the window has heard of it."""
    with operation(ledger, f"改名{name}") as change:
        change.update(ledger.profile.unit_id, {"name": name})
    qtbot.waitUntil(lambda: f"改名{name}" in window.undoing.undo.text())


def press_undo(window: MainWindow) -> None:
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_what_was_just_done_on_the_page_is_undone_at_once(
    real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    click(real_window, "人员经费")
    before = unit_name(ledger)
    rename(real_window, ledger, qtbot, "一处")
    press_undo(real_window)
    assert unit_name(ledger) == before


def test_what_was_done_elsewhere_is_named_and_stays_where_one_says_no(
    real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    click(real_window, "人员经费")
    rename(real_window, ledger, qtbot, "一处")
    rename(real_window, ledger, qtbot, "二处")
    click(real_window, "主动公开")
    said = answer("取消")
    press_undo(real_window)
    assert "撤销“改名二处”？" in said.said[0]
    assert unit_name(ledger) == "二处"
    answer("撤销")
    press_undo(real_window)
    qtbot.waitUntil(lambda: unit_name(ledger) == "一处")
    # The page shows units too, so the undoing was done here; what came before it wasn't.
    said = answer("取消")
    press_undo(real_window)
    assert "改名一处" in said.said[0]


def test_after_coming_back_even_the_own_work_of_a_page_is_asked_about(
    real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    click(real_window, "人员经费")
    rename(real_window, ledger, qtbot, "一处")
    click(real_window, "主动公开")
    click(real_window, "人员经费")
    said = answer("取消")
    press_undo(real_window)
    assert said.said
    assert unit_name(ledger) == "一处"


def test_five_presses_on_a_report_that_is_being_written_take_back_typing_and_nothing_saved(
    real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    click(real_window, "人员经费")
    rename(real_window, ledger, qtbot, "一处")
    assert real_window.desk
    real_window.desk.navigate("report")
    page = real_window.desk.pages.current
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.view is not None)
    before = page.bench.editor.toPlainText()
    page.bench.editor.setFocus()
    QTest.keyClicks(page.bench.editor, "abc")
    page.draft_button.setFocus()
    press_undo(real_window)
    assert page.bench.editor.toPlainText() == before
    QTest.keyClicks(page.bench.editor, "abc")
    page.bench.editor.document().clearUndoRedoStacks()
    for place in (page.draft_button, page.bench.editor):
        place.setFocus()
        for _press in range(5):
            press_undo(real_window)
    assert unit_name(ledger) == "一处"


def test_a_form_with_unsaved_typing_keeps_saved_work_from_ctrl_z(
    real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    click(real_window, "主动公开")
    assert real_window.desk
    page = real_window.desk.pages.current
    assert isinstance(page, ListPage)
    page.new_record()
    form = page.editor.form
    assert form is not None
    line = next(found for found in form.findChildren(OneLineInput) if found.isVisible())
    QTest.keyClicks(line.edit, "new")
    assert page.is_being_written()
    rename(real_window, ledger, qtbot, "一处")
    page.editor.footer.save.setFocus()
    press_undo(real_window)
    assert unit_name(ledger) == "一处"
    assert "没有保存" in real_window.desk.banner._text.text()
