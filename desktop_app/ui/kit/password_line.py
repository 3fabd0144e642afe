"""A line for a password: hidden, and shown while its eye (or F2) is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.kit.eye import add_eye

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent


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
