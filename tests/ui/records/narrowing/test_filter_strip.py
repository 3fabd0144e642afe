"""常用筛选 beside the list: kept under a name, used by one click or Enter, counted, renamed, given up, folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.model.kinds import Release
from desktop_app.store.log.operation import operation
from desktop_app.ui.records.narrowing.strip_lines import COUNT, CURRENT
from desktop_app.ui.seeking.offered import on_page
from desktop_app.ui.window.language import speak
from tests.ui.answering import answer
from tests.ui.asking import fill_in
from tests.ui.lacking_room import lacking_room
from tests.ui.records.hands import click, press, titles
from tests.ui.walking import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small

WIDE, NARROW = (1366, 768), (1000, 600)


@pytest.fixture
def page(real_window: MainWindow, show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases in a window of 1366×768."""
    real_window.resize(*WIDE)
    shown = show("releases")
    QApplication.processEvents()
    return shown


def keep(page: ListPage, name: str, month: int) -> None:
    """Keep a month's filter under a name and show everything again."""
    page.shown.bar.month.picked.emit((str(month),))
    fill_in({"name": name})
    page.shown.bar.kept.ask_name()
    page.shown.bar.reset()


def lines(page: ListPage) -> list[str]:
    """Return the lines of the strip with their counts, the one that is used marked."""
    names = page.shown.named.list
    items = [names.item(row) for row in range(names.count())]
    return [f"{'*' if item.data(CURRENT) else ''}{item.text()} {item.data(COUNT)}" for item in items]


def click_line(page: ListPage, row: int, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    names = page.shown.named.list
    place = names.visualItemRect(names.item(row)).center()
    QTest.mouseClick(names.viewport(), button, pos=place)


def resize(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()


def test_where_nothing_is_kept_nothing_takes_width_from_the_list(page: ListPage) -> None:
    assert not page.shown.named.isVisible()
    assert page.shown.bar.named.isVisible()
    assert page.shown.table.width() == page.shown.width()


def test_one_click_uses_a_filter_that_then_is_marked(page: ListPage, qtbot: QtBot) -> None:
    keep(page, "三月的", 3)
    assert page.shown.named.isVisible()
    assert not page.shown.bar.named.isVisible()
    qtbot.waitUntil(lambda: lines(page) == ["*全部 5", "三月的 1"])
    click_line(page, 1)
    assert titles(page) == ["第3号通知"]
    assert lines(page) == ["全部 5", "*三月的 1"]
    page.shown.bar.month.picked.emit(("4",))
    assert lines(page) == ["全部 5", "三月的 1"]
    click_line(page, 0)
    assert page.shown.count == 5


def test_counts_follow_the_records(page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot) -> None:
    keep(page, "三月的", 3)
    with operation(ledger, "删") as change:
        change.delete(small.releases[2])
    qtbot.waitUntil(lambda: lines(page) == ["*全部 4", "三月的 0"])


def test_it_is_reached_gone_through_and_left_by_keys(page: ListPage, qtbot: QtBot) -> None:
    keep(page, "三月的", 3)
    page.window().activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.shown.table.setFocus()
    press(page.shown.table, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    names = page.shown.named.list
    assert names.hasFocus()
    press(names, Qt.Key.Key_Down)
    press(names, Qt.Key.Key_Return)
    assert titles(page) == ["第3号通知"]
    press(names, Qt.Key.Key_Escape)
    assert page.shown.table.hasFocus()
    press(page.shown.table, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert names.currentRow() == 1
    press(names, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.shown.table.hasFocus()


def test_f2_gives_another_name_that_no_other_has(page: ListPage) -> None:
    keep(page, "三月的", 3)
    keep(page, "四月的", 4)
    page.shown.named.take_focus()
    names = page.shown.named.list
    press(names, Qt.Key.Key_Down)
    fill_in({"name": "四月的"}, refused=True)
    press(names, Qt.Key.Key_F2)
    fill_in({"name": "春天"})
    press(names, Qt.Key.Key_F2)
    assert [names.item(row).text() for row in range(names.count())] == ["全部", "春天", "四月的"]


def test_delete_asks_and_gives_a_filter_up(page: ListPage) -> None:
    keep(page, "三月的", 3)
    page.shown.named.take_focus()
    names = page.shown.named.list
    press(names, Qt.Key.Key_Delete)  # 全部 can't be given up
    press(names, Qt.Key.Key_Down)
    answer("取消")
    press(names, Qt.Key.Key_Delete)
    assert names.count() == 2
    answer("删除")
    press(names, Qt.Key.Key_Delete)
    assert not page.shown.named.isVisible()
    assert page.shown.count == 5


def test_the_context_menu_offers_what_the_keys_do(page: ListPage) -> None:
    keep(page, "三月的", 3)
    page.shown.named.list.setCurrentRow(1)
    assert [action.text() for action in page.shown.named.menu_of_chosen().actions()] == ["筛选", "改名…", "删除…"]
    page.shown.named.list.setCurrentRow(0)
    assert [action.text() for action in page.shown.named.menu_of_chosen().actions()] == ["筛选"]


def test_folded_it_stays_folded_in_this_list_of_this_ledger(
    page: ListPage, show: Callable[[str], ListPage], real_window: MainWindow
) -> None:
    keep(page, "三月的", 3)
    click(page.shown.named.fold)
    assert not page.shown.named.isVisible()
    assert page.shown.bar.named.text() == "常用筛选（1）"
    real_window.furnish()
    page = show("releases")
    QApplication.processEvents()
    assert not page.shown.named.isVisible()
    assert page.shown.bar.named.isVisible()
    unfold = next(action for action in page.shown.bar.named_menu.actions() if action.text() == "放在列表旁边")
    unfold.trigger()
    assert page.shown.named.isVisible()
    assert real_window.settings.folded == []


def test_a_small_window_folds_it_to_a_button_with_a_menu(page: ListPage, real_window: MainWindow) -> None:
    keep(page, "三月的", 3)
    resize(real_window, NARROW)
    assert not page.shown.named.isVisible()
    menu = page.shown.bar.named_menu
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["三月的", "把现在的筛选存为…", "颜色规则…", "放在列表旁边", "改名", "删除"]
    assert not menu.actions()[4].isEnabled()
    menu.actions()[0].trigger()
    assert titles(page) == ["第3号通知"]
    assert page.shown.bar.named.text() == "常用：三月的"
    answer("删除")
    menu.aboutToShow.emit()
    menu.findChildren(QMenu)[-1].actions()[0].trigger()
    resize(real_window, WIDE)
    assert not page.shown.named.isVisible()


def test_what_has_no_name_yet_is_kept_by_one_button(page: ListPage) -> None:
    keep(page, "三月的", 3)
    assert not page.shown.named.keep.isVisible()
    page.shown.bar.month.picked.emit(("4",))
    fill_in({"name": "四月的"})
    click(page.shown.named.keep)
    assert page.shown.named.list.count() == 3
    assert not page.shown.named.keep.isVisible()


def test_a_filter_without_a_name_is_not_kept(page: ListPage) -> None:
    page.shown.bar.month.picked.emit(("3",))
    fill_in({"name": " "}, refused=True)
    page.shown.bar.kept.ask_name()
    assert page.shown.bar.kept.all() == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_ctrl_k_finds_the_named_filters(page: ListPage, real_window: MainWindow, size: tuple[int, int]) -> None:
    keep(page, "三月的", 3)
    resize(real_window, size)
    next(command for command in on_page(page, "主动公开") if command.text == "三月的").run()
    assert titles(page) == ["第3号通知"]


def test_a_line_says_all_of_itself(page: ListPage, qtbot: QtBot) -> None:
    keep(page, "三月的", 3)
    names = page.shown.named.list
    qtbot.waitUntil(lambda: names.item(0).toolTip() == "全部 · 5 条 · 正在用")
    assert names.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "三月的，1 条"
    assert Release.kind in page.kinds


@pytest.mark.parametrize("size", [(1366, 680), (1093, 560), (1040, 500)])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_lacks_room_beside_the_strip_or_its_button(
    page: ListPage,
    real_window: MainWindow,
    show: Callable[[str], ListPage],
    dressed: QApplication,
    language: str,
    size: tuple[int, int],
    request: pytest.FixtureRequest,
) -> None:
    request.addfinalizer(lambda: speak(dressed, "zh_CN"))
    keep(page, "三月的", 3)
    keep(page, "一个名字特别长的常用筛选，写满了四十个字也要放得下看得清不能挤着别人", 4)
    speak(dressed, language)
    real_window.furnish()
    real_window.resize(*size)
    page = show("releases")
    lay_out()
    assert page.shown.named.isVisible() == (size[0] > 1040)
    assert lacking_room(real_window) == []
    page.shown.bar.use_named(page.shown.bar.kept.all()[1])
    page.shown.bar.words.setText("第4号")
    page.shown.bar.words.returnPressed.emit()
    lay_out()
    assert lacking_room(real_window) == []
