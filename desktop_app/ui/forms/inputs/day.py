"""The input of a day: typed in any usual way, stepped with the arrow keys, or picked from a calendar."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.model.text import FieldError
from desktop_app.ui.forms.inputs.one_line import OneLineInput
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.overlay import Overlay
from desktop_app.ui.kit.tokens import COLOURS, scaled_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.field import Field

_CALENDAR = QSize(320, 272)
_SHORT = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")


class DayInput(OneLineInput):
    """A day; `today` and `year` (the working year) complete what is typed short: 今天, 3-15."""

    def __init__(self, field: Field, today: Callable[[], dt.date], year: Callable[[], int]) -> None:
        super().__init__(field)
        self._today, self._year = today, year
        self.edit.setPlaceholderText(_("年-月-日"))
        action = QAction(icon("calendar"), "", self.edit)
        self.edit.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(_("打开日历（Alt+↓）"))
        action.triggered.connect(self.open_calendar)
        self.left.connect(self._complete)

    def typed(self) -> str:
        """Return the day as it stands, short forms written out."""
        return written_out(super().typed(), self._today(), self._year())

    def open_calendar(self) -> None:
        """Show a calendar below the input."""
        popup = CalendarPopup(self, self._day() or self._today())
        popup.calendar.clicked.connect(lambda chosen: self._choose(chosen, popup))
        popup.calendar.activated.connect(lambda chosen: self._choose(chosen, popup))
        popup.open_at(popup.calendar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step a day with the arrow keys, open the calendar with Alt+↓."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step == -1 and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.open_calendar()
                return True
            if step and not event.modifiers():
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _day(self) -> dt.date | None:
        try:
            day = self.value()
        except FieldError:
            return None
        return day if isinstance(day, dt.date) else None

    def _step(self, days: int) -> None:
        day = self._day()
        self._write((day + dt.timedelta(days) if day else self._today()).isoformat())

    def _choose(self, chosen: QDate, popup: CalendarPopup) -> None:
        self._write(dt.date(chosen.year(), chosen.month(), chosen.day()).isoformat())
        popup.done()

    def _write(self, text: str) -> None:
        self.edit.setText(text)
        self.changed.emit()

    def _complete(self) -> None:
        day = self._day()
        if day and day.isoformat() != self.edit.text():
            self.edit.setText(day.isoformat())


class CalendarPopup(Overlay):
    """A small calendar that closes when something else is clicked."""

    def __init__(self, parent: DayInput, day: dt.date) -> None:
        super().__init__(parent)
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setMinimumSize(scaled_size(_CALENDAR))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            soft = self.calendar.weekdayTextFormat(weekday)
            soft.setForeground(QColor(COLOURS.text_faint))
            self.calendar.setWeekdayTextFormat(weekday, soft)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.calendar)


def written_out(text: str, today: dt.date, year: int) -> str:
    """Return a day typed short in full: 今天 and 昨天, or month and day of the working year; others as they are."""
    stripped = text.strip()
    named = {_("今天"): today, _("今日"): today, _("昨天"): today - dt.timedelta(1), _("明天"): today + dt.timedelta(1)}
    if stripped in named:
        return named[stripped].isoformat()
    short = _SHORT.fullmatch(stripped)
    return f"{year}-{short[1]}-{short[2]}" if short else text
