"""The months of the own unit: which are handed in, which the office has received, and handing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.inbox_board import MONTHS
from desktop_app.ui.exchange.month_row import MonthRow, OwnMonth
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import caption, card, on_click, primary_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.written_days import months_text

if TYPE_CHECKING:
    from desktop_app.model.inbox_board import BoardRow


class MonthsTab(QWidget):
    """Twelve lines and one button. Signal `handing_in(dict)`: these months (month → nil) are to be handed in."""

    handing_in = Signal(object)

    def __init__(self, button: str) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TINY)
        self.rows = {month: MonthRow(month, grid, place) for place, month in enumerate(MONTHS)}
        for row in self.rows.values():
            row.changed.connect(self._say)
        grid.setColumnStretch(5, 1)
        self.hand_in = on_click(primary_button(button, "export"), lambda: self.handing_in.emit(self.chosen()))
        self._words = caption("")
        self._lay_out(grid)

    def show_months(self, row: BoardRow, records: dict[int, int], *, may_write: bool) -> None:
        """Show the year of the own unit, with how many records each month holds."""
        for month, cell in zip(MONTHS, row.months, strict=True):
            self.rows[month].show_month(OwnMonth(month, cell, records.get(month, 0)), may_write=may_write)
        self._say()

    def chosen(self) -> dict[int, bool]:
        """Return the months to hand in, each with whether it is nil."""
        chosen = [row for row in self.rows.values() if row.chosen.isChecked() and row.chosen.isEnabled()]
        return {row.number: row.is_nil for row in chosen}

    def _say(self) -> None:
        chosen = self.chosen()
        words = months_text(tuple(chosen))
        self._words.setText(_("将上报 {months}").format(months=words) if chosen else _("先勾选要上报的月份"))
        self.hand_in.setEnabled(bool(chosen))

    def _lay_out(self, grid: QGridLayout) -> None:
        frame = card()
        inside = frame.layout()
        if isinstance(inside, QVBoxLayout):
            inside.addLayout(grid)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, Space.TINY, 0)
        whole.addWidget(frame)
        whole.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self.hand_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(scrolling(whole), 1)
        column.addLayout(foot)
