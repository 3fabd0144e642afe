"""The line below a list: how many are chosen, what their amounts add up to, and where one begins in an empty ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.model.kinds import Expense
from desktop_app.store.log.operation import operation
from desktop_app.ui.records.grid.entry_window import EntryWindow
from desktop_app.ui.records.row_menu import row_menu
from tests.ui.records.hands import click, press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def expenses(show: Callable[[str], ListPage], ledger: Ledger, qtbot: QtBot) -> ListPage:
    """Return the list of four years' expenses."""
    with operation(ledger, "经费") as change:
        shared = {"unit": ledger.profile.unit_id, "item": "other"}
        for year in range(2010, 2014):
            change.add(Expense, {**shared, "year": year, "actual": year * 100})
    page = show("people")
    page.show_kind(Expense)
    page.shown.bar.year.picked.emit(("0",))
    qtbot.waitUntil(lambda: page.shown.count == 4)
    return page


def test_amounts_of_the_chosen_records_are_added_up_and_stay_while_the_window_changes(
    show: Callable[[str], ListPage], ledger: Ledger, real_window: MainWindow, qtbot: QtBot
) -> None:
    page = expenses(show, ledger, qtbot)
    page.shown.table.selectAll()
    said = page.shown.chosen.said
    qtbot.waitUntil(lambda: said.text() == "已选 4 笔 · 实际支出（元） 8,046.00")
    real_window.resize(1200, 640)
    assert said.text() == "已选 4 笔 · 实际支出（元） 8,046.00"
    page.shown.table.selectRow(0)
    assert said.text() == "共 4 笔"


def test_rows_chosen_here_and_there_are_counted_once_each(
    show: Callable[[str], ListPage], ledger: Ledger, qtbot: QtBot
) -> None:
    table = expenses(show, ledger, qtbot).shown.table
    picked = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.clearSelection()
    for row in (0, 2, 3, 2):
        table.selectionModel().select(table.records.index(row, 0), picked)
    assert table.selected_count() == len(table.selected_ids()) == 3


def test_in_an_empty_list_several_records_can_be_begun(show: Callable[[str], ListPage]) -> None:
    page = show("inquiries")
    assert page.shown.count == 0
    click(page.shown.chosen.several)
    window = next(found for found in page.window().findChildren(EntryWindow) if found.isVisible())
    press(window, Qt.Key.Key_Escape)
    assert window.isHidden()


@pytest.mark.parametrize(("page_name", "rows"), [("inquiries", 0), ("releases", 5)])
def test_a_low_list_has_the_room_of_the_line_below_and_an_empty_one_still_offers_several_records(
    show: Callable[[str], ListPage], page_name: str, rows: int
) -> None:
    page = show(page_name)
    assert page.shown.count == rows
    assert not page.shown.chosen.isHidden()
    assert not page.shown.several.isVisible()
    page.shown.setFixedHeight(240)
    QApplication.processEvents()
    assert page.shown.chosen.isHidden()
    assert page.shown.several.isVisible() is (rows == 0)
    if not rows:
        click(page.shown.several)
        assert any(found.isVisible() for found in page.window().findChildren(EntryWindow))


def test_several_records_can_be_begun_from_the_menu_of_a_row(show: Callable[[str], ListPage]) -> None:
    page = show("releases")
    page.shown.table.selectRow(0)
    menu = row_menu(page, page.context, page.shown.table)
    next(action for action in menu.actions() if action.text() == "连续录入…").trigger()
    assert any(found.isVisible() for found in page.window().findChildren(EntryWindow))


def test_whoever_closes_the_first_form_in_an_empty_list_stands_where_the_next_can_be_begun(
    show: Callable[[str], ListPage],
) -> None:
    page = show("inquiries")
    page.new_record()
    press(page.window().focusWidget() or page, Qt.Key.Key_Escape)
    focused = page.window().focusWidget()
    assert isinstance(focused, QPushButton)
    assert page.isAncestorOf(focused)
    assert focused.text() == "新增咨询"
    press(focused, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert any(found.isVisible() for found in page.window().findChildren(EntryWindow))


def test_when_the_last_of_a_list_goes_the_keyboard_stays_where_it_was(
    show: Callable[[str], ListPage], qtbot: QtBot
) -> None:
    page = show("releases")
    page.shown.take_focus()
    assert page.shown.table.hasFocus()
    page.shown.bar.words.setText("没有这样的标题")
    qtbot.waitUntil(lambda: page.shown.count == 0)
    focused = page.window().focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "清除筛选"
