"""The line under a page's title: in two lines rather than at the cost of the buttons beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from desktop_app.ui.kit.theme import wrapping
from desktop_app.ui.kit.tokens import Space, scaled

_MOST = 300
"""Logical pixels of width that it asks for at most; a longer one takes more lines where there is no more."""

_SHARE = 0.6
"""More than half of the length: two lines break where words end."""

_SHORT = 140
"""Logical pixels of length up to which it stays in one line: a year and a number with its unit."""


class Subtitle(QLabel):
    """Small soft text that takes the room that is left, and asks for little more than half its length."""

    def __init__(self) -> None:
        super().__init__()
        wrapping(self)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "caption")

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of two lines, or more lines in less; a short one asks for one line."""
        length = self.fontMetrics().horizontalAdvance(self.text())
        wanted = max(min(length + Space.TINY, scaled(_SHORT)), int(length * _SHARE))
        return QSize(min(scaled(_MOST), wanted), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for no more: what is left over comes by itself."""
        return self.minimumSizeHint()
