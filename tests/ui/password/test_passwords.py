"""Passwords in the window by keys and mouse: set, changed, removed, shown while held, judged; and before a hand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop_app.store.file.password import fits
from desktop_app.ui.kit.password_line import PasswordLine
from desktop_app.ui.password.new_password import NewPassword
from desktop_app.ui.password.passphrase_window import PassphraseWindow
from desktop_app.ui.password.password_window import PasswordWindow
from tests.ui.answering import answer, click
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow

FIRST, SECOND = "four words by heart", "and four others then"


def password_of(window: MainWindow) -> PasswordWindow:
    """Return the window, shown by the menu."""
    next(action for action in window.menuBar().findChildren(QAction) if action.text() == "密码(&W)…").trigger()
    return next(shown for shown in window.findChildren(PasswordWindow) if shown.isVisible())


def test_a_password_is_set_changed_and_removed(real_window: MainWindow, ledger: Ledger) -> None:
    shown = password_of(real_window)
    assert shown.old.isHidden()
    assert shown.remove.isHidden()
    type_in(shown.new.first.editor, FIRST)
    type_in(shown.new.again.editor, FIRST)
    click(shown, "设置密码")
    assert fits(ledger.path, FIRST)
    assert real_window.desk

    shown = password_of(real_window)
    type_in(shown.old.editor, "wrong one here")
    type_in(shown.new.first.editor, SECOND)
    type_in(shown.new.again.editor, SECOND)
    click(shown, "更改密码")
    assert shown.old.editor.accessibleDescription() == "现在的密码不对。"
    assert shown.isVisible()
    shown.old.editor.clear()
    type_in(shown.old.editor, FIRST)
    QTest.keyClick(shown.new.again.editor, Qt.Key.Key_Return)
    assert fits(ledger.path, SECOND)

    shown = password_of(real_window)
    type_in(shown.old.editor, SECOND)
    said = answer("取消密码")
    click(shown, "取消密码…")
    assert "谁拿到这个文件都能打开" in said.said[0]
    assert fits(ledger.path, "")
    assert real_window.desk.context.ledger.path == ledger.path


def test_two_that_differ_and_a_weak_one_are_said_beside_their_lines(real_window: MainWindow, ledger: Ledger) -> None:
    shown = password_of(real_window)
    type_in(shown.new.first.editor, "short")
    type_in(shown.new.again.editor, "other")
    click(shown, "设置密码")
    assert "至少要 8 个字符" in shown.new.first.editor.accessibleDescription()
    assert "不一样" in shown.new.again.editor.accessibleDescription()
    assert fits(ledger.path, "")


def test_what_is_typed_is_shown_while_the_eye_or_f2_is_held(qtbot: QtBot) -> None:
    line = PasswordLine()
    qtbot.addWidget(line)
    line.show()
    hidden, shown = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
    eye = line.findChildren(QToolButton)[-1]
    assert line.echoMode() == hidden
    QTest.mousePress(eye, Qt.MouseButton.LeftButton)
    assert line.echoMode() == shown
    QTest.mouseRelease(eye, Qt.MouseButton.LeftButton)
    assert line.echoMode() == hidden
    QTest.keyPress(line, Qt.Key.Key_F2)
    assert line.echoMode() == shown
    QTest.keyRelease(line, Qt.Key.Key_F2)
    assert line.echoMode() == hidden


@pytest.mark.parametrize(
    ("typed", "words"), [("password1", "强度：很弱"), ("correct horse battery staple", "强度：很强")]
)
def test_the_strength_is_said_while_one_types(qtbot: QtBot, typed: str, words: str) -> None:
    new = NewPassword("密码")
    qtbot.addWidget(new)
    new.show()
    assert new.said.isHidden()
    type_in(new.first.editor, typed)
    assert new.said.text() == words


@pytest.mark.parametrize(
    ("button", "typed", "passphrase"), [("用口令加密", FIRST, FIRST), ("不加密，当面递交", "", "")]
)
def test_a_passphrase_is_chosen_or_left_out_by_one_s_own_word(
    qtbot: QtBot, button: str, typed: str, passphrase: str
) -> None:
    asking = PassphraseWindow(None)  # type: ignore[arg-type]
    qtbot.addWidget(asking)
    asking.show()
    type_in(asking.new.first.editor, typed)
    type_in(asking.new.again.editor, typed)
    click(asking, button)
    assert (bool(asking.result()), asking.passphrase) == (True, passphrase)
