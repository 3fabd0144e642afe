"""A button that Enter presses as well as the space bar: hands that stay on the keyboard know no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A button of the house; Enter presses it only where it has the focus, unless it is the primary one of a dialog."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        # Left alone, Qt lets Enter press whichever button of a dialog comes first.
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with Enter too; a key that is held down presses it once."""
        if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()
