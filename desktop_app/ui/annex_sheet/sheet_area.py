"""The sheet in its scroll area: scrolls to the current figure, and says when it is being computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.annex_sheet.sheet import SheetView
from desktop_app.ui.kit.theme import pill
from desktop_app.ui.kit.tokens import Space, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from desktop_app.ui.annex_sheet.sheet_layout import Sheet
    from desktop_app.ui.findings.finding_levels import CellMark

_PATIENCE = 300
"""Milliseconds before 正在计算… appears: short work doesn't make the page flicker."""
_AROUND = 80


class SheetArea(QFrame):
    """Holds the sheet. Signals: `moved(code)`, `opened(code)`, as the sheet's own."""

    moved = Signal(str)
    opened = Signal(str)

    def __init__(self, describe: Callable[[str], str]) -> None:
        super().__init__()
        self.sheet = SheetView(describe)
        self.sheet.setAccessibleName(_("附表"))
        self.sheet.moved.connect(self._moved)
        self.sheet.opened.connect(self.opened)
        self.area = QScrollArea()
        self.area.setWidget(self.sheet)
        self.area.setWidgetResizable(True)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._busy = pill(_("正在计算…"), Tone.ACCENT)
        self._busy.setParent(self)
        self._busy.hide()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._say_busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def show_sheet(self, sheet: Sheet, marks: Mapping[str, CellMark]) -> None:
        """Show a sheet that was computed."""
        self._patience.stop()
        self._busy.hide()
        self.sheet.show_sheet(sheet, marks)

    def wait(self) -> None:
        """Say after a while that a sheet is being computed; the old one stays until then."""
        self._patience.start()

    def rest(self) -> None:
        """Say no more that something is being computed."""
        self._patience.stop()
        self._busy.hide()

    def go_to(self, code: str) -> None:
        """Make a figure the current one and bring it into sight."""
        self.sheet.go_to(code)
        self._bring(code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the word about computing in its corner."""
        super().resizeEvent(event)
        self._place_busy()

    def _say_busy(self) -> None:
        self._place_busy()
        self._busy.show()
        self._busy.raise_()

    def _place_busy(self) -> None:
        self._busy.adjustSize()
        self._busy.move(self.width() - self._busy.width() - Space.PAGE, Space.MEDIUM)

    def _moved(self, code: str) -> None:
        self._bring(code)
        self.moved.emit(code)

    def _bring(self, code: str) -> None:
        place = self.sheet.area_of(code).center().toPoint()
        if not place.isNull():
            self.area.ensureVisible(place.x(), place.y(), _AROUND, _AROUND)
