"""A group of fields with its heading: two columns where there is room, one where there isn't; details can be folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.theme import heading, link_button, on_click
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_TWO_COLUMNS_FROM = 420


class Section(QWidget):
    """The fields of one group; each cell is a widget and whether it takes the whole width."""

    def __init__(self, title: str, cells: Sequence[tuple[QWidget, bool]]) -> None:
        super().__init__()
        self.widgets = [widget for widget, _wide in cells]
        self._cells = cells
        self._columns = 0
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.MEDIUM)
        self.unfold = on_click(link_button(_("展开"), "down"), lambda: self.fold(on=False))
        self.unfold.setAccessibleName(_("展开“{title}”").format(title=title))
        head = QHBoxLayout()
        head.addWidget(heading(title, 3))
        head.addStretch(1)
        head.addWidget(self.unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(self._inside)
        self._arrange(2)
        self.fold(on=False)

    def fold(self, *, on: bool) -> None:
        """Show the heading only, or everything."""
        self._inside.setVisible(not on)
        self.unfold.setVisible(on)

    def unfold_for(self, widget: QWidget) -> None:
        """Show everything if the widget is one of the section's."""
        if widget in self.widgets:
            self.fold(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go over to one column or to two."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= scaled(_TWO_COLUMNS_FROM) else 1)

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
