"""Widgets that give way where there is little room: words wrap, parts go below each other, windows fit the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.kit.beside import Beside
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.focus_order import move_focus
from desktop_app.ui.kit.on_screen import resize_within
from desktop_app.ui.kit.subtitle import Subtitle
from desktop_app.ui.kit.tab_bar import TabBar
from desktop_app.ui.kit.theme import body, label, primary_button, quiet_button
from tests.ui.kit.showing import resized, shown
from tests.ui.lacking_room import lacking_room

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("dressed")


def test_an_empty_list_leaves_its_drawing_out_before_its_words(qtbot: QtBot) -> None:
    empty = EmptyState("document", "这一年还没有登记", "点“新增”一条一条录入。" * 6, primary_button("新增"))
    _around = shown(qtbot, empty, 300, 400)
    drawn = empty.draws
    resized(empty, 300, empty.heightForWidth(300))
    assert (drawn, empty.draws) == (True, False)
    assert lacking_room(empty) == []


def test_controls_go_below_words_that_would_get_too_narrow(qtbot: QtBot) -> None:
    words, controls = body("先查看，不改动任何内容；看清以后再收下。"), quiet_button("选择文件…")
    both = Beside(words, controls)
    _around = shown(qtbot, both, 600, 120)
    places = [controls.x() > words.x()]
    resized(both, 300, 120)
    assert [*places, controls.x() > words.x(), controls.y() > words.y()] == [True, False, True]


def test_a_long_subtitle_asks_for_less_than_its_length() -> None:
    subtitle = Subtitle()
    subtitle.setText("每个年度自动选用规定的格式，也可以另选")
    whole = subtitle.fontMetrics().horizontalAdvance(subtitle.text())
    assert whole / 2 < subtitle.minimumSizeHint().width() < whole
    subtitle.setText(subtitle.text() * 9)
    assert subtitle.minimumSizeHint().width() < whole * 2


def test_tab_goes_through_the_parts_in_their_order_however_late_one_was_made(qtbot: QtBot) -> None:
    top, foot, late = QLineEdit(), QLineEdit(), QWidget()
    whole = QWidget()
    column, inside = QVBoxLayout(whole), QVBoxLayout(late)
    column.addWidget(top)
    column.addWidget(foot)
    fields = [QLineEdit(), QLineEdit()]
    for field in fields:
        inside.addWidget(field)
    column.insertWidget(1, late)
    around = shown(qtbot, whole, 300, 200)
    around.activateWindow()
    top.setFocus()
    qtbot.waitUntil(top.hasFocus)
    round_and_back = [*fields, foot, top, foot, *reversed(fields), top]
    for step, wanted in enumerate(round_and_back):
        assert move_focus(whole, forward=step < len(round_and_back) // 2)
        assert wanted.hasFocus()
    assert not move_focus(late, forward=True)


def test_a_window_is_no_larger_than_its_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    resize_within(dialog, QSize(760, 680), QSize(910, 512))
    assert dialog.size() == QSize(760, 472)


def test_what_lacks_room_is_found(qtbot: QtBot) -> None:
    whole = QWidget()
    for words, place in (("很长的一行字，放不下", (0, 0, 40, 30)), ("低", (0, 60, 100, 4)), ("出", (390, 100, 40, 30))):
        made = label(words, "body")
        made.setParent(whole)
        made.setGeometry(*place)
    QLabel("盖住", whole).setGeometry(10, 10, 60, 30)
    _around = shown(qtbot, whole, 400, 200)
    assert [said.partition(":")[0] for said in lacking_room(whole)] == ["sticks out", "cut", "cut", "overlap"]


def test_tabs_stand_closer_together_rather_than_out_of_sight(qtbot: QtBot) -> None:
    bar = TabBar()
    for words in ("各单位", "本单位各月", "收发文件", "收发记录", "差异"):
        bar.addTab(words)
    _around = shown(qtbot, bar, 900, 40)
    apart = bar.tabRect(4).right()
    resized(bar, apart - 20, 40)
    assert bar.tabRect(4).right() < apart - 20
    bar.setTabText(4, "差异（3）")
    resized(bar, 900, 40)
    assert bar.tabRect(4).right() > apart
