"""The grid of a month: days with their names, what is due on them as small marks; moved through by keyboard."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from desktop_app.i18n import _
from desktop_app.model.law.remedies import months_later
from desktop_app.ui.kit.panel import Group
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.today.month_days import WEEK
from desktop_app.ui.today.month_painting import HEAD, chip_rects, paint_choice, paint_day, paint_weekdays
from desktop_app.written_days import long_day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ui.today.month_days import MonthDay

_LEAST = QSize(560, 440)
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class MonthGrid(Group):
    """Six weeks of days. Signals: `moved(date)` to a day, `opened()` its list wanted, `case_opened(id)`."""

    moved = Signal(object)
    opened = Signal()
    case_opened = Signal(str)

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.current = today
        self._days: Sequence[MonthDay] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("期限月历"))

    def show_days(self, days: Sequence[MonthDay], current: dt.date, today: dt.date) -> None:
        """Show a month with one of its days as the current one."""
        self._days, self.current, self._today = days, current, today
        self.setAccessibleDescription(said(self.day(current)))
        self.update()

    def day(self, day: dt.date) -> MonthDay:
        """Return a day of those shown; KeyError for another one."""
        return {one.day: one for one in self._days}[day]

    def rect_of(self, day: dt.date) -> QRect:
        """Return where a day stands."""
        place = [one.day for one in self._days].index(day)
        return self._rect(place)

    def chips_of(self, day: dt.date) -> list[QRect]:
        """Return where the marks of a day stand, as many as there is room for."""
        return chip_rects(self.rect_of(day), len(self.day(day).due))

    def sizeHint(self) -> QSize:
        """Ask for room in which a day can be read."""
        return _LEAST

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than can be read."""
        return _LEAST

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrows and pages, to the month's ends by Home and End, open by Enter."""
        key = Qt.Key(event.key())
        if key in _DAYS:
            self.moved.emit(self.current + dt.timedelta(days=_DAYS[key]))
        elif key in _MONTHS:
            self.moved.emit(months_later(self.current, _MONTHS[key]))
        elif key == Qt.Key.Key_Home:
            self.moved.emit(self.current.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.moved.emit(months_later(self.current.replace(day=1), 1) - dt.timedelta(days=1))
        elif key in _OPENING:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the case whose mark was clicked, or go to the day."""
        day = self._day_at(event.position().toPoint())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        for rect, due in zip(self.chips_of(day.day), day.due, strict=False):
            if rect.contains(event.position().toPoint()):
                self.case_opened.emit(due.case.record_id)
                return
        self.moved.emit(day.day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what opens a case."""
        day = self._day_at(event.position().toPoint())
        over = day and any(rect.contains(event.position().toPoint()) for rect in self.chips_of(day.day))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip what a day is and what is due on it."""
        if isinstance(event, QHelpEvent):
            day = self._day_at(event.pos())
            QToolTip.showText(event.globalPos(), tip(said(day) if day else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the days."""
        painter = QPainter(self)
        paint_weekdays(painter, [self._rect(place) for place in range(WEEK)])
        for place, day in enumerate(self._days):
            paint_day(painter, self._rect(place), day, month=self.current.month, today=day.day == self._today)
        if self._days:
            paint_choice(painter, self.rect_of(self.current), focus=self.hasFocus())
        painter.end()

    def _rect(self, place: int) -> QRect:
        row, column = divmod(place, WEEK)
        weeks = max(len(self._days) // WEEK, 1)
        width, room = self.width() - 1, self.height() - HEAD - 1  # the last hairlines need a place too
        left, right = width * column // WEEK, width * (column + 1) // WEEK
        top, bottom = HEAD + room * row // weeks, HEAD + room * (row + 1) // weeks
        return QRect(QPoint(left, top), QPoint(right - 1, bottom - 1))

    def _day_at(self, point: QPoint) -> MonthDay | None:
        return next((day for place, day in enumerate(self._days) if self._rect(place).contains(point)), None)


def said(day: MonthDay) -> str:
    """Say what a day is and what is due on it, one a line."""
    kind = _("上班") if day.make_up else "" if day.working else _("不计工作日")
    head = " ".join(filter(None, (long_day_text(day.day), day.name, kind, _("本地特殊日") if day.local else "")))
    return "\n".join([head, *(due.words for due in day.due)])
