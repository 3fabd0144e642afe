"""Ctrl+K: whatever can be done, and every record, by a few letters and Enter; Ctrl+/ lists the keys."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from desktop_app.model.kinds import Category, Release
from desktop_app.store.log.operation import operation
from desktop_app.ui.seeking.command import Command, answering, plain_words
from desktop_app.ui.seeking.command_painter import COMMAND
from desktop_app.ui.seeking.offered import on_page
from desktop_app.ui.seeking.palette import Palette
from desktop_app.ui.seeking.shortcuts import menu_keys
from desktop_app.ui.seeking.shortcuts_window import ShortcutsWindow
from tests.architecture.sources import modules

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def called(window: MainWindow) -> Palette:
    """Return the palette, called with Ctrl+K from wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, CONTROL)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    assert palette.line.hasFocus()
    return palette


def offered(palette: Palette) -> list[Command]:
    """Return what the palette offers."""
    return [palette.items.item(row).data(COMMAND) for row in range(palette.items.count())]


def typed(palette: Palette, words: str) -> list[str]:
    """Return what is offered after typing."""
    palette.line.setText(words)
    return [command.text for command in offered(palette)]


def page_name(window: MainWindow) -> str:
    """Return the page that is shown."""
    assert window.desk is not None
    assert window.desk.pages.current is not None
    return window.desk.pages.current.name


def test_initials_and_enter_lead_to_a_page(desk_window: MainWindow) -> None:
    palette = called(desk_window)
    assert typed(palette, "ysqgk")[0] == "依申请公开"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert page_name(desk_window) == "applications"
    assert not palette.isVisible()


def test_everything_in_the_menus_that_can_be_done_is_offered_with_its_keys(desk_window: MainWindow) -> None:
    keys = {command.text: command.keys for command in offered(called(desk_window))}
    for line in menu_keys(desk_window.menuBar()):
        assert line.words not in keys or keys[line.words] in line.keys
    assert {"打开…", "新增记录", "导入…", "备份与恢复…", "中文", "今日", "回收站"} <= keys.keys()
    assert keys["新增记录"] == "Ctrl+N"
    assert "重做" not in keys


def test_without_a_file_the_palette_offers_what_needs_none(window: MainWindow) -> None:
    palette = called(window)
    assert "打开示例" in typed(palette, "dksl")
    assert "今日" not in typed(palette, "jr")


def test_what_a_button_of_the_page_opens_as_a_menu_is_offered_too(qtbot: QtBot) -> None:
    page = QWidget()
    button = QPushButton("更多", page)
    menu = QMenu(button)
    menu.addAction("附表格式…")
    menu.addAction("不能做").setEnabled(False)
    button.setMenu(menu)
    qtbot.addWidget(page)
    page.show()
    assert [(command.text, command.place) for command in on_page(page, "附表")] == [
        ("附表格式…", "附表"),
        ("更多", "附表"),
    ]


def test_a_record_is_found_by_letters_that_sound_like_its_title(desk_window: MainWindow, ledger: Ledger) -> None:
    with operation(ledger, "新增") as change:
        category = change.add(Category, {"name": "其他信息", "code": "oth", "first_year": 2008})
        facts: dict[str, Value] = {
            "unit": ledger.profile.unit_id,
            "category": category,
            "released_on": dt.date(2013, 5, 6),
        }
        change.add(Release, {"title": "关于青少年活动中心的通知", **facts})
    palette = called(desk_window)
    QTest.keyClicks(palette.line, "qsnhdzx")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert page_name(desk_window) == "releases"


def test_the_arrows_walk_and_escape_gives_the_focus_back(desk_window: MainWindow) -> None:
    assert desk_window.desk is not None
    desk_window.desk.topbar.search.setFocus()
    palette = called(desk_window)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Tab)
    assert palette.items.currentRow() == 2
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert desk_window.desk.topbar.search.hasFocus()


def test_enter_where_nothing_answers_does_nothing(desk_window: MainWindow) -> None:
    palette = called(desk_window)
    assert typed(palette, "qqqqq") == []
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_is_written_so_comes_before_what_only_sounds_so() -> None:
    commands = [Command(text, "", bool) for text in ("打印", "about dy", "dy", "导言")]
    assert [command.text for command in answering(commands, "dy")] == ["dy", "about dy", "打印", "导言"]


def test_the_marks_of_access_keys_are_no_words() -> None:
    assert [plain_words(text) for text in ("打开(&O)…", "&Open…", "R&&D (&R)")] == ["打开…", "Open…", "R&D"]


def test_ctrl_slash_lists_every_key_of_the_menus_and_narrows_by_typing(desk_window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk_window, Qt.Key.Key_Slash, CONTROL)
    shown = desk_window.findChild(ShortcutsWindow)
    assert isinstance(shown, ShortcutsWindow)
    groups = [shown.tree.topLevelItem(place) for place in range(shown.tree.topLevelItemCount())]
    rows = [group.child(row) for group in groups if group for row in range(group.childCount())]
    keys = " ".join(row.text(1) for row in rows).split()
    assert {"Ctrl+N", "Ctrl+K", "Ctrl+/", "F1", "Ctrl+Z", "Ctrl+1", "Ctrl+Y"} <= set(keys)
    QTest.keyClicks(shown.words, "xzjl")
    assert [row.text(1) for row in rows if not row.isHidden()] == ["Ctrl+N"]
    shown.print_list()
    assert shown.preview.isVisible()


def test_no_key_is_bound_without_its_words() -> None:
    bare = [name for name, path in modules().items() if "QShortcut(" in path.read_text("utf-8")]
    assert bare == ["desktop_app.ui.kit.keys"]
