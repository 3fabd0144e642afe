"""Buttons are pressed by Enter as by the space bar, everywhere and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.theme import link_button, on_click, primary_button, quiet_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("make", [primary_button, quiet_button, link_button])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_focus_is_pressed_by_the_keyboard(
    qtbot: QtBot, make: Callable[[str], QPushButton], key: Qt.Key
) -> None:
    pressed: list[int] = []
    button = on_click(make("登记"), lambda: pressed.append(1))
    qtbot.addWidget(button)
    QTest.keyClick(button, key)
    assert pressed == [1]


def test_a_line_that_is_a_button_is_pressed_by_enter_and_once_however_long_the_key_is_held(qtbot: QtBot) -> None:
    pressed: list[int] = []
    line = Clickable("row", row(), "一行", lambda: pressed.append(1))
    qtbot.addWidget(line)
    QTest.keyClick(line, Qt.Key.Key_Return)
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(line, again)
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]


def test_enter_in_a_field_of_a_dialog_presses_its_primary_button_and_no_other(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog, field = QDialog(), QLineEdit()
    column = QVBoxLayout(dialog)
    for inside in (
        field,
        on_click(quiet_button("取消"), lambda: pressed.append("取消")),
        on_click(primary_button("确定"), lambda: pressed.append("确定")),
    ):
        column.addWidget(inside)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert pressed == ["确定"]
