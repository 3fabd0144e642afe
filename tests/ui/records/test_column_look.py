"""The columns of a list: chosen, put in order, as wide and sorted as the person left them, and so again next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.store.log.operation import operation
from desktop_app.ui.kit.tokens import row_height
from desktop_app.ui.records.table_view import RecordTable
from tests.ui.records.hands import titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small


@pytest.fixture
def page(show: Callable[[str], ListPage], real_window: MainWindow) -> ListPage:
    """Return the page of releases in a wide window."""
    real_window.resize(1900, 900)
    made = show("releases")
    QApplication.processEvents()
    return made


def names(table: RecordTable) -> list[str]:
    """Return the columns that are seen, from left to right."""
    seen = [place for place in table.look.places() if not table.isColumnHidden(place)]
    return [table.records.columns[place].field.name for place in seen]


def again(page: ListPage, context: Context, qtbot: QtBot) -> RecordTable:
    """Open the same list anew, as wide as the other."""
    made = RecordTable(context, page.shown.kind)
    qtbot.addWidget(made)
    made.resize(page.shown.table.size())
    made.show_filter(page.shown.filter())
    made.show()
    QApplication.processEvents()
    return made


def test_what_was_moved_is_there_again(page: ListPage, context: Context, qtbot: QtBot) -> None:
    table = page.shown.table
    before = names(table)
    table.horizontalHeader().moveSection(1, 3)
    assert names(table) != before
    assert names(again(page, context, qtbot)) == names(table)


def test_a_width_given_by_hand_stays(page: ListPage, context: Context, qtbot: QtBot) -> None:
    table = page.shown.table
    place = names(table).index("unit")
    table.horizontalHeader().resizeSection(place, 301)
    assert again(page, context, qtbot).columnWidth(place) == 301


def test_a_column_is_put_aside_and_another_chosen_from_the_menu_of_the_head(
    page: ListPage, context: Context, qtbot: QtBot
) -> None:
    table = page.shown.table
    actions = {action.text(): action for action in table.look.menu().actions()}
    assert not actions["标题"].isEnabled()
    actions["公开单位"].trigger()
    actions["关键词"].trigger()
    assert "unit" not in names(table)
    assert "keywords" in names(table)
    assert titles(page)[0] == "第5号通知"
    shown = names(table)
    assert names(again(page, context, qtbot)) == shown
    {action.text(): action for action in table.look.menu().actions()}["恢复默认的列"].trigger()
    assert "unit" in names(table)
    assert "keywords" not in names(table)


def test_no_personal_field_can_be_made_a_column(show: Callable[[str], ListPage]) -> None:
    table = show("applications").shown.table
    offered = {action.text() for action in table.look.menu().actions()}
    assert "涉及主题" in offered
    assert not offered & {"姓名或名称", "证件号码", "联系电话", "通信地址", "备注", "申请内容原文"}


def test_what_it_was_sorted_by_comes_back(page: ListPage, context: Context, qtbot: QtBot) -> None:
    page.shown.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert titles(page) == [f"第{number}号通知" for number in range(1, 6)]
    made = again(page, context, qtbot)
    assert [made.records.index(row, 0).data() for row in range(5)] == titles(page)
    assert made.horizontalHeader().sortIndicatorSection() == 0


def test_rows_stand_as_close_as_the_person_wants_them(page: ListPage, context: Context) -> None:
    rows = page.shown.table.verticalHeader()
    assert rows.defaultSectionSize() == row_height("compact") == 26
    context.settings.change("density", "comfortable")
    assert rows.defaultSectionSize() == row_height("comfortable") == 36


def test_room_that_is_left_goes_to_what_is_cut_off(
    page: ListPage, real_window: MainWindow, ledger: Ledger, small: Small, qtbot: QtBot
) -> None:
    table = page.shown.table
    place = next(at for at, column in enumerate(table.records.columns) if column.field.name == "category")
    narrow = table.records.columns[place].width
    with operation(ledger, "改名") as change:
        change.update(small.categories["业务信息"], {"name": "很长很长很长很长很长很长的分类名称"})
    qtbot.waitUntil(lambda: "很长" in str(table.records.index(0, place).data()))
    real_window.resize(1901, 900)
    QApplication.processEvents()
    assert table.columnWidth(place) > narrow
