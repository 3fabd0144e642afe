"""What every dialog of the house is: titled, of a fitting first size, and never with words cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QDialog

from desktop_app.ui.kit.on_screen import keep_words_seen, room_for, take_first_size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Dialog(QDialog):
    """A dialog; `designed` is its first width and height for writing at 100 %, 0 high is what the content asks for."""

    def __init__(self, parent: QWidget | None, title: str, designed: tuple[int, int]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._designed = QSize(*designed)
        self._sized = False

    def room(self) -> QSize:
        """Return the most it may take."""
        return room_for(self)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 (Qt's own signature)
        """Take the first size before it is seen the first time."""
        if visible and not self._sized:
            self._sized = True
            take_first_size(self, self._designed, self.room())
        super().setVisible(visible)

    def event(self, event: QEvent) -> bool:
        """Grow with what comes in later: a sentence of what is wrong, one more line."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            keep_words_seen(self, self.room())
        return done
