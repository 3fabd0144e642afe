"""What one day of the month is, and the open cases that are due on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.office.cases.open_disputes import OpenDispute
from desktop_app.ui.forms.due_tone import tone_of
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import caption, heading, label, pill
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.ui.today.due_line import due_days_words, words_of
from desktop_app.written_days import short_day_and_weekday_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop_app.report.lists.due_board import DueBoard
    from desktop_app.ui.today.month_days import Due, MonthDay


class DayPanel(QFrame):
    """A card with the day's cases; a click opens one. Signal `left()`: Esc goes back to the month."""

    left = Signal()

    def __init__(self, open_one: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._open = open_one
        self.lines: list[Clickable] = []
        self._day = heading("", 3)
        self._kind = caption("")
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        column.addWidget(self._day)
        column.addWidget(self._kind)
        column.addWidget(scrolling(self._inside), 1)

    def show_day(self, day: MonthDay, board: DueBoard) -> None:
        """Show a day."""
        self._day.setText(short_day_and_weekday_text(day.day))
        self._kind.setText(_kind(day))
        self._clear()
        self.lines = [self._line(due, board) for due in day.due]
        for line in self.lines:
            self._inside.addWidget(line)
        if not self.lines:
            self._inside.addWidget(label(_("这一天没有到期的申请"), "body"))
        self._inside.addStretch(1)

    def go_to_first(self) -> None:
        """Give the first case the focus."""
        if self.lines:
            self.lines[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the cases with the arrows, back to the month with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _line(self, due: Due, board: DueBoard) -> Clickable:
        case = due.case
        inside = row()
        both = QVBoxLayout()
        both.setSpacing(Space.TINY)
        both.addWidget(Clipped(case.subject))
        both.addWidget(Clipped(" · ".join(filter(None, (case.number, board.units.get(case.unit, "")))), "caption"))
        tone = tone_of(case.left.urgency) if case.left and due.legal else Tone.NEUTRAL
        mark = pill(_mark(due), tone)
        both.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(both, 1)
        line = Clickable("row", inside, due.words, lambda: self._open(case.record_id))
        line.setToolTip(tip(due.words if isinstance(case, OpenDispute) else due_days_words(case)))
        return line

    def _clear(self) -> None:
        while self._inside.count():
            gone = self._inside.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()


def _mark(due: Due) -> str:
    if isinstance(due.case, OpenDispute):
        return due.case.words
    return words_of(due.case) if due.legal else _("承办单位期限")


def _kind(day: MonthDay) -> str:
    if day.make_up:
        kind = _("{name}，上班") if day.local else _("{name}调休上班")
    elif day.name:
        kind = _("{name}，不计工作日")
    else:
        kind = _("工作日") if day.working else _("周末，不计工作日")
    said = kind.format(name=day.name)
    return _("{day}（本地特殊日）").format(day=said) if day.local else said
