"""The month view: the grid with its head, and the list of the current day beside it."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.law.remedies import months_later
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import caption, heading, icon_button, on_click, quiet_button, wrapping
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.today.day_panel import DayPanel
from desktop_app.ui.today.month_days import month_days
from desktop_app.ui.today.month_grid import MonthGrid
from desktop_app.written_days import month_text

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop_app.model.law.calendar import WorkCalendar
    from desktop_app.report.lists.due_board import DueBoard

_BESIDE = 900
_PANEL_WIDTH = 300
_EARLIEST, _LATEST = 1950, 2198


class MonthView(QWidget):
    """What is due in a month. Signal `case_opened(id)`."""

    case_opened = Signal(str)

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._board: DueBoard | None = None
        self._calendar: WorkCalendar | None = None
        self.grid = MonthGrid(today)
        self.panel = DayPanel(self.case_opened.emit)
        self.grid.moved.connect(self.go_to)
        self.grid.opened.connect(self.panel.go_to_first)
        self.grid.case_opened.connect(self.case_opened)
        self.panel.left.connect(self.grid.setFocus)
        self.setFocusProxy(self.grid)
        self._name = heading("", 2)
        self._lay_out()

    def show_board(self, board: DueBoard, calendar: WorkCalendar) -> None:
        """Show the open cases by the calendar in force; on a new day that day becomes the current one."""
        current = self.grid.current if board.day == self._today else board.day
        self._board, self._calendar, self._today = board, calendar, board.day
        self.go_to(current)

    def go_to(self, day: dt.date) -> None:
        """Make a day the current one and show its month."""
        if self._board is None or self._calendar is None or not _EARLIEST <= day.year <= _LATEST:
            return
        self.grid.show_days(month_days(day, self._calendar, self._board.cases, self._board.disputes), day, self._today)
        name = month_text(day.year, day.month)
        last = day.replace(day=monthrange(day.year, day.month)[1])
        provisional = self._calendar.open_year(day.replace(day=1), last) is not None
        self._name.setText(_("{month}（暂定）").format(month=name) if provisional else name)
        self.panel.show_day(self.grid.day(day), self._board)
        self._bring()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to today with T."""
        if event.key() == Qt.Key.Key_T:
            self.go_to(self._today)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list of the day beside the grid where there is room, else below."""
        super().resizeEvent(event)
        beside = event.size().width() >= _BESIDE
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.panel.setFixedWidth(scaled(_PANEL_WIDTH)) if beside else self.panel.setMaximumWidth(event.size().width())
        QTimer.singleShot(0, self, self._bring)  # once the grid has its new size

    def _bring(self) -> None:
        """Scroll to the current day where the month is higher than the window."""
        if self._board is not None:
            place = self.grid.rect_of(self.grid.current)
            self._area.ensureVisible(place.center().x(), place.center().y(), 0, place.height())

    def _step(self, months: int) -> None:
        self.go_to(months_later(self.grid.current, months))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(on_click(icon_button("left", _("上个月")), lambda: self._step(-1)))
        head.addWidget(self._name)
        head.addWidget(on_click(icon_button("right", _("下个月")), lambda: self._step(1)))
        head.addWidget(on_click(quiet_button(_("今天")), lambda: self.go_to(self._today)))
        meaning = wrapping(caption(_("实底为答复期限，虚框为承办单位期限，“班”为调休上班")))
        meaning.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(meaning, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(Space.LARGE)
        self._both.addWidget(self.grid, 1)
        self._both.addWidget(self.panel)
        self._area = scrolling(self._both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(self._area, 1)
