"""How large a window may be on the screen that it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FRAME = QSize(8, 40)
"""What a title bar and the edges around the window take of a screen."""


def resize_within(window: QWidget, wanted: QSize, room: QSize | None = None) -> None:
    """Give a window the size wanted, or what its screen has room for (on a small one, or with large writing)."""
    window.resize(wanted.boundedTo((room or window.screen().availableSize()) - _FRAME))
