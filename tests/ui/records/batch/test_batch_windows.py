"""批量修改 and 查找替换 by keys and mouse: chosen rows, a preview of what changes, one change, one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt

from desktop_app.model.kinds import Release
from desktop_app.store.log.reading import reading
from desktop_app.ui.records.batch.batch_window import BatchWindow
from desktop_app.ui.records.batch.planned_change import PlannedChange
from desktop_app.ui.records.batch.replace_window import ReplaceWindow
from tests.ui.records.hands import button, choose, click, press, titles, typed_into
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small

T = TypeVar("T", bound=PlannedChange)


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases."""
    return show("releases")


def dialog_of(page: ListPage, sort: type[T]) -> T:
    return next(found for found in page.window().findChildren(sort) if found.isVisible())


def select_all(page: ListPage) -> None:
    table = page.shown.table
    table.setFocus()
    press(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def categories(ledger: Ledger, small: Small) -> list[str | None]:
    with reading(ledger) as session:
        return [session.get_one(Release, one).category for one in small.releases]


def test_the_line_below_the_list_says_how_many_are_chosen_and_offers_what_can_be_done(page: ListPage) -> None:
    below = page.shown.chosen
    assert below.said.text() == "共 5 条"
    assert not below.batch.isVisible()
    select_all(page)
    assert below.said.text() == "已选 5 条"
    assert below.batch.isVisible()


def test_chosen_rows_get_a_new_category_in_seven_presses_and_one_undo_puts_it_back(
    page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot, real_window: MainWindow
) -> None:
    select_all(page)
    press(page.shown.table, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    window = dialog_of(page, BatchWindow)
    choose(window.lines[0].chooser, "信息分类")
    box = window.lines[0].input
    assert box is not None
    choose(box, "工作动态")
    qtbot.waitUntil(lambda: len(window.planned) == 5)
    lines = window.preview.lines
    assert [lines.index(0, place).data() for place in range(4)] == ["第5号通知", "信息分类", "业务信息", "工作动态"]
    assert window.button.text() == "修改 5 条"
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.isHidden()
    assert set(categories(ledger, small)) == {small.categories["工作动态"]}
    assert real_window.desk
    qtbot.waitUntil(real_window.desk.banner.isVisible)
    click(button(real_window.desk.banner, "撤销"))
    qtbot.waitUntil(lambda: set(categories(ledger, small)) == {small.categories["业务信息"]})


def test_what_a_record_cannot_hold_is_said_in_the_dialog_and_nothing_is_changed(
    page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot
) -> None:
    select_all(page)
    page.change_selected()
    window = dialog_of(page, BatchWindow)
    choose(window.lines[0].chooser, "公开属性")
    box = window.lines[0].input
    assert box is not None
    choose(box, "不予公开")
    qtbot.waitUntil(lambda: len(window.planned) == 5)
    click(window.button)
    assert "请写明理由" in window.error
    assert window.isVisible()
    with reading(ledger) as session:
        assert {session.get_one(Release, one).attribute for one in small.releases} == {"active"}


def test_a_value_that_its_field_cannot_hold_is_said_before_anything_is_planned(page: ListPage, qtbot: QtBot) -> None:
    select_all(page)
    page.change_selected()
    window = dialog_of(page, BatchWindow)
    choose(window.lines[0].chooser, "页数")
    box = window.lines[0].input
    assert box is not None
    type_in(typed_into(box), "many")
    qtbot.waitUntil(lambda: bool(window.error))
    assert "整数" in window.error
    assert not window.button.isEnabled()


def test_a_second_field_can_be_changed_along_and_left_out_again(page: ListPage) -> None:
    select_all(page)
    page.change_selected()
    window = dialog_of(page, BatchWindow)
    choose(window.lines[0].chooser, "页数")
    click(window.more)
    choose(window.lines[1].chooser, "页数")
    assert window.lines[1].field is None
    click(window.lines[0].remove)
    assert [line.field for line in window.lines] == [None]


def test_a_text_is_replaced_in_the_chosen_rows(page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot) -> None:
    select_all(page)
    press(page.shown.table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    window = dialog_of(page, ReplaceWindow)
    type_in(window.sought, "号通知")
    type_in(window.put, "号公告")
    qtbot.waitUntil(lambda: len(window.planned) == 5)
    click(window.button)
    qtbot.waitUntil(lambda: titles(page) == [f"第{number}号公告" for number in (5, 4, 3, 2, 1)])
    with reading(ledger) as session:
        assert session.get_one(Release, small.releases[0]).title == "第1号公告"


def test_deleting_is_offered_below_the_list_too(page: ListPage, qtbot: QtBot) -> None:
    select_all(page)
    click(page.shown.chosen.delete)
    qtbot.waitUntil(lambda: page.shown.count == 0)
