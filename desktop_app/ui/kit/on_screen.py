"""How large a window is at first: as designed at the size of writing, all its words seen, never beyond the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop_app.ui.kit.tokens import scaled_size

_FRAME = QSize(8, 40)
"""What a title bar and the edges around the window take of a screen."""


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
