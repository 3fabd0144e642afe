"""A card that tells something to be settled here: what, in words, and at the right what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.ui.kit.theme import body, heading
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class NoteCard(QFrame):
    """A title and a text; hidden until there is something to settle."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._title, self._text = heading("", 3), body("")
        self._row, words = QHBoxLayout(self), QVBoxLayout()
        self._row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self._row.setSpacing(Space.SMALL)
        words.setSpacing(Space.TINY)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._row.addLayout(words, 1)
        self.hide()

    def offer(self, *answers: QWidget) -> None:
        """Put what can be done at the right."""
        for answer in answers:
            self._row.addWidget(answer)

    def tell(self, title: str, text: str) -> None:
        """Say what is to be settled."""
        self._title.setText(title)
        self._text.setText(text)
