"""A page's main part with its panels: beside each other on a wide window, below each other on a narrow one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_WIDE_ENOUGH = 900
_SIDE = 340


class SideSplit(QSplitter):
    """Gives the main part what is left beside (or above) the panels; the person may move the border."""

    def __init__(self, main: QWidget, panels: QWidget, enough: int = _WIDE_ENOUGH) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._enough = enough
        self.addWidget(main)
        self.addWidget(panels)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        self.setSizes([10 * _SIDE, _SIDE])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the window gets too narrow for both."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._enough
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self.setSizes([10 * _SIDE, _SIDE] if wide else [3, 2])
