"""Choices that the mouse wheel doesn't change in passing: one scrolls over many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget


class QuietChoice(QComboBox):
    """A drop-down list that the wheel leaves as it is, unless the keyboard is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what lies around it scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class QuietNumber(QSpinBox):
    """A number that the wheel leaves as it is, unless the keyboard is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what lies around it scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
