"""The timeline on the page: one line for each event, with what can be done to the step it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.case.timeline import Event, events
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.panel import Panel
from desktop_app.ui.kit.theme import caption, icon_button, label, on_click, wrapping
from desktop_app.ui.kit.tokens import COLOURS, Space, ink, scaled
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.office.cases.case_file import CaseFile

_DAY_WIDTH = 84
_MARK = 28
_ICON = 16
_CHANGEABLE = frozenset({"case_step", "delivery", "approval", "reply"})


class TimelinePanel(Panel):
    """The events of a case. Signals `change_wanted(kind, id)`, `removal_wanted(kind, id)`."""

    change_wanted = Signal(str, str)
    removal_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("办理经过"), "history")

    def show_case(
        self, case: CaseFile, flags: Mapping[tuple[str, str], str], *, revealed: bool, may_write: bool
    ) -> None:
        """Show what happened so far; `flags` says by record and field what the law has to say against it."""
        self.clear()
        found = events(case, flags, revealed=revealed)
        for place, event in enumerate(found):
            self.add(self._line(event, last=place == len(found) - 1, may_write=may_write))
        if not found:
            self.say_nothing("info", _("还没有办理经过"))

    def _line(self, event: Event, *, last: bool, may_write: bool) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(Space.SMALL, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        day = caption(day_text(event.day))
        day.setFixedWidth(scaled(_DAY_WIDTH))
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_Mark(event, last=last))
        row.addLayout(_words(event), 1)
        if may_write and event.kind in _CHANGEABLE:
            self._add_actions(row, event)
        day.setContentsMargins(0, Space.TINY, 0, 0)
        return whole

    def _add_actions(self, row: QHBoxLayout, event: Event) -> None:
        change = icon_button("edit", _("改正“{title}”").format(title=event.title))
        remove = icon_button("delete", _("删去“{title}”").format(title=event.title))
        on_click(change, lambda: self.change_wanted.emit(event.kind, event.record_id))
        on_click(remove, lambda: self.removal_wanted.emit(event.kind, event.record_id))
        for button in (change, remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def _words(event: Event) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, Space.TINY, 0, Space.MEDIUM)
    column.setSpacing(0)
    head = QHBoxLayout()
    head.setSpacing(Space.SMALL)
    title = label(event.title, "heading3")
    title.setWordWrap(True)
    head.addWidget(title)
    head.addWidget(Clipped(event.who, "faint"), 1)
    column.addLayout(head)
    if event.text:
        text: QLabel = caption(event.text)
        text.setWordWrap(True)
        column.addWidget(text)
    if event.flag:
        column.addWidget(wrapping(label(event.flag, "error")))
    return column


class _Mark(QWidget):
    """The event's icon in a circle, on the line that leads from event to event."""

    def __init__(self, event: Event, *, last: bool) -> None:
        super().__init__()
        self._event, self._last = event, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(scaled(_MARK))

    def sizeHint(self) -> QSize:
        """Return the room for the circle."""
        return QSize(scaled(_MARK), scaled(_MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the circle and the icon."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, ground = ink(self._event.tone)
        middle = scaled(_MARK) / 2
        painter.setPen(QPen(QColor(COLOURS.hairline), 2))
        if not self._last:
            painter.drawLine(int(middle), scaled(_MARK), int(middle), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(QRectF(0, 0, scaled(_MARK), scaled(_MARK)))
        inset = (scaled(_MARK) - scaled(_ICON)) // 2
        icon(self._event.icon, colour).paint(painter, inset, inset, scaled(_ICON), scaled(_ICON))
