"""A line for a password: hidden, and shown while its eye (or F2) is held; and the question for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.eye import add_eye
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import foot_row, heading, label, on_click, primary_button, quiet_button, wrapping
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

_WIDTH = 420


class PasswordLine(QLineEdit):
    """Hides what is typed, but for as long as somebody holds the eye or F2."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        add_eye(self)

    def reveal(self, *, on: bool) -> None:
        """Show what is typed, or hide it again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show it while F2 is held."""
        if event.key() == Qt.Key.Key_F2:
            self.reveal(on=True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hide it again."""
        if event.key() == Qt.Key.Key_F2 and not event.isAutoRepeat():
            self.reveal(on=False)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it when the keyboard goes elsewhere."""
        self.reveal(on=False)
        super().focusOutEvent(event)


class PasswordQuestion(Dialog):
    """Asks for a password; `line` holds what is typed, and nothing goes on without it."""

    def __init__(self, parent: QWidget | None, title: str, question: str, wrong: str = "") -> None:
        super().__init__(parent, title, (_WIDTH, 0))
        self.line = PasswordLine()
        self.line.setAccessibleName(question)
        self.accept_button = on_click(primary_button(_("确定")), self.accept)
        self.accept_button.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text)))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for words in (heading(title, 2), label(question, "body")):
            column.addWidget(wrapping(words))
        column.addWidget(self.line)
        if wrong:
            column.addWidget(wrapping(label(wrong, "error")))
        column.addSpacing(Space.SMALL)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.accept_button))

    def answer(self) -> str:
        """Ask, and return what was typed, or "" if the person gives up."""
        self.line.setFocus()
        return self.line.text() if self.exec() else ""
