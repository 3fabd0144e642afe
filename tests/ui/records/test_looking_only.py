"""A ledger opened for looking only: its lists offer nothing that would write, by menu, button or key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.office.opening import open_ledger
from desktop_app.ui.records.list_page import ListPage
from tests.ui.records.hands import open_row, press

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
LOOKING = ["打开", "复制到剪贴板", "按这一列排序", "打印列表…", "回收站…"]


@pytest.fixture
def page(real_window: MainWindow, ledger: Ledger) -> ListPage:
    """Return the page of releases of the same file, opened for looking only."""
    real_window.close_file()
    real_window.show_ledger(open_ledger(ledger.path, read_only=True))
    assert real_window.desk
    real_window.desk.navigate("releases")
    shown = real_window.desk.pages.current
    assert isinstance(shown, ListPage)
    return shown


def test_the_menu_of_a_row_offers_only_what_looks(page: ListPage) -> None:
    page.shown.table.selectRow(1)
    assert [action.text() for action in page.menu().actions() if not action.isSeparator()] == LOOKING


def test_neither_a_copy_nor_a_new_record_is_begun(page: ListPage) -> None:
    page.shown.table.selectRow(1)
    page.copy_record()
    page.new_record()
    assert page.editor.form is None
    assert page.new_text() == ""


def test_delete_deletes_nothing_and_asks_nothing(page: ListPage) -> None:
    page.shown.table.selectAll()
    press(page.shown.table, Qt.Key.Key_Delete)
    press(page.shown.table, Qt.Key.Key_D, CTRL)
    assert page.shown.count == 5


def test_an_open_record_cannot_be_deleted(page: ListPage) -> None:
    open_row(page, "第3号通知")
    assert not page.editor.head.delete_button.isVisible()


def test_an_empty_list_offers_no_new_record(page: ListPage) -> None:
    page.context.year.choose(2012)
    QApplication.processEvents()
    assert page.shown.count == 0
    assert [
        one.text() for one in page.shown.findChildren(QPushButton) if one.isVisible() and "新增" in one.text()
    ] == []
