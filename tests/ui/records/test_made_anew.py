"""The window made anew, as when its size changes: the list and the way back are what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop_app.ui.kit import style
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.window.app import _change_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.window.main_window import MainWindow


def test_the_way_back_and_what_a_list_is_narrowed_to_stay(
    dressed: QApplication, real_window: MainWindow, show: Callable[[str], ListPage], qtbot: QtBot
) -> None:
    show("inquiries")
    page = show("releases")
    page.shown.bar.words.setText("第3号")
    qtbot.waitUntil(lambda: page.shown.count == 1)
    real_window.live.change("zoom", 125)
    _change_size(dressed, real_window)
    try:
        assert real_window.desk
        pages = real_window.desk.pages
        again = pages.current
        assert isinstance(again, ListPage)
        assert again is not page
        assert again.shown.bar.words.text() == "第3号"
        assert again.shown.count == 1
        back = next(one for one in real_window.desk.topbar.findChildren(QPushButton) if one.text() == "返回咨询投诉")
        assert not back.isHidden()
        pages.go_back()
        assert pages.current
        assert pages.current.name == "inquiries"
    finally:
        style.apply(dressed)
