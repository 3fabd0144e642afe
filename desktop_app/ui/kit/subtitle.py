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
        """Be content with the room of two lines, or more lines in less."""
        wanted = min(scaled(_MOST), int(self._length() * _SHARE))
        return QSize(wanted, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for one line where it is short, else for no more than that: what is left over comes by itself."""
        least, length = self.minimumSizeHint(), self._length() + Space.TINY
        return QSize(length, least.height()) if length <= scaled(_SHORT) else least

    def _length(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text())
