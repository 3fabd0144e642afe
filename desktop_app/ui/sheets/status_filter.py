"""Which rows are shown: all, or those of one status; each choice bears how many there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.button import Button
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.theme import on_click
from desktop_app.ui.sheets.row_status import TONES, status_word
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections import Counter

    from desktop_app.exchange.sheets.taking.examined import Status


class StatusFilter(QWidget):
    """A row of small buttons, one of them pressed; signal `chosen(status)`, None for all."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.status: Status | None = None
        self.buttons: dict[Status | None, QPushButton] = {}
        flow = Flow()
        for status in (None, *TONES):
            button = on_click(Button(), partial(self.choose, status))
            button.setProperty("role", "chip")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self.buttons[status] = button
            flow.addWidget(button)
        self.setLayout(flow)

    def count(self, counts: Counter[Status]) -> None:
        """Say how many rows there are of each status; one without any is left out, also as the choice."""
        self._button(None).setText(_("全部 {count}").format(count=number_text(counts.total())))
        for status in TONES:
            button = self._button(status)
            button.setText(f"{status_word(status)} {number_text(counts[status])}")
            button.setVisible(bool(counts[status]))
        if self.status is not None and not counts[self.status]:
            self.status = None
            self.chosen.emit(None)
        self._mark()

    def choose(self, status: Status | None) -> None:
        """Show the rows of a status, or all."""
        self.status = status
        self._mark()
        self.chosen.emit(status)

    def _button(self, status: Status | None) -> QPushButton:
        return self.buttons[status]

    def _mark(self) -> None:
        for status, button in self.buttons.items():
            button.setProperty("on", status is self.status)
            button.style().unpolish(button)
            button.style().polish(button)
