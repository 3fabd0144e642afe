"""The line over a form that says that a draft was put back, with the way to be rid of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.theme import label, link_button, on_click
from desktop_app.ui.kit.tokens import Space


class DraftBar(QFrame):
    """Seen only where there is something to say. Signal `forget_wanted()`."""

    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.TINY, Space.TINY, Space.TINY)
        self._words = label("", "body")
        self._words.setWordWrap(True)
        row.addWidget(self._words, 1)
        self.forget = on_click(link_button(_("放弃草稿")), self.forget_wanted.emit)
        row.addWidget(self.forget)
        self.hide()

    def say(self, words: str) -> None:
        """Say that a draft was put back, or nothing."""
        self._words.setText(words)
        self.setVisible(bool(words))
