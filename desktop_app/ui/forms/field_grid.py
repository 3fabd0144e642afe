"""Field rows in two columns, of which only those that make sense now are shown, without gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui.forms.field_row import FieldRow, is_wide
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtGui import QResizeEvent

_TWO_COLUMNS_FROM = 480


class FieldGrid(QWidget):
    """The rows of a small form, in the order given."""

    def __init__(self, rows: Iterable[FieldRow]) -> None:
        super().__init__()
        self._rows = list(rows)
        self._shown: list[FieldRow] = []
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.MEDIUM)
        for row in self._rows:
            row.setParent(self)
        self.show_only({row.field.name for row in self._rows})

    def show_only(self, names: Collection[str]) -> None:
        """Show the rows of these fields."""
        shown = [row for row in self._rows if row.field.name in names]
        if shown != self._shown:
            self._shown = shown
            for row in self._rows:
                row.setVisible(row in shown)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go over to one column or to two."""
        super().resizeEvent(event)
        columns = 2 if event.size().width() >= scaled(_TWO_COLUMNS_FROM) else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        for row in self._rows:
            self._grid.removeWidget(row)
        line = place = 0
        for row in self._shown:
            wide = is_wide(row.field, "")
            if place and (wide or place == self._columns):
                line, place = line + 1, 0
            self._grid.addWidget(row, line, place, 1, self._columns if wide else 1)
            place = self._columns if wide else place + 1
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
