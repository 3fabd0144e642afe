"""A row or tile that is one button: it can be clicked, tabbed to, and holds what a layout holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop_app.ui.kit.button import Button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable


class Clickable(Button):
    """A button as large as the widgets inside it; `name` is what a screen reader says."""

    def __init__(self, role: str, inside: QLayout, name: str, action: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setLayout(inside)
        # Or a label inside would take the click from the button.
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda _checked=False: action())

    def sizeHint(self) -> QSize:
        """Ask for the room that the inside needs; a button alone would only count its text."""
        inside = self.layout()
        return inside.sizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than the inside."""
        inside = self.layout()
        return inside.minimumSize() if inside else super().minimumSizeHint()


def row() -> QHBoxLayout:
    """Return the layout of a clickable line."""
    made = QHBoxLayout()
    made.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
    made.setSpacing(Space.MEDIUM)
    return made


def tile() -> QVBoxLayout:
    """Return the layout of a clickable tile."""
    made = QVBoxLayout()
    made.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
    made.setSpacing(Space.TINY)
    return made
