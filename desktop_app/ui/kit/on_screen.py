"""How large windows are at first: as designed at the size of writing, all words seen, never beyond the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.ui.kit.focus_order import move_focus
from desktop_app.ui.kit.tokens import scaled_size

_FRAME = QSize(8, 40)
"""What a title bar and the edges around the window take of a screen."""


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

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001 (Qt's own signature)
        """Go on with Tab in the order in which one reads."""
        return move_focus(self, forward=on) or super().focusNextPrevChild(on)

    def event(self, event: QEvent) -> bool:
        """Grow with what comes in later: a sentence of what is wrong, one more line."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            keep_words_seen(self, self.room())
        return done


def room_for(window: QWidget) -> QSize:
    """Return the most that a window may take of the screen it is on."""
    return window.screen().availableSize() - _FRAME


def resize_within(window: QWidget, wanted: QSize, room: QSize) -> None:
    """Give a window the size wanted, or what a screen has `room` for (a small one, or one with large writing)."""
    window.resize(wanted.boundedTo(room - _FRAME))


def take_first_size(window: QWidget, designed: QSize, room: QSize) -> None:
    """Give a window its first size; `designed` is for writing at 100 %, a height of 0 is what the content asks for."""
    for part in window.findChildren(QWidget):
        part.ensurePolished()  # the style sheet's writing may be larger
    wanted = scaled_size(designed)
    asked = QSize(0, _height(window, wanted.width(), least=designed.height() > 0))
    window.resize(wanted.expandedTo(asked).boundedTo(room))


def keep_words_seen(window: QWidget, room: QSize) -> None:
    """Make a window higher where its content has come to need that."""
    asked = _height(window, window.width(), least=True)
    if asked > window.height():
        window.resize(window.width(), min(asked, room.height()))


def _height(window: QWidget, width: int, *, least: bool) -> int:
    layout = window.layout()
    if layout is None:
        return 0
    if not layout.hasHeightForWidth():
        return (layout.totalMinimumSize() if least else layout.totalSizeHint()).height()
    width = max(width, layout.totalMinimumSize().width())
    return layout.totalMinimumHeightForWidth(width) if least else layout.totalHeightForWidth(width)
