"""The way back: from a figure of the annex to exactly its records and back, by button and by Alt+Left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.annex.page import AnnexPage
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.context.visited_places import Visited, VisitedPlaces
from desktop_app.ui.records.list_page import ListPage
from tests.ui.answering import button, click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small

ALT = Qt.KeyboardModifier.AltModifier


def list_of(window: MainWindow) -> ListPage:
    assert window.desk
    page = window.desk.pages.current
    assert isinstance(page, ListPage)
    return page


def test_a_figure_opens_as_the_list_of_its_records_and_the_way_back_leads_to_the_annex(
    real_window: MainWindow, qtbot: QtBot
) -> None:
    desk = real_window.desk
    assert desk
    desk.navigate("annex")
    page = desk.pages.current
    assert isinstance(page, AnnexPage)
    qtbot.waitUntil(lambda: page.view is not None)
    assert page.view
    code = next(code for code, figure in page.view.annex.cells.items() if figure.text == "5")
    page.figures.open(code)
    qtbot.waitUntil(lambda: page.figures.shown is not None)
    click(page.figures, "在列表中打开")
    shown = list_of(real_window).shown
    assert shown.count == 5
    assert shown.bar.limited.text().startswith("附表：")
    click(desk.topbar, "返回附表与年报")
    assert desk.pages.current is page
    QTest.keyClick(real_window, Qt.Key.Key_Right, ALT)
    assert list_of(real_window).shown.count == 5


def test_going_back_in_a_list_narrows_it_as_it_was(real_window: MainWindow, small: Small) -> None:
    desk = real_window.desk
    assert desk
    desk.navigate("releases")
    list_of(real_window).shown.bar.words.setText("第3号")
    list_of(real_window).shown.bar.words.returnPressed.emit()
    desk.navigate("releases", Selection("release", tuple(small.releases[:2]), "两条"))
    assert list_of(real_window).shown.count == 2
    QTest.keyClick(real_window, Qt.Key.Key_Left, ALT)
    assert list_of(real_window).shown.bar.words.text() == "第3号"
    assert list_of(real_window).shown.count == 1


def test_without_a_past_nothing_leads_back(real_window: MainWindow) -> None:
    desk = real_window.desk
    assert desk
    before = desk.pages.current
    while desk.pages.way_back:
        desk.pages.go_back()
    QTest.keyClick(real_window, Qt.Key.Key_Left, ALT)
    assert desk.pages.current is not None
    assert before is not None


def test_a_new_place_forgets_what_lay_ahead() -> None:
    past = VisitedPlaces()
    past.note(Visited("a", 1))
    assert past.back(Visited("b", 2)) == Visited("a", 1)
    past.note(Visited("a", 3))
    assert past.forward(Visited("c", 4)) is None
    assert past.last == Visited("a", 3)


def test_the_button_says_where_it_leads(real_window: MainWindow) -> None:
    desk = real_window.desk
    assert desk
    desk.navigate("releases")
    desk.navigate("applications")
    assert button(desk.topbar, "返回主动公开")
