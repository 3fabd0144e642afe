"""A group of fields with its heading: two columns where there is room, one where there isn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.ui.theme import heading
from desktop_app.ui.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_TWO_COLUMNS_FROM = 420


class Section(QWidget):
    """The fields of one group; each cell is a widget and whether it takes the whole width."""

    def __init__(self, title: str, cells: Sequence[tuple[QWidget, bool]]) -> None:
        super().__init__()
        self._cells = cells
        self._columns = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        if title:
            column.addWidget(heading(title, 3))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.MEDIUM)
        column.addLayout(self._grid)
        self._arrange(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go over to one column or to two."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= _TWO_COLUMNS_FROM else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        row = place = 0
        for widget, wide in self._cells:
            if place and (wide or place == columns):
                row, place = row + 1, 0
            self._grid.addWidget(widget, row, place, 1, columns if wide else 1)
            place = columns if wide else place + 1
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
