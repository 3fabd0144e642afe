"""Words with what one does about them at their right, or below them where they would get too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST = 260
"""Logical pixels that a sentence needs to be read with ease."""


class Beside(QWidget):
    """The words take the room that is left; `least` is what they need beside the controls."""

    def __init__(self, words: QWidget, controls: QWidget, least: int = _LEAST) -> None:
        super().__init__()
        self._words, self._controls, self._least = words, controls, least
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SMALL)
        self._row.addWidget(words, 1)
        self._row.addWidget(controls)

    def minimumSizeHint(self) -> QSize:
        """Ask for the wider one's width only: a narrow window must be able to put one below the other."""
        widest = max(part.minimumSizeHint().width() for part in (self._words, self._controls))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where the width allows."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._least + Space.SMALL + self._controls.sizeHint().width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
