"""The sheet with its panels: beside each other on a wide window, below each other on a narrow one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_WIDE_ENOUGH = 900
_SIDE = 340


class AnnexSplit(QSplitter):
    """Gives the sheet what is left beside (or above) the panels; the person may move the border."""

    def __init__(self, sheet: QWidget, panels: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.addWidget(sheet)
        self.addWidget(panels)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        self.setSizes([10 * _SIDE, _SIDE])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the window gets too narrow for both."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE_ENOUGH
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self.setSizes([10 * _SIDE, _SIDE] if wide else [3, 2])
